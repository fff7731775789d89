//! Texts of the capability `users`.

texts! {
    title => "Brugere", "Users";
    lead => "Hvem der kan logge ind, og hvad de kan.", "Who can sign in, and what they can do.";
    new => "Ny bruger", "New user";
    create => "Opret bruger", "Create user";
    display_name => "Navn", "Name";
    email => "E-mail", "E-mail";
    role => "Rolle", "Role";
    state => "Adgang", "Access";
    any_role => "Alle roller", "All roles";
    unit => "Gælder for", "Applies to";
    any_unit => "Hele kommunen", "The whole municipality";
    any_state => "Alle", "All";
    open => "Åbn adgang", "Open access";
    close => "Luk adgang", "Close access";
    close_question(name) => "Luk adgangen for {name}?", "Close the access of {name}?";
    close_text => "Brugeren logges ud med det samme og kan ikke logge ind igen, før du åbner.", "The user is signed out at once and cannot sign in again until you open.";
    keep_open => "Behold adgangen", "Keep the access";
    link => "Lav link til adgangskode", "Make a password link";
    link_for(name) => "Link til {name}", "Link for {name}";
    link_text => "Giv linket til brugeren på en sikker måde. Det virker én gang og vises kun nu.", "Pass the link on in a safe way. It works once and is shown only now.";
    created(name) => "{name} er oprettet.", "{name} has been created.";
    opened(name) => "{name} kan logge ind.", "{name} can sign in.";
    closed(name) => "{name} kan ikke logge ind.", "{name} cannot sign in.";
    empty => "Ingen brugere passer", "No users match";
    empty_text => "Prøv et andet navn, eller fjern filtrene.", "Try another name, or remove the filters.";
    role_at(role, unit) => "{role}, {unit}", "{role}, {unit}";
    role_for(role, unit, programmes) => "{role}, {unit}: kun {programmes}", "{role}, {unit}: {programmes} only";
    about(what, name) => "{what}: {name}", "{what}: {name}";
}

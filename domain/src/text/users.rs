//! Texts of the capability `users`.

texts! {
    title => "Brugere", "Users";
    lead => "Hvem der kan logge ind, og hvad de kan.", "Who can sign in, and what they can do.";
    search => "Navnet begynder med", "The name begins with";
    find => "Vis", "Show";
    new => "Ny bruger", "New user";
    create => "Opret bruger", "Create user";
    display_name => "Navn", "Name";
    email => "E-mail", "E-mail";
    role => "Rolle", "Role";
    state => "Adgang", "Access";
    active => "Kan logge ind", "Can sign in";
    inactive => "Lukket", "Closed";
    no_password => "Mangler adgangskode", "Lacks a password";
    actions => "Handlinger", "Actions";
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
    empty_text => "Prøv et andet navn.", "Try another name.";
    role_at(role, unit) => "{role}, {unit}", "{role}, {unit}";
    role_for(role, unit, programmes) => "{role}, {unit}: kun {programmes}", "{role}, {unit}: {programmes} only";
    about(what, name) => "{what}: {name}", "{what}: {name}";
}

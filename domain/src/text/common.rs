//! Texts that every screen uses.

texts! {
    save => "Gem", "Save";
    cancel => "Annuller", "Cancel";
    retry => "Prøv igen", "Try again";
    loading => "Henter …", "Loading …";
    could_not_load => "Vi kunne ikke hente det", "We could not load it";
    nothing_lost => "Intet er gået tabt.", "Nothing is lost.";
    error_number(number) => "Fejlnummer {number}.", "Error number {number}.";
    not_saved => "Ikke gemt. Prøv igen", "Not saved. Try again";
    not_saved_away => "Der er ingen forbindelse til serveren. Det, du har skrevet, står her stadig.", "There is no connection to the server. What you wrote is still here.";
    fix_one_field => "Ret 1 felt", "Correct 1 field";
    fix_fields(count) => "Ret {count} felter", "Correct {count} fields";
    optional_field => "valgfrit", "optional";
    date_hint => "dd.mm.åååå", "dd.mm.yyyy";
    date_wrong => "Skriv datoen som dag.måned.år, fx 23.11.2026", "Write the date as day.month.year, e.g. 23.11.2026";
    pick_in_calendar => "Vælg i kalender", "Pick in the calendar";
    choose => "Vælg", "Choose";
    undo => "Fortryd", "Undo";
    close => "Luk", "Close";
    conflict_title => "En anden har ændret det imens", "Someone else has changed it meanwhile";
    conflict_text => "Din ændring er ikke gemt. Hent den nyeste udgave, og lav ændringen igen.", "Your change is not saved. Load the newest version and make the change again.";
    conflict_reload => "Hent den nyeste", "Load the newest";
    conflict_keep => "Se mit først", "Look at mine first";
    next_page => "Næste side", "Next page";
    first_page => "Første side", "First page";
    pages => "Sider", "Pages";
    track => "Forløb med skole- og oplæringsperioder", "The track of school and placement periods";
    track_done(percent) => "Forløb: {percent} procent gennemført", "Track: {percent} per cent done";
    track_today => "I dag", "Today";
    period_done => "gennemført", "done";
    period_now => "i gang", "under way";
    legend_now => "Oplæring nu", "Placement now";
    legend_planned => "Oplæring planlagt", "Placement planned";
    at_most_characters(max) => "Højst {max} tegn.", "At most {max} characters.";
    at_least_characters(min) => "Mindst {min} tegn.", "At least {min} characters.";
    between(min, max) => "Fra {min} til {max}.", "From {min} to {max}.";
    at_most(max) => "Højst {max}.", "At most {max}.";
    at_least(min) => "Mindst {min}.", "At least {min}.";
    try_in_seconds(seconds) => "Prøv igen om {seconds} sekunder.", "Try again in {seconds} seconds.";
    no_connection => "Der er ingen forbindelse til serveren.", "There is no connection to the server.";
}

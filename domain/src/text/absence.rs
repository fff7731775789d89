//! Texts of the capability `absence`.

texts! {
    title => "Fravær", "Absence";
    report => "Meld fravær", "Report absence";
    report_sick => "Meld syg", "Report sick";
    report_for(name) => "Meld fravær for {name}", "Report absence for {name}";
    recover => "Meld rask", "Report recovery";
    recover_for(name) => "Meld {name} rask", "Report that {name} is back";
    back_on => "Tilbage fra", "Back from";
    back_on_hint => "Den første dag på arbejde igen", "The first day at work again";
    kind => "Type", "Kind";
    kind_hidden => "Fravær", "Absence";
    no_reason => "Skriv ikke, hvorfor du er væk. Det skal ingen vide.", "Do not say why you are away. Nobody needs to know.";
    source => "Registreret af", "Registered by";
    open => "Ikke raskmeldt", "Not back yet";
    days(count) => "{count} dage", "{count} days";
    one_day => "1 dag", "1 day";
    extent => "Varighed", "Length";
    period => "Periode", "Period";
    status => "Status", "Status";
    none_yet => "Intet fravær", "No absence";
    none => "Der er ikke registreret fravær.", "No absence is registered.";
    reported => "Fraværet er meldt.", "The absence is reported.";
    recovered => "Raskmeldingen er registreret.", "The recovery is registered.";
    dates_only => "Du ser kun datoerne.", "You see the dates only.";
    spells_lately(months) => "Perioder på {months}", "Spells in {months}";
    sick_lately => "Heraf egen sygdom", "Own sickness among them";
    days_lately => "Dage i perioderne", "Days of these spells";
    latest => "Seneste periode", "Latest spell";
    none_lately(months) => "Intet fravær de seneste {months}.", "No absence in the last {months}.";
    away_since(date) => "Fraværende siden {date}", "Absent since {date}";
    see_spells => "Se perioder", "See the spells";
    you_are_away(date) => "Meldt fraværende siden {date}", "Reported absent since {date}";
}

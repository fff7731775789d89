//! Texts of the capability `settings`.

texts! {
    on => "Slået til", "On";
    off => "Slået fra", "Off";
    title => "Indstillinger", "Settings";
    counts(all, own) => "{all} indstillinger. {own} er jeres egne, resten følger standarden.", "{all} settings. {own} are your own, the rest follow the standard.";
    search => "Søg i indstillinger", "Search the settings";
    search_hint => "Fx vejleder, samtale, fridage", "E.g. supervisor, talk, days off";
    show => "Vis", "Show";
    show_all(count) => "Alle {count}", "All {count}";
    show_own(count) => "Egne {count}", "Own {count}";
    group_count(count) => "{count} indstillinger", "{count} settings";
    group_count_one => "1 indstilling", "1 setting";
    none => "Ingen indstillinger passer", "No settings match";
    none_text => "Skriv et andet ord, eller vis alle.", "Write another word, or show all.";
    own_value => "Egen værdi", "Own value";
    standard_is(value) => "Standard: {value}", "Standard: {value}";
    set_by(name, when) => "{name}, {when}", "{name}, {when}";
    set_before(when) => "sat i en tidligere udgave, {when}", "set in an earlier version, {when}";
    from_day(day) => "fra {day}", "from {day}";
    for_scope(name, value) => "{name}: {value}", "{name}: {value}";
    goes_back => "tilbage til standard", "back to the standard";
    back_to(value) => "Tilbage til {value}", "Back to {value}";
    back_label(label, value) => "{label}: tilbage til {value}, standarden", "{label}: back to {value}, the standard";
    remove_own => "Fjern", "Remove";
    remove_label(label, name) => "{label}: fjern {name}", "{label}: remove {name}";
    change => "Ret", "Change";
    change_label(label) => "{label}: ret", "{label}: change";
    history => "Historik", "History";
    history_label(label) => "{label}: historik", "{label}: history";
    history_none => "Ingen har ændret den. Standarden gælder.", "Nobody has changed it. The standard holds.";
    number_in(unit) => "Værdi, {unit}", "Value, {unit}";
    limits(min, max, standard) => "Fra {min} til {max}. Standard: {standard}.", "From {min} to {max}. Standard: {standard}.";
    limits_or_off(min, max, standard) => "Fra {min} til {max}. Tomt slår den fra. Standard: {standard}.", "From {min} to {max}. Empty switches it off. Standard: {standard}.";
    programme => "Uddannelse", "Programme";
    level => "Slags uddannelser", "Kind of programmes";
    area => "Område eller sted", "Area or site";
    save => "Gem", "Save";
    saved(label, value) => "{label}: {value}.", "{label}: {value}.";
    saved_standard(label) => "{label} følger standarden igen.", "{label} follows the standard again.";
    not_saved => "Indstillingen blev ikke ændret", "The setting was not changed";
    unreadable => "Værdien kan ikke læses", "The value cannot be read";
    unreadable_text => "Det, der bruger den, standser, til den er sat igen.", "What uses it stops until it is set anew.";
    unknown => "Værdier fra en anden udgave", "Values of another version";
    unknown_text => "De er gemt, men har ingen virkning her.", "They are kept, but have no effect here.";
}

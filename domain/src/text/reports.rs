//! Texts of the capability `reports`.

texts! {
    title => "Nøgletal", "Key figures";
    period(from, to, least) => "{from} – {to}. Grupper under {least} vises ikke.", "{from} – {to}. Groups below {least} are not shown.";
    filters => "Vælg periode og uddannelse", "Choose period and programme";
    from => "Fra", "From";
    to => "Til", "To";
    programme => "Uddannelse", "Programme";
    all_programmes => "Alle uddannelser", "All programmes";
    show => "Vis", "Show";
    print => "Udskriv", "Print";
    main_figures => "Hovedtal", "Main figures";
    hire_rate => "Ansættelsesrate", "Hire rate";
    of(numerator, denominator) => "{numerator} af {denominator}", "{numerator} of {denominator}";
    hidden(least) => "Under {least}, vises ikke", "Below {least}, not shown";
    hidden_short(least) => "under {least}", "below {least}";
    hires => "Har sagt ja til job", "Accepted a job";
    hires_text => "Alle uddannelser, i perioden", "All programmes, in the period";
    hires_at_least(count) => "Mindst {count}, små grupper er ikke talt med", "At least {count}, small groups are left out";
    time_to_offer => "Fra ansøgning til tilbud", "From application to offer";
    days => "dage", "days";
    median_of(count) => "Median af {count} tilbud", "Median of {count} offers";
    rate_question => "Hvor mange ansætter vi?", "How many do we hire?";
    rate_text => "Andel af de gennemførte, der fik job her.", "The share of those who completed who got a job here.";
    rate_plot => "Ansættelsesrate efter uddannelse", "Hire rate by programme";
    rate_source => "Erhvervsuddannelser gennemført i perioden, ansat senest 3 måneder efter. Stiplet linje: 50 %.", "Vocational education completed in the period, hired within 3 months. Dashed line: 50 %.";
    rate_none => "Ingen har gennemført i perioden", "No one completed in the period";
    rate_none_text => "Vælg en længere periode.", "Choose a longer period.";
    all => "Alle", "All";
    share => "Andel", "Share";
    hired => "Ansat", "Hired";
    completed => "Gennemført", "Completed";
    described(name, value) => "{name}: {value}.", "{name}: {value}.";
    open_question => "Hvor står sagerne?", "Where do the cases stand?";
    open_text => "Ansættelsessager, der ikke er afgjort.", "Hire cases that are not decided.";
    open_source => "Sager i dag, uanset periode.", "Cases today, whatever the period.";
    open_plot => "Åbne ansættelsessager efter status", "Open hire cases by status";
    status => "Status", "Status";
    count => "Antal", "Count";
    as_table => "Vis tal som tabel", "Show the numbers as a table";
}

//! Texts of the capability `programmes`.

texts! {
    title => "Uddannelser", "Programmes";
    lead => "Det, kommunen regner med om hver uddannelse og version.", "What the municipality assumes about each programme and version.";
    empty => "Der er ingen uddannelser endnu", "There are no programmes yet";
    not_used => "Bruges ikke", "Not used";
    authorisation => "Kræver autorisation", "Requires authorisation";
    version(name, from) => "{name}, gælder fra {from}", "{name}, in force from {from}";
    structure => "Opbygning", "Structure";
    pay => "Løn", "Pay";
    contract => "Papirer", "Papers";
    basis => "Ansættelse", "Employment";
    site_kinds => "Steder", "Sites";
    goals => "Mål", "Goals";
    goal_count(count) => "{count} mål", "{count} goals";
    levels => "Niveauer", "Levels";
    supervisor => "Vejleder skal have", "A supervisor must have";
    uncertain => "Skal afklares", "To be settled";
    cohort => "Hold", "Cohort";
    cohort_option(code, first, places) => "{code}, fra {first} ({places})", "{code}, from {first} ({places})";
    cohorts => "Hold og pladser", "Cohorts and places";
    cohorts_text => "Hvor mange pladser et hold har, afgør hvornår det er fuldt. Uden et tal er der ingen grænse.", "How many places a cohort has decides when it is full. Without a number there is no limit.";
    no_cohorts => "Ingen hold er i gang eller på vej. Indlæs en holdplan.", "No cohort is under way or ahead. Import a cohort plan.";
    school => "Skole", "School";
    period => "Periode", "Period";
    places => "Pladser", "Places";
    places_taken(taken) => "{taken} optaget", "{taken} taken";
    places_free(taken, target, free) => "{taken} af {target} optaget, {free} ledige", "{taken} of {target} taken, {free} free";
    places_full(taken, target) => "{taken} af {target} optaget, fuldt", "{taken} of {target} taken, full";
    target_of(code) => "Antal pladser på {code}", "Number of places in {code}";
    set_target => "Sæt antal", "Set the number";
    save_target(code) => "Gem pladser på {code}", "Save the places of {code}";
    save => "Gem", "Save";
    target_saved(code) => "Pladserne på {code} er gemt.", "The places of {code} are saved.";
    nothing_asked => "Intet krav", "No requirement";
}

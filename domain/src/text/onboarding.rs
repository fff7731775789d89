//! Texts of the capability `onboarding`.

texts! {
    plan => "Onboardingplan", "Onboarding plan";
    no_plan => "Der er ingen plan endnu", "There is no plan yet";
    no_plan_text => "Planen laves af skabelonen for kommunen, uddannelsen og stedet, med datoer fra første dag.", "The plan is made of the templates of the municipality, the programme and the site, with dates from the first day.";
    no_plan_own => "Din plan er ikke lavet endnu", "Your plan is not made yet";
    no_plan_own_text => "Konsulenten laver den, inden du begynder.", "The consultant makes it before you begin.";
    no_plan_others_text => "Uddannelseskonsulenten laver den af skabelonen.", "The education consultant makes it from the templates.";
    make => "Lav plan", "Make the plan";
    make_title => "Lav onboardingplan", "Make the onboarding plan";
    foreign_applicant => "Har en uddannelse fra et andet land", "Has an education from another country";
    foreign_applicant_hint => "Planen får punkter om sprog, merit, transport og bolig.", "The plan gets items about language, credit, transport and housing.";
    needs_work_permit => "Skal have opholds- og arbejdstilladelse", "Needs a residence and work permit";
    specialisation => "Specialisering", "Specialisation";
    made => "Planen er lavet.", "The plan is made.";

    progress => "Faste punkter", "Mandatory items";
    done_of(done, total) => "{done} af {total}", "{done} of {total}";
    own_progress => "Din onboarding", "Your onboarding";
    own_done_of(done, total) => "{done} af {total} klaret", "{done} of {total} done";
    overdue(count) => "{count} over frist", "{count} overdue";
    due(date) => "Senest {date}", "By {date}";
    was_due(date) => "Skulle være klaret {date}", "Was due {date}";
    done_on(date) => "Klaret {date}", "Done {date}";
    set_aside_on(date) => "Ikke relevant, {date}", "Not relevant, {date}";
    mandatory => "Fast punkt", "Mandatory";
    by_all(roles) => "Alle krydser af: {roles}", "All tick: {roles}";
    ticked_by(name, role) => "{name} ({role}) har krydset af", "{name} ({role}) has ticked";
    from_layer(layer, name) => "Fra {layer}: {name}", "From {layer}: {name}";
    not_relevant => "Ikke relevant", "Not relevant";
    not_relevant_of(title) => "Sæt som ikke relevant: {title}", "Set as not relevant: {title}";
    not_relevant_title => "Hvorfor er punktet ikke relevant?", "Why is the item not relevant?";
    reason => "Begrundelse", "Reason";
    set_aside => "Sæt som ikke relevant", "Set as not relevant";
    reopen => "Åbn igen", "Open again";

    to_answer => "Svar", "Answer";
    answer_of(title) => "Svar: {title}", "Answer: {title}";
    change_answer => "Ret svaret", "Change the answer";
    change_answer_of(title) => "Ret svaret: {title}", "Change the answer: {title}";
    answered_by_name(name, role) => "{name} ({role})", "{name} ({role})";
    save_answer => "Gem svar", "Save the answer";
    close => "Luk", "Close";
    answered_hidden(name, role) => "{name} ({role}) har svaret", "{name} ({role}) has answered";
    seen_only_by(roles) => "Svaret ses kun af {roles}", "Only {roles} see the answer";
    by_all_answer(roles) => "Alle svarer: {roles}", "All answer: {roles}";
    unit_hint(unit) => "Antal {unit}", "In {unit}";
    read_it => "Jeg har læst det", "I have read it";
    read_it_of(title) => "Jeg har læst det: {title}", "I have read it: {title}";
    was_read => "Læst", "Read";
    to_read => "Læs", "Read";
    to_read_of(title) => "Læs: {title}", "Read: {title}";
    file_of(name, size) => "{name} ({size})", "{name} ({size})";
    kilobytes(count) => "{count} kB", "{count} kB";
    megabytes(count) => "{count} MB", "{count} MB";
    new_window => "(åbner i et nyt vindue)", "(opens in a new window)";
    history => "Tidligere svar", "Earlier answers";
    history_of(title) => "Tidligere svar: {title}", "Earlier answers: {title}";
    no_answers => "Der er ikke svaret endnu.", "Nothing is answered yet.";
    done_with => "Klares med", "Done with";

    your_items => "Det mangler du", "What you have left";
    whole_plan => "Hele planen", "The whole plan";
    nothing_left => "Du mangler intet lige nu", "You have nothing left now";
    nothing_left_text => "Nye punkter kommer her, når de nærmer sig.", "New items come here when they draw near.";

    see_plan => "Se onboarding", "See the onboarding";
    to_make => "Lav planen", "Make the plan";
    missing_first(titles) => "Mangler først: {titles}.", "Missing first: {titles}.";
    nothing_missing => "Intet mangler.", "Nothing is missing.";

    templates => "Skabeloner", "Templates";
    templates_lead => "Kommunens standard, uddannelsernes lag og stedernes tillæg. Et sted kan lægge til, men ikke fjerne faste punkter.", "The municipality's standard, the programmes' layers and the sites' additions. A site can add but not remove mandatory items.";
    layer_meta(count, number) => "{count} punkter · version {number}", "{count} items · version {number}";
    item => "Punkt", "Item";
    when => "Hvornår", "When";
    whose => "Hvem", "Who";
    only_if => "Kun når", "Only if";
    yes => "Ja", "Yes";
    no => "Nej", "No";
    always => "Altid", "Always";
    days_before(days, anchor) => "{days} dage før: {anchor}", "{days} days before: {anchor}";
    days_after(days, anchor) => "{days} dage efter: {anchor}", "{days} days after: {anchor}";
    on_anchor(anchor) => "{anchor}", "{anchor}";
    share_of_period(percent) => "{percent} % inde i perioden", "{percent} % into the period";

    if_site_serves_children => "stedet har børn under 15 år", "the site serves children under 15";
    if_is_minor => "under 18 år på første dag", "under 18 on the first day";
    if_needs_work_permit => "opholds- og arbejdstilladelse kræves", "a residence and work permit is required";
    if_foreign_applicant => "uddannelse fra et andet land", "education from another country";
    if_first_time_supervisor => "vejlederens første elev på uddannelsen", "the supervisor's first trainee of the programme";
    if_starts_in_school => "begynder i skole", "begins in school";
    if_starts_with_gf2 => "ansat fra GF2", "employed from GF2";
    if_period_from(number) => "fra periode {number}", "from period {number}";
    if_last_period => "sidste periode her", "last period here";
    if_has_next_period => "der kommer en periode mere", "another period follows";
    if_external_period => "perioden er på et eksternt sted", "the period is at an external site";
    if_spu_member => "kommunen er med i SPU", "the municipality takes part in SPU";
    if_not_spu_member => "kommunen er ikke med i SPU", "the municipality does not take part in SPU";
    if_assessment_doubt => "vurderingen er i tvivl", "the assessment is in doubt";
    if_programme(codes) => "uddannelse: {codes}", "programme: {codes}";
    if_specialisation(codes) => "specialisering: {codes}", "specialisation: {codes}";
}

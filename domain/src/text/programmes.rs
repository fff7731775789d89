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
    nothing_asked => "Intet krav", "No requirement";
}

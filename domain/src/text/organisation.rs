//! Texts of the capability `organisation`.

texts! {
    title => "Organisation", "Organisation";
    lead => "Kommunens enheder, så langt du kan se.", "The units of the municipality, as far as you can see.";
    name => "Navn", "Name";
    kind => "Niveau", "Level";
    code => "Kode", "Code";
    education_lead => "Uddannelsesansvarlig", "Education lead";
    children => "Børn under 15", "Children under 15";
    yes => "Ja", "Yes";
    empty => "Der er ingen enheder endnu", "There are no units yet";
    empty_text => "De kommer, når listen over steder er læst ind.", "They come when the list of sites has been read in.";
    level(depth) => "Niveau {depth}: ", "Level {depth}: ";
}

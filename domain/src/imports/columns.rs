//! Which columns each kind of file has, and under which headers municipalities write them.

use super::cells::key;
use super::{Field, ImportKind, MappedColumn};
use crate::problem::{Checks, FieldCode, FieldError};

/// A column of a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSpec {
    /// The field it fills.
    pub field: Field,
    /// Whether a file without it cannot be read.
    pub required: bool,
    /// The headers it is known by, the usual one first.
    pub headers: &'static [&'static str],
}

const fn must(field: Field, headers: &'static [&'static str]) -> ColumnSpec {
    ColumnSpec { field, required: true, headers }
}

const fn can(field: Field, headers: &'static [&'static str]) -> ColumnSpec {
    ColumnSpec { field, required: false, headers }
}

const SITES: &[ColumnSpec] = &[
    must(Field::CentreCode, &["Centerkode", "Forvaltningskode"]),
    must(Field::Centre, &["Center", "Forvaltning"]),
    must(Field::Area, &["Område", "Distrikt/afdeling"]),
    must(Field::SiteCode, &["Stedkode", "Enhedsnr."]),
    must(Field::Site, &["Praktiksted", "Enhed"]),
    must(Field::Kind, &["Type", "Enhedstype"]),
    can(Field::ServesChildren, &["Børn", "Børn under 15"]),
    can(Field::EducationLead, &["Uddannelsesansvarlig", "Elevansvarlig"]),
    must(Field::Programme, &["Uddannelse", "Fag"]),
    must(Field::Places, &["Pladser", "Antal pladser"]),
    must(Field::From, &["Fra", "Gælder fra"]),
    can(Field::To, &["Til", "Gælder til"]),
];

const SUPERVISORS: &[ColumnSpec] = &[
    must(Field::Name, &["Navn", "Vejlederens navn"]),
    must(Field::Email, &["E-mail", "Mail"]),
    must(Field::Site, &["Arbejdssted", "Enhed(er)", "Praktiksted"]),
    must(Field::Programmes, &["Vejleder for", "Uddannelser"]),
    can(Field::Qualification, &["Vejlederuddannelse", "Kvalifikation"]),
    can(Field::PassedOn, &["Afsluttet", "Bestået dato"]),
    can(Field::MaxTrainees, &["Maks. elever", "Maks. antal"]),
    can(Field::MinutesPerWeek, &["Minutter pr. uge", "Aftalt vejledningstid (min./uge)"]),
    must(Field::Appointed, &["Udnævnt", "Udpeget"]),
    can(Field::Ended, &["Ophørt", "Funktion ophørt"]),
    must(Field::Kind, &["Rolle", "Vejledertype"]),
];

const COHORTS: &[ColumnSpec] = &[
    must(Field::Cohort, &["Hold", "Klasse"]),
    must(Field::Programme, &["Uddannelse", "Fag"]),
    can(Field::School, &["Skole", "Uddannelsessted"]),
    must(Field::Number, &["Nr", "Periode nr"]),
    must(Field::Kind, &["Type", "Periodetype"]),
    can(Field::Label, &["Betegnelse", "Periodenavn"]),
    must(Field::From, &["Fra", "Startdato"]),
    must(Field::To, &["Til", "Slutdato"]),
];

const TRAINEES: &[ColumnSpec] = &[
    must(Field::GivenName, &["Fornavn", "Fornavne", "Fornavn(e)"]),
    must(Field::FamilyName, &["Efternavn", "Slægtsnavn"]),
    must(Field::BirthDate, &["Fødselsdato", "Fødselsdag", "Født"]),
    can(Field::Email, &["E-mail", "Mail", "E-mailadresse"]),
    can(Field::Phone, &["Mobil", "Telefon", "Mobilnr."]),
    must(Field::Programme, &["Uddannelse", "Uddannelsesretning", "Fag"]),
    can(Field::Cohort, &["Hold", "Hold/årgang", "Klasse"]),
    must(Field::Site, &["Praktiksted", "Arbejdssted", "Enhed", "Oplæringssted"]),
    must(Field::Start, &["Start", "Startdato", "Første dag"]),
    must(Field::End, &["Slut", "Slutdato", "Sidste dag"]),
    must(Field::Basis, &["Ansættelsesform", "Ansættelsestype"]),
    can(Field::Supervisor, &["Vejleder", "Ansvarlig vejleder", "Praktikvejleder"]),
    can(Field::ExternalRef, &["Elevnr", "Elev-id", "Lønnr."]),
    can(Field::Centre, &["Center", "Forvaltning"]),
    can(Field::School, &["Skole", "Uddannelsessted", "Uddannelsesinstitution"]),
    can(Field::WeeklyHours, &["Timer pr. uge", "Ugentligt timetal", "Ugetimer"]),
    can(Field::Note, &["Bemærkning", "Noter", "Bem."]),
];

/// The free text, the name and the unit are left out: the trainee number says who it is, and illness words are never kept.
const ABSENCE: &[ColumnSpec] = &[
    can(Field::SpellNumber, &["Løbenr", "Fraværs-id"]),
    must(Field::ExternalRef, &["Elevnr", "Elev-id"]),
    must(Field::Kind, &["Fraværstype", "Fraværsart"]),
    must(Field::From, &["Første dag", "Fra og med"]),
    must(Field::To, &["Sidste dag", "Til og med"]),
    can(Field::Percent, &["Omfang i %", "Fraværsprocent"]),
    can(Field::Source, &["Kilde", "Indberettet af"]),
    can(Field::Registered, &["Registreret", "Oprettet"]),
];

/// The columns of a kind of file.
#[must_use]
pub const fn columns(kind: ImportKind) -> &'static [ColumnSpec] {
    match kind {
        ImportKind::Sites => SITES,
        ImportKind::Supervisors => SUPERVISORS,
        ImportKind::Cohorts => COHORTS,
        ImportKind::Trainees => TRAINEES,
        ImportKind::Absence => ABSENCE,
    }
}

/// What the headers of a file are taken for: by synonym, case and superfluous spaces ignored; each field once.
#[must_use]
pub fn recognise(kind: ImportKind, headers: &[String]) -> Vec<MappedColumn> {
    let mut taken = Vec::new();
    let mut mapping = Vec::with_capacity(headers.len());
    for header in headers {
        let wanted = key(header);
        let spec = columns(kind).iter().find(|spec| spec.headers.iter().any(|known| key(known) == wanted));
        let field = spec.map(|spec| spec.field).filter(|field| !taken.contains(field));
        taken.extend(field);
        mapping.push(MappedColumn { header: header.clone(), field });
    }
    mapping
}

/// The columns without which the file cannot be read and that the mapping lacks.
#[must_use]
pub fn missing(kind: ImportKind, mapping: &[MappedColumn]) -> Vec<ColumnSpec> {
    columns(kind).iter().filter(|spec| spec.required && !mapping.iter().any(|column| column.field == Some(spec.field))).copied().collect()
}

/// Another mapping for a file of which only the mapped columns were kept: columns can be left out or taken for
/// something else, but one that was not kept cannot be added.
///
/// # Errors
/// The columns that do not fit.
pub fn remap(kind: ImportKind, there: &[MappedColumn], wanted: &[MappedColumn]) -> Result<Vec<MappedColumn>, Vec<FieldError>> {
    let mut checks = Checks::default();
    let mut taken = Vec::new();
    let mut mapping = Vec::with_capacity(there.len());
    for column in there {
        let field = wanted.iter().find(|wanted| key(&wanted.header) == key(&column.header)).and_then(|wanted| wanted.field);
        if let Some(field) = field {
            let name = format!("mapping.{field}");
            checks.require(columns(kind).iter().any(|spec| spec.field == field), &name, FieldCode::Unknown);
            checks.require(!taken.contains(&field), &name, FieldCode::Duplicate);
            checks.require(column.field.is_some(), &name, FieldCode::NotFound);
            taken.push(field);
        }
        mapping.push(MappedColumn { header: column.header.clone(), field });
    }
    for spec in missing(kind, &mapping) {
        checks.require(false, &format!("mapping.{}", spec.field), FieldCode::MissingColumn);
    }
    checks.finish(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_recognised_with_case_and_spaces_ignored() {
        let headers = ["  FORNAVN ", "Født", "Fag", "arbejdssted", "Første\u{a0}dag", "Noget andet", "Fornavne"].map(str::to_owned);
        let fields: Vec<_> = recognise(ImportKind::Trainees, &headers).iter().map(|column| column.field).collect();
        assert_eq!(
            fields,
            [Some(Field::GivenName), Some(Field::BirthDate), Some(Field::Programme), Some(Field::Site), Some(Field::Start), None, None]
        );
    }

    #[test]
    fn the_free_text_of_absence_has_no_field() {
        let mapping = recognise(ImportKind::Absence, &["Bemærkning", "Årsag", "Navn"].map(str::to_owned));
        assert!(mapping.iter().all(|column| column.field.is_none()));
        assert_eq!(missing(ImportKind::Absence, &mapping).len(), 4);
    }

    #[test]
    fn another_mapping_cannot_add_what_was_not_kept() {
        let headers = ["Hold", "Uddannelse", "Nr", "Type", "Fra", "Til", "Lokale"].map(str::to_owned);
        let there = recognise(ImportKind::Cohorts, &headers);
        let mut wanted = there.clone();
        assert_eq!(remap(ImportKind::Cohorts, &there, &wanted).as_deref(), Ok(there.as_slice()));
        wanted[6].field = Some(Field::Label);
        wanted[0].field = None;
        let errors = remap(ImportKind::Cohorts, &there, &wanted).unwrap_err();
        let codes: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code)).collect();
        assert_eq!(codes, [("mapping.label", FieldCode::NotFound), ("mapping.cohort", FieldCode::MissingColumn)]);
    }

    #[test]
    fn no_header_means_two_fields_of_one_kind() {
        for kind in ImportKind::ALL {
            let mut seen: Vec<String> = Vec::new();
            for header in columns(*kind).iter().flat_map(|spec| spec.headers) {
                assert!(!seen.contains(&key(header)), "{kind} {header}");
                seen.push(key(header));
            }
        }
    }
}

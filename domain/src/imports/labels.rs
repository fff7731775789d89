//! Which word a label means: the label or one of the aliases of the code lists, case and superfluous spaces ignored.
//! No fuzzy matching: a near miss is said, not guessed.

use super::cells::key;
use crate::Lang;
use crate::absence::{AbsenceKind, AbsenceSource};
use crate::organisation::SiteKind;
use crate::people::{QualificationKind, SupervisorKind};
use crate::traineeships::{EmploymentBasis, SegmentKind};

fn find<W: Copy>(words: &[W], text: &str, names: impl Fn(W) -> (&'static str, &'static [&'static str])) -> Option<W> {
    let wanted = key(text);
    words.iter().copied().find(|word| {
        let (label, aliases) = names(*word);
        key(label) == wanted || aliases.iter().any(|alias| key(alias) == wanted)
    })
}

pub(super) fn basis(text: &str) -> Option<EmploymentBasis> {
    find(EmploymentBasis::ALL, text, |word| {
        let aliases: &[&str] = match word {
            EmploymentBasis::EudTrainee => &["Elev", "Elev med uddannelsesaftale", "EUD-elev"],
            EmploymentBasis::StudentSu => &["SU-studerende", "Ulønnet praktik", "SU"],
            EmploymentBasis::PaidStudent => &["Lønnet studerende", "Studerende (løn)"],
            EmploymentBasis::Employee => &["Ansat under uddannelse", "Ordinært ansat"],
        };
        (word.label(Lang::Da), aliases)
    })
}

pub(super) fn segment_kind(text: &str) -> Option<SegmentKind> {
    find(SegmentKind::ALL, text, |word| {
        let aliases: &[&str] = match word {
            SegmentKind::Placement => &["Praktik", "Klinik"],
            SegmentKind::School => &["Skoleperiode", "Skoleophold"],
            SegmentKind::Gf2 => &["Grundforløb 2"],
            SegmentKind::Exam => &["Afsluttende prøve"],
            SegmentKind::Holiday => &[],
        };
        (word.label(Lang::Da), aliases)
    })
}

pub(super) fn absence_kind(text: &str) -> Option<AbsenceKind> {
    find(AbsenceKind::ALL, text, |word| (word.label(Lang::Da), word.aliases()))
}

/// Who registered a spell; a word that is not known means only that it was imported.
pub(super) fn absence_source(text: &str) -> AbsenceSource {
    find(AbsenceSource::ALL, text, |word| (word.label(Lang::Da), &[])).unwrap_or(AbsenceSource::Import)
}

pub(super) fn site_kind(text: &str) -> Option<SiteKind> {
    find(SiteKind::ALL, text, |word| (word.label(Lang::Da), &[]))
}

pub(super) fn supervisor_kind(text: &str) -> Option<SupervisorKind> {
    find(SupervisorKind::ALL, text, |word| (word.label(Lang::Da), &[]))
}

/// What a supervisor has passed: several are joined with `+`.
pub(super) fn qualifications(text: &str) -> Option<Vec<QualificationKind>> {
    let mut kinds =
        text.split('+').map(|part| find(QualificationKind::ALL, part, |word| (word.label(Lang::Da), &[]))).collect::<Option<Vec<_>>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    Some(kinds)
}

/// A programme of the municipality's catalogue, with the names it is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeRef {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Other names that are written for it.
    pub aliases: Vec<String>,
    /// What kind of education it is.
    pub family: crate::programmes::ProgrammeFamily,
}

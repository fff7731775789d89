//! Absence spells: kind, dates and who said so. Never a reason in words (docs/field 3, R7 and 5.2, 11).

use crate::access::Role;
use crate::fields::Declared;
use crate::ids::{AbsenceSpellId, TraineeshipId};
use crate::moves::OptionOf;
use crate::problem::{Checks, FieldCode, FieldError};
use crate::text::absence as text;
use crate::{Instant, Lang};
use chrono::{Months, NaiveDate, TimeDelta};

words! {
    /// Why someone is away: a closed list, and never a free text (docs/field 4.4 and 5.2, 11).
    AbsenceKind {
        Sick = "sick", "Sygdom", "Sickness";
        ChildSick = "child_sick", "Barns sygdom", "Child's sickness";
        CareDay = "care_day", "Omsorgsdag", "Care day";
        Unexcused = "unexcused", "Udeblivelse", "Unexcused absence";
        LeavePaidOther = "leave_paid_other", "Anden frihed med løn", "Other paid leave";
        Parental = "parental", "Barsel", "Parental leave";
        PartialSick = "partial_sick", "Delvis syg", "Partially sick";
    }
    /// Where a spell stands: it is kept as its last day.
    SpellStatus {
        Open = "open", "I gang", "Open";
        Ended = "ended", "Slut", "Ended";
    }
    /// A step of a spell.
    SpellStep {
        Recover = "recover", "Raskmeld", "Report well";
    }
    /// Who registered a spell (docs/field 4.4). The labels are those of the municipalities' files.
    AbsenceSource {
        Trainee = "trainee", "Elev", "Trainee";
        Supervisor = "supervisor", "Vejleder", "Supervisor";
        Unit = "unit", "Enhed", "Unit";
        Consultant = "consultant", "Konsulent", "Consultant";
        School = "school", "Skole", "School";
        Import = "import", "Indlæst", "Imported";
    }
}

impl AbsenceKind {
    /// The other words files use for a kind (matched with case and spaces ignored).
    #[must_use]
    pub const fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Sick => &["Syg", "Sygemelding"],
            Self::ChildSick => &["Barns 1. sygedag", "Barn syg"],
            Self::CareDay => &["Omsorgsdage"],
            Self::Unexcused => &["Udeblevet", "Ulovligt fravær"],
            Self::LeavePaidOther => &["Tjenestefri med løn", "Frihed med løn"],
            Self::Parental => &["Barselsorlov"],
            Self::PartialSick => &["Delvist syg", "Delvis sygemelding"],
        }
    }

    /// Own sickness, whole or in part: what the sick-leave rules are about (docs/field readings, D2).
    #[must_use]
    pub const fn is_sickness(self) -> bool {
        matches!(self, Self::Sick | Self::PartialSick)
    }

    /// What trainees may report about themselves; the rest is registered by others.
    #[must_use]
    pub const fn trainee_may_report(self) -> bool {
        matches!(self, Self::Sick | Self::ChildSick)
    }
}

/// An absence spell. Supervisors and leaders see its dates only (docs/field 3, K2).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AbsenceSpell {
    /// Which one.
    pub id: AbsenceSpellId,
    /// Whose.
    pub traineeship_id: TraineeshipId,
    /// Its kind, where the reader may see it.
    pub kind: Option<AbsenceKind>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
    /// How much of the day, where partially sick and the reader may see it.
    pub percent: Option<i32>,
    /// When the trainee is expected back.
    pub expected_back_on: Option<NaiveDate>,
    /// Who registered it.
    pub source: AbsenceSource,
    /// When.
    pub registered_at: Instant,
    /// The steps there are for the reader.
    pub options: Vec<OptionOf<SpellStatus>>,
    /// For optimistic locking.
    pub version: i32,
}

impl SpellStatus {
    /// Where a spell with this last day stands.
    #[must_use]
    pub const fn of(ends_on: Option<NaiveDate>) -> Self {
        if ends_on.is_some() { Self::Ended } else { Self::Open }
    }
}

impl AbsenceSpell {
    /// Whether the reader may say that the trainee is back.
    #[must_use]
    pub fn may_recover(&self) -> bool {
        self.options.iter().any(|option| option.to == SpellStep::Recover)
    }

    /// Whether the trainee is away on a day.
    #[must_use]
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|last| day <= last)
    }
}

/// How much absence has begun lately. A spell belongs to the window of its first day, as in the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecentAbsence {
    /// Spells of any kind.
    pub spells: u32,
    /// Those of own sickness; not known to who sees the dates only.
    pub sick_spells: Option<u32>,
    /// Their calendar days until today.
    pub days: i64,
}

impl RecentAbsence {
    /// Counts the spells of so many months: those of the rule about several spells (docs/field 9.1).
    #[must_use]
    pub fn of<'a>(spells: impl IntoIterator<Item = &'a AbsenceSpell>, months: u32, today: NaiveDate) -> Self {
        let from = today.checked_sub_months(Months::new(months)).unwrap_or(today);
        let none = Self { spells: 0, sick_spells: Some(0), days: 0 };
        spells.into_iter().filter(|spell| from <= spell.starts_on && spell.starts_on <= today).fold(none, |sum, spell| {
            let last = spell.ends_on.map_or(today, |last| last.min(today));
            Self {
                spells: sum.spells + 1,
                sick_spells: sum.sick_spells.zip(spell.kind).map(|(sick, kind)| sick + u32::from(kind.is_sickness())),
                days: sum.days + (last - spell.starts_on).num_days() + 1,
            }
        })
    }
}

fields! {
    /// Reports an absence. There is no field for a reason.
    ReportAbsence {
        kind: AbsenceKind = choice, "Type", "Kind";
        starts_on: NaiveDate = date, "Første dag", "First day";
        ends_on: Option<NaiveDate> = date, "Sidste dag", "Last day", hint "Lad feltet stå tomt, hvis du ikke ved det.", "Leave it empty if you do not know.";
        /// How much of the day, where partially sick.
        percent: Option<i32> = number(1, 99), "Omfang i %", "Extent in %", hint "Hvor meget er eleven syg? 1 til 99", "How much is the trainee sick? 1 to 99",
            must when kind is ["partial_sick"];
        expected_back_on: Option<NaiveDate> = date, "Forventet tilbage", "Expected back";
    }
    /// Registers that the trainee is back.
    RegisterRecovery {
        /// The step.
        to: SpellStep = given, "Trin", "Step";
        /// The last day of absence.
        ends_on: Option<NaiveDate> = date, "Sidste fraværsdag", "Last day of absence";
    }
}

/// How far back trainees report their own absence, days: what is older goes through the unit.
const OWN_REPORT_DAYS: i64 = 7;
/// How far ahead leave that is known can be registered, days.
const AHEAD_DAYS: i64 = 366;

impl ReportAbsence {
    /// Checks a report against the traineeship's first and last day.
    ///
    /// # Errors
    /// All fields that are wrong.
    pub fn checked(mut self, source: AbsenceSource, runs: (NaiveDate, NaiveDate), today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        self.check_fields(today, &mut checks);
        let by_trainee = source == AbsenceSource::Trainee;
        checks.require(!by_trainee || self.kind.trainee_may_report(), "kind", FieldCode::InvalidValue);
        checks.require(self.starts_on >= runs.0 && self.starts_on <= runs.1, "starts_on", FieldCode::OutOfRange);
        // Sickness and no-shows happen; only leave is known beforehand.
        let foreseen = matches!(self.kind, AbsenceKind::CareDay | AbsenceKind::LeavePaidOther | AbsenceKind::Parental);
        let latest = if foreseen { today + TimeDelta::days(AHEAD_DAYS) } else { today };
        checks.require(self.starts_on <= latest, "starts_on", FieldCode::InFuture);
        checks.require(!by_trainee || self.starts_on >= today - TimeDelta::days(OWN_REPORT_DAYS), "starts_on", FieldCode::InPast);
        if let Some(last) = self.ends_on {
            checks.require(last >= self.starts_on, "ends_on", FieldCode::EndBeforeStart);
            checks.require(last <= latest.max(self.starts_on), "ends_on", FieldCode::InFuture);
        }
        checks.require(self.expected_back_on.is_none_or(|back| back > self.starts_on), "expected_back_on", FieldCode::EndBeforeStart);
        checks.finish(self)
    }
}

/// Whether two spells share a day; an open one has no last day. Two spells of a person never do (docs/field 5.2, 10).
#[must_use]
pub fn overlap(one: (NaiveDate, Option<NaiveDate>), other: (NaiveDate, Option<NaiveDate>)) -> bool {
    one.1.is_none_or(|last| other.0 <= last) && other.1.is_none_or(|last| one.0 <= last)
}

/// As whom a role registers absence; `None` where it does not.
#[must_use]
const fn source_of(role: Role) -> Option<AbsenceSource> {
    match role {
        Role::Trainee => Some(AbsenceSource::Trainee),
        Role::Supervisor => Some(AbsenceSource::Supervisor),
        Role::EducationLead => Some(AbsenceSource::Unit),
        Role::Consultant => Some(AbsenceSource::Consultant),
        _ => None,
    }
}

/// As whom the reader registers absence, of the roles that reach the trainee; the trainee first, since nobody else may say more
/// for her.
#[must_use]
pub fn source_among(roles: &[Role]) -> Option<AbsenceSource> {
    [Role::Trainee, Role::Consultant, Role::EducationLead, Role::Supervisor]
        .into_iter()
        .filter(|role| roles.contains(role))
        .find_map(source_of)
}

/// Whether a role sees what kind of absence it is, or its dates only (docs/field 3, K2).
#[must_use]
pub const fn sees_kind(role: Role) -> bool {
    matches!(role, Role::Trainee | Role::EducationLead | Role::Consultant | Role::Hr)
}

/// "1 dag", "12 dage".
#[must_use]
pub fn in_days(lang: Lang, count: i64) -> String {
    if count == 1 { text::one_day(lang).to_owned() } else { text::days(lang, count) }
}

mod list;
mod machine;

pub use machine::SpellFacts;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moves;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn report(kind: AbsenceKind, starts_on: &str) -> ReportAbsence {
        ReportAbsence { kind, starts_on: date(starts_on), ends_on: None, percent: None, expected_back_on: None }
    }

    fn wrong(report: ReportAbsence, source: AbsenceSource) -> Vec<(String, FieldCode)> {
        let runs = (date("2026-02-01"), date("2027-06-30"));
        report
            .checked(source, runs, date("2026-11-23"))
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect()
    }

    #[test]
    fn trainees_report_their_own_and_their_childs_sickness() {
        assert!(wrong(report(AbsenceKind::Sick, "2026-11-23"), AbsenceSource::Trainee).is_empty());
        assert_eq!(
            wrong(report(AbsenceKind::Unexcused, "2026-11-23"), AbsenceSource::Trainee),
            [("kind".to_owned(), FieldCode::InvalidValue)]
        );
        assert_eq!(wrong(report(AbsenceKind::Sick, "2026-11-15"), AbsenceSource::Trainee), [("starts_on".to_owned(), FieldCode::InPast)]);
        assert!(wrong(report(AbsenceKind::Sick, "2026-11-15"), AbsenceSource::Unit).is_empty());
    }

    #[test]
    fn sickness_is_never_foreseen() {
        assert_eq!(
            wrong(report(AbsenceKind::Sick, "2026-11-24"), AbsenceSource::Consultant),
            [("starts_on".to_owned(), FieldCode::InFuture)]
        );
        assert!(wrong(report(AbsenceKind::Parental, "2027-01-04"), AbsenceSource::Consultant).is_empty());
        assert_eq!(
            wrong(report(AbsenceKind::Sick, "2026-01-04"), AbsenceSource::Consultant),
            [("starts_on".to_owned(), FieldCode::OutOfRange)]
        );
    }

    #[test]
    fn percent_belongs_to_partial_sickness() {
        let partial = |percent| ReportAbsence { percent, ..report(AbsenceKind::PartialSick, "2026-11-23") };
        assert!(wrong(partial(Some(50)), AbsenceSource::Unit).is_empty());
        for percent in [None, Some(0), Some(100)] {
            assert_eq!(wrong(partial(percent), AbsenceSource::Unit).len(), 1);
        }
        assert_eq!(wrong(ReportAbsence { percent: Some(50), ..report(AbsenceKind::Sick, "2026-11-23") }, AbsenceSource::Unit).len(), 1);
    }

    #[test]
    fn recovery_is_within_the_spell() {
        let facts = SpellFacts { kind: AbsenceKind::Sick, starts_on: date("2026-11-20"), source: Some(AbsenceSource::Trainee) };
        let asks = [moves::Asked { field: "ends_on".to_owned(), must: true }];
        let check = |last: &str| {
            let body = RegisterRecovery { to: SpellStep::Recover, ends_on: Some(date(last)) };
            moves::checked::<SpellStatus>(body, &asks, Some(&facts), date("2026-11-23")).is_ok()
        };
        assert!(check("2026-11-20") && check("2026-11-23"));
        assert!(!check("2026-11-19") && !check("2026-11-24"));
    }

    #[test]
    fn lately_means_begun_within_six_months() {
        let spell = |kind, first: &str, last: Option<&str>| AbsenceSpell {
            id: AbsenceSpellId(uuid::Uuid::nil()),
            traineeship_id: TraineeshipId(uuid::Uuid::nil()),
            kind,
            starts_on: date(first),
            ends_on: last.map(date),
            percent: None,
            expected_back_on: None,
            source: AbsenceSource::Unit,
            registered_at: chrono::DateTime::UNIX_EPOCH.into(),
            options: Vec::new(),
            version: 1,
        };
        let (sick, parental) = (Some(AbsenceKind::Sick), Some(AbsenceKind::Parental));
        let spells = [
            spell(parental, "2026-12-01", None),
            spell(sick, "2026-11-20", None),
            spell(parental, "2026-10-03", Some("2026-11-11")),
            spell(sick, "2026-05-23", Some("2026-05-24")),
            spell(sick, "2026-05-22", Some("2026-06-30")),
        ];
        let lately = RecentAbsence::of(&spells, 6, date("2026-11-23"));
        assert_eq!(lately, RecentAbsence { spells: 3, sick_spells: Some(2), days: 4 + 40 + 2 });
        let dates_only = RecentAbsence::of(&[spell(None, "2026-11-20", None)], 6, date("2026-11-23"));
        assert_eq!(dates_only, RecentAbsence { spells: 1, sick_spells: None, days: 4 });
        assert!(spells[1].is_on(date("2026-11-23")) && !spells[0].is_on(date("2026-11-23")) && !spells[2].is_on(date("2026-11-12")));
    }

    #[test]
    fn the_labels_and_aliases_are_distinct() {
        let mut all: Vec<String> = AbsenceKind::ALL
            .iter()
            .flat_map(|kind| kind.aliases().iter().map(|alias| alias.to_lowercase()).chain([kind.label(crate::Lang::Da).to_lowercase()]))
            .collect();
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    proptest! {
        #[test]
        fn overlap_is_sharing_a_day(a in 0..60_i64, b in proptest::option::of(0..20_i64), c in 0..60_i64, d in proptest::option::of(0..20_i64)) {
            let day = |n: i64| date("2026-01-01") + TimeDelta::days(n);
            let (one, other) = ((day(a), b.map(|n| day(a + n))), (day(c), d.map(|n| day(c + n))));
            let shared = (0..200).any(|n| {
                let inside = |spell: (NaiveDate, Option<NaiveDate>)| spell.0 <= day(n) && spell.1.is_none_or(|last| day(n) <= last);
                inside(one) && inside(other)
            });
            prop_assert_eq!(overlap(one, other), shared);
            prop_assert_eq!(overlap(other, one), shared);
        }
    }
}

//! Absence lists: spells by trainee number. There is no free text in them, and no column for one (docs/field 5.2, 11).

use super::labels;
use super::rows::{Checked, RowCheck, note_change, result_of};
use super::{Field, FindingCode, Row, RowResult, Table};
use crate::absence::{AbsenceKind, AbsenceSource, ReportAbsence};
use crate::fields::Declared;
use crate::ids::{AbsenceSpellId, TraineeshipId};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// What the rows are compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The trainees, by their number in the municipality's own list.
    pub trainees: HashMap<String, TraineeRef>,
    /// The spells that are there.
    pub spells: Vec<SpellRef>,
}

/// A trainee, as far as a spell refers to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeRef {
    /// The traineeship.
    pub id: TraineeshipId,
    /// What the person is called.
    pub name: String,
    /// First day of the traineeship.
    pub starts_on: NaiveDate,
    /// Last day of the traineeship.
    pub ends_on: NaiveDate,
}

/// A spell that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpellRef {
    /// Its id.
    pub id: AbsenceSpellId,
    /// Whose it is.
    pub traineeship_id: TraineeshipId,
    /// Its number in the municipality's own list.
    pub external_ref: Option<String>,
    /// Why.
    pub kind: AbsenceKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
    /// How much of the day, where partial.
    pub percent: Option<i32>,
}

/// What an accepted row says and does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The spell that is there; none where the row makes one.
    pub existing: Option<AbsenceSpellId>,
    /// Whose it is.
    pub traineeship_id: TraineeshipId,
    /// Its number in the municipality's own list.
    pub external_ref: Option<String>,
    /// Why.
    pub kind: AbsenceKind,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day; none while it is open.
    pub ends_on: Option<NaiveDate>,
    /// How much of the day, where partial.
    pub percent: Option<i32>,
    /// Who registered it.
    pub source: AbsenceSource,
    /// When it was registered, in the municipality's time.
    pub registered_at: Option<NaiveDateTime>,
}

/// Checks an absence list. Of two equal rows the later is rejected; of two open spells of one trainee the one that
/// starts later. Rejected rows do not count in any rule.
#[must_use]
pub fn check(table: &Table, register: &Register) -> Vec<Checked<Plan>> {
    rows(table, register).collect()
}

/// The same, one row after the other: of a large file only one is held at a time. The rows are read twice, because which
/// open spell of a trainee stays is known only when all were read.
pub fn rows<'a>(table: &'a Table, register: &'a Register) -> impl Iterator<Item = Checked<Plan>> + 'a {
    let known = Known::of(&register.spells);
    let mut equal = Equal::default();
    let first = table.rows.iter().filter_map(|row| {
        let (check, _, plan) = read_once(table, row, register, &known, &mut equal);
        plan.map(|plan| Dated::of(check.number(), &plan))
    });
    let first: Vec<Dated> = first.collect();
    let open = first_open(&first, register);
    let there: HashMap<AbsenceSpellId, &SpellRef> = register.spells.iter().map(|spell| (spell.id, spell)).collect();
    table.rows.iter().map(move |row| {
        let (mut check, title, plan) = read_once(table, row, register, &known, &mut equal);
        let Some(plan) = plan else { return check.reject(title) };
        if plan.ends_on.is_none() && open.get(&plan.traineeship_id).is_some_and(|keeper| !keeper.is(check.number(), &plan)) {
            check.say(None, FindingCode::SecondOpenSpell);
            return check.reject(title);
        }
        match plan.existing.and_then(|id| there.get(&id)) {
            None => check.accept(title, RowResult::New, Vec::new(), plan),
            Some(spell) => {
                let changed = changes(&plan, spell);
                check.accept(title, result_of(&changed), changed, plan)
            }
        }
    })
}

/// What makes two rows equal, and the number of the first of them: the same spell, or the same number.
#[derive(Default)]
struct Equal {
    spells: HashMap<(TraineeshipId, AbsenceKind, NaiveDate), u32>,
    numbers: HashMap<String, u32>,
}

/// Reads a row and rejects the later of two equal ones; says the same however often it is asked.
fn read_once<'a>(
    table: &'a Table,
    row: &'a Row,
    register: &Register,
    known: &Known<'_>,
    equal: &mut Equal,
) -> (RowCheck<'a>, String, Option<Plan>) {
    let mut check = RowCheck::new(table, row);
    let (title, plan) = read_row(&mut check, register, known);
    let plan = plan.filter(|_| !check.is_rejected()).filter(|plan| {
        let spell = *equal.spells.entry((plan.traineeship_id, plan.kind, plan.starts_on)).or_insert(row.number);
        let number = plan.external_ref.clone().map_or(row.number, |number| *equal.numbers.entry(number).or_insert(row.number));
        let earlier = spell.min(number);
        if earlier != row.number {
            check.say_with(None, FindingCode::DuplicateRow, "row", earlier);
        }
        earlier == row.number
    });
    (check, title, plan)
}

/// What the choice among open spells needs of a row.
#[derive(Debug, Clone, Copy)]
struct Dated {
    number: u32,
    traineeship_id: TraineeshipId,
    existing: Option<AbsenceSpellId>,
    starts_on: NaiveDate,
    is_open: bool,
}

impl Dated {
    const fn of(number: u32, plan: &Plan) -> Self {
        Self {
            number,
            traineeship_id: plan.traineeship_id,
            existing: plan.existing,
            starts_on: plan.starts_on,
            is_open: plan.ends_on.is_none(),
        }
    }
}

/// The open spell of a trainee that stays.
#[derive(Debug, Clone, Copy)]
enum Keeper {
    There(AbsenceSpellId),
    Row(u32, NaiveDate),
}

impl Keeper {
    fn is(self, number: u32, plan: &Plan) -> bool {
        match self {
            Self::There(id) => plan.existing == Some(id),
            Self::Row(row, _) => row == number,
        }
    }
}

/// Which open spell of each trainee stays: one that is there and that the file leaves open, else the first to start.
fn first_open(rows: &[Dated], register: &Register) -> HashMap<TraineeshipId, Keeper> {
    let closed: std::collections::HashSet<AbsenceSpellId> = rows.iter().filter(|row| !row.is_open).filter_map(|row| row.existing).collect();
    let mut open: HashMap<TraineeshipId, Keeper> = register
        .spells
        .iter()
        .filter(|spell| spell.ends_on.is_none() && !closed.contains(&spell.id))
        .map(|spell| (spell.traineeship_id, Keeper::There(spell.id)))
        .collect();
    for row in rows.iter().filter(|row| row.is_open) {
        let keeper = open.entry(row.traineeship_id).or_insert(Keeper::Row(row.number, row.starts_on));
        if matches!(keeper, Keeper::Row(_, starts_on) if row.starts_on < *starts_on) {
            *keeper = Keeper::Row(row.number, row.starts_on);
        }
    }
    open
}

/// The spells that are there, by number and by trainee.
struct Known<'a> {
    numbered: HashMap<&'a str, &'a SpellRef>,
    starting: HashMap<(TraineeshipId, AbsenceKind, NaiveDate), &'a SpellRef>,
}

impl<'a> Known<'a> {
    fn of(spells: &'a [SpellRef]) -> Self {
        Self {
            numbered: spells.iter().filter_map(|spell| Some((spell.external_ref.as_deref()?, spell))).collect(),
            starting: spells.iter().map(|spell| ((spell.traineeship_id, spell.kind, spell.starts_on), spell)).collect(),
        }
    }
}

fn read_row(check: &mut RowCheck<'_>, register: &Register, known: &Known<'_>) -> (String, Option<Plan>) {
    let reference = check.required(Field::ExternalRef);
    let trainee = reference.as_ref().and_then(|reference| register.trainees.get(reference));
    if reference.is_some() && trainee.is_none() {
        check.say(Some(Field::ExternalRef), FindingCode::UnknownTrainee);
    }
    let title = trainee.map(|trainee| trainee.name.clone()).or(reference).unwrap_or_default();
    let kind = check.word(Field::Kind, FindingCode::UnknownKind, labels::absence_kind);
    let starts_on = check.date(Field::From);
    let ends_on = check.date_or_none(Field::To);
    check.in_order(starts_on, ends_on, Field::To);
    let percent = percent(check, kind);
    let source = check.text(Field::Source).map_or(AbsenceSource::Import, |text| labels::absence_source(&text));
    let registered_at = check.date_time(Field::Registered);
    let external_ref = check.text(Field::SpellNumber);
    let (Some(trainee), Some(kind), Some(starts_on), false) = (trainee, kind, starts_on, check.is_rejected()) else { return (title, None) };
    if ends_on.is_some_and(|end| end < trainee.starts_on) || starts_on > trainee.ends_on {
        check.say(None, FindingCode::OutsideTraineeship);
        return (title, None);
    }
    let numbered = external_ref.as_deref().and_then(|number| known.numbered.get(number));
    if numbered.is_some_and(|spell| spell.traineeship_id != trainee.id) {
        check.say(Some(Field::SpellNumber), FindingCode::NumberTaken);
        return (title, None);
    }
    // By its number, else the same trainee, kind and first day: what the trainee reported in the app is not made twice.
    let existing = match numbered {
        Some(spell) => Some(spell.id),
        None => known
            .starting
            .get(&(trainee.id, kind, starts_on))
            .filter(|spell| spell.external_ref.is_none() || external_ref.is_none())
            .map(|spell| spell.id),
    };
    (title, Some(Plan { existing, traineeship_id: trainee.id, external_ref, kind, starts_on, ends_on, percent, source, registered_at }))
}

/// Partial sickness needs a percentage, within the limits of the form; other kinds have none.
fn percent(check: &mut RowCheck<'_>, kind: Option<AbsenceKind>) -> Option<i32> {
    if kind != Some(AbsenceKind::PartialSick) {
        return None;
    }
    let limits = ReportAbsence::field(ReportAbsence::percent).and_then(|field| field.kind.limits());
    let within = |percent: &i32| limits.is_some_and(|limits| limits.contains(percent));
    let percent = check.text(Field::Percent).and_then(|text| super::cells::whole(&text)).filter(within);
    if percent.is_none() {
        check.say(Some(Field::Percent), FindingCode::InvalidPercent);
    }
    percent
}

fn changes(plan: &Plan, spell: &SpellRef) -> Vec<Field> {
    let mut changed = Vec::new();
    note_change(&mut changed, Field::Kind, Some(&plan.kind), Some(&spell.kind));
    note_change(&mut changed, Field::From, Some(&plan.starts_on), Some(&spell.starts_on));
    note_change(&mut changed, Field::To, plan.ends_on.as_ref(), spell.ends_on.as_ref());
    note_change(&mut changed, Field::Percent, plan.percent.as_ref(), spell.percent.as_ref());
    note_change(&mut changed, Field::SpellNumber, plan.external_ref.as_ref(), spell.external_ref.as_ref());
    changed
}

//! Cohort plans: the segments (school, placement, GF2, exam) of each trainee in the cohort; one row per segment.

use super::cells::key;
use super::labels::{self, ProgrammeRef};
use super::lookup::Programmes;
use super::rows::{Checked, RowCheck, note_change, result_of};
use super::{Field, FindingCode, RowResult, Table};
use crate::Lang;
use crate::traineeships::planning::Planned;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the rows are compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The catalogue.
    pub programmes: Vec<ProgrammeRef>,
    /// The cohorts, by the key of their code.
    pub cohorts: HashMap<String, CohortRef>,
}

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CohortRef {
    /// The programme's code.
    pub programme: String,
    /// The school.
    pub school: String,
    /// Its segments, by number.
    pub segments: HashMap<i32, Planned>,
}

/// What an accepted row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The cohort's code.
    pub cohort: String,
    /// The programme's code.
    pub programme: String,
    /// The school.
    pub school: Option<String>,
    /// The segment's number.
    pub number: i32,
    /// The segment.
    pub segment: Planned,
}

struct Seen {
    row: u32,
    programme: String,
    segments: Vec<(u32, i32, NaiveDate, NaiveDate)>,
}

/// Checks cohort plans.
#[must_use]
pub fn check(table: &Table, register: &Register) -> Vec<Checked<Plan>> {
    rows(table, register).collect()
}

/// The same, one row after the other: of a large file only one is held at a time.
pub fn rows<'a>(table: &'a Table, register: &'a Register) -> impl Iterator<Item = Checked<Plan>> + 'a {
    let mut file: HashMap<String, Seen> = HashMap::new();
    let programmes = Programmes::of(&register.programmes);
    table.rows.iter().map(move |row| check_row(RowCheck::new(table, row), register, &programmes, &mut file))
}

fn check_row(mut check: RowCheck<'_>, register: &Register, programmes: &Programmes<'_>, file: &mut HashMap<String, Seen>) -> Checked<Plan> {
    let (title, plan) = read(&mut check, programmes);
    let Some(plan) = plan.filter(|_| !check.is_rejected()) else { return check.reject(title) };
    let code = key(&plan.cohort);
    let there = register.cohorts.get(&code);
    let seen = file.entry(code).or_insert_with(|| Seen { row: check.number(), programme: plan.programme.clone(), segments: Vec::new() });
    if seen.programme != plan.programme {
        check.say_with(Some(Field::Programme), FindingCode::Contradicts, "row", seen.row);
        return check.reject(title);
    }
    if let Some((earlier, ..)) = seen.segments.iter().find(|(_, number, ..)| *number == plan.number) {
        check.say_with(Some(Field::Number), FindingCode::DuplicateRow, "row", earlier);
        return check.reject(title);
    }
    if seen.segments.iter().any(|(_, _, start, end)| plan.segment.starts_on <= *end && *start <= plan.segment.ends_on) {
        check.say(Some(Field::From), FindingCode::Overlaps);
        return check.reject(title);
    }
    seen.segments.push((check.number(), plan.number, plan.segment.starts_on, plan.segment.ends_on));
    let segment = there.and_then(|cohort| cohort.segments.get(&plan.number));
    let (Some(there), Some(segment)) = (there, segment) else { return check.accept(title, RowResult::New, Vec::new(), plan) };
    let mut changed = Vec::new();
    note_change(&mut changed, Field::Programme, Some(&plan.programme), Some(&there.programme));
    note_change(&mut changed, Field::School, plan.school.as_ref(), Some(&there.school));
    note_change(&mut changed, Field::Kind, Some(&plan.segment.kind), Some(&segment.kind));
    note_change(&mut changed, Field::Label, Some(&plan.segment.label), Some(&segment.label));
    note_change(&mut changed, Field::From, Some(&plan.segment.starts_on), Some(&segment.starts_on));
    note_change(&mut changed, Field::To, Some(&plan.segment.ends_on), Some(&segment.ends_on));
    check.accept(title, result_of(&changed), changed, plan)
}

fn read(check: &mut RowCheck<'_>, programmes: &Programmes<'_>) -> (String, Option<Plan>) {
    let cohort = check.name(Field::Cohort);
    let programme = check.word(Field::Programme, FindingCode::UnknownProgramme, |text| programmes.find(text));
    let school = check.text(Field::School);
    let number = check.whole(Field::Number, 1..=999);
    let kind = check.word(Field::Kind, FindingCode::UnknownKind, labels::segment_kind);
    let label = check.text(Field::Label);
    let starts_on = check.date(Field::From);
    let ends_on = check.date(Field::To);
    check.in_order(starts_on, ends_on, Field::To);
    let title = [cohort.as_deref(), label.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let plan = (|| {
        let kind = kind?;
        let label = label.unwrap_or_else(|| kind.label(Lang::Da).to_owned());
        let segment = Planned { kind, label, starts_on: starts_on?, ends_on: ends_on? };
        Some(Plan { cohort: cohort?, programme: programme?.code.clone(), school, number: number?, segment })
    })();
    (title, plan)
}

//! Site lists: one row per site, programme and date range; the tree follows from the repeated columns.

use super::cells::key;
use super::labels::{self, ProgrammeRef};
use super::lookup::Programmes;
use super::rows::{Checked, RowCheck, note_change, result_of};
use super::{Field, FindingCode, RowResult, Table};
use crate::organisation::SiteKind;
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the rows are compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The catalogue.
    pub programmes: Vec<ProgrammeRef>,
    /// The sites, by code.
    pub sites: HashMap<String, SiteRow>,
    /// Their places, by site code, programme and first day.
    pub capacities: HashMap<(String, String, NaiveDate), Capacity>,
}

/// A site with the units above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRow {
    /// The centre's code.
    pub centre_code: String,
    /// The centre.
    pub centre: String,
    /// The area.
    pub area: String,
    /// The site's code.
    pub code: String,
    /// The site.
    pub name: String,
    /// What it does.
    pub kind: SiteKind,
    /// Whether it serves children under 15: a child certificate is needed there.
    pub serves_children: bool,
    /// The education lead's name.
    pub education_lead: Option<String>,
}

/// Places from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    /// Last day; none where open.
    pub ends_on: Option<NaiveDate>,
    /// How many.
    pub places: i32,
}

/// What an accepted row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The site.
    pub site: SiteRow,
    /// The programme's code.
    pub programme: String,
    /// First day of the range.
    pub starts_on: NaiveDate,
    /// The places.
    pub capacity: Capacity,
}

/// A row with its first and last day.
type Range = (u32, NaiveDate, Option<NaiveDate>);

#[derive(Default)]
struct Seen {
    sites: HashMap<String, (u32, SiteRow)>,
    ranges: HashMap<(String, String), Vec<Range>>,
}

/// Checks a site list.
#[must_use]
pub fn check(table: &Table, register: &Register) -> Vec<Checked<Plan>> {
    rows(table, register).collect()
}

/// The same, one row after the other: of a large file only one is held at a time.
pub fn rows<'a>(table: &'a Table, register: &'a Register) -> impl Iterator<Item = Checked<Plan>> + 'a {
    let mut file = Seen::default();
    let programmes = Programmes::of(&register.programmes);
    table.rows.iter().map(move |row| check_row(RowCheck::new(table, row), register, &programmes, &mut file))
}

fn check_row(mut check: RowCheck<'_>, register: &Register, programmes: &Programmes<'_>, file: &mut Seen) -> Checked<Plan> {
    let (title, plan) = read(&mut check, programmes);
    let Some(plan) = plan.filter(|_| !check.is_rejected()) else { return check.reject(title) };
    let number = check.number();
    if let Some((earlier, site)) = file.sites.get(&plan.site.code)
        && *site != plan.site
    {
        check.say_with(Some(Field::SiteCode), FindingCode::Contradicts, "row", earlier);
        return check.reject(title);
    }
    let ranges = file.ranges.entry((plan.site.code.clone(), plan.programme.clone())).or_default();
    let last = plan.capacity.ends_on.unwrap_or(NaiveDate::MAX);
    if let Some((earlier, start, _)) =
        ranges.iter().find(|(_, start, end)| plan.starts_on <= end.unwrap_or(NaiveDate::MAX) && *start <= last)
    {
        if *start == plan.starts_on {
            check.say_with(None, FindingCode::DuplicateRow, "row", earlier);
        } else {
            check.say(Some(Field::From), FindingCode::Overlaps);
        }
        return check.reject(title);
    }
    ranges.push((number, plan.starts_on, plan.capacity.ends_on));
    file.sites.entry(plan.site.code.clone()).or_insert_with(|| (number, plan.site.clone()));

    let there = register.sites.get(&plan.site.code);
    let capacity = register.capacities.get(&(plan.site.code.clone(), plan.programme.clone(), plan.starts_on));
    let (Some(there), Some(capacity)) = (there, capacity) else { return check.accept(title, RowResult::New, Vec::new(), plan) };
    let changed = changes(&plan, there, *capacity);
    check.accept(title, result_of(&changed), changed, plan)
}

fn changes(plan: &Plan, there: &SiteRow, capacity: Capacity) -> Vec<Field> {
    let mut changed = Vec::new();
    let site = &plan.site;
    note_change(&mut changed, Field::CentreCode, Some(&key(&site.centre_code)), Some(&key(&there.centre_code)));
    note_change(&mut changed, Field::Centre, Some(&site.centre), Some(&there.centre));
    note_change(&mut changed, Field::Area, Some(&site.area), Some(&there.area));
    note_change(&mut changed, Field::Site, Some(&site.name), Some(&there.name));
    note_change(&mut changed, Field::Kind, Some(&site.kind), Some(&there.kind));
    note_change(&mut changed, Field::ServesChildren, Some(&site.serves_children), Some(&there.serves_children));
    note_change(&mut changed, Field::EducationLead, site.education_lead.as_ref(), there.education_lead.as_ref());
    note_change(&mut changed, Field::Places, Some(&plan.capacity.places), Some(&capacity.places));
    note_change(&mut changed, Field::To, Some(&plan.capacity.ends_on), Some(&capacity.ends_on));
    changed
}

fn read(check: &mut RowCheck<'_>, programmes: &Programmes<'_>) -> (String, Option<Plan>) {
    let centre_code = check.required(Field::CentreCode);
    let centre = check.name(Field::Centre);
    let area = check.name(Field::Area);
    let code = check.required(Field::SiteCode);
    let name = check.name(Field::Site);
    let title = name.clone().unwrap_or_default();
    let kind = check.word(Field::Kind, FindingCode::UnknownKind, labels::site_kind);
    let serves_children = check.yes_no(Field::ServesChildren);
    let education_lead = check.text(Field::EducationLead);
    let programme = check.word(Field::Programme, FindingCode::UnknownProgramme, |text| programmes.find(text));
    let places = check.whole(Field::Places, 0..=10_000);
    let starts_on = check.date(Field::From);
    let ends_on = check.date_or_none(Field::To);
    check.in_order(starts_on, ends_on, Field::To);
    let plan = (|| {
        let site = SiteRow {
            centre_code: centre_code?,
            centre: centre?,
            area: area?,
            code: code?,
            name: name?,
            kind: kind?,
            serves_children,
            education_lead,
        };
        Some(Plan { site, programme: programme?.code.clone(), starts_on: starts_on?, capacity: Capacity { ends_on, places: places? } })
    })();
    (title, plan)
}

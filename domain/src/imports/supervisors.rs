//! Supervisor lists: one row per supervisor; several sites stand in one cell.

use super::cells::key;
use super::labels::{self, ProgrammeRef};
use super::lookup::{Programmes, Sites};
use super::register::SiteRef;
use super::rows::{Checked, RowCheck, note_change, result_of};
use super::{Field, FindingCode, RowResult, Table};
use crate::ids::{OrgUnitId, UserId};
use crate::people::{Email, QualificationKind, SupervisorKind};
use crate::settings::Supervision;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// What the rows are compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The catalogue.
    pub programmes: Vec<ProgrammeRef>,
    /// The sites.
    pub sites: Vec<SiteRef>,
    /// The municipality's users, by the key of their e-mail address.
    pub users: HashMap<String, UserRef>,
    /// What is set: how many trainees a supervisor has at most, where the file does not say.
    pub supervision: Supervision,
}

/// A user, perhaps a supervisor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRef {
    /// The id.
    pub id: UserId,
    /// What the user is called.
    pub name: String,
    /// What the user is as a supervisor, by site.
    pub profiles: HashMap<OrgUnitId, Profile>,
}

/// What a supervisor is at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Responsible or daily.
    pub kind: SupervisorKind,
    /// The programmes' codes.
    pub programmes: BTreeSet<String>,
    /// What the supervisor has passed, and when.
    pub qualifications: Vec<QualificationKind>,
    /// When it was passed.
    pub passed_on: Option<NaiveDate>,
    /// How many trainees at most.
    pub max_trainees: i32,
    /// Agreed minutes per trainee and week.
    pub minutes_per_week: Option<i32>,
    /// First day in the function.
    pub appointed_on: NaiveDate,
    /// Last day in the function.
    pub ended_on: Option<NaiveDate>,
}

/// What an accepted row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The user that is there; none where the row makes one.
    pub user: Option<UserId>,
    /// What the user is called.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What the supervisor is at each site.
    pub places: Vec<Place>,
}

/// What the supervisor is at a site from now on: what the row says, over what was known before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The site.
    pub site: OrgUnitId,
    /// All that holds there.
    pub profile: Profile,
    /// Whether what the supervisor has passed is another than before.
    pub requalified: bool,
}

/// What a row says of a supervisor at its sites. An empty cell says nothing, so it changes nothing.
struct Said {
    kind: SupervisorKind,
    programmes: BTreeSet<String>,
    qualifications: Option<Vec<QualificationKind>>,
    passed_on: Option<NaiveDate>,
    max_trainees: Option<i32>,
    minutes_per_week: Option<i32>,
    appointed_on: NaiveDate,
    ended_on: Option<NaiveDate>,
}

impl Said {
    /// Whether the row says nothing else of what the supervisor has passed.
    fn passed_as(&self, there: &Profile) -> bool {
        self.qualifications.as_ref().is_none_or(|kinds| sorted(kinds) == sorted(&there.qualifications))
    }

    fn over(&self, site: OrgUnitId, there: Option<&Profile>, supervision: &Supervision) -> Place {
        let profile = Profile {
            kind: self.kind,
            programmes: self.programmes.clone(),
            qualifications: self.qualifications.clone().or_else(|| there.map(|there| there.qualifications.clone())).unwrap_or_default(),
            // The day of another course says nothing of a new one.
            passed_on: self.passed_on.or_else(|| there.filter(|there| self.passed_as(there))?.passed_on),
            max_trainees: self
                .max_trainees
                .or_else(|| there.map(|there| there.max_trainees))
                .unwrap_or_else(|| i32::try_from(supervision.max_trainees).unwrap_or(i32::MAX)),
            minutes_per_week: self.minutes_per_week.or_else(|| there?.minutes_per_week),
            appointed_on: self.appointed_on,
            // One who is appointed again has not ended.
            ended_on: self.ended_on.or_else(|| there?.ended_on.filter(|end| *end >= self.appointed_on)),
        };
        let requalified =
            there.is_none_or(|there| sorted(&there.qualifications) != profile.qualifications || there.passed_on != profile.passed_on);
        Place { site, profile, requalified }
    }
}

fn sorted(kinds: &[QualificationKind]) -> Vec<QualificationKind> {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds
}

/// Checks a supervisor list.
#[must_use]
pub fn check(table: &Table, register: &Register) -> Vec<Checked<Plan>> {
    rows(table, register).collect()
}

/// The same, one row after the other: of a large file only one is held at a time.
pub fn rows<'a>(table: &'a Table, register: &'a Register) -> impl Iterator<Item = Checked<Plan>> + 'a {
    let mut file: HashMap<String, u32> = HashMap::new();
    let names = Names { programmes: Programmes::of(&register.programmes), sites: Sites::of(&register.sites) };
    table.rows.iter().map(move |row| check_row(RowCheck::new(table, row), register, &names, &mut file))
}

/// What the cells of a row refer to.
struct Names<'a> {
    programmes: Programmes<'a>,
    sites: Sites<'a>,
}

fn check_row(mut check: RowCheck<'_>, register: &Register, names: &Names<'_>, file: &mut HashMap<String, u32>) -> Checked<Plan> {
    let (title, plan) = read(&mut check, names);
    let Some((mut plan, said, sites)) = plan.filter(|_| !check.is_rejected()) else { return check.reject(title) };
    let email = key(&plan.email);
    if let Some(earlier) = file.get(&email) {
        check.say_with(Some(Field::Email), FindingCode::Contradicts, "row", earlier);
        return check.reject(title);
    }
    file.insert(email.clone(), check.number());
    let there = register.users.get(&email);
    let profile = |site: &OrgUnitId| there.and_then(|there| there.profiles.get(site));
    plan.places = sites.iter().map(|site| said.over(*site, profile(site), &register.supervision)).collect();
    let Some(there) = there else { return check.accept(title, RowResult::New, Vec::new(), plan) };
    plan.user = Some(there.id);
    if there.profiles.is_empty() {
        return check.accept(title, RowResult::New, Vec::new(), plan);
    }
    let changed = changes(&plan, there);
    check.accept(title, result_of(&changed), changed, plan)
}

fn changes(plan: &Plan, there: &UserRef) -> Vec<Field> {
    let mut changed = Vec::new();
    note_change(&mut changed, Field::Name, Some(&plan.name), Some(&there.name));
    for Place { site, profile: file, .. } in &plan.places {
        let Some(profile) = there.profiles.get(site) else {
            changed.push(Field::Site);
            continue;
        };
        note_change(&mut changed, Field::Kind, Some(&file.kind), Some(&profile.kind));
        note_change(&mut changed, Field::Programmes, Some(&file.programmes), Some(&profile.programmes));
        let known = sorted(&profile.qualifications);
        note_change(&mut changed, Field::Qualification, Some(&sorted(&file.qualifications)), Some(&known));
        note_change(&mut changed, Field::PassedOn, Some(&file.passed_on), Some(&profile.passed_on));
        note_change(&mut changed, Field::MaxTrainees, Some(&file.max_trainees), Some(&profile.max_trainees));
        note_change(&mut changed, Field::MinutesPerWeek, Some(&file.minutes_per_week), Some(&profile.minutes_per_week));
        note_change(&mut changed, Field::Appointed, Some(&file.appointed_on), Some(&profile.appointed_on));
        note_change(&mut changed, Field::Ended, Some(&file.ended_on), Some(&profile.ended_on));
    }
    changed.sort_unstable();
    changed.dedup();
    changed
}

fn read(check: &mut RowCheck<'_>, names: &Names<'_>) -> (String, Option<(Plan, Said, Vec<OrgUnitId>)>) {
    let name = check.name(Field::Name);
    let title = name.clone().unwrap_or_default();
    let email = check.written_required::<Email>(Field::Email);
    let sites = check.word(Field::Site, FindingCode::UnknownSite, |text| sites(&names.sites, text));
    let programmes = check.word(Field::Programmes, FindingCode::UnknownProgramme, |text| {
        let code = |label: &str| Some(names.programmes.find(label)?.code.clone());
        // A programme's own name may hold a comma.
        code(text).map(|only| BTreeSet::from([only])).or_else(|| text.split([',', '/']).map(code).collect())
    });
    let qualifications = check.text(Field::Qualification).and_then(|text| {
        let kinds = labels::qualifications(&text);
        if kinds.is_none() {
            check.say(Some(Field::Qualification), FindingCode::UnknownKind);
        }
        kinds
    });
    let passed_on = check.date_or_none(Field::PassedOn);
    let max_trainees = check.whole_or_none(Field::MaxTrainees, 0..=99);
    let minutes_per_week = check.whole_or_none(Field::MinutesPerWeek, 0..=2400);
    let appointed_on = check.date(Field::Appointed);
    let ended_on = check.date_or_none(Field::Ended);
    check.in_order(appointed_on, ended_on, Field::Ended);
    let kind = check.word(Field::Kind, FindingCode::UnknownKind, labels::supervisor_kind);
    let plan = (|| {
        let said = Said {
            kind: kind?,
            programmes: programmes?,
            qualifications,
            passed_on,
            max_trainees,
            minutes_per_week,
            appointed_on: appointed_on?,
            ended_on,
        };
        Some((Plan { user: None, name: name?, email: email?, places: Vec::new() }, said, sites?))
    })();
    (title, plan)
}

/// The sites of a cell: one name, or several parted by a slash.
fn sites(known: &Sites<'_>, text: &str) -> Option<Vec<OrgUnitId>> {
    if let Some(only) = known.find(text) {
        return Some(vec![only.id]);
    }
    let mut sites = text.split(" / ").map(|part| known.find(part).map(|site| site.id)).collect::<Option<Vec<_>>>()?;
    sites.dedup();
    Some(sites)
}

//! Trainee lists: persons, their traineeships and periods.
//!
//! Agreement trainees (family `eud`) have one traineeship per person and programme; a student's row with another cohort
//! adds a period to the traineeship that is there (docs/field 4.2: one traineeship may hold many periods over years).

use super::cells::key;
use super::labels::{self, ProgrammeRef};
use super::lookup::{Programmes, Sites, Supervisors};
use super::register::{PeriodRef, PersonRef, SiteRef, SupervisorRef, TraineeshipRef};
use super::rows::{Checked, RowCheck, Target, note_change, result_of};
use super::{Field, FindingCode, RowResult, Table};
use crate::ids::{PersonId, TraineeshipId};
use crate::people::{Email, PersonName, Phone, can_begin};
use crate::programmes::ProgrammeFamily;
use crate::traineeships::{EmploymentBasis, TraineeshipStatus};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the rows are compared with.
#[derive(Debug, Clone, Default)]
pub struct Register {
    /// The catalogue.
    pub programmes: Vec<ProgrammeRef>,
    /// The sites.
    pub sites: Vec<SiteRef>,
    /// The supervisors, once per site.
    pub supervisors: Vec<SupervisorRef>,
    /// The persons.
    pub people: Vec<PersonRef>,
    /// Their traineeships.
    pub traineeships: Vec<TraineeshipRef>,
}

/// What an accepted row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraineeRow {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number, with its country.
    pub phone: Option<String>,
    /// The programme's code.
    pub programme: String,
    /// Whether the programme's trainees have a training agreement.
    pub agreement: bool,
    /// The cohort's code.
    pub cohort: Option<String>,
    /// The site.
    pub site: SiteRef,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// How the trainee is employed.
    pub basis: EmploymentBasis,
    /// Minutes per week.
    pub weekly_minutes: Option<i32>,
    /// The supervisor.
    pub supervisor: Option<SupervisorRef>,
    /// The number in the municipality's own list.
    pub external_ref: Option<String>,
    /// The school.
    pub school: Option<String>,
    /// The note.
    pub note: Option<String>,
}

/// What an accepted row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What it says.
    pub row: TraineeRow,
    /// The person.
    pub person: Target<PersonId>,
    /// The traineeship.
    pub place: Place,
}

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It makes a traineeship.
    New,
    /// It adds a period to a traineeship.
    AddPeriod(Target<TraineeshipId>),
    /// It is about a period that is there; `main` where it is the traineeship's own.
    Period {
        /// The traineeship.
        id: TraineeshipId,
        /// Whether it is the traineeship's own cohort.
        main: bool,
    },
}

type PersonKey = (String, String, NaiveDate);

/// Checks a trainee list.
#[must_use]
pub fn check(table: &Table, register: &Register, today: NaiveDate) -> Vec<Checked<Plan>> {
    rows(table, register, today).collect()
}

/// The same, one row after the other: of a large file only one is held at a time.
pub fn rows<'a>(table: &'a Table, register: &'a Register, today: NaiveDate) -> impl Iterator<Item = Checked<Plan>> + 'a {
    let mut file = Seen::default();
    let people =
        register.people.iter().map(|person| ((key(&person.given_name), key(&person.family_name), person.birth_date), person)).collect();
    let mut traineeships: HashMap<PersonId, Vec<&TraineeshipRef>> = HashMap::new();
    for traineeship in &register.traineeships {
        traineeships.entry(traineeship.person_id).or_default().push(traineeship);
    }
    let there = There {
        programmes: Programmes::of(&register.programmes),
        sites: Sites::of(&register.sites),
        supervisors: Supervisors::of(&register.supervisors),
        people,
        traineeships,
    };
    table.rows.iter().map(move |row| check_row(RowCheck::new(table, row), &mut file, &there, today))
}

/// What earlier rows of the file were about, with their numbers. Each key is one text: there may be 100,000.
#[derive(Default)]
struct Seen {
    rows: HashMap<String, u32>,
    people: HashMap<String, u32>,
    traineeships: HashMap<String, u32>,
}

/// Parts that hold no control characters, as one text.
fn joined(parts: &[&str]) -> String {
    parts.join("\u{1f}")
}

/// What is there, by what a row says of it.
struct There<'a> {
    programmes: Programmes<'a>,
    sites: Sites<'a>,
    supervisors: Supervisors<'a>,
    people: HashMap<PersonKey, &'a PersonRef>,
    traineeships: HashMap<PersonId, Vec<&'a TraineeshipRef>>,
}

fn check_row(mut check: RowCheck<'_>, file: &mut Seen, there: &There<'_>, today: NaiveDate) -> Checked<Plan> {
    let read = read(&mut check, there, today);
    let title = read.title.clone();
    let Some(row) = read.row.filter(|_| !check.is_rejected()) else { return check.reject(title) };
    let person_key = (key(&row.given_name), key(&row.family_name), row.birth_date);
    let cohort_key = row.cohort.as_deref().map(key).unwrap_or_default();
    let person_text = joined(&[&person_key.0, &person_key.1, &row.birth_date.to_string()]);
    let traineeship_text = joined(&[&person_text, &row.programme]);
    let row_key = joined(&[&traineeship_text, if row.agreement { "" } else { &cohort_key }]);
    if let Some(earlier) = file.rows.get(&row_key) {
        check.say_with(None, FindingCode::DuplicatePerson, "row", earlier);
        return check.reject(title);
    }
    let number = check.number();
    file.rows.insert(row_key, number);

    let known = there.people.get(&person_key).copied();
    let theirs = known.and_then(|person| there.traineeships.get(&person.id)).map_or(&[][..], Vec::as_slice);
    let earlier = file.traineeships.get(&traineeship_text).copied();
    let place = place(&row, theirs, earlier);
    if earlier.is_some() || matches!(place, Place::AddPeriod(_)) {
        match earlier {
            Some(earlier) => check.say_with(None, FindingCode::PeriodAdded, "row", earlier),
            None => check.say(None, FindingCode::PeriodAdded),
        }
    } else if let Some(earlier) = file.people.get(&person_text) {
        check.say_with(None, FindingCode::ExistingPerson, "row", earlier);
    } else if place == Place::New && theirs.iter().any(|other| other.programme != row.programme) {
        check.say(None, FindingCode::ExistingPerson);
    }
    let person = match (known, file.people.get(&person_text)) {
        (Some(person), _) => Target::Existing(person.id),
        (None, Some(earlier)) => Target::Row(*earlier),
        (None, None) => Target::New,
    };
    file.people.entry(person_text).or_insert(number);
    file.traineeships.entry(traineeship_text).or_insert(number);

    let (result, changed) = match place {
        Place::New | Place::AddPeriod(_) => (RowResult::New, Vec::new()),
        Place::Period { id, main } => {
            let changed = theirs
                .iter()
                .find(|traineeship| traineeship.id == id)
                .map_or_else(Vec::new, |traineeship| changes(&row, known, traineeship, main));
            (result_of(&changed), changed)
        }
    };
    check.accept(title, result, changed, Plan { row, person, place })
}

/// Where the row belongs among the person's traineeships.
fn place(row: &TraineeRow, theirs: &[&TraineeshipRef], earlier: Option<u32>) -> Place {
    let wanted = row.cohort.as_deref().map(key);
    let of_cohort = |period: &PeriodRef| period.cohort.as_deref().map(key) == wanted;
    let same_programme = || theirs.iter().filter(|traineeship| traineeship.programme == row.programme);
    for traineeship in same_programme() {
        let only = traineeship.periods.len() == 1 && (row.agreement || traineeship.periods.iter().all(|period| period.cohort.is_none()));
        let broken_off = !traineeship.status.is_open() && traineeship.status != TraineeshipStatus::Completed;
        if traineeship.periods.iter().any(of_cohort) || (!broken_off && (only || row.agreement)) {
            let main = only || traineeship.periods.first().is_some_and(of_cohort);
            return Place::Period { id: traineeship.id, main };
        }
    }
    match (earlier, same_programme().find(|traineeship| traineeship.status.is_open() || traineeship.status == TraineeshipStatus::Completed))
    {
        (_, Some(traineeship)) if !row.agreement => Place::AddPeriod(Target::Existing(traineeship.id)),
        (Some(earlier), None) => Place::AddPeriod(Target::Row(earlier)),
        _ => Place::New,
    }
}

/// The fields in which the file says something else.
fn changes(row: &TraineeRow, person: Option<&PersonRef>, traineeship: &TraineeshipRef, main: bool) -> Vec<Field> {
    let mut changed = Vec::new();
    if let Some(person) = person {
        note_change(&mut changed, Field::Email, row.email.as_ref(), person.email.as_ref());
        note_change(&mut changed, Field::Phone, row.phone.as_ref(), person.phone.as_ref());
    }
    let wanted = row.cohort.as_deref().map(key);
    let period = if main {
        traineeship.periods.first()
    } else {
        traineeship.periods.iter().find(|period| period.cohort.as_deref().map(key) == wanted)
    };
    if let Some(period) = period {
        note_change(&mut changed, Field::Cohort, wanted.as_ref(), period.cohort.as_deref().map(key).as_ref());
        note_change(&mut changed, Field::ExternalRef, row.external_ref.as_ref(), period.external_ref.as_ref());
        note_change(&mut changed, Field::Site, Some(&row.site.id), period.site_id.as_ref());
        note_change(&mut changed, Field::Start, Some(&row.starts_on), Some(&period.starts_on));
        note_change(&mut changed, Field::End, Some(&row.ends_on), Some(&period.ends_on));
    }
    if main {
        note_change(&mut changed, Field::Basis, Some(&row.basis), Some(&traineeship.basis));
        note_change(&mut changed, Field::WeeklyHours, row.weekly_minutes.as_ref(), traineeship.weekly_minutes.as_ref());
        note_change(&mut changed, Field::School, row.school.as_ref(), traineeship.school.as_ref());
        note_change(&mut changed, Field::Note, row.note.as_ref(), traineeship.note.as_ref());
    }
    if row.supervisor.as_ref().is_some_and(|supervisor| !traineeship.supervisors.contains(&supervisor.id)) {
        changed.push(Field::Supervisor);
    }
    changed
}

struct ReadRow {
    title: String,
    row: Option<TraineeRow>,
}

fn read(check: &mut RowCheck<'_>, there: &There<'_>, today: NaiveDate) -> ReadRow {
    let given_name = check.name(Field::GivenName);
    let family_name = check.name(Field::FamilyName);
    let title = [given_name.as_deref(), family_name.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let birth_date = check.date(Field::BirthDate);
    let programme = check.word(Field::Programme, FindingCode::UnknownProgramme, |text| there.programmes.find(text));
    let site = check.word(Field::Site, FindingCode::UnknownSite, |text| there.sites.find(text));
    let starts_on = check.date(Field::Start);
    let ends_on = check.date(Field::End);
    check.in_order(starts_on, ends_on, Field::End);
    let basis = check.word(Field::Basis, FindingCode::UnknownKind, labels::basis);
    if let Some(birth_date) = birth_date {
        if birth_date > today || starts_on.is_some_and(|start| !can_begin(birth_date, start)) {
            check.say(Some(Field::BirthDate), FindingCode::ImplausibleBirthDate);
        } else if starts_on.and_then(|start| start.years_since(birth_date)).is_some_and(|age| age < 18) {
            check.say(Some(Field::BirthDate), FindingCode::Minor);
        }
    }
    let email = email(check);
    let phone = check.written_or_none::<Phone>(Field::Phone);
    let supervisor = check.text(Field::Supervisor).and_then(|name| {
        let found = there.supervisors.find(&name, site.map(|site| site.id));
        if found.is_none() {
            check.say(Some(Field::Supervisor), FindingCode::UnknownSupervisor);
        }
        found.cloned()
    });
    let cohort = check.text(Field::Cohort);
    let external_ref = check.text(Field::ExternalRef);
    let school = check.text(Field::School);
    let weekly_minutes = check.weekly_minutes(Field::WeeklyHours);
    let note = check.note(Field::Note);
    let row = (|| {
        let programme = programme?;
        Some(TraineeRow {
            given_name: given_name?,
            family_name: family_name?,
            birth_date: birth_date?,
            email,
            phone,
            programme: programme.code.clone(),
            agreement: programme.family == ProgrammeFamily::Eud,
            cohort,
            site: site?.clone(),
            starts_on: starts_on?,
            ends_on: ends_on?,
            basis: basis?,
            weekly_minutes,
            supervisor,
            external_ref,
            school,
            note,
        })
    })();
    ReadRow { title, row }
}

fn email(check: &mut RowCheck<'_>) -> Option<String> {
    if !check.is_misfit() && check.is_empty(Field::Email) {
        check.say(Some(Field::Email), FindingCode::MissingEmail);
    }
    check.written_or_none::<Email>(Field::Email)
}

/// The names of a list as they are searched by: persons of other names need not be compared with it.
#[must_use]
pub fn names(table: &Table) -> Vec<String> {
    let name = |row| PersonName { given: &table.text(row, Field::GivenName), family: &table.text(row, Field::FamilyName) }.search_key();
    let mut names: Vec<_> = table.rows.iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

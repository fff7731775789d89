//! What some of the demonstration's trainees have behind them: logged sessions, most of them read, and items that are ticked
//! or answered. Each is done by who would do it, with what that person may, on the day it was done.

use super::answers;
use crate::app::App;
use crate::db::{Reader, Writer};
use crate::error::Error;
use crate::permit::Permit;
use crate::{onboarding, settings, supervision, traineeships, users};
use chrono::{NaiveDate, TimeDelta};
use domain::access::{Action, Grant, Role, reach};
use domain::calendar::Calendar;
use domain::ids::{OrgUnitId, PersonId, TraineeshipId, UserId};
use domain::onboarding::{Assignee, ChecklistItem, Completion, MakeChecklist};
use domain::settings::{Place, Supervision};
use domain::supervision::LogSession;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const FILE: &str = include_str!("../../demo/vejledning.json");

/// How often what is due was gone through.
const ROUND_DAYS: i64 = 28;
/// From when on some of what is due is still open.
const RECENT_DAYS: i64 = 45;

#[derive(Deserialize)]
struct Story {
    /// The trainee's e-mail.
    trainee: String,
    /// Her supervisor's.
    supervisor: String,
    /// How many of the latest sessions she has not read yet.
    unread: usize,
    /// What was logged, in order.
    sessions: Vec<LogSession>,
}

/// Someone who does something.
#[derive(Clone)]
pub(super) struct Who {
    pub(super) role: Role,
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) person: Option<PersonId>,
}

impl Who {
    /// What the person's role permits on a day.
    fn may(&self, action: Action, day: NaiveDate, system: &Permit) -> Result<Permit, Error> {
        let reach = reach(self.role, action).ok_or_else(Error::not_allowed)?;
        let root = OrgUnitId(uuid::Uuid::nil());
        let grant = Grant { role: self.role, org_unit_id: root, org_path: "/".to_owned(), programmes: Vec::new() };
        Ok(Permit {
            user_id: Some(self.user),
            user_name: self.name.as_str().into(),
            person_id: self.person,
            reaches: Arc::from(vec![(reach, grant)]),
            today: day,
            margin: TimeDelta::days(i64::from(Supervision::default().assignment_margin_days)),
            ..system.clone()
        })
    }
}

/// Lets all of it happen; `recently` says whose plan was made in the system and not on paper.
pub(super) async fn load(app: &App, system: &Permit, staff: &[Who], recently: fn(NaiveDate, NaiveDate) -> bool) -> Result<(), Error> {
    let stories: Vec<Story> = serde_json::from_str(FILE).map_err(|error| Error::internal(&error.to_string()))?;
    let today = system.today;
    for mut story in stories {
        story.sessions.retain(|session| session.held_on <= today);
        if story.sessions.is_empty() {
            continue;
        }
        let story = Arc::new(story);
        let told = Arc::clone(&story);
        let (id, starts_on, supervisor, trainee) = app.db.write(system, move |w| people(w, &told)).await?;
        sessions(app, system, &story, id, [&supervisor, &trainee]).await?;
        if recently(starts_on, today) {
            app.db
                .write(system, move |w| {
                    at(w, starts_on, today);
                    onboarding::make_plan_on(w, id, &MakeChecklist::default(), starts_on)
                })
                .await?;
            let all: Vec<Who> = [supervisor, trainee].into_iter().chain(staff.iter().cloned()).collect();
            ticks(app, system, id, starts_on, &all).await?;
        }
    }
    Ok(())
}

/// As if it were written on that day.
pub(super) fn at(w: &mut Writer<'_>, day: NaiveDate, today: NaiveDate) {
    w.now = (w.now.utc() - today.signed_duration_since(day).max(TimeDelta::zero())).into();
}

fn people(w: &mut Writer<'_>, story: &Story) -> Result<(TraineeshipId, NaiveDate, Who, Who), Error> {
    let seen = traineeships::find_by_email(w, &story.trainee)?;
    let user = traineeships::user_of(w, seen.id)?;
    let trainee = Who { role: Role::Trainee, user, name: users::by_email(w, &story.trainee)?.1, person: Some(seen.person_id) };
    let (user, name) = users::by_email(w, &story.supervisor)?;
    Ok((seen.id, seen.starts_on, Who { role: Role::Supervisor, user, name, person: None }, trainee))
}

/// The supervisor logs each session on its day, and the trainee reads it a day later.
async fn sessions(app: &App, system: &Permit, story: &Arc<Story>, id: TraineeshipId, who: [&Who; 2]) -> Result<(), Error> {
    let (today, [supervisor, trainee]) = (system.today, who);
    let read = story.sessions.len().saturating_sub(story.unread);
    for (number, session) in story.sessions.iter().enumerate() {
        let (day, new) = (session.held_on, session.clone().checked(session.held_on)?);
        let logs = supervisor.may(Action::LogSupervision, day, system)?;
        let logged = app
            .db
            .write(&logs, move |w| {
                at(w, day, today);
                supervision::log(w, id, &new)
            })
            .await?;
        if number < read {
            let next = (day + TimeDelta::days(1)).min(today);
            let reads = trainee.may(Action::AcknowledgeSupervision, next, system)?;
            app.db
                .write(&reads, move |w| {
                    at(w, next, today);
                    supervision::acknowledge(w, logged.id)
                })
                .await?;
        }
    }
    Ok(())
}

/// Everybody ticks what was theirs to tick, round after round; some of the latest is left.
async fn ticks(app: &App, system: &Permit, id: TraineeshipId, starts_on: NaiveDate, who: &[Who]) -> Result<(), Error> {
    let (today, consultant) = (system.today, system.clone());
    let read = move |c: &mut Reader| {
        Ok((onboarding::of_traineeship(c, &consultant, id)?, settings::at::<Calendar>(c, &consultant, Place::WHOLE)?))
    };
    let (items, calendar) = app.db.read(system, read).await?;
    let mut rounds: BTreeMap<(NaiveDate, Assignee), BTreeSet<_>> = BTreeMap::new();
    let is_answered =
        |item: &ChecklistItem| item.asks.as_ref().is_none_or(|asks| answers::answer(item, asks, today, &system.user_name).is_some());
    for item in items.iter().filter(|item| item.due_on < today && !is_left(item, today) && is_answered(item)) {
        let since = item.due_on.signed_duration_since(starts_on).num_days().max(0);
        let day = calendar.working_day_on_or_after(starts_on + TimeDelta::days(since - since % ROUND_DAYS + ROUND_DAYS / 2)).min(today);
        let enough = if item.completion == Completion::Any { 1 } else { item.roles.len() };
        for role in item.roles.iter().take(enough) {
            rounds.entry((day, *role)).or_default().insert(item.id);
        }
    }
    let mut versions: BTreeMap<_, i32> = items.iter().map(|item| (item.id, item.version)).collect();
    for ((day, role), wanted) in rounds {
        let Some(by) = who.iter().find(|who| Some(who.role) == role_of(role)) else { continue };
        let ticks = by.may(Action::TickChecklist, day, system)?;
        let answer = |item: &ChecklistItem| answers::answer(item, item.asks.as_ref()?, day, &by.name);
        let wanted: Vec<_> = items
            .iter()
            .filter(|item| wanted.contains(&item.id))
            .filter_map(|item| Some((item.id, *versions.get(&item.id)?, answer(item))))
            .collect();
        let ticked = app
            .db
            .write(&ticks, move |w| {
                at(w, day, today);
                wanted
                    .iter()
                    .map(|(item, version, answer)| match answer.clone() {
                        Some(answer) => onboarding::answer(w, *item, *version, answer, Some(role)),
                        None => onboarding::tick(w, *item, *version, true, Some(role)),
                    })
                    .collect::<Result<Vec<_>, Error>>()
            })
            .await?;
        versions.extend(ticked.into_iter().map(|item| (item.id, item.version)));
    }
    Ok(())
}

/// Whether something that is due is still open, the same on each run.
fn is_left(item: &ChecklistItem, today: NaiveDate) -> bool {
    let recent = today.signed_duration_since(item.due_on).num_days() < RECENT_DAYS;
    recent && item.title.chars().count().is_multiple_of(3)
}

/// Who ticks in a role; the responsible supervisor does it for a daily one.
const fn role_of(assignee: Assignee) -> Option<Role> {
    let role = match assignee {
        Assignee::Trainee => Role::Trainee,
        Assignee::Supervisor | Assignee::DailySupervisor => Role::Supervisor,
        Assignee::EducationLead => Role::EducationLead,
        Assignee::Leader => Role::Leader,
        Assignee::Consultant => Role::Consultant,
        Assignee::Hr => Role::Hr,
        Assignee::System => return None,
    };
    Some(role)
}

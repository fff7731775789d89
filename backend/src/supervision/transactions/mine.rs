//! A supervisor's own trainees: three statements.

use crate::db::Reader;
use crate::db::Within;
use crate::db::schema::{
    absence_spells as x, checklist_items as i, checklist_ticks as k, cohorts as h, org_units as o, people as p, programme_versions as v,
    segments as g, supervision_sessions as s, supervisor_assignments as a, traineeships as t,
};
use crate::error::Error;
use crate::join;
use crate::permit::Permit;
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use domain::Lang;
use domain::ids::{TraineeshipId, UserId};
use domain::onboarding::{Assignee, ItemStatus};
use domain::people::SupervisorKind;
use domain::programmes::ProgrammeContent;
use domain::supervision::{MyTrainee, MyTrainees, is_lately};
use domain::text::supervision as text;
use domain::traineeships::{SegmentKind, SegmentStatus, TraineeshipStatus};

type About = (TraineeshipId, SupervisorKind, TraineeshipStatus, NaiveDate, NaiveDate, String);
type Names = (String, String, String, Option<String>, String);
type Today = (Option<SegmentKind>, Option<String>, Option<NaiveDate>, Option<NaiveDate>);
type Session = (TraineeshipId, NaiveDate, i32, Option<String>, String);
type Item = (TraineeshipId, String, NaiveDate, String);

/// The trainees the user supervises now or within 30 days.
pub(in crate::supervision) fn trainees(c: &mut Reader, permit: &Permit, sees_absence: bool) -> Result<MyTrainees, Error> {
    let (today, lang) = (permit.today, permit.lang);
    let rows = assigned(c, permit)?;
    let ids: Vec<TraineeshipId> = rows.iter().map(|row| row.0.0).collect();
    let sessions = sessions(c, permit, &ids)?;
    let items = open_items(c, permit, &ids)?;
    let mut found: Vec<MyTrainee> = Vec::new();
    for ((traineeship_id, kind, status, starts_on, ends_on, programme), (given, family, site, cohort, content), now) in rows {
        // Two assignments or two segments of one day would give a row each: the responsible one comes first.
        if found.iter().any(|other| other.traineeship_id == traineeship_id) {
            continue;
        }
        let own = if kind == SupervisorKind::Responsible { Assignee::Supervisor } else { Assignee::DailySupervisor };
        let mine = |roles: &str| serde_json::from_str::<Vec<Assignee>>(roles).is_ok_and(|roles| roles.contains(&own));
        let next = items.iter().find(|item| item.0 == traineeship_id && mine(&item.3));
        let mut held = sessions.iter().filter(|session| session.0 == traineeship_id);
        let minutes = held.clone().filter(|session| is_lately(session.1, today)).map(|session| session.2).sum();
        let mut goals: Vec<String> = Vec::new();
        for goal in held.clone().flat_map(|session| serde_json::from_str::<Vec<String>>(&session.4).unwrap_or_default()) {
            if !goals.contains(&goal) && goals.len() < 6 {
                goals.push(goal);
            }
        }
        let last = held.next();
        let (segment_kind, segment, segment_ends_on, absent_since) = now;
        found.push(MyTrainee {
            traineeship_id,
            name: format!("{given} {family}"),
            programme,
            cohort,
            site,
            kind,
            status,
            starts_on,
            ends_on,
            segment_kind,
            segment,
            segment_ends_on,
            next_item: next.map(|item| item.1.clone()),
            next_due_on: next.map(|item| item.2),
            last_session_on: last.map(|session| session.1),
            last_minutes: last.map(|session| session.2),
            last_next_step: last.and_then(|session| session.3.clone()),
            minutes_in_four_weeks: minutes,
            goals,
            all_goals: serde_json::from_str(&content).map(|content| goals_of(lang, &content)).unwrap_or_default(),
            absent: (sees_absence && kind == SupervisorKind::Responsible).then_some(absent_since.is_some()),
        });
    }
    Ok(MyTrainees { items: found })
}

/// The titles of the goals where they are known, else their numbers.
fn goals_of(lang: Lang, content: &ProgrammeContent) -> Vec<String> {
    if content.goals.is_empty() {
        (1..=content.goal_count.unwrap_or(0)).map(|number| text::goal(lang, number)).collect()
    } else {
        content.goals.clone()
    }
}

fn assigned(c: &mut Reader, permit: &Permit) -> Result<Vec<(About, Names, Today)>, Error> {
    let today = permit.today;
    let user = permit.user_id.unwrap_or(UserId(uuid::Uuid::nil()));
    let segment_of_today = g::tenant_id
        .eq(t::tenant_id)
        .and(g::traineeship_id.eq(t::id))
        .and(g::starts_on.le(today))
        .and(g::ends_on.ge(today))
        .and(g::status.ne(SegmentStatus::Cancelled));
    let absent_today = x::tenant_id
        .eq(t::tenant_id)
        .and(x::traineeship_id.eq(t::id))
        .and(x::starts_on.le(today))
        .and(x::ends_on.is_null().or(x::ends_on.ge(today).assume_not_null()));
    Ok(a::table
        .inner_join(join!(t.id = a.traineeship_id))
        .inner_join(join!(p.id = t.person_id))
        .inner_join(join!(o.id = t.site_id))
        .inner_join(join!(v.id = t.programme_version_id))
        .left_join(join!(h.id? = t.cohort_id))
        .left_join(g::table.on(segment_of_today))
        .left_join(x::table.on(absent_today))
        .filter(a::tenant_id.eq(permit.tenant).and(a::user_id.eq(user)))
        .filter(a::starts_on.le(today + permit.margin))
        .filter(a::ends_on.is_null().or(a::ends_on.ge(today).and(a::ends_on.ge(a::starts_on.nullable())).assume_not_null()))
        .filter(t::status.within(TraineeshipStatus::OPEN))
        .order((t::sort_key, t::id, a::kind.desc(), g::starts_on))
        .limit(500)
        .select((
            (t::id, a::kind, t::status, t::starts_on, t::ends_on, t::programme_code),
            (p::given_name, p::family_name, o::name, h::code.nullable(), v::content),
            (g::kind.nullable(), g::label.nullable(), g::ends_on.nullable(), x::starts_on.nullable()),
        ))
        .load(c)?)
}

/// The sessions of the last half year, the latest first: the last agreement, the goals and the minutes.
fn sessions(c: &mut Reader, permit: &Permit, ids: &[TraineeshipId]) -> Result<Vec<Session>, Error> {
    Ok(s::table
        .filter(s::tenant_id.eq(permit.tenant).and(s::traineeship_id.within(ids)))
        .filter(s::held_on.gt(permit.today - TimeDelta::days(183)))
        .order((s::held_on.desc(), s::id.desc()))
        .limit(1000)
        .select((s::traineeship_id, s::held_on, s::minutes, s::next_step, s::goals))
        .load(c)?)
}

/// Open items of supervisors that a supervisor has not ticked, by date.
fn open_items(c: &mut Reader, permit: &Permit, ids: &[TraineeshipId]) -> Result<Vec<Item>, Error> {
    let ticked = k::tenant_id
        .eq(i::tenant_id)
        .and(k::item_id.eq(i::id))
        .and(k::role.eq(Assignee::Supervisor).or(k::role.eq(Assignee::DailySupervisor)));
    Ok(i::table
        .left_join(k::table.on(ticked))
        .filter(i::tenant_id.eq(permit.tenant).and(i::traineeship_id.within(ids)).and(i::status.eq(ItemStatus::Open)))
        .filter(i::roles.like("%supervisor\"%").and(k::role.nullable().is_null()))
        .order((i::due_on, i::id))
        .limit(1000)
        .select((i::traineeship_id, i::title, i::due_on, i::roles))
        .load(c)?)
}

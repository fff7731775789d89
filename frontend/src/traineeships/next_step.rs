//! What comes next for a trainee, said first on the card, with the fact it follows from.

use super::tasks::Tasks;
use crate::session::{use_lang, use_may, use_today};
use crate::ui::{ButtonKind, Icon, IconName, LinkButton, dates};
use chrono::NaiveDate;
use domain::Lang;
use domain::access::Action;
use domain::follow_up::worklist::{Task, TaskGroup};
use domain::people::SupervisorKind;
use domain::text::traineeships as text;
use domain::traineeships::{Segment, TraineeshipCard};
use leptos::prelude::*;

/// The one thing that comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
enum NextStep {
    /// Nobody is responsible for the supervision from today on.
    Supervisor,
    /// The traineeship begins.
    Start(NaiveDate),
    /// The next period begins; the running one is named where there is one.
    Period { running: Option<Segment>, next: Segment },
    /// The last day.
    End(NaiveDate),
}

/// What comes next. That a supervisor is missing is said to those who can choose one.
fn next_step(card: &TraineeshipCard, today: NaiveDate, chooses: bool) -> Option<NextStep> {
    if !card.status.is_open() || card.ends_on < today {
        return None;
    }
    if card.starts_on > today {
        return Some(NextStep::Start(card.starts_on));
    }
    let responsible = card
        .supervisors
        .iter()
        .any(|supervisor| supervisor.kind == SupervisorKind::Responsible && supervisor.ends_on.is_none_or(|end| end >= today));
    if chooses && !responsible {
        return Some(NextStep::Supervisor);
    }
    let running = card.segments.iter().find(|segment| segment.starts_on <= today && today <= segment.ends_on).cloned();
    let next = card.segments.iter().filter(|segment| segment.starts_on > today).min_by_key(|segment| segment.starts_on).cloned();
    Some(next.map_or(NextStep::End(card.ends_on), |next| NextStep::Period { running, next }))
}

/// The banner over the tabs: the most urgent task, or what the calendar brings.
#[component]
pub(super) fn NextStepBanner(card: TraineeshipCard, tasks: Option<Tasks>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let chooses = use_may()(Action::AssignSupervisor);
    move || match tasks.map(|tasks| tasks.get()) {
        // The list is on its way: nothing is said that it may contradict.
        Some(None) => None,
        Some(Some(Ok(page))) if !page.items.is_empty() => page.items.into_iter().next().map(|task| from_task(lang, task).into_any()),
        _ => next_step(&card, today, chooses).map(|step| {
            let (title, why) = words(lang, today, &step, &card);
            banner(lang, title, why, step == NextStep::Supervisor, None).into_any()
        }),
    }
}

fn from_task(lang: Lang, task: Task) -> impl IntoView {
    let href = task.talk_id.map_or_else(|| "/opfoelgning".to_owned(), |id| format!("/opfoelgning/samtale/{id}"));
    banner(lang, text::next_task(lang, task.title), task.why, task.group == TaskGroup::Overdue, Some((href, task.action.label(lang))))
}

fn banner(lang: Lang, title: String, why: String, urgent: bool, action: Option<(String, &'static str)>) -> impl IntoView {
    view! {
        <section class="ps-next" class:ps-next--soon=!urgent aria-labelledby="next-step">
            <span class="ps-next__i"><Icon name=if urgent { IconName::Alert } else { IconName::Calendar }/></span>
            <div>
                <h2 id="next-step">{title}</h2>
                <p class="ps-why"><b>{text::because(lang)}</b>" "{why}</p>
            </div>
            {action.map(|(href, word)| view! { <div class="ps-next__a"><LinkButton href kind=ButtonKind::Primary>{word}</LinkButton></div> })}
        </section>
    }
}

fn words(lang: Lang, today: NaiveDate, step: &NextStep, card: &TraineeshipCard) -> (String, String) {
    let status = || text::because_status(lang, card.status.label(lang).to_lowercase());
    match step {
        NextStep::Supervisor => (text::next_supervisor(lang).to_owned(), text::because_no_supervisor(lang).to_owned()),
        NextStep::Start(date) => (text::next_start(lang, dates::short(lang, *date, today)), status()),
        NextStep::Period { running, next } => {
            let why = running.as_ref().map_or_else(status, |running| {
                sentence(text::because_running(lang, &running.label, dates::short(lang, running.ends_on, today)))
            });
            (text::next_period(lang, &next.label, dates::short(lang, next.starts_on, today)), why)
        }
        NextStep::End(date) => (text::next_end(lang, dates::short(lang, *date, today)), status()),
    }
}

/// Ends with one full stop, also after a month that ends with one.
fn sentence(mut text: String) -> String {
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{OrgUnitId, PersonId, SegmentId, SupervisorAssignmentId, TraineeshipId, UserId};
    use domain::traineeships::{AssignedSupervisor, EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn segment(label: &str, from: &str, to: &str) -> Segment {
        Segment {
            id: SegmentId(Uuid::nil()),
            kind: SegmentKind::School,
            label: label.to_owned(),
            starts_on: day(from),
            ends_on: day(to),
            status: SegmentStatus::Planned,
        }
    }

    fn card() -> TraineeshipCard {
        TraineeshipCard {
            id: TraineeshipId(Uuid::nil()),
            person_id: PersonId(Uuid::nil()),
            given_name: "Amina".to_owned(),
            family_name: "Yusuf".to_owned(),
            birth_date: None,
            email: None,
            phone: None,
            programme_code: "ssa".to_owned(),
            programme_name: "SOSU-assistent".to_owned(),
            cohort_id: None,
            cohort: None,
            school: None,
            status: TraineeshipStatus::Active,
            employment_basis: EmploymentBasis::EudTrainee,
            site_id: OrgUnitId(Uuid::nil()),
            site_name: "Strandgården".to_owned(),
            education_lead_name: None,
            starts_on: day("2026-08-03"),
            ends_on: day("2027-04-30"),
            started_on: None,
            start: None,
            weekly_minutes: None,
            external_ref: None,
            note: None,
            consultant_name: None,
            segments: vec![segment("Skole 1", "2026-08-03", "2026-09-11"), segment("Skole 2", "2027-03-08", "2027-04-30")],
            supervisors: vec![AssignedSupervisor {
                id: SupervisorAssignmentId(Uuid::nil()),
                user_id: UserId(Uuid::nil()),
                name: "Kirsten Damgaard".to_owned(),
                email: "kd@example.dk".to_owned(),
                kind: SupervisorKind::Responsible,
                starts_on: day("2026-08-03"),
                ends_on: None,
                exception_until: None,
            }],
            hire_opens_on: day("2026-12-31"),
            absence_window_months: 6,
            roles: Vec::new(),
            version: 1,
        }
    }

    #[test]
    fn the_next_step_follows_the_calendar() {
        let card = card();
        assert_eq!(next_step(&card, day("2026-07-01"), true), Some(NextStep::Start(day("2026-08-03"))));
        let Some(NextStep::Period { running, next }) = next_step(&card, day("2026-08-10"), true) else { panic!("a period comes") };
        assert_eq!((running.unwrap().label.as_str(), next.label.as_str()), ("Skole 1", "Skole 2"));
        assert!(matches!(next_step(&card, day("2026-11-23"), true), Some(NextStep::Period { running: None, .. })));
        assert_eq!(next_step(&card, day("2027-04-01"), true), Some(NextStep::End(day("2027-04-30"))));
        assert_eq!(next_step(&card, day("2027-05-01"), true), None);
    }

    #[test]
    fn a_missing_supervisor_comes_first() {
        let mut card = card();
        card.supervisors[0].ends_on = Some(day("2026-11-22"));
        assert_eq!(next_step(&card, day("2026-11-23"), true), Some(NextStep::Supervisor));
        assert!(matches!(next_step(&card, day("2026-11-23"), false), Some(NextStep::Period { .. })));
        card.status = TraineeshipStatus::DroppedOut;
        assert_eq!(next_step(&card, day("2026-11-23"), true), None);
    }
}

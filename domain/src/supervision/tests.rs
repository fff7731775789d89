//! Rules and properties of suitability, assignment and requests.

use super::*;
use crate::fields::Declared;
use crate::ids::{SupervisorAssignmentId, SupervisorProfileId};
use crate::people::{QualificationKind, SupervisorKind};
use crate::problem::FieldCode;
use crate::programmes::SupervisorRequirement;
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn candidate() -> Candidate {
    Candidate {
        kind: SupervisorKind::Responsible,
        is_the_trainee: false,
        already_assigned: false,
        at_site: true,
        of_programme: true,
        qualifications: vec![QualificationKind::DiplomaModule],
        appointed_on: date("2020-01-01"),
        ended_on: None,
        max_trainees: 2,
        trainees: 1,
    }
}

/// Any formal education, any course, or nothing.
fn requirement(level: usize) -> SupervisorRequirement {
    use QualificationKind::{Amu, DiplomaModule, InternalCourse, Master};
    let any_of = [vec![DiplomaModule, Amu, Master], vec![DiplomaModule, Amu, Master, InternalCourse], vec![]];
    SupervisorRequirement { any_of: any_of[level].clone(), reason: String::new() }
}

fn need(requirement: &SupervisorRequirement) -> Need<'_> {
    Need { kind: SupervisorKind::Responsible, requirement, on: date("2026-11-23") }
}

fn request() -> AssignSupervisor {
    AssignSupervisor {
        profile_id: SupervisorProfileId(uuid::Uuid::nil()),
        kind: SupervisorKind::Responsible,
        starts_on: date("2026-11-23"),
        exception_reason: None,
        exception_until: None,
    }
}

#[test]
fn who_suits_and_why_not() {
    use SuitabilityReason as R;
    let internal = vec![QualificationKind::InternalCourse];
    let (formal, course, free) = (requirement(0), requirement(1), requirement(2));
    for (changed, reason) in [
        (Candidate { at_site: false, ..candidate() }, R::OtherSite),
        (Candidate { of_programme: false, ..candidate() }, R::OtherProgramme),
        (Candidate { qualifications: internal.clone(), ..candidate() }, R::RequiredMissing),
        (Candidate { qualifications: vec![QualificationKind::None], ..candidate() }, R::NoQualification),
        (Candidate { trainees: 2, ..candidate() }, R::Full),
        (Candidate { ended_on: Some(date("2026-11-22")), ..candidate() }, R::Ended),
        (Candidate { appointed_on: date("2026-11-24"), ..candidate() }, R::NotAppointedYet),
        (Candidate { is_the_trainee: true, ..candidate() }, R::IsTheTrainee),
        (Candidate { already_assigned: true, ..candidate() }, R::AlreadyAssigned),
        (Candidate { kind: SupervisorKind::Daily, ..candidate() }, R::DailyOnly),
    ] {
        let reasons = suitability(&changed, &need(&formal));
        assert!(reasons.contains(&reason) && !is_suitable(&reasons), "{reason}");
    }
    let suits = |candidate: Candidate, need: Need<'_>| is_suitable(&suitability(&candidate, &need));
    assert!(suits(candidate(), need(&formal)));
    assert!(suits(Candidate { qualifications: internal, ..candidate() }, need(&course)));
    assert!(suits(Candidate { ended_on: Some(date("2026-11-23")), ..candidate() }, need(&formal)), "the last day counts");
    assert!(suits(Candidate { qualifications: vec![], ..candidate() }, need(&free)));
    let daily = Need { kind: SupervisorKind::Daily, ..need(&formal) };
    assert!(suits(Candidate { kind: SupervisorKind::Daily, qualifications: vec![], trainees: 9, ..candidate() }, daily));
}

#[test]
fn an_exception_needs_a_reason_and_a_date() {
    let reasons = [SuitabilityReason::NoQualification, SuitabilityReason::AtSite];
    let fields = |request: &AssignSupervisor| {
        check_assignment(request, &reasons).unwrap_err().into_iter().map(|error| error.field).collect::<Vec<_>>()
    };
    assert_eq!(fields(&request()), ["exception_reason", "exception_until"]);
    let reason_only = AssignSupervisor { exception_reason: Some("Kursus i januar".into()), ..request() };
    assert_eq!(fields(&reason_only), ["exception_until"]);
    let whole = AssignSupervisor { exception_until: Some(date("2027-01-31")), ..reason_only };
    assert_eq!(check_assignment(&whole, &reasons), Ok(()));
    assert!(check_assignment(&whole, &[SuitabilityReason::IsTheTrainee]).is_err());
    let backwards = AssignSupervisor { exception_until: Some(date("2026-11-22")), ..whole };
    assert_eq!(backwards.checked(date("2026-11-23")).unwrap_err()[0].code, FieldCode::EndBeforeStart);
}

#[test]
fn one_supervisor_follows_the_other() {
    let id = |number| SupervisorAssignmentId(uuid::Uuid::from_u128(number));
    let standing = [
        Standing { id: id(1), starts_on: date("2026-08-01"), ends_on: None },
        Standing { id: id(2), starts_on: date("2027-01-01"), ends_on: None },
    ];
    let placed = place(&standing[..1], date("2026-11-23"));
    assert_eq!(placed, Placed { ends_on: None, ended: vec![(id(1), date("2026-11-22"))] });
    assert_eq!(place(&standing[1..], date("2026-11-23")), Placed { ends_on: Some(date("2026-12-31")), ended: vec![] });
}

#[test]
fn a_session_has_its_limits() {
    let session = LogSession {
        kind: SessionKind::Supervision,
        minutes: 30,
        held_on: date("2026-11-23"),
        goals: vec![" Mål 3 ".into(), "Mål 3".into()],
        next_step: Some("  ".into()),
    };
    let today = date("2026-11-23");
    let checked = session.clone().checked(today).unwrap();
    assert_eq!((checked.goals, checked.next_step), (vec!["Mål 3".to_owned()], None));
    let bad =
        LogSession { minutes: 481, held_on: date("2026-11-24"), goals: vec!["x".repeat(121)], next_step: Some("x".repeat(501)), ..session };
    let fields: Vec<String> = bad.checked(today).unwrap_err().into_iter().map(|error| error.field).collect();
    assert_eq!(fields, ["minutes", "held_on", "goals", "next_step"]);
    assert!(RaiseConcern { kind: ConcernKind::Wellbeing, text: " ".into() }.fields_checked(today).is_err());
    assert!(RaiseConcern { kind: ConcernKind::Wellbeing, text: "æ".repeat(1000) }.fields_checked(today).is_ok());
}

fn any_candidate() -> impl Strategy<Value = Candidate> {
    (any::<[bool; 5]>(), prop::collection::vec(0..5usize, 0..3), -400..400i64, prop::option::of(-400..400i64), 0..4i32, 0..4i32).prop_map(
        |([daily, is_the_trainee, already_assigned, at_site, of_programme], passed, appointed, ended, max_trainees, trainees)| Candidate {
            kind: if daily { SupervisorKind::Daily } else { SupervisorKind::Responsible },
            is_the_trainee,
            already_assigned,
            at_site,
            of_programme,
            qualifications: passed.into_iter().map(|which| QualificationKind::ALL[which]).collect(),
            appointed_on: date("2026-11-23") + TimeDelta::days(appointed),
            ended_on: ended.map(|days| date("2026-11-23") + TimeDelta::days(days)),
            max_trainees,
            trainees,
        },
    )
}

proptest! {
    #[test]
    fn an_unqualified_or_full_supervisor_never_gets_in_without_an_exception(candidate in any_candidate(), asked in 0..3usize) {
        let requirement = requirement(asked);
        let reasons = suitability(&candidate, &need(&requirement));
        let formal = candidate.qualifications.iter().any(|kind| kind.is_formal());
        let internal = candidate.qualifications.contains(&QualificationKind::InternalCourse);
        let qualified = [formal, formal || internal, true][asked];
        if !qualified || !candidate.of_programme || candidate.trainees >= candidate.max_trainees {
            prop_assert!(!is_suitable(&reasons));
            prop_assert!(check_assignment(&request(), &reasons).is_err());
        }
        prop_assert_eq!(is_suitable(&reasons) && check_assignment(&request(), &reasons).is_err(), false);
    }

    #[test]
    fn the_trainee_never_supervises_herself(candidate in any_candidate(), daily in any::<bool>()) {
        let kind = if daily { SupervisorKind::Daily } else { SupervisorKind::Responsible };
        let requirement = requirement(0);
        let reasons = suitability(&Candidate { is_the_trainee: true, ..candidate }, &Need { kind, ..need(&requirement) });
        let excepted = AssignSupervisor { exception_reason: Some("fordi".into()), exception_until: Some(date("2027-01-01")), ..request() };
        prop_assert!(check_assignment(&excepted, &reasons).is_err());
    }

    #[test]
    fn assignments_never_overlap_and_leave_no_gap_after_the_new_one(starts in prop::collection::vec(0..300i64, 1..8)) {
        let mut standing: Vec<Standing> = Vec::new();
        let first = date("2026-01-01");
        for (start, number) in starts.iter().zip(1..) {
            let starts_on = first + TimeDelta::days(*start);
            let placed = place(&standing, starts_on);
            for (id, last) in &placed.ended {
                for other in standing.iter_mut().filter(|other| other.id == *id) {
                    other.ends_on = Some(*last);
                }
            }
            standing.push(Standing { id: SupervisorAssignmentId(uuid::Uuid::from_u128(number)), starts_on, ends_on: placed.ends_on });
        }
        let earliest = *starts.iter().min().unwrap();
        for day in earliest..310 {
            let on = first + TimeDelta::days(day);
            let holding = standing.iter().filter(|s| s.starts_on <= on && s.ends_on.is_none_or(|last| on <= last)).count();
            prop_assert_eq!(holding, 1, "{}", on);
        }
    }
}

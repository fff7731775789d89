//! The default template, the layers that must be refused, and the plan's rules and properties.

use super::*;
use crate::calendar::Calendar;
use crate::ids::SegmentId;
use crate::organisation::SiteKind;
use crate::programmes::ProgrammeFamily;
use crate::traineeships::{EmploymentBasis, SegmentKind};
use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

fn layers() -> Vec<Layer> {
    let template: serde_json::Value = serde_json::from_str(include_str!("../../../backend/defaults/onboarding_template.json")).unwrap();
    serde_json::from_value(template["layers"].clone()).unwrap()
}

fn items(programme: &str, unit: Option<&str>) -> Vec<Item> {
    let layers = layers();
    merge(layers.iter().filter(|layer| applicable(layer, programme, unit))).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Amina's kind of start: a social and health care assistant trainee at a care home, from Monday 3 August 2026.
fn facts() -> Facts {
    Facts {
        starts_on: date("2026-08-03"),
        ends_on: date("2029-02-28"),
        basis: EmploymentBasis::EudTrainee,
        family: ProgrammeFamily::Eud,
        programme: "ssa".to_owned(),
        specialisation: None,
        site_kind: Some(SiteKind::CareHome),
        site_serves_children: false,
        birth_date: date("2001-05-05"),
        needs_work_permit: false,
        foreign_applicant: false,
        first_time_supervisor: false,
        spu_member: false,
        assessment_doubt: false,
    }
}

fn segment(number: u128, kind: SegmentKind, starts_on: &str, ends_on: &str) -> Segment {
    Segment {
        id: SegmentId(uuid::Uuid::from_u128(number)),
        kind,
        starts_on: date(starts_on),
        ends_on: date(ends_on),
        site_kind: None,
        site_serves_children: None,
        external: false,
    }
}

fn school_first() -> Vec<Segment> {
    vec![
        segment(1, SegmentKind::School, "2026-08-03", "2026-10-04"),
        segment(2, SegmentKind::Placement, "2026-10-05", "2026-11-15"),
        segment(3, SegmentKind::School, "2026-11-16", "2026-12-20"),
        segment(4, SegmentKind::Placement, "2026-12-21", "2027-06-30"),
    ]
}

fn due(planned: &[PlannedItem<'_>], key: &str) -> Vec<String> {
    planned.iter().filter(|planned| planned.item.key == key).map(|planned| planned.due_on.to_string()).collect()
}

const EARLY: &str = "2026-05-01";

#[test]
fn the_default_layers_merge() {
    assert_eq!(items("ssa", Some("0670")).len(), 72 + 14 + 3);
    assert_eq!(items("laerer", Some("0309")).len(), 72 + 13 + 2);
    assert_eq!(items("kontor", None).len(), 72);
    assert!(items("ssh", None).iter().all(|item| !item.key.starts_with("unit_")));
}

#[test]
fn invalid_layers_are_refused_with_their_reason() {
    let refused: Vec<serde_json::Value> = serde_json::from_str(include_str!("../../../tests/data/onboarding_invalid_layers.json")).unwrap();
    assert_eq!(refused.len(), 7);
    for case in refused {
        let municipality = layers().into_iter().next().unwrap();
        let layer: Layer = serde_json::from_value(case["layer"].clone()).unwrap();
        let error = merge([&municipality, &layer]).unwrap_err();
        assert_eq!(error.reason.as_str(), case["reason"], "{error}");
        assert_eq!(error.layer, 1);
    }
}

#[test]
fn a_lower_layer_may_leave_out_what_is_optional_and_sharpen_it() {
    let municipality = layers().into_iter().next().unwrap();
    let mut lower = Layer {
        layer: LayerKind::Unit,
        name: None,
        programmes: vec![],
        unit_code: Some("1".into()),
        unit_name: None,
        items: vec![],
        remove: vec!["lunch".into()],
        overrides: vec![],
    };
    lower.overrides.push(LayerOverride { key: "login_works".into(), title: Some(" Log på ".into()), help: None, mandatory: Some(true) });
    let merged = merge([&municipality, &lower]).unwrap();
    assert!(merged.iter().all(|item| item.key != "lunch"));
    let login = merged.iter().find(|item| item.key == "login_works").unwrap();
    assert!(login.mandatory && login.title == "Log på" && login.help.is_some());
    lower.remove = vec!["no_such".into()];
    assert_eq!(merge([&municipality, &lower]).unwrap_err().reason, LayerReason::UnknownKey);
}

#[test]
fn every_anchor_counts_from_its_day() {
    let items = items("ssa", Some("0670"));
    let planned = plan(&items, &facts(), &school_first(), &Calendar::default(), date(EARLY));
    // T−60 is Thursday 4 June; T−30 Saturday 4 July, so Friday the 3rd; T−2 a Saturday.
    assert_eq!(due(&planned, "agreement_signed"), ["2026-06-04"]);
    assert_eq!(due(&planned, "welcome_letter"), ["2026-07-03"]);
    assert_eq!(due(&planned, "day_one_message"), ["2026-07-31"]);
    assert_eq!(due(&planned, "received"), ["2026-08-03"]);
    // T+5 is a Saturday.
    assert_eq!(due(&planned, "work_environment"), ["2026-08-07"]);
    // Two weeks before the first placement day, Monday 5 October.
    assert_eq!(due(&planned, "visit_before_placement"), ["2026-09-21"]);
    // 42 days of placement to 15 November, then school; the 57th placement day is 4 January 2027.
    assert_eq!(due(&planned, "probation_prepare"), ["2027-01-04"]);
    // Both school stays are followed by placement and end on a Sunday; the date 14 days before moves to the Friday.
    assert_eq!(due(&planned, "school_transition"), ["2026-09-18", "2026-12-04"]);
    // Only from the second period on.
    assert_eq!(due(&planned, "new_period_talk"), ["2026-12-28"]);
    // Half of 42 days and half of 192 days.
    assert_eq!(due(&planned, "midway_talk"), ["2026-10-26", "2027-03-24"]);
    assert_eq!(due(&planned, "final_talk"), ["2026-10-30", "2027-06-16"]);
    assert_eq!(due(&planned, "handover_written"), ["2026-10-30"]);
    // The traineeship's own end, Wednesday 28 February 2029, and 120 days before.
    assert_eq!(due(&planned, "school_certificate"), ["2029-02-28"]);
    assert_eq!(due(&planned, "job_wish"), ["2028-10-31"]);
}

#[test]
fn a_student_ends_with_the_last_period_here() {
    let items = items("paedagog", Some("0820"));
    let student = Facts { basis: EmploymentBasis::PaidStudent, family: ProgrammeFamily::Pb, programme: "paedagog".into(), ..facts() };
    let planned = plan(&items, &student, &school_first(), &Calendar::default(), date(EARLY));
    assert_eq!(due(&planned, "exit_survey"), ["2027-06-30"]);
    assert_eq!(due(&planned, "agreement_signed"), [""; 0]);
    assert_eq!(due(&planned, "placement_confirmed"), ["2026-06-19"]);
}

#[test]
fn without_segments_the_traineeship_is_one_period() {
    let items = items("ssa", None);
    let planned = plan(&items, &facts(), &[], &Calendar::default(), date(EARLY));
    assert_eq!(due(&planned, "midway_talk").len(), 1);
    assert_eq!(due(&planned, "job_wish").len(), 1);
    assert_eq!(due(&planned, "probation_prepare"), ["2026-09-28"]);
    assert_eq!(due(&planned, "school_transition"), [""; 0]);
}

#[test]
fn conditions_apply() {
    let items = items("ssa", None);
    let of = |facts: &Facts| {
        plan(&items, facts, &school_first(), &Calendar::default(), date(EARLY)).iter().map(|p| p.item.key.clone()).collect::<Vec<_>>()
    };
    let has = |facts: Facts, key: &str| of(&facts).iter().any(|found| found == key);
    for (key, changed) in [
        ("child_certificate", Facts { site_serves_children: true, ..facts() }),
        ("agreement_guardian", Facts { birth_date: date("2008-08-04"), ..facts() }),
        ("work_permit", Facts { needs_work_permit: true, ..facts() }),
        ("foreign_credit", Facts { foreign_applicant: true, ..facts() }),
        ("programme_short", Facts { first_time_supervisor: true, ..facts() }),
        ("bike_licence", Facts { site_kind: Some(SiteKind::HomeCare), ..facts() }),
        ("probation_doubt", Facts { assessment_doubt: true, ..facts() }),
    ] {
        assert!(!has(facts(), key), "{key}");
        assert!(has(changed, key), "{key}");
    }
    assert!(!has(Facts { birth_date: date("2008-08-03"), ..facts() }, "agreement_guardian"), "18 on the first day");
    assert!(has(facts(), "local_evaluation") && !has(Facts { spu_member: true, ..facts() }, "local_evaluation"));
    let mut external = school_first();
    external[3].external = true;
    let planned = plan(&items, &facts(), &external, &Calendar::default(), date(EARLY));
    assert_eq!(due(&planned, "ssa_external_contact"), ["2026-12-07"]);
}

#[test]
fn who_is_born_on_a_leap_day_comes_of_age_on_1_march() {
    let born = Facts { birth_date: date("2008-02-29"), ..facts() };
    assert!(Facts { starts_on: date("2026-02-28"), ..born.clone() }.is_minor());
    assert!(!Facts { starts_on: date("2026-03-01"), ..born }.is_minor());
}

#[test]
fn a_late_plan_makes_nothing_late_and_a_later_one_leaves_the_past_out() {
    let items = items("ssa", None);
    let late = plan(&items, &facts(), &school_first(), &Calendar::default(), date("2026-07-25"));
    assert_eq!(due(&late, "agreement_signed"), ["2026-07-27"]);
    let begun = plan(&items, &facts(), &school_first(), &Calendar::default(), date("2026-11-23"));
    assert_eq!(due(&begun, "agreement_signed"), [""; 0]);
    assert_eq!(due(&begun, "probation_prepare").len(), 1);
}

#[test]
fn ticks() {
    use super::Assignee::{Consultant, DailySupervisor, Leader, Supervisor, Trainee};
    let both = [Supervisor, Trainee];
    assert_eq!(role_to_tick(&both, &[], &[Trainee], None), Ok(Trainee));
    assert_eq!(role_to_tick(&both, &[], &[Trainee], Some(Supervisor)), Err(TickRefusal::NotYours));
    assert_eq!(role_to_tick(&both, &[], &[Trainee], Some(Leader)), Err(TickRefusal::NotOfItem));
    assert_eq!(role_to_tick(&both, &[Supervisor], &[Consultant], None), Ok(Trainee));
    assert_eq!(role_to_tick(&both, &[], &[Leader], None), Err(TickRefusal::NotYours));
    assert_eq!(role_to_tick(&[DailySupervisor], &[], &[Supervisor], None), Ok(DailySupervisor));
    assert_eq!(role_to_tick(&[Supervisor], &[], &[DailySupervisor], None), Err(TickRefusal::NotYours));
    assert_eq!(status_of(Completion::All, &both, &[Trainee]), ItemStatus::Open);
    assert_eq!(status_of(Completion::All, &both, &[Trainee, Supervisor]), ItemStatus::Done);
    assert_eq!(status_of(Completion::Any, &both, &[Supervisor]), ItemStatus::Done);
    assert_eq!(may_set_not_relevant(true, &both, &[Supervisor]), Err(TickRefusal::MandatoryItem));
    assert_eq!(may_set_not_relevant(false, &both, &[Supervisor]), Ok(()));
    assert_eq!(may_set_not_relevant(false, &both, &[Leader]), Err(TickRefusal::NotYours));
    assert!(!visible_to(&[Consultant, Assignee::Hr], &[Trainee, Supervisor]));
    assert!(visible_to(&[Consultant], &[Leader]) && visible_to(&both, &[Trainee]));
}

fn any_facts() -> impl Strategy<Value = Facts> {
    (0..2000i64, 90..1400i64, 0..4usize, any::<[bool; 6]>(), 15..40i64).prop_map(|(start, length, basis, flags, age)| {
        let starts_on = date("2024-01-01") + TimeDelta::days(start);
        let [children, permit, foreign, first_time, spu, doubt] = flags;
        Facts {
            starts_on,
            ends_on: starts_on + TimeDelta::days(length),
            basis: EmploymentBasis::ALL[basis],
            site_serves_children: children,
            birth_date: starts_on - TimeDelta::days(age * 365),
            needs_work_permit: permit,
            foreign_applicant: foreign,
            first_time_supervisor: first_time,
            spu_member: spu,
            assessment_doubt: doubt,
            ..facts()
        }
    })
}

/// Segments that follow each other without a gap from the first day to the last.
fn tracks(facts: &Facts, kinds: &[usize]) -> Vec<Segment> {
    let kind = [SegmentKind::School, SegmentKind::Placement, SegmentKind::Gf2, SegmentKind::Holiday];
    let length = (facts.ends_on - facts.starts_on).num_days() / i64::try_from(kinds.len().max(1)).unwrap();
    kinds
        .iter()
        .zip(0..)
        .map(|(which, number)| Segment {
            starts_on: facts.starts_on + TimeDelta::days(length * number),
            ends_on: facts.starts_on + TimeDelta::days(length * (number + 1) - 1),
            ..segment(u128::try_from(number).unwrap() + 1, kind[*which], "2026-01-01", "2026-01-01")
        })
        .collect()
}

proptest! {
    #[test]
    fn a_plan_is_always_sound(facts in any_facts(), kinds in prop::collection::vec(0..4usize, 0..9), lead in -400..400i64) {
        let calendar = Calendar::default();
        let (items, segments) = (items("ssa", Some("0670")), tracks(&facts, &kinds));
        let first_day = calendar.working_day_on_or_after(facts.starts_on);
        let made_on = first_day - TimeDelta::days(lead);
        let planned = plan(&items, &facts, &segments, &calendar, made_on);
        let placements = kinds.iter().filter(|kind| **kind == 1).count();
        for planned in &planned {
            prop_assert!(calendar.is_working_day(planned.due_on), "{:?}", planned);
            prop_assert!(planned.due_on >= made_on);
        }
        prop_assert!(planned.is_sorted_by_key(|planned| planned.due_on));
        if made_on <= first_day {
            for item in items.iter().filter(|item| item.mandatory && item.anchor == Anchor::FirstDay && item.condition == Condition::default()) {
                prop_assert_eq!(planned.iter().filter(|planned| planned.item.key == item.key).count(), 1, "{}", &item.key);
            }
            let periods = if kinds.is_empty() { 1 } else { placements };
            prop_assert_eq!(due(&planned, "midway_talk").len(), periods);
            prop_assert_eq!(due(&planned, "new_period_talk").len(), periods.saturating_sub(1));
            prop_assert_eq!(due(&planned, "job_wish").len(), usize::from(periods > 0));
        }
        let mut copies: Vec<_> = planned.iter().map(|planned| (planned.item.key.as_str(), planned.segment_id)).collect();
        copies.sort_unstable();
        copies.dedup();
        prop_assert_eq!(copies.len(), planned.len(), "an item has one copy per segment");
    }

    #[test]
    fn a_lower_layer_never_loses_a_mandatory_item(remove in prop::collection::vec(0..72usize, 0..4), optional in prop::collection::vec(0..72usize, 0..4)) {
        let municipality = layers().into_iter().next().unwrap();
        let key = |number: &usize| municipality.items[*number].key.clone();
        let lower = Layer {
            layer: LayerKind::Unit, name: None, programmes: vec![], unit_code: Some("1".into()), unit_name: None, items: vec![],
            remove: remove.iter().map(key).collect(),
            overrides: optional.iter().map(|number| LayerOverride { key: key(number), title: None, help: None, mandatory: Some(false) }).collect(),
        };
        if let Ok(merged) = merge([&municipality, &lower]) {
            for item in municipality.items.iter().filter(|item| item.mandatory) {
                prop_assert!(merged.iter().any(|kept| kept.key == item.key && kept.mandatory), "{}", &item.key);
            }
        }
    }

    #[test]
    fn only_the_actors_own_role_or_the_consultant_ticks(item in prop::collection::vec(0..8usize, 1..4), actor in prop::collection::vec(0..8usize, 0..3)) {
        let of = |numbers: &[usize]| numbers.iter().map(|number| Assignee::ALL[*number]).collect::<Vec<_>>();
        let (item, actor) = (of(&item), of(&actor));
        if let Ok(role) = role_to_tick(&item, &[], &actor, None) {
            prop_assert!(item.contains(&role));
            let stands_in = role == Assignee::DailySupervisor && actor.contains(&Assignee::Supervisor);
            prop_assert!(actor.contains(&role) || actor.contains(&Assignee::Consultant) || stands_in);
        }
    }
}

/// Rows 34, 101, 108, 112, 117, 146, 157, 170, 175 and 218 of the municipalities' papers (docs/field 1).
#[test]
fn the_default_template_holds_what_the_papers_name() {
    use super::Assignee::{DailySupervisor, EducationLead, Leader, Supervisor, Trainee};
    for (programme, key, roles) in [
        ("ssa", "foreign_language", &[][..]),
        ("ssa", "foreign_credit", &[]),
        ("ssa", "foreign_transport_housing", &[]),
        ("socialraadgiver", "soc_own_case", &[]),
        ("laerer", "teach_school_intro", &[]),
        ("laerer", "municipality_intro", &[]),
        ("ssa", "team_told", &[Leader]),
        ("ssa", "received", &[Supervisor, Leader]),
        ("ssa", "lunch", &[DailySupervisor]),
        ("ssa", "shop_steward", &[]),
        ("ssa", "staff_meeting", &[Trainee]),
        ("ssa", "it_key_uniform", &[EducationLead]),
        ("ssa", "expectation_talk", &[Supervisor, Trainee]),
        ("ssa", "school_transition", &[Supervisor]),
        ("paedagog", "paed_present", &[Trainee]),
        ("laerer", "teach_present", &[Trainee]),
        ("paedagog", "paed_leader_welcome", &[Leader]),
        ("paedagog", "paed_leader_end", &[Leader]),
    ] {
        let items = items(programme, None);
        let item = items.iter().find(|item| item.key == key).unwrap_or_else(|| panic!("{key}"));
        assert!(roles.iter().all(|role| item.assignees.contains(role)), "{key}: {:?}", item.assignees);
    }
    let talk = items("ssa", None).into_iter().find(|item| item.key == "expectation_talk").unwrap();
    assert!(talk.mandatory && talk.completion == Completion::All, "both tick it");
}

//! `sickleave.talk`: the talk the employer must hold within four weeks of sickness (sygedagpengeloven § 7 a; docs/field 4.4).

use super::{Case, Declared, Finding, Finds, Inputs, Rule, Spell, TaskKind, always};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::Absence;
use crate::text::follow_up::{short_date, spell_range};
use chrono::{NaiveDate, TimeDelta};

pub(super) const RULE: Declared = Declared {
    rule: Rule::SickLeaveTalk,
    version: 1,
    makes: TaskKind::SickLeaveTalk,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Sick, AbsenceKind::PartialSick], find),
    settings: &[
        Absence::sick_talk_create_day,
        Absence::sick_talk_escalate_day,
        Absence::sick_talk_deadline_day,
        Absence::first_sick_day_is_day_1,
        Absence::partial_sick_counts,
        Absence::planned_end_exempts,
    ],
    is_on: always,
    why,
    escalates: Some(escalates),
    #[cfg(test)]
    cases: cases::CASES,
};

/// One who leaves within so many days of the first sick day needs no talk.
const EIGHT_WEEKS: TimeDelta = TimeDelta::days(56);

fn find(case: &Case<'_>) -> Vec<Finding> {
    let (p, subject) = (case.absence, case.subject);
    let day = |spell: &Spell, number: u32| spell.starts_on + TimeDelta::days(i64::from(number) - i64::from(p.first_sick_day_is_day_1));
    let about = |spell: &Spell| {
        let (created, deadline) = (day(spell, p.sick_talk_create_day), day(spell, p.sick_talk_deadline_day));
        let inputs = Inputs::StatutoryTalk {
            spell: spell.into(),
            escalate_on: day(spell, p.sick_talk_escalate_day),
            deadline_day: p.sick_talk_deadline_day,
        };
        case.about(&RULE, spell, created, deadline, inputs)
    };
    case.past
        .iter()
        .filter(|_| subject.basis.is_employed())
        .filter(|spell| spell.ends_on.is_none() && (spell.kind == AbsenceKind::Sick || p.partial_sick_counts))
        .filter(|spell| day(spell, p.sick_talk_create_day) <= case.today)
        .filter(|spell| !(p.planned_end_exempts && subject.ends_on <= spell.starts_on + EIGHT_WEEKS))
        .filter(|spell| subject.terminated_on.is_none_or(|end| end > spell.starts_on + EIGHT_WEEKS))
        .map(about)
        .collect()
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::StatutoryTalk { spell, deadline_day, .. } = inputs else { return None };
    let last = spell.ends_on.unwrap_or(today).min(today);
    let days = (last - spell.starts_on).num_days() + 1;
    let (since, when) = (short_date(lang, spell.starts_on, today), spell_range(lang, *spell, today));
    Some(match (lang, spell.ends_on) {
        (Lang::Da, Some(_)) => {
            format!("eleven var syg i {days} dage ({when}) og er nu rask. Loven kræver en samtale senest på dag {deadline_day}.")
        }
        (Lang::En, Some(_)) => {
            format!("the trainee was sick for {days} days ({when}) and is back. The law requires a talk by day {deadline_day}.")
        }
        (Lang::Da, None) => {
            format!("eleven har været syg i {days} dage (fra {since}). Loven kræver en samtale senest på dag {deadline_day}.")
        }
        (Lang::En, None) => {
            format!("the trainee has been sick for {days} days (from {since}). The law requires a talk by day {deadline_day}.")
        }
    })
}

fn escalates(inputs: &Inputs, today: NaiveDate) -> bool {
    matches!(inputs, Inputs::StatutoryTalk { escalate_on, spell, .. } if *escalate_on <= today && spell.ends_on.is_none())
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{EMPLOYEE, Situation, Told, Trainee};
    use crate::traineeships::EmploymentBasis;
    use AbsenceKind::{PartialSick, Sick};

    pub(super) const CASES: &[Situation] = &[
        Situation::of("sick on the fourteenth day", Told::Absent(Trainee { absence: &[(Sick, "2026-11-10", None)], ..EMPLOYEE }))
            .makes(&[("2026-11-23", "2026-12-07")]),
        Situation::of("partially sick", Told::Absent(Trainee { absence: &[(PartialSick, "2026-11-10", None)], ..EMPLOYEE }))
            .makes(&[("2026-11-23", "2026-12-07")]),
        Situation::of(
            "a planned end removes nothing",
            Told::Absent(Trainee { absence: &[(Sick, "2026-11-10", None)], runs: ("2024-01-01", "2026-12-31"), ..EMPLOYEE }),
        )
        .makes(&[("2026-11-23", "2026-12-07")]),
        Situation::of("on the thirteenth day", Told::Absent(Trainee { absence: &[(Sick, "2026-11-11", None)], ..EMPLOYEE })),
        Situation::of("back again", Told::Absent(Trainee { absence: &[(Sick, "2026-11-01", Some("2026-11-22"))], ..EMPLOYEE })),
        Situation::of(
            "terminated, gone within eight weeks",
            Told::Absent(Trainee { absence: &[(Sick, "2026-11-10", None)], terminated_on: Some("2027-01-05"), ..EMPLOYEE }),
        ),
        Situation::of(
            "a student without employment",
            Told::Absent(Trainee { absence: &[(Sick, "2026-11-10", None)], basis: EmploymentBasis::StudentSu, ..EMPLOYEE }),
        ),
    ];

    #[test]
    fn it_is_urgent_from_the_day_that_is_set_until_she_is_back() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let spell = |ends_on: Option<&str>| crate::follow_up::SpellDates {
            id: crate::ids::AbsenceSpellId(uuid::Uuid::nil()),
            starts_on: day("2026-11-10"),
            ends_on: ends_on.map(day),
        };
        let of = |ends_on| Inputs::StatutoryTalk { spell: spell(ends_on), escalate_on: day("2026-12-03"), deadline_day: 28 };
        assert!(!escalates(&of(None), day("2026-12-02")));
        assert!(escalates(&of(None), day("2026-12-03")));
        assert!(!escalates(&of(Some("2026-12-02")), day("2026-12-03")));
    }
}

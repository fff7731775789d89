//! `extension.limit`: more than 10 % sickness of the agreed placement time, for agreement trainees (docs/field 4.4, 9.1).

use super::{Case, Declared, Finding, Finds, Inputs, Rule, Stretch, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::ids::AbsenceSpellId;
use crate::settings::{Absence, Rules};
use crate::text::follow_up::tenths;
use crate::traineeships::{EmploymentBasis, SegmentKind};
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::ExtensionLimit,
    version: 1,
    makes: TaskKind::Extension,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Sick, AbsenceKind::PartialSick], find),
    settings: &[
        Rules::extension_limit,
        Absence::extension_limit_percent,
        Absence::extension_limit_inclusive,
        Absence::partial_day_is_whole,
        Absence::extension_of_whole_time,
        Absence::talk_due_days,
    ],
    is_on: |rules| rules.extension_limit,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(sickness) = sickness(case) else { return Vec::new() };
    let Some(trigger_on) = sickness.limit_passed_on else { return Vec::new() };
    let inputs = Inputs::Extension {
        sick_hundredths: sickness.hundredths,
        agreed_days: sickness.agreed_days,
        limit_percent: case.absence.extension_limit_percent,
    };
    vec![Finding {
        rule: RULE.rule,
        cause_key: case.subject.id.to_string(),
        causes: sickness.causes,
        trigger_on,
        due_on: case.talk_due(trigger_on),
        owner_role: RULE.owner,
        inputs,
    }]
}

struct Sickness {
    hundredths: i64,
    agreed_days: i64,
    causes: Vec<AbsenceSpellId>,
    limit_passed_on: Option<NaiveDate>,
}

fn sickness(case: &Case<'_>) -> Option<Sickness> {
    let p = case.absence;
    if case.subject.basis != EmploymentBasis::EudTrainee {
        return None;
    }
    let counts = |kind: Option<SegmentKind>| match kind {
        Some(SegmentKind::Placement) => true,
        Some(SegmentKind::School | SegmentKind::Gf2 | SegmentKind::Exam) => p.extension_of_whole_time,
        _ => false,
    };
    let length = |stretch: &Stretch| (stretch.ends_on - stretch.starts_on).num_days() + 1;
    let agreed_days: i64 = case.subject.segments.iter().filter(|stretch| counts(Some(stretch.kind))).map(length).sum();
    let mut found = Sickness { hundredths: 0, agreed_days, causes: Vec::new(), limit_passed_on: None };
    for spell in &case.past {
        let whole = spell.kind == AbsenceKind::Sick || p.partial_day_is_whole;
        let weight = if whole { 100 } else { i64::from(spell.percent.unwrap_or(100)) };
        for day in spell.starts_on.iter_days().take_while(|day| *day <= case.last_day(spell)) {
            if !counts(case.segment(day)) {
                continue;
            }
            found.hundredths += weight;
            if found.causes.last() != Some(&spell.id) {
                found.causes.push(spell.id);
            }
            // Hundredths of a day against percent of the days: no fraction is ever rounded.
            let limit = agreed_days * i64::from(p.extension_limit_percent);
            if found.limit_passed_on.is_none() && (found.hundredths > limit || (p.extension_limit_inclusive && found.hundredths == limit)) {
                found.limit_passed_on = Some(day);
            }
        }
    }
    (agreed_days > 0).then_some(found)
}

fn why(lang: Lang, inputs: &Inputs, _: NaiveDate) -> Option<String> {
    let Inputs::Extension { sick_hundredths, agreed_days: agreed, limit_percent: limit } = inputs else { return None };
    let days = tenths(lang, *sick_hundredths, 10);
    let percent = tenths(lang, sick_hundredths.saturating_mul(10), (*agreed).max(1));
    Some(match lang {
        Lang::Da => format!("sygdom udgør {days} af {agreed} aftalte dage ({percent} %). Grænsen for at forlænge aftalen er {limit} %."),
        Lang::En => {
            format!("sickness is {days} of {agreed} agreed days ({percent} %). The limit for extending the agreement is {limit} %.")
        }
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{EMPLOYEE, Situation, Told, Trainee};
    use AbsenceKind::{PartialSick, Sick};

    /// An agreement of a hundred days.
    const AGREED: Trainee = Trainee { basis: EmploymentBasis::EudTrainee, runs: ("2026-09-01", "2026-12-09"), ..EMPLOYEE };

    pub(super) const CASES: &[Situation] = &[
        Situation::of("eleven of a hundred days", Told::Absent(Trainee { absence: &[(Sick, "2026-10-01", Some("2026-10-11"))], ..AGREED }))
            .makes(&[("2026-10-11", "2026-10-25")]),
        Situation::of(
            "exactly the limit, where that is over",
            Told::Absent(Trainee { absence: &[(Sick, "2026-10-01", Some("2026-10-10"))], ..AGREED }),
        )
        .with(&[(Absence::extension_limit_inclusive, "true")])
        .makes(&[("2026-10-10", "2026-10-24")]),
        Situation::of("exactly the limit", Told::Absent(Trainee { absence: &[(Sick, "2026-10-01", Some("2026-10-10"))], ..AGREED })),
        Situation::of(
            "partially sick days count by their percent",
            Told::Absent(Trainee { absence: &[(PartialSick, "2026-10-01", Some("2026-10-20"))], ..AGREED }),
        ),
        Situation::of(
            "not an agreement trainee",
            Told::Absent(Trainee { absence: &[(Sick, "2026-10-01", Some("2026-10-11"))], basis: EmploymentBasis::PaidStudent, ..AGREED }),
        ),
        Situation::of("the rule is off", Told::Absent(Trainee { absence: &[(Sick, "2026-10-01", Some("2026-10-11"))], ..AGREED }))
            .with(&[(Rules::extension_limit, "false")]),
    ];
}

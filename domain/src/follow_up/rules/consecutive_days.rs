//! `absence.consecutive_days`: one long sickness, 14 days in a row where nothing else is set (docs/field 4.4, 9.1).

use super::case::nth_day;
use super::{Case, Declared, Finding, Finds, Inputs, Rule, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::{Absence, Rules};
use crate::text::follow_up::spell_range;
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::ConsecutiveDays,
    version: 1,
    makes: TaskKind::AbsenceTalk,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Sick, AbsenceKind::PartialSick, AbsenceKind::ChildSick], find),
    settings: &[
        Rules::consecutive_days,
        Absence::consecutive_days,
        Absence::first_sick_day_is_day_1,
        Absence::partial_sick_counts,
        Absence::child_sick_counts,
        Absence::school_counts,
        Absence::students_included,
        Absence::look_back_days,
        Absence::talk_due_days,
    ],
    is_on: |rules| rules.consecutive_days,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let p = case.absence;
    let needed = p.consecutive_days + u32::from(!p.first_sick_day_is_day_1);
    let about = |spell| {
        let day = nth_day(&case.counted_days(&spell), needed)?;
        case.long_spell(&RULE, &spell, day, (p.consecutive_days, false))
    };
    case.sick().filter(|_| case.is_local()).filter_map(about).collect()
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::LongSpell { spell, limit, working_days: false } = inputs else { return None };
    let when = spell_range(lang, *spell, today);
    Some(match lang {
        Lang::Da => format!("sygefraværet {when} har varet mindst {limit} dage. Det er kommunens grænse."),
        Lang::En => format!("the sickness {when} has lasted at least {limit} days. That is the municipality's limit."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{EMPLOYEE, Situation, Told, Trainee};
    use crate::traineeships::EmploymentBasis;
    use AbsenceKind::{CareDay, Sick};

    pub(super) const CASES: &[Situation] = &[
        Situation::away("the fourteenth day", &[(Sick, "2026-11-10", None)]).makes(&[("2026-11-23", "2026-12-07")]),
        Situation::away("sick for twenty days, back two weeks ago", &[(Sick, "2026-10-21", Some("2026-11-09"))])
            .makes(&[("2026-11-03", "2026-11-17")]),
        Situation::away("the thirteenth day", &[(Sick, "2026-11-11", None)]),
        Situation::away("the first day is day 0", &[(Sick, "2026-11-10", None)]).with(&[(Absence::first_sick_day_is_day_1, "false")]),
        Situation::away("over long ago", &[(Sick, "2026-09-01", Some("2026-10-20"))]),
        Situation::away("long leave is no sickness", &[(CareDay, "2026-10-01", None)]),
        Situation::of(
            "a student, where students are not included",
            Told::Absent(Trainee { basis: EmploymentBasis::StudentSu, absence: &[(Sick, "2026-11-10", None)], ..EMPLOYEE }),
        )
        .with(&[(Absence::students_included, "false")]),
    ];
}

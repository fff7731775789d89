//! `absence.working_days`: one sickness over more than so many working days; off where it has no number (docs/field 9.1).

use super::case::nth_day;
use super::{Case, Declared, Finding, Finds, Inputs, Rule, TaskKind, always};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::{Absence, Calendar};
use crate::text::follow_up::spell_range;
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::WorkingDays,
    version: 1,
    makes: TaskKind::AbsenceTalk,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Sick, AbsenceKind::PartialSick, AbsenceKind::ChildSick], find),
    settings: &[
        Absence::working_days_over,
        Absence::partial_sick_counts,
        Absence::child_sick_counts,
        Absence::school_counts,
        Absence::students_included,
        Absence::look_back_days,
        Absence::talk_due_days,
        Calendar::labour_day_off,
        Calendar::constitution_day_off,
        Calendar::christmas_eve_off,
        Calendar::new_years_eve_off,
    ],
    is_on: always,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(over) = case.absence.working_days_over.filter(|_| case.is_local()) else { return Vec::new() };
    let about = |spell| {
        let working: Vec<NaiveDate> = case.counted_days(&spell).into_iter().filter(|day| case.calendar.is_working_day(*day)).collect();
        let day = nth_day(&working, over.saturating_add(1))?;
        case.long_spell(&RULE, &spell, day, (over, true))
    };
    case.sick().filter_map(about).collect()
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::LongSpell { spell, limit, working_days: true } = inputs else { return None };
    let when = spell_range(lang, *spell, today);
    Some(match lang {
        Lang::Da => format!("sygefraværet {when} har varet over {limit} arbejdsdage. Det er kommunens grænse."),
        Lang::En => format!("the sickness {when} has lasted over {limit} working days. That is the municipality's limit."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::Situation;
    use AbsenceKind::Sick;

    const OVER_TEN: &[(&str, &str)] = &[(Absence::working_days_over, "10")];

    pub(super) const CASES: &[Situation] = &[
        Situation::away("the eleventh working day", &[(Sick, "2026-11-09", None)])
            .with(OVER_TEN)
            .on("2026-11-23")
            .makes(&[("2026-11-23", "2026-12-07")]),
        Situation::away("the tenth working day", &[(Sick, "2026-11-09", None)]).with(OVER_TEN).on("2026-11-20"),
        Situation::away("no number is set", &[(Sick, "2026-11-09", None)]),
        Situation::away("over Christmas", &[(Sick, "2026-12-18", None)])
            .with(OVER_TEN)
            .on("2027-01-05")
            .makes(&[("2027-01-05", "2027-01-19")]),
        Situation::away("one of the days is off here", &[(Sick, "2026-12-18", None)]).on("2027-01-05").with(&[
            (Absence::working_days_over, "10"),
            (Calendar::christmas_eve_off, "true"),
            (Calendar::new_years_eve_off, "true"),
        ]),
    ];
}

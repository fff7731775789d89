//! `absence.spells`: several sick spells in a window, three in six months where nothing else is set (docs/field 4.4, 9.1).

use super::case::dates;
use super::{Case, Declared, Finding, Finds, Inputs, Rule, Spell, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::{Absence, Rules};
use crate::text::follow_up::{ended, spell_list};
use chrono::{Months, NaiveDate};

pub(super) const RULE: Declared = Declared {
    rule: Rule::Spells,
    version: 1,
    makes: TaskKind::AbsenceTalk,
    owner: Role::EducationLead,
    finds: Finds::Absence(&[AbsenceKind::Sick, AbsenceKind::PartialSick, AbsenceKind::ChildSick], find),
    settings: &[
        Rules::spells,
        Absence::spells_count,
        Absence::spells_window_months,
        Absence::spells_first_day_counts,
        Absence::spells_by_any_day,
        Absence::partial_sick_counts,
        Absence::child_sick_counts,
        Absence::school_counts,
        Absence::students_included,
        Absence::talk_due_days,
    ],
    is_on: |rules| rules.spells,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let p = case.absence;
    let Some(from) = case.today.checked_sub_months(Months::new(p.spells_window_months)).filter(|_| case.is_local()) else {
        return Vec::new();
    };
    let inside: Vec<Spell> = case
        .sick()
        .filter(|spell| {
            let day = if p.spells_by_any_day { case.last_day(spell) } else { spell.starts_on };
            day > from || (p.spells_first_day_counts && day == from)
        })
        .collect();
    let inputs = Inputs::Spells { spells: dates(&inside), count: p.spells_count, window_months: p.spells_window_months };
    case.nth(&RULE, &inside, p.spells_count, inputs).into_iter().collect()
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::Spells { spells, count, window_months } = inputs else { return None };
    let list = ended(&spell_list(lang, spells, today));
    Some(match lang {
        Lang::Da => format!("fravær {list} Kommunens grænse er {count} perioder på {window_months} måneder."),
        Lang::En => format!("of absence {list} The municipality's limit is {count} spells in {window_months} months."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{Away, Situation};
    use AbsenceKind::{ChildSick, PartialSick, Sick};

    const AUGUST: Away = (Sick, "2026-08-12", Some("2026-08-14"));
    const OCTOBER: Away = (PartialSick, "2026-10-05", Some("2026-10-06"));
    const NOVEMBER: Away = (Sick, "2026-11-17", None);

    pub(super) const CASES: &[Situation] = &[
        Situation::away("the third in six months", &[AUGUST, OCTOBER, NOVEMBER]).makes(&[("2026-11-17", "2026-12-01")]),
        Situation::away("the first began exactly six months ago", &[(Sick, "2026-05-23", Some("2026-05-24")), OCTOBER, NOVEMBER])
            .makes(&[("2026-11-17", "2026-12-01")]),
        Situation::away("two, where two are enough", &[OCTOBER, NOVEMBER])
            .with(&[(Absence::spells_count, "2")])
            .makes(&[("2026-11-17", "2026-12-01")]),
        Situation::away("two", &[OCTOBER, NOVEMBER]),
        Situation::away("the first began before the window", &[(Sick, "2026-05-22", Some("2026-05-29")), OCTOBER, NOVEMBER]),
        Situation::away("a child's sick day is not her own sickness", &[(ChildSick, "2026-08-12", Some("2026-08-12")), OCTOBER, NOVEMBER]),
        Situation::away("the rule is off", &[AUGUST, OCTOBER, NOVEMBER]).with(&[(Rules::spells, "false")]),
    ];
}

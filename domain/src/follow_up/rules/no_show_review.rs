//! `absence.unexcused.review`: an assessment after several no-shows, the third where nothing else is set (docs/field 4.4, 9.1).

use super::case::dates;
use super::{Case, Declared, Finding, Finds, Inputs, Rule, Spell, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::{Absence, Rules};
use crate::text::follow_up::{ended, spell_list};
use chrono::{Months, NaiveDate};

pub(super) const RULE: Declared = Declared {
    rule: Rule::NoShowReview,
    version: 1,
    makes: TaskKind::NoShowReview,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Unexcused], find),
    settings: &[
        Rules::no_show_review,
        Absence::unexcused_review_at,
        Absence::unexcused_in_window_only,
        Absence::unexcused_by_days,
        Absence::spells_window_months,
        Absence::school_counts,
        Absence::students_included,
        Absence::talk_due_days,
    ],
    is_on: |rules| rules.no_show_review,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let p = case.absence;
    let from = case.today.checked_sub_months(Months::new(p.spells_window_months));
    let counts = |spell: &Spell| !p.unexcused_in_window_only || from.is_none_or(|from| spell.starts_on >= from);
    let counted: Vec<Spell> = case.no_shows().into_iter().filter(|spell| case.is_local() && counts(spell)).collect();
    let inputs = Inputs::NoShows { spells: dates(&counted), count: p.unexcused_review_at };
    let found =
        if p.unexcused_by_days { by_days(case, &counted, inputs) } else { case.nth(&RULE, &counted, p.unexcused_review_at, inputs) };
    found.into_iter().collect()
}

/// Where each day counts: set off by the spell in which the limit was reached.
fn by_days(case: &Case<'_>, counted: &[Spell], inputs: Inputs) -> Option<Finding> {
    let days: Vec<(NaiveDate, Spell)> =
        counted.iter().flat_map(|spell| case.counted_days(spell).into_iter().map(|day| (day, *spell))).collect();
    let before = usize::try_from(case.absence.unexcused_review_at).ok()?.checked_sub(1)?;
    let (trigger_on, spell) = *days.get(before)?;
    let causes = counted.iter().map(|spell| spell.id).collect();
    let found = || Finding { causes, ..case.about(&RULE, &spell, trigger_on, case.talk_due(trigger_on), inputs) };
    case.is_only_cause(&RULE, &spell).then(found)
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::NoShows { spells, count } = inputs else { return None };
    let list = ended(&spell_list(lang, spells, today));
    Some(match lang {
        Lang::Da => format!("der er meldt udeblivelse {list} Ved {count} skal det vurderes."),
        Lang::En => format!("unexcused absence was reported {list} At {count} it must be assessed."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{Away, Situation};
    use AbsenceKind::Unexcused;

    const JANUARY: Away = (Unexcused, "2026-01-14", Some("2026-01-14"));
    const OCTOBER: Away = (Unexcused, "2026-10-05", Some("2026-10-06"));
    const NOVEMBER: Away = (Unexcused, "2026-11-17", Some("2026-11-17"));

    pub(super) const CASES: &[Situation] = &[
        Situation::away("the third of the whole traineeship", &[JANUARY, OCTOBER, NOVEMBER]).makes(&[("2026-11-17", "2026-12-01")]),
        Situation::away("the third day, where days count", &[OCTOBER, NOVEMBER])
            .with(&[(Absence::unexcused_by_days, "true")])
            .makes(&[("2026-11-17", "2026-12-01")]),
        Situation::away("two", &[OCTOBER, NOVEMBER]),
        Situation::away("one is older than the window", &[JANUARY, OCTOBER, NOVEMBER]).with(&[(Absence::unexcused_in_window_only, "true")]),
        Situation::away("the rule is off", &[JANUARY, OCTOBER, NOVEMBER]).with(&[(Rules::no_show_review, "false")]),
    ];
}

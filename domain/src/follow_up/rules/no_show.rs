//! `absence.unexcused.notify`: each no-show, the same day (docs/field 4.4, 9.1).

use super::{Case, Declared, Finding, Finds, Inputs, Rule, TaskKind};
use crate::Lang;
use crate::absence::AbsenceKind;
use crate::access::Role;
use crate::settings::{Absence, Rules};
use crate::text::follow_up::{ended, short_date};
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::NoShow,
    version: 1,
    makes: TaskKind::NoShow,
    owner: Role::Consultant,
    finds: Finds::Absence(&[AbsenceKind::Unexcused], find),
    settings: &[Rules::no_show, Absence::school_counts, Absence::students_included, Absence::look_back_days],
    is_on: |rules| rules.no_show,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    (1_u32..)
        .zip(case.no_shows())
        .filter(|(_, spell)| case.is_local() && (spell.starts_on >= case.oldest() || spell.ends_on.is_none()))
        .map(|(number, spell)| {
            case.about(&RULE, &spell, spell.starts_on, spell.starts_on, Inputs::NoShow { spell: (&spell).into(), number })
        })
        .collect()
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::NoShow { spell, number } = inputs else { return None };
    let day = ended(&short_date(lang, spell.starts_on, today));
    Some(match lang {
        Lang::Da => format!("der er meldt udeblivelse {day} Kontakt skal ske samme dag. Det er {number}. gang."),
        Lang::En => format!("an unexcused absence was reported for {day} Make contact the same day. It is number {number}."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::Situation;
    use AbsenceKind::{Sick, Unexcused};

    pub(super) const CASES: &[Situation] = &[
        Situation::away("today", &[(Unexcused, "2026-11-23", None)]).makes(&[("2026-11-23", "2026-11-23")]),
        Situation::away("each of two", &[(Unexcused, "2026-11-09", Some("2026-11-09")), (Unexcused, "2026-11-20", Some("2026-11-20"))])
            .makes(&[("2026-11-09", "2026-11-09"), ("2026-11-20", "2026-11-20")]),
        Situation::away("thirty days ago", &[(Unexcused, "2026-10-24", Some("2026-10-24"))]).makes(&[("2026-10-24", "2026-10-24")]),
        Situation::away("thirty-one days ago", &[(Unexcused, "2026-10-23", Some("2026-10-23"))]),
        Situation::away("sick is not a no-show", &[(Sick, "2026-11-23", None)]),
        Situation::away("the rule is off", &[(Unexcused, "2026-11-23", None)]).with(&[(Rules::no_show, "false")]),
    ];
}

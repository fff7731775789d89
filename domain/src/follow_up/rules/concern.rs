//! `concern.unanswered`: a concern that someone raised must be answered (docs/field 4.4).

use super::{Declared, Finding, Finds, Inputs, Raised, Rule, TaskKind, always};
use crate::Lang;
use crate::access::Role;
use crate::settings::{Calendar, Supervision};
use crate::text::follow_up::{ended, short_date};
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::Concern,
    version: 1,
    makes: TaskKind::Concern,
    owner: Role::Consultant,
    finds: Finds::Concern(find),
    settings: &[
        Supervision::concern_answer_working_days,
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

fn find(raised: &Raised, supervision: &Supervision, calendar: &Calendar) -> Option<Finding> {
    let working_days = supervision.concern_answer_working_days;
    Some(Finding {
        rule: RULE.rule,
        cause_key: raised.id.to_string(),
        causes: Vec::new(),
        trigger_on: raised.on,
        due_on: calendar.add_working_days(raised.on, i32::try_from(working_days).unwrap_or(i32::MAX)),
        owner_role: RULE.owner,
        inputs: Inputs::Concern { raised_on: raised.on, working_days },
    })
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::Concern { raised_on, working_days } = inputs else { return None };
    let day = ended(&short_date(lang, *raised_on, today));
    Some(match lang {
        Lang::Da => format!("en bekymring blev rejst {day} Svarfristen er {working_days} hverdage."),
        Lang::En => format!("a concern was raised {day} It should be answered within {working_days} working days."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{Situation, Told};

    pub(super) const CASES: &[Situation] = &[
        Situation::of("raised on a Friday", Told::Raised).on("2026-11-20").makes(&[("2026-11-20", "2026-11-24")]),
        Situation::of("within one working day", Told::Raised)
            .on("2026-11-20")
            .with(&[(Supervision::concern_answer_working_days, "1")])
            .makes(&[("2026-11-20", "2026-11-23")]),
        Situation::of("a day off between", Told::Raised)
            .on("2026-12-23")
            .with(&[(Calendar::christmas_eve_off, "true")])
            .makes(&[("2026-12-23", "2026-12-29")]),
        Situation::of("a talk is no concern", Told::Closed { held_on: "2026-11-20", next_on: Some("2026-12-01") }).on("2026-11-20"),
    ];
}

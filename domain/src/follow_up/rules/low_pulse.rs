//! `pulse.low`: a trainee who answered low to how she is should be called (docs/field row 107).

use super::{Answered, Declared, Finding, Finds, Inputs, Rule, TaskKind};
use crate::Lang;
use crate::access::Role;
use crate::settings::{Calendar, Rules, Supervision};
use crate::text::follow_up::short_date;
use chrono::NaiveDate;

pub(super) const RULE: Declared = Declared {
    rule: Rule::LowPulse,
    version: 1,
    makes: TaskKind::Call,
    owner: Role::Consultant,
    finds: Finds::Answer(find),
    settings: &[
        Rules::low_pulse,
        Supervision::pulse_call_working_days,
        Calendar::labour_day_off,
        Calendar::constitution_day_off,
        Calendar::christmas_eve_off,
        Calendar::new_years_eve_off,
    ],
    is_on: |rules| rules.low_pulse,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(answered: &Answered, supervision: &Supervision, calendar: &Calendar) -> Option<Finding> {
    let working_days = supervision.pulse_call_working_days;
    Some(Finding {
        rule: RULE.rule,
        // A low answer that comes after the trainee was called is a cause of its own.
        cause_key: format!("{}:{}", answered.item, answered.number),
        causes: Vec::new(),
        trigger_on: answered.on,
        due_on: calendar.add_working_days(answered.on, i32::try_from(working_days).unwrap_or(i32::MAX)),
        owner_role: RULE.owner,
        inputs: Inputs::LowPulse { answered_on: answered.on, question: answered.question.clone(), working_days },
    })
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::LowPulse { answered_on, question, working_days } = inputs else { return None };
    let day = short_date(lang, *answered_on, today);
    Some(match lang {
        Lang::Da => format!("eleven gav et lavt svar {day}: »{question}« Ring inden {working_days} hverdage."),
        Lang::En => format!("the trainee gave a low answer {day}: “{question}” Call within {working_days} working days."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{Situation, Told};

    pub(super) const CASES: &[Situation] = &[
        Situation::of("answered on a Friday", Told::Answered).on("2026-11-20").makes(&[("2026-11-20", "2026-11-24")]),
        Situation::of("to be called the same week", Told::Answered)
            .on("2026-11-23")
            .with(&[(Supervision::pulse_call_working_days, "4")])
            .makes(&[("2026-11-23", "2026-11-27")]),
        Situation::of("the rule is off", Told::Answered).with(&[(Rules::low_pulse, "false")]),
        Situation::of("a concern is no answer", Told::Raised),
    ];
}

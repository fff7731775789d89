//! `talk.next`: a talk agreed on a next date (docs/field 4.4, follow-up talk).

use super::{Closed, Declared, Finding, Finds, Inputs, Rule, TaskKind, always};
use crate::Lang;
use crate::access::Role;
use crate::text::follow_up::{ended, short_date};
use chrono::NaiveDate;

/// The next talk is theirs who held this one; the consultant's where nobody else is known.
pub(super) const RULE: Declared = Declared {
    rule: Rule::NextTalk,
    version: 1,
    makes: TaskKind::FollowUpTalk,
    owner: Role::Consultant,
    finds: Finds::Talk(find),
    settings: &[],
    is_on: always,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

fn find(closed: &Closed, today: NaiveDate) -> Option<Finding> {
    Some(Finding {
        rule: RULE.rule,
        cause_key: closed.id.to_string(),
        causes: Vec::new(),
        trigger_on: today,
        due_on: closed.next_on?,
        owner_role: closed.owner_role,
        inputs: Inputs::NextTalk { held_on: closed.held_on },
    })
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::NextTalk { held_on } = inputs else { return None };
    let day = ended(&short_date(lang, *held_on, today));
    Some(match lang {
        Lang::Da => format!("I aftalte dato ved samtalen {day}"),
        Lang::En => format!("you agreed on the date at the talk {day}"),
    })
}

#[cfg(test)]
mod cases {
    use crate::follow_up::rules::cases::{Situation, Told};

    pub(super) const CASES: &[Situation] = &[
        Situation::of("a next date was agreed", Told::Closed { held_on: "2026-11-20", next_on: Some("2026-12-18") })
            .makes(&[("2026-11-23", "2026-12-18")]),
        Situation::of("no next date was agreed", Told::Closed { held_on: "2026-11-20", next_on: None }),
    ];
}

//! `start.missing`: something is missing shortly before the first day, or after it (docs/field 4.2, B1).

use super::{Declared, Finding, Finds, Inputs, Rule, Starting, TaskKind};
use crate::Lang;
use crate::access::Role;
use crate::settings::{Rules, Start};
use crate::text::follow_up::short_date;
use chrono::{NaiveDate, TimeDelta};

pub(super) const RULE: Declared = Declared {
    rule: Rule::StartMissing,
    version: 1,
    makes: TaskKind::Papers,
    owner: Role::Consultant,
    finds: Finds::Start(find),
    settings: &[Rules::start_missing, Start::warn_days],
    is_on: |rules| rules.start_missing,
    why,
    escalates: None,
    #[cfg(test)]
    cases: cases::CASES,
};

/// Whether the first day is so near that what is missing makes a task.
#[must_use]
pub fn is_near(starts_on: NaiveDate, start: &Start, today: NaiveDate) -> bool {
    starts_on <= today + TimeDelta::days(i64::from(start.warn_days))
}

fn find(starting: &Starting, start: &Start, today: NaiveDate) -> Option<Finding> {
    let Starting { id, starts_on, missing } = starting;
    (is_near(*starts_on, start, today) && !missing.is_empty()).then(|| Finding {
        rule: RULE.rule,
        cause_key: id.to_string(),
        causes: Vec::new(),
        trigger_on: today,
        due_on: *starts_on,
        owner_role: RULE.owner,
        inputs: Inputs::StartMissing { starts_on: *starts_on, missing: missing.clone() },
    })
}

fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> Option<String> {
    let Inputs::StartMissing { starts_on, missing } = inputs else { return None };
    let day = short_date(lang, *starts_on, today);
    let list = missing.iter().map(|guard| guard.label(lang)).collect::<Vec<_>>().join("; ");
    Some(match lang {
        Lang::Da => format!("forløbet starter {day}, og der mangler: {list}."),
        Lang::En => format!("the traineeship begins {day}, and this is missing: {list}."),
    })
}

#[cfg(test)]
mod cases {
    use super::*;
    use crate::follow_up::rules::cases::{Situation, Told};
    use crate::traineeships::StartGuard::{Agreement, FirstSite};

    pub(super) const CASES: &[Situation] = &[
        Situation::of("seven days before", Told::Starting { starts_on: "2026-11-30", missing: &[Agreement] })
            .makes(&[("2026-11-23", "2026-11-30")]),
        Situation::of("after the first day", Told::Starting { starts_on: "2026-11-20", missing: &[FirstSite] })
            .makes(&[("2026-11-23", "2026-11-20")]),
        Situation::of("eight days before", Told::Starting { starts_on: "2026-12-01", missing: &[Agreement] }),
        Situation::of("nothing is missing", Told::Starting { starts_on: "2026-11-24", missing: &[] }),
        Situation::of("three days before, where two are set", Told::Starting { starts_on: "2026-11-26", missing: &[Agreement] })
            .with(&[(Start::warn_days, "2")]),
        Situation::of("the rule is off", Told::Starting { starts_on: "2026-11-24", missing: &[Agreement] })
            .with(&[(Rules::start_missing, "false")]),
    ];
}

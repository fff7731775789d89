//! What the demonstration's people answer to the items that ask for something.

use chrono::{NaiveDate, TimeDelta};
use domain::fields::date_typed;
use domain::onboarding::{ANSWER, Answer, AnswerDays, Asks, ChecklistItem, TextForm, field_path};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What is written in the fields of an item, by the item's title and the field's name.
type Written = BTreeMap<String, BTreeMap<String, String>>;

/// A file that cannot be read leaves everything to the rules below.
static WRITTEN: LazyLock<Written> = LazyLock::new(|| serde_json::from_str(include_str!("../../demo/svar.json")).unwrap_or_default());

/// How far ahead a day lies that is still to come.
const AHEAD_DAYS: i64 = 700;

/// What someone of this name answers to an item on a day; nothing where nobody in the demonstration has an answer.
pub(super) fn answer(item: &ChecklistItem, asks: &Asks, day: NaiveDate, name_of: &str) -> Option<Answer> {
    if matches!(asks, Asks::Read { .. }) {
        return Some(Answer::Read);
    }
    let told = WRITTEN.get(&item.title);
    let told = |name: &str| told.and_then(|told| told.get(name).cloned());
    let source = |name: &str| told(name).or_else(|| usual(field(asks, name)?, day, name_of)).unwrap_or_default();
    Answer::from_written(asks, &source).ok()
}

/// What is asked in the field of this name; nothing where it may be left empty.
fn field<'a>(asks: &'a Asks, name: &str) -> Option<&'a Asks> {
    match asks {
        Asks::Form { fields } => {
            fields.iter().find(|field| field_path(&field.key) == name).filter(|field| !field.optional).map(|field| &field.asks)
        }
        one => (name == ANSWER).then_some(one),
    }
}

/// What is mostly written.
fn usual(asks: &Asks, day: NaiveDate, name_of: &str) -> Option<String> {
    Some(match asks {
        Asks::YesNo => "yes".to_owned(),
        Asks::Choice { choices } => choices.first()?.code.clone(),
        Asks::Number { min, max, .. } => min.checked_add(*max)?.checked_div(2)?.to_string(),
        Asks::Date { days: AnswerDays::Coming } => date_typed(day.checked_add_signed(TimeDelta::days(AHEAD_DAYS))?),
        Asks::Date { .. } => date_typed(day),
        Asks::Person => name_of.to_owned(),
        Asks::Text { form: TextForm::Phone } => "+45 20 00 00 00".to_owned(),
        Asks::Text { form: TextForm::Time } => "07:00".to_owned(),
        Asks::Text { .. } | Asks::Read { .. } | Asks::File | Asks::Form { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_answers_an_item_of_the_template() {
        let template: serde_json::Value = serde_json::from_str(include_str!("../../defaults/onboarding_template.json")).unwrap();
        let items: Vec<_> = template["layers"].as_array().unwrap().iter().flat_map(|layer| layer["items"].as_array().unwrap()).collect();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        assert!(WRITTEN.len() > 10);
        for (title, told) in WRITTEN.iter() {
            let item = items.iter().find(|item| item["title"] == *title).unwrap_or_else(|| panic!("{title}"));
            let asks: Asks = serde_json::from_value(item["answer"]["asks"].clone()).unwrap();
            let source =
                |name: &str| told.get(name).cloned().or_else(|| usual(field(&asks, name)?, today, "Mette Holm")).unwrap_or_default();
            let read = Answer::from_written(&asks, &source).and_then(|answer| answer.checked(&asks, today));
            assert!(read.is_ok(), "{title}: {read:?}");
            let unknown: Vec<_> = told.keys().filter(|name| !matches!(asks, Asks::Form { .. }) && *name != ANSWER).collect();
            assert!(unknown.is_empty(), "{title}: {unknown:?}");
        }
    }
}

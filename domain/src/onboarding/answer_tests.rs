//! What an item may ask for, and what fits it.

use super::*;
use crate::Lang;
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::{Value, json};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn asks(json: Value) -> Asks {
    serde_json::from_value(json).unwrap()
}

fn answer(json: Value) -> Answer {
    serde_json::from_value(json).unwrap()
}

fn wording(da: &str) -> Value {
    json!({ "da": da, "en": da })
}

/// One of every kind.
fn every_kind() -> Vec<Asks> {
    let choices = json!([{ "code": "one", "label": wording("En") }, { "code": "two", "label": wording("To") }]);
    vec![
        asks(json!({ "kind": "yes_no" })),
        asks(json!({ "kind": "choice", "choices": choices })),
        asks(json!({ "kind": "number", "min": 0, "max": 99, "unit": wording("timer") })),
        asks(json!({ "kind": "text", "form": "lines" })),
        asks(json!({ "kind": "date", "days": "past" })),
        asks(json!({ "kind": "person" })),
        asks(json!({ "kind": "read", "link": "/uddannelser" })),
        asks(json!({ "kind": "file" })),
        asks(json!({ "kind": "form", "fields": [
            { "key": "phone", "label": wording("Telefon:"), "asks": { "kind": "text", "form": "phone" } },
            { "key": "seen_on", "label": wording("Set"), "optional": true, "asks": { "kind": "date", "days": "any" } },
        ] })),
    ]
}

/// Answers of every kind that fit [`every_kind`], but for the file, which is sent by itself.
fn fitting() -> Vec<Answer> {
    vec![
        answer(json!({ "kind": "yes_no", "value": false })),
        answer(json!({ "kind": "choice", "value": "two" })),
        answer(json!({ "kind": "number", "value": 37 })),
        answer(json!({ "kind": "text", "value": "Godt" })),
        answer(json!({ "kind": "date", "value": "2026-11-20" })),
        answer(json!({ "kind": "person", "value": "Mette Holm" })),
        answer(json!({ "kind": "read" })),
        answer(json!({ "kind": "form", "value": { "phone": { "kind": "text", "value": "12 34 56 78" } } })),
    ]
}

fn errors(one: Value, asks: &Asks) -> Vec<String> {
    let found = answer(one).checked(asks, TODAY).err().unwrap_or_default();
    found.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect()
}

#[test]
fn an_answer_fits_its_own_kind_and_no_other() {
    for asked in every_kind() {
        assert!(asked.is_sound(), "{asked:?}");
        for one in fitting() {
            let fits = one.kind() == asked.kind();
            let checked = one.clone().checked(&asked, TODAY);
            assert_eq!(checked.is_ok(), fits, "{one:?} for {asked:?}: {checked:?}");
            if let Err(found) = checked {
                assert_eq!((found.len(), found[0].field.as_str()), (1, ANSWER));
                assert_eq!(found[0].params["kind"], asked.kind().as_str());
            }
        }
        let file = SentFile { name: "a.pdf".to_owned(), size: 1, file_type: FileType::Pdf, sha256: String::new() };
        assert!(Answer::File(file).checked(&asked, TODAY).is_err(), "a file is sent by itself: {asked:?}");
    }
    assert_eq!(every_kind().iter().map(Asks::kind).collect::<Vec<_>>(), AnswerKind::ALL[1..]);
}

#[test]
fn what_is_wrong_with_an_answer_is_said_at_its_field() {
    let [yes_no, choice, number, text, date, person, read, _, form] = <[Asks; 9]>::try_from(every_kind()).unwrap();
    assert_eq!(errors(json!({ "kind": "choice", "value": "three" }), &choice), ["answer invalid_value"]);
    assert_eq!(errors(json!({ "kind": "number", "value": 100 }), &number), ["answer out_of_range"]);
    assert_eq!(errors(json!({ "kind": "text", "value": " " }), &text), ["answer required"]);
    assert_eq!(errors(json!({ "kind": "text", "value": "x".repeat(1001) }), &text), ["answer too_long"]);
    assert_eq!(errors(json!({ "kind": "text", "value": "Hun er 010101-1234" }), &text), ["answer cpr_number"]);
    assert_eq!(errors(json!({ "kind": "date", "value": "2026-11-24" }), &date), ["answer in_future"]);
    assert_eq!(errors(json!({ "kind": "person", "value": "" }), &person), ["answer required"]);
    assert_eq!(errors(json!({ "kind": "yes_no", "value": true }), &read), ["answer invalid_value"]);
    assert_eq!(errors(json!({ "kind": "read" }), &yes_no), ["answer invalid_value"]);
    assert_eq!(errors(json!({ "kind": "form", "value": {} }), &form), ["answer.phone required"]);
    let wrong = json!({ "phone": { "kind": "yes_no", "value": true }, "seen_on": { "kind": "date", "value": "1200-01-01" }, "x": { "kind": "read" } });
    let found = errors(json!({ "kind": "form", "value": wrong }), &form);
    assert_eq!(found, ["answer.x unknown", "answer.phone invalid_value", "answer.seen_on out_of_range"]);
    let kept = answer(json!({ "kind": "text", "value": "  Godt  " })).checked(&text, TODAY).unwrap();
    assert_eq!(kept, Answer::Text("Godt".to_owned()));
}

#[test]
fn what_a_form_wrote_is_read_again() {
    for (asked, one) in every_kind().into_iter().zip(fitting()).filter(|(asked, _)| asked.field_kind().is_some()) {
        let written = one.written();
        let source = |name: &str| written.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone()).unwrap_or_default();
        assert_eq!(Answer::from_written(&asked, &source), Ok(one));
    }
    let form = every_kind().pop().unwrap();
    let read = |phone: &'static str, seen_on: &'static str| {
        let read = Answer::from_written(&form, &move |name: &str| if name == "answer.phone" { phone } else { seen_on }.to_owned());
        read.map_err(|errors| errors.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect::<Vec<_>>())
    };
    assert_eq!(read("", "31.2.2026").unwrap_err(), ["answer.phone required", "answer.seen_on invalid_date"]);
    let both = read("12345678", "1.2.2026").unwrap();
    assert_eq!(both.said(&form, Lang::Da), ["Telefon: 12345678", "Set: 01.02.2026"]);
}

#[test]
fn answers_are_said_in_words() {
    let said: Vec<String> = every_kind().iter().zip(fitting()).take(7).map(|(asked, one)| one.said(asked, Lang::Da).join("; ")).collect();
    assert_eq!(said, ["Nej", "To", "37 timer", "Godt", "20.11.2026", "Mette Holm", "Læst"]);
    let file = |size| Answer::File(SentFile { name: "cv.pdf".to_owned(), size, file_type: FileType::Pdf, sha256: String::new() });
    assert_eq!(file(900).said(&Asks::File, Lang::Da), ["cv.pdf (1 kB)"]);
    assert_eq!(file(1_250_000).said(&Asks::File, Lang::Da), ["cv.pdf (1,2 MB)"]);
    assert_eq!(file(1_250_000).said(&Asks::File, Lang::En), ["cv.pdf (1.2 MB)"]);
}

#[test]
fn what_cannot_be_answered_is_not_asked() {
    let choice = |codes: &[&str]| {
        let choices: Vec<Value> = codes.iter().map(|code| json!({ "code": code, "label": wording("Ja") })).collect();
        json!({ "kind": "choice", "choices": choices })
    };
    let link = |link: &str| json!({ "kind": "read", "link": link });
    let form = |asks: Value| json!({ "kind": "form", "fields": [{ "key": "a", "label": wording("A"), "asks": asks }] });
    for unsound in [
        choice(&["one"]),
        choice(&["one", "one"]),
        choice(&["one", "to to"]),
        choice(&["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
        json!({ "kind": "choice", "choices": [{ "code": "a", "label": wording(" ") }, { "code": "b", "label": wording("B") }] }),
        json!({ "kind": "number", "min": 2, "max": 2 }),
        json!({ "kind": "read" }),
        json!({ "kind": "read", "document": wording("") }),
        link("http://example.dk"),
        link("https://"),
        link("//example.dk"),
        link("/\\example.dk"),
        link("javascript:alert(1)"),
        link("https://example.dk/a b"),
        json!({ "kind": "form", "fields": [] }),
        form(json!({ "kind": "file" })),
        form(json!({ "kind": "read", "link": "/" })),
        form(form(json!({ "kind": "yes_no" }))),
        form(choice(&["one"])),
    ] {
        assert!(!asks(unsound.clone()).is_sound(), "{unsound}");
    }
    assert!(asks(link("https://example.dk/film?a=1")).is_sound());
    for unreadable in [json!({ "kind": "colour" }), json!({ "kind": "read", "address": "/" }), json!({ "kind": "number", "min": 0 })] {
        assert!(serde_json::from_value::<Asks>(unreadable.clone()).is_err(), "{unreadable}");
    }
}

#[test]
fn an_answer_is_seen_by_whom_the_item_says() {
    let asked = |seen_by: &[Assignee]| AskedAnswer { asks: Asks::YesNo, seen_by: seen_by.to_vec(), low: Vec::new() };
    let item = [Assignee::Trainee];
    assert!(asked(&[]).seen_by(&item, &[Assignee::Leader]));
    let private = asked(&[Assignee::Consultant]);
    for (actor, sees) in [(Assignee::Trainee, true), (Assignee::Consultant, true), (Assignee::Supervisor, false), (Assignee::Leader, false)]
    {
        assert_eq!(private.seen_by(&item, &[actor]), sees, "{actor}");
    }
    assert!(!private.seen_by(&item, &[]));
}

/// Rows 35, 107, 176 and 257 of the municipalities' papers (docs/field 1), and what a text of the template promises to take down.
#[test]
fn the_default_template_asks_for_what_it_promises() {
    let template: Value = serde_json::from_str(include_str!("../../../backend/defaults/onboarding_template.json")).unwrap();
    let layers: Vec<Layer> = serde_json::from_value(template["layers"].clone()).unwrap();
    let items: Vec<Item> = layers.iter().flat_map(|layer| items_of(layer).unwrap()).collect();
    let asked = |key: &str| items.iter().find(|item| item.key == key).and_then(|item| item.answer.clone());
    for (key, kind) in [
        ("work_permit", AnswerKind::Form),
        ("pulse_welcome", AnswerKind::Choice),
        ("nurse_hours", AnswerKind::Number),
        ("paed_return", AnswerKind::YesNo),
        ("nurse_return", AnswerKind::YesNo),
        ("agreement_signed", AnswerKind::Date),
        ("mentor_agreed", AnswerKind::Person),
        ("privacy_read", AnswerKind::Read),
        ("recommendation", AnswerKind::Text),
    ] {
        assert_eq!(asked(key).map(|answer| answer.asks.kind()), Some(kind), "{key}");
    }
    assert_eq!(asked("pulse_welcome").unwrap().seen_by, [Assignee::Consultant]);
    // Whoever is told to note, write or name something has somewhere to do it: but for what stands elsewhere in the system.
    let elsewhere = ["job_wish", "written_plan", "sosu_shadow", "day_one_message", "welcome_letter", "guardian_letter", "sosu_language"];
    for item in items.iter().filter(|item| !elsewhere.contains(&item.key.as_str())) {
        let promises = item.help.as_deref().is_some_and(|help| ["Notér", "notér", "Skriv "].iter().any(|word| help.contains(word)));
        assert!(!promises || item.answer.is_some(), "{}: {:?}", item.key, item.help);
    }
}

#[test]
fn files_are_told_by_their_bytes() {
    for (bytes, file_type) in [
        (b"%PDF-1.7".as_slice(), Some(FileType::Pdf)),
        (b"\x89PNG\r\n\x1a\nxx", Some(FileType::Png)),
        (b"\xff\xd8\xff\xe0", Some(FileType::Jpeg)),
        (b"RIFF0000WEBPVP8", Some(FileType::Webp)),
        (b"RIFF0000WAVE", None),
        (b"MZ\x90\x00", None),
        (b"<svg onload=alert(1)>", None),
        (b"<html>%PDF-", None),
        (b"", None),
    ] {
        assert_eq!(FileType::of(bytes), file_type);
    }
}

#[test]
fn a_file_is_called_what_it_is() {
    for (name, kept) in
        [("cv.pdf", "cv.pdf"), ("cv.exe", "cv.pdf"), ("a.b.pdf.js", "a.b.pdf.pdf"), ("cv", "cv.pdf"), (".html", "fil.pdf"), ("", "fil.pdf")]
    {
        assert_eq!(SentFile::of(name, b"%PDF-", FileType::Pdf, String::new()).name, kept);
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let text = ".{0,12}";
    let one = prop_oneof![
        any::<bool>().prop_map(Answer::YesNo),
        prop_oneof![Just("one".to_owned()), text.prop_map(|text| text)].prop_map(Answer::Choice),
        any::<i32>().prop_map(Answer::Number),
        text.prop_map(Answer::Text),
        text.prop_map(Answer::Person),
        (-800_000..800_000i32).prop_map(|days| Answer::Date(NaiveDate::from_num_days_from_ce_opt(days).unwrap())),
        Just(Answer::Read),
    ];
    one.prop_recursive(2, 8, 3, |inner| {
        prop::collection::btree_map(prop_oneof![Just("phone".to_owned()), "[a-z]{1,5}"], inner, 0..3).prop_map(Answer::Form)
    })
}

proptest! {
    #[test]
    fn what_is_kept_fits_and_stays_as_it_is(at in 0..9usize, one in any_answer()) {
        let asked = &every_kind()[at];
        match one.clone().checked(asked, TODAY) {
            Ok(kept) => {
                prop_assert_eq!(kept.kind(), asked.kind());
                prop_assert_eq!(kept.clone().checked(asked, TODAY), Ok(kept.clone()));
                let stored = serde_json::to_string(&kept).unwrap();
                prop_assert_eq!(serde_json::from_str::<Answer>(&stored).unwrap(), kept.clone());
                prop_assert!(!kept.said(asked, Lang::En).is_empty() || matches!(kept, Answer::Form(_)));
            }
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                for error in errors {
                    prop_assert!(error.field == ANSWER || error.field.starts_with("answer."), "{}", error.field);
                }
            }
        }
    }

    #[test]
    fn reading_what_is_typed_never_panics(at in 0..9usize, text in ".{0,12}") {
        let asked = &every_kind()[at];
        if let Ok(read) = Answer::from_written(asked, &|_| text.clone()) {
            prop_assert_eq!(read.kind(), asked.kind());
        }
    }
}

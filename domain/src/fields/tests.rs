#![expect(dead_code, reason = "the names of fields that no test looks at")]

use super::*;
use crate::recruitment::OutcomeReason;

fields! {
    /// A request of every kind.
    Everything {
        to: OutcomeReason = given, "Til", "To";
        name: String = line(10), "Navn", "Name", hint "Kaldenavn", "Called";
        email: Option<String> = email, "E-mail", "E-mail";
        born_on: NaiveDate = past, "Født", "Born";
        weekly: Option<i32> = hours(60, 2220), "Timer", "Hours";
        reasons: Vec<OutcomeReason> = several, "Grunde", "Reasons";
        reason: Option<OutcomeReason> = choice, "Grund", "Reason";
        qualified: Option<bool> = yes_no, "Kvalificeret", "Qualified", must when reason is ["no_place"];
        agrees: bool = tick, "Enig", "Agrees";
        skills: Vec<String> = offered(2, 20), "Færdigheder", "Skills";
        why: Option<String> = line(20), "Hvorfor ikke fuld tid", "Why not full time", below FULL_TIME in weekly;
    }
}

const FULL_TIME: i32 = 2220;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

fn read(written: &[(&str, &str)]) -> Result<Everything, Vec<String>> {
    let source = |name: &str| written.iter().find(|(field, _)| *field == name).map(|(_, text)| (*text).to_owned()).unwrap_or_default();
    let mut unreadable = Vec::new();
    let body = Everything::from_written(&source, &mut unreadable);
    with_unreadable(body.fields_checked(TODAY), unreadable)
        .map_err(|errors| errors.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect())
}

const FILLED: [(&str, &str); 3] = [("to", "no_place"), ("name", " Bo "), ("born_on", "1.2.2001")];

#[test]
fn what_is_written_comes_back_as_it_was_written() {
    let mut all = FILLED.to_vec();
    all.extend([
        ("email", "bo@example.dk"),
        ("weekly", "18,5"),
        ("reasons", r#"["no_place"]"#),
        ("reason", "no_place"),
        ("qualified", "no"),
        ("agrees", "yes"),
        ("skills", r#"["IT","Løft"]"#),
        ("why", "Eget ønske"),
    ]);
    let mut body = read(&all).unwrap();
    assert_eq!((body.name.as_str(), body.weekly, body.qualified), ("Bo", Some(1110), Some(false)));
    assert_eq!((body.skills.clone(), body.why.as_deref()), (vec!["IT".to_owned(), "Løft".to_owned()], Some("Eget ønske")));
    let written = body.all_written(Lang::Da);
    let mut unreadable = Vec::new();
    let again = Everything::from_written(&|name| text_of(&written, name).to_owned(), &mut unreadable);
    assert_eq!((again, unreadable), (body, Vec::new()));
}

#[test]
fn everything_wrong_is_said_at_once_and_each_thing_once() {
    assert_eq!(read(&[("to", "no_place")]).unwrap_err(), ["name required", "born_on required"]);
    let wrong = [
        ("to", "no_place"),
        ("name", "meget længere end ti"),
        ("born_on", "i morgen"),
        ("email", "bo"),
        ("weekly", "mange"),
        ("skills", r#"["IT",""]"#),
    ];
    let found = read(&wrong).unwrap_err();
    for error in ["name too_long", "born_on invalid_date", "email invalid_email", "weekly invalid_value", "skills required"] {
        assert_eq!(found.iter().filter(|other| *other == error).count(), 1, "{error} in {found:?}");
    }
    assert_eq!(found.len(), 5, "{found:?}");
}

#[test]
fn a_field_that_is_not_asked_says_nothing_and_one_that_must_is_demanded() {
    let mut without = FILLED.to_vec();
    without.push(("qualified", "yes"));
    assert_eq!(read(&without).unwrap().qualified, None);
    let mut asked = FILLED.to_vec();
    asked.push(("reason", "no_place"));
    assert_eq!(read(&asked).unwrap_err(), ["qualified required"]);
    for (weekly, why) in [("36,75", Some("Eget ønske")), ("37", None), ("", None)] {
        let mut said = FILLED.to_vec();
        said.extend([("weekly", weekly), ("why", "Eget ønske")]);
        assert_eq!(read(&said).unwrap().why.as_deref(), why, "{weekly} hours");
    }
}

#[test]
fn a_request_that_came_as_json_is_checked_alike() {
    let body = r#"{"to":"no_place","name":"  ","email":"  ","born_on":"2027-01-01","weekly":3000,"reasons":[],"reason":null,"qualified":true,"agrees":false,"skills":["a","b","c"],"why":"Eget ønske"}"#;
    let body: Everything = serde_json::from_str(body).unwrap();
    let errors = body.clone().fields_checked(TODAY).unwrap_err();
    let codes: Vec<String> = errors.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
    assert_eq!(
        codes,
        ["name required", "born_on in_future", "weekly out_of_range", "qualified invalid_value", "skills too_many", "why invalid_value"]
    );
    assert_eq!(errors.get(2).and_then(|error| error.params.get("max")).map(String::as_str), Some("37"), "in hours, as it is asked");
    let mut body = body;
    body.keep_only(&[Everything::born_on]);
    assert_eq!((body.name.as_str(), body.weekly, body.to), ("", None, OutcomeReason::NoPlace));
}

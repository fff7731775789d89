//! Persons: what is written about them is kept in one form, whichever door it comes through.

use crate::recruitment::applicant;
use crate::support::House;
use serde_json::{Value, json};

fn codes(problem: &Value) -> Vec<(String, String)> {
    let code = |error: &Value| (error["field"].as_str().unwrap().to_owned(), error["code"].as_str().unwrap().to_owned());
    problem["errors"].as_array().unwrap().iter().map(code).collect()
}

#[actix_web::test]
async fn a_form_keeps_what_a_file_would_keep_and_refuses_what_a_file_would_refuse() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let mut written = applicant();
    (written["given_name"], written["phone"]) = (json!("  A\u{30a}se \u{a0} Marie"), json!("05 45-53 47"));
    written["note"] = json!("Ringer selv.\r\nEfter kl. 10.");
    let id = consultant.post("/applications", written).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let path = format!("/applications/{id}");
    let card = consultant.get(&path).await.expect(200).body;
    assert_eq!(card["given_name"], "Åse Marie", "letters are composed, spaces single");
    assert_eq!((&card["phone"], &card["note"]), (&json!("+4505455347"), &json!("Ringer selv.\nEfter kl. 10.")));

    let mut wrong = applicant();
    (wrong["given_name"], wrong["family_name"]) = (json!("=1+1"), json!("x".repeat(201)));
    (wrong["email"], wrong["phone"], wrong["birth_date"]) = (json!("a@b.dk,c@d.dk"), json!("ring til mor"), json!("1949-01-01"));
    let refused = consultant.post("/applications", wrong).await.expect(422).body;
    let mut told = codes(&refused);
    told.sort();
    let wanted = [
        ("birth_date", "out_of_range"),
        ("email", "invalid_email"),
        ("family_name", "too_long"),
        ("given_name", "looks_like_formula"),
        ("phone", "invalid_phone"),
    ];
    assert_eq!(told, wanted.map(|(field, code)| (field.to_owned(), code.to_owned())));
}

#[actix_web::test]
async fn no_text_keeps_a_cpr_number() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    for number in ["010165-4521", "010165.4521", "01 01 65 4521", "0101654521"] {
        let mut written = applicant();
        written["note"] = json!(format!("Værge har {number}"));
        let refused = consultant.post("/applications", written).await.expect(422).body;
        assert_eq!(codes(&refused), [("note".to_owned(), "cpr_number".to_owned())], "{number}");
    }
    let id = consultant.post("/applications", applicant()).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let change = json!({ "note": "Værge 010165-4521" });
    let refused = consultant.patch(&format!("/applications/{id}"), change, 1).await.expect(422).body;
    assert_eq!(codes(&refused), [("note".to_owned(), "cpr_number".to_owned())]);
    let transitions = format!("/applications/{id}/transitions");
    consultant.post_if_match(&transitions, json!({ "to": "screening" }), 1).await.expect(200);
    let end = json!({ "to": "not_ready", "guidance_plan": "Ring til værge 010165-4521", "recontact_on": "2027-03-01" });
    let moved = consultant.post_if_match(&transitions, end, 2).await.expect(422).body;
    assert_eq!(codes(&moved), [("guidance_plan".to_owned(), "cpr_number".to_owned())]);
}

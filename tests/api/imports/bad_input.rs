//! What people send by mistake, and what someone might send on purpose.

use super::{house_with_surroundings, import, trainee_list, upload};
use crate::support::House;
use serde_json::{Value, json};

async fn refused(person: &crate::support::Person, name: &str, bytes: &[u8]) -> Value {
    upload(person, "cohorts", name, bytes).await.expect(422).body["errors"].clone()
}

#[actix_web::test]
async fn files_that_cannot_be_are_refused_with_a_reason() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let code = |code: &str| json!([{ "field": "file", "code": code }]);
    assert_eq!(refused(&consultant, "tom.csv", b"").await, code("empty_file"));
    assert_eq!(refused(&consultant, "gammel.xls", b"\xd0\xcf\x11\xe0\x00\x00\x00\x00").await, code("unreadable_file"));
    assert_eq!(refused(&consultant, "andet.csv", b"Dyr;Antal\r\nHund;2\r\n").await, code("unknown_header"));
    let large = upload(&consultant, "cohorts", "stor.csv", &vec![b'a'; 20 * 1024 * 1024 + 1]).await.expect(413).body;
    assert_eq!((&large["code"], &large["errors"]), (&json!("too_large"), &code("file_too_big")));
    let many = "Hold;Uddannelse;Nr;Type;Fra;Til\r\n".to_owned() + &"A;B;1;Skole;01-01-2026;02-01-2026\r\n".repeat(100_001);
    assert_eq!(refused(&consultant, "mange.csv", many.as_bytes()).await, code("file_too_big"));
    assert_eq!(refused(&consultant, "fjern.xlsx", include_bytes!("../../data/far_cell.xlsx")).await, code("file_too_big"));
    assert_eq!(refused(&consultant, "bombe.xlsx", include_bytes!("../../data/zip_bomb.xlsx")).await, code("file_too_big"));
    assert_eq!(refused(&consultant, "tekster.xlsx", include_bytes!("../../data/many_texts.xlsx")).await, code("file_too_big"));
    assert_eq!(refused(&consultant, "halv.xlsx", b"PK\x03\x04 and then nothing").await, code("unreadable_file"));
    let missing = refused(&consultant, "mangler.csv", b"Hold;Uddannelse;Type;Fra;Til\r\nA;SSA;Skole;01-01-2026;02-01-2026\r\n").await;
    assert_eq!(
        (&missing[0]["field"], &missing[0]["code"], &missing[0]["params"]["column"]),
        (&json!("mapping.no"), &json!("missing_column"), &json!("Nr"))
    );

    consultant.upload("/imports", &[], "a.csv", b"Hold\r\n".to_vec()).await.expect(422);
    consultant.upload("/imports", &[("kind", "hunde")], "a.csv", b"Hold\r\n".to_vec()).await.expect(422);
    consultant.upload("/imports", &[("kind", "cohorts"), ("more", "x")], "a.csv", b"Hold\r\n".to_vec()).await.expect(422);
    consultant.post("/imports", json!({ "kind": "cohorts" })).await;
    assert_eq!(consultant.get("/imports").await.expect(200).body["items"], json!([]), "nothing was kept");
}

#[actix_web::test]
async fn bad_cells_reject_their_row_with_field_and_reason() {
    let (_house, consultant) = house_with_surroundings().await;
    for (change, field, code) in [
        (("Uddannelse", "Astronaut"), "programme", "unknown_programme"),
        (("Praktiksted", "Månebasen"), "site", "unknown_site"),
        (("Start", "31-02-2026"), "start", "invalid_date"),
        (("Start", "03-08-26"), "start", "invalid_date"),
        (("Slut", "02-08-2026"), "end", "end_before_start"),
        (("Fødselsdato", "01-01-2030"), "birth_date", "implausible_birth_date"),
        (("Fornavn", "=HYPERLINK(\"http://example.org\";\"x\")"), "given_name", "suspicious_formula"),
        (("Efternavn", " \u{a0} "), "family_name", "required"),
        (("Ansættelsesform", "Frivillig"), "basis", "unknown_kind"),
        (("E-mail", "aase(snabel-a)example.dk"), "email", "invalid_email"),
    ] {
        let checked = upload(&consultant, "trainees", "a.csv", trainee_list(&[change]).as_bytes()).await.expect(201).body;
        let row = consultant.get(&format!("/imports/{}/rows", checked["id"].as_str().unwrap())).await.expect(200).body["items"][0].clone();
        assert_eq!(row["result"], "rejected", "{row}");
        let findings = row["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["field"] == field && finding["code"] == code), "{row}");
    }
    let person = trainee_list(&[]);
    let twice = format!("{person}{}", person.lines().nth(1).unwrap());
    let (double, rows) = import(&consultant, "trainees", "to.csv", twice.as_bytes()).await;
    assert_eq!((&double["counts"]["new"], &double["counts"]["rejected"]), (&json!(1), &json!(1)));
    assert_eq!(rows[1]["findings"], json!([{ "code": "duplicate_person", "params": { "row": "1" } }]));
}

#[actix_web::test]
async fn odd_but_honest_cells_are_read() {
    let (_house, consultant) = house_with_surroundings().await;
    // A note in two lines, a formula in it, and letters from another encoding.
    let list = trainee_list(&[("Bemærkning", "Ring \"først\";\nså skriv"), ("Fornavn", "SÃ¸ren"), ("Mobil", "ved ikke")]);
    let (import, rows) = import(&consultant, "trainees", "a.csv", list.as_bytes()).await;
    assert_eq!(import["counts"]["new"], 1);
    let codes: Vec<&str> = rows[0]["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["mojibake_suspected", "invalid_phone"]);
    assert_eq!(rows[0]["findings"][0]["params"]["suggestion"], "Søren");
}

#[actix_web::test]
pub async fn a_spell_stands_once_in_a_list_of_absence() {
    let (_house, consultant) = house_with_surroundings().await;
    let second = trainee_list(&[("Fornavn", "Bo"), ("E-mail", "bo@example.dk"), ("Elevnr", "000043")]);
    let people = format!("{}{}", trainee_list(&[]), second.lines().nth(1).unwrap());
    import(&consultant, "trainees", "elever.csv", people.as_bytes()).await;
    let list = |rows: &[&str]| format!("Løbenr;Elevnr;Fraværstype;Første dag;Sidste dag\n{}\n", rows.join("\n"));
    let rows = [
        "77;000042;Sygdom;05-10-2026;",
        "77;000042;Sygdom;05-10-2026;06-10-2026",
        ";000042;Sygdom;05-10-2026;07-10-2026",
        "77;000043;Sygdom;12-10-2026;12-10-2026",
    ];
    let (first, told) = import(&consultant, "absence", "fravaer.csv", list(&rows).as_bytes()).await;
    assert_eq!((&first["counts"]["new"], &first["counts"]["rejected"]), (&json!(1), &json!(3)), "{told:?}");
    assert!(told.iter().skip(1).all(|row| row["findings"][0]["code"] == "duplicate_row"), "{told:?}");
    let (_, told) = import(&consultant, "absence", "fravaer.csv", list(&["77;000043;Sygdom;12-10-2026;12-10-2026"]).as_bytes()).await;
    assert_eq!(told[0]["findings"], json!([{ "field": "spell_no", "code": "number_taken" }]), "it belongs to a spell of another");
}

//! A municipality's own files: what they say must be there afterwards, and nothing else.

pub mod bad_input;
pub mod story;

use crate::support::{Answer, House, Person};
use serde_json::{Value, json};

pub(crate) const SITES: &[u8] = include_bytes!("../../../backend/demo/praktiksteder.csv");
pub(crate) const SUPERVISORS: &[u8] = include_bytes!("../../../backend/demo/vejledere.csv");
pub(crate) const COHORTS: &[u8] = include_bytes!("../../../backend/demo/holdplaner.csv");
pub(crate) const TRAINEES: &[u8] = include_bytes!("../../../backend/demo/elever.csv");
pub(crate) const ABSENCE: &[u8] = include_bytes!("../../../backend/demo/fravaer.csv");

async fn upload(person: &Person, kind: &str, name: &str, bytes: &[u8]) -> Answer {
    person.upload("/imports", &[("kind", kind)], name, bytes.to_vec()).await
}

async fn commit(person: &Person, import: &Value, only_good_rows: bool) -> Answer {
    let path = format!("/imports/{}/commit", import["id"].as_str().unwrap());
    let version = i32::try_from(import["version"].as_i64().unwrap()).unwrap();
    person.post_if_match(&path, json!({ "only_good_rows": only_good_rows }), version).await
}

/// Checks and imports a file; gives the import and its rows.
pub(crate) async fn import(person: &Person, kind: &str, name: &str, bytes: &[u8]) -> (Value, Vec<Value>) {
    let checked = upload(person, kind, name, bytes).await.expect(201).body;
    let rows = all_rows(person, &checked, "").await;
    let committed = commit(person, &checked, true).await.expect(200).body;
    assert_eq!(committed["status"], "committed");
    assert_eq!(committed["counts"], checked["counts"], "the check said what the import did");
    (committed, rows)
}

/// The rows of an import, page by page.
async fn all_rows(person: &Person, import: &Value, filter: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/imports/{}/rows?limit=100&cursor={cursor}{filter}", import["id"].as_str().unwrap());
        let page = person.get(&path).await.expect(200).body;
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return rows,
        }
    }
}

/// Imports sites, supervisors and cohorts.
async fn surroundings(person: &Person) {
    for (kind, name, bytes) in
        [("sites", "praktiksteder.csv", SITES), ("supervisors", "vejledere.csv", SUPERVISORS), ("cohorts", "holdplaner.csv", COHORTS)]
    {
        let (import, _) = import(person, kind, name, bytes).await;
        assert_eq!(import["counts"]["rejected"], 0, "{kind}");
        assert_eq!(import["counts"]["new"], import["counts"]["rows"], "{kind}");
    }
}

/// A trainee list of one row that is good but for what is changed.
pub(crate) fn trainee_list(changes: &[(&str, &str)]) -> String {
    let mut cells = vec![
        ("Fornavn", "Åse"),
        ("Efternavn", "Ærø"),
        ("Fødselsdato", "01-02-2000"),
        ("E-mail", "aase@example.dk"),
        ("Mobil", "05 45 53 47"),
        ("Uddannelse", "SSA"),
        ("Hold", "SSA2608"),
        ("Praktiksted", "Plejecenter Havblik"),
        ("Start", "03-08-2026"),
        ("Slut", "20-05-2029"),
        ("Ansættelsesform", "Elev"),
        ("Elevnr", "000042"),
        ("Bemærkning", ""),
    ];
    for (header, value) in changes {
        cells.iter_mut().find(|(known, _)| known == header).unwrap().1 = value;
    }
    let line = |cells: Vec<String>| cells.join(";");
    let quoted = |value: &str| format!("\"{}\"", value.replace('"', "\"\""));
    format!(
        "{}\r\n{}\r\n",
        line(cells.iter().map(|(header, _)| (*header).to_owned()).collect()),
        line(cells.iter().map(|(_, value)| quoted(value)).collect())
    )
}

async fn house_with_surroundings() -> (House, Person) {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    surroundings(&consultant).await;
    (house, consultant)
}

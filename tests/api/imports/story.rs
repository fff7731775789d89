//! The files in their order, row by row against what is right.

use super::{ABSENCE, COHORTS, SITES, SUPERVISORS, TRAINEES, all_rows, commit, house_with_surroundings, import, trainee_list, upload};
use crate::support::House;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

const WORKBOOK: &[u8] = include_bytes!("../../data/elever.xlsx");

fn expected(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The codes of a row by field, as the expected files have them: errors and warnings.
fn said(row: &Value) -> BTreeSet<(Option<String>, String)> {
    let findings = row["findings"].as_array().cloned().unwrap_or_default();
    let told = findings.into_iter().filter(|finding| finding["code"] != "minor" && finding["code"] != "whitespace_trimmed");
    told.map(|finding| (finding["field"].as_str().map(str::to_owned), finding["code"].as_str().unwrap().to_owned())).collect()
}

fn wanted(verdict: &Value) -> BTreeSet<(Option<String>, String)> {
    let lists = [&verdict["errors"], &verdict["warnings"]];
    let findings = lists.iter().filter_map(|list| list.as_array()).flatten();
    findings.map(|finding| (finding["field"].as_str().map(str::to_owned), finding["code"].as_str().unwrap().to_owned())).collect()
}

#[actix_web::test]
async fn the_files_of_a_municipality_are_imported_as_expected() {
    let (house, consultant) = house_with_surroundings().await;
    let all = expected(include_str!("../../data/elever.expected.json"));

    let started = std::time::Instant::now();
    let (trainees, rows) = import(&consultant, "trainees", "elever.csv", TRAINEES).await;
    eprintln!("250 trainees in {:?}", started.elapsed());
    assert_eq!(trainees["counts"], json!({ "rows": 250, "new": 240, "changed": 0, "unchanged": 0, "rejected": 10, "with_warning": 8 }));
    for (row, verdict) in rows.iter().zip(all["rows"].as_array().unwrap()) {
        assert_eq!((&row["number"], &row["line"]), (&verdict["row"], &verdict["line"]));
        assert_eq!(row["result"] == "rejected", verdict["result"] == "rejected", "{row}");
        assert_eq!(said(row), wanted(verdict), "{row}");
    }

    // The workbook says the same; the row that had a semicolon too many in the text file is good in it.
    let (workbook, rows) = import(&consultant, "trainees", "elever.xlsx", WORKBOOK).await;
    assert_eq!(workbook["counts"], json!({ "rows": 250, "new": 1, "changed": 0, "unchanged": 240, "rejected": 9, "with_warning": 8 }));
    for (row, verdict) in rows.iter().zip(all["rows"].as_array().unwrap()) {
        let own = verdict.get("xlsx").unwrap_or(verdict);
        assert_eq!(row["line"], verdict["excel_row"]);
        assert_eq!(row["result"] == "rejected", own["result"] == "rejected", "{row}");
        assert_eq!(said(row), wanted(own), "{row}");
    }

    let absence = expected(include_str!("../../data/fravaer.expected.json"));
    let (spells, rows) = import(&consultant, "absence", "fravaer.csv", ABSENCE).await;
    assert_eq!(spells["counts"], json!({ "rows": 1500, "new": 1491, "changed": 0, "unchanged": 0, "rejected": 9, "with_warning": 0 }));
    let bad: HashMap<u64, &Value> = absence["rows"].as_array().unwrap().iter().map(|row| (row["row"].as_u64().unwrap(), row)).collect();
    for row in &rows {
        let verdict = bad.get(&row["number"].as_u64().unwrap());
        assert_eq!(row["result"], if verdict.is_some() { "rejected" } else { "new" }, "{row}");
        assert_eq!(said(row), verdict.map(|verdict| wanted(verdict)).unwrap_or_default(), "{row}");
    }

    // The same files again change nothing.
    for (kind, name, bytes) in [
        ("sites", "a.csv", SITES),
        ("supervisors", "b.csv", SUPERVISORS),
        ("cohorts", "c.csv", COHORTS),
        ("trainees", "d.xlsx", WORKBOOK),
        ("absence", "e.csv", ABSENCE),
    ] {
        let (again, rows) = import(&consultant, kind, name, bytes).await;
        let odd = rows.iter().find(|row| row["result"] == "new" || row["result"] == "changed");
        assert_eq!(odd, None, "{kind}");
        assert_eq!((&again["counts"]["new"], &again["counts"]["changed"]), (&json!(0), &json!(0)), "{kind}");
    }

    // Words of illness and the CPR number are nowhere in the database, its log included.
    let bytes = house.bytes();
    let words = [&absence["must_not_store"], &all["must_not_store"]];
    for word in words.iter().filter_map(|words| words.as_array()).flatten() {
        let word = word.as_str().unwrap().as_bytes();
        assert!(!bytes.windows(word.len()).any(|some| some == word), "{}", String::from_utf8_lossy(word));
    }
}

#[actix_web::test]
async fn the_tree_and_the_people_are_there_afterwards() {
    let (_house, consultant) = house_with_surroundings().await;
    let units = consultant.get("/org-units").await.expect(200).body;
    let count = |kind: &str| units.as_array().unwrap().iter().filter(|unit| unit["kind"] == kind).count();
    assert_eq!((count("municipality"), count("centre"), count("area"), count("site")), (1, 5, 12, 45));
    let havblik = units.as_array().unwrap().iter().find(|unit| unit["name"] == "Plejecenter Havblik").unwrap();
    assert_eq!(
        (&havblik["code"], &havblik["site_kind"], &havblik["education_lead_name"]),
        (&json!("0670"), &json!("care_home"), &json!("Nanna Hald"))
    );

    import(&consultant, "trainees", "elever.csv", TRAINEES).await;
    let found = consultant.get("/traineeships?search=rahul%20nowak").await.expect(200).body;
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "a student with two periods has one traineeship");
    let card = consultant.get(&format!("/traineeships/{}", found["items"][0]["id"].as_str().unwrap())).await.expect(200).body;
    assert_eq!((&card["starts_on"], &card["ends_on"]), (&json!("2025-09-01"), &json!("2027-06-18")), "{card}");
    assert_eq!((&card["status"], card["segments"].as_array().unwrap().len()), (&json!("dormant"), 2), "between two periods");
    let found = consultant.get("/traineeships?search=niels%20dahl").await.expect(200).body;
    let people: BTreeSet<_> =
        found["items"].as_array().unwrap().iter().map(|line| line["programme_code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(people.len(), 2, "a helper who goes on as an assistant has two: {found}");
}

#[actix_web::test]
async fn one_rejected_row_stops_the_whole_file_unless_the_good_rows_are_asked_for() {
    let (_house, consultant) = house_with_surroundings().await;
    let checked = upload(&consultant, "trainees", "elever.csv", TRAINEES).await.expect(201).body;
    let refused = commit(&consultant, &checked, false).await.expect(409).body;
    assert_eq!(refused["errors"][0], json!({ "field": "only_good_rows", "code": "rejected_rows", "params": { "rows": "10" } }));
    let nobody = consultant.get("/traineeships").await.expect(200).body;
    assert_eq!(nobody["items"], json!([]), "all or nothing");

    let rejected = all_rows(&consultant, &checked, "&result=rejected").await;
    assert_eq!(rejected.len(), 10);
    let report = consultant.get(&format!("/imports/{}/report.csv", checked["id"].as_str().unwrap())).await.expect(200).text;
    assert!(report.contains("Praktikstedet findes ikke.") && report.contains("Afvist") && report.lines().count() > 250);
    assert!(!report.lines().any(|line| line.contains(";=") || line.contains(";@")), "no cell is a formula");

    let done = commit(&consultant, &checked, true).await.expect(200).body;
    assert_eq!(commit(&consultant, &checked, true).await.expect(200).body, done, "a double click is one import");
    let list = consultant.get("/imports").await.expect(200).body;
    assert_eq!(list["items"][0], done);
    assert_eq!(list["items"].as_array().unwrap().len(), 4);
}

#[actix_web::test]
async fn what_changed_in_the_file_changes_and_an_empty_cell_says_nothing() {
    let (_house, consultant) = house_with_surroundings().await;
    import(&consultant, "trainees", "a.csv", trainee_list(&[]).as_bytes()).await;
    let changes = [("E-mail", "ny@example.dk"), ("Mobil", ""), ("Praktiksted", "Plejecenter Bøgehøj"), ("Slut", "20-06-2029")];
    let (second, rows) = import(&consultant, "trainees", "b.csv", trainee_list(&changes).as_bytes()).await;
    assert_eq!((&second["counts"]["changed"], &rows[0]["changed"]), (&json!(1), &json!(["email", "site", "end"])), "{rows:?}");
    let (third, _) = import(&consultant, "trainees", "c.csv", trainee_list(&changes).as_bytes()).await;
    assert_eq!(third["counts"]["unchanged"], 1);
    let found = consultant.get("/traineeships?search=aase%20aeroe").await.expect(200).body;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    assert_eq!(found["items"][0]["ends_on"], "2029-06-20", "{found}");
}

#[actix_web::test]
pub async fn another_mapping_is_checked_again() {
    let (_house, consultant) = house_with_surroundings().await;
    let checked = upload(&consultant, "trainees", "a.csv", trainee_list(&[]).as_bytes()).await.expect(201).body;
    let mut mapping = checked["mapping"].clone();
    let column = mapping.as_array_mut().unwrap().iter_mut().find(|column| column["header"] == "E-mail").unwrap();
    column["field"] = Value::Null;
    let path = format!("/imports/{}/mapping", checked["id"].as_str().unwrap());
    let again = consultant.put(&path, json!({ "mapping": mapping }), 1).await.expect(200);
    assert_eq!((again.version(), &again.body["counts"]["with_warning"]), (2, &json!(1)), "no e-mail address any more");
    consultant.put(&path, json!({ "mapping": mapping }), 1).await.expect(412);
    commit(&consultant, &checked, true).await.expect(412);
    let back = consultant.put(&path, json!({ "mapping": checked["mapping"] }), 2).await.expect(422).body;
    assert_eq!(back["errors"], json!([{ "field": "mapping.email", "code": "not_found" }]), "what was not kept cannot come back");

    let renamed = trainee_list(&[]).replace("Fornavn;", "Kaldenavn;");
    let missing = upload(&consultant, "trainees", "b.csv", renamed.as_bytes()).await.expect(422).body;
    assert_eq!((&missing["errors"][0]["field"], &missing["errors"][0]["code"]), (&json!("mapping.given_name"), &json!("missing_column")));
    let headers: Vec<String> = serde_json::from_str(missing["errors"][0]["params"]["headers"].as_str().unwrap()).unwrap();
    let mapping: Vec<Value> = headers
        .iter()
        .map(|header| {
            match (header.as_str(), checked["mapping"].as_array().unwrap().iter().find(|column| column["header"] == header.as_str())) {
                ("Kaldenavn", _) => json!({ "header": header, "field": "given_name" }),
                (_, Some(column)) => column.clone(),
                (_, None) => json!({ "header": header, "field": null }),
            }
        })
        .collect();
    let fields = [("kind", "trainees"), ("mapping", &serde_json::to_string(&mapping).unwrap())];
    let sent = consultant.upload("/imports", &fields, "b.csv", renamed.into_bytes()).await.expect(201).body;
    assert_eq!(sent["counts"]["new"], 1);
}

#[actix_web::test]
async fn only_the_consultant_of_the_whole_municipality_imports() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let checked = upload(&consultant, "sites", "a.csv", SITES).await.expect(201).body;
    let path = format!("/imports/{}", checked["id"].as_str().unwrap());
    for other in [house.as_administrator().await, house.as_leader().await, house.as_hr().await] {
        upload(&other, "sites", "a.csv", SITES).await.expect(403);
        other.get(&path).await.expect(403);
    }
    let foreigner = house.as_foreigner().await;
    foreigner.get(&path).await.expect(404);
    foreigner.get(&format!("{path}/rows")).await.expect(404);
    foreigner.get(&format!("{path}/report.csv")).await.expect(404);
    commit(&foreigner, &checked, true).await.expect(404);
    house.anyone().get(&path).await.expect(401);
}

#[actix_web::test]
async fn a_supervisor_list_without_a_column_keeps_what_stood_in_it() {
    let (_house, consultant) = house_with_surroundings().await;
    let head = "Navn;E-mail;Arbejdssted;Vejleder for;Udnævnt;Rolle";
    let row = "Nora Ny;nora.ny@example.org;Plejecenter Havblik;SSH;12-04-2025;Ansvarlig vejleder";
    let full = format!("{head};Vejlederuddannelse;Afsluttet;Maks. elever;Minutter pr. uge\n{row};Internt kursus;09-06-2026;7;60\n");
    let (first, _) = import(&consultant, "supervisors", "a.csv", full.as_bytes()).await;
    assert_eq!(first["counts"]["new"], 1);
    let (second, rows) = import(&consultant, "supervisors", "b.csv", format!("{head}\n{row}\n").as_bytes()).await;
    assert_eq!(second["counts"]["unchanged"], 1, "{rows:?}");
    let renamed = format!("{head}\n{}\n", row.replace("Nora Ny", "Nora Nyere"));
    let (third, rows) = import(&consultant, "supervisors", "c.csv", renamed.as_bytes()).await;
    assert_eq!((&third["counts"]["changed"], &rows[0]["changed"]), (&json!(1), &json!(["name"])));
    let (fourth, rows) = import(&consultant, "supervisors", "d.csv", full.replace("Nora Ny", "Nora Nyere").as_bytes()).await;
    assert_eq!(fourth["counts"]["unchanged"], 1, "course, date, places and minutes are still there: {rows:?}");

    let dated = |appointed: &str, ended: &str| {
        let row = row.replace("Nora Ny", "Nora Nyere").replace("12-04-2025", appointed);
        format!("{head};Ophørt\n{row};{ended}\n")
    };
    let (ended, rows) = import(&consultant, "supervisors", "e.csv", dated("12-04-2025", "30-06-2026").as_bytes()).await;
    assert_eq!((&ended["counts"]["changed"], &rows[0]["changed"]), (&json!(1), &json!(["ended"])));
    let (silent, _) = import(&consultant, "supervisors", "f.csv", dated("12-04-2025", "").as_bytes()).await;
    assert_eq!(silent["counts"]["unchanged"], 1, "an empty cell says nothing");
    let (again, rows) = import(&consultant, "supervisors", "g.csv", dated("01-12-2026", "").as_bytes()).await;
    assert_eq!((&again["counts"]["changed"], &rows[0]["changed"]), (&json!(1), &json!(["appointed", "ended"])), "appointed again");
}

//! The files of a municipality against what a right import must do with them, row by row.

use super::reader::{ReadFile, Refusal, read};
use chrono::NaiveDate;
use domain::ids::{OrgUnitId, SupervisorProfileId, TraineeshipId, UserId};
use domain::imports::register::{SiteRef, SupervisorRef};
use domain::imports::{
    Field, ImportKind, ProgrammeRef, RowResult, Severity, absence, cohorts, rows::Checked, sites, supervisors, trainees,
};
use domain::programmes::CatalogueEntry;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const SITES: &[u8] = include_bytes!("../../demo/praktiksteder.csv");
const SUPERVISORS: &[u8] = include_bytes!("../../demo/vejledere.csv");
const COHORTS: &[u8] = include_bytes!("../../demo/holdplaner.csv");
const TRAINEES: &[u8] = include_bytes!("../../demo/elever.csv");
const WORKBOOK: &[u8] = include_bytes!("../../../tests/data/elever.xlsx");
const ABSENCE: &[u8] = include_bytes!("../../demo/fravaer.csv");
const TRAINEES_EXPECTED: &str = include_str!("../../../tests/data/elever.expected.json");
const ABSENCE_EXPECTED: &str = include_str!("../../../tests/data/fravaer.expected.json");

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn id(number: usize) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::try_from(number).unwrap())
}

fn file(kind: ImportKind, bytes: &[u8]) -> ReadFile {
    read(kind, bytes.to_vec(), None).unwrap()
}

fn programmes() -> Vec<ProgrammeRef> {
    let entries: Vec<CatalogueEntry> = serde_json::from_str(include_str!("../../defaults/programmes.json")).unwrap();
    entries
        .into_iter()
        .map(|entry| ProgrammeRef { code: entry.code, name: entry.name, aliases: entry.content.aliases, family: entry.family })
        .collect()
}

fn site_register() -> Vec<SiteRef> {
    let register = sites::Register { programmes: programmes(), ..sites::Register::default() };
    let rows = sites::check(&file(ImportKind::Sites, SITES).table, &register);
    assert_eq!(rows.len(), 284);
    let all: BTreeMap<String, String> =
        rows.into_iter().map(|row| row.value.expect("every site row is good").site).map(|site| (site.code, site.name)).collect();
    all.into_iter()
        .enumerate()
        .map(|(number, (code, name))| SiteRef { id: OrgUnitId(id(number)), code: Some(code), name, path: format!("/1/{number}/") })
        .collect()
}

fn register() -> trainees::Register {
    let sites = site_register();
    assert_eq!(sites.len(), 45);
    let there = supervisors::Register { programmes: programmes(), sites: sites.clone(), ..supervisors::Register::default() };
    let rows = supervisors::check(&file(ImportKind::Supervisors, SUPERVISORS).table, &there);
    assert_eq!(rows.len(), 90);
    let mut refs = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let plan = row.value.expect("every supervisor row is good");
        for supervisors::Place { site: site_id, profile: there, .. } in plan.places {
            let (name, email) = (plan.name.clone(), plan.email.clone());
            let profile = SupervisorProfileId(id(refs.len()));
            refs.push(SupervisorRef { id: profile, user_id: UserId(id(number)), name, email, site_id, kind: there.kind });
        }
    }
    trainees::Register { programmes: programmes(), sites, supervisors: refs, ..trainees::Register::default() }
}

/// A row in the words of the expected files.
fn said<V>(row: &Checked<V>) -> Value {
    let of = |severity: Severity| -> BTreeSet<(Option<&str>, &str)> {
        let findings = row.row.findings.iter().filter(|finding| finding.code.severity() == severity);
        findings.map(|finding| (finding.field.map(Field::as_str), finding.code.as_str())).collect()
    };
    let result = if row.row.result == RowResult::Rejected { "rejected" } else { "accepted" };
    json!({ "row": row.row.number, "line": row.row.line, "result": result, "errors": of(Severity::Error), "warnings": of(Severity::Warning), "info": of(Severity::Info) })
}

fn expected(row: &Value, line: &Value, verdict: &Value) -> Value {
    let of = |kind: &str| -> BTreeSet<(Option<String>, String)> {
        let findings = verdict[kind].as_array().unwrap();
        findings
            .iter()
            .map(|finding| (finding["field"].as_str().map(str::to_owned), finding["code"].as_str().unwrap().to_owned()))
            .collect()
    };
    json!({ "row": row, "line": line, "result": verdict["result"], "errors": of("errors"), "warnings": of("warnings"), "info": of("info") })
}

fn values(plan: &trainees::Plan) -> Value {
    let row = &plan.row;
    json!({
        "external_ref": row.external_ref, "given_name": row.given_name, "family_name": row.family_name, "birth_date": row.birth_date, "email": row.email,
        "phone": row.phone, "programme": row.programme, "cohort": row.cohort, "site_code": row.site.code, "start": row.starts_on, "end": row.ends_on,
        "basis": row.basis, "weekly_hours": row.weekly_minutes.map(|minutes| f64::from(minutes) / 60.0),
        "supervisor_email": row.supervisor.as_ref().map(|supervisor| &supervisor.email), "school": row.school, "note": row.note,
    })
}

#[test]
fn the_trainee_list_agrees_row_by_row_in_both_formats() {
    let register = register();
    let all: Value = serde_json::from_str(TRAINEES_EXPECTED).unwrap();
    for (bytes, line, is_workbook) in [(TRAINEES, "line", false), (WORKBOOK, "excel_row", true)] {
        let rows = trainees::check(&file(ImportKind::Trainees, bytes).table, &register, today());
        assert_eq!(rows.len(), 250);
        for (row, wanted) in rows.iter().zip(all["rows"].as_array().unwrap()) {
            let verdict = wanted.get("xlsx").filter(|_| is_workbook).unwrap_or(wanted);
            assert_eq!(said(row), expected(&wanted["row"], &wanted[line], verdict), "{line} {}", wanted[line]);
            assert_eq!(
                row.value.as_ref().map_or(Value::Null, values),
                verdict.get("values").cloned().unwrap_or_default(),
                "{line} {}",
                wanted[line]
            );
            for finding in wanted["warnings"].as_array().unwrap().iter().chain(wanted["errors"].as_array().unwrap()) {
                let params: BTreeSet<&str> =
                    row.row.findings.iter().flat_map(|finding| finding.params.values()).map(String::as_str).collect();
                for name in ["same_person_as_row", "same_traineeship_as_row", "duplicate_of_row"] {
                    let Some(number) = finding[name].as_u64() else { continue };
                    assert!(params.contains(number.to_string().as_str()), "{finding}");
                }
                assert!(finding["suggestion"].as_str().is_none_or(|suggestion| params.contains(suggestion)), "{finding}");
            }
        }
        let people: BTreeSet<_> = rows
            .iter()
            .filter_map(|row| row.value.as_ref())
            .map(|plan| (&plan.row.given_name, &plan.row.family_name, plan.row.birth_date))
            .collect();
        assert_eq!(people.len(), if is_workbook { 239 } else { 238 });
    }
}

#[test]
fn the_cohort_plans_are_good() {
    let register = cohorts::Register { programmes: programmes(), ..cohorts::Register::default() };
    let rows = cohorts::check(&file(ImportKind::Cohorts, COHORTS).table, &register);
    assert_eq!(rows.len(), 186);
    assert!(rows.iter().all(|row| row.row.result == RowResult::New), "{:?}", rows.iter().find(|row| row.value.is_none()));
}

#[test]
fn the_absence_list_agrees_row_by_row() {
    let plans = trainees::check(&file(ImportKind::Trainees, TRAINEES).table, &register(), today());
    let trainees: HashMap<_, _> = plans
        .into_iter()
        .filter_map(|row| row.value)
        .enumerate()
        .map(|(number, plan)| {
            let row = plan.row;
            let trainee =
                absence::TraineeRef { id: TraineeshipId(id(number)), name: row.given_name, starts_on: row.starts_on, ends_on: row.ends_on };
            (row.external_ref.unwrap(), trainee)
        })
        .collect();
    let read = file(ImportKind::Absence, ABSENCE);
    assert!(read.mapping.iter().any(|column| column.header == "Bemærkning" && column.field.is_none()));
    let rows = absence::check(&read.table, &absence::Register { trainees, spells: Vec::new() });
    assert_eq!(rows.len(), 1500);
    let all: Value = serde_json::from_str(ABSENCE_EXPECTED).unwrap();
    let bad: HashMap<u64, &Value> = all["rows"].as_array().unwrap().iter().map(|row| (row["row"].as_u64().unwrap(), row)).collect();
    for row in &rows {
        let Some(wanted) = bad.get(&u64::from(row.row.number)) else {
            assert_eq!(row.row.result, RowResult::New, "{:?}", row.row);
            continue;
        };
        let empty = json!({ "result": "rejected", "errors": wanted["errors"], "warnings": [], "info": [] });
        assert_eq!(said(row), expected(&wanted["row"], &wanted["line"], &empty));
    }
    let kept = serde_json::to_string(&read.table).unwrap();
    for word in all["must_not_store"].as_array().unwrap() {
        assert!(!kept.contains(word.as_str().unwrap()), "{word}");
    }
}

#[test]
fn a_cpr_number_is_gone_before_anything_is_kept() {
    for bytes in [TRAINEES, WORKBOOK] {
        let kept = serde_json::to_string(&file(ImportKind::Trainees, bytes).table).unwrap();
        assert!(!kept.contains("251248-9996") && !kept.contains("2512489996"));
    }
}

#[test]
fn files_that_are_no_lists_are_refused() {
    let kind = ImportKind::Cohorts;
    let refused = |bytes: &[u8]| read(kind, bytes.to_vec(), None).unwrap_err();
    assert_eq!(refused(b""), Refusal::Empty);
    assert_eq!(refused(b" \r\n\r\n"), Refusal::Empty);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), Refusal::Unreadable);
    assert_eq!(refused(b"PK\x03\x04 not a workbook"), Refusal::Unreadable);
    assert_eq!(refused(b"Hund;Kat\r\n1;2\r\n"), Refusal::UnknownHeader);
    assert_eq!(refused(&vec![b'x'; super::reader::MAX_FILE + 1]), Refusal::TooBig);
    assert_eq!(refused(&[b';'; 300]), Refusal::TooBig);
    let Refusal::MissingColumns(columns, headers) = refused("Hold;Uddannelse;Nr;Fra;Til\r\nA;SSA;1;;\r\n".as_bytes()) else {
        panic!("a column is missing")
    };
    assert_eq!(columns.iter().map(|column| column.field).collect::<Vec<_>>(), [Field::Kind]);
    assert_eq!(headers.len(), 5);
}

#[test]
fn text_is_read_in_the_usual_encodings() {
    let text = "Hold,Uddannelse,Nr,Type,Fra,Til\nPÆD,\"Pædagog\n\",1,Oplæring,01-01-2026,31-01-2026\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), windows.into_owned(), utf16] {
        let table = file(ImportKind::Cohorts, &bytes).table;
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.text(&table.rows[0], Field::Programme), "Pædagog");
        assert_eq!(table.text(&table.rows[0], Field::Cohort), "PÆD");
    }
}

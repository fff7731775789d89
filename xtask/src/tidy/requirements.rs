//! docs/requirements.csv: each row that the municipalities' papers and the nearest systems name, whether it works here, where,
//! and by which test. What is said to work names a test that exists.

use super::texts_of;
use crate::sh::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const TABLE: &str = "docs/requirements.csv";
/// The table of the screens.
const SCREENS: &str = "frontend/src/screens.rs";
/// The OpenAPI document as the tests keep it, below the head of a snapshot.
const DOCUMENT: &str = "tests/api/snapshots/api__openapi__the_document_is_the_one_that_was_looked_at.snap";
/// The pages of docs/field whose rows are asked for; a page is the name of its table.
const PAGES: [&str; 2] = ["requirements", "peers"];
const STATES: [&str; 4] = ["works", "partly", "not", "not for us"];

/// A line of the table.
struct Line {
    table: String,
    row: String,
    state: String,
    place: String,
    tests: String,
    note: String,
}

/// Looks through the table; gives how many rows are in which state.
pub fn check(findings: &mut Vec<String>) -> Outcome<Vec<String>> {
    let lines = lines(&fs::read_to_string(TABLE)?)?;
    let mut asked = BTreeSet::new();
    for page in PAGES {
        asked.extend(rows(&fs::read_to_string(format!("docs/field/{page}.md"))?).map(|row| (page.to_owned(), row)));
    }
    let sources: BTreeMap<String, String> =
        texts_of(&["domain/src", "backend/src", "frontend/src", "tests", "xtask/src"], &[".rs", ".mjs"])?.into_iter().collect();
    let exists = |file: &str, name: &str| sources.get(file).is_some_and(|text| has_test(text, name));
    let mut places: BTreeSet<String> = screens(&fs::read_to_string(SCREENS)?).into_iter().collect();
    places.extend(operations(&fs::read_to_string(DOCUMENT)?)?);
    findings.extend(examine(&lines, &asked, &places, exists));
    Ok(counts(&lines))
}

fn lines(text: &str) -> Outcome<Vec<Line>> {
    let mut records = text.lines().map(cells);
    if records.next().is_none_or(|head| head != ["table", "row", "state", "where", "test", "note"]) {
        return Err(format!("{TABLE}: the columns are table, row, state, where, test and note").into());
    }
    let line = |record: Vec<String>| {
        let [table, row, state, place, tests, note] = <[String; 6]>::try_from(record).ok()?;
        Some(Line { table, row, state, place, tests, note })
    };
    records.enumerate().map(|(at, record)| line(record).ok_or_else(|| format!("{TABLE}:{}: a line has six cells", at + 2).into())).collect()
}

/// The cells of a line: parted by commas, in quotation marks where there is a comma in one. A cell stands on one line.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().into_iter().for_each(|cell| cell.push(letter)),
        }
    }
    cells
}

/// The numbers of the rows of a page.
fn rows(page: &str) -> impl Iterator<Item = String> {
    let first_cells = page.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    first_cells.filter(|cell| !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
}

/// Whether a source has a test of that name, or of that title.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    lines.iter().enumerate().any(|(at, line)| {
        let marked = || lines.iter().take(at).rev().take_while(|line| line.starts_with(['#', '/'])).any(|line| line.ends_with("test]"));
        let function = line.trim_start_matches("pub ").trim_start_matches("async ").strip_prefix("fn ");
        let is_function = function.and_then(|rest| rest.strip_prefix(name)).is_some_and(|rest| rest.starts_with('('));
        let is_title = ["journey(", "story(", "test("].iter().any(|start| line.starts_with(start))
            && ["'", "`"].iter().any(|end| line.contains(&format!("{name}{end},")));
        is_title || is_function && marked()
    })
}

/// The addresses of the screens: `"/elever/:id/:tab?"` is `/elever/{id}`.
fn screens(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let routes = lines.flat_map(|line| line.split('"').skip(1).step_by(2)).filter(|literal| literal.starts_with('/'));
    let part = |part: &str| part.strip_prefix(':').map_or_else(|| part.to_owned(), |name| format!("{{{name}}}"));
    routes.map(|route| route.split('/').filter(|part| !part.ends_with('?')).map(part).collect::<Vec<_>>().join("/")).collect()
}

/// The operations of the OpenAPI document, as `GET /cohorts/{id}`.
fn operations(snapshot: &str) -> Outcome<Vec<String>> {
    let document = snapshot.find("\n{").and_then(|at| snapshot.get(at..)).unwrap_or_default();
    let document: serde_json::Value = serde_json::from_str(document)?;
    let paths = document.get("paths").and_then(serde_json::Value::as_object).ok_or("the document has no paths")?;
    let of = |(path, methods): (&String, &serde_json::Value)| {
        let path = path.trim_start_matches("/api/v1").to_owned();
        let methods: Vec<String> = methods.as_object().map(|methods| methods.keys().cloned().collect()).unwrap_or_default();
        methods.into_iter().map(move |method| format!("{} {path}", method.to_uppercase()))
    };
    Ok(paths.iter().flat_map(of).collect())
}

/// Whether a place is there: a screen begins with `/`, an operation with its method; anything else is words.
fn is_there(place: &str, places: &BTreeSet<String>) -> bool {
    let mut words = place.split(' ');
    match (words.next(), words.next()) {
        (Some(screen), _) if screen.starts_with('/') => places.contains(screen),
        (Some(_), Some(path)) if path.starts_with('/') => places.contains(place),
        _ => true,
    }
}

fn examine(
    lines: &[Line],
    asked: &BTreeSet<(String, String)>,
    places: &BTreeSet<String>,
    exists: impl Fn(&str, &str) -> bool,
) -> Vec<String> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for line in lines {
        let row = format!("{TABLE}: {} {}", line.table, line.row);
        let key = (line.table.clone(), line.row.clone());
        if !asked.contains(&key) {
            findings.push(format!("{row}: the field has no such row"));
        }
        if !seen.insert(key) {
            findings.push(format!("{row}: stands twice"));
        }
        if !STATES.contains(&line.state.as_str()) {
            findings.push(format!("{row}: {:?} is no state; there are: {}", line.state, STATES.join(", ")));
        }
        if line.state == "works" && line.tests.is_empty() {
            findings.push(format!("{row}: works, and names no test"));
        }
        if ["works", "partly"].contains(&line.state.as_str()) && line.place.is_empty() {
            findings.push(format!("{row}: does not say where"));
        }
        if line.state != "works" && line.note.is_empty() {
            findings.push(format!("{row}: does not say what is missing, or why it is not for us"));
        }
        for place in line.place.split("; ").filter(|place| !is_there(place, places)) {
            findings.push(format!("{row}: there is no {place}"));
        }
        for test in line.tests.split("; ").filter(|test| !test.is_empty()) {
            if !test.split_once("::").is_some_and(|(file, name)| exists(file, name)) {
                findings.push(format!("{row}: there is no test {test}"));
            }
        }
    }
    for (table, row) in asked.difference(&seen) {
        findings.push(format!("{TABLE}: {table} {row} is missing"));
    }
    findings
}

fn counts(lines: &[Line]) -> Vec<String> {
    let of = |table: &str| {
        let rows: Vec<&Line> = lines.iter().filter(|line| line.table == table).collect();
        let parts = STATES.map(|state| format!("{} {state}", rows.iter().filter(|line| line.state == state).count()));
        format!("{table}: {} rows, {}", rows.len(), parts.join(", "))
    };
    PAGES.map(of).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked() -> BTreeSet<(String, String)> {
        rows("| # | feature |\n|---|---|\n| **Group** ||\n| 1 | a |\n| 2 | b |").map(|row| ("peers".to_owned(), row)).collect()
    }

    fn found(table: &str) -> Vec<String> {
        let lines = lines(&format!("table,row,state,where,test,note\n{table}")).unwrap();
        let places = ["/x", "/x/{id}", "GET /y"].map(str::to_owned).into();
        let findings = examine(&lines, &asked(), &places, |file, name| (file, name) == ("a.rs", "works"));
        findings.into_iter().map(|finding| finding.replace(&format!("{TABLE}: "), "")).collect()
    }

    #[test]
    fn what_is_wrong_is_named() {
        let second = "peers,2,not,,,nothing";
        for (first, finding) in [
            ("peers,1,works,/x,a.rs::works,", None),
            ("peers,1,partly,/x,,\"this, and that\"", None),
            ("peers,1,partly,/x/{id} Onboarding; GET /y; every list,,x", None),
            ("peers,1,partly,/z,,x", Some("peers 1: there is no /z")),
            ("peers,1,partly,POST /y,,x", Some("peers 1: there is no POST /y")),
            ("peers,1,works,/x,,", Some("peers 1: works, and names no test")),
            ("peers,1,works,/x,a.rs::gone,", Some("peers 1: there is no test a.rs::gone")),
            ("peers,1,works,/x,a.rs::works; b.rs::works,", Some("peers 1: there is no test b.rs::works")),
            ("peers,1,partly,/x,a.rs,x", Some("peers 1: there is no test a.rs")),
            ("peers,1,works,,a.rs::works,", Some("peers 1: does not say where")),
            ("peers,1,not for us,,,", Some("peers 1: does not say what is missing, or why it is not for us")),
            ("peers,1,done,,,x", Some("peers 1: \"done\" is no state; there are: works, partly, not, not for us")),
            ("peers,1,not,,,x\npeers,1,not,,,x", Some("peers 1: stands twice")),
            ("peers,1,not,,,x\npeers,3,not,,,x", Some("peers 3: the field has no such row")),
        ] {
            assert_eq!(found(&format!("{first}\n{second}")), finding.into_iter().collect::<Vec<_>>(), "{first}");
        }
        assert_eq!(found(second), ["peers 1 is missing"]);
    }

    #[test]
    fn tests_are_found_by_name_and_by_title() {
        let rust = "#[actix_web::test]\nasync fn it_works() {}\nfn helper() {}\n    #[test]\n    fn it_too() {}";
        assert!(has_test(rust, "it_works") && has_test(rust, "it_too"));
        assert!(!has_test(rust, "helper") && !has_test(rust, "it_work") && !has_test(rust, "t_works"));
        let journeys = "journey('one goes home', { as: 'x' }, async () => {\n  story('another', async";
        assert!(has_test(journeys, "one goes home") && has_test(journeys, "another") && !has_test(journeys, "one goes"));
    }

    #[test]
    fn places_are_screens_and_operations() {
        let table = "// \"/address\" => page\nscreens! {\n    \"/elever/:id/:tab?\" => a::B in c;\n}\nroute(path!(\"/log\"), home)";
        assert_eq!(screens(table), ["/elever/{id}", "/log"]);
        let document = "---\nsource: x\n---\n{ \"paths\": { \"/api/v1/cohorts/{id}\": { \"get\": {}, \"patch\": {} } } }";
        assert_eq!(operations(document).unwrap(), ["GET /cohorts/{id}", "PATCH /cohorts/{id}"]);
    }

    #[test]
    fn the_states_are_counted() {
        let lines = lines("table,row,state,where,test,note\npeers,1,works,/x,t,\npeers,2,not,,,x").unwrap();
        assert_eq!(counts(&lines)[1], "peers: 2 rows, 1 works, 0 partly, 1 not, 0 not for us");
    }
}

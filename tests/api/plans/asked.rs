//! What is asked of a municipality with people in it: every list in every order by every filter, and all that can be read, by
//! everyone who may.

use crate::access::{NOBODY, Operation, ROLES, operations};
use crate::listing::{people, place};
use crate::scopes::also;
use crate::support::{House, TestDatabase, With, recorder};
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use domain::Lang;
use domain::access::Role;
use domain::fields::Of;
use domain::listing::{Control, Filter, Shape, known};

/// Asks it.
pub async fn everything() {
    starts();
    let demo = House::with(Options { demo: true, ..Options::default() }).await;
    demo.anyone().get("/demo/logins").await.expect(200);
    let house = House::new().await;
    recorder::begins("", "imports and the night");
    people(&house).await;
    let units = house.as_consultant().await.get("/org-units").await.expect(200).body;
    let site = units.as_array().unwrap().iter().find(|unit| unit["kind"] == "site").unwrap()["id"].as_str().unwrap().to_owned();
    for list in known::all() {
        walk(&house, &list, &site).await;
    }
    let operations = with_ids(&house).await;
    let mut everyone = Vec::new();
    for role in ROLES {
        let person = house.sign_in(&format!("{role}@one.example.dk")).await;
        everyone.push(person);
        // And one who sees a part of the municipality.
        everyone.push(house.as_role_at(role, &site).await);
    }
    for role in [Role::Consultant, Role::EducationLead, Role::Leader] {
        also(&house, &format!("{role}-{site}@one.example.dk"), role, &["ssh"]).await;
    }
    for person in &everyone {
        for operation in &operations {
            person.send("GET", &operation.path, None, With::default()).await;
        }
    }
}

/// A server starts on a database that it knows.
fn starts() {
    let database = TestDatabase::new();
    let open = || {
        let clock = Clock::machine(chrono_tz::Europe::Copenhagen);
        App::open(&database.url, &[7; 32], clock, Ids::counting(), Options::default()).unwrap().db.close();
    };
    open();
    recorder::open(&database.url);
    recorder::begins("", "the start");
    open();
    recorder::ended("the start", 0, 0);
}

/// Every order both ways, with each filter and without, two pages; and counted.
async fn walk(house: &House, list: &Shape, site: &str) {
    let (person, path) = place(house, list).await;
    let mut filters = vec![String::new()];
    for filter in list.filters {
        filters.extend(values(filter, site).into_iter().map(|value| format!("&{}={value}", filter.name)));
    }
    let sorts =
        list.heads.iter().filter(|head| head.sorts).flat_map(|head| [format!("&sort={}", head.key), format!("&sort=-{}", head.key)]);
    let sorts: Vec<String> = std::iter::once(String::new()).chain(sorts).collect();
    for filter in &filters {
        for sort in &sorts {
            let page = person.get(&format!("{path}?limit=1{filter}{sort}")).await.expect(200).body;
            if let Some(cursor) = page["next_cursor"].as_str() {
                person.get(&format!("{path}?limit=1{filter}{sort}&cursor={cursor}")).await.expect(200);
            }
        }
        person.get(&format!("{path}?limit=1&total=true{filter}")).await.expect(200);
    }
    if list.exports {
        for sort in sorts {
            person.get(&format!("{path}/export?{}", sort.trim_start_matches('&'))).await.expect(200);
        }
    }
}

/// What a filter is asked for.
fn values(filter: &Filter, site: &str) -> Vec<String> {
    match filter.control {
        Control::Search => vec!["a".to_owned(), "an%20b".to_owned()],
        Control::Words(words) => words(Lang::Da).first().map(|(word, _)| (*word).to_owned()).into_iter().collect(),
        Control::Status(words, _) => {
            let first = words(Lang::Da).first().map(|(word, _)| (*word).to_owned());
            first.into_iter().chain(["open".to_owned()]).collect()
        }
        Control::Pick(Of::Programme) => vec!["ssh".to_owned()],
        Control::Pick(Of::Unit | Of::Site) => vec![site.to_owned()],
        Control::Pick(_) | Control::Given => vec![NOBODY.to_owned()],
    }
}

/// What can be read, with an id of what there is.
async fn with_ids(house: &House) -> Vec<Operation> {
    let mut found = Vec::new();
    for mut operation in operations(house).await {
        if operation.method != "GET" {
            continue;
        }
        if let Some((parent, rest)) = operation.path.split_once(&format!("/{NOBODY}")) {
            let Some(id) = first(house, &format!("{parent}?limit=1"), "id").await else { continue };
            operation.path = format!("{parent}/{id}{rest}");
        }
        operation.path = operation.path.replace("{key}", "absence.spells_count");
        found.push(operation);
    }
    found
}

/// A field of the first of a list, for one of those who may see it.
async fn first(house: &House, path: &str, field: &str) -> Option<String> {
    for person in [house.as_consultant().await, house.as_administrator().await] {
        let body = person.get(path).await.body;
        let rows = body["items"].as_array().or(body.as_array());
        if let Some(value) = rows.and_then(|rows| rows.first()?[field].as_str().map(str::to_owned)) {
            return Some(value);
        }
    }
    None
}

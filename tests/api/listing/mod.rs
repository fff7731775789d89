//! Lists: every order walks every page, what is asked wrongly is said, and what is counted.

mod export;
pub mod views;

use crate::recruitment::{applicant, with_cohort};
use crate::support::{House, Person};
use backend::imports::load_bytes;
use domain::ids::TenantId;
use domain::imports::ImportKind;
use domain::listing::{Shape, known};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const FILES: [(ImportKind, &str, &[u8]); 4] = [
    (ImportKind::Sites, "praktiksteder.csv", include_bytes!("../../../backend/demo/praktiksteder.csv")),
    (ImportKind::Supervisors, "vejledere.csv", include_bytes!("../../../backend/demo/vejledere.csv")),
    (ImportKind::Cohorts, "holdplaner.csv", include_bytes!("../../../backend/demo/holdplaner.csv")),
    (ImportKind::Trainees, "elever.csv", include_bytes!("../../../backend/demo/elever.csv")),
];

/// The demonstration's people, and the cases that its first night opens.
async fn peopled() -> House {
    let house = House::new().await;
    people(&house).await;
    house
}

/// They come to a municipality.
pub async fn people(house: &House) {
    let permit = house.app.system(TenantId(1));
    for (kind, name, bytes) in FILES {
        load_bytes(&house.app, &permit, kind, name, bytes.to_vec(), true).await.unwrap();
    }
    backend::night::run(&house.app, TenantId(1), house.app.clock.today()).await.unwrap();
    let consultant = house.as_consultant().await;
    for (number, source) in ["website", "school", "school", "other", "website"].into_iter().enumerate() {
        let mut applicant = with_cohort(&consultant, applicant()).await;
        applicant["family_name"] = format!("Blåbjerg {}", ["A", "B", "C", "D", "E"][number]).into();
        applicant["source"] = source.into();
        // Two came on the same day: what is the same by the order follows by the id.
        applicant["received_on"] = format!("2026-11-{}", 10 + number / 2).into();
        applicant["email"] = format!("a{number}@example.dk").into();
        consultant.post("/applications", applicant).await.expect(201);
    }
    let first = consultant.get("/traineeships?limit=1&status=active").await.expect(200).body["items"][0].clone();
    for day in 2..=6 {
        let spell = json!({ "kind": "care_day", "starts_on": format!("2026-11-0{day}"), "ends_on": format!("2026-11-0{day}") });
        consultant.post(&format!("/traineeships/{}/absence-spells", first["id"].as_str().unwrap()), spell).await.expect(201);
    }
}

/// Who sees a list, and where it is.
pub async fn place(house: &House, list: &Shape) -> (Person, String) {
    let (role, path) = match list.name {
        "traineeships" => ("consultant", "/traineeships"),
        "hire_cases" => ("consultant", "/hire-cases"),
        "applications" => ("consultant", "/applications"),
        "external_organisations" => ("consultant", "/external-organisations"),
        "audit_events" => ("administrator", "/audit-events"),
        "users" => ("administrator", "/users"),
        "supervisors" => ("consultant", "/supervisors"),
        "imports" => ("consultant", "/imports"),
        "import_rows" => ("consultant", "/imports/{}/rows"),
        "absence_spells" => ("consultant", "/traineeships/{}/absence-spells"),
        other => panic!("say here where {other} is"),
    };
    let person = house.sign_in(&format!("{role}@one.example.dk")).await;
    let Some((parent, _)) = path.split_once("/{}") else { return (person, path.to_owned()) };
    let one = if parent == "/traineeships" { "limit=1&status=active" } else { "limit=1" };
    let first = person.get(&format!("{parent}?{one}")).await.expect(200).body["items"][0]["id"].as_str().unwrap().to_owned();
    (person, path.replace("{}", &first))
}

/// All rows, three a page.
async fn walked(person: &Person, path: &str, query: &str) -> Vec<Value> {
    let (mut rows, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = person.get(&format!("{path}?limit=3&cursor={cursor}{query}")).await.expect(200).body;
        rows.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = next.to_owned(),
            None => return rows,
        }
    }
}

fn ids(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["id"].as_str().or(row["profile_id"].as_str()).unwrap()).collect()
}

/// Each row as it is, for rows without an id too.
fn whole(rows: &[Value]) -> Vec<String> {
    rows.iter().map(Value::to_string).collect()
}

#[actix_web::test]
async fn every_order_walks_all_pages_both_ways_without_loss_or_repeat() {
    let house = peopled().await;
    for list in known::all() {
        let (person, path) = place(&house, &list).await;
        let path = path.as_str();
        let page = person.get(&format!("{path}?limit=100&total=true")).await.expect(200).body;
        let count = page["total"].as_u64().unwrap();
        assert!(count > 3, "{}: {count} rows walk no pages", list.name);
        for head in list.heads.iter().filter(|head| head.sorts) {
            let up = walked(&person, path, &format!("&sort={}", head.key)).await;
            let mut down = walked(&person, path, &format!("&sort=-{}", head.key)).await;
            down.reverse();
            assert_eq!(whole(&up), whole(&down), "{} by {}", list.name, head.key);
            assert_eq!(u64::try_from(up.len()).unwrap(), count, "{} by {}", list.name, head.key);
            assert_eq!(whole(&up).iter().collect::<BTreeSet<_>>().len(), up.len(), "{} by {}", list.name, head.key);
            let values: Vec<&str> = up.iter().filter_map(|row| row[head.key].as_str()).collect();
            assert!(values.is_sorted(), "{} by {}: {values:?}", list.name, head.key);
        }
    }
}

#[actix_web::test]
async fn a_cursor_of_another_order_and_an_order_that_is_gone_are_said() {
    let house = peopled().await;
    for list in known::all() {
        let (person, path) = place(&house, &list).await;
        let path = path.as_str();
        let wrong = async |query: &str| {
            let problem = person.get(&format!("{path}?{query}")).await.expect(422).body;
            (problem["errors"][0]["field"].as_str().unwrap().to_owned(), problem["errors"][0]["code"].as_str().unwrap().to_owned())
        };
        let said = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        let cursor = person.get(&format!("{path}?limit=3")).await.expect(200).body["next_cursor"].as_str().unwrap().to_owned();
        if !list.heads.iter().any(|head| head.sorts) {
            continue;
        }
        let other = if list.sort.starts_with('-') { list.sort.trim_start_matches('-').to_owned() } else { format!("-{}", list.sort) };
        assert_eq!(wrong(&format!("cursor={cursor}&sort={other}")).await, said("cursor", "invalid_value"), "{}", list.name);
        // As cursors were before: a key and an id.
        let old = "313a3030\u{1f}01970000-0000-7000-8000-0000ffffffff".bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert_eq!(wrong(&format!("cursor={old}")).await, said("cursor", "invalid_value"), "{}", list.name);
        assert_eq!(wrong("sort=shoe_size").await, said("sort", "invalid_value"), "{}", list.name);
        assert_eq!(wrong("shoe_size=43").await, said("shoe_size", "unknown"), "{}", list.name);
        assert_eq!(wrong("limit=101").await, said("limit", "out_of_range"), "{}", list.name);
    }
}

#[actix_web::test]
async fn a_list_is_counted_where_that_is_asked_and_costs_one_statement_more() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    for path in ["/traineeships?limit=3", "/hire-cases?limit=3&status=open"] {
        let (plain, counted) = (consultant.get(path).await.expect(200), consultant.get(&format!("{path}&total=true")).await.expect(200));
        assert_eq!((plain.statements(), counted.statements()), (3, 4), "the session, the page, the names, and the count");
        assert_eq!(plain.body["total"], Value::Null);
        let rows = walked(&consultant, path.split('?').next().unwrap(), if path.contains("open") { "&status=open" } else { "" }).await;
        assert_eq!(counted.body["total"], rows.len());
    }
}

#[actix_web::test]
async fn hire_cases_are_found_by_name_programme_place_and_wish() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    let all = walked(&consultant, "/hire-cases", "").await;
    let one = &all[0];
    let family = one["family_name"].as_str().unwrap().to_uppercase();
    let found = walked(&consultant, "/hire-cases", &format!("&search={family}")).await;
    assert!(ids(&found).contains(&one["id"].as_str().unwrap()) && found.len() < all.len(), "{family}");
    let programme = one["programme_code"].as_str().unwrap();
    let found = walked(&consultant, "/hire-cases", &format!("&programme={programme}")).await;
    assert_eq!(found.len(), all.iter().filter(|case| case["programme_code"] == programme).count());
    let units = consultant.get("/org-units").await.expect(200).body;
    let site = units.as_array().unwrap().iter().find(|unit| unit["name"] == one["site_name"]).unwrap()["id"].as_str().unwrap();
    let found = walked(&consultant, "/hire-cases", &format!("&unit={site}")).await;
    assert_eq!(found.len(), all.iter().filter(|case| case["site_name"] == one["site_name"]).count());
    assert_eq!(walked(&consultant, "/hire-cases", "&wish=yes").await.len(), 0, "nobody has been asked yet");
    let own = format!("&traineeship={}", one["traineeship_id"].as_str().unwrap());
    assert_eq!(ids(&walked(&consultant, "/hire-cases", &own).await), [one["id"].as_str().unwrap()]);
    let nowhere = consultant.get("/hire-cases?unit=01970000-0000-7000-8000-0000ffffffff").await.expect(422).body;
    assert_eq!(nowhere["errors"][0]["field"], "unit");
}

#[actix_web::test]
pub async fn users_are_found_by_role_place_and_whether_they_can_sign_in() {
    let house = peopled().await;
    let administrator = house.as_administrator().await;
    let all = walked(&administrator, "/users", "").await;
    let supervisors = walked(&administrator, "/users", "&role=supervisor").await;
    let goes_on = |held: &Value| held["ends_on"].as_str().is_none_or(|last| last >= "2026-11-23");
    let has = |user: &Value, role: &str| user["roles"].as_array().unwrap().iter().any(|held| held["role"] == role && goes_on(held));
    assert!(supervisors.iter().all(|user| has(user, "supervisor")) && supervisors.len() < all.len());
    assert_eq!(supervisors.len(), all.iter().filter(|user| has(user, "supervisor")).count());
    let limited = supervisors.iter().flat_map(|user| user["roles"].as_array().unwrap()).find(|role| role["programmes"] == json!(["ssh"]));
    assert_eq!(limited.map(|role| role["programme_names"].clone()), Some(json!(["Social- og sundhedshjælper"])));
    let unit = supervisors[0]["roles"][0]["org_unit_id"].as_str().unwrap();
    let there = walked(&administrator, "/users", &format!("&role=supervisor&unit={unit}")).await;
    assert!(ids(&there).contains(&supervisors[0]["id"].as_str().unwrap()) && there.len() < supervisors.len());
    let without = walked(&administrator, "/users", "&access=no_password").await;
    assert_eq!(without.len(), all.iter().filter(|user| user["active"] == true && user["has_password"] == false).count());
    let closed = all.iter().find(|user| !has(user, "administrator")).unwrap();
    let version = i32::try_from(closed["version"].as_i64().unwrap()).unwrap();
    administrator.put(&format!("/users/{}/active", closed["id"].as_str().unwrap()), json!({ "active": false }), version).await.expect(200);
    assert_eq!(ids(&walked(&administrator, "/users", "&access=closed").await), [closed["id"].as_str().unwrap()]);
    let file = administrator.get("/users/export?access=closed&columns=name,access").await.expect(200).text;
    assert_eq!(file, format!("\u{feff}Navn;Adgang\r\n{};Lukket\r\n", closed["display_name"].as_str().unwrap()));
    administrator.get("/users?role=king").await.expect(422);
}

#[actix_web::test]
async fn supervisors_are_found_by_name_programme_place_function_and_education() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    let all = walked(&consultant, "/supervisors", "").await;
    for (filter, holds) in [
        ("programme=ssh", (|one: &Value| one["programmes"].as_array().unwrap().contains(&json!("ssh"))) as fn(&Value) -> bool),
        ("kind=daily", |one| one["kind"] == "daily"),
        ("qualification=amu", |one| one["qualifications"].as_array().unwrap().contains(&json!("amu"))),
    ] {
        let found = walked(&consultant, "/supervisors", &format!("&{filter}")).await;
        let wanted: Vec<Value> = all.iter().filter(|one| holds(one)).cloned().collect();
        assert_eq!(found, wanted, "{filter}");
        assert!(!found.is_empty(), "{filter} finds somebody");
    }
    let family = all[0]["name"].as_str().unwrap().rsplit(' ').next().unwrap().to_owned();
    let found = walked(&consultant, "/supervisors", &format!("&search={}", family.to_uppercase())).await;
    assert!(found.contains(&all[0]) && found.len() < all.len());
}

#[actix_web::test]
async fn imports_and_their_rows_are_filtered_and_counted() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    let imports = walked(&consultant, "/imports", "").await;
    assert_eq!(
        imports.iter().map(|import| import["kind"].as_str().unwrap()).collect::<Vec<_>>(),
        ["trainees", "cohorts", "supervisors", "sites"]
    );
    let sites = walked(&consultant, "/imports", "&kind=sites&status=committed").await;
    assert_eq!(sites, [imports[3].clone()]);
    let path = format!("/imports/{}/rows", imports[0]["id"].as_str().unwrap());
    let counts = &imports[0]["counts"];
    let page = consultant.get(&format!("{path}?total=true&result=new&limit=1")).await.expect(200).body;
    assert_eq!((&page["total"], &page["items"][0]["result"]), (&counts["new"], &json!("new")));
    assert_eq!(walked(&consultant, &path, "").await.len(), usize::try_from(counts["rows"].as_u64().unwrap()).unwrap());
}

#[actix_web::test]
async fn who_marries_is_found_in_the_lists_under_the_new_name() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    let one = walked(&consultant, "/hire-cases", "").await.remove(0);
    let person =
        consultant.get(&format!("/traineeships/{}", one["traineeship_id"].as_str().unwrap())).await.expect(200).body["person_id"].clone();
    let person: domain::ids::PersonId = serde_json::from_value(person).unwrap();
    let rename = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let keys = domain::people::PersonName { given: "Åse", family: "Åååse-Nymand" }.keys();
        backend::traineeships::rename(w, TenantId(1), person, &keys)
    };
    house.app.db.write(&house.app.system(TenantId(1)), rename).await.unwrap();
    for path in ["/hire-cases", "/traineeships"] {
        assert_eq!(walked(&consultant, path, "&search=nymand").await.len(), 1, "{path}");
    }
    let last = walked(&consultant, "/hire-cases", "&sort=-name").await.remove(0);
    assert_eq!(last["id"], one["id"], "Å comes last in the Danish order");
}

#[actix_web::test]
async fn applications_are_found_by_where_they_heard_of_us() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    let found = walked(&consultant, "/applications", "&source=school").await;
    assert_eq!(found.iter().map(|row| row["source"].as_str().unwrap()).collect::<Vec<_>>(), ["school", "school"]);
    let file = consultant.get("/applications/export?source=school&columns=name,source").await.expect(200).text;
    assert_eq!(file, "\u{feff}Ansøger;Kilde\r\nÅse Blåbjerg B;Skole\r\nÅse Blåbjerg C;Skole\r\n");
    consultant.get("/applications?source=television").await.expect(422);
}

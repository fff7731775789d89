//! Persons: what is written about them is kept in one form, whichever door it comes through.

use crate::imports::{SITES, import, trainee_list};
use crate::recruitment::{applicant, site, step};
use crate::support::{House, TestDatabase};
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use backend::db::schema::{people as p, segments as g, traineeships as t, users as u};
use backend::tenants::NewTenant;
use diesel::prelude::*;
use domain::ids::TenantId;
use domain::imports::ImportKind;
use domain::people::PersonName;
use domain::search::sort_key;
use domain::traineeships::{SegmentKind, SegmentStatus};
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

/// What is stored of a trainee by name: the keys, and the periods.
type Stored = ([String; 4], Option<String>, Vec<(String, SegmentKind, SegmentStatus, i32, bool)>);

async fn stored(app: &App, family: &'static str) -> Stored {
    let of_tenant = t::table.inner_join(p::table.on(p::tenant_id.eq(t::tenant_id).and(p::id.eq(t::person_id))));
    let found = of_tenant.filter(t::tenant_id.eq(TenantId(1)).and(p::family_name.eq(family)));
    let read = move |c: &mut backend::db::Reader| {
        let columns = (t::id, (p::search_key, p::sort_key, t::search_key, t::sort_key), p::phone);
        let (id, keys, phone): (domain::ids::TraineeshipId, (String, String, String, String), Option<String>) =
            found.select(columns).first(c)?;
        let periods = g::table
            .filter(g::tenant_id.eq(TenantId(1)).and(g::traineeship_id.eq(id)))
            .order(g::number)
            .select((g::label, g::kind, g::status, g::number, g::site_id.is_not_null()))
            .load(c)?;
        Ok(([keys.0, keys.1, keys.2, keys.3], phone, periods))
    };
    app.db.read(&app.system(TenantId(1)), read).await.unwrap()
}

#[actix_web::test]
async fn who_comes_by_a_form_is_stored_as_who_comes_by_a_file() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "praktiksteder.csv", SITES).await;
    let mut applicant = applicant();
    (applicant["given_name"], applicant["family_name"], applicant["phone"]) = (json!("Bo"), json!("Aagaard"), json!("05455347"));
    applicant["programme_code"] = json!("sygeplejerske");
    let id = consultant.post("/applications", applicant).await.expect(201).body["id"].as_str().unwrap().to_owned();
    for to in ["screening", "interview"] {
        step(&consultant, &id, json!({ "to": to })).await.expect(200);
    }
    for person in [consultant.clone(), house.as_leader().await] {
        let version = person.get(&format!("/applications/{id}")).await.expect(200).version();
        let record = json!({ "held_on": "2026-11-23", "conclusion": "recommend" });
        person.put(&format!("/applications/{id}/interview"), record, version).await.expect(200);
    }
    step(&consultant, &id, json!({ "to": "recommended" })).await.expect(200);
    let offer =
        json!({ "to": "offered", "offer_deadline": "2026-12-01", "employment_basis": "student_su", "site_id": site(&consultant).await });
    step(&consultant, &id, offer).await.expect(200);
    let yes = json!({ "to": "accepted", "evidence": "Mail", "starts_on": "2027-01-04", "ends_on": "2027-06-18" });
    step(&consultant, &id, yes).await.expect(200);

    let file = |given: &str, family: &str| {
        trainee_list(&[
            ("Fornavn", given),
            ("Efternavn", family),
            ("Uddannelse", "Sygeplejerske"),
            ("Hold", ""),
            ("Start", "04-01-2027"),
            ("Slut", "18-06-2027"),
            ("Ansættelsesform", "SU"),
            ("Elevnr", ""),
        ])
    };
    for (given, family) in [("Bo", "Ågaard"), ("Anna", "Zar"), ("Zoe", "Bang")] {
        let (import, _) = import(&consultant, "trainees", "elever.csv", file(given, family).as_bytes()).await;
        assert_eq!(import["counts"]["new"], 1, "{import}");
    }
    let (form, by_file) = (stored(&house.app, "Aagaard").await, stored(&house.app, "Ågaard").await);
    for (stored, family) in [(&form, "Aagaard"), (&by_file, "Ågaard")] {
        let keys = PersonName { given: "Bo", family }.keys();
        assert_eq!(stored.0, [keys.search.clone(), keys.sort.clone(), keys.search, keys.sort], "{family}");
    }
    assert_eq!((&form.1, &form.2), (&by_file.1, &by_file.2), "phone and periods");
    let period = ("Klinisk undervisning".to_owned(), SegmentKind::Placement, SegmentStatus::Planned, 1, true);
    assert_eq!(form.2, [period], "in the programme's own word");

    let names = async |path: &str| -> Vec<String> {
        let list = consultant.get(path).await.expect(200).body;
        list["items"].as_array().unwrap().iter().map(|line| line["family_name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("/traineeships").await, ["Bang", "Zar", "Ågaard", "Aagaard"], "one order, by the family name, aa as å");
    assert_eq!(names("/traineeships?search=aagaard").await, ["Ågaard", "Aagaard"]);
}

#[actix_web::test]
async fn keys_of_an_older_order_are_repaired_at_the_next_start() {
    let database = TestDatabase::new();
    let open = || {
        let clock = Clock::starting_on(chrono_tz::Europe::Copenhagen, "2026-11-23".parse().unwrap());
        App::open(&database.url, &[7; 32], clock.clone(), Ids::random(clock), Options::default()).unwrap()
    };
    let app = open();
    let permit = app.system(TenantId(1));
    let new = NewTenant { name: "Strandby".to_owned(), municipality_code: "999".to_owned(), is_demo: false };
    backend::tenants::found(&app, TenantId(1), new).await.unwrap();
    backend::tenants::create_administrator(&app, TenantId(1), "Åse Ærø".to_owned(), "aase@example.dk".to_owned()).await.unwrap();
    let file = trainee_list(&[("Fornavn", "Łukasz"), ("Efternavn", "Østergård"), ("Hold", "")]);
    for (kind, bytes) in [(ImportKind::Sites, SITES.to_vec()), (ImportKind::Trainees, file.into_bytes())] {
        backend::imports::load_bytes(&app, &permit, kind, "a.csv", bytes, false).await.unwrap();
    }
    let users = |c: &mut backend::db::Reader| Ok(u::table.select((u::search_key, u::sort_key)).load::<(String, String)>(c)?);
    let today = (stored(&app, "Østergård").await, app.db.read(&permit, users).await.unwrap());
    assert_eq!(today.1, [("aase aeroe".to_owned(), sort_key("Åse Ærø"))]);

    let age = |w: &mut backend::db::Writer<'_>| {
        diesel::update(p::table).set((p::sort_key.eq("{ukasz {bsterg{crd"), p::search_key.eq("old"))).execute(&mut **w)?;
        diesel::update(t::table).set((t::sort_key.eq("{ukasz {bsterg{crd"), t::search_key.eq("old"))).execute(&mut **w)?;
        diesel::update(u::table).set((u::sort_key.eq("old"), u::search_key.eq(""))).execute(&mut **w)?;
        w.nothing_to_do();
        Ok(())
    };
    app.db.write(&permit, age).await.unwrap();
    assert_ne!(stored(&app, "Østergård").await, today.0);
    app.db.close();
    drop(app);

    let app = open();
    assert_eq!((stored(&app, "Østergård").await, app.db.read(&permit, users).await.unwrap()), today);
    app.db.close();
}

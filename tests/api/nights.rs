//! The night when something fails: nothing of the day is lost, and nobody else waits.

use crate::absence::trainee::{Trainee, day};
use crate::support::House;
use backend::db::schema::{hire_cases, idempotency_keys, import_parts, job_runs, password_links, refresh_tokens, settings, traineeships};
use chrono::TimeDelta;
use diesel::prelude::*;
use domain::ids::TenantId;
use serde_json::json;
use std::time::Duration;

const ONE: TenantId = TenantId(1);
const TWO: TenantId = TenantId(2);

/// Stores a value of the absence rules as no screen could: what cannot be read stops those who read it.
async fn spells_count(house: &House, tenant: TenantId, version: i32, value: Option<&'static str>) {
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let row = (
            (settings::tenant_id.eq(tenant), settings::key.eq("absence.spells_count"), settings::version.eq(version)),
            (settings::scope.eq("municipality"), settings::about.eq(""), settings::valid_from.eq(day("2026-01-01"))),
            (settings::value.eq(value), settings::set_at.eq(w.now)),
        );
        diesel::insert_into(settings::table).values(row).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(tenant), write).await.unwrap();
}

/// How many nights are done, and how many hire cases are open.
async fn counts(house: &House, tenant: TenantId) -> (i64, i64) {
    let read = move |c: &mut backend::db::Reader| {
        let nights = job_runs::table.filter(job_runs::tenant_id.eq(tenant)).count().get_result(c)?;
        Ok((nights, hire_cases::table.filter(hire_cases::tenant_id.eq(tenant)).count().get_result(c)?))
    };
    house.app.db.read(&house.app.system(tenant), read).await.unwrap()
}

/// A trainee whose hire case the night opens.
async fn due(house: &House, tenant: TenantId, key: &str) {
    let trainee = Trainee::of(house, tenant, key, "eud_trainee").await;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let key = (w.permit.tenant, trainee.id);
        diesel::update(traineeships::table.find(key)).set(traineeships::ends_on.eq(day("2027-02-15"))).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(tenant), write).await.unwrap();
}

#[actix_web::test]
async fn a_night_that_is_cut_short_is_done_again() {
    let house = House::new().await;
    let today = house.app.clock.today();
    // The first write is on its way when the process goes.
    let cut = tokio::time::timeout(Duration::ZERO, backend::night::run(&house.app, ONE, today)).await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(backend::night::run(&house.app, ONE, today).await.unwrap(), Some(0));
    assert_eq!(backend::night::run(&house.app, ONE, today).await.unwrap(), None, "once a day");
}

#[actix_web::test]
async fn what_fails_stops_neither_the_other_steps_nor_the_other_municipalities() {
    let house = House::new().await;
    let today = house.app.clock.today();
    due(&house, ONE, "freja").await;
    due(&house, TWO, "anna").await;
    Trainee::of(&house, ONE, "sofie", "eud_trainee").await.was_away(&house, "sick", "2026-11-20", None).await;
    spells_count(&house, ONE, 1, Some("not a number")).await;
    let scheduler = actix_web::rt::spawn(backend::night::scheduler(house.app.clone()));
    for _ in 0..100 {
        if counts(&house, TWO).await.0 == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    scheduler.abort();
    assert_eq!(counts(&house, TWO).await, (1, 1), "the other municipality");
    assert_eq!(counts(&house, ONE).await, (0, 1), "the other steps; the day is not done");
    assert!(backend::night::run(&house.app, ONE, today).await.is_err());
    spells_count(&house, ONE, 2, None).await;
    assert!(backend::night::run(&house.app, ONE, today).await.unwrap().is_some());
    assert_eq!(counts(&house, ONE).await, (1, 1), "nothing is done twice");
}

#[actix_web::test]
async fn two_instances_in_the_same_night_do_it_once() {
    let house = House::new().await;
    let today = house.app.clock.today();
    due(&house, ONE, "freja").await;
    let runs = (0..4).map(|_| {
        let app = house.app.clone();
        actix_web::rt::spawn(async move { backend::night::run(&app, ONE, today).await })
    });
    let mut done = 0;
    for run in runs.collect::<Vec<_>>() {
        done += usize::from(run.await.unwrap().is_ok());
    }
    assert!(done >= 1);
    // What met another one is tried again.
    backend::night::run(&house.app, ONE, today).await.unwrap();
    assert_eq!(counts(&house, ONE).await, (1, 1));
}

/// How many keys, parts of files, links and refresh tokens are kept for the first municipality.
async fn kept(house: &House) -> [i64; 4] {
    let read = |c: &mut backend::db::Reader| {
        Ok([
            idempotency_keys::table.filter(idempotency_keys::tenant_id.eq(ONE)).count().get_result(c)?,
            import_parts::table.filter(import_parts::tenant_id.eq(ONE)).count().get_result(c)?,
            password_links::table.filter(password_links::tenant_id.eq(ONE)).count().get_result(c)?,
            refresh_tokens::table.filter(refresh_tokens::tenant_id.eq(ONE)).count().get_result(c)?,
        ])
    };
    house.app.db.read(&house.app.system(ONE), read).await.unwrap()
}

async fn night_after(house: &House, hours: i64) {
    house.pass(TimeDelta::hours(hours));
    backend::night::run(&house.app, ONE, house.app.clock.today()).await.unwrap();
}

#[actix_web::test]
async fn what_is_not_kept_for_good_goes_when_its_time_has_come() {
    let house = House::new().await;
    let (administrator, consultant) = (house.as_administrator().await, house.as_consultant().await);
    let root = administrator.get("/org-units").await.expect(200).body[0]["id"].clone();
    let new = json!({ "display_name": "Ny Leder", "email": "ny@one.example.dk", "role": "leader", "org_unit_id": root });
    let user = administrator.post_with_key("/users", new, "k1").await.expect(201).body;
    administrator.post(&format!("/users/{}/password-links", user["id"].as_str().unwrap()), json!({})).await.expect(201);
    let sites = crate::imports::SITES.to_vec();
    let file = consultant.upload("/imports", &[("kind", "sites")], "praktiksteder.csv", sites).await.expect(201);
    let (path, version) = (format!("/imports/{}", file.body["id"].as_str().unwrap()), file.body["version"].as_i64().unwrap());
    night_after(&house, 23).await;
    assert_eq!(kept(&house).await, [1, 1, 1, 2]);
    night_after(&house, 24).await;
    assert_eq!(kept(&house).await, [1, 0, 1, 2], "the rows of a file that nobody imported");
    let consultant = house.as_consultant().await;
    assert_eq!(consultant.get(&path).await.expect(200).body["status"], "cancelled");
    let version = i32::try_from(version).unwrap() + 1;
    consultant.post_if_match(&format!("{path}/commit"), json!({ "only_good_rows": true }), version).await.expect(409);
    night_after(&house, 26).await;
    assert_eq!(kept(&house).await, [0, 0, 1, 3], "the keys");
    night_after(&house, 29 * 24).await;
    assert_eq!(kept(&house).await, [0, 0, 1, 1], "the tokens of sessions that were over for thirty days");
    night_after(&house, 4 * 24).await;
    assert_eq!(kept(&house).await, [0, 0, 0, 0], "and the link, used or not");
}

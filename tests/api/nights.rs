//! The night when something fails: nothing of the day is lost, and nobody else waits.

use crate::absence::trainee::{Trainee, day};
use crate::support::House;
use backend::db::schema::{hire_cases, job_runs, tenants, traineeships};
use diesel::prelude::*;
use domain::ids::TenantId;
use std::time::Duration;

const ONE: TenantId = TenantId(1);
const TWO: TenantId = TenantId(2);

/// Makes the settings of a municipality unreadable, or readable again.
async fn settings(house: &House, tenant: TenantId, text: &'static str) {
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(tenants::table.find(tenant)).set(tenants::settings.eq(text)).execute(&mut **w)?;
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
    let cut = tokio::time::timeout(Duration::ZERO, backend::follow_up::run_rules(&house.app, ONE, today)).await;
    assert!(cut.is_err(), "{cut:?}");
    assert_eq!(backend::follow_up::run_rules(&house.app, ONE, today).await.unwrap(), Some(0));
    assert_eq!(backend::follow_up::run_rules(&house.app, ONE, today).await.unwrap(), None, "once a day");
}

#[actix_web::test]
async fn what_fails_stops_neither_the_other_steps_nor_the_other_municipalities() {
    let house = House::new().await;
    let today = house.app.clock.today();
    due(&house, ONE, "freja").await;
    due(&house, TWO, "anna").await;
    Trainee::of(&house, ONE, "sofie", "eud_trainee").await.was_away(&house, "sick", "2026-11-20", None).await;
    settings(&house, ONE, "not json").await;
    let scheduler = actix_web::rt::spawn(backend::follow_up::nightly(house.app.clone()));
    for _ in 0..100 {
        if counts(&house, TWO).await.0 == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    scheduler.abort();
    assert_eq!(counts(&house, TWO).await, (1, 1), "the other municipality");
    assert_eq!(counts(&house, ONE).await, (0, 1), "the other steps; the day is not done");
    assert!(backend::follow_up::run_rules(&house.app, ONE, today).await.is_err());
    settings(&house, ONE, "{}").await;
    assert!(backend::follow_up::run_rules(&house.app, ONE, today).await.unwrap().is_some());
    assert_eq!(counts(&house, ONE).await, (1, 1), "nothing is done twice");
}

#[actix_web::test]
async fn two_instances_in_the_same_night_do_it_once() {
    let house = House::new().await;
    let today = house.app.clock.today();
    due(&house, ONE, "freja").await;
    let runs = (0..4).map(|_| {
        let app = house.app.clone();
        actix_web::rt::spawn(async move { backend::follow_up::run_rules(&app, ONE, today).await })
    });
    let mut done = 0;
    for run in runs.collect::<Vec<_>>() {
        done += usize::from(run.await.unwrap().is_ok());
    }
    assert!(done >= 1);
    // What met another one is tried again.
    backend::follow_up::run_rules(&house.app, ONE, today).await.unwrap();
    assert_eq!(counts(&house, ONE).await, (1, 1));
}

//! That what a municipality sets counts where it is read: one story for each reader.

use crate::absence::trainee::{Trainee, day};
use crate::hiring::{due, offer, step};
use crate::imports::import;
use crate::support::House;
use backend::db::schema::{settings, supervisor_assignments as assignments, supervisor_profiles as profiles};
use diesel::prelude::*;
use domain::ids::TenantId;
use serde_json::{Value, json};

const ONE: TenantId = TenantId(1);

/// Sets a setting of the whole municipality for the first time.
async fn set(house: &House, key: &str, value: &str) {
    let change = json!({ "value": value, "scope": "municipality" });
    house.as_administrator().await.put(&format!("/settings/{key}"), change, 0).await.expect(200);
}

fn asks(case: &Value, to: &str, field: &str) -> bool {
    let option = case["options"].as_array().unwrap().iter().find(|option| option["to"] == to).unwrap();
    option["asks"].as_array().unwrap().iter().any(|ask| ask["field"] == field)
}

#[actix_web::test]
async fn where_full_time_is_not_the_default_nobody_is_asked_why_it_is_less() {
    let house = House::new().await;
    let (_, id) = due(&house, "freja").await;
    let leader = house.as_leader().await;
    let case = leader.get(&format!("/hire-cases/{id}")).await.expect(200).body;
    assert!(asks(&case, "offered", "deviation_reason"));
    let mut part_time = offer(&leader).await;
    part_time["offer_weekly_minutes"] = json!(1920);
    step(&leader, &id, part_time.clone()).await.expect(422);
    set(&house, "hire.fulltime_default", "false").await;
    let case = leader.get(&format!("/hire-cases/{id}")).await.expect(200).body;
    assert!(!asks(&case, "offered", "deviation_reason"));
    assert_eq!(step(&leader, &id, part_time).await.expect(200).body["offer_weekly_minutes"], 1920);
}

#[actix_web::test]
async fn groups_as_small_as_is_set_are_hidden() {
    let house = House::new().await;
    let figures = async || house.sign_in("steering_group@one.example.dk").await.get("/key-figures").await.expect(200).body;
    assert_eq!(figures().await["min_n"], 5);
    for key in ["a", "b", "c", "d", "e"] {
        crate::reports::completed(&house, key, Some("2026-08-01")).await;
    }
    assert_eq!(figures().await["hire_rate"]["denominator"], 5);
    let below = json!({ "value": "4", "scope": "municipality" });
    let refused = house.as_administrator().await.put("/settings/survey.min_n", below, 0).await.expect(422).body;
    assert_eq!(refused["errors"][0]["params"]["min"], "5", "never below five (docs/field 5.2, 18)");
    set(&house, "survey.min_n", "6").await;
    let after = figures().await;
    assert_eq!((&after["min_n"], &after["hire_rate"]["denominator"]), (&json!(6), &Value::Null));
}

#[actix_web::test]
async fn a_supervisor_list_that_does_not_say_how_many_takes_what_is_set() {
    let house = House::new().await;
    set(&house, "supervision.max_trainees", "4").await;
    let consultant = house.as_consultant().await;
    import(&consultant, "sites", "praktiksteder.csv", crate::imports::SITES).await;
    let list = "Navn;E-mail;Arbejdssted;Vejleder for;Udnævnt;Rolle\n\
                Nora Ny;nora.ny@example.org;Plejecenter Havblik;SSH;12-04-2025;Ansvarlig vejleder\n";
    let (made, _) = import(&consultant, "supervisors", "a.csv", list.as_bytes()).await;
    assert_eq!(made["counts"]["new"], 1);
    let read = |c: &mut backend::db::Reader| Ok(profiles::table.select(profiles::max_trainees).load::<i32>(c)?);
    assert_eq!(house.app.db.read(&house.app.system(ONE), read).await.unwrap(), [4]);
}

#[actix_web::test]
async fn a_supervisor_sees_the_trainee_as_many_days_before_and_after_as_are_set() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "freja", "eud_trainee").await;
    let id = trainee.id;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let own = assignments::table.filter(assignments::tenant_id.eq(ONE).and(assignments::traineeship_id.eq(id)));
        diesel::update(own).set(assignments::ends_on.eq(day("2026-10-24"))).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(ONE), write).await.unwrap();
    let path = format!("/traineeships/{id}");
    let supervisor = trainee.supervisor(&house).await;
    supervisor.get(&path).await.expect(200);
    set(&house, "supervision.assignment_margin_days", "29").await;
    supervisor.get(&path).await.expect(404);
}

#[actix_web::test]
async fn an_imported_traineeship_is_being_completed_from_the_day_its_case_opens() {
    let house = House::new().await;
    let status = async |key: &str, last: &str| {
        let consultant = house.as_consultant().await;
        let email = format!("{key}@example.dk");
        let list = crate::imports::trainee_list(&[("Fornavn", key), ("E-mail", &email), ("Elevnr", key), ("Hold", ""), ("Slut", last)]);
        let (made, rows) = import(&consultant, "trainees", "elever.csv", list.as_bytes()).await;
        assert_eq!(made["counts"]["new"], 1, "{rows:?}");
        let page = consultant.get(&format!("/traineeships?search={key}")).await.expect(200).body;
        page["items"][0]["status"].clone()
    };
    import(&house.as_consultant().await, "sites", "praktiksteder.csv", crate::imports::SITES).await;
    assert_eq!(status("Anna", "24-03-2027").await, "active", "121 days ahead");
    set(&house, "hire.case_opens_days", "121").await;
    assert_eq!(status("Berit", "24-03-2027").await, "completing");
}

#[actix_web::test]
async fn screens_are_told_what_they_show_of_it() {
    let house = House::new().await;
    let trainee = Trainee::new(&house, "freja", "eud_trainee").await;
    let consultant = house.as_consultant().await;
    let calendar = async || house.as_consultant().await.get("/me").await.expect(200).body["settings"]["calendar"].clone();
    assert_eq!(calendar().await["christmas_eve_off"], false);
    set(&house, "calendar.christmas_eve_off", "true").await;
    assert_eq!(calendar().await["christmas_eve_off"], true);
    let card = format!("/traineeships/{}", trainee.id);
    assert_eq!(consultant.get(&card).await.expect(200).body["absence_window_months"], 6);
    set(&house, "absence.spells_window_months", "12").await;
    assert_eq!(consultant.get(&card).await.expect(200).body["absence_window_months"], 12);
}

#[actix_web::test]
async fn who_signs_in_to_mend_a_setting_is_not_kept_out_by_it() {
    let house = House::new().await;
    let write = |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let row = (
            (settings::tenant_id.eq(ONE), settings::key.eq("calendar.labour_day_off"), settings::version.eq(1)),
            (settings::scope.eq("municipality"), settings::about.eq(""), settings::valid_from.eq(day("2026-01-01"))),
            (settings::value.eq("perhaps"), settings::set_at.eq(w.now)),
        );
        diesel::insert_into(settings::table).values(row).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(ONE), write).await.unwrap();
    let administrator = house.as_administrator().await;
    assert_eq!(administrator.get("/me").await.expect(200).body["settings"], Value::Null);
    let right = json!({ "value": "true", "scope": "municipality" });
    administrator.put("/settings/calendar.labour_day_off", right, 1).await.expect(200);
    let house_again = house.as_administrator().await;
    assert_eq!(house_again.get("/me").await.expect(200).body["settings"]["calendar"]["labour_day_off"], true);
}

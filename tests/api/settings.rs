//! What a municipality sets: who may, within which limits, from which day, where it differs, and that it counts at once.

use crate::absence::trainee::{Trainee, day};
use crate::support::{House, Person};
use backend::db::schema::{audit_events, hire_cases, settings, traineeships};
use chrono::TimeDelta;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::TenantId;
use serde_json::{Value, json};

const ONE: TenantId = TenantId(1);
const OPENS: &str = "/settings/hire.case_opens_days";

fn everywhere(value: &str) -> Value {
    json!({ "value": value, "scope": "municipality" })
}

/// A trainee whose traineeship ends on a day.
async fn ending(house: &House, key: &str, ends_on: &'static str) -> Trainee {
    let trainee = Trainee::of(house, ONE, key, "eud_trainee").await;
    let id = trainee.id;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(traineeships::table.find((ONE, id))).set(traineeships::ends_on.eq(day(ends_on))).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(ONE), write).await.unwrap();
    trainee
}

async fn cases(house: &House) -> i64 {
    backend::night::run(&house.app, ONE, house.app.clock.today()).await.unwrap();
    let read = |c: &mut backend::db::Reader| Ok(hire_cases::table.filter(hire_cases::tenant_id.eq(ONE)).count().get_result(c)?);
    house.app.db.read(&house.app.system(ONE), read).await.unwrap()
}

async fn line(person: &Person, key: &str) -> Value {
    let page = person.get("/settings").await.expect(200).body;
    page["settings"].as_array().unwrap().iter().find(|line| line["key"] == key).unwrap().clone()
}

#[actix_web::test]
async fn a_change_has_a_day_a_name_and_a_history_and_goes_back() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let before = line(&administrator, "hire.case_opens_days").await;
    assert_eq!((&before["value"], &before["standard"], &before["version"]), (&json!("120"), &json!("120"), &json!(0)));
    assert_eq!(before["own"], json!([]));
    let mut change = everywhere("150");
    change["reason"] = json!("Opsigelsesvarsler er lange her.");
    let set = administrator.put(OPENS, change, 0).await.expect(200).body;
    assert_eq!((&set["value"], &set["version"], &set["own"][0]["value"]), (&json!("150"), &json!(1), &json!("150")));
    assert_eq!(set["own"][0]["valid_from"], "2026-11-23");
    assert!(set["own"][0]["set_by"].as_str().is_some_and(|name| !name.is_empty()), "{set}");
    // From the first of next month on it is something else: today stays as it is.
    let later = json!({ "value": "90", "scope": "municipality", "valid_from": "2026-12-01" });
    let planned = administrator.put(OPENS, later, 1).await.expect(200).body;
    assert_eq!((&planned["value"], planned["own"].as_array().unwrap().len()), (&json!("150"), 2));
    house.pass(TimeDelta::days(9));
    let administrator = house.as_administrator().await;
    assert_eq!(line(&administrator, "hire.case_opens_days").await["value"], "90");
    let back = json!({ "value": null, "scope": "municipality" });
    let back = administrator.put(OPENS, back, 2).await.expect(200).body;
    assert_eq!((&back["value"], &back["own"]), (&json!("120"), &json!([])));
    let history = administrator.get(&format!("{OPENS}/history")).await.expect(200).body;
    let told: Vec<&Value> = history.as_array().unwrap().iter().map(|one| &one["value"]).collect();
    assert_eq!(told, [&Value::Null, &json!("90"), &json!("150")]);
    assert_eq!(history[2]["reason"], "Opsigelsesvarsler er lange her.");
    let read = |c: &mut backend::db::Reader| {
        let all = audit_events::table.filter(audit_events::tenant_id.eq(ONE).and(audit_events::action.eq(AuditAction::SettingChanged)));
        Ok(all.order((audit_events::at.desc(), audit_events::id.desc())).select(audit_events::details).first::<String>(c)?)
    };
    let last: Value = serde_json::from_str(&house.app.db.read(&house.app.system(ONE), read).await.unwrap()).unwrap();
    assert_eq!((&last["key"], &last["from"], &last["to"]), (&json!("hire.case_opens_days"), &json!("90"), &Value::Null), "{last}");
}

#[actix_web::test]
async fn beyond_its_limits_it_is_refused_with_the_limits() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let answer = administrator.put(OPENS, everywhere("500"), 0).await.expect(422);
    let error = &answer.body["errors"][0];
    assert_eq!(
        (&error["field"], &error["code"], &error["params"]["min"], &error["params"]["max"]),
        (&json!("value"), &json!("out_of_range"), &json!("14"), &json!("400"))
    );
    administrator.put(OPENS, json!({ "value": "100", "scope": "programme", "about": "nowhere" }), 0).await.expect(422);
    administrator.put(OPENS, json!({ "value": "100", "scope": "area", "about": "" }), 0).await.expect(422);
    administrator.put(OPENS, json!({ "value": "100", "scope": "municipality", "valid_from": "2026-11-22" }), 0).await.expect(422);
    administrator
        .put("/settings/calendar.labour_day_off", json!({ "value": "true", "scope": "programme", "about": "ssa" }), 0)
        .await
        .expect(422);
    administrator.put("/settings/hire.no_such", everywhere("1"), 0).await.expect(404);
    assert_eq!(line(&administrator, "hire.case_opens_days").await["version"], 0, "nothing was kept");
}

#[actix_web::test]
async fn two_administrators_on_one_setting_the_second_is_told_by_whom() {
    let house = House::new().await;
    let (one, other) = (house.as_administrator().await, house.as_administrator().await);
    one.put(OPENS, everywhere("150"), 0).await.expect(200);
    let answer = other.put(OPENS, everywhere("90"), 0).await.expect(412);
    assert!(answer.body["changed_by"].as_str().is_some_and(|name| !name.is_empty()), "{}", answer.body);
    assert_eq!(line(&other, "hire.case_opens_days").await["value"], "150");
    other.put(OPENS, everywhere("90"), 1).await.expect(200);
}

#[actix_web::test]
async fn a_case_opens_as_many_days_before_as_are_set_for_the_programme() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    ending(&house, "freja", "2027-04-12").await;
    assert_eq!(cases(&house).await, 0, "140 days ahead");
    let consultant = house.as_consultant().await;
    let trainee = consultant.get("/traineeships").await.expect(200).body["items"][0].clone();
    let open = format!("/traineeships/{}/hire-case", trainee["id"].as_str().unwrap());
    let early = consultant.post(&open, json!({})).await.expect(409);
    assert_eq!(
        (&early.body["errors"][0]["params"]["guard"], &early.body["errors"][0]["params"]["sentence"]),
        (&json!("too_early"), &json!("Sagen åbner 120 dage før slut."))
    );
    let programme = trainee["programme_code"].as_str().unwrap();
    let own = json!({ "value": "140", "scope": "programme", "about": programme });
    let set = administrator.put(OPENS, own, 0).await.expect(200).body;
    assert_eq!((&set["value"], &set["own"][0]["about"]), (&json!("120"), &json!(programme)), "the municipality's stays");
    // It counts at the next request, on this instance and on every other: the version comes with the user.
    consultant.post(&open, json!({})).await.expect(201);
}

#[actix_web::test]
async fn a_rule_that_is_off_makes_no_task_and_one_that_is_on_does() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    administrator.put("/settings/rules.no_show", everywhere("false"), 0).await.expect(200);
    let trainee = Trainee::of(&house, ONE, "freja", "eud_trainee").await;
    trainee.was_away(&house, "unexcused", "2026-11-23", Some("2026-11-23")).await;
    let consultant = house.as_consultant().await;
    backend::night::run(&house.app, ONE, house.app.clock.today()).await.unwrap();
    assert_eq!(consultant.get("/tasks").await.expect(200).body["items"], json!([]));
    administrator.put("/settings/rules.no_show", everywhere("true"), 1).await.expect(200);
    house.pass(TimeDelta::days(1));
    backend::night::run(&house.app, ONE, house.app.clock.today()).await.unwrap();
    let consultant = house.as_consultant().await;
    assert_eq!(consultant.get("/tasks").await.expect(200).body["items"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn what_is_stored_and_cannot_be_read_is_shown_and_mended() {
    let house = House::new().await;
    let write = |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        for (key, value) in [("hire.case_opens_days", "soon"), ("hire.from_another_version", "7")] {
            let row = (
                (settings::tenant_id.eq(ONE), settings::key.eq(key), settings::version.eq(1)),
                (settings::scope.eq("municipality"), settings::about.eq(""), settings::valid_from.eq(day("2026-01-01"))),
                (settings::value.eq(value), settings::set_at.eq(w.now)),
            );
            diesel::insert_into(settings::table).values(row).execute(&mut **w)?;
        }
        Ok(())
    };
    house.app.db.write(&house.app.system(ONE), write).await.unwrap();
    let administrator = house.as_administrator().await;
    let page = administrator.get("/settings").await.expect(200).body;
    assert_eq!(page["unknown"], json!([{ "key": "hire.from_another_version", "value": "7" }]));
    let broken = line(&administrator, "hire.case_opens_days").await;
    assert_eq!((&broken["readable"], &broken["value"]), (&json!(false), &json!("soon")));
    assert!(backend::night::run(&house.app, ONE, house.app.clock.today()).await.is_err(), "never the standard in silence");
    administrator.put(OPENS, everywhere("100"), 1).await.expect(200);
    assert!(backend::night::run(&house.app, ONE, house.app.clock.today()).await.unwrap().is_some());
}

//! Key figures by their definitions: what counts, what is hidden, and who sees whose.

use crate::absence::trainee::{Trainee, day};
use crate::support::House;
use backend::db::schema::{hire_cases, traineeships};
use diesel::prelude::*;
use domain::ids::{HireCaseId, TenantId};
use serde_json::{Value, json};

/// A trainee who completed on 30 June 2026, and perhaps began a job here.
pub async fn completed(house: &House, key: &str, job: Option<&str>) {
    let trainee = Trainee::new(house, key, "eud_trainee").await;
    let (id, job) = (trainee.id, job.map(day));
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let (tenant, now) = (w.permit.tenant, w.now);
        diesel::update(traineeships::table.find((tenant, id)))
            .set((traineeships::status.eq("completed"), traineeships::ends_on.eq(day("2026-06-30"))))
            .execute(&mut **w)?;
        let Some(starts_on) = job else { return Ok(()) };
        let (case, path): (HireCaseId, String) =
            (w.next_id(), traineeships::table.find((tenant, id)).select(traineeships::org_path).first(&mut **w)?);
        diesel::insert_into(hire_cases::table)
            .values((
                (
                    hire_cases::tenant_id.eq(tenant),
                    hire_cases::id.eq(case),
                    hire_cases::traineeship_id.eq(id),
                    hire_cases::status.eq("closed"),
                ),
                (hire_cases::opened_on.eq(day("2026-03-02")), hire_cases::org_path.eq(path), hire_cases::programme_code.eq("ssa")),
                (
                    hire_cases::ends_on.eq(day("2026-06-30")),
                    hire_cases::outcome.eq("accepted"),
                    hire_cases::decided_on.eq(day("2026-06-01")),
                ),
                (hire_cases::offer_starts_on.eq(starts_on), hire_cases::reasons.eq("[]")),
                (hire_cases::created_at.eq(now), hire_cases::updated_at.eq(now), hire_cases::version.eq(1)),
            ))
            .execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
}

async fn figures(house: &House, email: &str, query: &str) -> Value {
    house.sign_in(email).await.get(&format!("/key-figures{query}")).await.expect(200).body
}

#[actix_web::test]
async fn a_hire_counts_where_the_job_begins_within_three_months_and_closed_cases_count_too() {
    let house = House::new().await;
    for (key, job) in [("a", Some("2026-08-01")), ("b", Some("2026-09-30")), ("c", Some("2026-10-01")), ("d", None), ("e", None)] {
        completed(&house, key, job).await;
    }
    let leader = "leader@one.example.dk";
    let all = figures(&house, leader, "").await;
    let rate = json!({ "numerator": 2, "denominator": 5, "per_mille": 400 });
    assert_eq!((all["from"].clone(), all["to"].clone()), (json!("2025-11-24"), json!("2026-11-23")));
    assert_eq!(all["hire_rate"], rate);
    assert_eq!(all["hire_rate_by_programme"].as_array().unwrap().len(), 1);
    assert_eq!(all["hire_rate_by_programme"][0]["share"], rate);
    assert_eq!(all["hires"][0]["count"], 3);
    assert_eq!(all["time_to_offer"], json!({ "median": null, "count": null }));

    let hidden = json!({ "numerator": null, "denominator": null, "per_mille": null });
    assert_eq!(figures(&house, leader, "?from=2026-07-01&to=2026-11-23").await["hire_rate"], hidden, "nobody completed then");
    assert_eq!(figures(&house, leader, "?programme=ssh").await["hire_rate"], hidden, "another programme");
    assert_eq!(figures(&house, leader, "?programme=ssa").await["hire_rate"], rate);
    let other = figures(&house, "leader@two.example.dk", "").await;
    assert_eq!((other["hire_rate"].clone(), other["hires"].clone()), (hidden, json!([])), "the other municipality");
}

#[actix_web::test]
async fn fewer_than_five_are_hidden_from_those_who_may_not_open_the_cases() {
    let house = House::new().await;
    for key in ["a", "b", "c", "d"] {
        completed(&house, key, Some("2026-08-01")).await;
    }
    let hidden = json!({ "numerator": null, "denominator": null, "per_mille": null });
    let group = figures(&house, "steering_group@one.example.dk", "").await;
    assert_eq!((group["hire_rate"].clone(), group["hire_rate_by_programme"][0]["share"].clone()), (hidden.clone(), hidden.clone()));
    assert_eq!(group["hires"][0]["count"], Value::Null);
    assert!(group["open_cases"].as_array().unwrap().iter().all(|row| row["count"].is_null()));
    assert_eq!((&group["from"], &group["to"]), (&json!("2025-11-01"), &json!("2026-11-30")), "whole months");
    completed(&house, "e", None).await;
    let part = figures(&house, "steering_group@one.example.dk", "?programme=ssa").await;
    assert_eq!(part["hire_rate"]["denominator"], 5, "the share is hidden or shown as among all programmes");
    assert!(part["open_cases"].as_array().unwrap().iter().all(|row| row["count"].is_null()), "others would follow from them");
    assert_eq!(figures(&house, "steering_group@one.example.dk", "?programme=ssh").await["hire_rate"], hidden);
    let leader = figures(&house, "leader@one.example.dk", "?from=2026-06-01&to=2026-06-29").await;
    assert_eq!(leader["to"], "2026-06-29");
    let leader = figures(&house, "leader@one.example.dk", "").await;
    assert_eq!(leader["hire_rate"]["denominator"], 5, "five are enough");
    assert_eq!(leader["hires"][0]["count"], 4, "the leader may open the four cases");
}

#[actix_web::test]
async fn a_period_must_be_one() {
    let house = House::new().await;
    let leader = house.as_leader().await;
    let wrong = leader.get("/key-figures?from=2026-02-01&to=2026-01-01").await.expect(422).body;
    assert_eq!(wrong["errors"], json!([{ "field": "to", "code": "end_before_start" }]));
    leader.get("/key-figures?unknown=1").await.expect(400);
}

#[actix_web::test]
async fn a_year_that_nobody_means_is_refused() {
    let house = House::new().await;
    let leader = house.as_leader().await;
    for (query, fields) in [
        ("from=%2B262132-06-01&to=%2B262142-05-01", vec!["from", "to"]),
        ("from=1899-06-01&to=1900-05-01", vec!["from"]),
        ("from=2200-06-01&to=2201-05-01", vec!["to"]),
    ] {
        let wrong = leader.get(&format!("/key-figures?{query}")).await.expect(422).body;
        let named: Vec<&str> = wrong["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
        assert_eq!(named, fields, "{query}");
        assert_eq!(wrong["errors"][0]["code"], "out_of_range", "{query}");
    }
    leader.get("/key-figures?from=2200-06-01&to=2200-12-31").await.expect(200);
}

#[actix_web::test]
pub async fn a_few_stay_hidden_where_only_one_of_two_roles_may_open_the_cases() {
    let house = House::new().await;
    for key in ["a", "b", "c", "d"] {
        completed(&house, key, Some("2026-08-01")).await;
    }
    let units = house.as_leader().await.get("/org-units").await.expect(200).body;
    let unit = |site: bool| {
        let found = units.as_array().unwrap().iter().find(|unit| (unit["kind"] == "site") == site).unwrap();
        domain::ids::OrgUnitId(found["id"].as_str().unwrap().parse().unwrap())
    };
    let (root, site, hash) = (unit(false), unit(true), crate::support::password_hash().await);
    let make = move |w: &mut backend::db::Writer<'_>| {
        let new = backend::users::NewUser { name: "Begge", email: "begge@one.example.dk", password_hash: Some(&hash) };
        let user = backend::users::insert(w, &new)?;
        backend::users::grant(w, user, domain::access::Role::SteeringGroup, root, &[])?;
        backend::users::grant(w, user, domain::access::Role::Leader, site, &[])
    };
    house.app.db.write(&house.app.system(TenantId(1)), make).await.unwrap();
    let both = figures(&house, "begge@one.example.dk", "").await;
    assert_eq!(both["hires"][0]["count"], Value::Null);
    assert!(both["open_cases"].as_array().unwrap().iter().all(|row| row["count"].is_null()));
}

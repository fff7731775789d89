//! Who acts: what is remembered of a user is gone when what it rests on changes, whichever door it changes by.

use crate::support::{House, PASSWORD};
use backend::db::schema::{org_units, role_assignments};
use diesel::prelude::*;
use domain::ids::{OrgUnitId, TenantId};
use serde_json::json;

#[actix_web::test]
async fn a_role_that_is_withdrawn_by_a_bare_statement_is_gone_at_the_next_request() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    consultant.get("/traineeships").await.expect(200);
    let permit = house.app.system(TenantId(1));
    let yesterday = permit.today.pred_opt().unwrap();
    let withdraw = move |w: &mut backend::db::Writer<'_>| {
        let hers = role_assignments::tenant_id.eq(TenantId(1)).and(role_assignments::role.eq("consultant"));
        let changed =
            diesel::update(role_assignments::table.filter(hers)).set(role_assignments::ends_on.eq(yesterday)).execute(&mut **w)?;
        assert!(changed > 0);
        w.nothing_to_do();
        Ok(())
    };
    house.app.db.write(&permit, withdraw).await.unwrap();
    consultant.get("/traineeships").await.expect(403);
    assert_eq!(consultant.get("/me").await.expect(200).body["grants"], json!([]));
}

#[actix_web::test]
async fn a_unit_that_moves_takes_its_roles_along_at_the_next_request() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let unit: OrgUnitId = consultant.get("/me").await.expect(200).body["grants"][0]["org_unit_id"].as_str().unwrap().parse().unwrap();
    let permit = house.app.system(TenantId(1));
    let moved = move |w: &mut backend::db::Writer<'_>| {
        diesel::update(org_units::table.find((TenantId(1), unit))).set(org_units::path.eq("/1/77/")).execute(&mut **w)?;
        w.nothing_to_do();
        Ok(())
    };
    house.app.db.write(&permit, moved).await.unwrap();
    assert_eq!(consultant.get("/me").await.expect(200).body["grants"][0]["org_path"], "/1/77/");
}

#[actix_web::test]
async fn scripts_may_read_that_a_session_was_begun_and_nothing_else() {
    let house = House::new().await;
    let anyone = house.anyone();
    let sign_in = json!({ "email": "consultant@one.example.dk", "password": PASSWORD });
    let answer = anyone.post("/sessions", sign_in).await.expect(201);
    let cookies = |answer: &crate::support::Answer| -> Vec<String> {
        answer.headers.get_all("set-cookie").iter().map(|one| one.to_str().unwrap().to_owned()).collect()
    };
    let (hidden, read): (Vec<_>, Vec<_>) = cookies(&answer).into_iter().partition(|one| one.contains("HttpOnly"));
    assert_eq!((hidden.len(), read.len()), (2, 1));
    assert!(read[0].starts_with("praktikspor_begun=1; SameSite=Strict; Path=/; Max-Age="), "{}", read[0]);
    let gone = house.as_consultant().await.delete("/sessions/current").await.expect(204);
    assert!(cookies(&gone).iter().any(|one| one.starts_with("praktikspor_begun=;") && one.contains("Max-Age=0")), "{:?}", cookies(&gone));
}

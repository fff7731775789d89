//! Every move of a machine as every role: what the table says is what the buttons show and what the API does.

use crate::absence::trainee::Trainee;
use crate::hiring::due;
use crate::recruitment::applicant;
use crate::support::{House, Person};
use backend::db::schema::{applications, hire_cases};
use diesel::prelude::*;
use domain::access::Role;
use domain::hiring::HireCaseStatus;
use domain::ids::{ApplicationId, OrgUnitId, TenantId};
use domain::moves::{Machine, Move};
use domain::recruitment::ApplicationStatus;
use serde_json::{Value, json};

/// The moves that the table gives a role in a state.
fn of_role<S: Machine>(from: S, role: Role) -> Vec<&'static Move<S>> {
    S::MOVES.iter().filter(|one| one.from.contains(&from) && one.by.contains(&role)).collect()
}

/// Puts the case of a trainee past its moves.
async fn stands(house: &House, trainee: &Trainee, status: HireCaseStatus) {
    let traineeship = trainee.id;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        let case = hire_cases::table.filter(hire_cases::tenant_id.eq(w.permit.tenant).and(hire_cases::traineeship_id.eq(traineeship)));
        diesel::update(case).set(hire_cases::status.eq(status)).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
}

fn targets(options: &Value) -> Vec<&str> {
    options.as_array().unwrap().iter().map(|option| option["to"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn every_move_of_a_hire_case_as_every_role() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "filip").await;
    let people: [(Role, Person); 3] = [
        (Role::Leader, house.as_leader().await),
        (Role::Consultant, house.as_consultant().await),
        (Role::EducationLead, house.as_education_lead().await),
    ];
    let (path, transitions) = (format!("/hire-cases/{id}"), format!("/hire-cases/{id}/transitions"));
    let mut tried = 0;
    for from in HireCaseStatus::ALL {
        for (role, person) in &people {
            stands(&house, &trainee, *from).await;
            let case = person.get(&path).await.expect(200);
            let own = of_role(*from, *role);
            assert_eq!(targets(&case.body["options"]), own.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), "{from} as {role}");
            for to in HireCaseStatus::ALL {
                stands(&house, &trainee, *from).await;
                let version = person.get(&path).await.expect(200).version();
                let answer = person.post_if_match(&transitions, json!({ "to": to }), version).await;
                let fields = |answer: &Value| {
                    answer["errors"].as_array().map_or(0, |errors| errors.iter().filter(|error| error["field"] == "to").count())
                };
                match own.iter().find(|one| one.to == *to) {
                    Some(one) if one.asks.iter().any(|ask| ask.must) => assert_eq!(answer.status, 422, "{from} to {to} lacks its facts"),
                    Some(_) => assert_eq!(answer.status, 200, "{from} to {to} as {role}"),
                    None if *role == Role::EducationLead => assert_eq!(answer.status, 403, "{from} to {to} as {role}"),
                    None => assert_eq!((answer.status, fields(&answer.body)), (422, 1), "{from} to {to} as {role}"),
                }
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 12 * 12 * 3);
}

/// Puts an application past its moves.
async fn application_stands(house: &House, id: &str, status: ApplicationStatus) {
    let id: ApplicationId = id.parse().unwrap();
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(applications::table.find((w.permit.tenant, id))).set(applications::status.eq(status)).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
}

#[actix_web::test]
async fn every_button_of_an_application_as_every_role() {
    let house = House::new().await;
    let consultant = house.as_consultant().await;
    let id = consultant.post("/applications", applicant()).await.expect(201).body["id"].as_str().unwrap().to_owned();
    let (path, transitions) = (format!("/applications/{id}"), format!("/applications/{id}/transitions"));
    for from in ApplicationStatus::ALL {
        application_stands(&house, &id, *from).await;
        let card = consultant.get(&path).await.expect(200);
        let own = of_role(*from, Role::Consultant);
        assert_eq!(targets(&card.body["options"]), own.iter().map(|one| one.to.as_str()).collect::<Vec<_>>(), "{from}");
        for to in ApplicationStatus::ALL.iter().filter(|to| own.iter().all(|one| one.to != **to)) {
            let version = consultant.get(&path).await.expect(200).version();
            let refused = consultant.post_if_match(&transitions, json!({ "to": to }), version).await.expect(422).body;
            assert_eq!(refused["errors"], json!([{ "field": "to", "code": "invalid_value" }]), "{from} to {to}");
        }
        // Who screens elsewhere, or not at all, moves nothing here.
        let version = card.version();
        for other in [house.as_leader().await, house.as_hr().await] {
            let answer = other.post_if_match(&transitions, json!({ "to": "withdrawn" }), version).await;
            assert!(matches!(answer.status, 403 | 404), "{from}: {}", answer.status);
        }
    }
}

/// Makes a user with these roles, each at one unit.
async fn with_roles(house: &House, roles: &[(Role, OrgUnitId)]) -> Person {
    let (roles, hash) = (roles.to_vec(), crate::support::password_hash().await);
    let make = move |w: &mut backend::db::Writer<'_>| {
        let new = backend::users::NewUser { name: "To roller", email: "to.roller@one.example.dk", password_hash: Some(&hash) };
        let user = backend::users::insert(w, &new)?;
        roles.iter().try_for_each(|(role, unit)| backend::users::grant(w, user, *role, *unit, &[]).map(drop))
    };
    house.app.db.write(&house.app.system(TenantId(1)), make).await.unwrap();
    house.sign_in("to.roller@one.example.dk").await
}

#[actix_web::test]
async fn a_role_held_elsewhere_gives_no_buttons_here() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "silje").await;
    // Each has a site of her own.
    Trainee::new(&house, "asta", "eud_trainee").await;
    let consultant = house.as_consultant().await;
    let card = consultant.get(&format!("/traineeships/{}", trainee.id)).await.expect(200).body;
    let units = consultant.get("/org-units").await.expect(200).body;
    let site = |here: bool| {
        let sites = units.as_array().unwrap().iter().filter(|unit| unit["kind"] == "site");
        let found = sites.into_iter().find(|unit| (unit["id"] == card["site_id"]) == here).unwrap();
        OrgUnitId(found["id"].as_str().unwrap().parse().unwrap())
    };
    let leader_elsewhere = with_roles(&house, &[(Role::Leader, site(false)), (Role::EducationLead, site(true))]).await;
    let case = leader_elsewhere.get(&format!("/hire-cases/{id}")).await.expect(200);
    assert_eq!(case.body["options"], json!([]), "she leads another place");
    let version = case.version();
    leader_elsewhere.post_if_match(&format!("/hire-cases/{id}/transitions"), json!({ "to": "unknown" }), version).await.expect(404);
}

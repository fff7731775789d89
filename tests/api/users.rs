//! The administrator's users: links, roles, and signing out who may no longer sign in.

use crate::support::{House, PASSWORD};
use serde_json::json;

#[actix_web::test]
pub async fn the_administrator_adds_a_user_who_sets_a_password_by_a_link_once() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let root = administrator.get("/org-units").await.expect(200).body[0]["id"].clone();
    let new = json!({ "display_name": "Ny Leder", "email": "Ny.Leder@one.example.dk", "role": "leader", "org_unit_id": root });
    let user = administrator.post_with_key("/users", new.clone(), "k1").await.expect(201).body;
    assert_eq!(user["has_password"], false);
    assert_eq!(user["roles"][0]["role"], "leader");
    let again = administrator.post_with_key("/users", new.clone(), "k1").await.expect(201).body;
    assert_eq!(again, user, "the same key is done once");
    let taken = administrator.post_with_key("/users", new, "k2").await.expect(422).body;
    assert_eq!(taken["errors"][0], json!({ "field": "email", "code": "duplicate" }));

    let link = administrator.post(&format!("/users/{}/password-links", user["id"].as_str().unwrap()), json!({})).await.expect(201).body;
    let secret = link["path"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    let set = json!({ "token": secret, "password": PASSWORD });
    house.anyone().post("/password-links/redeem", set.clone()).await.expect(204);
    house.anyone().post("/password-links/redeem", set).await.expect(422);
    house.sign_in("ny.leder@one.example.dk").await;
}

#[actix_web::test]
async fn one_who_may_no_longer_sign_in_is_out_on_the_next_request() {
    let house = House::new().await;
    let (administrator, leader) = (house.as_administrator().await, house.as_leader().await);
    let users = administrator.get("/users?search=leder").await.expect(200).body;
    let found = users["items"].as_array().unwrap().iter().find(|user| user["email"] == "leader@one.example.dk").unwrap().clone();
    let path = format!("/users/{}/active", found["id"].as_str().unwrap());
    let version = i32::try_from(found["version"].as_i64().unwrap()).unwrap();
    administrator.send("PUT", &path, Some(json!({ "active": false })), Default::default()).await.expect(428);
    administrator.put(&path, json!({ "active": false }), version).await.expect(200);
    administrator.put(&path, json!({ "active": true }), version).await.expect(412);
    leader.get("/me").await.expect(401);
}

#[actix_web::test]
async fn users_of_another_municipality_do_not_exist() {
    let house = House::new().await;
    let other = house.sign_in("administrator@two.example.dk").await;
    let users = other.get("/users").await.expect(200).body;
    let theirs = users["items"].as_array().unwrap();
    assert!(theirs.iter().all(|user| user["email"].as_str().unwrap().ends_with("@two.example.dk")));
    let ours = house.as_administrator().await.get("/users").await.body["items"][0]["id"].as_str().unwrap().to_owned();
    other.post(&format!("/users/{ours}/password-links"), json!({})).await.expect(404);
    other.put(&format!("/users/{ours}/active"), json!({ "active": false }), 1).await.expect(404);
    house.as_consultant().await.post("/users", json!({})).await.expect(422);
}

#[actix_web::test]
async fn nobody_administers_a_part_of_the_municipality() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let site = json!(crate::supervision::ground::lay(&house, domain::ids::TenantId(1)).await.nord);
    let new = |role: &str| json!({ "display_name": "Delvis", "email": "delvis@one.example.dk", "role": role, "org_unit_id": site });
    let refused = administrator.post("/users", new("administrator")).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "org_unit_id", "code": "invalid_value" }]));
    let part = house.as_role_at(domain::access::Role::Administrator, site.as_str().unwrap()).await;
    part.post("/users", new("leader")).await.expect(403);
    let other = administrator.get("/users?search=konsulent").await.expect(200).body["items"][0]["id"].clone();
    part.post(&format!("/users/{}/password-links", other.as_str().unwrap()), json!({})).await.expect(403);
}

#[actix_web::test]
async fn who_consults_a_part_sees_the_users_of_that_part_in_the_list_and_in_the_file() {
    let house = House::new().await;
    let site = json!(crate::supervision::ground::lay(&house, domain::ids::TenantId(1)).await.nord);
    let part = house.as_role_at(domain::access::Role::Consultant, site.as_str().unwrap()).await;
    let users = part.get("/users?limit=100").await.expect(200).body["items"].as_array().unwrap().clone();
    let here = |user: &serde_json::Value| user["roles"].as_array().unwrap().iter().any(|role| role["org_unit_id"] == site);
    assert!(!users.is_empty() && users.iter().all(here), "{users:?}");
    let file = part.get("/users/export?columns=name").await.expect(200).text;
    assert_eq!(file.lines().count(), users.len() + 1);
    assert!(house.as_consultant().await.get("/users?limit=100").await.expect(200).body["items"].as_array().unwrap().len() > users.len());
}

#[actix_web::test]
async fn a_role_for_some_programmes_reaches_no_others() {
    let house = House::new().await;
    let administrator = house.as_administrator().await;
    let root = administrator.get("/org-units").await.expect(200).body[0]["id"].clone();
    let mut new = json!({
        "display_name": "Nikoline Frost", "email": "nikoline@one.example.dk", "role": "consultant", "org_unit_id": root,
        "programmes": ["ssh", "findes_ikke"]
    });
    let refused = administrator.post("/users", new.clone()).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "programmes", "code": "not_found" }]));
    (new["role"], new["programmes"]) = (json!("administrator"), json!(["ssh"]));
    let refused = administrator.post("/users", new.clone()).await.expect(422).body;
    assert_eq!(refused["errors"], json!([{ "field": "programmes", "code": "invalid_value" }]), "an administrator is of the whole");
    new["role"] = json!("consultant");
    let user = administrator.post("/users", new).await.expect(201).body;
    assert_eq!(user["roles"][0]["programmes"], json!(["ssh"]));
    let listed = administrator.get("/users?search=nikoline").await.expect(200).body;
    assert_eq!(listed["items"][0]["roles"], user["roles"]);
    let link = administrator.post(&format!("/users/{}/password-links", user["id"].as_str().unwrap()), json!({})).await.expect(201).body;
    let secret = link["path"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
    house.anyone().post("/password-links/redeem", json!({ "token": secret, "password": PASSWORD })).await.expect(204);
    let me = house.sign_in("nikoline@one.example.dk").await.get("/me").await.expect(200).body;
    assert_eq!(me["grants"][0]["programmes"], json!(["ssh"]));
}

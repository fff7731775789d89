//! The list and the card of trainees: what they cost, however many trainees there are.

use super::support::House;
use backend::imports::load_bytes;
use domain::ids::TenantId;
use domain::imports::ImportKind;

const FILES: [(ImportKind, &str, &[u8]); 4] = [
    (ImportKind::Sites, "praktiksteder.csv", include_bytes!("../../backend/demo/praktiksteder.csv")),
    (ImportKind::Supervisors, "vejledere.csv", include_bytes!("../../backend/demo/vejledere.csv")),
    (ImportKind::Cohorts, "holdplaner.csv", include_bytes!("../../backend/demo/holdplaner.csv")),
    (ImportKind::Trainees, "elever.csv", include_bytes!("../../backend/demo/elever.csv")),
];

/// The aims of the first release: a list in three statements and a card in five, the session's own among them.
#[actix_web::test]
async fn a_list_takes_three_statements_and_a_card_five() {
    let house = House::new().await;
    let permit = house.app.system(TenantId(1));
    for (kind, name, bytes) in FILES {
        load_bytes(&house.app, &permit, kind, name, bytes.to_vec(), true).await.unwrap();
    }
    let consultant = house.as_consultant().await;
    for path in ["/traineeships", "/traineeships?limit=100&status=open", "/traineeships?search=an&programme=ssa"] {
        let page = consultant.get(path).await.expect(200);
        assert!(!page.body["items"].as_array().unwrap().is_empty(), "{path}");
        assert!(page.statements() <= 3, "{path}: {} statements", page.statements());
    }
    let page = consultant.get("/traineeships?limit=100").await.expect(200);
    for line in page.body["items"].as_array().unwrap().iter().step_by(20) {
        let card = consultant.get(&format!("/traineeships/{}", line["id"].as_str().unwrap())).await.expect(200);
        assert!(!card.body["segments"].as_array().unwrap().is_empty(), "{}", card.text);
        assert!(card.statements() <= 5, "{} statements", card.statements());
    }
}

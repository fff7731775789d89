//! The OpenAPI document is part of the promise: it changes only when somebody looks at the change.

use crate::support::House;

#[actix_web::test]
async fn the_document_is_the_one_that_was_looked_at() {
    let house = House::empty().await;
    let api = house.anyone().get("/api/openapi.json").await.expect(200).body;
    insta::assert_json_snapshot!(api);
}

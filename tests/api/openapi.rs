//! The OpenAPI document is part of the promise: it changes only when somebody looks at the change.

use crate::support::House;

#[actix_web::test]
async fn the_document_is_the_one_that_was_looked_at() {
    let house = House::empty().await;
    let api = house.anyone().get("/api/openapi.json").await.expect(200).body;
    insta::assert_json_snapshot!(api);
}

#[actix_web::test]
async fn every_part_of_a_path_and_every_header_that_is_asked_for_is_named() {
    let house = House::empty().await;
    let api = house.anyone().get("/api/openapi.json").await.expect(200).body;
    let mut versions = 0;
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let has = |name: &str, place: &str| {
                let known =
                    operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == name && one["in"] == place));
                assert!(known, "{method} {path} lacks {name}");
            };
            for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
                has(part, "path");
            }
            if matches!(method.as_str(), "patch") {
                has("If-Match", "header");
                versions += 1;
            }
        }
    }
    assert!(versions > 1);
}

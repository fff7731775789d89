//! Who may call what: the table is written by hand from the domain's rules, and an operation that is missing fails.

use crate::support::{House, Person, With};
use domain::access::Role;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// One column per role: trainee, supervisor, daily supervisor, education lead, leader, consultant, HR, administrator,
/// steering group. `x` may; `-` gets 403. Operations before signing in stand in `OPEN`.
const TABLE: &str = "
    operation                          T S D U L C H A G
    find_me                            x x x x x x x x x
    change_password                    x x x x x x x x x
    end_session                        x x x x x x x x x
    list_saved_views                   x x x x x x x x x
    save_view                          x x x x x x x x x
    remove_saved_view                  x x x x x x x x x
    list_org_units                     x x x x x x x x x
    list_programmes                    x x x x x x x x x
    list_template_layers               x x x x x x x x x
    list_cohorts                       - - - x x x - - -
    change_cohort                      - - - - - x - - -
    list_users                         - - - - - x - x -
    export_users                       - - - - - x - x -
    create_user                        - - - - - - - x -
    issue_password_link                - - - - - - - x -
    set_user_active                    - - - - - - - x -
    list_audit_events                  - - - - - - - x -
    export_audit_events                - - - - - - - x -
    list_settings                      - - - - - - - x -
    find_setting                       - - - - - - - x -
    list_setting_history               - - - - - - - x -
    change_setting                     - - - - - - - x -
    list_imports                       - - - - - x - - -
    export_imports                     - - - - - x - - -
    create_import                      - - - - - x - - -
    find_import                        - - - - - x - - -
    commit_import                      - - - - - x - - -
    update_import_mapping              - - - - - x - - -
    download_import_report             - - - - - x - - -
    list_import_rows                   - - - - - x - - -
    list_applications                  - - - x x x - - -
    export_applications                - - - x x x - - -
    find_application_board             - - - x x x - - -
    find_application                   - - - x x x - - -
    record_interview                   - - - x x x - - -
    register_application               - - - - - x - - -
    list_application_history           x - - - - x - - -
    change_application                 - - - - - x - - -
    set_requirement                    - - - x - x - - -
    move_application                   - - - x - x - - -
    list_traineeships                  x x x x x x x - -
    export_traineeships                x x x x x x x - -
    find_traineeship                   x x x x x x x - -
    list_my_trainees                   x x x x x x x - -
    list_traineeship_history           x - - - - x - - -
    invite_trainee                     - - - - - x - - -
    move_traineeship                   - - - x - x - - -
    find_checklist                     x x x x x x x - -
    make_checklist                     - - - - - x - - -
    tick_checklist_item                x x x x x x x - -
    set_checklist_item_not_relevant    x x x x x x x - -
    answer_checklist_item              x x x x x x x - -
    list_checklist_item_answers        x x x x x x x - -
    send_checklist_item_file           x x x x x x x - -
    download_checklist_item_file       x x x x x x x - -
    list_my_checklist_items            x x x x x x x - -
    list_supervisors                   - - - x x x - - -
    export_supervisors                 - - - x x x - - -
    list_supervisor_candidates         - - - x x x - - -
    assign_supervisor                  - - - x x x - - -
    list_supervisor_assignments        x x x x x x - - -
    list_supervision_sessions          x x x x x x - - -
    log_supervision_session            - x x x - x - - -
    acknowledge_supervision_session    x - - - - - - - -
    raise_concern                      x x x x x x - - -
    list_concerns                      x x - - - x - - -
    move_concern                       - - - - - x - - -
    list_absence_spells                x x - x x x x - -
    report_absence                     x x - x - x - - -
    move_absence_spell                 x x - x - x - - -
    list_tasks                         - - - x x x - - -
    summarise_tasks                    - - - x x x - - -
    find_task                          - - - x x x - - -
    write_task                         - - - x x x - - -
    move_task                          - - - x x x - - -
    invite_to_talk                     - - - x - x - - -
    list_talks                         x - - x - x - - -
    find_talk                          x - - x - x - - -
    move_talk                          x - - x - x - - -
    list_hire_cases                    x - - x x x - - -
    export_hire_cases                  x - - x x x - - -
    find_hire_case                     x - - x x x - - -
    open_hire_case                     - - - - x x - - -
    move_hire_case                     - - - - x x - - -
    state_wish                         x - - - - - - - -
    list_external_organisations        - - - x x x x x -
    export_external_organisations      - - - x x x x x -
    find_external_organisation         - - - x x x x x -
    create_external_organisation       - - - - - x x x -
    change_external_organisation       - - - - - x x x -
    move_external_organisation         - - - - - x x x -
    add_external_contact               - - - - - x x x -
    change_external_contact            - - - - - x x x -
    end_external_contact               - - - - - x x x -
    list_external_meetings             - - - x x x x x -
    log_external_meeting               - - - - - x x x -
    change_external_meeting            - - - - - x x x -
    find_key_figures                   - - - - x x x - x
";

/// Before signing in, or outside it.
const OPEN: &[&str] = &["create_session", "refresh_session", "redeem_password_link", "list_demo_logins"];

pub const ROLES: [Role; 9] = [
    Role::Trainee,
    Role::Supervisor,
    Role::DailySupervisor,
    Role::EducationLead,
    Role::Leader,
    Role::Consultant,
    Role::Hr,
    Role::Administrator,
    Role::SteeringGroup,
];

/// An id that nothing has.
pub const NOBODY: &str = "01970000-0000-7000-8000-0000ffffffff";

/// An operation of the API, with a body that can be read.
pub struct Operation {
    pub id: String,
    pub method: String,
    /// The path with `{id}`, and with the id of nothing.
    pub template: String,
    pub path: String,
    body: Option<Value>,
}

/// The operations of the running server, each with a body that can be read.
pub async fn operations(house: &House) -> Vec<Operation> {
    let api = house.anyone().get("/api/openapi.json").await.expect(200).body;
    let mut operations = Vec::new();
    for (path, item) in api["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let content = &operation["requestBody"]["content"]["application/json"]["schema"];
            operations.push(Operation {
                id: operation["operationId"].as_str().unwrap().to_owned(),
                method: method.to_uppercase(),
                template: path.clone(),
                path: path.replace("{id}", NOBODY).replace("{code}", "danish"),
                body: (!content.is_null()).then(|| sample(&api, content)),
            });
        }
    }
    operations
}

/// A value that fits a schema: only what is required.
fn sample(api: &Value, schema: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        return sample(api, &api["components"]["schemas"][name.rsplit('/').next().unwrap()]);
    }
    if let Some(several) = schema["oneOf"].as_array().or(schema["allOf"].as_array()) {
        return sample(api, several.last().unwrap());
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    let kind = schema["type"].as_str().or(schema["type"][0].as_str()).unwrap_or("object");
    match (kind, schema["format"].as_str()) {
        ("object", _) => {
            let required: Vec<&str> =
                schema["required"].as_array().map(|all| all.iter().filter_map(Value::as_str).collect()).unwrap_or_default();
            required
                .iter()
                .map(|name| ((*name).to_owned(), sample(api, &schema["properties"][*name])))
                .collect::<serde_json::Map<_, _>>()
                .into()
        }
        ("array", _) => json!([]),
        ("integer" | "number", _) => json!(30),
        ("boolean", _) => json!(true),
        (_, Some("uuid")) => json!(NOBODY),
        (_, Some("date")) => json!("2026-11-20"),
        (_, Some("date-time")) => json!("2026-11-20T08:00:00Z"),
        _ => json!("en tekst som er lang nok"),
    }
}

async fn call(person: &Person, operation: &Operation) -> u16 {
    if operation.id == "create_import" {
        return person
            .upload(operation.path.trim_start_matches("/api/v1"), &[("kind", "sites")], "x.csv", b"a;b\r\n".to_vec())
            .await
            .status;
    }
    if operation.id == "send_checklist_item_file" {
        let with = With { if_match: Some(1), key: None };
        return person.upload_with(operation.path.trim_start_matches("/api/v1"), &[], "x.pdf", b"%PDF-1.7".to_vec(), with).await.status;
    }
    person.send(&operation.method, &operation.path, operation.body.clone(), With { if_match: Some(1), key: None }).await.status
}

fn rows() -> Vec<(&'static str, Vec<bool>)> {
    let lines = TABLE.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let operation = words.next().unwrap();
            let cells: Vec<bool> = words.map(|cell| cell == "x").collect();
            assert_eq!(cells.len(), ROLES.len(), "{line}");
            (operation, cells)
        })
        .collect()
}

#[actix_web::test]
async fn every_operation_stands_in_the_table_and_the_table_has_no_other() {
    let house = House::new().await;
    let served: BTreeSet<String> = operations(&house).await.into_iter().map(|operation| operation.id).collect();
    let listed: BTreeSet<String> = rows().iter().map(|(id, _)| (*id).to_owned()).chain(OPEN.iter().map(|id| (*id).to_owned())).collect();
    assert_eq!(served, listed);
}

#[actix_web::test]
async fn each_role_gets_exactly_what_the_table_says() {
    let house = House::new().await;
    let operations = operations(&house).await;
    let rows = rows();
    let mut wrong = Vec::new();
    for (column, role) in ROLES.iter().enumerate() {
        let person = house.sign_in(&format!("{role}@one.example.dk")).await;
        for (id, cells) in &rows {
            // Signing out ends the session that the other rows need; sessions.rs tells that story.
            let Some(operation) = operations.iter().find(|operation| operation.id == *id && *id != "end_session") else { continue };
            let status = call(&person, operation).await;
            let allowed = cells[column];
            if allowed != (status != 403) || status == 401 || status >= 500 {
                wrong.push(format!("{role} {id}: {status}, expected {}", if allowed { "anything but 403" } else { "403" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[actix_web::test]
async fn nobody_gets_anything_without_signing_in() {
    let house = House::new().await;
    for operation in operations(&house).await.iter().filter(|operation| !OPEN.contains(&operation.id.as_str())) {
        assert_eq!(call(&house.anyone(), operation).await, 401, "{}", operation.id);
    }
}

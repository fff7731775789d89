//! Every move of a machine as every role: what the table says is what the buttons show and what the API does.

use crate::absence::trainee::Trainee;
use crate::external::school;
use crate::follow_up::{invitation, tasks, third_spell};
use crate::hiring::due;
use crate::recruitment::applicant;
use crate::support::{House, Person};
use backend::db::schema::{applications, external_organisations, hire_cases, talks, tasks as tasks_table};
use diesel::prelude::*;
use domain::Word;
use domain::access::Role;
use domain::external::ExternalStatus;
use domain::follow_up::talks::{TalkStatus, TalkStep};
use domain::follow_up::worklist::TaskStep;
use domain::follow_up::{TaskKind, TaskStatus};
use domain::hiring::HireCaseStatus;
use domain::ids::{ApplicationId, ExternalOrganisationId, OrgUnitId, TalkId, TaskId, TenantId};
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

/// Tries every step from every state as each of these people: what the table says is what the buttons show and what the API
/// does. `has` is whether a state that has a move has it as things stand; `stands` puts it into a state.
async fn every_move<S: Machine>(path: &str, people: &[(Role, Person)], has: fn(S::Step) -> bool, stands: impl AsyncFn(S)) -> usize {
    let (transitions, mut tried) = (format!("{path}/transitions"), 0);
    for from in S::WORDS {
        for (role, person) in people {
            stands(*from).await;
            let own: Vec<_> = of_role::<S>(*from, *role).into_iter().filter(|one| has(one.step)).collect();
            let shown = person.get(path).await.expect(200);
            assert_eq!(
                targets(&shown.body["options"]),
                own.iter().map(|one| one.step.as_str()).collect::<Vec<_>>(),
                "{}: {from} as {role}",
                S::OBJECT
            );
            for step in S::Step::WORDS {
                stands(*from).await;
                let version = person.get(path).await.expect(200).version();
                let answer = person.post_if_match(&transitions, json!({ "to": step }), version).await;
                let what = format!("{}: {step} from {from} as {role}: {}", S::OBJECT, answer.body);
                let fields: Vec<_> = answer.body["errors"].as_array().into_iter().flatten().map(|error| error["field"].clone()).collect();
                let wanted = own.iter().find(|one| one.step == *step);
                let option = shown.body["options"].as_array().unwrap().iter().find(|option| option["to"] == step.as_str());
                match (wanted, option.map(|option| &option["blockers"])) {
                    (Some(_), Some(blockers)) if *blockers != json!([]) => assert_eq!(answer.status, 409, "{what}"),
                    (Some(one), _) if one.asks.iter().any(|ask| ask.must) => {
                        assert!(answer.status == 422 && !fields.contains(&json!("to")), "{what}")
                    }
                    (Some(_), _) => assert_eq!(answer.status, 200, "{what}"),
                    (None, _) => assert!(answer.status == 403 || (answer.status == 422 && fields == [json!("to")]), "{what}"),
                }
                tried += 1;
            }
        }
    }
    tried
}

#[actix_web::test]
async fn every_move_of_a_hire_case_as_every_role() {
    let house = House::new().await;
    let (trainee, id) = due(&house, "filip").await;
    let people = [
        (Role::Leader, house.as_leader().await),
        (Role::Consultant, house.as_consultant().await),
        (Role::EducationLead, house.as_education_lead().await),
    ];
    let stands = async |status| stands(&house, &trainee, status).await;
    let tried = every_move::<HireCaseStatus>(&format!("/hire-cases/{id}"), &people, |_| true, stands).await;
    assert_eq!(tried, 12 * 12 * 3);
}

/// Writes past all rules, as only a test does.
async fn written(house: &House, write: impl Fn(&mut backend::db::Writer<'_>) -> diesel::QueryResult<usize> + Send + Sync + 'static) {
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        write(w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
}

#[actix_web::test]
async fn every_step_of_a_talk_and_of_its_task_as_every_role() {
    let house = House::new().await;
    let trainee = third_spell(&house, "nadia").await;
    let consultant = house.as_consultant().await;
    let task = tasks(&consultant, "").await.pop().unwrap();
    let task_id: TaskId = task["id"].as_str().unwrap().parse().unwrap();
    let staff = [(Role::Consultant, house.as_consultant().await), (Role::EducationLead, house.as_education_lead().await)];
    let of_task = async |status: TaskStatus| {
        written(&house, move |w| {
            diesel::update(tasks_table::table.find((TenantId(1), task_id))).set(tasks_table::status.eq(status)).execute(&mut **w)
        })
        .await;
    };
    // Nothing is put off, and a talk that was not held is said why.
    let path = format!("/tasks/{task_id}");
    let done = consultant.post_if_match(&format!("{path}/transitions"), json!({ "to": "done" }), 1).await.expect(422).body;
    assert_eq!(done["errors"], json!([{ "field": "reason", "code": "required" }]));
    written(&house, move |w| diesel::update(tasks_table::table).set(tasks_table::kind.eq(TaskKind::Other)).execute(&mut **w)).await;
    let tried = every_move::<TaskStatus>(&path, &staff, |step| step != TaskStep::Wake, of_task).await;
    assert_eq!(tried, 3 * 6 * 2);

    written(&house, move |w| {
        diesel::update(tasks_table::table)
            .set((tasks_table::kind.eq(TaskKind::AbsenceTalk), tasks_table::status.eq(TaskStatus::Open)))
            .execute(&mut **w)
    })
    .await;
    let talk = consultant.post(&format!("{path}/talk"), invitation()).await.expect(201).body;
    let talk_id: TalkId = talk["id"].as_str().unwrap().parse().unwrap();
    let [consultant, lead] = staff;
    let people = [consultant, lead, (Role::Trainee, trainee.signed_in(&house).await)];
    let of_talk = async |status: TalkStatus| {
        written(&house, move |w| diesel::update(talks::table.find((TenantId(1), talk_id))).set(talks::status.eq(status)).execute(&mut **w))
            .await;
    };
    let tried = every_move::<TalkStatus>(&format!("/talks/{talk_id}"), &people, |step| step != TalkStep::Acknowledge, of_talk).await;
    assert_eq!(tried, 6 * 7 * 3);
}

#[actix_web::test]
async fn every_move_of_an_organisation_as_every_role() {
    let house = House::new().await;
    let (consultant, hr, administrator) = (house.as_consultant().await, house.as_hr().await, house.as_administrator().await);
    let id = school(&consultant, "Strandby Erhvervsskole").await["line"]["id"].as_str().unwrap().to_owned();
    let people = [
        (Role::Consultant, consultant),
        (Role::Hr, hr),
        (Role::Administrator, administrator),
        (Role::EducationLead, house.as_education_lead().await),
        (Role::Leader, house.as_leader().await),
    ];
    let organisation: ExternalOrganisationId = id.parse().unwrap();
    let stands = async |status: ExternalStatus| {
        written(&house, move |w| {
            let one = external_organisations::table.find((TenantId(1), organisation));
            diesel::update(one).set(external_organisations::status.eq(status)).execute(&mut **w)
        })
        .await;
    };
    let tried = every_move::<ExternalStatus>(&format!("/external-organisations/{id}"), &people, |_| true, stands).await;
    assert_eq!(tried, 2 * 2 * 5);
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
        assert_eq!(targets(&card.body["options"]), own.iter().map(|one| one.step.as_str()).collect::<Vec<_>>(), "{from}");
        for to in ApplicationStatus::ALL.iter().filter(|to| own.iter().all(|one| one.step != **to)) {
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

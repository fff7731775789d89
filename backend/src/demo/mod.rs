//! The demonstration: "Strandby Kommune" with invented people, and one sign-in per role. Never outside demo mode.

mod answers;
mod applicants;
mod schools;
mod stories;

use crate::app::App;
use crate::error::Error;
use crate::permit::Permit;
use crate::users::{self, NewUser};
use crate::{imports, night, onboarding, sessions, tenants, traineeships};
use actix_web::{get, web};
use chrono::NaiveDate;
use domain::access::Role;
use domain::ids::TenantId;
use domain::imports::ImportKind;
use domain::problem::Problem;
use domain::sessions::DemoLogin;
use stories::Who;

/// The password of every demonstration user: it is shown on the sign-in page.
pub const PASSWORD: &str = "praktikspor-demo";

/// The day the demonstration takes place on where nothing else is said: the day its files are made for.
pub const TODAY: &str = "2026-11-23";

const TENANT: TenantId = TenantId(1);

/// Staff who are in no file.
const STAFF: &[(Role, &str, &str)] = &[
    (Role::Consultant, "Mette Krogh", "mette.krogh@strandby.example.dk"),
    (Role::EducationLead, "Nanna Hald", "nanna.hald@strandby.example.dk"),
    (Role::Leader, "Lars Bang", "lars.bang@strandby.example.dk"),
    (Role::Hr, "Hanne Ravn", "hanne.ravn@strandby.example.dk"),
    (Role::Administrator, "Ida Holm", "ida.holm@strandby.example.dk"),
    (Role::SteeringGroup, "Poul Friis", "poul.friis@strandby.example.dk"),
];
/// A supervisor and one of her trainees, both from the files.
const SUPERVISOR: (&str, &str) = ("Nanna Jensen", "nanna.jensen@example.dk");
const TRAINEE: (&str, &str) = ("Maryam Krasniqi", "maryam.krasniqi@example.org");

const FILES: &[(ImportKind, &str, &[u8])] = &[
    (ImportKind::Sites, "praktiksteder.csv", include_bytes!("../../demo/praktiksteder.csv")),
    (ImportKind::Supervisors, "vejledere.csv", include_bytes!("../../demo/vejledere.csv")),
    (ImportKind::Cohorts, "holdplaner.csv", include_bytes!("../../demo/holdplaner.csv")),
    (ImportKind::Trainees, "elever.csv", include_bytes!("../../demo/elever.csv")),
    (ImportKind::Absence, "fravaer.csv", include_bytes!("../../demo/fravaer.csv")),
];

/// The operations of the demonstration.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    config.service(list_demo_logins);
}

/// The sign-ins of the demonstration; 404 where there is none.
#[utoipa::path(tag = "sessions", responses(
    (status = 200, body = Vec<DemoLogin>),
    (status = "4XX", body = Problem, content_type = "application/problem+json")))]
#[get("/demo/logins")]
async fn list_demo_logins(app: web::Data<App>) -> Result<web::Json<Vec<DemoLogin>>, Error> {
    if !app.options.demo {
        return Err(Error::not_found());
    }
    Ok(web::Json(logins()))
}

/// The sign-ins.
#[must_use]
pub fn logins() -> Vec<DemoLogin> {
    let login =
        |role, name: &str, email: &str| DemoLogin { role, name: name.to_owned(), email: email.to_owned(), password: PASSWORD.to_owned() };
    let mut logins: Vec<_> = STAFF.iter().map(|(role, name, email)| login(*role, name, email)).collect();
    logins.insert(1, login(Role::Supervisor, SUPERVISOR.0, SUPERVISOR.1));
    logins.insert(2, login(Role::Trainee, TRAINEE.0, TRAINEE.1));
    logins
}

/// Whether a plan is made: those who began long ago had theirs on paper.
fn is_recent(starts_on: NaiveDate, today: NaiveDate) -> bool {
    today.signed_duration_since(starts_on).num_days() < 180
}

/// Whether the database holds the demonstration.
///
/// # Errors
/// What the database says.
pub async fn is_demo(app: &App) -> Result<bool, Error> {
    tenants::is_demo(app, TENANT).await
}

/// Loads the municipality from its own files, through the same doors as a user's.
///
/// # Errors
/// What the database says.
pub async fn load(app: &App) -> Result<(), Error> {
    let new = tenants::NewTenant { name: "Strandby Kommune".to_owned(), municipality_code: "999".to_owned(), is_demo: true };
    let founded = tenants::found(app, TENANT, new).await?;
    let hash = sessions::passwords::hash(PASSWORD.to_owned()).await?;
    let system = app.system(TENANT);
    let staff_hash = hash.clone();
    let staff = app
        .db
        .write(&system, move |w| {
            let mut staff = Vec::new();
            for (role, name, email) in STAFF {
                let user = users::insert(w, &NewUser { name, email, password_hash: Some(&staff_hash) })?;
                users::grant(w, user, *role, founded.root, &[])?;
                staff.push(Who { role: *role, user, name: (*name).to_owned(), person: None });
            }
            Ok(staff)
        })
        .await?;
    let consultant = staff.first().ok_or_else(|| Error::internal("the demonstration has no consultant"))?;
    let permit = Permit { user_id: Some(consultant.user), user_name: consultant.name.as_str().into(), ..system };
    for (kind, name, bytes) in FILES {
        imports::load_bytes(app, &permit, *kind, name, bytes.to_vec(), true).await?;
    }
    app.db.write(&permit, applicants::load).await?;
    app.db.write(&permit, schools::load).await?;
    stories::load(app, &permit, &staff, is_recent).await?;
    let made = app
        .db
        .write(&permit, move |w| {
            let trainee = traineeships::find_by_email(w, TRAINEE.1)?.id;
            traineeships::user_of(w, trainee)?;
            users::set_password_hash(w, TRAINEE.1, &hash)?;
            users::set_password_hash(w, SUPERVISOR.1, &hash)?;
            traineeships::open_ids(w)
        })
        .await?;
    app.db
        .write(&permit, move |w| {
            let today = w.permit.today;
            for (id, starts_on) in &made {
                if is_recent(*starts_on, today) {
                    onboarding::make_plan(w, *id)?;
                }
            }
            w.nothing_to_do();
            Ok(())
        })
        .await?;
    night::run(app, TENANT, app.clock.today()).await?;
    Ok(())
}

//! A new traineeship with its segments.

use super::birth::{Birth, Period, insert_all, new_segments};
use crate::db::Within;
use crate::db::Writer;
use crate::db::schema::{cohort_segments, org_units, people, traineeships};
use crate::db::sight::{self, SeenTraineeship};
use crate::error::Error;
use crate::join;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::{ApplicationId, CohortId, OrgUnitId, PersonId, TraineeshipId, UserId};
use domain::people::PersonName;
use domain::problem::FieldCode;
use domain::traineeships::planning::Planned;
use domain::traineeships::{EmploymentBasis, SegmentKind, TraineeshipStatus};

/// What a new traineeship is made of.
#[derive(Debug, Clone)]
pub struct NewTraineeship {
    /// Whose it is.
    pub person_id: PersonId,
    /// The programme.
    pub programme_code: String,
    /// The cohort, whose plan it follows.
    pub cohort_id: Option<CohortId>,
    /// The application it came from.
    pub application_id: Option<ApplicationId>,
    /// Whose trainee she becomes; the writer's where nobody is named.
    pub consultant_user_id: Option<UserId>,
    /// How the trainee is employed.
    pub employment_basis: EmploymentBasis,
    /// The site.
    pub site_id: OrgUnitId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Planned last day.
    pub ends_on: NaiveDate,
    /// The school.
    pub school: Option<String>,
    /// What else was known.
    pub note: Option<String>,
}

/// Inserts a traineeship in preboarding, with the cohort's segments clipped to its dates, or one placement where there
/// is no plan.
///
/// # Errors
/// 422 where the site or the programme's version is not there; conflict where the person already has an open one.
pub fn insert(w: &mut Writer<'_>, new: &NewTraineeship) -> Result<TraineeshipId, Error> {
    let (id, tenant): (TraineeshipId, _) = (w.next_id(), w.permit.tenant);
    let path: Option<String> = org_units::table.find((tenant, new.site_id)).select(org_units::path).first(&mut **w).optional()?;
    let org_path = path.ok_or_else(|| Error::field("site_id", FieldCode::NotFound))?;
    let version = crate::programmes::content_at(w, tenant, &new.programme_code, new.starts_on)?;
    let (version_id, content) = version.ok_or_else(|| Error::field("programme_code", FieldCode::NotFound))?;
    let name: (String, String) =
        people::table.find((tenant, new.person_id)).select((people::given_name, people::family_name)).first(&mut **w)?;
    let plan: Vec<Planned> = match new.cohort_id {
        Some(cohort) => cohort_segments::table
            .filter(cohort_segments::tenant_id.eq(tenant).and(cohort_segments::cohort_id.eq(cohort)))
            .order(cohort_segments::number)
            .select((cohort_segments::kind, cohort_segments::label, cohort_segments::starts_on, cohort_segments::ends_on))
            .load::<(SegmentKind, String, NaiveDate, NaiveDate)>(&mut **w)?
            .into_iter()
            .map(|(kind, label, starts_on, ends_on)| Planned { kind, label, starts_on, ends_on })
            .collect(),
        None => Vec::new(),
    };
    let birth = Birth {
        id,
        person_id: new.person_id,
        keys: PersonName { given: &name.0, family: &name.1 }.keys(),
        programme_code: new.programme_code.clone(),
        programme_version_id: version_id,
        cohort_id: new.cohort_id,
        application_id: new.application_id,
        status: TraineeshipStatus::Preboarding,
        employment_basis: new.employment_basis,
        consultant_user_id: new.consultant_user_id.or(w.permit.user_id),
        site_id: new.site_id,
        org_path,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        weekly_minutes: None,
        school: new.school.clone(),
        external_ref: None,
        note: new.note.clone(),
    };
    let segments = new_segments(
        w,
        &Period {
            traineeship_id: id,
            cohort_id: new.cohort_id,
            plan: &plan,
            site_id: new.site_id,
            starts_on: new.starts_on,
            ends_on: new.ends_on,
            external_ref: None,
            terms: content.term_set,
        },
        0,
    );
    insert_all(w, vec![birth], segments)?;
    Ok(id)
}

/// The open traineeships of the municipality with their first days.
///
/// # Errors
/// What the database says.
pub fn open_ids(w: &mut Writer<'_>) -> Result<Vec<(TraineeshipId, NaiveDate)>, Error> {
    let tenant = w.permit.tenant;
    Ok(traineeships::table
        .filter(traineeships::tenant_id.eq(tenant).and(traineeships::status.within(TraineeshipStatus::OPEN.to_vec())))
        .order((traineeships::starts_on, traineeships::id))
        .select((traineeships::id, traineeships::starts_on))
        .load(&mut **w)?)
}

/// The latest traineeship of the person with this e-mail.
///
/// # Errors
/// 404 where there is none in sight.
pub fn find_by_email(w: &mut Writer<'_>, email: &str) -> Result<SeenTraineeship, Error> {
    let permit = w.permit;
    let id = traineeships::table
        .inner_join(join!(people.id = traineeships.person_id))
        .filter(traineeships::tenant_id.eq(permit.tenant).and(people::email.eq(email)))
        .order(traineeships::starts_on.desc())
        .select(traineeships::id)
        .first(&mut **w)?;
    sight::find_traineeship(w, permit, id)
}

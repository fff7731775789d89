//! The list and one case.

use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{hire_cases, org_units, people, programmes, traineeships, users};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::organisation::unit_path;
use crate::permit::Permit;
use crate::settings;
use crate::{join, keyset};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Page;
use domain::access::Role;
use domain::hiring::{Destination, HireCase, HireCaseStatus, Wish};
use domain::ids::{HireCaseId, OrgUnitId, PersonId, TraineeshipId};
use domain::listing::Asked;
use domain::moves;
use domain::settings::{Hire, Place};

diesel::alias!(org_units as offer_units: OfferUnits);

#[derive(Queryable, Selectable)]
#[diesel(table_name = hire_cases, check_for_backend(MultiBackend))]
struct Row {
    id: HireCaseId,
    traineeship_id: TraineeshipId,
    status: HireCaseStatus,
    opened_on: NaiveDate,
    org_path: String,
    programme_code: String,
    ends_on: NaiveDate,
    wish: Option<Wish>,
    recommendation_text: Option<String>,
    offer_unit_id: Option<OrgUnitId>,
    offer_position: Option<String>,
    offer_weekly_minutes: Option<i32>,
    offer_starts_on: Option<NaiveDate>,
    offer_deadline: Option<NaiveDate>,
    deviation_reason: Option<String>,
    decided_on: Option<NaiveDate>,
    outcome: Option<HireCaseStatus>,
    destination: Option<Destination>,
    reasons: String,
    version: i32,
}

/// One page: one statement finds it, one adds the names.
pub(in crate::hiring) fn list(c: &mut Reader, permit: &Permit, asked: &Asked) -> Result<Page<HireCase>, Error> {
    use hire_cases as h;
    let statuses = asked.statuses(HireCaseStatus::OPEN)?;
    let (wish, traineeship) = (asked.value::<Wish>("wish")?, asked.value::<TraineeshipId>("traineeship")?);
    let (path, words) = (unit_path(c, permit, asked)?, paging::searched(asked.text("search"))?);
    let found = || {
        let mut found = h::table.into_boxed::<MultiBackend>().filter(sight::hire_cases(permit));
        match statuses.as_slice() {
            [] => {}
            [one] => found = found.filter(h::status.eq(*one)),
            several => found = found.filter(among("hire_cases.status", several)),
        }
        if let Some(programme) = asked.text("programme") {
            found = found.filter(h::programme_code.eq(programme.to_owned()));
        }
        if let Some(path) = &path {
            found = found.filter(h::org_path.like(format!("{path}%")));
        }
        if let Some(wish) = wish {
            found = found.filter(h::wish.is_not_null().and(h::wish.assume_not_null().eq(wish)));
        }
        if let Some(traineeship) = traineeship {
            found = found.filter(h::traineeship_id.eq(traineeship));
        }
        for word in &words {
            found = found.filter(h::search_key.like(paging::contains(word)).escape('\\'));
        }
        found
    };
    let keys = keyset!(c, asked, found(), h::id => HireCaseId, {
        "ends_on": NaiveDate => h::ends_on, h::sort_key;
        "name": String => h::sort_key;
    });
    let cases = cases(c, permit, &keys.ids)?.into_iter().map(|(case, _)| case).collect();
    Ok(keys.page(cases, |case: &HireCase| case.id))
}

/// A case in sight: two statements.
pub(in crate::hiring) fn find(c: &mut Reader, permit: &Permit, id: HireCaseId) -> Result<HireCase, Error> {
    find_seen(c, permit, id).map(|(case, _)| case)
}

/// What the holder of a permit is to a case in sight.
pub(super) struct Seen {
    /// Whose case it is.
    pub(super) person_id: PersonId,
    /// The roles that reach it.
    pub(super) roles: Vec<Role>,
    /// What is set where the trainee is.
    pub(super) hire: Hire,
}

pub(super) fn find_seen(c: &mut Reader, permit: &Permit, id: HireCaseId) -> Result<(HireCase, Seen), Error> {
    let seen = hire_cases::table.filter(hire_cases::id.eq(id).and(sight::hire_cases(permit))).select(hire_cases::id);
    let id: HireCaseId = seen.first(c).optional()?.ok_or_else(Error::not_found)?;
    cases(c, permit, &[id])?.pop().ok_or_else(Error::not_found)
}

/// The cases of ids that were found in sight, with what the reader is to each.
fn cases(c: &mut Reader, permit: &Permit, ids: &[HireCaseId]) -> Result<Vec<(HireCase, Seen)>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    type Found = (Row, (PersonId, String, String), String, String, Option<String>, Option<String>);
    let rows: Vec<Found> = hire_cases::table
        .inner_join(join!(traineeships.id = hire_cases.traineeship_id))
        .inner_join(people::table.on(people::tenant_id.eq(hire_cases::tenant_id).and(people::id.eq(traineeships::person_id))))
        .inner_join(join!(programmes.code = hire_cases.programme_code))
        .inner_join(org_units::table.on(org_units::tenant_id.eq(hire_cases::tenant_id).and(org_units::id.eq(traineeships::site_id))))
        .left_join(join!(users.id? = hire_cases.leader_user_id))
        .left_join(
            offer_units.on(offer_units
                .field(org_units::tenant_id)
                .eq(hire_cases::tenant_id)
                .and(offer_units.field(org_units::id).nullable().eq(hire_cases::offer_unit_id))),
        )
        .filter(hire_cases::tenant_id.eq(permit.tenant).and(hire_cases::id.within(ids.to_vec())))
        .select((
            Row::as_select(),
            (people::id, people::given_name, people::family_name),
            programmes::name,
            org_units::name,
            users::display_name.nullable(),
            offer_units.field(org_units::name).nullable(),
        ))
        .load(c)?;
    let stored = settings::of(c, permit)?;
    let case = |(row, (person_id, given_name, family_name), programme_name, site_name, leader_name, offer_unit_name): Found| {
        // The buttons follow from the roles that reach this case, not from those held anywhere.
        let hire = settings::held(&stored, permit, Place::at(&row.org_path, &row.programme_code))?;
        let seen = Seen { person_id, roles: permit.roles_on(person_id, &row.org_path, &row.programme_code), hire };
        let options = moves::options(row.status, &seen.roles, &seen.hire, permit.today);
        let case = HireCase {
            id: row.id,
            traineeship_id: row.traineeship_id,
            given_name,
            family_name,
            programme_code: row.programme_code,
            programme_name,
            site_name,
            status: row.status,
            opened_on: row.opened_on,
            ends_on: row.ends_on,
            leader_name,
            wish: row.wish,
            recommendation_text: row.recommendation_text,
            offer_unit_id: row.offer_unit_id,
            offer_unit_name,
            offer_position: row.offer_position,
            offer_weekly_minutes: row.offer_weekly_minutes,
            offer_starts_on: row.offer_starts_on,
            offer_deadline: row.offer_deadline,
            deviation_reason: row.deviation_reason,
            decided_on: row.decided_on,
            outcome: row.outcome,
            destination: row.destination,
            reasons: serde_json::from_str(&row.reasons).unwrap_or_default(),
            options,
            version: row.version,
        };
        Ok((case, seen))
    };
    rows.into_iter().map(case).collect()
}

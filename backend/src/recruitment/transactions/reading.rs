//! Lists, the board and the card.

use super::registering::cohort_wanted;
use crate::db::Within;
use crate::db::listing::among;
use crate::db::schema::{applications, cohorts, interviews, org_units, people, programmes, requirement_checks, users};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::http::paging;
use crate::listing;
use crate::permit::Permit;
use crate::{join, keyset};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::access::Role;
use domain::ids::{ApplicationId, CohortId, OrgUnitId, PersonId, TraineeshipId};
use domain::listing::Asked;
use domain::moves;
use domain::programmes::Cohort;
use domain::recruitment::{
    Application, ApplicationCard, ApplicationSource, ApplicationStatus, Board, Column, EntryRoute, Facts, Interview, InterviewConclusion,
    OutcomeReason, RequirementCheck, asks_gf2, uftf_hint,
};
use domain::settings::Place;
use domain::traineeships::EmploymentBasis;
use domain::{Instant, Page};

/// Cards in a column of the board.
const CARDS: i64 = 25;

/// The list with the days in a state counted to this point in time.
pub(in crate::recruitment) fn list_at(now: Instant) -> impl listing::Query<Application> {
    move |c: &mut Reader, permit: &Permit, asked: &Asked| list(c, permit, asked, now)
}

/// One page: one statement finds it, one adds the names.
fn list(c: &mut Reader, permit: &Permit, asked: &Asked, now: Instant) -> Result<Page<Application>, Error> {
    use applications as a;
    let statuses = asked.statuses(ApplicationStatus::OPEN)?;
    let (source, words) = (asked.value::<ApplicationSource>("source")?, paging::searched(asked.text("search"))?);
    let found = || {
        let mut found = a::table.into_boxed::<MultiBackend>().filter(sight::applications(permit));
        if !statuses.is_empty() {
            found = found.filter(a::status.within(statuses.clone()));
        }
        if let Some(programme) = asked.text("programme") {
            found = found.filter(a::programme_code.eq(programme.to_owned()));
        }
        if let Some(source) = source {
            found = found.filter(a::source.eq(source));
        }
        for part in &words {
            let named = people::table
                .filter(people::tenant_id.eq(permit.tenant).and(people::search_key.like(paging::contains(part)).escape('\\')))
                .select(people::id);
            found = found.filter(a::person_id.eq_any(named));
        }
        found
    };
    let keys = keyset!(c, asked, found(), a::id => ApplicationId, { "received": NaiveDate => a::received_on });
    let lines = lines(c, permit, &keys.ids, now)?;
    Ok(keys.page(lines, |line: &Application| line.id))
}

/// The columns: one statement counts, one finds the cards of each column that has any, one adds the names.
pub(in crate::recruitment) fn board(c: &mut Reader, permit: &Permit, now: Instant) -> Result<Board, Error> {
    let counts: Vec<(ApplicationStatus, i64)> = applications::table
        .filter(sight::applications(permit))
        .filter(applications::status.within(ApplicationStatus::OPEN.to_vec()))
        .group_by(applications::status)
        .select((applications::status, diesel::dsl::count_star()))
        .load(c)?;
    let mut ids = Vec::new();
    for (status, _) in &counts {
        let column: Vec<ApplicationId> = applications::table
            .filter(sight::applications(permit))
            .filter(applications::status.eq(*status).and(among("applications.status", ApplicationStatus::OPEN)))
            .order((applications::status_since, applications::id))
            .limit(CARDS)
            .select(applications::id)
            .load(c)?;
        ids.extend(column);
    }
    let cards = lines(c, permit, &ids, now)?;
    let columns = ApplicationStatus::OPEN.iter().map(|status| {
        let mut own: Vec<_> = cards.iter().filter(|card| card.status == *status).cloned().collect();
        own.sort_by_key(|card| std::cmp::Reverse(card.days_in_status));
        Column { status: *status, count: counts.iter().find(|(other, _)| other == status).map_or(0, |(_, count)| *count), cards: own }
    });
    Ok(Board { columns: columns.collect() })
}

type LineRow = (
    (ApplicationId, ApplicationStatus, Instant, EntryRoute, NaiveDate, Option<NaiveDate>, i32, ApplicationSource),
    (String, String),
    (String, String),
    Option<String>,
);

fn lines(c: &mut Reader, permit: &Permit, ids: &[ApplicationId], now: Instant) -> Result<Vec<Application>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<LineRow> = applications::table
        .inner_join(join!(people.id = applications.person_id))
        .inner_join(join!(programmes.code = applications.programme_code))
        .left_join(join!(cohorts.id? = applications.cohort_id))
        .filter(applications::tenant_id.eq(permit.tenant).and(applications::id.within(ids.to_vec())))
        .order((applications::received_on, applications::id))
        .select((
            (
                applications::id,
                applications::status,
                applications::status_since,
                applications::entry_route,
                applications::received_on,
                applications::offer_deadline,
                applications::version,
                applications::source,
            ),
            (people::given_name, people::family_name),
            (programmes::code, programmes::name),
            cohorts::code.nullable(),
        ))
        .load(c)?;
    Ok(rows.into_iter().map(|row| line(row, now)).collect())
}

fn line((own, person, programme, cohort): LineRow, now: Instant) -> Application {
    let (id, status, since, entry_route, received_on, offer_deadline, version, source) = own;
    Application {
        id,
        given_name: person.0,
        family_name: person.1,
        programme_code: programme.0,
        programme_name: programme.1,
        cohort,
        status,
        days_in_status: (now.utc() - since.utc()).num_days(),
        entry_route,
        source,
        received_on,
        offer_deadline,
        version,
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = applications, check_for_backend(MultiBackend))]
struct CardRow {
    person_id: PersonId,
    cohort_id: Option<CohortId>,
    email: Option<String>,
    phone: Option<String>,
    note: Option<String>,
    jobcentre_contact: Option<String>,
    clarification: Option<String>,
    guidance_plan: Option<String>,
    recontact_on: Option<NaiveDate>,
    site_id: Option<OrgUnitId>,
    employment_basis: Option<EmploymentBasis>,
    gf2_included: Option<bool>,
    override_reason: Option<String>,
    outcome_reason: Option<OutcomeReason>,
    traineeship_id: Option<TraineeshipId>,
}

/// Whose an application in sight is.
pub(in crate::recruitment) fn person_of(c: &mut Reader, permit: &Permit, id: ApplicationId) -> Result<PersonId, Error> {
    let found = applications::table.filter(applications::id.eq(id).and(sight::applications(permit))).select(applications::person_id);
    found.first(c).optional()?.ok_or_else(Error::not_found)
}

/// Everything about an application in sight: seven statements, and three more where there is a cohort.
pub(in crate::recruitment) fn card(c: &mut Reader, permit: &Permit, id: ApplicationId, now: Instant) -> Result<ApplicationCard, Error> {
    let row: Option<CardRow> = applications::table
        .filter(applications::id.eq(id).and(sight::applications(permit)))
        .select(CardRow::as_select())
        .first(c)
        .optional()?;
    let row = row.ok_or_else(Error::not_found)?;
    let line = lines(c, permit, &[id], now)?.pop().ok_or_else(Error::not_found)?;
    type Contact = (NaiveDate, Option<String>, Option<String>);
    let (birth_date, email, phone): Contact =
        people::table.find((permit.tenant, row.person_id)).select((people::birth_date, people::email, people::phone)).first(c)?;
    // Contact facts of a person who is elsewhere too may come from there: shown is what was given with this application.
    let (email, phone) = if sight::is_elsewhere_too(c, permit, row.person_id)? { (row.email, row.phone) } else { (email, phone) };
    let site_name = match row.site_id {
        Some(site) => Some(org_units::table.find((permit.tenant, site)).select(org_units::name).first(c)?),
        None => None,
    };
    let cohort = match row.cohort_id {
        Some(cohort) => crate::programmes::find_cohort(c, permit.tenant, cohort)?,
        None => None,
    };
    let place = Place { org_path: None, programme: Some(&line.programme_code) };
    let uftf = crate::settings::at(c, permit, place)?;
    let mut card = ApplicationCard {
        places: cohort.as_ref().map(|cohort| cohort.places),
        uftf: uftf_hint(line.entry_route, birth_date, cohort.as_ref().map(|cohort| cohort.starts_on), &uftf),
        line,
        person_id: row.person_id,
        birth_date,
        email,
        phone,
        cohort_id: row.cohort_id,
        note: row.note,
        jobcentre_contact: row.jobcentre_contact,
        clarification: row.clarification,
        guidance_plan: row.guidance_plan,
        recontact_on: row.recontact_on,
        site_id: row.site_id,
        site_name,
        employment_basis: row.employment_basis,
        gf2_included: row.gf2_included,
        override_reason: row.override_reason,
        outcome_reason: row.outcome_reason,
        traineeship_id: row.traineeship_id,
        requirements: requirements(c, permit, id)?,
        interviews: interviews_of(c, permit, id)?,
        options: Vec::new(),
        roles: Vec::new(),
    };
    let (roles, from) = (roles(c, permit, id)?, card.line.status);
    card.options = with_facts(c, permit, &card, cohort.as_ref(), |facts| moves::options(from, &roles, facts, permit.today))?;
    card.roles = roles;
    Ok(card)
}

/// Those of the reader's roles through which this application is in sight.
pub(in crate::recruitment) fn roles(c: &mut Reader, permit: &Permit, id: ApplicationId) -> Result<Vec<Role>, Error> {
    let mut roles = Vec::new();
    for role in [Role::Consultant, Role::EducationLead, Role::Leader] {
        let Some(own) = permit.through(role) else { continue };
        // With one role alone, what is in sight is so through it.
        let in_sight = own.reaches.len() == permit.reaches.len() || person_of(c, &own, id).is_ok();
        if in_sight {
            roles.push(role);
        }
    }
    Ok(roles)
}

/// The facts that the guards look at; the cohort is the one the move is about.
pub(in crate::recruitment) fn with_facts<T>(
    c: &mut Reader,
    permit: &Permit,
    card: &ApplicationCard,
    cohort: Option<&Cohort>,
    look: impl FnOnce(&Facts<'_>) -> T,
) -> Result<T, Error> {
    let met = |check: &RequirementCheck| check.met == Some(true) || check.dispensation_reason.is_some();
    let requirements: Vec<bool> = card.requirements.iter().filter(|check| check.must_have).map(met).collect();
    let conclusions: Vec<InterviewConclusion> = card.interviews.iter().map(|interview| interview.conclusion).collect();
    let (status, programme) = (card.line.status, card.line.programme_code.as_str());
    // Only one who is only interested still chooses.
    let choosing = status == ApplicationStatus::Lead && card.cohort_id.is_none();
    let starts_on = cohort.map(|cohort| cohort.starts_on);
    Ok(look(&Facts {
        status,
        route: card.line.entry_route,
        requirements: &requirements,
        conclusions: &conclusions,
        offer_deadline: card.line.offer_deadline,
        places: cohort.map(|cohort| cohort.places).unwrap_or_default(),
        has_cohort: card.cohort_id.is_some(),
        cohort_wanted: choosing && cohort_wanted(c, permit, programme, ApplicationStatus::Received)?,
        clarified: card.clarification.is_some(),
        asks_gf2: asks_gf2(programme, card.birth_date, starts_on, permit.today),
    }))
}

fn requirements(c: &mut Reader, permit: &Permit, id: ApplicationId) -> Result<Vec<RequirementCheck>, Error> {
    use requirement_checks as r;
    let rows = r::table
        .filter(r::tenant_id.eq(permit.tenant).and(r::application_id.eq(id)))
        .order(r::code)
        .select((r::code, r::must_have, r::met, r::dispensation_reason))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(code, must_have, met, dispensation_reason)| RequirementCheck { code, must_have, met, dispensation_reason })
        .collect())
}

fn interviews_of(c: &mut Reader, permit: &Permit, id: ApplicationId) -> Result<Vec<Interview>, Error> {
    use interviews as i;
    let rows = i::table
        .inner_join(join!(users.id = i.user_id))
        .filter(i::tenant_id.eq(permit.tenant).and(i::application_id.eq(id)))
        .order((i::held_on, i::id))
        .select((i::id, i::user_id, users::display_name, i::held_on, i::conclusion))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, user_id, user_name, held_on, conclusion)| Interview { id, user_id, user_name, held_on, conclusion })
        .collect())
}

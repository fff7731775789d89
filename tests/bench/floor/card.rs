//! The card of one trainee: three statements.

use super::Bare;
use super::list::{id, text};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate};
use rusqlite::{Connection, Row};
use serde::Serialize;

const TRAINEE: &str = "SELECT t.id, t.person_id, p.given_name, p.family_name, p.birth_date, p.email, p.phone, g.code, g.name, t.cohort_id, \
                       c.code, t.school, t.status, t.employment_basis, t.site_id, o.name, o.education_lead_name, t.starts_on, t.ends_on, \
                       t.actual_start_on, t.weekly_minutes, t.external_ref, t.note, u.display_name, t.version \
                       FROM traineeships t \
                       JOIN people p ON p.tenant_id = t.tenant_id AND p.id = t.person_id \
                       JOIN programmes g ON g.tenant_id = t.tenant_id AND g.code = t.programme_code \
                       JOIN org_units o ON o.tenant_id = t.tenant_id AND o.id = t.site_id \
                       LEFT JOIN cohorts c ON c.tenant_id = t.tenant_id AND c.id = t.cohort_id \
                       LEFT JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.consultant_user_id \
                       WHERE t.tenant_id = ?1 AND t.id = ?2";
const PERIODS: &str = "SELECT id, kind, label, starts_on, ends_on, status FROM segments WHERE tenant_id = ?1 AND traineeship_id = ?2 \
                       ORDER BY starts_on, number";
const SUPERVISORS: &str = "SELECT a.id, u.id, u.display_name, u.email, a.kind, a.starts_on, a.ends_on, a.exception_until \
                           FROM supervisor_assignments a JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id \
                           WHERE a.tenant_id = ?1 AND a.traineeship_id = ?2 ORDER BY a.starts_on DESC, a.id";
/// As many days before the end a case of hiring opens, where nothing is set.
const CASE_OPENS_DAYS: u64 = 120;

#[derive(Serialize)]
struct Card<'r> {
    id: uuid::Uuid,
    person_id: uuid::Uuid,
    given_name: &'r str,
    family_name: &'r str,
    birth_date: &'r str,
    email: Option<&'r str>,
    phone: Option<&'r str>,
    programme_code: &'r str,
    programme_name: &'r str,
    cohort_id: Option<uuid::Uuid>,
    cohort: Option<&'r str>,
    school: Option<&'r str>,
    status: &'r str,
    employment_basis: &'r str,
    site_id: uuid::Uuid,
    site_name: &'r str,
    education_lead_name: Option<&'r str>,
    starts_on: &'r str,
    ends_on: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    started_on: Option<&'r str>,
    weekly_minutes: Option<i32>,
    external_ref: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'r str>,
    consultant_name: Option<&'r str>,
    segments: Vec<Period>,
    supervisors: Vec<Supervisor>,
    hire_opens_on: NaiveDate,
    absence_window_months: u8,
    roles: [&'static str; 1],
    version: i32,
}

#[derive(Serialize)]
struct Period {
    id: uuid::Uuid,
    kind: String,
    label: String,
    starts_on: String,
    ends_on: String,
    status: String,
}

#[derive(Serialize)]
struct Supervisor {
    id: uuid::Uuid,
    user_id: uuid::Uuid,
    name: String,
    email: Option<String>,
    kind: String,
    starts_on: String,
    ends_on: Option<String>,
    exception_until: Option<String>,
}

/// Answers the card.
pub(super) async fn answer(request: HttpRequest, bare: web::Data<Bare>, trainee: web::Path<uuid::Uuid>) -> HttpResponse {
    let connection = bare.connection.borrow();
    let Some(caller) = bare.caller(&request, &connection) else { return HttpResponse::Unauthorized().finish() };
    let key = (caller.tenant, trainee.as_bytes());
    let periods = all(&connection, PERIODS, key, |row| Period {
        id: id(row, 0),
        kind: owned(row, 1),
        label: owned(row, 2),
        starts_on: owned(row, 3),
        ends_on: owned(row, 4),
        status: owned(row, 5),
    });
    let supervisors = all(&connection, SUPERVISORS, key, |row| Supervisor {
        id: id(row, 0),
        user_id: id(row, 1),
        name: owned(row, 2),
        email: text(row, 3).map(str::to_owned),
        kind: owned(row, 4),
        starts_on: owned(row, 5),
        ends_on: text(row, 6).map(str::to_owned),
        exception_until: text(row, 7).map(str::to_owned),
    });
    let mut statement = connection.prepare_cached(TRAINEE).expect("a statement");
    let mut rows = statement.query(key).expect("rows");
    let Some(row) = rows.next().expect("a row") else { return HttpResponse::NotFound().finish() };
    HttpResponse::Ok().insert_header(("etag", format!("\"{}\"", number(row, 24)))).json(card(row, periods, supervisors))
}

fn card<'r>(row: &'r Row<'_>, segments: Vec<Period>, supervisors: Vec<Supervisor>) -> Card<'r> {
    let must = |column| text(row, column).expect("a text");
    let ends: NaiveDate = must(18).parse().expect("a date");
    Card {
        id: id(row, 0),
        person_id: id(row, 1),
        given_name: must(2),
        family_name: must(3),
        birth_date: must(4),
        email: text(row, 5),
        phone: text(row, 6),
        programme_code: must(7),
        programme_name: must(8),
        cohort_id: row.get::<_, Option<[u8; 16]>>(9).expect("an id").map(uuid::Uuid::from_bytes),
        cohort: text(row, 10),
        school: text(row, 11),
        status: must(12),
        employment_basis: must(13),
        site_id: id(row, 14),
        site_name: must(15),
        education_lead_name: text(row, 16),
        starts_on: must(17),
        ends_on: must(18),
        started_on: text(row, 19),
        weekly_minutes: row.get(20).expect("minutes"),
        external_ref: text(row, 21),
        note: text(row, 22),
        consultant_name: text(row, 23),
        segments,
        supervisors,
        hire_opens_on: ends - Days::new(CASE_OPENS_DAYS),
        absence_window_months: 6,
        roles: ["consultant"],
        version: number(row, 24),
    }
}

fn all<T>(connection: &Connection, sql: &str, key: (i32, &[u8; 16]), of: impl Fn(&Row<'_>) -> T) -> Vec<T> {
    let mut statement = connection.prepare_cached(sql).expect("a statement");
    let rows = statement.query_map(key, |row| Ok(of(row))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

fn owned(row: &Row<'_>, column: usize) -> String {
    text(row, column).expect("a text").to_owned()
}

fn number(row: &Row<'_>, column: usize) -> i32 {
    row.get(column).expect("a number")
}

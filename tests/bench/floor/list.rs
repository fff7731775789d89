//! The first page of the trainees who are there: one statement, which walks the list's index and looks up the names of each.

use super::Bare;
use actix_web::{HttpRequest, HttpResponse, web};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::Serialize;
use std::fmt::Write;

const SQL: &str = "SELECT t.id, p.given_name, p.family_name, g.code, g.name, c.code, o.name, t.status, t.starts_on, t.ends_on, t.school, \
                   u.display_name, t.sort_key \
                   FROM traineeships t \
                   CROSS JOIN people p ON p.tenant_id = t.tenant_id AND p.id = t.person_id \
                   CROSS JOIN programmes g ON g.tenant_id = t.tenant_id AND g.code = t.programme_code \
                   CROSS JOIN org_units o ON o.tenant_id = t.tenant_id AND o.id = t.site_id \
                   LEFT JOIN cohorts c ON c.tenant_id = t.tenant_id AND c.id = t.cohort_id \
                   LEFT JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.consultant_user_id \
                   WHERE t.tenant_id = ?1 AND t.status IN ('preboarding', 'active', 'dormant', 'on_leave', 'completing') \
                   ORDER BY t.sort_key, t.id LIMIT ?2";

#[derive(Serialize)]
struct Line<'r> {
    id: uuid::Uuid,
    given_name: &'r str,
    family_name: &'r str,
    programme_code: &'r str,
    programme_name: &'r str,
    cohort: Option<&'r str>,
    site_name: &'r str,
    status: &'r str,
    starts_on: &'r str,
    ends_on: &'r str,
    school: Option<&'r str>,
    consultant_name: Option<&'r str>,
}

#[derive(serde::Deserialize)]
pub(super) struct Asked {
    limit: i64,
}

/// Answers the page.
pub(super) async fn answer(request: HttpRequest, bare: web::Data<Bare>, asked: web::Query<Asked>) -> HttpResponse {
    let connection = bare.connection.borrow();
    let Some(caller) = bare.caller(&request, &connection) else { return HttpResponse::Unauthorized().finish() };
    let mut statement = connection.prepare_cached(SQL).expect("a statement");
    let mut rows = statement.query((caller.tenant, asked.limit + 1)).expect("rows");
    let (mut body, mut seen, mut cursor): (_, _, Option<String>) = (br#"{"items":["#.to_vec(), 0, None);
    while let Some(row) = rows.next().expect("a row") {
        if seen == asked.limit {
            body.extend_from_slice(b"],\"next_cursor\":\"");
            body.extend_from_slice(cursor.take().unwrap_or_default().as_bytes());
            body.extend_from_slice(b"\"}");
            return HttpResponse::Ok().content_type("application/json").body(body);
        }
        seen += 1;
        if seen > 1 {
            body.push(b',');
        }
        let line = line(row);
        serde_json::to_writer(&mut body, &line).expect("JSON");
        if seen == asked.limit {
            let place = format!("name\u{1f}{}\u{1f}\u{1f}{}", text(row, 12).unwrap_or_default(), line.id);
            cursor = Some(hex(place.as_bytes()));
        }
    }
    body.extend_from_slice(b"]}");
    HttpResponse::Ok().content_type("application/json").body(body)
}

fn line<'r>(row: &'r Row<'_>) -> Line<'r> {
    let must = |column| text(row, column).expect("a text");
    Line {
        id: id(row, 0),
        given_name: must(1),
        family_name: must(2),
        programme_code: must(3),
        programme_name: must(4),
        cohort: text(row, 5),
        site_name: must(6),
        status: must(7),
        starts_on: must(8),
        ends_on: must(9),
        school: text(row, 10),
        consultant_name: text(row, 11),
    }
}

/// A text of a row as it lies there.
pub(super) fn text<'r>(row: &'r Row<'_>, column: usize) -> Option<&'r str> {
    match row.get_ref(column).expect("a column") {
        ValueRef::Text(bytes) => Some(std::str::from_utf8(bytes).expect("UTF-8")),
        _ => None,
    }
}

/// An id of a row.
pub(super) fn id(row: &Row<'_>, column: usize) -> uuid::Uuid {
    uuid::Uuid::from_bytes(row.get(column).expect("an id"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

//! A list as a file: what stands in it, who gets it, what is noted, and what a client sees when it breaks off.

use super::{peopled, walked};
use crate::absence::trainee::{Trainee, day};
use crate::support::{House, Person};
use actix_web::web;
use backend::app::App;
use backend::db::Reader;
use backend::db::schema::{org_units, traineeships};
use backend::error::Error;
use backend::listing::{FileOf, export};
use backend::permit::Permit;
use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use diesel::prelude::*;
use domain::Page;
use domain::ids::TenantId;
use domain::listing::{Asked, Format};
use domain::traineeships::TraineeshipLine;
use serde_json::{Value, json};
use std::io::Cursor;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One trainee, at a place whose name is a formula.
async fn one_trainee(house: &House) -> Trainee {
    let trainee = Trainee::new(house, "freja", "eud_trainee").await;
    let id = trainee.id;
    let write = move |w: &mut backend::db::Writer<'_>| {
        w.nothing_to_do();
        diesel::update(org_units::table.filter(org_units::name.eq("Sted 2"))).set(org_units::name.eq("=1+1;\"x\"")).execute(&mut **w)?;
        let days = (traineeships::starts_on.eq(day("2026-08-03")), traineeships::ends_on.eq(day("2028-01-31")));
        diesel::update(traineeships::table.find((TenantId(1), id))).set(days).execute(&mut **w)?;
        Ok(())
    };
    house.app.db.write(&house.app.system(TenantId(1)), write).await.unwrap();
    trainee
}

/// The log, the newest first.
async fn noted(house: &House) -> Vec<Value> {
    // The note is written after the last byte but before the end of the answer.
    let log = house.as_administrator().await.get("/audit-events?action=list").await.expect(200).body;
    log["items"].as_array().unwrap().iter().map(|entry| entry["details"].clone()).collect()
}

#[actix_web::test]
async fn a_text_file_is_what_danish_excel_opens() {
    let house = House::new().await;
    one_trainee(&house).await;
    let consultant = house.as_consultant().await;
    let file = consultant.get("/traineeships/export").await.expect(200);
    let programme = consultant.get("/traineeships").await.expect(200).body["items"][0]["programme_name"].as_str().unwrap().to_owned();
    assert_eq!(
        file.text,
        format!(
            "\u{feff}Navn;Uddannelse;Hold;Sted;Periode;Sidste dag;Status\r\n\
             freja Prøve;{programme};;\"'=1+1;\"\"x\"\"\";03-08-2026;31-01-2028;I gang\r\n"
        )
    );
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"elever-2026-11-23.csv\"");
    let few = consultant.get("/traineeships/export?columns=status,cohort&search=nobody").await.expect(200);
    assert_eq!(few.text, "\u{feff}Navn;Hold;Status\r\n", "the name always, in the order of the list, and no rows");
    assert_eq!(noted(&house).await[1], json!({ "list": "traineeships", "format": "csv", "rows": 1, "whole": true }));
}

#[actix_web::test]
async fn a_workbook_has_days_as_days_and_no_formula() {
    let house = House::new().await;
    one_trainee(&house).await;
    let consultant = house.as_consultant().await;
    let bytes = consultant.bytes("/traineeships/export?format=xlsx&columns=name,site,ends_on").await;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Elever"]);
    let sheet = book.worksheet_range("Elever").unwrap();
    let rows: Vec<Vec<Data>> = sheet.rows().map(<[Data]>::to_vec).collect();
    let text = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { format!("{cell:?}") };
    assert_eq!(rows[0].iter().map(text).collect::<Vec<_>>(), ["Navn", "Sted", "Periode", "Sidste dag"]);
    assert_eq!(rows[1][..2].iter().map(text).collect::<Vec<_>>(), ["freja Prøve", "=1+1;\"x\""]);
    let days: Vec<_> =
        rows[1][2..].iter().map(|cell| if let Data::DateTime(at) = cell { at.as_f64() } else { panic!("{cell:?}") }).collect();
    let number = |text: &str| f64::from(i32::try_from((day(text) - day("1899-12-30")).num_days()).unwrap());
    assert_eq!(days, [number("2026-08-03"), number("2028-01-31")]);
    assert!(book.worksheet_formula("Elever").unwrap().is_empty(), "a text is no formula");
    assert_eq!(noted(&house).await[0], json!({ "list": "traineeships", "format": "xlsx", "rows": 1, "whole": true }));
}

#[actix_web::test]
async fn a_file_has_what_the_list_has_filtered_sorted_and_chosen() {
    let house = peopled().await;
    let consultant = house.as_consultant().await;
    for (path, query) in
        [("/traineeships", "status=open&sort=-ends_on"), ("/hire-cases", "status=open&sort=name"), ("/traineeships", "search=an")]
    {
        let rows = walked(&consultant, path, &format!("&{query}")).await;
        let names: Vec<String> =
            rows.iter().map(|row| format!("{} {}", row["given_name"].as_str().unwrap(), row["family_name"].as_str().unwrap())).collect();
        let file = consultant.get(&format!("{path}/export?{query}")).await.expect(200).text;
        let lines: Vec<&str> = file.lines().skip(1).map(|line| line.split(';').next().unwrap()).collect();
        assert_eq!(lines, names, "{path}?{query}");
        let two = [&rows[0], &rows[2]].map(|row| row["id"].as_str().unwrap());
        let chosen = consultant.get(&format!("{path}/export?{query}&ids={}", two.join(","))).await.expect(200).text;
        assert_eq!(chosen.lines().count(), 3, "the heads and the two that were chosen");
    }
    for wrong in ["columns=shoe_size", "format=pdf", "ids=1", "cursor=00", "status=nowhere"] {
        consultant.get(&format!("/traineeships/export?{wrong}")).await.expect(422);
    }
}

#[actix_web::test]
async fn an_export_is_within_sight_and_not_for_everyone() {
    let house = House::new().await;
    let trainee = one_trainee(&house).await;
    let heads = "\u{feff}Navn;Uddannelse;Hold;Sted;Periode;Sidste dag;Status\r\n";
    assert_eq!(house.as_foreigner().await.get("/traineeships/export").await.expect(200).text, heads);
    let chosen = format!("/traineeships/export?ids={}", trainee.id);
    assert_eq!(house.as_foreigner().await.get(&chosen).await.expect(200).text, heads, "knowing an id opens nothing");
    for role in ["steering_group", "administrator"] {
        house.sign_in(&format!("{role}@one.example.dk")).await.get("/traineeships/export").await.expect(403);
    }
    house.as_hr().await.get("/hire-cases/export").await.expect(403);
    let own = trainee.signed_in(&house).await.get("/traineeships/export").await.expect(200).text;
    assert_eq!(own.lines().count(), 2, "a trainee sees herself");
    let noted = noted(&house).await;
    assert_eq!(noted.iter().filter(|entry| entry["whole"] == true).count(), noted.len());
    assert_eq!(noted.len(), 1, "each file that left is noted where it belongs: {noted:?}");
}

fn line(number: usize) -> TraineeshipLine {
    TraineeshipLine {
        id: uuid::Uuid::from_u128(u128::try_from(number).unwrap()).into(),
        given_name: "Elev".to_owned(),
        family_name: number.to_string(),
        programme_code: "ssa".to_owned(),
        programme_name: "Social- og sundhedsassistent".to_owned(),
        cohort: None,
        site_name: "Havblik".to_owned(),
        status: domain::traineeships::TraineeshipStatus::Active,
        starts_on: day("2026-08-03"),
        ends_on: day("2028-01-31"),
        school: None,
        consultant_name: None,
    }
}

/// A list of so many rows; the read after them fails where it is said to.
fn long(
    rows: usize,
    breaks: bool,
) -> impl Fn(&mut Reader, &Permit, &Asked) -> Result<Page<TraineeshipLine>, Error> + Clone + Send + Sync + 'static {
    move |_: &mut Reader, _: &Permit, asked: &Asked| {
        let from: usize = asked.cursor.as_deref().map_or(0, |cursor| cursor.parse().unwrap());
        if from >= rows && breaks {
            return Err(Error::unavailable());
        }
        let to = (from + usize::try_from(asked.limit).unwrap()).min(rows);
        let next_cursor = (to < rows || breaks).then(|| to.to_string());
        Ok(Page { items: (from..to).map(line).collect(), next_cursor, total: None })
    }
}

async fn whole(app: web::Data<App>, file: FileOf<TraineeshipLine>) -> Result<actix_web::HttpResponse, Error> {
    let permit = app.system(TenantId(1));
    // A workbook is made by code that is slow where it is built for tests.
    let rows = if file.0.format == Format::Xlsx { 10_000 } else { 100_000 };
    export(app, permit, file, long(rows, false)).await
}

async fn cut(app: web::Data<App>, file: FileOf<TraineeshipLine>) -> Result<actix_web::HttpResponse, Error> {
    let permit = app.system(TenantId(1));
    export(app, permit, file, long(2_000, true)).await
}

/// A server whose lists are long, beside the house.
fn beside(house: &House) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let app = house.app.clone();
    let server = actix_web::HttpServer::new(move || {
        actix_web::App::new().app_data(app.clone()).route("/whole", web::get().to(whole)).route("/cut", web::get().to(cut))
    });
    actix_web::rt::spawn(server.workers(1).listen(listener).unwrap().run());
    address
}

#[actix_web::test]
async fn an_export_that_breaks_off_is_an_error_to_the_client_and_is_noted() {
    let house = House::new().await;
    let address = beside(&house);
    for format in ["csv", "xlsx"] {
        let answer = reqwest::get(format!("{address}/cut?format={format}")).await.unwrap();
        assert_eq!(answer.status(), 200, "it begins well");
        let read = answer.bytes().await;
        assert!(read.is_err(), "{format}: {} bytes were taken for the whole", read.unwrap().len());
    }
    let noted = noted(&house).await;
    assert_eq!(noted.len(), 2, "{noted:?}");
    for (entry, format) in noted.iter().zip(["xlsx", "csv"]) {
        assert_eq!(*entry, json!({ "list": "traineeships", "format": format, "rows": 2000, "whole": false }));
    }
}

static MOST: AtomicUsize = AtomicUsize::new(0);

#[actix_web::test]
async fn a_hundred_thousand_rows_come_piece_by_piece() {
    let house = House::new().await;
    let address = beside(&house);
    let mut answer = reqwest::get(format!("{address}/whole")).await.unwrap();
    let mut lines = 0;
    while let Some(piece) = answer.chunk().await.unwrap() {
        MOST.fetch_max(piece.len(), Ordering::Relaxed);
        lines += piece.iter().filter(|byte| **byte == b'\n').count();
    }
    assert_eq!(lines, 100_001);
    assert!(MOST.load(Ordering::Relaxed) < 1_000_000, "a piece is a page, not the whole");
    assert_eq!(noted(&house).await[0]["rows"], 100_000);
    let bytes = reqwest::get(format!("{address}/whole?format=xlsx")).await.unwrap().bytes().await.unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes.to_vec())).unwrap();
    assert_eq!(book.worksheet_range("Elever").unwrap().height(), 10_001);
}

#[actix_web::test]
async fn who_leaves_in_the_middle_is_noted_with_what_was_sent() {
    let house = House::new().await;
    let mut answer = reqwest::get(format!("{}/whole", beside(&house))).await.unwrap();
    answer.chunk().await.unwrap();
    drop(answer);
    let mut entries = noted(&house).await;
    for _ in 0..100 {
        if !entries.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        entries = noted(&house).await;
    }
    assert_eq!(entries[0]["whole"], false, "{entries:?}");
    assert!(entries[0]["rows"].as_u64().unwrap() < 100_000, "{entries:?}");
}

#[actix_web::test]
async fn nobody_exports_without_signing_in() {
    let house = House::new().await;
    let anyone: Person = house.anyone();
    anyone.get("/traineeships/export").await.expect(401);
    assert!(noted(&house).await.is_empty());
}

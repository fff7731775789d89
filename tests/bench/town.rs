//! A municipality of any size, made through the same imports that staff use. Sites, supervisors and cohorts grow with the
//! trainees, so that a supervisor has as many of them in a large municipality as in a small one.

use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use backend::db::Writer;
use backend::tenants::{self, NewTenant};
use backend::users::{self, NewUser};
use backend::{imports, sessions};
use chrono::{Days, NaiveDate};
use domain::access::Role;
use domain::ids::TenantId;
use domain::imports::ImportKind;
use std::fmt::Write;

/// The password of those who sign in.
pub const PASSWORD: &str = "en lang adgangskode 7";
pub const CONSULTANT: &str = "konsulent@example.dk";

const PER_SITE: usize = 25;
const PER_SUPERVISOR: usize = 10;
const PER_COHORT: usize = 50;
/// One of so many trainees has been ill for so long that the consultant has something to do.
const PER_ILL: usize = 20;
/// As many as one import takes with ease.
const CHUNK: usize = 5_000;

const GIVEN: [&str; 20] = [
    "Amina", "Anna", "Bo", "Clara", "Dagmar", "Emil", "Fatima", "Gry", "Hanne", "Ivan", "Josefine", "Kasper", "Liv", "Mads", "Nora", "Ole",
    "Pia", "Søren", "Thea", "Åse",
];
const FAMILY: [&str; 16] = [
    "Andersen",
    "Bech",
    "Christensen",
    "Dahl",
    "Eriksen",
    "Friis",
    "Haddad",
    "Jensen",
    "Kruse",
    "Lund",
    "Møller",
    "Nguyen",
    "Olsen",
    "Pedersen",
    "Thomsen",
    "Østergaard",
];

/// What the load needs to know.
pub struct Town {
    /// The supervisor who logs sessions.
    pub supervisor: String,
}

/// Makes the municipality.
pub async fn build(url: &str, size: usize) -> Town {
    let clock = Clock::machine(chrono_tz::Europe::Copenhagen);
    let app = App::open(url, &[7; 32], clock.clone(), Ids::random(clock), Options::default()).expect("the database");
    let tenant = TenantId(1);
    let new = NewTenant { name: "Målkøbing Kommune".to_owned(), municipality_code: "998".to_owned(), is_demo: false };
    let root = tenants::found(&app, tenant, new).await.expect("a municipality").root;
    let permit = app.system(tenant);
    let hash = sessions::passwords::hash(PASSWORD.to_owned()).await.expect("a hash");
    let consultant_hash = hash.clone();
    let consultant = move |w: &mut Writer<'_>| {
        let user = users::insert(w, &NewUser { name: "Konsulent", email: CONSULTANT, password_hash: Some(&consultant_hash) })?;
        users::grant(w, user, Role::Consultant, root, &[])
    };
    app.db.write(&permit, consultant).await.expect("a consultant");
    let load = |kind, text: String| {
        let (app, permit) = (&app, &permit);
        async move {
            let counts = imports::load_bytes(app, permit, kind, "maaling.csv", text.into_bytes(), false).await;
            assert!(counts.is_ok(), "{kind}: {counts:?}");
        }
    };
    load(ImportKind::Sites, sites(size)).await;
    load(ImportKind::Supervisors, supervisors(size)).await;
    load(ImportKind::Cohorts, cohorts(size)).await;
    for from in (0..size).step_by(CHUNK) {
        load(ImportKind::Trainees, trainees(from..size.min(from + CHUNK))).await;
    }
    load(ImportKind::Absence, absence(size, app.clock.today())).await;
    let supervisor = format!("vejleder{}@example.org", size / PER_SUPERVISOR / 2);
    let email = supervisor.clone();
    app.db.write(&permit, move |w| users::set_password_hash(w, &email, &hash)).await.expect("a supervisor's password");
    app.db.close();
    Town { supervisor }
}

fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    rows.fold(format!("{head}\n"), |mut text, row| {
        writeln!(text, "{row}").expect("a string takes all");
        text
    })
}

fn sites(size: usize) -> String {
    let head = "Centerkode;Center;Område;Stedkode;Praktiksted;Type;Børn;Uddannelsesansvarlig;Uddannelse;Pladser;Fra;Til";
    table(
        head,
        (0..=size / PER_SITE).map(|n| {
            let (area, places) = (n / 20, PER_SITE * 2);
            format!(
                "SO;Sundhed og Omsorg;Område {area};{n:04};Plejecenter {n};Plejecenter;nej;Nanna Hald;Social- og sundhedsassistent;\
                 {places};01-01-2020;31-12-2035"
            )
        }),
    )
}

fn supervisors(size: usize) -> String {
    let head = "Navn;E-mail;Arbejdssted;Vejleder for;Vejlederuddannelse;Afsluttet;Maks. elever;Minutter pr. uge;Udnævnt;Ophørt;Rolle";
    table(
        head,
        (0..=size / PER_SUPERVISOR).map(|n| {
            let site = n * PER_SUPERVISOR / PER_SITE;
            format!(
                "Vejleder {n};vejleder{n}@example.org;Plejecenter {site};SSA;Internt kursus;09-06-2020;{};60;12-04-2020;;\
                 Ansvarlig vejleder",
                PER_SUPERVISOR * 2
            )
        }),
    )
}

fn cohorts(size: usize) -> String {
    let periods = [
        ("Skole", "Skole 1", "05-01-2026;01-03-2026"),
        ("Oplæring", "Oplæring 1", "02-03-2026;19-07-2026"),
        ("Skole", "Skole 2", "20-07-2026;13-09-2026"),
        ("Oplæring", "Oplæring 2", "14-09-2026;28-02-2027"),
        ("Skole", "Skole 3", "01-03-2027;23-05-2027"),
        ("Oplæring", "Oplæring 3", "24-05-2027;13-08-2028"),
        ("Skole", "Skole 4", "14-08-2028;22-10-2028"),
    ];
    table(
        "Hold;Uddannelse;Skole;Nr;Type;Betegnelse;Fra;Til",
        (0..=size / PER_COHORT).flat_map(|n| {
            periods.iter().enumerate().map(move |(at, (kind, label, dates))| {
                format!("SSA-{n};Social- og sundhedsassistent;SOSU H;{};{kind};{label};{dates}", at + 1)
            })
        }),
    )
}

fn trainees(numbers: std::ops::Range<usize>) -> String {
    let head = "Fornavn;Efternavn;Fødselsdato;E-mail;Mobil;Uddannelse;Hold;Praktiksted;Start;Slut;Ansættelsesform;Vejleder;Elevnr;\
                Center;Skole;Timer pr. uge;Bemærkning";
    table(
        head,
        numbers.map(|n| {
            let (given, family) = (GIVEN.get(n % 20).expect("twenty"), FAMILY.get(n / 20 % 16).expect("sixteen"));
            let (day, month, year) = (1 + n % 28, 1 + n / 28 % 12, 1980 + n / 336 % 25);
            let (cohort, site, supervisor) = (n / PER_COHORT, n / PER_SITE, n / PER_SUPERVISOR);
            format!(
                "{given};{family} {};{day:02}-{month:02}-{year};elev{n}@example.org;;Social- og sundhedsassistent;SSA-{cohort};\
                 Plejecenter {site};05-01-2026;22-10-2028;Elev (uddannelsesaftale);Vejleder {supervisor};{n:06};SO;SOSU H;37,0;",
                letters(n)
            )
        }),
    )
}

fn absence(size: usize, today: NaiveDate) -> String {
    let (from, to) = ((today - Days::new(40)).format("%d-%m-%Y"), (today - Days::new(1)).format("%d-%m-%Y"));
    let ill = (0..size).step_by(PER_ILL).map(|n| format!("{n};{n:06};Sygdom;{from};{to}"));
    table("Løbenr;Elevnr;Fraværstype;Første dag;Sidste dag", ill)
}

/// A number in letters, as a second family name.
fn letters(mut n: usize) -> String {
    let mut word = String::new();
    for alphabet in [&b"BDFGHJKLMNPRSTV"[..], b"aeiouy", b"bdfgklmnrstv", b"aeiouy", b"dgklmnrstv"] {
        word.push(char::from(*alphabet.get(n % alphabet.len()).expect("a letter")));
        n /= alphabet.len();
    }
    word
}

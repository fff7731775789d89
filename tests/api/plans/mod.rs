//! The catalogue of statements: how the engines would run each of them with a million trainees, and how many of them a list and
//! a card take.
//!
//! What is asked in the stories below, and by every list in every order, is recorded; then the engine of the run is told that its
//! tables are those of a million (`million.rs`) and asked for its plan of each statement. No table that grows is read whole, no list
//! is sorted, and each step is entered by a key that leads to few rows. What is otherwise stands in `exceptions.rs` with its reason.
//!
//! A plan does not say how many rows a page in the order of an index passes over because a filter drops them.

mod asked;
mod exceptions;
mod million;
mod postgres;
mod sqlite;

use crate::access::operations;
use crate::support::House;
use crate::support::database::TestDatabase;
use crate::support::recorder::{Recorded, recorded};
use backend::app::{App, Options};
use backend::clock::{Clock, Ids};
use exceptions::{EXCEPTIONS, Exception, MORE, On};
use postgres::Postgres;
use sqlite::Sqlite;
use std::collections::{BTreeMap, BTreeSet};

/// To how many rows a key may lead where they are not read page by page: those of a trainee, a person, a site.
const MOST: u64 = 1_000;
/// How many statements a list may take, the session's among them; where it is counted, one more.
const LIST: u32 = 3;
/// How many a card may.
const CARD: u32 = 5;

/// How many rows may be sorted before the first of them is told.
const SORTED: u64 = 10_000;

/// Stories in which the operations succeed that `asked.rs` does not reach: their statements are in the catalogue.
const STORIES: &[fn()] = &[
    crate::absence::a_trainee_reports_sick_and_well_and_a_double_click_is_one_report,
    crate::answers::a_file_is_taken_by_what_it_is_kept_once_and_fetched_by_those_who_see_it,
    crate::external::a_contact_is_added_corrected_ended_and_taken_back,
    crate::external::a_school_is_added_corrected_and_read_by_those_who_lead,
    crate::external::what_was_agreed_is_noted_and_corrected_by_who_wrote_it,
    crate::follow_up::the_worklist_is_grouped_counted_put_off_closed_and_opened_again,
    crate::hiring::the_night_opens_a_case_and_the_trainee_answers_the_offer_in_the_end,
    crate::imports::bad_input::a_spell_stands_once_in_a_list_of_absence,
    crate::imports::story::another_mapping_is_checked_again,
    crate::listing::users_are_found_by_role_place_and_whether_they_can_sign_in,
    crate::listing::views::a_view_is_saved_found_and_deleted_and_is_the_users_own,
    crate::onboarding::what_is_not_relevant_has_a_reason_and_a_mandatory_item_only_the_consultants,
    crate::places::the_age_for_uftf_is_shown_on_the_first_day_of_the_cohort,
    crate::places::the_education_lead_screens_in_her_own_unit_and_offers_nothing,
    crate::refreshing::a_new_password_gives_this_client_new_tokens_and_ends_the_old_ones,
    crate::reports::a_few_stay_hidden_where_only_one_of_two_roles_may_open_the_cases,
    crate::scopes::a_list_moves_the_first_day_and_starts_nobody,
    crate::scopes::a_person_out_of_scope_is_neither_read_nor_changed_by_an_application,
    crate::sessions::signing_out_ends_the_session_at_once,
    crate::sites::tasks_and_hire_case_follow_the_trainee_to_the_new_site,
    crate::starting::the_education_lead_confirms_that_she_came,
    crate::supervision::a_concern_is_read_by_the_consultant_and_who_raised_it_only,
    crate::supervision::a_supervisor_logs_a_session_and_the_trainee_acknowledges_it,
    crate::talks::a_talk_that_is_not_needed_says_why_and_frees_its_task,
    crate::users::the_administrator_adds_a_user_who_sets_a_password_by_a_link_once,
];

/// A statement of the catalogue.
pub struct Statement {
    /// As the engine has it.
    text: String,
    /// The same on both engines: without quotes and numbers.
    plain: String,
    /// The operations, or what else asked for it.
    by: BTreeSet<String>,
    /// Whether it is asked by a list that is counted.
    counts: bool,
}

impl Statement {
    /// Whether it ends after so many rows: a page in an order, or a count that goes so far.
    fn is_bounded(&self) -> bool {
        self.plain.contains(" LIMIT ?") && (self.plain.contains(" ORDER BY ") || self.counts)
    }
}

/// The same text on both engines, and for however many values there are in a list.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut characters = text.chars().filter(|character| !matches!(character, '`' | '"')).peekable();
    while let Some(character) = characters.next() {
        plain.push(if character == '$' { '?' } else { character });
        while character == '$' && characters.next_if(char::is_ascii_digit).is_some() {}
    }
    for (engine, both) in [("= ANY(", "IN ("), ("!= ALL(", "NOT IN ("), ("IN (?)", "IN (?, ?)")] {
        plain = plain.replace(engine, both);
    }
    while plain.contains("?, ?, ?") {
        plain = plain.replace("?, ?, ?", "?, ?");
    }
    plain
}

/// The table at the beginning of a step of a plan, by its name or by the one it has in the statement.
fn table_of<'a>(plain: &'a str, step: &'a str) -> &'a str {
    let name = step.split_whitespace().next().unwrap();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let alias = |words: &&[&str]| words[1] == "AS" && words[2].trim_end_matches([')', ',']) == name;
    words.windows(3).find(alias).map_or(name, |words| words[0].trim_start_matches('('))
}

/// The operation of a request, or what was said instead of one.
fn operation_of(asked: &str, operations: &[(String, String)]) -> String {
    let path = asked.split('?').next().unwrap();
    let fits = |template: &str| {
        let (template, path): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
        template.len() == path.len() && template.iter().zip(&path).all(|(a, b)| a == b || a.starts_with('{'))
    };
    let fitting = operations.iter().filter(|(template, _)| fits(template));
    fitting.min_by_key(|(template, _)| template.matches('{').count()).map_or_else(|| asked.to_owned(), |(_, id)| id.clone())
}

fn catalogue(recorded: &Recorded, operations: &[(String, String)]) -> Vec<Statement> {
    let mut statements: BTreeMap<String, Statement> = BTreeMap::new();
    for (text, asked) in &recorded.statements {
        // Rows that are added are looked up nowhere; an empty list of values finds nothing on either engine.
        if !["SELECT", "UPDATE", "DELETE", "WITH"].iter().any(|word| text.starts_with(word)) || text.contains("1=0") {
            continue;
        }
        let by: BTreeSet<String> = asked.iter().map(|asked| operation_of(asked, operations)).collect();
        let plain = plain(text);
        let known =
            statements.entry(plain.clone()).or_insert_with(|| Statement { text: text.clone(), plain, by: BTreeSet::new(), counts: false });
        known.counts |= asked.iter().any(|asked| asked.contains("total=true"));
        known.by.extend(by);
    }
    statements.into_values().collect()
}

/// A database without a municipality: what is in it, the engines are told.
fn database() -> TestDatabase {
    let database = TestDatabase::new();
    let clock = Clock::machine(chrono_tz::Europe::Copenhagen);
    App::open(&database.url, &[7; 32], clock, Ids::counting(), Options::default()).unwrap().db.close();
    database
}

/// The engine of the run with the counts of a million trainees.
enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl Engine {
    fn findings(&mut self, statement: &Statement) -> Vec<String> {
        match self {
            Self::Sqlite(engine) => engine.findings(statement),
            Self::Postgres(engine) => engine.findings(statement),
        }
    }
}

/// What the statements are found to do that no exception names, and the exceptions that none needs.
fn judged(statements: &[Statement]) -> Vec<String> {
    let database = database();
    let (mut engine, other) = match database.url.starts_with("sqlite") {
        true => (Engine::Sqlite(Sqlite::new(&database.url)), On::Postgres),
        false => (Engine::Postgres(Postgres::new(&database.url)), On::Sqlite),
    };
    let mut needed = vec![false; EXCEPTIONS.len()];
    let mut wrong = Vec::new();
    for statement in statements {
        let findings = engine.findings(statement);
        if findings.is_empty() {
            continue;
        }
        let fits = |exception: &Exception| exception.on != other && exception.has.iter().all(|part| statement.plain.contains(part));
        match EXCEPTIONS.iter().position(fits) {
            Some(at) => needed[at] = true,
            None => wrong.push(format!("{}\n    by {:?}\n    {}", findings.join("\n"), statement.by, statement.plain)),
        }
    }
    let unneeded = EXCEPTIONS.iter().zip(needed).filter(|(exception, needed)| !needed && exception.on != other);
    wrong.extend(unneeded.map(|(exception, _)| format!("an exception that nothing needs: {:?}, {}", exception.has, exception.why)));
    wrong
}

/// The lists and cards that take more statements than they may, and the exceptions that none needs.
fn counted(recorded: &Recorded, paths: &[(String, String)]) -> Vec<String> {
    let mut most: BTreeMap<String, u32> = BTreeMap::new();
    for (asked, status, statements) in &recorded.answers {
        let operation = operation_of(asked, paths);
        let reads = operation.starts_with("list_") || operation.starts_with("find_");
        if *status == 200 && reads {
            let counted = statements.saturating_sub(u32::from(asked.contains("total=true")));
            let known = most.entry(operation).or_default();
            *known = counted.max(*known);
        }
    }
    let may = |operation: &str| {
        let usual = if operation.starts_with("list_") { LIST } else { CARD };
        (usual, MORE.iter().find(|(name, ..)| *name == operation).map_or(usual, |(_, many, _)| *many))
    };
    let wrong = |(operation, took): (&String, &u32)| {
        let (usual, may) = may(operation);
        // A write in between is in a savepoint on SQLite, which are two more than on PostgreSQL.
        let is_wrong = *took > may || (may > usual && *took <= usual);
        is_wrong.then(|| format!("{operation} takes {took} statements, and {may} are said"))
    };
    most.iter().filter_map(wrong).collect()
}

#[test]
fn every_statement_reads_few_rows_at_a_million() {
    let recorded = recorded(|| {
        STORIES.iter().for_each(|story| story());
        actix_web::rt::System::new().block_on(asked::everything());
    });
    let operations = actix_web::rt::System::new().block_on(async { operations(&House::empty().await).await });
    let paths: Vec<(String, String)> = operations.iter().map(|one| (format!("{} {}", one.method, one.template), one.id.clone())).collect();
    let succeeded: BTreeSet<String> =
        recorded.answers.iter().filter(|(_, status, _)| *status < 300).map(|(asked, ..)| operation_of(asked, &paths)).collect();
    let missing: Vec<&String> = paths.iter().map(|(_, id)| id).filter(|id| !succeeded.contains(*id)).collect();
    let statements = catalogue(&recorded, &paths);
    let mut wrong = judged(&statements);
    wrong.extend(counted(&recorded, &paths));
    assert!(wrong.is_empty(), "{} of {} statements:\n{}", wrong.len(), statements.len(), wrong.join("\n\n"));
    assert!(missing.is_empty(), "name a story in tests/api/plans/mod.rs in which they succeed: {missing:?}");
}

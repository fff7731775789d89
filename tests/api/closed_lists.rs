//! Closed lists stand in the code alone: no table lists words in SQL, and what the columns hold are words of their lists.

use crate::migrations::{connect, lines};
use crate::support::House;
use backend::db::DbConnection;
use domain::Word;
use domain::absence::{AbsenceKind, AbsenceSource};
use domain::access::Role;
use domain::external::{ExternalKind, ExternalRole, ExternalStatus};
use domain::follow_up::talks::{TalkForm, TalkStatus};
use domain::follow_up::{TaskKind, TaskStatus};
use domain::hiring::{Destination, HireCaseStatus, Wish};
use domain::imports::{ImportKind, ImportStatus};
use domain::onboarding::{Assignee, Category, Completion, ItemStatus, LayerKind, Phase};
use domain::organisation::{OrgKind, SiteKind};
use domain::people::{QualificationKind, SupervisorKind};
use domain::programmes::ProgrammeFamily;
use domain::recruitment::{ApplicationSource, ApplicationStatus, EntryRoute, InterviewConclusion};
use domain::supervision::{ConcernKind, ConcernStatus, SessionKind};
use domain::traineeships::{EmploymentBasis, SegmentKind, SegmentStatus, TraineeshipStatus};

/// The words of a list.
type Words = fn() -> Vec<&'static str>;

/// Which list a column holds words of.
#[rustfmt::skip]
const COLUMNS: &[(&str, &str, Words)] = &[
    ("org_units", "kind", words::<OrgKind>),
    ("org_units", "site_kind", words::<SiteKind>),
    ("role_assignments", "role", words::<Role>),
    ("programmes", "family", words::<ProgrammeFamily>),
    ("cohort_segments", "kind", words::<SegmentKind>),
    ("applications", "status", words::<ApplicationStatus>),
    ("applications", "entry_route", words::<EntryRoute>),
    ("applications", "source", words::<ApplicationSource>),
    ("interviews", "conclusion", words::<InterviewConclusion>),
    ("traineeships", "status", words::<TraineeshipStatus>),
    ("traineeships", "employment_basis", words::<EmploymentBasis>),
    ("segments", "kind", words::<SegmentKind>),
    ("segments", "status", words::<SegmentStatus>),
    ("supervisor_profiles", "kind", words::<SupervisorKind>),
    ("supervisor_qualifications", "kind", words::<QualificationKind>),
    ("supervisor_assignments", "kind", words::<SupervisorKind>),
    ("supervision_sessions", "kind", words::<SessionKind>),
    ("retention_cases", "kind", words::<ConcernKind>),
    ("retention_cases", "status", words::<ConcernStatus>),
    ("template_layers", "layer", words::<LayerKind>),
    ("checklist_items", "phase", words::<Phase>),
    ("checklist_items", "category", words::<Category>),
    ("checklist_items", "completion", words::<Completion>),
    ("checklist_items", "status", words::<ItemStatus>),
    ("checklist_ticks", "role", words::<Assignee>),
    ("checklist_answers", "role", words::<Assignee>),
    ("absence_spells", "kind", words::<AbsenceKind>),
    ("absence_spells", "source", words::<AbsenceSource>),
    ("tasks", "kind", words::<TaskKind>),
    ("tasks", "status", words::<TaskStatus>),
    ("tasks", "owner_role", words::<Role>),
    ("talks", "status", words::<TalkStatus>),
    ("talks", "form", words::<TalkForm>),
    ("hire_cases", "status", words::<HireCaseStatus>),
    ("hire_cases", "wish", words::<Wish>),
    ("hire_cases", "outcome", words::<HireCaseStatus>),
    ("hire_cases", "destination", words::<Destination>),
    ("external_organisations", "kind", words::<ExternalKind>),
    ("external_organisations", "status", words::<ExternalStatus>),
    ("external_contacts", "role", words::<ExternalRole>),
    ("imports", "kind", words::<ImportKind>),
    ("imports", "status", words::<ImportStatus>),
];

fn words<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|word| word.as_str()).collect()
}

/// Every column holds words of its list only. Gives in how many columns there were any.
pub(crate) fn hold(c: &mut DbConnection) -> usize {
    let mut held = 0;
    for (table, column, list) in COLUMNS {
        let found = lines(c, &format!("SELECT DISTINCT {column} AS line FROM {table} WHERE {column} IS NOT NULL"));
        let list = list();
        let strange: Vec<_> = found.iter().filter(|word| !list.contains(&word.as_str())).collect();
        assert!(strange.is_empty(), "{table}.{column} holds {strange:?}, and the list has {list:?}");
        held += usize::from(!found.is_empty());
    }
    held
}

#[actix_web::test]
async fn no_table_lists_words_and_every_column_holds_words_of_its_list() {
    let house = House::new().await;
    let mut c = connect(house.database_url());
    let checks = match c {
        DbConnection::Sqlite(_) => "SELECT name || ' ' || sql AS line FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK (%'",
        DbConnection::Postgres(_) => {
            "SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
             WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
        }
    };
    let checks = lines(&mut c, checks);
    assert!(!checks.is_empty(), "checks of days and numbers stay");
    let listing: Vec<_> = checks.iter().filter(|line| line.contains(" IN ('") || line.contains("ANY (ARRAY")).collect();
    assert!(listing.is_empty(), "{listing:?}");
    assert!(hold(&mut c) >= 4, "users with roles in an organisation, and the programmes");
}

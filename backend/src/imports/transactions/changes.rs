//! What a list changes in traineeships that are there. An empty cell says nothing, so it changes nothing.

use super::trainees::assigned;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use crate::traineeships::Facts;
use crate::{people, supervision, traineeships};
use domain::audit::AuditAction;
use domain::ids::{AnyId, CohortId, PersonId, TraineeshipId};
use domain::imports::Field;
use domain::imports::trainees::TraineeRow;

/// Brings a period that is there up to date.
pub(super) fn period(
    w: &mut Writer<'_>,
    id: TraineeshipId,
    person: PersonId,
    row: &TraineeRow,
    cohort: Option<CohortId>,
    fields: &[Field],
    main: bool,
) -> Result<(), Error> {
    let has = |field: Field| fields.contains(&field);
    if has(Field::Email) || has(Field::Phone) {
        let told = |text: &Option<String>| text.clone().map(Some);
        let change = people::Change { email: told(&row.email), phone: told(&row.phone), ..people::Change::default() };
        people::change(w, person, &change)?;
    }
    if main {
        let facts = Facts {
            employment_basis: row.basis,
            weekly_minutes: row.weekly_minutes,
            school: row.school.as_deref(),
            note: row.note.as_deref(),
            external_ref: row.external_ref.as_deref(),
            cohort_id: cohort,
        };
        traineeships::correct(w, id, &facts)?;
    }
    let own_cohort = cohort.filter(|_| !main);
    if has(Field::Site) {
        traineeships::place(w, id, (row.site.id, &row.site.path), own_cohort)?;
    }
    if has(Field::Start) || has(Field::End) {
        traineeships::move_days(w, id, (row.starts_on, row.ends_on), own_cohort)?;
    }
    if has(Field::Supervisor)
        && let Some(new) = assigned(w, id, row)
    {
        let from = w.permit.today.min(row.ends_on);
        supervision::replace_assigned(w, new, from)?;
    }
    w.audit(AuditEntry {
        action: AuditAction::TraineeshipChangedByImport,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(person),
        details: serde_json::json!({ "fields": fields }),
    })
}

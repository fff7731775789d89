//! The end of a traineeship comes near.

use crate::db::schema::traineeships;
use crate::db::{AuditEntry, Writer};
use crate::error::Error;
use diesel::prelude::*;
use domain::audit::AuditAction;
use domain::ids::{AnyId, PersonId, TraineeshipId};
use domain::traineeships::TraineeshipStatus;

/// An active traineeship nears its end (docs/field 4.2, B11).
///
/// # Errors
/// What the database says.
pub fn complete(w: &mut Writer<'_>, id: TraineeshipId, person: PersonId) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(traineeships::table.find((tenant, id)))
        .set((
            traineeships::status.eq(TraineeshipStatus::Completing),
            traineeships::updated_at.eq(now),
            traineeships::version.eq(traineeships::version + 1),
        ))
        .execute(&mut **w)?;
    w.audit(AuditEntry {
        action: AuditAction::TraineeshipMoved,
        object_kind: "traineeship",
        object_id: Some(AnyId(id.0)),
        traineeship_id: Some(id),
        person_id: Some(person),
        details: serde_json::json!({ "from": TraineeshipStatus::Active, "to": TraineeshipStatus::Completing }),
    })
}

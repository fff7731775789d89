//! What a write closure gets: the connection, and the duty to say what it did.

use super::DbConnection;
use super::schema::audit_events;
use crate::clock::Ids;
use crate::error::{Error, Saved};
use crate::insert_all;
use crate::permit::Permit;
use diesel::prelude::*;
use domain::Instant;
use domain::audit::AuditAction;
use domain::ids::{AnyId, AuditEventId, PersonId, TenantId, TraineeshipId, UserId};
use std::ops::{Deref, DerefMut};

/// One entry of the audit log and of the person's history.
#[derive(Debug, Clone)]
pub struct AuditEntry {
    /// What was done.
    pub action: AuditAction,
    /// What kind of thing it was done to, e.g. `application`.
    pub object_kind: &'static str,
    /// Which one.
    pub object_id: Option<AnyId>,
    /// The traineeship in whose history it stands.
    pub traineeship_id: Option<TraineeshipId>,
    /// The person in whose history it stands.
    pub person_id: Option<PersonId>,
    /// From, to, reason codes. No confidential text: the history is read more widely than the thing itself.
    pub details: serde_json::Value,
}

impl AuditEntry {
    /// An entry that so far says only what was done.
    #[must_use]
    pub fn of(action: AuditAction) -> Self {
        Self { action, object_kind: "", object_id: None, traineeship_id: None, person_id: None, details: serde_json::Value::Null }
    }
}

#[derive(Insertable)]
#[diesel(table_name = audit_events, treat_none_as_default_value = false)]
struct NewEvent<'p> {
    tenant_id: TenantId,
    id: AuditEventId,
    at: Instant,
    actor_user_id: Option<UserId>,
    actor_name: &'p str,
    action: AuditAction,
    object_kind: &'static str,
    object_id: Option<AnyId>,
    traineeship_id: Option<TraineeshipId>,
    person_id: Option<PersonId>,
    details: String,
}

impl<'p> NewEvent<'p> {
    fn of(entry: AuditEntry, permit: &'p Permit, at: Instant, ids: &Ids) -> Self {
        Self {
            tenant_id: permit.tenant,
            id: ids.next(),
            at,
            actor_user_id: permit.user_id,
            actor_name: &permit.user_name,
            action: entry.action,
            object_kind: entry.object_kind,
            object_id: entry.object_id,
            traineeship_id: entry.traineeship_id,
            person_id: entry.person_id,
            details: entry.details.to_string(),
        }
    }
}

/// A write transaction. Dereferences to the connection.
pub struct Writer<'c> {
    connection: &'c mut DbConnection,
    /// Who writes.
    pub permit: &'c Permit,
    /// The point in time of the write.
    pub now: Instant,
    ids: &'c Ids,
    audited: usize,
}

impl<'c> Writer<'c> {
    pub(super) fn run<T>(
        connection: &'c mut DbConnection,
        permit: &'c Permit,
        now: Instant,
        ids: &'c Ids,
        work: &dyn Fn(&mut Writer<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut writer = Writer { connection, permit, now, ids, audited: 0 };
        let value = match work(&mut writer) {
            Err(error) => return Err(writer.said_who(error)),
            Ok(value) => value,
        };
        if writer.audited == 0 {
            return Err(Error::internal("a write left no audit row"));
        }
        Ok(value)
    }

    /// A stale version with who changed the object last, and when, as its history has it.
    fn said_who(&mut self, error: Error) -> Error {
        let Some(object) = error.stale_object() else { return error };
        let readings = AuditAction::ALL.iter().copied().filter(|action| action.is_reading()).collect::<Vec<_>>();
        let last = audit_events::table
            .filter(audit_events::tenant_id.eq(self.permit.tenant).and(audit_events::object_id.eq(object).assume_not_null()))
            // Reading something confidential is noted too, and is no change.
            .filter(audit_events::action.ne_all(readings))
            .order((audit_events::at.desc(), audit_events::id.desc()))
            .select((audit_events::actor_name, audit_events::at))
            .first::<(String, Instant)>(self.connection);
        match last.optional() {
            Ok(last) => error.after(last.map(|(by, at)| Saved { by, at })),
            Err(failed) => failed.into(),
        }
    }

    /// The next id of its kind.
    #[must_use]
    pub fn next_id<I: From<uuid::Uuid>>(&self) -> I {
        self.ids.next()
    }

    /// Says what was done, in the same transaction.
    ///
    /// # Errors
    /// What the database says.
    pub fn audit(&mut self, entry: AuditEntry) -> Result<(), Error> {
        let event = NewEvent::of(entry, self.permit, self.now, self.ids);
        // Not as one of many: that statement is made anew each time.
        diesel::insert_into(audit_events::table).values(event).execute(self.connection)?;
        self.audited = self.audited.saturating_add(1);
        Ok(())
    }

    /// Says of many things at once what was done, in the same transaction.
    ///
    /// # Errors
    /// What the database says.
    pub fn audit_all(&mut self, entries: Vec<AuditEntry>) -> Result<(), Error> {
        let rows: Vec<NewEvent<'_>> = entries.into_iter().map(|entry| NewEvent::of(entry, self.permit, self.now, self.ids)).collect();
        insert_all!(self, audit_events::table, rows);
        self.audited = self.audited.saturating_add(rows.len());
        Ok(())
    }

    /// Ends a write that found nothing to do (already done, same file again): there is nothing to audit.
    pub fn nothing_to_do(&mut self) {
        self.audited = self.audited.saturating_add(1);
    }

    /// The user who writes; an error for work of the system itself.
    ///
    /// # Errors
    /// Internal: only people do this.
    pub fn user_id(&self) -> Result<UserId, Error> {
        self.permit.user_id.ok_or_else(|| Error::internal("only a person does this"))
    }
}

impl Deref for Writer<'_> {
    type Target = DbConnection;
    fn deref(&self) -> &DbConnection {
        self.connection
    }
}

impl DerefMut for Writer<'_> {
    fn deref_mut(&mut self) -> &mut DbConnection {
        self.connection
    }
}

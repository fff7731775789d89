//! Our own SQL types on the backend that the derive makes: one line per type; a forgotten one fails to compile.

use super::MultiBackend;
use diesel::deserialize::FromSql;
use diesel::serialize::{IsNull, Output, ToSql};
use diesel::sql_types::HasSqlType;
use domain::ids::*;
use domain::sql;

macro_rules! has_sql_type {
    ($($sql:ty),+) => {$(
        impl HasSqlType<$sql> for MultiBackend {
            fn metadata(lookup: &mut Self::MetadataLookup) -> Self::TypeMetadata {
                Self::lookup_sql_type::<$sql>(lookup)
            }
        }
    )+};
}

macro_rules! on_either_engine {
    ($sql:ty: $($type:ty),+ $(,)?) => {$(
        impl ToSql<$sql, MultiBackend> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> diesel::serialize::Result {
                out.set_value((<$sql>::default(), self));
                Ok(IsNull::No)
            }
        }
        impl FromSql<$sql, MultiBackend> for $type {
            fn from_sql(value: <MultiBackend as diesel::backend::Backend>::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                value.from_sql::<Self, $sql>()
            }
        }
    )+};
}

has_sql_type!(sql::Id, sql::Instant);
on_either_engine!(sql::Instant: domain::Instant);
on_either_engine!(sql::Id: UserId, RoleAssignmentId, SessionId, OrgUnitId, SiteCapacityId, ProgrammeVersionId, CohortId,
    CohortSegmentId, PersonId, ApplicationId, RequirementCheckId, InterviewId, TraineeshipId, SegmentId,
    SupervisorProfileId, QualificationId, SupervisorAssignmentId, TemplateLayerId, ChecklistItemId, SupervisionSessionId,
    RetentionCaseId, AbsenceSpellId, TaskId, TalkId, HireCaseId, ExternalOrganisationId,
    ExternalContactId, ExternalMeetingId, ImportId, SavedViewId, AuditEventId, AnyId);

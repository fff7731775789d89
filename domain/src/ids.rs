//! Ids of everything that has one. Made by the server (UUIDv7); never guessed, never the access control.

ids! {
    /// A user who can sign in.
    UserId,
    /// A role a user has, with its scope and period.
    RoleAssignmentId,
    /// A sign-in session.
    SessionId,
    /// A unit of the organisation tree.
    OrgUnitId,
    /// Places at a site for a programme in a date range.
    SiteCapacityId,
    /// A version of a programme.
    ProgrammeVersionId,
    /// An intake cohort (hold).
    CohortId,
    /// A segment of a cohort's plan.
    CohortSegmentId,
    /// A person: applicant or trainee.
    PersonId,
    /// An application.
    ApplicationId,
    /// A ticked or open entry requirement of an application.
    RequirementCheckId,
    /// One person's conclusion of an interview.
    InterviewId,
    /// A traineeship (forløb).
    TraineeshipId,
    /// A segment of a traineeship: school, placement, GF2, exam.
    SegmentId,
    /// A supervisor's profile.
    SupervisorProfileId,
    /// A supervisor's qualification.
    QualificationId,
    /// An assignment of a supervisor to a trainee.
    SupervisorAssignmentId,
    /// A layer of the onboarding template.
    TemplateLayerId,
    /// An item of a trainee's checklist.
    ChecklistItemId,
    /// A logged supervision session.
    SupervisionSessionId,
    /// A concern raised about a traineeship (fastholdelsessag).
    RetentionCaseId,
    /// An absence spell.
    AbsenceSpellId,
    /// A task on the worklist.
    TaskId,
    /// A talk (samtale).
    TalkId,
    /// A hire case.
    HireCaseId,
    /// An organisation outside the municipality.
    ExternalOrganisationId,
    /// A contact at an organisation outside the municipality.
    ExternalContactId,
    /// A meeting with an organisation outside the municipality.
    ExternalMeetingId,
    /// An import of a file.
    ImportId,
    /// A saved view of a list.
    SavedViewId,
    /// An entry of the audit log.
    AuditEventId,
}

/// A municipality: small, because it stands first in every key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "database", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow), diesel(sql_type = diesel::sql_types::Integer))]
#[serde(transparent)]
pub struct TenantId(pub i32);

impl std::fmt::Display for TenantId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for TenantId {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

crate::fields::coded_value!(TenantId, blank = TenantId(0), words = None);

#[cfg(feature = "database")]
crate::sql::stored_as_integer!(TenantId);

ids! {
    /// An id of anything: where a row may point to several kinds, as in the audit log.
    AnyId,
}

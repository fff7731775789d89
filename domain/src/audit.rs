//! What is written in the audit log, and the log as the administrator sees it.

use crate::Instant;
use crate::ids::AuditEventId;
use crate::listing::{Cell, Column, Filter, Listed, Listing};
use crate::text::audit as text;
use serde::{Deserialize, Serialize};

words! {
    /// What was done: `<object>.<verb>`. A word that is no longer written stays here, since old logs hold it.
    AuditAction {
        AbsenceImported = "absence.imported", "Fravær læst ind fra liste", "Absence read in from a list";
        AbsenceRecovered = "absence.recovered", "Raskmeldt", "Reported well";
        AbsenceReported = "absence.reported", "Fravær meldt", "Absence reported";
        ApplicationChanged = "application.changed", "Ansøgning ændret", "Application changed";
        ApplicationInterviewed = "application.interviewed", "Konklusion efter samtale skrevet", "Conclusion of the interview written";
        ApplicationMoved = "application.moved", "Ansøgning flyttet", "Application moved";
        ApplicationRegistered = "application.registered", "Ansøgning oprettet", "Application registered";
        ApplicationRequirementChecked = "application.requirement_checked", "Adgangskrav set efter", "Entry requirement checked";
        ChecklistMade = "checklist.made", "Onboardingplan lavet", "Onboarding plan made";
        ChecklistItemAnswered = "checklist_item.answered", "Punkt besvaret", "Item answered";
        ChecklistItemFileRead = "checklist_item.file_read", "Fil hentet", "File fetched";
        ChecklistItemNotRelevant = "checklist_item.not_relevant", "Punkt sat til ikke relevant", "Item set to not relevant";
        ChecklistItemTicked = "checklist_item.ticked", "Punkt sat som klaret", "Item ticked";
        ChecklistItemUnticked = "checklist_item.unticked", "Punkt åbnet igen", "Item opened again";
        CohortChanged = "cohort.changed", "Hold ændret", "Cohort changed";
        CohortCreated = "cohort.created", "Hold oprettet", "Cohort created";
        ConcernAcknowledged = "concern.acknowledged", "Bekymring modtaget", "Concern received";
        ConcernRaised = "concern.raised", "Bekymring rejst", "Concern raised";
        ConcernRead = "concern.read", "Bekymring læst", "Concern read";
        ExternalContactChanged = "external_contact.changed", "Kontakt ændret", "Contact changed";
        ExternalContactCreated = "external_contact.created", "Kontakt oprettet", "Contact created";
        ExternalContactEnded = "external_contact.ended", "Kontakt afsluttet", "Contact ended";
        ExternalContactTakenBack = "external_contact.taken_back", "Kontakt taget i brug igen", "Contact taken into use again";
        ExternalMeetingChanged = "external_meeting.changed", "Møde med skole eller samarbejdspartner rettet", "Meeting with a school or partner corrected";
        ExternalMeetingLogged = "external_meeting.logged", "Møde med skole eller samarbejdspartner noteret", "Meeting with a school or partner noted";
        ExternalOrganisationChanged = "external_organisation.changed", "Skole eller samarbejdspartner ændret", "School or partner changed";
        ExternalOrganisationCreated = "external_organisation.created", "Skole eller samarbejdspartner oprettet", "School or partner created";
        ExternalOrganisationTakenBack = "external_organisation.taken_back", "Skole eller samarbejdspartner taget i brug igen", "School or partner taken into use again";
        ExternalOrganisationTakenOut = "external_organisation.taken_out", "Skole eller samarbejdspartner taget ud af brug", "School or partner taken out of use";
        HireCaseEndMoved = "hire_case.end_moved", "Sidste dag i ansættelsessagen flyttet", "Last day of the hire case moved";
        HireCaseMoved = "hire_case.moved", "Ansættelsessag flyttet", "Hire case moved";
        HireCaseOpened = "hire_case.opened", "Ansættelsessag åbnet", "Hire case opened";
        HireCaseWishStated = "hire_case.wish_stated", "Ønske om job skrevet", "Wish for a job stated";
        ImportChecked = "import.checked", "Liste kontrolleret", "List checked";
        ImportCommitted = "import.committed", "Liste læst ind", "List read in";
        ListExported = "list.exported", "Liste eksporteret", "List exported";
        OrgUnitChanged = "org_unit.changed", "Enhed ændret", "Unit changed";
        OrgUnitCreated = "org_unit.created", "Enhed oprettet", "Unit created";
        RoleGranted = "role.granted", "Rolle givet", "Role given";
        SessionBegun = "session.begun", "Logget ind", "Signed in";
        SessionEnded = "session.ended", "Logget ud", "Signed out";
        SettingChanged = "setting.changed", "Indstilling ændret", "Setting changed";
        SupervisionSessionAcknowledged = "supervision_session.acknowledged", "Vejledning set af eleven", "Supervision seen by the trainee";
        SupervisionSessionLogged = "supervision_session.logged", "Vejledning logget", "Supervision logged";
        SupervisorAssigned = "supervisor.assigned", "Vejleder valgt", "Supervisor chosen";
        SupervisorChanged = "supervisor.changed", "Vejleder ændret", "Supervisor changed";
        SupervisorCreated = "supervisor.created", "Vejleder oprettet", "Supervisor created";
        TalkAcknowledged = "talk.acknowledged", "Referat set", "Minutes seen";
        TalkCancelled = "talk.cancelled", "Samtale aflyst", "Talk cancelled";
        TalkClosed = "talk.closed", "Samtale afsluttet", "Talk closed";
        TalkHeld = "talk.held", "Samtale holdt", "Talk held";
        TalkInvited = "talk.invited", "Indkaldt til samtale", "Invited to a talk";
        TalkMinutesRead = "talk.minutes_read", "Referat læst", "Minutes read";
        TalkMinutesWritten = "talk.minutes_written", "Referat skrevet", "Minutes written";
        TalkMoved = "talk.moved", "Samtale flyttet", "Talk moved";
        TaskAssigned = "task.assigned", "Opgave givet til en anden", "Task given to someone else";
        TaskClosed = "task.closed", "Opgave lukket", "Task closed";
        TaskCreated = "task.created", "Opgave oprettet", "Task created";
        TaskReopened = "task.reopened", "Opgave åbnet igen", "Task opened again";
        TaskSnoozed = "task.snoozed", "Opgave udsat", "Task put off";
        TemplateLoaded = "template.loaded", "Skabelon indlæst", "Template loaded";
        TenantFounded = "tenant.founded", "Kommune oprettet", "Municipality set up";
        TraineeInvited = "trainee.invited", "Elev inviteret til at logge ind", "Trainee invited to sign in";
        TraineeshipChangedByImport = "traineeship.changed_by_import", "Forløb ændret af liste", "Traineeship changed by a list";
        TraineeshipCreated = "traineeship.created", "Forløb oprettet", "Traineeship created";
        TraineeshipImported = "traineeship.imported", "Forløb læst ind fra liste", "Traineeship read in from a list";
        TraineeshipMoved = "traineeship.moved", "Forløb flyttet", "Traineeship moved";
        TraineeshipPeriodAdded = "traineeship.period_added", "Periode tilføjet", "Period added";
        TraineeshipPeriodMoved = "traineeship.period_moved", "Periode flyttet", "Period moved";
        TraineeshipStarted = "traineeship.started", "Forløb begyndt", "Traineeship begun";
        UserActivated = "user.activated", "Adgang åbnet", "Access opened";
        UserCreated = "user.created", "Bruger oprettet", "User created";
        UserDeactivated = "user.deactivated", "Adgang lukket", "Access closed";
        UserLinkIssued = "user.link_issued", "Link til adgangskode lavet", "Password link made";
        UserPasswordSet = "user.password_set", "Adgangskode sat", "Password set";
        ViewRemoved = "view.removed", "Visning slettet", "View deleted";
        ViewSaved = "view.saved", "Visning gemt", "View saved";
    }
}

impl AuditAction {
    /// Whether something was only read: it is noted since it is confidential, and nothing was changed.
    #[must_use]
    pub const fn is_reading(self) -> bool {
        matches!(self, Self::ChecklistItemFileRead | Self::ConcernRead | Self::TalkMinutesRead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_an_object_and_what_was_done_to_it() {
        for action in AuditAction::ALL {
            let (object, verb) = action.as_str().split_once('.').unwrap();
            assert!(!object.is_empty() && !verb.is_empty(), "{action}");
            assert_eq!(action.is_reading(), verb.ends_with("read"), "{action}");
        }
    }
}

/// One entry of the log, or of a person's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HistoryEntry {
    /// The entry.
    pub id: AuditEventId,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor_name: String,
    /// What was done: a stable code such as `application.moved`.
    pub action: String,
    /// What it was done to.
    pub object_kind: String,
    /// From, to, reason codes.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub details: serde_json::Value,
}

type C = Column<HistoryEntry>;

/// The log of the municipality.
impl Listed for HistoryEntry {
    const LIST: &'static Listing<Self> = &Listing {
        name: "audit_events",
        title: text::title,
        columns: &[
            C::new("at", text::at, |entry, _| Cell::Moment(entry.at)).sorted().on_line(1),
            C::new("who", text::who, |entry, _| Cell::Text(entry.actor_name.clone())).on_line(1),
            C::new("what", text::what, |entry, told| {
                Cell::Text(text::action(told.lang, &entry.action).map_or_else(|| entry.action.clone(), str::to_owned))
            })
            .on_line(0),
        ],
        filters: &[Filter::words("action", text::filter, text::all_actions, text::groups)],
        sort: "-at",
        none: (text::empty, text::empty_text),
        none_found: (text::empty, text::empty_text),
        id: None,
        exports: true,
    };
}

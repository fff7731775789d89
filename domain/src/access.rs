//! Who may do what, and how far: one pure table for the server and the SPA (docs/field 2.4 and section 3).

use crate::ids::OrgUnitId;

words! {
    /// What a user is in the municipality (docs/field 2.4).
    Role {
        Trainee = "trainee", "Elev/studerende", "Trainee";
        Supervisor = "supervisor", "Vejleder", "Supervisor";
        DailySupervisor = "daily_supervisor", "Daglig vejleder", "Daily supervisor";
        EducationLead = "education_lead", "Uddannelsesansvarlig", "Education lead";
        Leader = "leader", "Leder", "Leader";
        Consultant = "consultant", "Uddannelseskonsulent", "Education consultant";
        Hr = "hr", "HR/løn", "HR/payroll";
        Administrator = "administrator", "Administrator", "Administrator";
        SteeringGroup = "steering_group", "Følgegruppe", "Steering group";
    }
    /// What can be done: one word per kind of access, not per button.
    Action {
        UseOwnAccount = "use_own_account", "Bruge egen konto", "Use own account";
        SeeOrganisation = "see_organisation", "Se organisationen", "See the organisation";
        SeeUsers = "see_users", "Se brugere", "See users";
        ManageUsers = "manage_users", "Administrere brugere", "Manage users";
        SeeProgrammes = "see_programmes", "Se uddannelser", "See programmes";
        SeeAudit = "see_audit", "Se revisionsloggen", "See the audit log";
        ImportFiles = "import_files", "Indlæse filer", "Import files";
        SeeApplications = "see_applications", "Se ansøgninger", "See applications";
        ScreenApplications = "screen_applications", "Screene ansøgninger", "Screen applications";
        MoveApplications = "move_applications", "Behandle ansøgninger", "Process applications";
        InterviewApplicants = "interview_applicants", "Holde ansættelsessamtale", "Interview applicants";
        ManageCohorts = "manage_cohorts", "Sætte pladser på hold", "Set the places of cohorts";
        SeeTrainees = "see_trainees", "Se elever", "See trainees";
        StartTraineeships = "start_traineeships", "Bekræfte mødt", "Confirm the first day";
        ManageTraineeships = "manage_traineeships", "Rette forløb", "Manage traineeships";
        SeeAbsence = "see_absence", "Se fravær", "See absence";
        ReportAbsence = "report_absence", "Melde fravær", "Report absence";
        SeeChecklist = "see_checklist", "Se tjekliste", "See the checklist";
        TickChecklist = "tick_checklist", "Krydse punkter af", "Tick checklist items";
        ManageChecklist = "manage_checklist", "Lave onboardingplan", "Make the onboarding plan";
        SeeSupervisors = "see_supervisors", "Se vejledere", "See supervisors";
        AssignSupervisor = "assign_supervisor", "Tildele vejleder", "Assign a supervisor";
        SeeSupervision = "see_supervision", "Se vejledning", "See supervision";
        LogSupervision = "log_supervision", "Logge vejledning", "Log supervision";
        AcknowledgeSupervision = "acknowledge_supervision", "Kvittere for vejledning", "Acknowledge supervision";
        RaiseConcern = "raise_concern", "Rejse en bekymring", "Raise a concern";
        SeeConcerns = "see_concerns", "Se bekymringer", "See concerns";
        HandleConcerns = "handle_concerns", "Behandle bekymringer", "Handle concerns";
        SeeTasks = "see_tasks", "Se opfølgning", "See the worklist";
        DoTasks = "do_tasks", "Udføre opfølgning", "Do tasks";
        SeeTalks = "see_talks", "Se samtaler", "See talks";
        HoldTalks = "hold_talks", "Holde samtaler", "Hold talks";
        SeeHireCases = "see_hire_cases", "Se ansættelsessager", "See hire cases";
        DecideHireCases = "decide_hire_cases", "Afgøre ansættelse", "Decide hire cases";
        StateWish = "state_wish", "Angive jobønske", "State a job wish";
        SeeKeyFigures = "see_key_figures", "Se nøgletal", "See key figures";
        ManageSettings = "manage_settings", "Ændre indstillinger", "Change settings";
        SeeHistory = "see_history", "Se historik", "See history";
        SeeExternal = "see_external", "Se skoler og kontakter", "See schools and contacts";
        ManageExternal = "manage_external", "Rette skoler og kontakter", "Manage schools and contacts";
    }
}

/// How far an action reaches for a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reach {
    /// Only what is about the actor.
    Own,
    /// The actor's trainees: a current assignment, and 30 days around it (docs/field 3, visibility classes).
    Assigned,
    /// The subtree and programmes of the role assignment.
    Scope,
}

/// How far `action` reaches for `role`; `None` where it does not at all. Deny by default: only what stands here is allowed.
#[must_use]
pub const fn reach(role: Role, action: Action) -> Option<Reach> {
    use Action as A;
    use Role as R;
    match action {
        A::UseOwnAccount | A::SeeOrganisation | A::SeeProgrammes => Some(Reach::Scope),
        A::ManageUsers | A::ManageSettings | A::SeeAudit => match role {
            R::Administrator => Some(Reach::Scope),
            _ => None,
        },
        A::SeeUsers => match role {
            R::Administrator | R::Consultant => Some(Reach::Scope),
            _ => None,
        },
        A::ImportFiles | A::MoveApplications | A::ManageCohorts | A::ManageTraineeships | A::ManageChecklist | A::HandleConcerns => {
            match role {
                R::Consultant => Some(Reach::Scope),
                _ => None,
            }
        }
        A::SeeApplications | A::InterviewApplicants => match role {
            R::Consultant | R::EducationLead | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        A::ScreenApplications | A::StartTraineeships => match role {
            R::Consultant | R::EducationLead => Some(Reach::Scope),
            _ => None,
        },
        A::AssignSupervisor | A::SeeSupervisors => match role {
            R::Consultant | R::EducationLead | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        A::SeeTrainees | A::SeeChecklist => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor | R::DailySupervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead | R::Leader | R::Hr => Some(Reach::Scope),
            R::Administrator | R::SteeringGroup => None,
        },
        A::TickChecklist => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor | R::DailySupervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead | R::Leader | R::Hr => Some(Reach::Scope),
            R::Administrator | R::SteeringGroup => None,
        },
        A::SeeAbsence => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead | R::Leader | R::Hr => Some(Reach::Scope),
            _ => None,
        },
        A::ReportAbsence => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead => Some(Reach::Scope),
            _ => None,
        },
        A::SeeSupervision => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor | R::DailySupervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        A::LogSupervision => match role {
            R::Supervisor | R::DailySupervisor => Some(Reach::Assigned),
            R::EducationLead | R::Consultant => Some(Reach::Scope),
            _ => None,
        },
        A::AcknowledgeSupervision | A::StateWish => match role {
            R::Trainee => Some(Reach::Own),
            _ => None,
        },
        A::RaiseConcern => match role {
            R::Trainee => Some(Reach::Own),
            R::Supervisor | R::DailySupervisor => Some(Reach::Assigned),
            R::Consultant | R::EducationLead | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        // Confidential (K3): the consultant, and the one who raised it sees her own (the query adds that).
        A::SeeConcerns => match role {
            R::Consultant => Some(Reach::Scope),
            R::Supervisor => Some(Reach::Assigned),
            R::Trainee => Some(Reach::Own),
            _ => None,
        },
        A::SeeTasks | A::DoTasks => match role {
            R::Consultant | R::EducationLead | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        A::SeeTalks => match role {
            R::Trainee => Some(Reach::Own),
            R::Consultant | R::EducationLead => Some(Reach::Scope),
            _ => None,
        },
        A::HoldTalks => match role {
            R::Consultant | R::EducationLead => Some(Reach::Scope),
            _ => None,
        },
        A::SeeHireCases => match role {
            R::Trainee => Some(Reach::Own),
            R::Consultant | R::Leader | R::EducationLead => Some(Reach::Scope),
            _ => None,
        },
        A::DecideHireCases => match role {
            R::Consultant | R::Leader => Some(Reach::Scope),
            _ => None,
        },
        A::SeeKeyFigures => match role {
            R::Consultant | R::Leader | R::SteeringGroup | R::Hr => Some(Reach::Scope),
            _ => None,
        },
        A::SeeExternal => match role {
            R::Consultant | R::EducationLead | R::Leader | R::Hr | R::Administrator => Some(Reach::Scope),
            _ => None,
        },
        A::ManageExternal => match role {
            R::Consultant | R::Hr | R::Administrator => Some(Reach::Scope),
            _ => None,
        },
        A::SeeHistory => match role {
            R::Trainee => Some(Reach::Own),
            R::Consultant => Some(Reach::Scope),
            _ => None,
        },
    }
}

/// A role a user has today, with its scope.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit at the top of the scope.
    pub org_unit_id: OrgUnitId,
    /// The unit's path in the tree, e.g. `/1/4/`.
    pub org_path: String,
    /// The programmes of the scope; empty means all.
    pub programmes: Vec<String>,
}

impl Grant {
    /// Whether the unit is the municipality itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.org_path.matches('/').count() <= 2
    }

    /// Whether the programme is one of the scope.
    #[must_use]
    pub fn covers(&self, programme_code: &str) -> bool {
        self.programmes.is_empty() || self.programmes.iter().any(|code| code == programme_code)
    }
}

/// Whether any of the roles may do the action at all: which menu items and buttons to show.
#[must_use]
pub fn may(grants: &[Grant], action: Action) -> bool {
    grants.iter().any(|grant| reach(grant.role, action).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_administrator_sees_no_trainee() {
        for action in [Action::SeeTrainees, Action::SeeAbsence, Action::SeeTalks, Action::SeeConcerns, Action::SeeHireCases] {
            assert_eq!(reach(Role::Administrator, action), None, "{action}");
        }
    }

    #[test]
    fn the_daily_supervisor_sees_no_absence_and_no_talks() {
        for action in [Action::SeeAbsence, Action::SeeTalks, Action::SeeConcerns] {
            assert_eq!(reach(Role::DailySupervisor, action), None, "{action}");
        }
    }

    #[test]
    fn every_action_is_allowed_to_someone() {
        for action in Action::ALL {
            assert!(Role::ALL.iter().any(|role| reach(*role, *action).is_some()), "{action}");
        }
    }
}

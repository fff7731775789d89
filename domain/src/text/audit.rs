//! Texts of the capability `audit`, and the stable action codes in words.

use crate::Lang;

texts! {
    title => "Revisionslog", "Audit log";
    lead => "Hvem der har gjort hvad i kommunen. Loggen siger aldrig hvem det handlede om.", "Who did what in the municipality. The log never says whom it was about.";
    filter => "Vis", "Show";
    all_actions => "Alt", "Everything";
    at => "Tidspunkt", "Time";
    who => "Hvem", "Who";
    what => "Hvad", "What";
    empty => "Der er ikke noget i loggen", "There is nothing in the log";
    empty_text => "Prøv et andet filter.", "Try another filter.";
}

/// Declares the action codes in both languages.
macro_rules! actions {
    ($($code:literal => $da:literal, $en:literal;)+) => {
        /// An action code in words; `None` for one that is not known, which is then shown as it is.
        #[must_use]
        pub fn action(lang: Lang, code: &str) -> Option<&'static str> {
            let (da, en) = match code {
                $($code => ($da, $en),)+
                _ => return None,
            };
            Some(match lang { Lang::Da => da, Lang::En => en })
        }
    };
}

/// The groups of actions one can filter the log by: the part of the code before the dot.
pub const GROUPS: &[(&str, &str, &str)] = &[
    ("session", "Log ind", "Sign-in"),
    ("user", "Brugere", "Users"),
    ("role", "Roller", "Roles"),
    ("import", "Indlæsning", "Imports"),
    ("org_unit", "Organisation", "Organisation"),
    ("cohort", "Hold", "Cohorts"),
    ("application", "Ansøgninger", "Applications"),
    ("traineeship", "Forløb", "Traineeships"),
    ("checklist", "Onboarding", "Onboarding"),
    ("supervis", "Vejledning", "Supervision"),
    ("absence", "Fravær", "Absence"),
    ("talk", "Samtaler", "Talks"),
    ("task", "Opgaver", "Tasks"),
    ("concern", "Bekymringer", "Concerns"),
    ("hire", "Ansættelse", "Employment"),
];

actions! {
    "absence.imported" => "Fravær læst ind fra liste", "Absence read in from a list";
    "absence.recovered" => "Raskmeldt", "Reported well";
    "absence.reported" => "Fravær meldt", "Absence reported";
    "application.changed" => "Ansøgning ændret", "Application changed";
    "application.interviewed" => "Konklusion efter samtale skrevet", "Conclusion of the interview written";
    "application.moved" => "Ansøgning flyttet", "Application moved";
    "application.registered" => "Ansøgning oprettet", "Application registered";
    "application.requirement_checked" => "Adgangskrav set efter", "Entry requirement checked";
    "checklist.made" => "Onboardingplan lavet", "Onboarding plan made";
    "checklist_item.not_relevant" => "Punkt sat til ikke relevant", "Item set to not relevant";
    "checklist_item.ticked" => "Punkt sat som klaret", "Item ticked";
    "checklist_item.unticked" => "Punkt åbnet igen", "Item opened again";
    "cohort.changed" => "Hold ændret", "Cohort changed";
    "cohort.created" => "Hold oprettet", "Cohort created";
    "concern.acknowledged" => "Bekymring modtaget", "Concern received";
    "concern.raised" => "Bekymring rejst", "Concern raised";
    "concern.read" => "Bekymring læst", "Concern read";
    "hire_case.end_moved" => "Sidste dag i ansættelsessagen flyttet", "Last day of the hire case moved";
    "hire_case.moved" => "Ansættelsessag flyttet", "Hire case moved";
    "hire_case.opened" => "Ansættelsessag åbnet", "Hire case opened";
    "hire_case.wish_stated" => "Ønske om job skrevet", "Wish for a job stated";
    "import.checked" => "Liste kontrolleret", "List checked";
    "import.committed" => "Liste læst ind", "List read in";
    "org_unit.changed" => "Enhed ændret", "Unit changed";
    "org_unit.created" => "Enhed oprettet", "Unit created";
    "role.granted" => "Rolle givet", "Role given";
    "session.begun" => "Logget ind", "Signed in";
    "session.ended" => "Logget ud", "Signed out";
    "supervision_session.acknowledged" => "Vejledning set af eleven", "Supervision seen by the trainee";
    "supervision_session.logged" => "Vejledning logget", "Supervision logged";
    "supervisor.assigned" => "Vejleder valgt", "Supervisor chosen";
    "supervisor.changed" => "Vejleder ændret", "Supervisor changed";
    "supervisor.created" => "Vejleder oprettet", "Supervisor created";
    "talk.acknowledged" => "Referat set", "Minutes seen";
    "talk.cancelled" => "Samtale aflyst", "Talk cancelled";
    "talk.closed" => "Samtale afsluttet", "Talk closed";
    "talk.held" => "Samtale holdt", "Talk held";
    "talk.invited" => "Indkaldt til samtale", "Invited to a talk";
    "talk.minutes_read" => "Referat læst", "Minutes read";
    "talk.minutes_written" => "Referat skrevet", "Minutes written";
    "talk.moved" => "Samtale flyttet", "Talk moved";
    "task.assigned" => "Opgave givet til en anden", "Task given to someone else";
    "task.closed" => "Opgave lukket", "Task closed";
    "task.created" => "Opgave oprettet", "Task created";
    "task.reopened" => "Opgave åbnet igen", "Task opened again";
    "task.snoozed" => "Opgave udsat", "Task put off";
    "template.loaded" => "Skabelon indlæst", "Template loaded";
    "tenant.founded" => "Kommune oprettet", "Municipality set up";
    "trainee.invited" => "Elev inviteret til at logge ind", "Trainee invited to sign in";
    "traineeship.changed_by_import" => "Forløb ændret af liste", "Traineeship changed by a list";
    "traineeship.created" => "Forløb oprettet", "Traineeship created";
    "traineeship.imported" => "Forløb læst ind fra liste", "Traineeship read in from a list";
    "traineeship.moved" => "Forløb flyttet", "Traineeship moved";
    "traineeship.period_added" => "Periode tilføjet", "Period added";
    "user.activated" => "Adgang åbnet", "Access opened";
    "user.created" => "Bruger oprettet", "User created";
    "user.deactivated" => "Adgang lukket", "Access closed";
    "user.link_issued" => "Link til adgangskode lavet", "Password link made";
    "user.password_set" => "Adgangskode sat", "Password set";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_words_and_unknown_ones_none() {
        assert_eq!(action(Lang::Da, "talk.held"), Some("Samtale holdt"));
        assert_eq!(action(Lang::En, "user.created"), Some("User created"));
        assert_eq!(action(Lang::Da, "no.such"), None);
    }
}

//! Texts of the capability `audit`.

use crate::Lang;
use crate::audit::AuditAction;

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

/// The groups of actions one can filter the log by: how their codes begin.
const GROUPS: &[(&str, &str, &str)] = &[
    ("session", "Log ind", "Sign-in"),
    ("user", "Brugere", "Users"),
    ("role", "Roller", "Roles"),
    ("import", "Indlæsning", "Imports"),
    ("org_unit", "Organisation", "Organisation"),
    ("cohort", "Hold", "Cohorts"),
    ("application", "Ansøgninger", "Applications"),
    ("trainee", "Forløb", "Traineeships"),
    ("checklist", "Onboarding", "Onboarding"),
    ("supervis", "Vejledning", "Supervision"),
    ("absence", "Fravær", "Absence"),
    ("talk", "Samtaler", "Talks"),
    ("task", "Opgaver", "Tasks"),
    ("concern", "Bekymringer", "Concerns"),
    ("hire", "Ansættelse", "Employment"),
    ("external", "Skoler og kontakter", "Schools and contacts"),
    ("template", "Skabeloner", "Templates"),
    ("setting", "Indstillinger", "Settings"),
    ("list", "Eksport af lister", "Exports of lists"),
    ("view", "Visninger af lister", "Views of lists"),
    ("tenant", "Kommunen", "The municipality"),
];

/// The groups in a language.
#[must_use]
pub fn groups(lang: Lang) -> Vec<(&'static str, &'static str)> {
    GROUPS.iter().map(|(code, da, en)| (*code, if lang == Lang::Da { *da } else { *en })).collect()
}

/// An action code in words; `None` for one that is not known, which is then shown as it is.
#[must_use]
pub fn action(lang: Lang, code: &str) -> Option<&'static str> {
    code.parse::<AuditAction>().ok().map(|action| action.label(lang))
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

    #[test]
    fn every_action_is_of_one_group_and_no_group_is_empty() {
        for action in AuditAction::ALL {
            let of = GROUPS.iter().filter(|(group, ..)| action.as_str().starts_with(group)).count();
            assert_eq!(of, 1, "{action}");
        }
        for (group, ..) in GROUPS {
            assert!(AuditAction::ALL.iter().any(|action| action.as_str().starts_with(group)), "{group}");
        }
    }
}

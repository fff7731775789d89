//! Who ticks an item, when it is done, and who sees it.

use super::{Assignee, Completion, ItemStatus};

words! {
    /// Why a tick is refused.
    TickRefusal {
        NotYours = "not_yours", "Punktet er ikke dit.", "The item is not yours.";
        NotOfItem = "not_of_item", "Rollen hører ikke til punktet.", "The role is not one of the item's.";
        AnswerAsked = "answer_asked", "Punktet klares med et svar.", "The item is done with an answer.";
        NothingAsked = "nothing_asked", "Punktet krydses af; det spørger ikke om noget.", "The item is ticked; it asks for nothing.";
        MandatoryItem = "mandatory_item", "Kun konsulenten kan sætte et fast punkt som ikke relevant.", "Only the consultant can set a mandatory item as not relevant.";
    }
}

/// For which of the item's roles a tick counts. `actor` is what the actor is to this trainee; the consultant may
/// tick on behalf of others. Without a wish it is the actor's own role, one that has not ticked first.
///
/// # Errors
/// Why the actor may not.
pub fn role_to_tick(item: &[Assignee], ticked: &[Assignee], actor: &[Assignee], wish: Option<Assignee>) -> Result<Assignee, TickRefusal> {
    let on_behalf = actor.contains(&Assignee::Consultant);
    let holds = |role: &Assignee| actor.contains(role) || stands_in(*role, actor);
    match wish {
        Some(role) if !item.contains(&role) => Err(TickRefusal::NotOfItem),
        Some(role) if holds(&role) || on_behalf => Ok(role),
        Some(_) => Err(TickRefusal::NotYours),
        None => {
            let mine = || item.iter().copied().filter(holds);
            let others = || item.iter().copied().filter(|_| on_behalf);
            let not_ticked = |role: &Assignee| !ticked.contains(role);
            mine()
                .find(not_ticked)
                .or_else(|| mine().next())
                .or_else(|| others().find(not_ticked))
                .or_else(|| others().next())
                .ok_or(TickRefusal::NotYours)
        }
    }
}

/// The responsible supervisor answers for what the daily one does: a trainee need not have one (docs/field 2.4).
fn stands_in(role: Assignee, actor: &[Assignee]) -> bool {
    role == Assignee::DailySupervisor && actor.contains(&Assignee::Supervisor)
}

/// Whether the item is done by these ticks: `all` = every role ticks, `any` = one is enough.
#[must_use]
pub fn status_of(completion: Completion, item: &[Assignee], ticked: &[Assignee]) -> ItemStatus {
    let done = match completion {
        Completion::Any => item.iter().any(|role| ticked.contains(role)),
        Completion::All => !item.is_empty() && item.iter().all(|role| ticked.contains(role)),
    };
    if done { ItemStatus::Done } else { ItemStatus::Open }
}

/// Whether the actor may set the item as not relevant: a mandatory one only the consultant, another one whose it is.
///
/// # Errors
/// Why the actor may not.
pub fn may_set_not_relevant(mandatory: bool, item: &[Assignee], actor: &[Assignee]) -> Result<(), TickRefusal> {
    if actor.contains(&Assignee::Consultant) {
        Ok(())
    } else if mandatory {
        Err(TickRefusal::MandatoryItem)
    } else {
        role_to_tick(item, &[], actor, None).map(|_| ())
    }
}

/// Whether someone who is this to the trainee sees the item. What only the consultant, HR or the system does
/// (permits, certificates, an assessment in doubt) is case handling: the trainee and the supervisors do not see it.
#[must_use]
pub fn visible_to(item: &[Assignee], actor: &[Assignee]) -> bool {
    let of_the_house =
        actor.iter().any(|role| matches!(role, Assignee::EducationLead | Assignee::Leader | Assignee::Consultant | Assignee::Hr));
    of_the_house || item.iter().any(|role| !matches!(role, Assignee::Consultant | Assignee::Hr | Assignee::System))
}

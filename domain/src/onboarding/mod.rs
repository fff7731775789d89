//! Onboarding: the layered template (docs/field 9.2), the plan made from it, and who ticks what.

mod answer;
mod asks;
mod condition;
mod plan;
mod template;
mod tick;
mod wire;

#[cfg(test)]
mod answer_tests;
#[cfg(test)]
mod tests;

pub use answer::{ANSWER, Answer, FileType, MAX_ANSWER_FILE, SentFile, field_path, size_said};
pub use asks::{AnswerChoice, AnswerDays, AnswerKind, AskedAnswer, AskedField, Asks, TextForm, Wording};
pub use condition::{Condition, Facts, PeriodFacts};
pub use plan::{PlannedItem, Segment, plan};
pub use template::{Item, Layer, LayerError, LayerItem, LayerOverride, applicable, items_of, merge};
pub use tick::{TickRefusal, may_set_not_relevant, role_to_tick, status_of, visible_to};
pub use wire::{
    AnswerItem, Checklist, ChecklistItem, ChecklistPhase, ChecklistTick, DueItem, GivenAnswer, MakeChecklist, Progress, SendFile,
    SetNotRelevant, TemplateItem, TemplateLayer, TickItem,
};

words! {
    /// When in a traineeship an item belongs.
    Phase {
        Preboarding = "preboarding", "Før første dag", "Before the first day";
        FirstDay = "first_day", "Første dag", "First day";
        FirstWeek = "first_week", "Første uge", "First week";
        FirstMonth = "first_month", "Første måned", "First month";
        Probation = "probation", "Prøvetid", "Probation";
        PeriodStart = "period_start", "Ny periode begynder", "A new period begins";
        Period = "period", "Undervejs i perioden", "During the period";
        PeriodEnd = "period_end", "Perioden slutter", "The period ends";
        Exit = "exit", "Afslutning", "Exit";
    }
    /// What a due date is counted from.
    Anchor {
        /// T: the traineeship's first working day, calendar days.
        FirstDay = "first_day", "Første dag", "First day";
        /// The first placement day, in placement time: school stays are skipped.
        PlacementStart = "placement_start", "Oplæringens første dag", "First placement day";
        /// The last day of a school stay that a placement follows; one copy for each.
        SchoolEnd = "school_end", "Skoleperiodens sidste dag", "Last day of a school stay";
        /// The first day of each placement period.
        PeriodStart = "period_start", "Periodens første dag", "First day of a period";
        /// A share of each placement period.
        PeriodShare = "period_share", "Andel af perioden", "Share of a period";
        /// The last day of each placement period.
        PeriodEnd = "period_end", "Periodens sidste dag", "Last day of a period";
        /// E: the planned last day; for students the last day of the last period here.
        TraineeshipEnd = "traineeship_end", "Forløbets sidste dag", "Last day of the traineeship";
    }
    /// Whose an item is, in relation to the trainee.
    Assignee {
        Trainee = "trainee", "Elev/studerende", "Trainee";
        Supervisor = "supervisor", "Ansvarlig vejleder", "Responsible supervisor";
        DailySupervisor = "daily_supervisor", "Daglig vejleder", "Daily supervisor";
        EducationLead = "education_lead", "Uddannelsesansvarlig", "Education lead";
        Leader = "leader", "Leder", "Leader";
        Consultant = "consultant", "Uddannelseskonsulent", "Education consultant";
        Hr = "hr", "HR/løn", "HR/payroll";
        System = "system", "Systemet", "The system";
    }
    /// What an item is about: the education or the workplace.
    Track {
        Education = "education", "Uddannelsen", "The education";
        Workplace = "workplace", "Arbejdspladsen", "The workplace";
    }
    /// The kind of an item.
    Category {
        Formal = "formal", "Formel", "Formal";
        Professional = "professional", "Faglig", "Professional";
        Social = "social", "Social", "Social";
        Practical = "practical", "Praktisk", "Practical";
    }
    /// Whether one tick is enough or every role of the item must tick.
    Completion {
        Any = "any", "Ét kryds er nok", "One tick is enough";
        All = "all", "Alle krydser af", "Everyone ticks";
    }
    /// A layer of the template; a lower one adds to the ones above (docs/field 5.2, 15).
    LayerKind {
        Municipality = "municipality", "Kommune", "Municipality";
        Programme = "programme", "Uddannelse", "Programme";
        Unit = "unit", "Sted", "Site";
    }
    /// Where an item of a trainee's plan stands.
    ItemStatus {
        Open = "open", "Mangler", "Open";
        Done = "done", "Klaret", "Done";
        NotRelevant = "not_relevant", "Ikke relevant", "Not relevant";
    }
    /// Why a layer is refused.
    LayerReason {
        /// A mandatory item stays mandatory (docs/field 5.2, 15).
        MandatoryItemRemoved = "mandatory_item_removed", "Et fast punkt kan ikke fjernes af et lag under.", "A lower layer cannot remove a mandatory item.";
        MandatoryItemMadeOptional = "mandatory_item_made_optional", "Et fast punkt kan ikke gøres valgfrit af et lag under.", "A lower layer cannot make a mandatory item optional.";
        DuplicateKey = "duplicate_key", "Nøglen er brugt af et andet punkt.", "The key is used by another item.";
        UnknownKey = "unknown_key", "Punktet findes ikke i lagene over.", "The item is not in the layers above.";
        UnknownRole = "unknown_role", "Rollen kendes ikke.", "The role is not known.";
        UnknownCondition = "unknown_condition", "Betingelsen kendes ikke.", "The condition is not known.";
        OffsetMissing = "offset_missing", "Punktet mangler dage eller procent, som passer til ankeret.", "The item lacks days or percent that fit its anchor.";
        EmptyTitle = "empty_title", "Punktet mangler en titel.", "The item lacks a title.";
        /// E.g. a choice of one, limits the wrong way round, a link that is none.
        AnswerUnsound = "answer_unsound", "Det, punktet spørger om, er ikke beskrevet, så det kan besvares.", "What the item asks for is not described so that it can be answered.";
    }
}

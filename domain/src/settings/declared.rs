//! Every setting there is, by subject. What is declared here is read somewhere: docs/settings.md says which other parameters come
//! later, and with what.

use super::{Kind, ScopeKind, Unit};
use Unit::{Days, Months, People, Percent, Times, Trainees, WorkingDays, Years};

/// The same in the whole municipality.
const WHOLE: &[ScopeKind] = &[];
/// May differ by place and education.
const PLACES: &[ScopeKind] = &[ScopeKind::Area, ScopeKind::Level, ScopeKind::Programme];
/// May differ by education.
const EDUCATIONS: &[ScopeKind] = &[ScopeKind::Level, ScopeKind::Programme];

const ON_OFF: Kind = Kind::OnOff;

const fn number(min: u32, max: u32, unit: Unit) -> Kind {
    Kind::Number { min, max, unit, or_off: false }
}

const fn number_or_off(min: u32, max: u32, unit: Unit) -> Kind {
    Kind::Number { min, max, unit, or_off: true }
}

settings! {
    /// Which of the optional rules make tasks (docs/field 4.4). What the law asks for cannot be switched off.
    Rules = "rules", "Regler, der laver opgaver", "Rules that make tasks" {
        spells: bool = true, ON_OFF, PLACES, "Flere sygeperioder", "Several sick spells", "Opgave om samtale, når der er flere sygeperioder på kort tid.", "A task for a talk after several sick spells in a short time.";
        consecutive_days: bool = true, ON_OFF, PLACES, "Langt sygefravær", "Long sickness", "Opgave om samtale, når en elev er syg mange dage i træk.", "A task for a talk when a trainee is sick for many days in a row.";
        no_show: bool = true, ON_OFF, PLACES, "Udeblivelse", "Unexcused absence", "Opgave om kontakt samme dag.", "A task to make contact the same day.";
        no_show_review: bool = true, ON_OFF, PLACES, "Gentagen udeblivelse", "Repeated unexcused absence", "Opgave om vurdering efter flere udeblivelser.", "A task for an assessment after several no-shows.";
        extension_limit: bool = true, ON_OFF, EDUCATIONS, "Sygdom over grænsen for forlængelse", "Sickness over the extension limit", "Opgave om at vurdere forlængelse af aftalen.", "A task to consider extending the agreement.";
        start_missing: bool = true, ON_OFF, PLACES, "Mangler før start", "Missing before the start", "Opgave, når noget mangler kort før første dag.", "A task when something is missing shortly before the first day.";
        low_pulse: bool = true, ON_OFF, PLACES, "Lavt svar på puls", "A low answer to a pulse", "Opgave om at ringe, når en elev svarer lavt på, hvordan det går.", "A task to call when a trainee answers low to how things are going.";
    }
    /// When absence makes a task, and how it is counted (docs/field 9.1).
    Absence = "absence", "Fravær", "Absence" {
        spells_count: u32 = 3, number(2, 10, Times), PLACES, "Sygeperioder før en samtale", "Sick spells before a talk", "Så mange perioder giver en opgave om samtale.", "So many spells make a task for a talk.";
        spells_window_months: u32 = 6, number(1, 24, Months), PLACES, "Inden for", "Within", "Så langt tilbage tæller en sygeperiode med. Også oversigten over fravær bruger tallet.", "How far back a sick spell counts. The absence overview uses it too.";
        spells_first_day_counts: bool = true, ON_OFF, WHOLE, "Samme dato tæller med", "The same date counts", "En periode, der begyndte præcis for så mange måneder siden, tæller med.", "A spell that began exactly that many months ago counts.";
        spells_by_any_day: bool = false, ON_OFF, WHOLE, "Alle dage tæller", "Any day counts", "En periode tæller med, når bare én af dens dage ligger inden for; ellers efter første dag.", "A spell counts when any of its days lies within; else by its first day.";
        partial_sick_counts: bool = true, ON_OFF, WHOLE, "Delvis sygdom tæller", "Partial sickness counts", "En periode med delvis sygdom er en sygeperiode.", "A spell of partial sickness is a sick spell.";
        child_sick_counts: bool = false, ON_OFF, WHOLE, "Barns sygedag tæller", "A child's sick day counts", "Et barns sygedag er en sygeperiode.", "A child's sick day is a sick spell.";
        school_counts: bool = true, ON_OFF, EDUCATIONS, "Fravær i skoleperioder tæller", "Absence in school periods counts", "Fravær tæller også, når eleven er på skole.", "Absence counts also while the trainee is at school.";
        students_included: bool = true, ON_OFF, EDUCATIONS, "Studerende er med", "Students are included", "De lokale regler gælder også studerende uden ansættelse.", "The local rules also cover students without employment.";
        consecutive_days: u32 = 14, number(3, 60, Days), PLACES, "Dage i træk", "Days in a row", "Så mange kalenderdages sygdom i træk giver en opgave om samtale.", "So many calendar days of sickness in a row make a task for a talk.";
        working_days_over: Option<u32> = None, number_or_off(3, 60, WorkingDays), PLACES, "Flere arbejdsdage i træk end", "More working days in a row than", "Sygdom i flere arbejdsdage i træk giver en opgave om samtale.", "Sickness of more working days in a row makes a task for a talk.";
        talk_due_days: u32 = 14, number(1, 60, Days), PLACES, "Frist for samtale", "Deadline for a talk", "Så mange dage efter årsagen skal samtalen være holdt.", "So many days after its cause the talk should be held.";
        look_back_days: u32 = 30, number(0, 3650, Days), WHOLE, "Gamle årsager", "Old causes", "Fravær, der sluttede for længere siden, giver ingen opgave.", "Absence that ended longer ago makes no task.";
        first_sick_day_is_day_1: bool = true, ON_OFF, WHOLE, "Første sygedag er dag 1", "The first sick day is day 1", "Ellers er den dag 0.", "Else it is day 0.";
        sick_talk_create_day: u32 = 14, number(1, 27, Days), PLACES, "Sygefraværssamtale: opgaven kommer", "Sick-leave talk: the task is made", "På denne sygedag.", "On this day of sickness.";
        sick_talk_escalate_day: u32 = 24, number(2, 28, Days), PLACES, "Sygefraværssamtale: opgaven haster", "Sick-leave talk: the task is urgent", "Fra denne sygedag.", "From this day of sickness.";
        sick_talk_deadline_day: u32 = 28, number(7, 28, Days), PLACES, "Sygefraværssamtale: sidste dag", "Sick-leave talk: the last day", "Loven siger senest dag 28.", "The law says day 28 at the latest.";
        planned_end_exempts: bool = false, ON_OFF, WHOLE, "Planlagt slut fritager", "A planned end exempts", "Slutter forløbet inden for otte uger, er der ingen sygefraværssamtale. En opsigelse fritager altid.", "Where the traineeship ends within eight weeks there is no sick-leave talk. A termination always exempts.";
        unexcused_review_at: u32 = 3, number(2, 10, Times), PLACES, "Udeblivelser før en vurdering", "No-shows before an assessment", "Så mange udeblivelser giver en opgave om vurdering.", "So many no-shows make a task for an assessment.";
        unexcused_in_window_only: bool = false, ON_OFF, WHOLE, "Kun de seneste udeblivelser", "Only the latest no-shows", "Kun udeblivelser inden for samme antal måneder som sygeperioder tæller.", "Only no-shows within the same months as sick spells count.";
        unexcused_by_days: bool = false, ON_OFF, WHOLE, "Udeblivelser tælles i dage", "No-shows are counted in days", "Ellers i registreringer.", "Else in registrations.";
        extension_limit_percent: u32 = 10, number(1, 50, Percent), EDUCATIONS, "Grænse for forlængelse", "Extension limit", "Mere sygdom end det af den aftalte tid giver en opgave om forlængelse.", "More sickness than this of the agreed time makes a task about an extension.";
        extension_limit_inclusive: bool = false, ON_OFF, WHOLE, "Præcis grænsen er over", "Exactly the limit is over", "Sygdom på præcis grænsen giver også en opgave.", "Sickness of exactly the limit makes a task too.";
        partial_day_is_whole: bool = false, ON_OFF, WHOLE, "Delvis sygedag er en hel", "A partially sick day is a whole one", "Ellers tæller den efter sin procent.", "Else it counts by its percent.";
        extension_of_whole_time: bool = false, ON_OFF, WHOLE, "Skoletid er med i aftalt tid", "School is part of the agreed time", "Grænsen regnes af hele uddannelsestiden, også skole.", "The limit is of the whole training time, school too.";
    }
    /// Local days off: deadlines and working days step over them.
    Calendar = "calendar", "Kalender og fridage", "Calendar and days off" {
        labour_day_off: bool = false, ON_OFF, WHOLE, "1. maj er fri", "1 May is off", "Tæller ikke som arbejdsdag.", "Does not count as a working day.";
        constitution_day_off: bool = false, ON_OFF, WHOLE, "5. juni er fri", "5 June is off", "Tæller ikke som arbejdsdag.", "Does not count as a working day.";
        christmas_eve_off: bool = false, ON_OFF, WHOLE, "24. december er fri", "24 December is off", "Tæller ikke som arbejdsdag.", "Does not count as a working day.";
        new_years_eve_off: bool = false, ON_OFF, WHOLE, "31. december er fri", "31 December is off", "Tæller ikke som arbejdsdag.", "Does not count as a working day.";
    }
    /// From the application to the first day.
    Start = "start", "Ansøgning og start", "Application and start" {
        warn_days: u32 = 7, number(1, 60, Days), PLACES, "Advarsel før start", "Warning before the start", "Så mange dage før første dag kommer opgaven om det, der mangler.", "So many days before the first day the task about what is missing comes.";
        spu_member: bool = false, ON_OFF, WHOLE, "Med i SPU", "Member of SPU", "Planen får de punkter, der hører til Studerende i Praktik og Udvikling.", "The plan gets the items that belong to the SPU partnership.";
    }
    /// Supervision, concerns and periods under way.
    Supervision = "supervision", "Vejledning", "Supervision" {
        concern_answer_working_days: u32 = 2, number(1, 10, WorkingDays), PLACES, "Svar på bekymring", "Answer to a concern", "Frist for konsulenten.", "The consultant's deadline.";
        pulse_call_working_days: u32 = 2, number(1, 10, WorkingDays), PLACES, "Ring efter et lavt svar", "Call after a low answer", "Frist for konsulenten, når en elev har svaret lavt.", "The consultant's deadline when a trainee has answered low.";
        max_trainees: u32 = 3, number(1, 30, Trainees), WHOLE, "Elever per vejleder", "Trainees per supervisor", "Når en liste over vejledere ikke siger, hvor mange en vejleder højst har.", "Where a list of supervisors does not say how many one has at most.";
        assignment_margin_days: u32 = 30, number(0, 90, Days), WHOLE, "Vejlederens adgang før og efter", "A supervisor's access before and after", "Så mange dage før og efter vejledningen ser vejlederen eleven.", "So many days before and after the supervision the supervisor sees the trainee.";
        period_margin_days: u32 = 7, number(0, 60, Days), EDUCATIONS, "Dage omkring en periode", "Days around a period", "En studerende er i pause mellem to perioder, men ikke så mange dage før og efter en periode.", "A student is dormant between two periods, but not so many days before and after a period.";
    }
    /// The case of a job after the education (docs/field 4.5).
    Hire = "hire", "Ansættelse", "Hiring" {
        fulltime_default: bool = true, ON_OFF, PLACES, "Fuld tid er udgangspunktet", "Full time is the default", "Et tilbud om færre timer skal have en grund.", "An offer of fewer hours needs a reason.";
        case_opens_days: u32 = 120, number(14, 400, Days), PLACES, "Sagen åbner", "The case opens", "Så mange dage før slut. Forløbet er da under afslutning.", "So many days before the end. The traineeship is then being completed.";
        case_closes_days: u32 = 90, number(7, 400, Days), WHOLE, "Afgjort sag lukker", "A decided case closes", "Så mange dage efter slut.", "So many days after the end.";
        hired_within_months: u32 = 3, number(1, 24, Months), WHOLE, "Ansat tæller inden for", "A hire counts within", "Job, der begynder senere efter slut, tæller ikke som ansættelse i nøgletal.", "A job that begins later after the end does not count as a hire in the key figures.";
    }
    /// The scheme "from unskilled to skilled" (docs/field readings, D20).
    Uftf = "uftf", "UFTF (ufaglært til faglært)", "UFTF (unskilled to skilled)" {
        min_age: u32 = 25, number(18, 60, Years), EDUCATIONS, "Alder", "Age", "Alderen tæller den dag, uddannelsen begynder.", "The age counts on the day the education begins.";
        birthday_is_past: bool = false, ON_OFF, EDUCATIONS, "Fødselsdagen skal være forbi", "The birthday must be past", "Ellers er det nok, at fødselsdagen er den dag, uddannelsen begynder.", "Else it is enough that the birthday is on the day the education begins.";
    }
    /// What is told of groups (docs/field 8; 5.2, 18).
    Survey = "survey", "Nøgletal", "Key figures" {
        min_n: u32 = 5, number(5, 50, People), WHOLE, "Mindste gruppe", "Smallest group", "Tal om færre vises ikke. Aldrig under fem.", "Figures about fewer are not shown. Never below five.";
    }
}

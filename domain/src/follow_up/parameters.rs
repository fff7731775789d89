//! What a municipality may set about its own follow-up; the defaults are those decided (docs/field 9.1; readings).

/// The parameters of the absence rules, a part of the tenant's settings. A key that is missing has its default.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Parameters {
    /// How many sick spells ask for a talk at the unit.
    pub spells_count: u32,
    /// Within how many months they start.
    pub spells_window_months: u32,
    /// A spell that starts exactly that many months before today counts (D4).
    pub spells_first_day_counts: bool,
    /// A spell counts by any of its days in the window, not by its first day (D4).
    pub spells_by_any_day: bool,
    /// Being partially sick counts as a sick spell (D2).
    pub partial_sick_counts: bool,
    /// A child's sick day counts as a sick spell (D2).
    pub child_sick_counts: bool,
    /// Absence in school periods counts too (D5).
    pub school_counts: bool,
    /// Students without employment are inside the local rules (D8); the statutory talk is for the employed only.
    pub students_included: bool,
    /// How many calendar days in a row ask for a talk with the consultant.
    pub consecutive_days: u32,
    /// More working days in a row than this ask for a talk; off where it is not set.
    pub working_days_over: Option<u32>,
    /// How many days after its cause a local talk is due (D3).
    pub talk_due_days: u32,
    /// A cause that is already over makes a task only within this many days (D1).
    pub look_back_days: u32,
    /// The first sick day is day 1 (D6); else it is day 0.
    pub first_sick_day_is_day_1: bool,
    /// The day of sickness on which the task of the statutory talk is made.
    pub sick_talk_create_day: u32,
    /// The day on which it is escalated.
    pub sick_talk_escalate_day: u32,
    /// The last day for the statutory talk; the law says 28.
    pub sick_talk_deadline_day: u32,
    /// A planned end within eight weeks removes the statutory talk (D7); a termination always does.
    pub planned_end_exempts: bool,
    /// How many registrations of unexcused absence ask for an assessment.
    pub unexcused_review_at: u32,
    /// Only those of the spells' window count, not of the whole traineeship (D12).
    pub unexcused_in_window_only: bool,
    /// Days of unexcused absence are counted, not registrations (D12).
    pub unexcused_by_days: bool,
    /// From how many percent of sickness the card warns.
    pub extension_warn_percent: u32,
    /// Over how many percent of sickness an agreement may be extended.
    pub extension_limit_percent: u32,
    /// Exactly the limit is already over it (D9).
    pub extension_limit_inclusive: bool,
    /// A partially sick day counts as a whole one (D10).
    pub partial_day_is_whole: bool,
    /// Measured on the whole training time, school included (D11).
    pub extension_of_whole_time: bool,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            spells_count: 3,
            spells_window_months: 6,
            spells_first_day_counts: true,
            spells_by_any_day: false,
            partial_sick_counts: true,
            child_sick_counts: false,
            school_counts: true,
            students_included: true,
            consecutive_days: 14,
            working_days_over: None,
            talk_due_days: 14,
            look_back_days: 30,
            first_sick_day_is_day_1: true,
            sick_talk_create_day: 14,
            sick_talk_escalate_day: 24,
            sick_talk_deadline_day: 28,
            planned_end_exempts: false,
            unexcused_review_at: 3,
            unexcused_in_window_only: false,
            unexcused_by_days: false,
            extension_warn_percent: 7,
            extension_limit_percent: 10,
            extension_limit_inclusive: false,
            partial_day_is_whole: false,
            extension_of_whole_time: false,
        }
    }
}

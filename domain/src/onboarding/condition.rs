//! When an item applies: the closed list of condition keys of the template.

use super::LayerReason;
use crate::organisation::SiteKind;
use crate::programmes::ProgrammeFamily;
use crate::traineeships::EmploymentBasis;

/// A condition of an item. All keys that are set must hold; a list means "one of these"; nothing set always holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Condition {
    /// How the trainee is employed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Vec<EmploymentBasis>>,
    /// The family of the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Vec<ProgrammeFamily>>,
    /// The code of the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<Vec<String>>,
    /// The trainee's specialisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialisation: Option<Vec<String>>,
    /// The kind of the period's site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_kind: Option<Vec<SiteKind>>,
    /// The site serves children under 15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site_serves_children: Option<bool>,
    /// Under 18 on the first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_minor: Option<bool>,
    /// A residence and work permit is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs_work_permit: Option<bool>,
    /// The block "Udenlandsk ansøger" is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub foreign_applicant: Option<bool>,
    /// The supervisor's first assignment in this programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_time_supervisor: Option<bool>,
    /// The first segment is a school segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_in_school: Option<bool>,
    /// Employed from GF2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_with_gf2: Option<bool>,
    /// The placement period's number is at least this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_number_min: Option<u32>,
    /// The last placement period here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_period: Option<bool>,
    /// Another placement period here follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_next_period: Option<bool>,
    /// The period is at an external site, e.g. a hospital.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_period: Option<bool>,
    /// The municipality takes part in SPU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spu_member: Option<bool>,
    /// The probation assessment or the period is in doubt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment_doubt: Option<bool>,
}

/// What is known about a traineeship when its plan is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// First day of the traineeship.
    pub starts_on: chrono::NaiveDate,
    /// Planned last day.
    pub ends_on: chrono::NaiveDate,
    /// How the trainee is employed.
    pub basis: EmploymentBasis,
    /// The family of the programme.
    pub family: ProgrammeFamily,
    /// The code of the programme.
    pub programme: String,
    /// The trainee's specialisation.
    pub specialisation: Option<String>,
    /// Kind of the traineeship's site.
    pub site_kind: Option<SiteKind>,
    /// The traineeship's site serves children under 15.
    pub site_serves_children: bool,
    /// The trainee's date of birth.
    pub birth_date: chrono::NaiveDate,
    /// A residence and work permit is required.
    pub needs_work_permit: bool,
    /// The block "Udenlandsk ansøger" is on.
    pub foreign_applicant: bool,
    /// The supervisor's first assignment in this programme.
    pub first_time_supervisor: bool,
    /// The municipality takes part in SPU.
    pub spu_member: bool,
    /// The probation assessment or the period is in doubt.
    pub assessment_doubt: bool,
}

impl Facts {
    /// Under 18 on the first day (docs/field 2.2, working life under 18). Who is born on 29 February comes of age on 1 March.
    #[must_use]
    pub fn is_minor(&self) -> bool {
        self.birth_date.checked_add_months(chrono::Months::new(18 * 12)).is_some_and(|of_age| {
            let leap = chrono::Datelike::day(&of_age) != chrono::Datelike::day(&self.birth_date);
            self.starts_on < of_age || (leap && self.starts_on == of_age)
        })
    }
}

/// What is known about the period an item belongs to, and about the track as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeriodFacts {
    /// Number of the placement period, from 1; 0 where there is none.
    pub number: u32,
    /// How many placement periods there are.
    pub count: u32,
    /// Kind of the period's site, where it is not the traineeship's.
    pub site_kind: Option<SiteKind>,
    /// Whether the period's site serves children, where it is not the traineeship's.
    pub site_serves_children: Option<bool>,
    /// The period is at a site that is not the municipality's.
    pub external: bool,
    /// The traineeship's first segment is a school segment.
    pub starts_in_school: bool,
    /// The traineeship begins with GF2.
    pub starts_with_gf2: bool,
}

impl Condition {
    /// Reads a condition; a key that is not known, or a value of another kind, is refused.
    ///
    /// # Errors
    /// [`LayerReason::UnknownCondition`].
    pub fn read(map: &serde_json::Map<String, serde_json::Value>) -> Result<Self, LayerReason> {
        serde_json::from_value(serde_json::Value::Object(map.clone())).map_err(|_| LayerReason::UnknownCondition)
    }

    /// Whether the item applies.
    #[must_use]
    pub fn holds(&self, facts: &Facts, period: &PeriodFacts) -> bool {
        fn one_of<T: PartialEq>(list: Option<&Vec<T>>, value: Option<&T>) -> bool {
            list.is_none_or(|list| value.is_some_and(|value| list.contains(value)))
        }
        let is = |wanted: Option<bool>, fact: bool| wanted.is_none_or(|wanted| wanted == fact);
        one_of(self.basis.as_ref(), Some(&facts.basis))
            && one_of(self.family.as_ref(), Some(&facts.family))
            && one_of(self.programme.as_ref(), Some(&facts.programme))
            && one_of(self.specialisation.as_ref(), facts.specialisation.as_ref())
            && one_of(self.site_kind.as_ref(), period.site_kind.as_ref().or(facts.site_kind.as_ref()))
            && is(self.site_serves_children, period.site_serves_children.unwrap_or(facts.site_serves_children))
            && is(self.is_minor, facts.is_minor())
            && is(self.needs_work_permit, facts.needs_work_permit)
            && is(self.foreign_applicant, facts.foreign_applicant)
            && is(self.first_time_supervisor, facts.first_time_supervisor)
            && is(self.starts_in_school, period.starts_in_school)
            && is(self.starts_with_gf2, period.starts_with_gf2)
            && self.period_number_min.is_none_or(|least| period.number >= least)
            && is(self.last_period, period.number > 0 && period.number == period.count)
            && is(self.has_next_period, period.number < period.count)
            && is(self.external_period, period.external)
            && is(self.spu_member, facts.spu_member)
            && is(self.assessment_doubt, facts.assessment_doubt)
    }
}

//! Onboarding: a trainee's plan, and the template it is made from.

mod answering;
mod calls;
mod conditions;
mod files;
mod item;
mod make;
mod my_items;
mod plan;
mod summary;
mod templates;

pub use my_items::{DueItems, MyItems};
pub use plan::PlanTab;
pub use summary::{PlanSummary, SharedPlan};
pub use templates::TemplatesPage;

//! Follow-up: the rules, the worklist and the talks (docs/field 4.4, 6.1 and section 3, R7–R9).

mod talks;
mod tasks;
mod transactions;

pub use transactions::running::{next, run_for};
pub use transactions::tasks::{About, NewTask, close_task_of, is_open, open_found, open_task};

/// The operations of this capability.
pub fn routes(config: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    tasks::routes(config);
    talks::routes(config);
}

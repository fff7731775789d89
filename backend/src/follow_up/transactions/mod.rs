//! What happens in one transaction of follow-up: the rules are run, tasks are opened and moved, talks take their steps.

mod rules;
pub(super) mod running;
pub(super) mod talks;
pub(super) mod tasks;

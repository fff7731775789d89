//! What the follow-up screens ask of the server.

use crate::api::{self, Answer};
use domain::Page;
use domain::follow_up::talks::Talk;
use domain::follow_up::worklist::{MoveTask, Task, TaskGroup, TaskSummary, WriteTask};
use domain::ids::{TaskId, TraineeshipId};

pub(super) fn summary() -> Answer<TaskSummary> {
    api::get("/tasks/summary")
}

pub(super) fn tasks(group: TaskGroup, topic: &str, programme: &str, limit: u32) -> Answer<Page<Task>> {
    let filter = |name: &str, value: &str| if value.is_empty() { String::new() } else { format!("&{name}={value}") };
    let path = format!("/tasks?group={group}&limit={limit}{}{}", filter("topic", topic), filter("programme", programme));
    api::get(&path)
}

pub(super) fn task(id: TaskId) -> Answer<Task> {
    api::get(&format!("/tasks/{id}"))
}

pub(super) fn write(key: String, body: WriteTask) -> Answer<Task> {
    api::create("/tasks", &key, &body)
}

/// Takes a step of a task that asks for nothing more.
pub(super) fn step(id: TaskId, version: i32, body: MoveTask) -> Answer<Task> {
    api::post_if_match(&format!("/tasks/{id}/transitions"), version, &body)
}

pub(super) fn talks(traineeship: TraineeshipId) -> Answer<Vec<Talk>> {
    api::get(&format!("/traineeships/{traineeship}/talks"))
}

pub(super) fn talk(id: String) -> Answer<Talk> {
    api::get(&format!("/talks/{id}"))
}

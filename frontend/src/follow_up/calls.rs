//! What the follow-up screens ask of the server.

use crate::api::{self, ApiError};
use domain::Page;
use domain::follow_up::talks::Talk;
use domain::follow_up::worklist::{MoveTask, Task, TaskGroup, TaskSummary, WriteTask};
use domain::ids::{TaskId, TraineeshipId};

pub(super) async fn summary() -> Result<TaskSummary, ApiError> {
    api::get("/tasks/summary").await
}

pub(super) fn tasks(
    group: TaskGroup,
    topic: &str,
    programme: &str,
    limit: u32,
) -> impl Future<Output = Result<Page<Task>, ApiError>> + use<> {
    let filter = |name: &str, value: &str| if value.is_empty() { String::new() } else { format!("&{name}={value}") };
    let path = format!("/tasks?group={group}&limit={limit}{}{}", filter("topic", topic), filter("programme", programme));
    async move { api::get(&path).await }
}

pub(super) async fn task(id: TaskId) -> Result<Task, ApiError> {
    api::get(&format!("/tasks/{id}")).await
}

pub(super) async fn write(key: String, body: WriteTask) -> Result<Task, ApiError> {
    api::create("/tasks", &key, &body).await
}

/// Takes a step of a task that asks for nothing more.
pub(super) async fn step(id: TaskId, version: i32, body: MoveTask) -> Result<Task, ApiError> {
    api::post_if_match(&format!("/tasks/{id}/transitions"), version, &body).await
}

pub(super) async fn talks(traineeship: TraineeshipId) -> Result<Vec<Talk>, ApiError> {
    api::get(&format!("/traineeships/{traineeship}/talks")).await
}

pub(super) async fn talk(id: String) -> Result<Talk, ApiError> {
    api::get(&format!("/talks/{id}")).await
}

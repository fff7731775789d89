//! What the follow-up screens ask of the server.

use crate::api::{self, ApiError};
use domain::Page;
use domain::follow_up::talks::{CancelTalk, InviteToTalk, RecordTalkHeld, Talk, WriteMinutes};
use domain::follow_up::worklist::{AssignTask, CloseTask, SnoozeTask, Task, TaskGroup, TaskSummary, WriteTask};
use domain::ids::{TalkId, TaskId, TraineeshipId, UserId};

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

pub(super) async fn close(id: TaskId, version: i32, body: CloseTask) -> Result<Task, ApiError> {
    api::post_if_match(&format!("/tasks/{id}/closing"), version, &body).await
}

pub(super) async fn reopen(id: TaskId, version: i32) -> Result<Task, ApiError> {
    api::post_if_match(&format!("/tasks/{id}/reopening"), version, &()).await
}

pub(super) async fn snooze(id: TaskId, version: i32, body: SnoozeTask) -> Result<Task, ApiError> {
    api::put(&format!("/tasks/{id}/snooze"), version, &body).await
}

pub(super) async fn assign(id: TaskId, version: i32, user_id: Option<UserId>) -> Result<Task, ApiError> {
    api::put(&format!("/tasks/{id}/owner"), version, &AssignTask { user_id }).await
}

pub(super) async fn invite(task: TaskId, key: String, body: InviteToTalk) -> Result<Talk, ApiError> {
    api::create(&format!("/tasks/{task}/talk"), &key, &body).await
}

pub(super) async fn talks(traineeship: TraineeshipId) -> Result<Vec<Talk>, ApiError> {
    api::get(&format!("/traineeships/{traineeship}/talks")).await
}

pub(super) async fn talk(id: String) -> Result<Talk, ApiError> {
    api::get(&format!("/talks/{id}")).await
}

pub(super) async fn move_talk(id: TalkId, version: i32, body: InviteToTalk) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/invitation"), version, &body).await
}

pub(super) async fn held(id: TalkId, version: i32, body: RecordTalkHeld) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/held"), version, &body).await
}

pub(super) async fn minutes(id: TalkId, version: i32, body: WriteMinutes) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/minutes"), version, &body).await
}

pub(super) async fn close_talk(id: TalkId, version: i32) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/closing"), version, &()).await
}

pub(super) async fn cancel_talk(id: TalkId, version: i32, body: CancelTalk) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/cancellation"), version, &body).await
}

pub(super) async fn acknowledge(id: TalkId, version: i32) -> Result<Talk, ApiError> {
    api::put(&format!("/talks/{id}/acknowledgement"), version, &()).await
}

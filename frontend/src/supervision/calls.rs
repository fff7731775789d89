//! What the supervision screens ask of the server.

use crate::api::{self, ApiError};
use crate::ui::address::to_query;
use domain::Page;
use domain::ids::{SupervisionSessionId, TraineeshipId};
use domain::people::SupervisorKind;
use domain::programmes::Programme;
use domain::supervision::{
    AssignSupervisor, Concern, LogSession, MyTrainees, RaiseConcern, SupervisionSession, SupervisorAssignment, SupervisorCandidate,
};

pub(super) async fn mine() -> Result<MyTrainees, ApiError> {
    api::get("/my/trainees").await
}

pub(super) async fn log(id: TraineeshipId, key: String, body: LogSession) -> Result<SupervisionSession, ApiError> {
    api::create(&format!("/traineeships/{id}/supervision-sessions"), &key, &body).await
}

pub(super) async fn sessions(id: TraineeshipId, limit: u8, cursor: String) -> Result<Page<SupervisionSession>, ApiError> {
    let part = to_query([("limit", limit.to_string().as_str()), ("cursor", cursor.as_str())]);
    api::get(&format!("/traineeships/{id}/supervision-sessions{part}")).await
}

pub(super) async fn acknowledge(id: SupervisionSessionId) -> Result<SupervisionSession, ApiError> {
    api::post(&format!("/supervision-sessions/{id}/acknowledgement"), &()).await
}

pub(super) async fn raise(id: TraineeshipId, key: String, body: RaiseConcern) -> Result<Concern, ApiError> {
    api::create(&format!("/traineeships/{id}/concerns"), &key, &body).await
}

pub(super) async fn concerns(id: TraineeshipId) -> Result<Vec<Concern>, ApiError> {
    api::get(&format!("/traineeships/{id}/concerns")).await
}

pub(super) async fn assignments(id: TraineeshipId) -> Result<Vec<SupervisorAssignment>, ApiError> {
    api::get(&format!("/traineeships/{id}/supervisor-assignments")).await
}

pub(super) async fn candidates(id: TraineeshipId, kind: SupervisorKind) -> Result<Vec<SupervisorCandidate>, ApiError> {
    api::get(&format!("/traineeships/{id}/supervisor-candidates?kind={kind}")).await
}

pub(super) async fn assign(id: TraineeshipId, key: String, body: AssignSupervisor) -> Result<SupervisorAssignment, ApiError> {
    api::create(&format!("/traineeships/{id}/supervisor-assignments"), &key, &body).await
}

/// The programmes in use, code and name.
pub(super) async fn programmes() -> Result<Vec<(String, String)>, ApiError> {
    let programmes: Vec<Programme> = api::get("/programmes").await?;
    Ok(programmes.into_iter().filter(|programme| programme.enabled).map(|programme| (programme.code, programme.name)).collect())
}

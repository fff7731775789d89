//! What the supervision screens ask of the server.

use crate::api::{self, Answer};
use crate::ui::address::to_query;
use domain::Page;
use domain::ids::{SupervisionSessionId, TraineeshipId};
use domain::people::SupervisorKind;
use domain::programmes::Programme;
use domain::supervision::{
    AssignSupervisor, Concern, LogSession, MyTrainees, RaiseConcern, SupervisionSession, SupervisorAssignment, SupervisorCandidate,
};

pub(super) fn mine() -> Answer<MyTrainees> {
    api::get("/my/trainees")
}

pub(super) fn log(id: TraineeshipId, key: String, body: LogSession) -> Answer<SupervisionSession> {
    api::create(&format!("/traineeships/{id}/supervision-sessions"), &key, &body)
}

pub(super) fn sessions(id: TraineeshipId, limit: u8, cursor: String) -> Answer<Page<SupervisionSession>> {
    let part = to_query([("limit", limit.to_string().as_str()), ("cursor", cursor.as_str())]);
    api::get(&format!("/traineeships/{id}/supervision-sessions{part}"))
}

pub(super) fn acknowledge(id: SupervisionSessionId) -> Answer<SupervisionSession> {
    api::post(&format!("/supervision-sessions/{id}/acknowledgement"), &())
}

pub(super) fn raise(id: TraineeshipId, key: String, body: RaiseConcern) -> Answer<Concern> {
    api::create(&format!("/traineeships/{id}/concerns"), &key, &body)
}

pub(super) fn concerns(id: TraineeshipId) -> Answer<Vec<Concern>> {
    api::get(&format!("/traineeships/{id}/concerns"))
}

pub(super) fn assignments(id: TraineeshipId) -> Answer<Vec<SupervisorAssignment>> {
    api::get(&format!("/traineeships/{id}/supervisor-assignments"))
}

pub(super) fn candidates(id: TraineeshipId, kind: SupervisorKind) -> Answer<Vec<SupervisorCandidate>> {
    api::get(&format!("/traineeships/{id}/supervisor-candidates?kind={kind}"))
}

pub(super) fn assign(id: TraineeshipId, key: String, body: AssignSupervisor) -> Answer<SupervisorAssignment> {
    api::create(&format!("/traineeships/{id}/supervisor-assignments"), &key, &body)
}

/// The programmes in use, code and name.
pub(super) fn programmes() -> Answer<Vec<(String, String)>> {
    let named = |programme: Programme| programme.enabled.then_some((programme.code, programme.name));
    api::get("/programmes").map(move |programmes: Vec<Programme>| programmes.into_iter().filter_map(named).collect())
}

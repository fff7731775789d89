//! Every declared request: what its fields say is what its schema in the OpenAPI document says.

use super::{Declared, Field, Holds, Kind, Unit};
use crate::Lang;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Checks the requests and gives their names.
macro_rules! sound {
    ($($request:ty),+ $(,)?) => { BTreeSet::from([$(is_sound::<$request>()),+]) };
}

#[test]
fn every_declared_request_is_what_its_schema_says() {
    let known = sound![
        crate::absence::RegisterRecovery,
        crate::absence::ReportAbsence,
        crate::external::MoveExternalOrganisation,
        crate::external::SaveExternalContact,
        crate::external::SaveExternalMeeting,
        crate::external::SaveExternalOrganisation,
        crate::follow_up::worklist::MoveTask,
        crate::follow_up::worklist::WriteTask,
        crate::follow_up::talks::MoveTalk,
        crate::hiring::DecideHireCase,
        crate::hiring::JobWish,
        crate::onboarding::MakeChecklist,
        crate::onboarding::SetNotRelevant,
        crate::programmes::ChangeCohort,
        crate::recruitment::RecordInterview,
        crate::recruitment::RegisterApplication,
        crate::recruitment::SetRequirement,
        crate::recruitment::Transition,
        crate::sessions::ChangePassword,
        crate::sessions::SetPassword,
        crate::sessions::SignIn,
        crate::settings::ChangeSetting,
        crate::supervision::AssignSupervisor,
        crate::supervision::LogSession,
        crate::supervision::MoveConcern,
        crate::supervision::RaiseConcern,
        crate::traineeships::MovePeriod,
        crate::traineeships::StartTraineeship,
        crate::users::CreateUser,
    ];
    let mut written = BTreeSet::new();
    declared_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut written);
    assert_eq!(known, written, "a request that is declared stands in this list");
}

/// The names of the requests that the source declares, without those of tests.
fn declared_below(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared_below(&path, names);
        } else if !path.ends_with("tests.rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            for block in source.split("\nfields! {\n").skip(1) {
                let block = block.split("\n}\n").next().unwrap_or_default();
                let opened = block.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(" {"));
                names.extend(opened.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned));
            }
        }
    }
}

fn is_sound<T: Declared + utoipa::ToSchema>() -> String {
    let request = T::name().into_owned();
    let mut all = Vec::new();
    T::schemas(&mut all);
    let schema = serde_json::to_value(T::schema()).unwrap();
    let properties: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(T::FIELDS.iter().map(|field| field.name).collect::<BTreeSet<_>>(), properties, "{request}");
    assert_eq!(T::FIELDS.len(), properties.len(), "{request}: a name stands twice");
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    for (place, field) in T::FIELDS.iter().enumerate() {
        let what = format!("{request}.{}", field.name);
        assert!(!field.label.da.is_empty() && !field.label.en.is_empty(), "{what} has no label");
        assert_eq!(field.hint.da.is_empty(), field.hint.en.is_empty(), "{what} has a hint in one language");
        if !field.optional && field.when.is_none() {
            assert!(required.iter().any(|name| **name == field.name), "{what} can be left out");
        }
        if let Some(words) = field.words {
            let listed = matches!(field.kind, Kind::Choice | Kind::Chips | Kind::Several | Kind::Given);
            assert!(listed, "{what} is one of a closed list, and is asked as something else");
            let codes: Vec<&str> = words(Lang::Da).into_iter().map(|(code, _)| code).collect();
            assert_eq!(words(Lang::En).into_iter().map(|(code, _)| code).collect::<Vec<_>>(), codes, "{what}");
            let name = reference(&schema["properties"][field.name]).unwrap_or_else(|| panic!("{what} names no closed list"));
            let list = all.iter().find(|(known, _)| *known == name).map(|(_, list)| serde_json::to_value(list).unwrap());
            assert_eq!(list.unwrap()["enum"], serde_json::json!(codes), "{what}");
        }
        if let Some(when) = field.when {
            let earlier = T::FIELDS[..place].iter().find(|other| other.name == when.field);
            let earlier = earlier.unwrap_or_else(|| panic!("{what} is asked because of {}, which does not stand before it", when.field));
            assert!(can_hold(earlier, when.holds), "{what}: {} never holds that", when.field);
        }
    }
    request
}

/// The name of the schema that a property refers to, also within a list or beside nothing at all.
fn reference(property: &Value) -> Option<String> {
    match property {
        Value::Object(parts) => match parts.get("$ref").and_then(Value::as_str) {
            Some(path) => path.rsplit('/').next().map(str::to_owned),
            None => parts.values().find_map(reference),
        },
        Value::Array(parts) => parts.iter().find_map(reference),
        _ => None,
    }
}

fn can_hold(field: &Field, holds: Holds) -> bool {
    match holds {
        Holds::Codes(codes) => {
            let known: Vec<&str> = match field.words {
                Some(words) => words(Lang::Da).into_iter().map(|(code, _)| code).collect(),
                None => vec!["yes", "no"],
            };
            codes.iter().all(|code| known.contains(code))
        }
        Holds::FewerHours(least) => matches!(field.kind, Kind::Number(min, max, Unit::Hours) if min < least && least <= max),
    }
}

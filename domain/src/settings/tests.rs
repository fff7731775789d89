use super::*;
use crate::ids::OrgUnitId;
use crate::problem::FieldCode;
use crate::programmes::ProgrammeFamily;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
const OPENS: &str = "hire.case_opens_days";

fn unit(number: u128) -> OrgUnitId {
    OrgUnitId(uuid::Uuid::from_u128(number))
}

fn entry(version: i32, scope: Scope, valid_from: &str, value: Option<&str>) -> Entry {
    Entry { key: OPENS.to_owned(), version, scope, valid_from: valid_from.parse().unwrap(), value: value.map(str::to_owned) }
}

fn stored(entries: Vec<Entry>) -> Stored {
    Stored {
        entries,
        paths: [(unit(1), "/1/4/".to_owned()), (unit(2), "/1/4/9/".to_owned())].into(),
        families: [("ssa".to_owned(), ProgrammeFamily::Eud)].into(),
    }
}

fn opens(stored: &Stored, path: &str, programme: &str) -> u32 {
    stored.at::<Hire>(Place::at(path, programme), TODAY).unwrap().case_opens_days
}

#[test]
fn every_setting_takes_its_standard_and_is_declared_once() {
    let mut keys = BTreeSet::new();
    for group in GROUPS {
        for setting in group.settings {
            assert!(keys.insert(setting.key), "{} twice", setting.key);
            assert!(setting.key.starts_with(&format!("{}.", group.name)), "{}", setting.key);
            assert!((setting.takes)(&(setting.standard)()), "{}", setting.key);
            assert!(!setting.label.is_empty() && !setting.hint.is_empty(), "{}", setting.key);
        }
    }
}

#[test]
fn the_narrowest_that_has_begun_holds() {
    let mut all = vec![entry(1, Scope::Municipality, "2026-01-01", Some("100")), entry(2, Scope::Municipality, "2026-12-01", Some("50"))];
    assert_eq!(opens(&stored(all.clone()), "/1/4/9/", "ssa"), 100, "the later one has not begun");
    all.push(entry(3, Scope::Area(unit(1)), "2026-01-01", Some("110")));
    all.push(entry(4, Scope::Area(unit(2)), "2026-01-01", Some("115")));
    assert_eq!(opens(&stored(all.clone()), "/1/4/9/", "ssa"), 115);
    assert_eq!(opens(&stored(all.clone()), "/1/4/", "ssa"), 110);
    assert_eq!(opens(&stored(all.clone()), "/1/5/", "ssa"), 100);
    all.push(entry(5, Scope::Level(ProgrammeFamily::Eud), "2026-01-01", Some("130")));
    assert_eq!(opens(&stored(all.clone()), "/1/4/9/", "ssa"), 130);
    all.push(entry(6, Scope::Programme("ssa".to_owned()), "2026-01-01", Some("140")));
    assert_eq!(opens(&stored(all.clone()), "/1/4/9/", "ssa"), 140);
    assert_eq!(opens(&stored(all.clone()), "/1/4/9/", "teacher"), 115);
    assert_eq!(stored(all.clone()).at::<Hire>(Place::WHOLE, TODAY).unwrap().case_opens_days, 100);
    assert_eq!(stored(all).most(OPENS, TODAY), 140);
}

#[test]
fn back_to_the_standard_is_a_change_too() {
    let all = stored(vec![entry(1, Scope::Municipality, "2026-01-01", Some("100")), entry(2, Scope::Municipality, "2026-11-23", None)]);
    assert_eq!(opens(&all, "/1/", "ssa"), 120);
    assert_eq!(all.at::<Hire>(Place::WHOLE, "2026-11-22".parse().unwrap()).unwrap().case_opens_days, 100);
}

#[test]
fn what_cannot_be_read_is_an_error_and_not_the_standard() {
    for bad in ["soon", "13", "401", "0120", "", "-5", "true"] {
        let all = stored(vec![entry(1, Scope::Municipality, "2026-01-01", Some(bad))]);
        let error = all.at::<Hire>(Place::WHOLE, TODAY).unwrap_err();
        assert_eq!((error.key.as_str(), error.value.as_str()), (OPENS, bad));
        assert!(all.at::<Calendar>(Place::WHOLE, TODAY).is_ok(), "another subject goes on");
    }
}

fn change(value: Option<&str>, scope: ScopeKind, about: &str) -> ChangeSetting {
    ChangeSetting { value: value.map(str::to_owned), scope, about: about.to_owned(), valid_from: None, reason: None }
}

#[test]
fn a_value_beyond_its_limits_is_told_them() {
    let opens = declared(OPENS).unwrap();
    let errors = change(Some("500"), ScopeKind::Municipality, "").checked(opens, TODAY).unwrap_err();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].field.as_str(), errors[0].code), ("value", FieldCode::OutOfRange));
    assert_eq!((errors[0].params["min"].as_str(), errors[0].params["max"].as_str()), ("14", "400"));
    assert!(change(Some("14"), ScopeKind::Municipality, "").checked(opens, TODAY).is_ok());
    assert!(change(None, ScopeKind::Programme, "ssa").checked(opens, TODAY).is_ok());
}

#[test]
fn everything_wrong_is_said_at_once() {
    let closes = declared("hire.case_closes_days").unwrap();
    let mut wrong = change(Some("off"), ScopeKind::Area, "nowhere");
    wrong.valid_from = Some("2026-11-22".parse().unwrap());
    let errors = wrong.checked(closes, TODAY).unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["value", "scope", "about", "valid_from"]);
}

#[test]
fn values_are_shown_with_their_unit() {
    let shown = |key: &str, value: &str| declared(key).unwrap().kind.shown(value, crate::Lang::Da);
    assert_eq!(shown(OPENS, "120"), "120 dage");
    assert_eq!(shown(OPENS, "1"), "1 dag");
    assert_eq!(shown("absence.working_days_over", "off"), "Slået fra");
    assert_eq!(shown("rules.spells", "true"), "Slået til");
    assert_eq!(shown(OPENS, "what"), "what");
}

proptest! {
    #[test]
    fn what_is_taken_is_read(value in "[0-9a-z]{0,6}") {
        for setting in GROUPS.iter().flat_map(|group| group.settings) {
            let key = setting.key.to_owned();
            let all = Stored {
                entries: vec![Entry { key, version: 1, scope: Scope::Municipality, valid_from: TODAY, value: Some(value.clone()) }],
                ..Stored::default()
            };
            let mut found = all.at::<Rules>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Absence>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Calendar>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Start>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Supervision>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Hire>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Uftf>(Place::WHOLE, TODAY).is_ok();
            found &= all.at::<Survey>(Place::WHOLE, TODAY).is_ok();
            prop_assert_eq!(found, (setting.takes)(&value), "{}", setting.key);
        }
    }
}

/// Each parameter has the settings that hold it, or says what brings it: in docs/settings.md (docs/field 9.1).
#[test]
fn every_documented_parameter_is_a_setting_or_says_what_it_comes_with() {
    let field = include_str!("../../../docs/field/defaults.md");
    let table = include_str!("../../../docs/settings.md");
    let rows = |text: &'static str| {
        text.lines().filter(|line| line.starts_with("| `")).map(|line| line.split('|').map(str::trim).collect::<Vec<_>>())
    };
    let here: Vec<Vec<&str>> = rows(table).collect();
    let section = field.split("### 9.1").nth(1).unwrap().split("### 9.2").next().unwrap();
    for row in rows(section) {
        assert!(here.iter().any(|line| line[1] == row[1]), "{} lacks its row in docs/settings.md", row[1]);
    }
    for line in &here {
        for key in line[2].split(',').map(|key| key.trim().trim_matches('`')).filter(|key| !key.is_empty()) {
            assert!(declared(key).is_some(), "{key} of {} is not declared", line[1]);
        }
        assert!(!line[2].is_empty() || !line[3].is_empty(), "{} has neither a setting nor what brings it", line[1]);
    }
}

/// Each decided reading says by which settings the other one is chosen, or what brings it: in docs/settings.md.
#[test]
fn every_reading_is_a_setting_or_says_what_it_comes_with() {
    let (field, table) = (include_str!("../../../docs/field/readings.md"), include_str!("../../../docs/settings.md"));
    let ids = |text: &'static str| text.lines().filter_map(|line| line.strip_prefix("| D")).map(|rest| rest.split(' ').next().unwrap());
    let here: BTreeSet<&str> = ids(table).collect();
    assert_eq!(here, ids(field).collect());
    for line in table.lines().filter(|line| line.starts_with("| D")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        assert!(!cells[2].is_empty() || !cells[3].is_empty(), "{line}");
        for key in cells[2].split(',').map(|key| key.trim().trim_matches('`')).filter(|key| !key.is_empty()) {
            assert!(declared(key).is_some(), "{key} is not declared");
        }
    }
}

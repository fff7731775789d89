use super::*;
use crate::problem::FieldCode;
use std::collections::BTreeSet;

fn shape() -> Shape {
    known::named("traineeships").unwrap()
}

fn read(pairs: &[(&str, &str)], as_file: bool) -> Result<Asked, Vec<(String, FieldCode)>> {
    let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Asked::read(&shape(), pairs, as_file).map_err(|errors| errors.into_iter().map(|error| (error.field, error.code)).collect())
}

#[test]
fn every_list_is_declared_soundly() {
    let names: Vec<&str> = known::all().map(|list| list.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "one list of a name");
    for list in known::all() {
        let keys: Vec<&str> = list.heads.iter().map(|head| head.key).collect();
        let filters: Vec<&str> = list.filters.iter().map(|filter| filter.name).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{}: one column of a key", list.name);
        assert!(filters.iter().all(|name| !NOT_FILTERS.contains(name)), "{}: {filters:?}", list.name);
        assert!(Sort::read(&list, list.sort).is_some(), "{}: the standard order is one of its own", list.name);
        assert!(list.heads.iter().any(|head| head.line == Some(0)), "{}: a card has a name", list.name);
        assert!(list.heads[0].shown, "{}: the first column is always shown", list.name);
        for head in &list.heads {
            assert!(head.key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'), "{}: {}", list.name, head.key);
        }
    }
}

#[test]
fn what_is_asked_is_read() {
    let asked = read(&[("status", "open"), ("search", " bo "), ("sort", "-ends_on"), ("limit", "50"), ("total", "true")], false).unwrap();
    assert_eq!((asked.text("status"), asked.text("search"), asked.text("unit")), (Some("open"), Some("bo"), None));
    assert_eq!((asked.sort, asked.limit, asked.total), (Sort { key: "ends_on", down: true }, 50, true));
    assert_eq!(asked.sort.written(), "-ends_on");
    let plain = read(&[], false).unwrap();
    assert_eq!((plain.sort, plain.limit, plain.total), (Sort { key: "name", down: false }, 25, false));
    let file = read(&[("format", "xlsx"), ("columns", "name,programme")], true).unwrap();
    assert_eq!((file.format, file.columns), (Format::Xlsx, vec!["name".to_owned(), "programme".to_owned()]));
}

#[test]
fn what_the_list_does_not_have_is_said() {
    for (pair, as_file, code) in [
        (("sort", "shoe_size"), false, FieldCode::InvalidValue),
        (("sort", "site"), false, FieldCode::InvalidValue),
        (("limit", "0"), false, FieldCode::OutOfRange),
        (("limit", "101"), false, FieldCode::OutOfRange),
        (("limit", "many"), false, FieldCode::OutOfRange),
        (("total", "yes"), false, FieldCode::InvalidValue),
        (("shoe_size", "43"), false, FieldCode::Unknown),
        (("columns", "name"), false, FieldCode::Unknown),
        (("format", "csv"), false, FieldCode::Unknown),
        (("cursor", "00"), true, FieldCode::Unknown),
        (("columns", "name,shoe_size"), true, FieldCode::InvalidValue),
        (("format", "pdf"), true, FieldCode::InvalidValue),
        (("ids", "1"), true, FieldCode::InvalidValue),
    ] {
        assert_eq!(read(&[pair], as_file), Err(vec![(pair.0.to_owned(), code)]), "{pair:?}");
    }
    assert_eq!(read(&[("status", "open"), ("status", "all")], false), Err(vec![("status".to_owned(), FieldCode::Duplicate)]));
}

#[test]
fn an_address_without_a_status_asks_for_those_under_way() {
    let list = shape();
    let status = list.filters.iter().find(|filter| filter.name == "status").unwrap();
    let search = list.filters.iter().find(|filter| filter.name == "search").unwrap();
    assert_eq!([status.asked(""), status.asked("all"), status.asked("completed"), search.asked(" bo ")], ["open", "", "completed", "bo"]);
}

#[test]
fn the_first_column_is_always_there_and_unknown_ones_are_not_a_choice() {
    let list = shape();
    let keys = |chosen: &[&str]| list.chosen(chosen).into_iter().map(|at| list.heads[at].key).collect::<Vec<_>>();
    assert_eq!(keys(&["status", "programme"]), ["name", "programme", "status"]);
    assert_eq!(keys(&["shoe_size"]), keys(&[]));
    assert!(!keys(&[]).contains(&"school"));
}

#[test]
fn a_view_keeps_what_the_list_has_and_says_what_is_gone() {
    let address = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Address>();
    let view = SaveView {
        list: "traineeships".to_owned(),
        name: Some(" Mine ".to_owned()),
        address: address(&[("status", "all"), ("sort", "-ends_on"), ("search", " ")]),
        columns: vec!["name".to_owned()],
    };
    let kept = view.clone().checked(&shape()).unwrap();
    assert_eq!((kept.name.as_deref(), kept.address), (Some("Mine"), address(&[("status", "all"), ("sort", "-ends_on")])));
    let old = SaveView { address: address(&[("shoe_size", "43"), ("sort", "shoe_size"), ("status", "all")]), ..view.clone() };
    assert_eq!(old.clone().checked(&shape()).unwrap_err()[0].field, "address");
    let (kept, columns, gone) = cleaned(&shape(), old.address, vec!["name".to_owned(), "hat".to_owned()]);
    assert_eq!((kept, columns), (address(&[("status", "all")]), vec!["name".to_owned()]));
    assert_eq!(gone, ["shoe_size", "hat"]);
    assert_eq!(SaveView { name: Some(" ".to_owned()), ..view }.checked(&shape()).unwrap_err()[0].code, FieldCode::Required);
}

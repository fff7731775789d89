//! `docs/field/machines.md`: each machine as a picture and a table, made from what is declared.

use super::tests::{Visit, each};
use super::{Machine, Move};
use crate::Word;
use std::fmt::Write;

const HEAD: &str = "# The machines\n\nMade from the tables in `domain/src`: `PRAKTIKSPOR_WRITE=1 cargo test -p domain machines`. A move that nobody is named for is made by
the system: by rule, by night or from a file.\n";

#[derive(Default)]
struct Pictures(String);

fn arrow<S: Machine>(one: &Move<S>, from: S) -> String {
    format!("    {from} --> {}: {}\n", one.to.unwrap_or(from), one.word.en)
}

fn row<S: Machine>(one: &Move<S>) -> String {
    let words = |words: Vec<String>| words.join(", ");
    let from = words(one.from.iter().map(ToString::to_string).collect());
    let to = one.to.map_or("stays".to_owned(), |to| to.to_string());
    let by = if one.by.is_empty() { "the system".to_owned() } else { words(one.by.iter().map(ToString::to_string).collect()) };
    let asks = words(one.asks.iter().map(|ask| format!("{}{}", ask.field, if ask.must { "" } else { "?" })).collect());
    let undo = one.undo.map(|undo| undo.to_string()).unwrap_or_default();
    format!("| {} | {} | {from} | {to} | {by} | {asks} | `{}` | {undo} |\n", one.step, one.word.en, one.audit)
}

impl Visit for Pictures {
    fn machine<S: Machine>(&mut self) {
        let _ = write!(self.0, "\n## `{}`\n\n```mermaid\nstateDiagram-v2\n", S::OBJECT);
        for one in S::MOVES {
            one.from.iter().for_each(|from| self.0.push_str(&arrow(one, *from)));
        }
        self.0.push_str("```\n\n| `to` | Button | From | To | Who | Asks (`?` may be left out) | Log | Taken back by |\n|---|---|---|---|---|---|---|---|\n");
        S::MOVES.iter().for_each(|one| self.0.push_str(&row(one)));
        if !S::Guard::WORDS.is_empty() {
            self.0.push_str("\nGuards:");
            S::Guard::WORDS.iter().for_each(|guard| {
                let _ = write!(self.0, " `{guard}` ({})", guard.text().en.trim_end_matches('.'));
            });
            self.0.push_str(".\n");
        }
    }
}

#[test]
fn the_picture_of_the_machines_is_what_they_are() {
    let mut pictures = Pictures(HEAD.to_owned());
    each(&mut pictures);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/field/machines.md");
    if std::env::var_os("PRAKTIKSPOR_WRITE").is_some() {
        std::fs::write(&path, &pictures.0).unwrap();
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == pictures.0, "docs/field/machines.md is not what the tables say: PRAKTIKSPOR_WRITE=1 cargo test -p domain machines");
}

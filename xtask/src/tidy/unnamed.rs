//! What nobody names: our own classes, and the texts that people read.

use super::texts_of;
use crate::sh::Outcome;
use std::collections::BTreeSet;

/// Where the texts are that people read.
const TEXTS: &str = "domain/src/text";

/// Our own classes that no screen names or no style knows, and texts that nobody reads. A name that is put together at run time would be
/// missed: write it out.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    let screens = texts_of(&["frontend/src", "frontend/assets"], &[".rs", ".html"])?;
    let named: BTreeSet<&str> = screens.iter().flat_map(|(_, text)| classes(text, "ps-")).collect();
    let styles = texts_of(&["frontend/styles"], &[".css"])?;
    let drawn: BTreeSet<&str> = styles.iter().flat_map(|(_, text)| classes(text, ".ps-")).map(|class| &class[1..]).collect();
    // A name that ends in a dash is put together, as the numbers of columns are.
    let unknown = named.iter().filter(|class| !class.ends_with('-') && !drawn.contains(*class));
    findings.extend(unknown.map(|class| format!("frontend/src: no style knows the class {class}")));
    for (style, text) in &styles {
        let dead = classes(text, ".ps-").map(|class| &class[1..]).filter(|class| !named.contains(class));
        findings.extend(dead.collect::<BTreeSet<_>>().into_iter().map(|class| format!("{style}: no screen names the class {class}")));
    }
    let readers = texts_of(&["frontend/src", "backend/src", "domain/src", "tests/api"], &[".rs"])?;
    let readers: Vec<_> = readers.iter().filter(|(name, _)| !name.starts_with(TEXTS)).map(|(_, text)| (text, paths(text))).collect();
    for (file, text) in texts_of(&[TEXTS], &[".rs"])? {
        let module = file.trim_start_matches(TEXTS).trim_matches('/').trim_end_matches(".rs");
        for key in text.lines().filter_map(key) {
            let read = |(text, paths): &(&String, BTreeSet<(&str, &str)>)| {
                paths.contains(&(module, key)) || aliases(text, module).any(|alias| paths.contains(&(alias, key)))
            };
            if !readers.iter().any(read) {
                findings.push(format!("{file}: nobody reads the text {key}"));
            }
        }
    }
    Ok(())
}

/// All words of a text that begin like this: `ps-card__b`.
fn classes<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(start).map(move |(at, _)| {
        let word = &text[at + start.len()..];
        let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(word.len());
        &text[at..at + start.len() + end]
    })
}

/// The key of a line like `    found(count) => "…", "…";`.
fn key(line: &str) -> Option<&str> {
    let (name, _) = line.strip_prefix("    ")?.split_once(" => \"")?;
    let name = name.split('(').next()?;
    is_word(name).then_some(name)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// What the module is called in a file: `use domain::text::follow_up as text`.
fn aliases<'a>(text: &'a str, module: &str) -> impl Iterator<Item = &'a str> {
    text.split(&format!("{module} as ")).skip(1).collect::<Vec<_>>().into_iter().filter_map(first_word)
}

fn first_word(text: &str) -> Option<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()
}

/// All `module::name` of a text.
fn paths(text: &str) -> BTreeSet<(&str, &str)> {
    let parts: Vec<&str> = text.split("::").collect();
    let last_word = |text: &'_ str| text.len() - text.bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    parts.iter().zip(parts.iter().skip(1)).filter_map(|(left, right)| Some((&left[last_word(left)..], first_word(right)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_texts_are_found_as_they_are_named() {
        let found: Vec<&str> = classes(".ps-card>.ps-card__b:hover,.skipnav{}", ".ps-").collect();
        assert_eq!(found, [".ps-card", ".ps-card__b"]);
        assert_eq!(key("    found(count) => \"{count} elever\", \"{count} trainees\";"), Some("found"));
        assert_eq!(key("    /// A note => \"…\""), None);
        let text = "use domain::text::{common, users as text};\n{text::link(lang)}{common::close(lang)}";
        assert_eq!(aliases(text, "users").collect::<Vec<_>>(), ["text"]);
        assert!(paths(text).contains(&("text", "link")) && paths(text).contains(&("common", "close")));
    }
}

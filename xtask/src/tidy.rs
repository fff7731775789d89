//! The rules of the house that the compiler cannot see. Each finding names its file, line and rule.

use crate::files::under;
use crate::sh::Outcome;
use std::collections::BTreeSet;
use std::fs;

const MOST_LINES: usize = 400;

/// Words that may stand only where the exceptions say.
struct Ban {
    words: &'static [&'static str],
    within: &'static str,
    except: &'static [&'static str],
    rule: &'static str,
}

// The words are put together so that this file does not find itself.
const BANS: [Ban; 4] = [
    Ban {
        words: &[concat!("diesel", "::")],
        within: "backend/src/",
        except: &["/db/", "/queries.rs", "/queries/", "/schema.rs"],
        rule: "the database is spoken to in db/ and in the queries only",
    },
    Ban {
        words: &[
            concat!(".trans", "action("),
            concat!("Utc", "::now"),
            concat!("SystemTime", "::now"),
            concat!("Uuid", "::new_v4"),
            concat!("Uuid", "::now_v7"),
        ],
        within: "backend/src/",
        except: &["/db/", "backend/src/clock.rs"],
        rule: "time, ids and transactions come from clock.rs and db/",
    },
    Ban {
        words: &[concat!("todo", "!"), concat!("unimplemented", "!"), concat!("#[", "ignore")],
        within: "",
        except: &[],
        rule: "nothing unfinished, no test left out",
    },
    Ban {
        words: &[
            concat!("test", ".skip("),
            concat!("test", ".only("),
            concat!("it", ".skip("),
            concat!("it", ".only("),
            concat!("describe", ".skip("),
        ],
        within: "tests/browser/",
        except: &[],
        rule: "no journey left out",
    },
];

/// Where the server's settings are named.
const CONFIGURATION: &str = "backend/src/config.rs";

/// Where the texts are that people read.
const TEXTS: &str = "domain/src/text";

/// Looks through all sources, and at what the deployment files set.
pub fn check() -> Outcome {
    let mut findings = Vec::new();
    for path in under(&["domain", "backend", "frontend", "tests", "xtask", "migrations"])? {
        let name = path.to_string_lossy().into_owned();
        if [".rs", ".mjs", ".css", ".sql"].iter().any(|end| name.ends_with(end)) {
            examine(&name, &fs::read_to_string(&path)?, &mut findings);
        }
    }
    unnamed(&mut findings)?;
    let known = fs::read_to_string(CONFIGURATION)?;
    for name in ["docker-compose.yml", "Dockerfile"] {
        for variable in variables(&fs::read_to_string(name)?) {
            if !variables(&known).contains(&variable) {
                findings.push(format!("{name}: {variable} is not a setting of the server"));
            }
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    Err(format!("{} findings:\n{}", findings.len(), findings.join("\n")).into())
}

/// Our own classes that no screen names, and texts that nobody reads. A name that is put together at run time would be
/// missed: write it out.
fn unnamed(findings: &mut Vec<String>) -> Outcome {
    let screens = texts_of(&["frontend/src", "frontend/assets"], &[".rs", ".html"])?;
    let named: BTreeSet<&str> = screens.iter().flat_map(|(_, text)| classes(text, "ps-")).collect();
    for (style, text) in texts_of(&["frontend/styles"], &[".css"])? {
        let dead = classes(&text, ".ps-").map(|class| &class[1..]).filter(|class| !named.contains(class));
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

/// The files of these kinds within these folders, with their texts.
fn texts_of(folders: &[&str], kinds: &[&str]) -> Outcome<Vec<(String, String)>> {
    let mut found = Vec::new();
    for path in under(folders)? {
        let name = path.to_string_lossy().into_owned();
        if kinds.iter().any(|kind| name.ends_with(kind)) {
            found.push((name, fs::read_to_string(&path)?));
        }
    }
    Ok(found)
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

fn examine(name: &str, text: &str, findings: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > MOST_LINES {
        findings.push(format!("{name}: {lines} lines; a file has at most {MOST_LINES}"));
    }
    for (number, line) in (1..).zip(text.lines()) {
        for ban in BANS.iter().filter(|ban| name.starts_with(ban.within) && !ban.except.iter().any(|part| name.contains(part))) {
            if ban.words.iter().any(|word| line.contains(word)) {
                findings.push(format!("{name}:{number}: {}", ban.rule));
            }
        }
        if name.starts_with("frontend/src/") && names_a_colour(line) {
            findings.push(format!("{name}:{number}: a colour; use a class or a token of styles/tokens.css"));
        }
    }
}

/// All `PRAKTIKSPOR_…` names in a text.
fn variables(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.starts_with("PRAKTIKSPOR_")).map(str::to_owned).collect()
}

/// Whether a line holds a colour like `#0d5c53`. Three letters alone (`#add`) may be an anchor.
fn names_a_colour(line: &str) -> bool {
    line.replace("&#", "&").split('#').skip(1).any(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_hexdigit).collect();
        let goes_on = rest.chars().nth(digits.len()).is_some_and(|next| next.is_alphanumeric() || next == '-' || next == '_');
        let looks_like_one = match digits.len() {
            6 | 8 => true,
            3 | 4 => digits.contains(|c: char| c.is_ascii_digit()) || digits.chars().all(|c| digits.starts_with(c)),
            _ => false,
        };
        looks_like_one && !goes_on
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        examine(name, text, &mut findings);
        findings
    }

    #[test]
    fn colours_are_told_from_anchors() {
        for line in ["fill=\"#0d5c53\"", "color:#fff;", "#1a2", "#13211eff"] {
            assert!(names_a_colour(line), "{line}");
        }
        for line in ["href=\"#add\"", "#[derive(Debug)]", "href=\"#main-content\"", "#12", "&#123;", "#face-down"] {
            assert!(!names_a_colour(line), "{line}");
        }
    }

    #[test]
    fn diesel_has_its_rooms() {
        let line = concat!("use diesel", "::prelude::*;");
        assert_eq!(found("backend/src/people/mod.rs", line).len(), 1);
        assert!(found("backend/src/people/queries.rs", line).is_empty());
        assert!(found("backend/src/db/mod.rs", line).is_empty());
        assert!(found("domain/src/sql.rs", line).is_empty());
    }

    #[test]
    fn the_clock_has_its_room() {
        let line = concat!("let now = Utc", "::now();");
        assert_eq!(found("backend/src/people/queries.rs", line).len(), 1);
        assert!(found("backend/src/clock.rs", line).is_empty());
    }

    #[test]
    fn long_files_are_named() {
        assert_eq!(found("domain/src/people.rs", &"\n".repeat(401)).len(), 1);
        assert!(found("domain/src/people.rs", &"\n".repeat(400)).is_empty());
    }

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

    #[test]
    fn variables_are_whole_words() {
        let found = variables("  PRAKTIKSPOR_DATABASE_URL_FILE: /run/x\nENV PRAKTIKSPOR_LISTEN=0.0.0.0:8080");
        let names: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(names, ["PRAKTIKSPOR_DATABASE_URL_FILE", "PRAKTIKSPOR_LISTEN"]);
    }
}

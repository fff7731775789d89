//! Words and colours that have their rooms, and files that are too long.

use super::texts_of;
use crate::sh::Outcome;

const MOST_LINES: usize = 400;

/// Words that may stand only where the exceptions say.
struct Ban {
    words: &'static [&'static str],
    within: &'static str,
    except: &'static [&'static str],
    rule: &'static str,
}

// The words are put together so that this file does not find itself.
const BANS: [Ban; 6] = [
    Ban {
        words: &[concat!("diesel", "::")],
        within: "backend/src/",
        except: &["/db/", "/transactions.rs", "/transactions/"],
        rule: "the database is spoken to in db/ and in the transactions of a capability only",
    },
    Ban {
        words: &["AuditEntry", ".audit(", ".audit_all(", "Standing {", "sight::"],
        within: "backend/src/",
        except: &["/db/", "/transactions.rs", "/transactions/"],
        rule: "what is in sight, what is judged and what is audited stands in the transactions of a capability (docs/decisions/0015)",
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
        words: &["alias = \""],
        within: "domain/src/",
        except: &[],
        rule: "a field of the wire has one name: the screens read fields by their number, and serde counts an alias (docs/decisions/0016)",
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

/// Looks through all sources.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    for (name, text) in texts_of(&super::SOURCES, &[".rs", ".mjs", ".css", ".sql"])? {
        examine(&name, &text, findings);
    }
    Ok(())
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
        assert!(found("backend/src/people/transactions.rs", line).is_empty());
        assert!(found("backend/src/db/mod.rs", line).is_empty());
        assert!(found("domain/src/sql.rs", line).is_empty());
    }

    #[test]
    fn a_use_case_has_its_room() {
        for line in [
            "use crate::db::{AuditEntry, Writer};",
            "        w.audit(entry)?;",
            "let standing = Standing { id: id.0, version, status, roles: &roles, facts };",
            "let seen = sight::find_traineeship(w, permit, id)?;",
        ] {
            for door in ["backend/src/absence/mod.rs", "backend/src/follow_up/tasks.rs", "backend/src/demo/stories.rs"] {
                assert_eq!(found(door, line).len(), 1, "{door}: {line}");
            }
            for room in ["backend/src/absence/transactions/reporting.rs", "backend/src/tenants/transactions.rs", "backend/src/db/audit.rs"]
            {
                assert!(found(room, line).is_empty(), "{room}: {line}");
            }
        }
        assert!(found("backend/src/moves.rs", "impl<S: Machine> Standing<'_, S> {").is_empty(), "what judges is not what is judged");
        assert!(found("backend/src/absence/mod.rs", "crate::audit::history(&app, permit, &query, person).await").is_empty());
    }

    #[test]
    fn the_clock_has_its_room() {
        let line = concat!("let now = Utc", "::now();");
        assert_eq!(found("backend/src/people/transactions.rs", line).len(), 1);
        assert!(found("backend/src/clock.rs", line).is_empty());
    }

    #[test]
    fn long_files_are_named() {
        assert_eq!(found("domain/src/people.rs", &"\n".repeat(401)).len(), 1);
        assert!(found("domain/src/people.rs", &"\n".repeat(400)).is_empty());
    }
}

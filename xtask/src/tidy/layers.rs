//! What the ground of the backend may know: it stands below the capabilities and the web, so that neither can be read
//! only together with all the rest.

use super::texts_of;
use crate::sh::Outcome;

/// A file or folder of the ground, and the modules of the backend it may name.
const LAYERS: &[(&str, &[&str])] = &[
    ("backend/src/current.rs", &[]),
    ("backend/src/clock.rs", &[]),
    ("backend/src/error.rs", &["current"]),
    ("backend/src/permit.rs", &["error"]),
    ("backend/src/db/", &["clock", "current", "db", "error", "insert_all", "keyset", "on_engine", "permit"]),
    ("backend/src/http/", &["app", "current", "db", "error", "http"]),
];

/// Looks through the backend.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    for (name, text) in texts_of(&["backend"], &[".rs"])? {
        examine(&name, &text, findings);
    }
    Ok(())
}

fn examine(name: &str, text: &str, findings: &mut Vec<String>) {
    let Some((_, may)) = LAYERS.iter().find(|(layer, _)| name == *layer || (layer.ends_with('/') && name.starts_with(layer))) else {
        return;
    };
    for (number, line) in (1..).zip(text.lines()) {
        for (at, word) in line.match_indices("crate::") {
            let module: String =
                line.get(at + word.len()..).unwrap_or_default().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !module.is_empty() && !may.contains(&module.as_str()) {
                findings.push(format!("{name}:{number}: knows {module}, which stands above it (xtask/src/tidy/layers.rs)"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> usize {
        let mut findings = Vec::new();
        examine(name, text, &mut findings);
        findings.len()
    }

    #[test]
    fn the_ground_knows_nothing_above_it() {
        assert_eq!(found("backend/src/db/mod.rs", "use crate::http::answers::Created;"), 1);
        assert_eq!(found("backend/src/db/audit.rs", "use crate::error::Error;\nuse crate::insert_all;"), 0);
        assert_eq!(found("backend/src/error.rs", "let (id, lang) = crate::http::request::current();"), 1);
        assert_eq!(found("backend/src/hiring/mod.rs", "use crate::http::paging;"), 0);
    }
}

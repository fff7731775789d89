//! What the deployment files set is a setting of the server.

use crate::sh::Outcome;
use std::collections::BTreeSet;
use std::fs;

/// Where the server's settings are named.
const CONFIGURATION: &str = "backend/src/config.rs";

/// Looks at what the deployment files set.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    let known = fs::read_to_string(CONFIGURATION)?;
    for name in ["docker-compose.yml", "Dockerfile"] {
        for variable in variables(&fs::read_to_string(name)?) {
            if !variables(&known).contains(&variable) {
                findings.push(format!("{name}: {variable} is not a setting of the server"));
            }
        }
    }
    Ok(())
}

/// All `PRAKTIKSPOR_…` names in a text.
fn variables(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_ascii_uppercase() && c != '_').filter(|word| word.starts_with("PRAKTIKSPOR_")).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_whole_words() {
        let found = variables("  PRAKTIKSPOR_DATABASE_URL_FILE: /run/x\nENV PRAKTIKSPOR_LISTEN=0.0.0.0:8080");
        let names: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(names, ["PRAKTIKSPOR_DATABASE_URL_FILE", "PRAKTIKSPOR_LISTEN"]);
    }
}

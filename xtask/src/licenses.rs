//! Licences of everything we link, against the list of those that go with ours.

use crate::sh::{Outcome, output};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::collections::BTreeSet;
use std::process::Command;

const ALLOWED: [&str; 18] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-1-Clause",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PostgreSQL",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// The systems for which something is built.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "wasm32-unknown-unknown"];

/// Names every crate whose licence is not on the list.
pub fn check() -> Outcome {
    let mut refused = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for target in TARGETS {
        let json = output(Command::new("cargo").args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target]))?;
        let metadata: Value = serde_json::from_str(&json)?;
        let list = |pointer: &str| metadata.pointer(pointer).and_then(Value::as_array).cloned().unwrap_or_default();
        let built: BTreeSet<String> = list("/resolve/nodes").iter().filter_map(|node| text(node, "id")).collect();
        for package in list("/packages") {
            let (Some(id), Some(name), Some(version)) = (text(&package, "id"), text(&package, "name"), text(&package, "version")) else {
                return Err("cargo metadata: a package without a name".into());
            };
            if !built.contains(&id) {
                continue;
            }
            let licence = text(&package, "license").unwrap_or_default();
            if !allowed(&licence) {
                refused.insert(format!("{name} {version}: {}", if licence.is_empty() { "no licence named" } else { &licence }));
            }
            seen.insert(format!("{name} {version}"));
        }
    }
    if refused.is_empty() {
        println!("{} crates, all under allowed licences", seen.len());
        return Ok(());
    }
    Err(format!("licences that are not on the list:\n{}", refused.into_iter().collect::<Vec<_>>().join("\n")).into())
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

/// Whether an SPDX expression can be met with allowed licences. Older crates write `MIT/Apache-2.0` for OR.
fn allowed(expression: &str) -> bool {
    let expression = Expression::parse_mode(expression, ParseMode::LAX);
    expression.is_ok_and(|expression| expression.evaluate(|one| ALLOWED.contains(&one.to_string().as_str())))
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        for yes in [
            "MIT",
            "MIT OR Apache-2.0",
            "GPL-3.0-or-later OR MIT",
            "MIT/Apache-2.0",
            "(MIT OR GPL-2.0) AND ISC",
            "Apache-2.0 WITH LLVM-exception OR MIT",
        ] {
            assert!(allowed(yes), "{yes}");
        }
        for no in
            ["", "GPL-3.0-or-later", "MIT AND GPL-2.0", "(MIT OR ISC) AND AGPL-3.0", "GPL-2.0 WITH Classpath-exception-2.0", "MIT ISC"]
        {
            assert!(!allowed(no), "{no}");
        }
    }
}

//! The files of the parts, few instead of many: what only some parts share is cut into dozens of little files, which one request each
//! would fetch. The small ones of a part travel in one pack with the part itself; the large ones stay by themselves, so that no
//! part fetches again what another has brought.

use crate::sh::Outcome;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// From this size on (before compression) a shared file stays by itself.
const LARGE: u64 = 32 * 1024;
/// How the loader fetches a file, as the tool that cuts writes it.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", "\", import.meta.url))");
/// How it names what loads a part.
const LOAD: &str = "export const __wasm_split_load_";

/// What the loader fetches small files with: from the pack of the part that is being loaded.
const PACKED: &str = r#"
let part;
const packs = new Map();
function inPart(name, load) {
    return () => {
        part = name;
        return load();
    };
}
function packed(name) {
    const pack = part;
    const [from, to] = PACKS[pack][name];
    if (!packs.has(pack)) {
        const bytes = fetch(new URL(`./pack_${pack}.bin`, import.meta.url)).then((answer) => {
            if (!answer.ok) throw new Error(`${answer.status}: pack_${pack}.bin`);
            return answer.arrayBuffer();
        });
        // A lost answer is asked for again the next time.
        bytes.catch(() => packs.delete(pack));
        packs.set(pack, bytes);
    }
    return packs.get(pack).then((bytes) => new Response(bytes.slice(from, to), { headers: { 'Content-Type': 'application/wasm' } }));
}
"#;

/// Packs the files that `parts.js` in this folder names, and lets it fetch them so.
pub fn pack(folder: &Path) -> Outcome {
    let loader = folder.join("parts.js");
    let text = fs::read_to_string(&loader)?;
    let parts = parts(&text)?;
    let (mut table, mut small) = (String::from("const PACKS = {\n"), Vec::new());
    for (part, files) in &parts {
        let mut bytes = Vec::new();
        write!(table, "    {part}: {{")?;
        for file in files {
            let path = folder.join(file);
            if *file != own(part) && fs::metadata(&path)?.len() >= LARGE {
                continue;
            }
            let from = bytes.len();
            bytes.extend(fs::read(&path)?);
            write!(table, " \"{file}\": [{from}, {}],", bytes.len())?;
            small.push(file.clone());
        }
        writeln!(table, " }},")?;
        fs::write(folder.join(format!("pack_{part}.bin")), bytes)?;
    }
    table.push_str("};\n");
    small.sort();
    small.dedup();
    let mut packed = text;
    for file in &small {
        packed = packed.replace(&format!("{}{file}{}", FETCH.0, FETCH.1), &format!("packed(\"{file}\")"));
        fs::remove_file(folder.join(file))?;
    }
    for part in parts.keys() {
        let before = format!("{LOAD}{part} = wrapAsyncCb(makeLoad(");
        let (head, tail) = packed.split_once(&before).ok_or("the loader of a part is not as it was")?;
        let (body, rest) = tail.split_once("]));").ok_or("the loader of a part does not end as it did")?;
        packed = format!("{head}{LOAD}{part} = wrapAsyncCb(inPart(\"{part}\", makeLoad({body}])));{rest}");
    }
    // After the imports, which come first in a module.
    let (imports, rest) = packed.split_once('\n').ok_or("parts.js has one line")?;
    fs::write(loader, format!("{imports}\n{table}{PACKED}{rest}"))?;
    Ok(())
}

/// The file of a part itself.
fn own(part: &str) -> String {
    format!("split_{part}.wasm")
}

/// The parts, and the files that each needs: those it shares, and its own.
fn parts(text: &str) -> Outcome<BTreeMap<String, Vec<String>>> {
    let mut parts = BTreeMap::new();
    for load in text.split(LOAD).skip(1) {
        let (part, rest) = load.split_once(' ').ok_or("a part without a name")?;
        let (shared, _) = rest.split_once("]));").ok_or("a part without an end")?;
        let (_, shared) = shared.rsplit_once('[').ok_or("a part without what it shares")?;
        let names = shared.split(", ").filter(|name| !name.is_empty());
        let mut files: Vec<String> = names.map(|name| format!("{}.wasm", name.trim_start_matches('_'))).collect();
        files.push(own(part));
        parts.insert(part.to_owned(), files);
    }
    if parts.is_empty() { Err("parts.js loads no part".into()) } else { Ok(parts) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = r#"import { initSync } from "./app.js";
const __chunk_7 = makeLoad(() => {
    const src = fetch(new URL("./chunk_7.wasm", import.meta.url));
}
, []);
export const __wasm_split_load_phone = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_phone.wasm", import.meta.url));
}
, [__chunk_7, __chunk_9]));
"#;

    #[test]
    fn small_files_travel_with_their_part_and_large_ones_alone() -> Outcome {
        let folder = std::env::temp_dir().join(format!("packs-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("parts.js"), LOADER)?;
        fs::write(folder.join("chunk_7.wasm"), "seven")?;
        fs::write(folder.join("chunk_9.wasm"), vec![9; 40_000])?;
        fs::write(folder.join("split_phone.wasm"), "phone")?;
        pack(&folder)?;
        let packed = fs::read_to_string(folder.join("parts.js"))?;
        assert!(packed.starts_with("import { initSync } from \"./app.js\";\nconst PACKS = {"), "{packed}");
        assert!(packed.contains("\"chunk_7.wasm\": [0, 5], \"split_phone.wasm\": [5, 10],"), "{packed}");
        assert!(packed.contains("const src = packed(\"chunk_7.wasm\");") && !packed.contains("chunk_9.wasm"), "{packed}");
        assert!(packed.contains("wrapAsyncCb(inPart(\"phone\", makeLoad(") && packed.contains("__chunk_9])));"), "{packed}");
        assert_eq!(fs::read_to_string(folder.join("pack_phone.bin"))?, "sevenphone");
        assert!(folder.join("chunk_9.wasm").exists() && !folder.join("chunk_7.wasm").exists());
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}

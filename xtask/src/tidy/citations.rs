//! Every citation of the field and of what is to be trusted leads somewhere; docs/field/README.md says how to cite.

use super::books::{Book, defines};
use super::texts_of;
use crate::sh::Outcome;

/// A book, which is named by its folder, and what it was called before. Migrations that have run are not edited: they keep the
/// old names.
const BOOKS: [(&str, &[&str]); 2] = [
    (concat!("docs/", "field"), &[concat!("domain", ".md"), concat!("design", ".md")]),
    (concat!("docs/", "trust"), &[concat!("trust", ".md")]),
];
/// Where documents cite.
const DOCUMENTS: [&str; 4] = ["privacy.toml", "API.md", "ARCHITECTURE.md", "docs/decisions"];
/// The letters of the ids that may stand alone in brackets: moves, periods, law, visibility, readings.
const LETTERS: [char; 6] = ['A', 'B', 'P', 'R', 'K', 'D'];

/// Follows every citation.
pub fn check(findings: &mut Vec<String>) -> Outcome {
    let sources = texts_of(&super::SOURCES, &[".rs", ".mjs", ".css", ".sql"])?;
    let documents = texts_of(&DOCUMENTS, &[".toml", ".md"])?;
    for (folder, old_names) in BOOKS {
        let book = Book::read(folder)?;
        for (file, text) in sources.iter().chain(&documents) {
            let mut cited = citations(text, folder);
            for old in old_names {
                if file.starts_with("migrations/") {
                    cited.extend(citations(text, old));
                } else if !file.ends_with(".md") && text.contains(old) {
                    findings.push(format!("{file}: {old} is {folder} now"));
                }
            }
            for (line, cited) in cited {
                let Some(cited) = cited else {
                    findings.push(format!("{file}:{line}: a citation stands in brackets, or begins the comment"));
                    continue;
                };
                let ends = dead_ends(&book, &cited);
                findings.extend(ends.into_iter().map(|end| format!("{file}:{line}: {end:?} is not found in {folder} ({cited})")));
            }
        }
    }
    let field = Book::read("docs/field")?;
    for (file, text) in &sources {
        let unknown = lone_ids(text).into_iter().filter(|(_, id)| !field.defines(id));
        findings.extend(unknown.map(|(line, id)| format!("{file}:{line}: {id} is not found in docs/field")));
    }
    Ok(())
}

/// What is cited of a book, with the number of its line: from its name to the closing bracket, to a colon or to another book.
/// None for one that neither stands in brackets nor begins the comment. A book that is only spoken of, or the path to a page, is no citation.
fn citations(text: &str, name: &str) -> Vec<(usize, Option<String>)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for (from, _) in line.match_indices(name) {
            let (before, after) = (line.get(..from).unwrap_or_default(), line.get(from + name.len()..).unwrap_or_default());
            let bracketed = before.rfind('(') > before.rfind(')') || uncommented(before).is_empty();
            let names_a_place = after.trim_start().starts_with(|c: char| c.is_ascii_digit()) || after.starts_with(" section ");
            if !after.is_empty() && !after.starts_with([' ', ',']) || !bracketed && !names_a_place {
                continue;
            }
            let more = lines.iter().skip(at + 1).take(2).map(|line| uncommented(line));
            let whole = std::iter::once(after).chain(more).collect::<Vec<_>>().join(" ");
            let ends = [")", ":"].into_iter().chain(BOOKS.map(|(book, _)| book)).filter_map(|end| whole.find(end));
            let cited = ends.min().and_then(|end| whole.get(..end)).map(|cited| cited.trim().to_owned());
            found.push((at + 1, cited.filter(|_| bracketed)));
        }
    }
    found
}

fn uncommented(line: &str) -> &str {
    line.trim_start().trim_start_matches(['/', '!', '-', '#', '*']).trim()
}

/// The parts of a citation that lead nowhere.
fn dead_ends(book: &Book, cited: &str) -> Vec<String> {
    let mut dead = Vec::new();
    for part in cited.split(';') {
        let mut section = None;
        for token in part.split(',').flat_map(|token| token.split(" and ")).map(str::trim).filter(|token| !token.is_empty()) {
            let (kind, words) = kind_of(token);
            // "5.2 invariant 16": two in one.
            if let Some((first, rest)) = words.split_once(" invariant ")
                && let Some(text) = book.section(first)
            {
                section = Some(text);
                if !defines(text, rest) {
                    dead.push(token.to_owned());
                }
                continue;
            }
            let begins = section.is_none() && words.starts_with(|c: char| c.is_ascii_digit()) && kind != Kind::Row;
            if kind == Kind::Section || begins || words.split_once('.').is_some_and(|(whole, part)| is_number(whole) && is_number(part)) {
                section = book.section(words);
                if section.is_none() {
                    dead.push(token.to_owned());
                }
                continue;
            }
            if section.is_none()
                && let Some(page) = book.section(words)
            {
                section = Some(page);
                continue;
            }
            if kind == Kind::Row {
                section = section.or_else(|| book.section("1"));
            }
            if !leads(book, section, words) {
                dead.push(token.to_owned());
            }
        }
    }
    dead
}

#[derive(PartialEq)]
enum Kind {
    Section,
    Row,
    Words,
}

fn kind_of(token: &str) -> (Kind, &str) {
    for word in ["rows ", "row "] {
        if let Some(rest) = token.strip_prefix(word) {
            return (Kind::Row, rest);
        }
    }
    match token.strip_prefix("section ") {
        Some(rest) => (Kind::Section, rest),
        None => (Kind::Words, token),
    }
}

/// Whether what is named stands in the section; where no section is named, an id may stand anywhere.
fn leads(book: &Book, section: Option<&str>, words: &str) -> bool {
    let known = |id: &str| section.map_or_else(|| book.defines(id), |text| defines(text, id));
    if is_id(words) || is_number(words) {
        return known(words);
    }
    if let Some((first, last)) = words.split_once('–')
        && [first, last].iter().all(|end| is_id(end) || is_number(end))
    {
        return known(first) && known(last);
    }
    let plain = |text: &str| text.replace(['`', '*', '"'], "").to_lowercase();
    section.is_some_and(|text| plain(text).contains(&plain(words)))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether it is an id such as `A11`.
fn is_id(text: &str) -> bool {
    text.strip_prefix(|c: char| c.is_ascii_uppercase()).is_some_and(|rest| rest.len() <= 2 && is_number(rest))
}

/// The ids that stand alone in the brackets of a comment: `(D4)`, `(A3, A8)`.
fn lone_ids(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((_, comment)) = line.split_once("//") else { continue };
        for bracket in comment.split('(').skip(1) {
            let Some((inner, _)) = bracket.split_once(')') else { continue };
            let ids: Vec<&str> = inner.split(", ").collect();
            if ids.iter().all(|id| is_id(id) && id.starts_with(LETTERS)) {
                found.extend(ids.into_iter().map(|id| (number, id)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELD: &str = "## 1. Rows\n| 34 | words |\n## 3. Law\n| R7 | Health |\n**Classes** `K2`\n## 4. Machines\n### 4.1 Application\n\
        | A1 | lead |\n| A11 | an *offer* |\n### 4.2 Traineeship\n| B1 | start |\n### 5.2 Invariants\n2. A person has one.\n3. No overlap.\n`a.b_c`";

    fn field() -> Book {
        Book::of([("all".to_owned(), FIELD), ("readings".to_owned(), "| D4 | window |")])
    }

    #[test]
    fn what_is_there_is_found() {
        for cited in [
            "4.1, A11",
            "4.1, A1–A11",
            "4",
            "3, K2",
            "section 3, R7",
            "row 34",
            "rows 34",
            "section 1, 34",
            "5.2, 2",
            "5.2 invariant 2",
            "4.1, an offer",
            "R7",
            "3; 4.1, A1",
            "4.1 and 4.2",
            "4.1, A1 and A11",
            "readings, D4",
            "5.2, `a.b_c`",
            "section 3, R7 and K2",
            "5.2, 2–3",
        ] {
            assert_eq!(dead_ends(&field(), cited), [""; 0], "{cited}");
        }
    }

    #[test]
    fn what_is_not_there_is_named() {
        for (cited, dead) in [
            ("4.1, A12", "A12"),
            ("4.1, B1", "B1"),
            ("4.9", "4.9"),
            ("7", "7"),
            ("section 7", "section 7"),
            ("row 303", "row 303"),
            ("5.2, 4", "4"),
            ("5.2 invariant 9", "5.2 invariant 9"),
            ("4.1, A1–A12", "A1–A12"),
            ("R8", "R8"),
            ("4.1, a refusal", "a refusal"),
            ("readings, D5", "D5"),
            ("nowhere", "nowhere"),
            ("3; 4.1, A2", "A2"),
        ] {
            assert_eq!(dead_ends(&field(), cited), [dead], "{cited}");
        }
    }

    #[test]
    fn a_citation_ends_with_its_bracket_on_whatever_line() {
        let name = concat!("docs/", "field");
        let text = format!(
            "//! Moves ({name} 4.1,\n//! A11). More.\n/// See {name} 4.1 for\n/// more\n\nsee {name}/law.md, and {name} as a whole"
        );
        let found = citations(&text, name);
        assert_eq!(found, [(1, Some("4.1, A11".to_owned())), (3, None)]);
        for rest in ["2.3: the levels)".to_owned(), format!("2.3 {} 2.4)", concat!("docs/", "trust"))] {
            assert_eq!(citations(&format!("({name} {rest}"), name), [(1, Some("2.3".to_owned()))]);
        }
    }

    #[test]
    fn ids_alone_in_brackets_are_citations() {
        let text = concat!("/// It counts (D4", ") and (A3", ", A8", "), not (GF2) or (x, y).\nlet x = f(D9", ");");
        assert_eq!(lone_ids(text), [(1, "D4"), (1, "A3"), (1, "A8")]);
    }
}

//! The books that the code cites, docs/field and docs/trust, cut into their sections.

use super::texts_of;
use crate::sh::Outcome;
use std::path::Path;

/// A book: a folder of pages.
pub struct Book {
    sections: Vec<(String, String)>,
}

impl Book {
    /// Reads a folder of pages.
    pub fn read(folder: &str) -> Outcome<Self> {
        let pages = texts_of(&[folder], &[".md"])?;
        Ok(Self::of(pages.iter().map(|(path, text)| {
            let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            (stem, text.as_str())
        })))
    }

    /// A page is a section by its name; a heading that begins with a number is one by its number, up to the next heading
    /// that is not below it.
    pub fn of<'a>(pages: impl IntoIterator<Item = (String, &'a str)>) -> Self {
        let mut sections = Vec::new();
        for (page, text) in pages {
            let lines: Vec<&str> = text.lines().collect();
            for (at, line) in lines.iter().enumerate() {
                if let Some((level, number)) = numbered(line) {
                    let rest = lines.iter().skip(at + 1).take_while(|line| heading(line).is_none_or(|(below, _)| below > level));
                    let text: Vec<&str> = std::iter::once(line).chain(rest).copied().collect();
                    sections.push((number.to_owned(), text.join("\n")));
                }
            }
            sections.push((page, text.to_owned()));
        }
        Self { sections }
    }

    /// The text of a section; none where there is no such section.
    pub fn section(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    /// Whether any section defines the id.
    pub fn defines(&self, id: &str) -> bool {
        self.sections.iter().any(|(_, text)| defines(text, id))
    }
}

/// Whether a text defines an id: in the first cell of a row, as a numbered point, or in backticks.
pub fn defines(text: &str, id: &str) -> bool {
    let numbered_point = format!("{id}. ");
    text.lines().any(|line| line.starts_with(&format!("| {id} |")) || line.starts_with(&numbered_point))
        || text.contains(&format!("`{id}`"))
}

/// The level of a heading, and its words.
fn heading(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let level = line.len() - words.len();
    (level > 0 && words.starts_with(' ')).then_some((level, words.trim()))
}

fn numbered(line: &str) -> Option<(usize, &str)> {
    let (level, words) = heading(line)?;
    let number = words.split(' ').next()?.trim_end_matches('.');
    (number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')).then_some((level, number))
}

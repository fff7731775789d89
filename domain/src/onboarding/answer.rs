//! What an item is answered with: checked against what it asks for, read from a form, and said in words.

use super::{AnswerKind, AskedField, Asks};
use crate::Lang;
use crate::Text;
use crate::fields::{Field, FieldValue, Kind, Value, date_typed};
use crate::problem::{Checks, FieldCode, FieldError};
use crate::text::onboarding as text;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A file that was sent as an answer; its bytes are fetched by themselves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentFile {
    /// What it is called.
    pub name: String,
    /// How many bytes it has.
    pub size: u32,
    /// What its bytes are.
    pub file_type: FileType,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// What an item is answered with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(no_recursion))]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// The code of a choice.
    Choice(String),
    /// A number.
    Number(i32),
    /// A text.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// A person's name.
    Person(String),
    /// A file that was sent.
    File(SentFile),
    /// The fields of a form by their keys; what was left empty is left out.
    Form(BTreeMap<String, Self>),
    /// It was read.
    Read,
}

words! {
    /// What files are taken: told by their first bytes, whatever they are called.
    FileType {
        Pdf = "pdf", "PDF", "PDF";
        Png = "png", "Billede (PNG)", "Picture (PNG)";
        Jpeg = "jpg", "Billede (JPEG)", "Picture (JPEG)";
        Webp = "webp", "Billede (WebP)", "Picture (WebP)";
    }
}

impl FileType {
    /// What the bytes are, where files of that type are taken.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else {
            None
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
        }
    }
}

impl SentFile {
    /// What is kept of a file beside its bytes: its name gets the ending of what the bytes are.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8], file_type: FileType, sha256: String) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
        let stem = if stem.is_empty() { "fil" } else { stem };
        Self { name: format!("{stem}.{file_type}"), size: u32::try_from(bytes.len()).unwrap_or(u32::MAX), file_type, sha256 }
    }
}

/// The most bytes of a file.
pub const MAX_ANSWER_FILE: usize = 5 * 1024 * 1024;

/// The field of a request that holds an answer; a field of a form is named `answer.<key>`.
pub const ANSWER: &str = "answer";

/// The name of a form's field in a request.
#[must_use]
pub fn field_path(key: &str) -> String {
    format!("{ANSWER}.{key}")
}

impl Answer {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::YesNo(_) => AnswerKind::YesNo,
            Self::Choice(_) => AnswerKind::Choice,
            Self::Number(_) => AnswerKind::Number,
            Self::Text(_) => AnswerKind::Text,
            Self::Date(_) => AnswerKind::Date,
            Self::Person(_) => AnswerKind::Person,
            Self::File(_) => AnswerKind::File,
            Self::Form(_) => AnswerKind::Form,
            Self::Read => AnswerKind::Read,
        }
    }

    /// The answer in the form in which it is kept. A file is not answered here: its bytes are sent.
    ///
    /// # Errors
    /// What is wrong with it, where it does not fit what is asked.
    pub fn checked(mut self, asks: &Asks, today: NaiveDate) -> Result<Self, Vec<FieldError>> {
        let mut checks = Checks::default();
        match (asks, &mut self) {
            (Asks::Read { .. }, Self::Read) => {}
            (Asks::Form { fields }, Self::Form(said)) => check_form(fields, said, today, &mut checks),
            (_, Self::Read | Self::File(_) | Self::Form(_)) => checks.push(wrong_kind(ANSWER, asks)),
            (_, one) => one.check_one(asks, ANSWER, today, &mut checks),
        }
        checks.finish(self)
    }

    /// Checks what stands in one field.
    fn check_one(&mut self, asks: &Asks, path: &str, today: NaiveDate, checks: &mut Checks) {
        let Some(kind) = asks.field_kind().filter(|_| self.kind() == asks.kind()) else {
            return checks.push(wrong_kind(path, asks));
        };
        let (field, mut found) = (field(kind), Checks::default());
        match (self, asks) {
            (Self::Choice(code), Asks::Choice { choices }) => {
                found.require(choices.iter().any(|choice| choice.code == *code), ANSWER, FieldCode::InvalidValue);
            }
            (Self::Number(number), _) => number.check(&field, today, &mut found),
            (Self::Text(text) | Self::Person(text), _) => text.check(&field, today, &mut found),
            (Self::Date(day), _) => day.check(&field, today, &mut found),
            _ => {}
        }
        for error in found.finish(()).err().unwrap_or_default() {
            checks.push(FieldError { field: path.to_owned(), ..error });
        }
    }

    /// Reads what is written in the fields of a form: `source` gives the text of a field by its name.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn from_written(asks: &Asks, source: &dyn Fn(&str) -> String) -> Result<Self, Vec<FieldError>> {
        let Asks::Form { fields } = asks else {
            return Self::read_one(asks, &source(ANSWER), ANSWER)?.ok_or_else(|| vec![FieldError::new(ANSWER, FieldCode::Required)]);
        };
        let (mut said, mut errors) = (BTreeMap::new(), Vec::new());
        for field in fields {
            let path = field_path(&field.key);
            match Self::read_one(&field.asks, &source(&path), &path) {
                Ok(Some(answer)) => {
                    said.insert(field.key.clone(), answer);
                }
                Ok(None) if !field.optional => errors.push(FieldError::new(&path, FieldCode::Required)),
                Ok(None) => {}
                Err(mut found) => errors.append(&mut found),
            }
        }
        if errors.is_empty() { Ok(Self::Form(said)) } else { Err(errors) }
    }

    /// Reads what is written in one field; nothing of an empty one.
    fn read_one(asks: &Asks, written: &str, path: &str) -> Result<Option<Self>, Vec<FieldError>> {
        let written = written.trim();
        let Some(kind) = asks.field_kind() else { return Err(vec![wrong_kind(path, asks)]) };
        if written.is_empty() {
            return Ok(None);
        }
        let field = field(kind);
        let read = match asks {
            Asks::YesNo => bool::parse(written, &field).map(Self::YesNo),
            Asks::Number { .. } => i32::parse(written, &field).map(Self::Number),
            Asks::Date { .. } => NaiveDate::parse(written, &field).map(Self::Date),
            Asks::Choice { .. } => Ok(Self::Choice(written.to_owned())),
            Asks::Person => Ok(Self::Person(written.to_owned())),
            _ => Ok(Self::Text(written.to_owned())),
        };
        read.map(Some).map_err(|errors| errors.into_iter().map(|error| FieldError { field: path.to_owned(), ..error }).collect())
    }

    /// What stands in each field of the form that gave this answer, by the field's name.
    #[must_use]
    pub fn written(&self) -> Vec<(String, String)> {
        match self {
            Self::Form(said) => said.iter().map(|(key, one)| (field_path(key), one.written_one())).collect(),
            one => vec![(ANSWER.to_owned(), one.written_one())],
        }
    }

    fn written_one(&self) -> String {
        match self {
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Choice(text) | Self::Text(text) | Self::Person(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => date_typed(*day),
            Self::File(_) | Self::Form(_) | Self::Read => String::new(),
        }
    }

    /// The answer in words; a form has a line for each of its fields that is filled in.
    #[must_use]
    pub fn said(&self, asks: &Asks, lang: Lang) -> Vec<String> {
        match (self, asks) {
            (Self::Form(said), Asks::Form { fields }) => {
                let one = |field: &AskedField| {
                    let words = said.get(&field.key)?.said(&field.asks, lang).join(", ");
                    Some(format!("{}: {words}", field.label.of(lang).trim_end_matches(['.', ':', '?'])))
                };
                fields.iter().filter_map(one).collect()
            }
            (Self::YesNo(yes), _) => vec![if *yes { text::yes(lang) } else { text::no(lang) }.to_owned()],
            (Self::Choice(code), Asks::Choice { choices }) => {
                let chosen = choices.iter().find(|choice| choice.code == *code);
                vec![chosen.map_or_else(|| code.clone(), |choice| choice.label.of(lang).to_owned())]
            }
            (Self::Number(number), Asks::Number { unit: Some(unit), .. }) => vec![format!("{number} {}", unit.of(lang))],
            (Self::Read, _) => vec![text::was_read(lang).to_owned()],
            (Self::File(file), _) => vec![text::file_of(lang, &file.name, size_said(lang, file.size))],
            (one, _) => vec![one.written_one()],
        }
    }
}

/// "340 kB", "1,2 MB".
#[must_use]
pub fn size_said(lang: Lang, bytes: u32) -> String {
    let tenths = bytes / 100_000;
    let comma = if lang == Lang::Da { ',' } else { '.' };
    if tenths < 10 {
        text::kilobytes(lang, bytes.div_ceil(1000))
    } else {
        text::megabytes(lang, format!("{}{comma}{}", tenths / 10, tenths % 10))
    }
}

/// A field of this kind, as far as the check and the reading of a value look at it.
const fn field(kind: Kind) -> Field {
    let none = Text { da: "", en: "" };
    Field { name: ANSWER, kind, label: none, hint: none, optional: false, words: None, when: None }
}

fn wrong_kind(path: &str, asks: &Asks) -> FieldError {
    FieldError::new(path, FieldCode::InvalidValue).with("kind", asks.kind())
}

fn check_form(fields: &[AskedField], said: &mut BTreeMap<String, Answer>, today: NaiveDate, checks: &mut Checks) {
    for key in said.keys().filter(|key| fields.iter().all(|field| field.key != **key)) {
        checks.push(FieldError::new(&field_path(key), FieldCode::Unknown));
    }
    for field in fields {
        let path = field_path(&field.key);
        match said.get_mut(&field.key) {
            Some(answer) => answer.check_one(&field.asks, &path, today, checks),
            None => checks.require(field.optional, &path, FieldCode::Required),
        }
    }
}

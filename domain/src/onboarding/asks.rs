//! What an item asks for: the kind of its answer, and what belongs to that kind. An item that asks for nothing is ticked.

use super::Assignee;
use crate::Lang;
use crate::fields::{Days, Kind, Unit};

words! {
    /// What an item is done with.
    AnswerKind {
        Tick = "tick", "Kryds", "Tick";
        YesNo = "yes_no", "Ja eller nej", "Yes or no";
        Choice = "choice", "Valg", "Choice";
        Number = "number", "Tal", "Number";
        Text = "text", "Tekst", "Text";
        Date = "date", "Dato", "Date";
        Person = "person", "Person", "Person";
        Read = "read", "Læses", "To be read";
        File = "file", "Fil", "File";
        Form = "form", "Skema", "Form";
    }
    /// How a text is written.
    TextForm {
        Line = "line", "Én linje", "One line";
        Lines = "lines", "Flere linjer", "Several lines";
        Phone = "phone", "Telefonnummer", "Phone number";
        Email = "email", "E-mail", "E-mail";
        Time = "time", "Klokkeslæt", "Time of day";
    }
    /// Which days an answer may name.
    AnswerDays {
        Any = "any", "Alle dage", "Any day";
        Past = "past", "Til og med i dag", "Up to today";
        Coming = "coming", "Fra i dag", "From today";
    }
}

/// A text of the template in both languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wording {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

impl Wording {
    /// In the reader's language.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }

    fn is_written(&self, max: usize) -> bool {
        [&self.da, &self.en].iter().all(|text| !text.trim().is_empty() && text.chars().count() <= max)
    }
}

/// One of the choices of an item.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerChoice {
    /// What is kept.
    pub code: String,
    /// What is read.
    pub label: Wording,
}

/// A field of a small form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedField {
    /// Its name in the answer.
    pub key: String,
    /// What is asked.
    pub label: Wording,
    /// Whether it may be left empty.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// What it is filled in with: any kind but a file, something to read, or another form.
    #[cfg_attr(feature = "openapi", schema(no_recursion))]
    pub asks: Asks,
}

/// What an item asks for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Asks {
    /// Yes or no.
    YesNo,
    /// One of a few choices, all in sight.
    Choice {
        /// Two or more.
        choices: Vec<AnswerChoice>,
    },
    /// A whole number.
    Number {
        /// The smallest.
        min: i32,
        /// The largest.
        max: i32,
        /// What it counts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Wording>,
    },
    /// A text.
    Text {
        /// How it is written.
        form: TextForm,
    },
    /// A day.
    Date {
        /// Which days are meant.
        days: AnswerDays,
    },
    /// A person's name.
    Person,
    /// Something that is read, at an address or here; the answer is that it was.
    Read {
        /// Where it is: `https://…`, or a page of this site (`/…`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        link: Option<String>,
        /// The text itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        document: Option<Wording>,
    },
    /// A file.
    File,
    /// A few fields that belong together.
    Form {
        /// They, in their order.
        fields: Vec<AskedField>,
    },
}

/// What an item asks for, and who sees the answer.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskedAnswer {
    /// What it asks for.
    pub asks: Asks,
    /// Who sees the answer beside those whose item it is; everyone who sees the item where nothing is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen_by: Vec<Assignee>,
    /// The choices after which the consultant is asked to call (`pulse.low`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub low: Vec<String>,
}

/// The longest label, the longest document, and the longest address, in characters.
const LABEL: usize = 120;
const DOCUMENT: usize = 4000;
const LINK: usize = 500;
/// The longest line, and the longest text of several lines.
const LINE: usize = 200;
const LINES: usize = 1000;

impl Asks {
    /// The most choices that are all in sight, and the most fields of a form that is small.
    pub const MOST: usize = 8;

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> AnswerKind {
        match self {
            Self::YesNo => AnswerKind::YesNo,
            Self::Choice { .. } => AnswerKind::Choice,
            Self::Number { .. } => AnswerKind::Number,
            Self::Text { .. } => AnswerKind::Text,
            Self::Date { .. } => AnswerKind::Date,
            Self::Person => AnswerKind::Person,
            Self::Read { .. } => AnswerKind::Read,
            Self::File => AnswerKind::File,
            Self::Form { .. } => AnswerKind::Form,
        }
    }

    /// How it is filled in: the same kinds, with the same controls and checks, as in any request. Nothing for what is not
    /// one field: something to read, a file, a form.
    #[must_use]
    pub const fn field_kind(&self) -> Option<Kind> {
        Some(match self {
            Self::YesNo => Kind::YesNo,
            Self::Choice { .. } => Kind::Chips,
            Self::Number { min, max, .. } => Kind::Number(*min, *max, Unit::Count),
            Self::Text { form } => match form {
                TextForm::Line => Kind::Line(1, LINE),
                TextForm::Lines => Kind::Area(1, LINES),
                TextForm::Phone => Kind::Phone,
                TextForm::Email => Kind::Email,
                TextForm::Time => Kind::Time,
            },
            Self::Date { days } => Kind::Date(match days {
                AnswerDays::Any => Days::Any,
                AnswerDays::Past => Days::Past,
                AnswerDays::Coming => Days::Coming,
            }),
            Self::Person => Kind::Person,
            Self::Read { .. } | Self::File | Self::Form { .. } => return None,
        })
    }

    /// Whether it is written so that it can be asked and answered.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Choice { choices } => {
                (2..=Self::MOST).contains(&choices.len())
                    && choices.iter().all(|choice| choice.label.is_written(LABEL))
                    && are_codes(choices.iter().map(|choice| choice.code.as_str()))
            }
            Self::Number { min, max, unit } => min < max && unit.as_ref().is_none_or(|unit| unit.is_written(LABEL)),
            Self::Read { link, document } => {
                (link.is_some() || document.is_some())
                    && link.as_deref().is_none_or(leads_somewhere)
                    && document.as_ref().is_none_or(|document| document.is_written(DOCUMENT))
            }
            Self::Form { fields } => {
                (1..=Self::MOST).contains(&fields.len())
                    && fields
                        .iter()
                        .all(|field| field.label.is_written(LABEL) && field.asks.field_kind().is_some() && field.asks.is_sound())
                    && are_codes(fields.iter().map(|field| field.key.as_str()))
            }
            Self::YesNo | Self::Text { .. } | Self::Date { .. } | Self::Person | Self::File => true,
        }
    }
}

impl AskedAnswer {
    /// Whether someone who is this to the trainee sees the answer of an item that she sees.
    #[must_use]
    pub fn seen_by(&self, item: &[Assignee], actor: &[Assignee]) -> bool {
        self.seen_by.is_empty() || actor.iter().any(|role| item.contains(role) || self.seen_by.contains(role))
    }

    /// Whether it is written so that it can be asked and answered, and what is low is among the choices.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let is_choice = |code: &String| matches!(&self.asks, Asks::Choice { choices } if choices.iter().any(|choice| choice.code == *code));
        self.asks.is_sound() && self.low.iter().all(is_choice)
    }

    /// Whether the consultant is asked to call after this answer.
    #[must_use]
    pub fn is_low(&self, answer: &super::Answer) -> bool {
        matches!(answer, super::Answer::Choice(code) if self.low.contains(code))
    }
}

/// Whether these are names that can be kept, each once.
fn are_codes<'a>(codes: impl Iterator<Item = &'a str> + Clone) -> bool {
    let is_code = |code: &str| {
        (1..=40).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
    };
    codes.clone().enumerate().all(|(at, code)| is_code(code) && codes.clone().take(at).all(|other| other != code))
}

/// An address that is safe to lead to: encrypted, or a page of this site; never a script.
fn leads_somewhere(link: &str) -> bool {
    let is_own = link.starts_with('/') && !link.starts_with("//");
    let elsewhere = link.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    (is_own || elsewhere) && link.len() <= LINK && link.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

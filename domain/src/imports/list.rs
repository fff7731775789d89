//! The imports so far, and the rows of one, as lists.

use super::{Finding, Import, ImportKind, ImportRow, ImportStatus, RowResult, Severity};
use crate::Lang;
use crate::listing::{Cell, Column, Filter, Listed, Listing, Tone, words_of};
use crate::text::imports as text;

type C = Column<Import>;
type R = Column<ImportRow>;

impl Listed for Import {
    const LIST: &'static Listing<Self> = &Listing {
        name: "imports",
        title: text::history,
        columns: &[
            C::new("file", text::file, |import, _| Cell::link(import.file_name.clone(), format!("/import/{}", import.id))).on_line(0),
            C::new("kind", text::kind_short, |import, told| Cell::Text(import.kind.label(told.lang).to_owned())).on_line(1),
            C::new("at", text::checked_at, |import, _| Cell::Moment(import.created_at)).sorted().on_line(2),
            C::new("imported_at", text::imported_at, |import, _| import.committed_at.map_or_else(|| Cell::text(None), Cell::Moment))
                .on_choice(),
            C::new("status", text::status, |import, told| Cell::badge(import.status.tone(), import.status.label(told.lang))).on_line(2),
            C::new("result", text::result, |import, told| {
                let counts = import.counts;
                Cell::Text(text::counts(told.lang, counts.rows, counts.new, counts.changed, counts.unchanged, counts.rejected))
            })
            .on_line(3),
        ],
        filters: &[
            Filter::words("kind", text::kind_short, text::all_rows, words_of::<ImportKind>),
            Filter::words("status", text::status, text::all_rows, words_of::<ImportStatus>),
        ],
        sort: "-at",
        none: (text::history_none, text::history_empty),
        none_found: (text::history_none_found, text::history_none_found_text),
        id: Some(|import| import.id.to_string()),
        exports: true,
    };
}

impl Listed for ImportRow {
    const LIST: &'static Listing<Self> = &Listing {
        name: "import_rows",
        title: text::rows,
        columns: &[
            R::new("title", text::about, |row, told| {
                let title = row.title.trim();
                Cell::Name(if title.is_empty() { text::no_name(told.lang).to_owned() } else { title.to_owned() }, None)
            })
            .on_line(0),
            R::new("number", text::row, |row, _| Cell::Number(Some(row.number.into()))).sorted(),
            R::new("line", text::line, |row, _| Cell::Number(Some(row.line.into()))),
            R::new("result", text::result, |row, told| Cell::badge(row.result.tone(), row.result.label(told.lang))).on_line(1),
            R::new("remarks", text::remarks, |row, told| Cell::Lines(row.remarks(told.lang))).on_line(2),
        ],
        filters: &[Filter::words("result", text::filter, text::all_rows, words_of::<RowResult>)],
        sort: "number",
        none: (text::no_rows_title, text::no_rows),
        none_found: (text::no_rows_title, text::no_rows),
        id: None,
        exports: false,
    };
}

impl ImportStatus {
    /// What it means for the one who reads it.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::Checked => Tone::Soon,
            Self::Committed => Tone::Ok,
            Self::Cancelled => Tone::Idle,
        }
    }
}

impl RowResult {
    const fn tone(self) -> Tone {
        match self {
            Self::New => Tone::Ok,
            Self::Changed => Tone::Today,
            Self::Unchanged => Tone::Idle,
            Self::Rejected => Tone::Late,
        }
    }
}

impl ImportRow {
    /// What is said of the row: what changes, and what was found.
    fn remarks(&self, lang: Lang) -> Vec<String> {
        let changed: Vec<&str> = self.changed.iter().map(|field| field.label(lang)).collect();
        let changed = (!changed.is_empty()).then(|| format!("{}: {}", text::changed_fields(lang), changed.join(", ")));
        changed.into_iter().chain(self.findings.iter().map(|finding| finding.remark(lang))).collect()
    }
}

impl Finding {
    /// A finding with its field: errors and warnings say which they are, notes speak for themselves.
    fn remark(&self, lang: Lang) -> String {
        let said = match self.field {
            Some(field) => format!("{}: {}", field.label(lang), self.text(lang)),
            None => self.text(lang),
        };
        match self.code.severity() {
            Severity::Info => said,
            severity => format!("{} {said}", severity.label(lang)),
        }
    }
}

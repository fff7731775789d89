//! CSV: `;`, `,` or tab; UTF-8 with or without a byte order mark, else Windows-1252; quotes may hold line breaks.

use super::collect::Collector;
use super::{ReadFile, Refusal};
use domain::imports::{ImportKind, MappedColumn};

pub(super) fn read(kind: ImportKind, bytes: Vec<u8>, mapping: Option<&[MappedColumn]>) -> Result<ReadFile, Refusal> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter(&text)).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut collector = Collector::new(kind, mapping, true);
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 };
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|_| Refusal::Unreadable)? {
        let start = record.position().map_or(0, csv::Position::byte);
        collector.row(lines.of(start), record.iter().map(str::to_owned).collect())?;
    }
    collector.finish()?.ok_or(Refusal::Empty)
}

/// Text of the bytes: by their mark, else UTF-8 where they are that, else Windows-1252.
fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return if wrong { Err(Refusal::Unreadable) } else { Ok(text.into_owned()) };
    }
    if bytes.contains(&0) {
        return Err(Refusal::Unreadable);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned(),
    })
}

/// What parts the cells of the first line that has any.
fn delimiter(text: &str) -> u8 {
    let counts = text.lines().take(20).map(|line| {
        let mut quoted = false;
        let mut counts = [(0_usize, b'\t'), (0, b','), (0, b';')];
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            for (count, delimiter) in &mut counts {
                *count = count.saturating_add(usize::from(!quoted && byte == *delimiter));
            }
        }
        counts.into_iter().max().unwrap_or((0, b';'))
    });
    counts.max().map_or(b';', |(count, delimiter)| if count == 0 { b';' } else { delimiter })
}

/// The physical line of a byte.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
}

impl Lines<'_> {
    fn of(&mut self, byte: u64) -> u32 {
        let mut byte = usize::try_from(byte).unwrap_or(usize::MAX);
        // A record begins after the line break, which the reader may not have taken yet.
        while self.text.get(byte).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            byte = byte.saturating_add(1);
        }
        let passed = self.text.get(self.at..byte).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
        self.at = byte;
        self.line = self.line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        self.line
    }
}

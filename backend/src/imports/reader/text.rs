//! CSV: `;`, `,` or tab; UTF-8 with or without a byte order mark, else Windows-1252; quotes may hold line breaks.

use super::collect::Collector;
use super::{ReadFile, Refusal};
use domain::imports::{ImportKind, MappedColumn};
use encoding_rs::Encoding;

/// The mark that some programs write before UTF-8.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn read(kind: ImportKind, bytes: Vec<u8>, mapping: Option<&[MappedColumn]>) -> Result<ReadFile, Refusal> {
    let (bytes, encoding) = recognised(bytes)?;
    let delimiter = delimiter(&bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(bytes.as_slice());
    let mut collector = Collector::new(kind, mapping, true);
    let mut lines = Lines { text: &bytes, at: 0, line: 1 };
    let mut record = csv::ByteRecord::new();
    // Cell by cell, so that a large file is not there twice.
    let text = |cell: &[u8]| encoding.decode_without_bom_handling(cell).0.into_owned();
    while reader.read_byte_record(&mut record).map_err(|_| Refusal::Unreadable)? {
        let start = record.position().map_or(0, csv::Position::byte);
        collector.row(lines.of(start), record.iter().map(text).collect())?;
    }
    collector.finish()?.ok_or(Refusal::Empty)
}

/// The bytes without their mark and what they are in: by that mark, else UTF-8 where they are that, else Windows-1252.
/// Either has the delimiters, quotes and line breaks where ASCII has them; UTF-16 is translated for that.
fn recognised(mut bytes: Vec<u8>) -> Result<(Vec<u8>, &'static Encoding), Refusal> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != encoding_rs::UTF_8
    {
        let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return if wrong { Err(Refusal::Unreadable) } else { Ok((text.into_owned().into_bytes(), encoding_rs::UTF_8)) };
    }
    let marked = bytes.starts_with(UTF8_MARK);
    if marked {
        bytes.drain(..UTF8_MARK.len());
    }
    match std::str::from_utf8(&bytes) {
        Ok(_) if marked || !bytes.contains(&0) => Ok((bytes, encoding_rs::UTF_8)),
        Err(_) if !marked && !bytes.contains(&0) => Ok((bytes, encoding_rs::WINDOWS_1252)),
        _ => Err(Refusal::Unreadable),
    }
}

/// What parts the cells of the first line that has any.
fn delimiter(text: &[u8]) -> u8 {
    let counts = text.split(|byte| *byte == b'\n').take(20).map(|line| {
        let mut quoted = false;
        let mut counts = [(0_usize, b'\t'), (0, b','), (0, b';')];
        for byte in line {
            quoted ^= *byte == b'"';
            for (count, delimiter) in &mut counts {
                *count = count.saturating_add(usize::from(!quoted && byte == delimiter));
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

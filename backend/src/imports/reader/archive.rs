//! What a workbook unpacks to, before anything of it is believed: sizes are counted, not read from the directory.

use super::{MAX_UNPACKED, Refusal};
use std::io::Read;

/// The most parts a workbook has.
const MAX_PARTS: usize = 2_000;
/// How large a part may be that is held in memory as a whole: the shared texts.
const MAX_SHARED_TEXTS: u64 = 20 * 1024 * 1024;
/// The same for every other part but the sheets, which are streamed, and pictures, which are not read.
const MAX_OTHER_PART: u64 = 4 * 1024 * 1024;
/// The longest stretch without a tag: a cell is held in memory as a whole.
const MAX_STRETCH: usize = 1024 * 1024;
/// The most shared texts: room for as many as a workbook says is set aside before they are read.
const MAX_TEXTS: u64 = 1_000_000;

/// Unpacks every part once without keeping it.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(|_| Refusal::Unreadable)?;
    if archive.len() > MAX_PARTS {
        return Err(Refusal::TooBig);
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| Refusal::Unreadable)?;
        let name = part.name().map_err(|_| Refusal::Unreadable)?.to_lowercase();
        let limit = if name.contains("worksheets/") || name.contains("media/") {
            MAX_UNPACKED
        } else if name.ends_with("sharedstrings.xml") {
            MAX_SHARED_TEXTS
        } else {
            MAX_OTHER_PART
        };
        if part.size() > limit {
            return Err(Refusal::TooBig);
        }
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        total = total.saturating_add(unpack(
            &mut part,
            limit.min(MAX_UNPACKED.saturating_sub(total)),
            is_xml,
            name.ends_with("sharedstrings.xml"),
        )?);
    }
    Ok(())
}

fn unpack(part: &mut impl Read, limit: u64, is_xml: bool, is_texts: bool) -> Result<u64, Refusal> {
    let mut buffer = vec![0_u8; 64 * 1024];
    let (mut size, mut stretch) = (0_u64, 0_usize);
    loop {
        let count = part.read(&mut buffer).map_err(|_| Refusal::Unreadable)?;
        let read = buffer.get(..count).unwrap_or_default();
        if count == 0 {
            return Ok(size);
        }
        if is_texts && size == 0 && announced_texts(read) > MAX_TEXTS {
            return Err(Refusal::TooBig);
        }
        size = size.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        for byte in read {
            stretch = if *byte == b'<' { 0 } else { stretch.saturating_add(1) };
            if is_xml && stretch > MAX_STRETCH {
                return Err(Refusal::TooBig);
            }
        }
        if size > limit {
            return Err(Refusal::TooBig);
        }
    }
}

/// How many texts the head of the part announces; too many where it does not say it near the beginning.
fn announced_texts(head: &[u8]) -> u64 {
    let head = String::from_utf8_lossy(head);
    let Some((_, tag)) = head.split_once("sst") else { return u64::MAX };
    let tag = tag.split('>').next().unwrap_or_default();
    match tag.split_once("uniqueCount=") {
        None => 0,
        Some((_, value)) => {
            let digits: String = value.chars().skip(1).take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(u64::MAX)
        }
    }
}

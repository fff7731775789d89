//! Pages of lists: a limit, and a cursor that says where the last page ended.

use crate::error::Error;
use domain::Page;
use domain::problem::FieldCode;
use domain::search::search_key;

/// A cursor and a limit, for lists without filters.
#[derive(Debug, Clone, serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Where the page begins.
    pub cursor: Option<String>,
    /// Rows per page.
    pub limit: Option<u32>,
}

/// Rows per page where nothing is said.
const USUAL: u32 = 25;
/// The most rows per page.
const MOST: u32 = 100;

/// The rows per page asked for.
///
/// # Errors
/// 422 where it is not 1–100.
pub fn limit(asked: Option<u32>) -> Result<i64, Error> {
    match asked.unwrap_or(USUAL) {
        limit @ 1..=MOST => Ok(i64::from(limit)),
        _ => Err(Error::field("limit", FieldCode::OutOfRange)),
    }
}

/// Reads a cursor: the sort key and the id of the last row, with a control character between them.
///
/// # Errors
/// 422 where it is not one of ours.
pub fn cursor<I: std::str::FromStr>(cursor: Option<&str>) -> Result<Option<Place<I>>, Error> {
    let Some(text) = cursor.filter(|text| !text.is_empty()) else { return Ok(None) };
    let wrong = || Error::field("cursor", FieldCode::InvalidValue);
    let bytes = (0..text.len()).step_by(2).map(|at| text.get(at..at.saturating_add(2)).and_then(|pair| u8::from_str_radix(pair, 16).ok()));
    let decoded = String::from_utf8(bytes.collect::<Option<Vec<u8>>>().ok_or_else(wrong)?).map_err(|_| wrong())?;
    let (key, id) = decoded.rsplit_once('\u{1f}').ok_or_else(wrong)?;
    Ok(Some((key.to_owned(), id.parse().map_err(|_| wrong())?)))
}

/// A place in a list: the sort key and the id of its row.
pub type Place<I> = (String, I);

/// What a list is asked for: how many rows, and after which one.
///
/// # Errors
/// As [`limit`] and [`cursor`].
pub fn asked<I: std::str::FromStr>(limit_asked: Option<u32>, after: Option<&str>) -> Result<(i64, Option<Place<I>>), Error> {
    Ok((limit(limit_asked)?, cursor(after)?))
}

/// Makes a page of rows that were loaded with one more than the limit: the extra row says that there is a next page.
pub fn page<T>(mut rows: Vec<T>, limit: i64, place: impl Fn(&T) -> (String, String)) -> Page<T> {
    let size = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| more).map(|last| {
        let (key, id) = place(last);
        crate::db::hex(format!("{key}\u{1f}{id}").as_bytes())
    });
    Page { items: rows, next_cursor, total: None }
}

/// The most letters and the most words of a search.
const SEARCHED_LETTERS: usize = 100;
const SEARCHED_WORDS: usize = 8;

/// The words of a search, folded as names are: all of them must be found. Each is a condition of its own, and a
/// condition too many is more than an engine reads.
///
/// # Errors
/// 422 where it is too long or holds control characters.
pub fn searched(asked: Option<&str>) -> Result<Vec<String>, Error> {
    let asked = short("search", asked)?.unwrap_or_default();
    Ok(search_key(asked).split_whitespace().take(SEARCHED_WORDS).map(str::to_owned).collect())
}

/// A text that is looked for; none where it is empty.
///
/// # Errors
/// 422 where it is too long or holds control characters.
pub fn short<'a>(field: &'static str, asked: Option<&'a str>) -> Result<Option<&'a str>, Error> {
    let Some(text) = asked.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > SEARCHED_LETTERS {
        return Err(Error::field(field, FieldCode::TooLong));
    }
    if text.chars().any(char::is_control) {
        return Err(Error::field(field, FieldCode::InvalidValue));
    }
    Ok(Some(text))
}

/// A pattern for `LIKE … ESCAPE '\'` that finds the text anywhere.
#[must_use]
pub fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back() {
        let id = uuid::Uuid::from_u128(7);
        let page = page(vec![("å b", id), ("c", id)], 1, |row| (row.0.to_owned(), row.1.to_string()));
        assert_eq!(page.items.len(), 1);
        let read = cursor::<uuid::Uuid>(page.next_cursor.as_deref()).unwrap();
        assert_eq!(read, Some(("å b".to_owned(), id)));
        assert!(cursor::<uuid::Uuid>(Some("zz")).is_err());
        assert!(cursor::<uuid::Uuid>(Some("å")).is_err());
    }

    #[test]
    fn a_search_has_an_end() {
        assert_eq!(searched(Some(" Åse  Bo ")).unwrap(), ["aase", "bo"]);
        assert_eq!(searched(Some(&"a ".repeat(50))).unwrap().len(), 8);
        assert!(searched(Some(&"a+".repeat(51))).is_err());
        assert!(searched(Some("a\0")).is_err());
        assert!(searched(None).unwrap().is_empty());
    }
}

//! Pages of lists in the database: an order by one key, then by what a person sees, then by the id, upwards or downwards;
//! and a cursor that says where the last page ended.
//!
//! A cursor belongs to its order: it holds the order, what the last row had in it, and the row's id.

use super::hex;
use crate::error::Error;
use chrono::NaiveDate;
use diesel::expression::SqlLiteral;
use diesel::sql_types::Bool;
use domain::listing::Asked;
use domain::problem::FieldCode;
use domain::{Instant, Page, Word};
use std::collections::HashMap;
use std::hash::Hash;
use std::str::FromStr;

/// Parts the values of a cursor.
const PART: char = '\u{1f}';

/// A page of a list as ids: which rows, and where the next page begins.
#[derive(Debug)]
pub struct Keys<I> {
    /// The rows in their order.
    pub ids: Vec<I>,
    next_cursor: Option<String>,
    total: Option<u32>,
}

/// A value a list is sorted by, as a cursor has it.
pub trait Key: Sized + Clone {
    /// As it is written.
    fn written(&self) -> String;
    /// Reads it.
    fn read(text: &str) -> Option<Self>;
}

impl Key for String {
    fn written(&self) -> String {
        self.clone()
    }
    fn read(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Key for NaiveDate {
    fn written(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Key for i32 {
    fn written(&self) -> String {
        self.to_string()
    }
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Key for Instant {
    fn written(&self) -> String {
        self.to_text()
    }
    fn read(text: &str) -> Option<Self> {
        Some(chrono::DateTime::parse_from_rfc3339(text).ok()?.to_utc().into())
    }
}

/// Whether a column holds one of these words, written into the statement: so the engines see that an index of only those rows
/// (`WHERE status IN (…)`) has all that is asked for. With the words as values they do not.
pub fn among<W: Word>(column: &'static str, words: &[W]) -> SqlLiteral<Bool> {
    let words: Vec<String> = words.iter().map(|word| format!("'{}'", word.as_str())).collect();
    diesel::dsl::sql(&format!("{column} IN ({})", words.join(", ")))
}

/// Where a page begins: what the row before it had in the order, and its id.
///
/// # Errors
/// 422 where the cursor is none of this order.
pub fn place<V: Key, T: Key, I: FromStr>(asked: &Asked) -> Result<Option<(V, T, I)>, Error> {
    let Some(cursor) = &asked.cursor else { return Ok(None) };
    let read = || {
        let text = unhex(cursor)?;
        let mut parts = text.split(PART);
        let (order, value, then, id) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let fits = order == asked.sort.written() && parts.next().is_none();
        Some((V::read(value)?, T::read(then)?, id.parse().ok()?)).filter(|_| fits)
    };
    read().map(Some).ok_or_else(|| Error::field("cursor", FieldCode::InvalidValue))
}

fn unhex(text: &str) -> Option<String> {
    let pairs = (0..text.len()).step_by(2).map(|at| text.get(at..at.saturating_add(2)));
    String::from_utf8(pairs.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect::<Option<Vec<u8>>>()?).ok()
}

/// How many rows are loaded for a page: the one more says that there is a next page.
#[must_use]
pub fn loaded(asked: &Asked) -> i64 {
    i64::from(asked.limit).saturating_add(1)
}

/// How far rows are counted.
pub const COUNTED: i64 = 1001;

/// The page of rows that were loaded with one more than the limit.
pub fn keys<I: Copy + std::fmt::Display, V: Key, T: Key>(asked: &Asked, mut rows: Vec<(I, V, T)>, counted: Option<usize>) -> Keys<I> {
    let size = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next_cursor = rows.last().filter(|_| more).map(|(id, value, then)| {
        let parts = [asked.sort.written(), value.written(), then.written(), id.to_string()];
        hex(parts.join(&PART.to_string()).as_bytes())
    });
    Keys { ids: rows.into_iter().map(|(id, ..)| id).collect(), next_cursor, total: counted.and_then(|count| u32::try_from(count).ok()) }
}

impl<I: Copy + Eq + Hash> Keys<I> {
    /// The page of what was loaded for the ids, in their order. Asked for in this order, an engine may walk all rows by it
    /// instead of fetching these by their keys.
    pub fn page<L>(self, mut rows: Vec<L>, id: impl Fn(&L) -> I) -> Page<L> {
        let places: HashMap<I, usize> = self.ids.iter().copied().zip(0..).collect();
        rows.sort_by_key(|row| places.get(&id(row)).copied());
        Page { items: rows, next_cursor: self.next_cursor, total: self.total }
    }
}

/// A page of ids of a boxed query, in the order that is asked for: `keyset!(c, asked, query(), table::id => Id, {…})`. The
/// query is made anew for the count. An order has one key (`"name": String => people::sort_key`), or one and what a person
/// sees (`"ends_on": NaiveDate => cases::ends_on, cases::sort_key`).
#[macro_export]
macro_rules! keyset {
    ($c:expr, $asked:expr, $found:expr, $id:expr => $I:ty, { $($key:literal: $V:ty => $column:expr $(, $then:expr)?);+ $(;)? }) => {{
        let asked: &domain::listing::Asked = $asked;
        let counted = if asked.total {
            let all: Vec<$I> = $found.limit($crate::db::listing::COUNTED).select($id).load($c)?;
            Some(all.len())
        } else {
            None
        };
        match (asked.sort.key, asked.sort.down) {
            $(
                ($key, false) => $crate::keyset!(@by $c, asked, $found, counted, $id => $I, ge, gt, asc, $V => $column $(, $then)?),
                ($key, true) => $crate::keyset!(@by $c, asked, $found, counted, $id => $I, le, lt, desc, $V => $column $(, $then)?),
            )+
            (key, _) => return Err($crate::error::Error::internal(&format!("the order by {key} is declared and not made"))),
        }
    }};
    (@by $c:expr, $asked:ident, $found:expr, $counted:ident, $id:expr => $I:ty, $from:ident, $past:ident, $way:ident,
        $V:ty => $column:expr) => {{
        let mut found = $crate::keyset!(@only $asked, $found, $id => $I);
        if let Some((value, _, id)) = $crate::db::listing::place::<$V, String, $I>($asked)? {
            // The first condition is what an index is entered by.
            found = found.filter($column.$from(value.clone()));
            found = found.filter($column.$past(value.clone()).or($column.eq(value).and($id.$past(id))));
        }
        let rows: Vec<($I, $V)> =
            found.order(($column.$way(), $id.$way())).limit($crate::db::listing::loaded($asked)).select(($id, $column)).load($c)?;
        let rows = rows.into_iter().map(|(id, value)| (id, value, String::new())).collect();
        $crate::db::listing::keys($asked, rows, $counted)
    }};
    (@by $c:expr, $asked:ident, $found:expr, $counted:ident, $id:expr => $I:ty, $from:ident, $past:ident, $way:ident,
        $V:ty => $column:expr, $then:expr) => {{
        let mut found = $crate::keyset!(@only $asked, $found, $id => $I);
        if let Some((value, then, id)) = $crate::db::listing::place::<$V, String, $I>($asked)? {
            found = found.filter($column.$from(value.clone()));
            let after = $then.$past(then.clone()).or($then.eq(then).and($id.$past(id)));
            found = found.filter($column.$past(value.clone()).or($column.eq(value).and(after)));
        }
        let rows: Vec<($I, $V, String)> = found
            .order(($column.$way(), $then.$way(), $id.$way()))
            .limit($crate::db::listing::loaded($asked))
            .select(($id, $column, $then))
            .load($c)?;
        $crate::db::listing::keys($asked, rows, $counted)
    }};
    (@only $asked:ident, $found:expr, $id:expr => $I:ty) => {
        if $asked.ids.is_empty() {
            $found
        } else {
            $found.filter($crate::db::Within::within($id, $asked.ids.iter().map(|id| <$I>::from(*id))))
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::listing::known;
    use uuid::Uuid;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Asked::read(&known::named("traineeships").unwrap(), pairs, false).unwrap()
    }

    #[test]
    fn a_cursor_comes_back_in_its_own_order_only() {
        let (day, id) = (NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Uuid::from_u128(7));
        let first = asked(&[("sort", "-ends_on"), ("limit", "1")]);
        let page = keys(&first, vec![(id, day, "å b".to_owned()), (id, day, String::new())], None).page(vec![id], |id| *id);
        let cursor = page.next_cursor.unwrap();
        let next = asked(&[("sort", "-ends_on"), ("cursor", &cursor)]);
        assert_eq!(place::<NaiveDate, String, Uuid>(&next).unwrap(), Some((day, "å b".to_owned(), id)));
        let old = hex(format!("å b{PART}{id}").as_bytes());
        for (sort, cursor) in [("ends_on", cursor.as_str()), ("name", &cursor), ("-ends_on", &old), ("-ends_on", "zz"), ("-ends_on", "å")]
        {
            let other = asked(&[("sort", sort), ("cursor", cursor)]);
            assert!(place::<NaiveDate, String, Uuid>(&other).is_err(), "{sort} {cursor}");
        }
        assert_eq!(keys(&first, vec![(id, day, String::new())], Some(1)).page(vec![id], |id| *id).next_cursor, None);
    }
}

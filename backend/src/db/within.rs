//! Lists of values in a statement, such that the statement can be kept: `t::id.within(ids)`.
//!
//! Diesel's own `eq_any` makes a statement anew for each length of a list, and so keeps none: the engine reads and plans it again at
//! each request. Here a list is filled up to a power of two with its last value, so that a statement has a handful of forms, and each
//! is prepared once per connection.

use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{Bool, HasSqlType, SingleValue};
use std::marker::PhantomData;

/// Whether an expression has one of some values.
pub trait Within: Expression + Sized {
    /// Has one of these values; never, where there are none.
    fn within<T>(self, values: impl IntoIterator<Item = T>) -> IsWithin<Self, T> {
        IsWithin { left: self, values: values.into_iter().collect() }
    }
}

impl<E: Expression> Within for E where E::SqlType: SingleValue {}

/// What [`Within::within`] makes.
#[derive(Debug, Clone)]
pub struct IsWithin<L, T> {
    left: L,
    values: Vec<T>,
}

impl<L, T> QueryId for IsWithin<L, T> {
    type QueryId = PhantomData<()>;
    // Its text depends on how many values there are.
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<L: Expression, T> Expression for IsWithin<L, T> {
    type SqlType = Bool;
}

impl<L: ValidGrouping<GB>, T, GB> ValidGrouping<GB> for IsWithin<L, T> {
    type IsAggregate = L::IsAggregate;
}

impl<L, T, QS: ?Sized> AppearsOnTable<QS> for IsWithin<L, T> where L: AppearsOnTable<QS> {}
impl<L, T, QS: ?Sized> SelectableExpression<QS> for IsWithin<L, T> where L: SelectableExpression<QS> {}

impl<L, T, DB> QueryFragment<DB> for IsWithin<L, T>
where
    DB: Backend + HasSqlType<L::SqlType>,
    L: Expression + QueryFragment<DB>,
    T: ToSql<L::SqlType, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let Some(last) = self.values.last() else {
            out.push_sql("1=0");
            return Ok(());
        };
        self.left.walk_ast(out.reborrow())?;
        out.push_sql(" IN (");
        let filled = self.values.len().next_power_of_two();
        for (at, value) in self.values.iter().chain(std::iter::repeat(last)).take(filled).enumerate() {
            if at > 0 {
                out.push_sql(", ");
            }
            out.push_bind_param::<L::SqlType, T>(value)?;
        }
        out.push_sql(")");
        Ok(())
    }
}

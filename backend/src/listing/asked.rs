//! What a list is asked for, from the address: the declared filters, and what every list takes.

use crate::error::Error;
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use domain::fields::Of;
use domain::listing::{Asked, COUNTED, Control, Filter, Format, Listed, MOST, USUAL};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{KnownFormat, SchemaFormat};
use utoipa::openapi::{ObjectBuilder, Required, Type};

/// What a page of a list is asked for.
#[derive(Debug)]
pub struct AskedFor<L>(pub Asked, PhantomData<fn() -> L>);

/// What a list is asked for as a file.
#[derive(Debug)]
pub struct FileOf<L>(pub Asked, PhantomData<fn() -> L>);

fn read<L: Listed>(request: &HttpRequest, as_file: bool) -> Result<Asked, Error> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let pairs = pairs.map_err(|_| Error::unreadable_field("query", domain::problem::FieldCode::InvalidValue))?;
    Ok(Asked::read(&L::LIST.shape(), pairs.into_inner(), as_file)?)
}

impl<L: Listed> FromRequest for AskedFor<L> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read::<L>(request, false).map(|asked| Self(asked, PhantomData)))
    }
}

impl<L: Listed> FromRequest for FileOf<L> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read::<L>(request, true).map(|asked| Self(asked, PhantomData)))
    }
}

impl<L: Listed> utoipa::IntoParams for AskedFor<L> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = own::<L>();
        all.push(parameter("cursor", "Where the page begins: the `next_cursor` of the page before, in the same order.", text()));
        let limit = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(MOST));
        all.push(parameter("limit", &format!("Rows per page; {USUAL} where nothing is said."), limit));
        let total = ObjectBuilder::new().schema_type(Type::Boolean);
        all.push(parameter("total", &format!("Whether to count the rows, up to {COUNTED}."), total));
        all
    }
}

impl<L: Listed> utoipa::IntoParams for FileOf<L> {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut all = own::<L>();
        all.push(parameter("format", "The kind of file; CSV where nothing is said.", words(Format::ALL.iter().map(|word| word.as_str()))));
        let columns: Vec<&str> = L::LIST.columns.iter().map(|column| column.head.key).collect();
        let columns = format!("The columns, parted by commas, of: {}.", columns.join(", "));
        all.push(parameter("columns", &columns, text()));
        all.push(parameter("ids", "Only these rows, parted by commas.", text()));
        all
    }
}

/// The filters and the orders of a list.
fn own<L: Listed>() -> Vec<Parameter> {
    let mut all: Vec<Parameter> = L::LIST.filters.iter().map(filter).collect();
    let keys = L::LIST.columns.iter().filter(|column| column.head.sorts).map(|column| column.head.key);
    let orders: Vec<String> = keys.flat_map(|key| [key.to_owned(), format!("-{key}")]).collect();
    let sort = format!("The order, downwards with `-` before it; `{}` where nothing is said.", L::LIST.sort);
    all.push(parameter("sort", &sort, words(orders.iter().map(String::as_str))));
    all
}

fn filter(filter: &Filter) -> Parameter {
    let lang = domain::Lang::En;
    let label = (filter.label)(lang);
    match filter.control {
        Control::Search => parameter(filter.name, "Parts of the name, in any order; æ/ae, ø/oe and å/aa find each other.", text()),
        Control::Words(list) => parameter(filter.name, &format!("{label}: only this."), words(list(lang).iter().map(|(code, _)| *code))),
        Control::Status(..) => parameter(filter.name, "Only this status; `open` means all that are not ended.", text()),
        Control::Pick(Of::Programme) => parameter(filter.name, &format!("{label}: only this."), text()),
        Control::Pick(_) | Control::Given => {
            parameter(filter.name, &format!("{label}: only this."), text().format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))))
        }
    }
}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn words<'a>(codes: impl Iterator<Item = &'a str>) -> ObjectBuilder {
    text().enum_values(Some(codes.map(str::to_owned).collect::<Vec<_>>()))
}

fn parameter(name: &str, description: &str, schema: ObjectBuilder) -> Parameter {
    let parameter = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Query).required(Required::False);
    parameter.description(Some(description)).schema(Some(schema)).build()
}

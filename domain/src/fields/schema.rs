//! The declared limits and labels in the OpenAPI document.

use super::{Field, Kind};
use crate::people::{Email, Name, Web};
use crate::sessions::{PASSWORD_MAX, PASSWORD_MIN};
use utoipa::openapi::schema::{Object, Schema};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};

/// The schema of a request with what its fields say of themselves: label as description, longest text, limits.
#[must_use]
pub fn with_limits(schema: RefOr<Schema>, fields: &[Field]) -> RefOr<Schema> {
    let RefOr::T(Schema::Object(mut request)) = schema else { return schema };
    for field in fields {
        match request.properties.get_mut(field.name) {
            Some(RefOr::T(Schema::Object(property))) => limit(property, field),
            Some(RefOr::Ref(property)) if property.description.is_empty() => property.description = described(field),
            _ => {}
        }
    }
    RefOr::T(Schema::Object(request))
}

fn described(field: &Field) -> String {
    format!("{}.", field.label.en.trim_end_matches(['.', '?']))
}

fn limit(property: &mut Object, field: &Field) {
    if property.description.as_deref().unwrap_or_default().is_empty() {
        property.description = Some(described(field));
    }
    match field.kind {
        Kind::Line(min, max) | Kind::Area(min, max) => {
            property.min_length = (!field.optional && min > 0).then_some(min);
            property.max_length = Some(max);
        }
        Kind::Name | Kind::Person => {
            property.min_length = (!field.optional).then_some(1);
            property.max_length = Some(Name::MAX);
        }
        Kind::Email => property.max_length = Some(Email::MAX),
        Kind::Password => property.format = Some(SchemaFormat::KnownFormat(KnownFormat::Password)),
        Kind::NewPassword => {
            property.format = Some(SchemaFormat::KnownFormat(KnownFormat::Password));
            (property.min_length, property.max_length) = (Some(PASSWORD_MIN), Some(PASSWORD_MAX));
        }
        Kind::Web => property.max_length = Some(Web::MAX),
        Kind::Number(min, max, _) => {
            property.minimum = Some(utoipa::Number::from(f64::from(min)));
            property.maximum = Some(utoipa::Number::from(f64::from(max)));
        }
        _ => {}
    }
}

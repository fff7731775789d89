//! Reading answers. The browser reads JSON itself; types are read from what it has read. That is the only thing they are read
//! from, and it gives a struct its fields by their number, so that what would read them by name, from a list, from bytes or from
//! another source is never compiled. Why something cannot be read is told to nobody: an answer is what the API promises, or a fault.

use js_sys::{Array, JSON, Object, Reflect};
use num_traits::ToPrimitive;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use std::fmt::{self, Display};
use wasm_bindgen::JsValue;

/// What a text of JSON says; an empty one says nothing.
///
/// # Errors
/// It is no JSON, or says something else.
pub(super) fn of_text<T: DeserializeOwned>(text: &str) -> Result<T, Unlike> {
    T::deserialize(parsed(text)?)
}

fn parsed(text: &str) -> Result<Told, Unlike> {
    if text.is_empty() { Ok(Told(JsValue::NULL)) } else { JSON::parse(text).map(Told).map_err(|_| Unlike) }
}

/// It says something else than was asked for.
#[derive(Debug)]
pub(super) struct Unlike;

impl Display for Unlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not what was asked for")
    }
}

impl std::error::Error for Unlike {}

impl serde::de::Error for Unlike {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// What was told, not yet of a type.
struct Told(JsValue);

impl Told {
    fn is_nothing(&self) -> bool {
        self.0.is_null() || self.0.is_undefined()
    }

    fn number(&self) -> Result<f64, Unlike> {
        self.0.as_f64().ok_or(Unlike)
    }

    /// A whole number: what a browser can hold exactly is more than the API says.
    fn whole(&self) -> Result<i64, Unlike> {
        let number = self.number()?;
        if number.fract() == 0.0 { number.to_i64().ok_or(Unlike) } else { Err(Unlike) }
    }

    fn text(&self) -> Result<String, Unlike> {
        self.0.as_string().ok_or(Unlike)
    }

    fn items(self) -> Result<Items, Unlike> {
        if Array::is_array(&self.0) { Ok(Items { of: Array::from(&self.0), next: 0 }) } else { Err(Unlike) }
    }

    fn entries(self) -> Result<Entries, Unlike> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return Err(Unlike);
        }
        Ok(Entries { of: Items { of: Object::entries(&Object::from(self.0)), next: 0 }, value: JsValue::UNDEFINED })
    }
}

/// The items of a list.
struct Items {
    of: Array,
    next: u32,
}

impl Items {
    fn one(&mut self) -> Option<Told> {
        let is_there = self.next < self.of.length();
        self.next = self.next.saturating_add(1);
        is_there.then(|| Told(self.of.get(self.next.saturating_sub(1))))
    }
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unlike;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unlike> {
        self.one().map(|item| seed.deserialize(item)).transpose()
    }
}

/// The fields of a struct, by their number, and what stands in them.
struct Fields {
    of: JsValue,
    names: &'static [&'static str],
    next: u32,
    value: JsValue,
}

impl Fields {
    /// The number of the next field that there is.
    fn one(&mut self) -> Option<u32> {
        while let [name, rest @ ..] = self.names {
            let number = self.next;
            (self.names, self.next) = (rest, number.saturating_add(1));
            self.value = Reflect::get(&self.of, &JsValue::from_str(name)).unwrap_or_default();
            if !self.value.is_undefined() {
                return Some(number);
            }
        }
        None
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unlike;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unlike> {
        self.one().map(|number| seed.deserialize(number.into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unlike> {
        seed.deserialize(Told(std::mem::take(&mut self.value)))
    }
}

/// What an object has, by name.
struct Entries {
    of: Items,
    value: JsValue,
}

impl Entries {
    fn one(&mut self) -> Option<String> {
        let Told(entry) = self.of.one()?;
        let entry = Array::from(&entry);
        self.value = entry.get(1);
        entry.get(0).as_string()
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unlike;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unlike> {
        self.one().map(|name| seed.deserialize(name.into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unlike> {
        seed.deserialize(Told(std::mem::take(&mut self.value)))
    }
}

/// Reads several kinds alike.
macro_rules! alike {
    ($($kind:ident),+ => |$told:ident, $visitor:ident| $read:expr) => {$(
        fn $kind<V: Visitor<'de>>(self, $visitor: V) -> Result<V::Value, Unlike> {
            let $told = self;
            $read
        }
    )+};
}

impl<'de> Deserializer<'de> for Told {
    type Error = Unlike;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unlike> {
        match self.0.as_bool() {
            Some(yes) => visitor.visit_bool(yes),
            None if self.is_nothing() => visitor.visit_unit(),
            None if self.0.is_string() => visitor.visit_string(self.text()?),
            None if Array::is_array(&self.0) => visitor.visit_seq(self.items()?),
            None if self.0.is_object() => visitor.visit_map(self.entries()?),
            None => match self.whole() {
                Ok(whole) => visitor.visit_i64(whole),
                Err(Unlike) => visitor.visit_f64(self.number()?),
            },
        }
    }

    alike! { deserialize_bool => |told, visitor| visitor.visit_bool(told.0.as_bool().ok_or(Unlike)?) }
    alike! { deserialize_i8, deserialize_i16, deserialize_i32, deserialize_i64, deserialize_u8, deserialize_u16, deserialize_u32, deserialize_u64 =>
    |told, visitor| visitor.visit_i64(told.whole()?) }
    alike! { deserialize_f32, deserialize_f64 => |told, visitor| visitor.visit_f64(told.number()?) }
    alike! { deserialize_char, deserialize_str, deserialize_string, deserialize_bytes, deserialize_byte_buf, deserialize_identifier =>
    |told, visitor| visitor.visit_string(told.text()?) }
    alike! { deserialize_unit, deserialize_ignored_any => |_told, visitor| visitor.visit_unit() }
    alike! { deserialize_option => |told, visitor| if told.is_nothing() { visitor.visit_none() } else { visitor.visit_some(told) } }
    alike! { deserialize_seq => |told, visitor| visitor.visit_seq(told.items()?) }
    alike! { deserialize_map => |told, visitor| visitor.visit_map(told.entries()?) }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unlike> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unlike> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unlike> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Unlike> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, names: &'static [&'static str], visitor: V) -> Result<V::Value, Unlike> {
        if self.0.is_object() { visitor.visit_map(Fields { of: self.0, names, next: 0, value: JsValue::UNDEFINED }) } else { Err(Unlike) }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Unlike> {
        // The others are told apart by a field (`tag`).
        visitor.visit_enum(self.text()?.into_deserializer())
    }
}

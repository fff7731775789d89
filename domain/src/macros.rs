//! The three shapes that repeat in every capability: ids, closed lists of words, and texts.

/// Declares id types: newtypes over a UUIDv7, so that one kind of id is never taken for another.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "database", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow), diesel(sql_type = $crate::sql::Id))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self { Self(id) }
        }

        impl From<$name> for uuid::Uuid {
            fn from(id: $name) -> Self { id.0 }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }

        #[cfg(feature = "database")]
        $crate::sql::stored_as_id!($name);
    )+};
}

/// Declares closed lists of words: an enum with a stable code and a label in each language.
///
/// ```text
/// words! {
///     /// Where an application stands (domain.md 4.1).
///     Stage { Received = "received", "Modtaget", "Received"; Screening = "screening", "Screening", "Screening" }
/// }
/// ```
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal, $da:literal, $en:literal);+ $(;)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "database", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow), diesel(sql_type = diesel::sql_types::Text))]
        pub enum $name { $(
            #[doc = concat!($da, " (`", $code, "`)")]
            $(#[$variant_doc])*
            #[serde(rename = $code)]
            $variant
        ),+ }

        impl $name {
            /// Every word of the list, in its natural order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code: on the wire and in the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $code),+ } }

            /// What a person reads.
            #[must_use]
            pub const fn label(self, lang: $crate::Lang) -> &'static str {
                match lang {
                    $crate::Lang::Da => match self { $(Self::$variant => $da),+ },
                    $crate::Lang::En => match self { $(Self::$variant => $en),+ },
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err(format!("{text:?} is not one of the words of {}", stringify!($name))) }
            }
        }

        // By hand: the derive does not see codes that come through a macro.
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::schema::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some([$($code),+]))
                    .into()
            }
        }
        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
        }

        #[cfg(feature = "database")]
        $crate::sql::stored_as_word!($name);
    )+};
}

/// Declares texts in both languages; a missing one does not compile.
///
/// ```text
/// texts! { sign_in => "Log ind", "Sign in"; found(count) => "{count} elever", "{count} trainees"; }
/// ```
macro_rules! texts {
    () => {};
    ($(#[$doc:meta])* $key:ident => $da:literal, $en:literal; $($rest:tt)*) => {
        #[doc = $da]
        $(#[$doc])*
        #[must_use]
        pub const fn $key(lang: $crate::Lang) -> &'static str {
            match lang { $crate::Lang::Da => $da, $crate::Lang::En => $en }
        }
        texts! { $($rest)* }
    };
    ($(#[$doc:meta])* $key:ident($($arg:ident),+) => $da:literal, $en:literal; $($rest:tt)*) => {
        #[doc = $da]
        $(#[$doc])*
        #[must_use]
        pub fn $key(lang: $crate::Lang, $($arg: impl std::fmt::Display),+) -> String {
            match lang { $crate::Lang::Da => format!($da), $crate::Lang::En => format!($en) }
        }
        texts! { $($rest)* }
    };
}

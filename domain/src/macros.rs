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

        $crate::fields::coded_value!($name, blank = $name(uuid::Uuid::nil()), words = None);

        #[cfg(feature = "database")]
        $crate::sql::stored_as_id!($name);
    )+};
}

/// Declares closed lists of words: an enum with a stable code and a label in each language.
///
/// ```text
/// words! {
///     /// Where an application stands (docs/field 4.1).
///     Stage { Received = "received", "Modtaget", "Received"; Screening = "screening", "Screening", "Screening" }
/// }
/// ```
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal, $da:literal, $en:literal);+ $(;)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "database", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow), diesel(sql_type = diesel::sql_types::Text))]
        pub enum $name { $(
            #[doc = concat!($da, " (`", $code, "`)")]
            $(#[$variant_doc])*
            $variant
        ),+ }

        impl $name {
            /// Every word of the list, in its natural order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            const FIRST: Self = [$(Self::$variant),+][0];

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

        impl $crate::Word for $name {
            const WORDS: &'static [Self] = Self::ALL;
            fn as_str(self) -> &'static str { Self::as_str(self) }
            fn text(self) -> $crate::Text { match self { $(Self::$variant => $crate::Text { da: $da, en: $en }),+ } }
        }

        // By hand: a word is read by what all words have, which the derive would write anew for each list.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.serialize_str(self.as_str()) }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> { $crate::lang::read_word(from) }
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

        $crate::fields::coded_value!($name, blank = Self::FIRST, words = Some(|lang| $name::ALL.iter().map(|word| (word.as_str(), word.label(lang))).collect()));

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

/// Declares a request with its fields: the struct, how it is read from a form, checked, and described.
///
/// ```text
/// fields! {
///     /// Registers an applicant.
///     RegisterApplication {
///         given_name: String = line(100), "Fornavn", "Given name";
///         email: Option<String> = email, "E-mail", "E-mail";
///         reason: Option<OutcomeReason> = choice, "Grund", "Reason";
///         qualified: Option<bool> = yes_no, "Kvalificeret", "Qualified", must when reason is ["no_place"];
///         note: Option<String> = area(1000), "Note", "Note", hint "Hvad ellers?", "What else?";
///     }
/// }
/// ```
///
/// A field of the type `Option` or `Vec` may be left empty. `when` asks a field only while another one holds one of the
/// codes, and `must when` then demands it; `below LIMIT in other` asks it only while another one holds fewer hours.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $(
        $(#[$field_doc:meta])* $field:ident: $type:ty = $kind:ident $(($($limit:expr),*))?, $da:literal, $en:literal
        $(, hint $hint_da:literal, $hint_en:literal)?
        $(, when $when:ident is [$($code:literal),+])?
        $(, must when $must:ident is [$($must_code:literal),+])?
        $(, below $least:ident in $hours:ident)?
    );+ $(;)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name { $(
            #[doc = concat!($en, ".")]
            $(#[$field_doc])*
            pub $field: $type
        ),+ }

        impl $name {
            $(
                #[doc = concat!("The name of the field `", stringify!($field), "`.")]
                #[expect(non_upper_case_globals, reason = "named as the field is")]
                pub const $field: &'static str = stringify!($field);
            )+
        }

        impl $crate::fields::Declared for $name {
            const FIELDS: &'static [$crate::fields::Field] = &[$($crate::fields::Field {
                name: stringify!($field),
                kind: $crate::fields::kind::$kind($($($limit),*)?),
                label: $crate::Text { da: $da, en: $en },
                hint: { let hint = $crate::Text { da: "", en: "" }; $(let _ = hint; let hint = $crate::Text { da: $hint_da, en: $hint_en };)? hint },
                optional: <$type as $crate::fields::FieldValue>::OPTIONAL,
                words: <$type as $crate::fields::FieldValue>::WORDS,
                when: {
                    let when: Option<$crate::fields::When> = None;
                    $(let _ = when; let when = Some($crate::fields::When { field: stringify!($when), holds: $crate::fields::Holds::Codes(&[$($code),+]), must: false });)?
                    $(let _ = when; let when = Some($crate::fields::When { field: stringify!($must), holds: $crate::fields::Holds::Codes(&[$($must_code),+]), must: true });)?
                    $(let _ = when; let when = Some($crate::fields::When { field: stringify!($hours), holds: $crate::fields::Holds::FewerHours($least), must: false });)?
                    when
                },
            }),+];

            fn from_written(source: &dyn Fn(&str) -> String, errors: &mut Vec<$crate::problem::FieldError>) -> Self {
                let mut fields = Self::FIELDS.iter();
                $(let $field = $crate::fields::read_next(&mut fields, source, errors);)+
                Self { $($field),+ }
            }

            fn each(&mut self, visit: &mut dyn FnMut(&'static $crate::fields::Field, &mut dyn $crate::fields::Value)) {
                let mut values = [$(&mut self.$field as &mut dyn $crate::fields::Value),+].into_iter();
                for field in Self::FIELDS {
                    if let Some(value) = values.next() { visit(field, value); }
                }
            }
        }

        // By hand: a password is shown nowhere.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let (mut told, mut fields) = (f.debug_struct(stringify!($name)), <Self as $crate::fields::Declared>::FIELDS.iter());
                $($crate::fields::told(&mut told, fields.next(), &self.$field);)+
                told.finish()
            }
        }

        #[cfg(feature = "openapi")]
        const _: () = {
            $(#[$doc])*
            #[derive(utoipa::ToSchema)]
            #[expect(dead_code, reason = "only its schema is used")]
            #[serde(deny_unknown_fields)]
            struct Shape { $($(#[$field_doc])* $field: $type),+ }

            impl utoipa::PartialSchema for $name {
                fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                    $crate::fields::schema::with_limits(<Shape as utoipa::PartialSchema>::schema(), <$name as $crate::fields::Declared>::FIELDS)
                }
            }
            impl utoipa::ToSchema for $name {
                fn name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
                fn schemas(all: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>) { <Shape as utoipa::ToSchema>::schemas(all); }
            }
        };
    )+};
}

/// Declares the settings of a municipality: for each group a struct with its standards, and one line of texts per setting.
///
/// ```text
/// settings! {
///     /// What is set about the case of a job after the education.
///     Hire = "hire", "Ansættelse", "Hiring" {
///         case_opens_days: u32 = 120, number(14, 400, Days), PLACES,
///             "Sagen åbner", "The case opens", "Så mange dage før slut.", "So many days before the end.";
///     }
/// }
/// ```
macro_rules! settings {
    ($($(#[$doc:meta])* $group:ident = $name:literal, $gda:literal, $gen:literal {
        $($field:ident: $ty:ty = $standard:expr, $kind:expr, $by:expr, $da:literal, $en:literal, $hda:literal, $hen:literal;)+
    })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
            #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
            pub struct $group { $(#[doc = concat!($en, ". ", $hen)] pub $field: $ty),+ }

            impl $group { $(
                #[doc = concat!("The key of `", stringify!($field), "`.")]
                #[expect(non_upper_case_globals, reason = "named as the field is")]
                pub const $field: &'static str = concat!($name, ".", stringify!($field));
            )+ }

            impl Default for $group {
                fn default() -> Self { Self { $($field: $standard),+ } }
            }

            impl $crate::settings::Group for $group {
                const GROUP: $crate::settings::SettingGroup = $crate::settings::SettingGroup {
                    name: $name,
                    label: $crate::Text { da: $gda, en: $gen },
                    settings: &[$($crate::settings::Setting {
                        key: concat!($name, ".", stringify!($field)),
                        kind: $kind,
                        standard: || <$ty as $crate::settings::SettingValue>::written(&$standard),
                        by: $by,
                        label: $crate::Text { da: $da, en: $en },
                        hint: $crate::Text { da: $hda, en: $hen },
                        takes: |text| <$ty as $crate::settings::SettingValue>::read(text, $kind).is_some(),
                    }),+],
                };

                fn set(&mut self, key: &str, value: &str) -> bool {
                    $(if key == concat!($name, ".", stringify!($field)) {
                        let read = <$ty as $crate::settings::SettingValue>::read(value, $kind);
                        return read.map(|value| self.$field = value).is_some();
                    })+
                    false
                }
            }
        )+

        /// Every group, in the order of the screen.
        pub const GROUPS: &[$crate::settings::SettingGroup] = &[$(<$group as $crate::settings::Group>::GROUP),+];
    };
}

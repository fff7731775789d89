//! Texts of the capability `absence`.

texts! {}

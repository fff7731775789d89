//! Texts of the capability `sessions`.

texts! {}

//! Texts of the capability `people`.

texts! {}

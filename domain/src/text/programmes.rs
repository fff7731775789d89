//! Texts of the capability `programmes`.

texts! {}

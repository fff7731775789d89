//! Texts of the capability `organisation`.

texts! {}

//! Texts of the capability `reports`.

texts! {}

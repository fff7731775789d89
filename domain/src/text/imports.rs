//! Texts of the capability `imports`.

texts! {}

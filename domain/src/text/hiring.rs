//! Texts of the capability `hiring`.

texts! {}

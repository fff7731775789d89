//! Texts of the capability `supervision`.

texts! {}

//! Texts of the capability `follow_up`.

texts! {}

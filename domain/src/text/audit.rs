//! Texts of the capability `audit`.

texts! {}

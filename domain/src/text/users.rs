//! Texts of the capability `users`.

texts! {}

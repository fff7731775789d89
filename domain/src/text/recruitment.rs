//! Texts of the capability `recruitment`.

texts! {}

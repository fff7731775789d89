//! Texts of the capability `traineeships`.

texts! {}

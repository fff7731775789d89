//! Texts of the capability `onboarding`.

texts! {}

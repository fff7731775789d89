//! Texts that every screen uses.

texts! {
    save => "Gem", "Save";
    cancel => "Annuller", "Cancel";
}

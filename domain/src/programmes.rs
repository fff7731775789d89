//! Programmes and their versions: the structure is data, never code.

words! {
    /// What kind of education a programme is (domain.md 5.1, Programme).
    ProgrammeFamily {
        Eud = "eud", "Erhvervsuddannelse", "Vocational education";
        Pb = "pb", "Professionsbachelor", "Professional bachelor";
        Merit = "merit", "Merituddannelse", "Credit-based education";
        Specialist = "specialist", "Specialuddannelse", "Specialist education";
    }
    /// Which words a programme uses about its placement: oplæring, praktik or klinik.
    TermSet {
        Training = "training", "Oplæring", "Training";
        Internship = "internship", "Praktik", "Placement";
        Clinical = "clinical", "Klinisk undervisning", "Clinical education";
    }
}

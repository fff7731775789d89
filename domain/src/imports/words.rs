//! The closed lists of imports: kinds of file, columns, results and what may be said about a row.

words! {
    /// What a file holds, in the order in which files are imported.
    ImportKind {
        Sites = "sites", "Praktiksteder", "Sites";
        Supervisors = "supervisors", "Vejledere", "Supervisors";
        Cohorts = "cohorts", "Holdplaner", "Cohort plans";
        Trainees = "trainees", "Elever og studerende", "Trainees and students";
        Absence = "absence", "Fravær", "Absence";
    }
    /// Where an import stands.
    ImportStatus {
        Checked = "checked", "Kontrolleret, ikke indlæst", "Checked, not imported";
        Committed = "committed", "Indlæst", "Imported";
        Cancelled = "cancelled", "Fortrudt", "Cancelled";
    }
    /// What happens to a row.
    RowResult {
        New = "new", "Ny", "New";
        Changed = "changed", "Ændret", "Changed";
        Unchanged = "unchanged", "Uændret", "Unchanged";
        Rejected = "rejected", "Afvist", "Rejected";
    }
    /// How much a finding weighs: an error rejects the row, a warning is shown, a note may be shown.
    Severity {
        Error = "error", "Fejl", "Error";
        Warning = "warning", "Advarsel", "Warning";
        Info = "info", "Bemærkning", "Note";
    }
    /// A column that an import knows.
    Field {
        GivenName = "given_name", "Fornavn", "Given name";
        FamilyName = "family_name", "Efternavn", "Family name";
        BirthDate = "birth_date", "Fødselsdato", "Birth date";
        Email = "email", "E-mail", "E-mail";
        Phone = "phone", "Mobil", "Phone";
        Programme = "programme", "Uddannelse", "Programme";
        Cohort = "cohort", "Hold", "Cohort";
        Site = "site", "Praktiksted", "Site";
        Start = "start", "Start", "Start";
        End = "end", "Slut", "End";
        Basis = "basis", "Ansættelsesform", "Employment";
        Supervisor = "supervisor", "Vejleder", "Supervisor";
        ExternalRef = "external_ref", "Elevnr", "Trainee number";
        Centre = "centre", "Center", "Centre";
        School = "school", "Skole", "School";
        WeeklyHours = "weekly_hours", "Timer pr. uge", "Hours per week";
        Note = "note", "Bemærkning", "Note";
        Name = "name", "Navn", "Name";
        Programmes = "programmes", "Vejleder for", "Supervisor for";
        Qualification = "qualification", "Vejlederuddannelse", "Supervisor education";
        PassedOn = "passed_on", "Afsluttet", "Passed on";
        MaxTrainees = "max_trainees", "Maks. elever", "Most trainees";
        MinutesPerWeek = "minutes_per_week", "Minutter pr. uge", "Minutes per week";
        Appointed = "appointed", "Udnævnt", "Appointed";
        Ended = "ended", "Ophørt", "Ended";
        Kind = "kind", "Type", "Kind";
        CentreCode = "centre_code", "Centerkode", "Centre code";
        Area = "area", "Område", "Area";
        SiteCode = "site_code", "Stedkode", "Site code";
        ServesChildren = "serves_children", "Børn", "Children";
        EducationLead = "education_lead", "Uddannelsesansvarlig", "Education lead";
        Places = "places", "Pladser", "Places";
        From = "from", "Fra", "From";
        To = "to", "Til", "To";
        Number = "no", "Nr", "No.";
        Label = "label", "Betegnelse", "Label";
        SpellNumber = "spell_no", "Løbenr", "Spell number";
        Percent = "percent", "Omfang i %", "Percent";
        Source = "source", "Kilde", "Source";
        Registered = "registered", "Registreret", "Registered";
    }
    /// What is said about a row or one of its fields.
    FindingCode {
        Required = "required", "Feltet skal udfyldes.", "The field must be filled in.";
        ColumnCount = "column_count", "Rækken har et andet antal felter end overskriften.", "The row has another number of fields than the header.";
        TooLong = "too_long", "Teksten er for lang.", "The text is too long.";
        Unreadable = "unreadable", "Teksten indeholder tegn, der ikke kan læses.", "The text holds characters that cannot be read.";
        SuspiciousFormula = "suspicious_formula", "Navnet begynder med =, +, - eller @ og ligner en formel.", "The name begins with =, +, - or @ and looks like a formula.";
        InvalidDate = "invalid_date", "Datoen findes ikke, eller årstallet har ikke fire cifre.", "The date does not exist, or its year has not four digits.";
        ImplausibleBirthDate = "implausible_birth_date", "Fødselsdatoen ligger i fremtiden, eller personen er under 15 eller over 75 år ved start.", "The birth date is in the future, or the person is under 15 or over 75 at the start.";
        EndBeforeStart = "end_before_start", "Sidste dag er før første dag.", "The last day is before the first day.";
        InvalidNumber = "invalid_number", "Det er ikke et tal, der kan bruges her.", "That is not a number that can be used here.";
        InvalidPercent = "invalid_percent", "Delvis sygdom skal have en procent fra 1 til 99.", "Partial sickness needs a percentage from 1 to 99.";
        InvalidEmail = "invalid_email", "Det er ikke en e-mailadresse.", "That is not an e-mail address.";
        UnknownProgramme = "unknown_programme", "Uddannelsen findes ikke i kataloget.", "The programme is not in the catalogue.";
        UnknownSite = "unknown_site", "Praktikstedet findes ikke.", "The site does not exist.";
        UnknownKind = "unknown_kind", "Ordet står ikke på listen.", "The word is not on the list.";
        UnknownTrainee = "unknown_trainee", "Elevnummeret findes ikke.", "The trainee number does not exist.";
        DuplicatePerson = "duplicate_person", "Personen står allerede i filen med samme uddannelse (række {row}).", "The person is already in the file with the same programme (row {row}).";
        DuplicateRow = "duplicate_row", "Det samme står allerede i filen (række {row}).", "The same is already in the file (row {row}).";
        /// Said of files that were checked while an address belonged to one municipality only.
        EmailTaken = "email_taken", "E-mailadressen bruges af en anden bruger.", "The e-mail address is used by another user.";
        NumberTaken = "number_taken", "Fraværsnummeret hører til en anden elev.", "The number of the spell belongs to another trainee.";
        Contradicts = "contradicts", "Passer ikke med en tidligere række (række {row}).", "Does not agree with an earlier row (row {row}).";
        Overlaps = "overlaps", "Perioden overlapper en anden.", "The period overlaps another.";
        SecondOpenSpell = "second_open_spell", "Eleven har allerede et åbent fravær den dag.", "The trainee already has an open spell on that day.";
        OutsideTraineeship = "outside_traineeship", "Fraværet ligger uden for forløbet.", "The spell lies outside the traineeship.";
        MojibakeSuspected = "mojibake_suspected", "Bogstaverne ser forkerte ud. Skal der stå »{suggestion}«?", "The letters look wrong. Should it be “{suggestion}”?";
        UnknownSupervisor = "unknown_supervisor", "Vejlederen kendes ikke. Eleven indlæses uden vejleder.", "The supervisor is not known. The trainee is imported without one.";
        MissingEmail = "missing_email", "Der er ingen e-mailadresse, så der kan ikke sendes en invitation.", "There is no e-mail address, so no invitation can be sent.";
        InvalidPhone = "invalid_phone", "Telefonnummeret kan ikke læses og bliver ikke indlæst.", "The phone number cannot be read and is not imported.";
        CprInText = "cpr_in_text", "Feltet indeholder et CPR-nummer og bliver ikke gemt.", "The field holds a CPR number and is not stored.";
        ExistingPerson = "existing_person", "Personen har allerede et forløb på en anden uddannelse. Begge knyttes til samme person.", "The person already has a traineeship in another programme. Both are linked to one person.";
        PeriodAdded = "period_added", "Samme uddannelse på et andet hold: perioden føjes til forløbet.", "The same programme in another cohort: the period is added to the traineeship.";
        Minor = "minor", "Under 18 år ved start.", "Under 18 at the start.";
        WhitespaceTrimmed = "whitespace_trimmed", "Overflødige mellemrum er fjernet.", "Superfluous spaces were removed.";
    }
}

impl FindingCode {
    /// How much it weighs.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::MojibakeSuspected
            | Self::UnknownSupervisor
            | Self::MissingEmail
            | Self::InvalidPhone
            | Self::CprInText
            | Self::ExistingPerson
            | Self::PeriodAdded => Severity::Warning,
            Self::Minor | Self::WhitespaceTrimmed => Severity::Info,
            _ => Severity::Error,
        }
    }
}

//! The organisation tree of a municipality and what its sites are.

words! {
    /// A level of the tree (domain.md 5.1, OrgUnit).
    OrgKind {
        Municipality = "municipality", "Kommune", "Municipality";
        Centre = "centre", "Center", "Centre";
        Area = "area", "Område", "Area";
        Site = "site", "Praktiksted", "Site";
    }
    /// What a site does.
    SiteKind {
        CareHome = "care_home", "Plejecenter", "Care home";
        HomeCare = "home_care", "Hjemmepleje", "Home care";
        Nursing = "nursing", "Sygepleje", "Nursing";
        TrainingCentre = "training_centre", "Træningscenter", "Training centre";
        Daycare = "daycare", "Dagtilbud", "Daycare";
        School = "school", "Skole", "School";
        AfterSchool = "after_school", "SFO", "After-school care";
        Club = "club", "Klub", "Youth club";
        Residential = "residential", "Bosted", "Residential home";
        Authority = "authority", "Myndighed", "Public authority";
        Dental = "dental", "Tandpleje", "Dental care";
        Parks = "parks", "Park og vej", "Parks and roads";
        HealthVisitor = "health_visitor", "Sundhedspleje", "Health visiting";
    }
}

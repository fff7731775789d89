//! The organisation tree of a municipality and what its sites are.

words! {
    /// A level of the tree (docs/field 5.1, OrgUnit).
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

/// A unit of the tree, parents before children.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrgUnit {
    /// The unit.
    pub id: crate::ids::OrgUnitId,
    /// Its level.
    pub kind: OrgKind,
    /// The municipality's code of it.
    pub code: Option<String>,
    /// What it is called.
    pub name: String,
    /// The unit above.
    pub parent_id: Option<crate::ids::OrgUnitId>,
    /// How deep it stands: 0 is the municipality.
    pub depth: u32,
    /// What a site does.
    pub site_kind: Option<SiteKind>,
    /// Whether it serves children under 15.
    pub serves_children: bool,
    /// Who leads education there.
    pub education_lead_name: Option<String>,
}

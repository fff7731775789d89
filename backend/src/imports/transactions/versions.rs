//! Which version of a programme a traineeship follows.

use crate::db::Writer;
use crate::db::schema::programme_versions;
use crate::error::Error;
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::ids::ProgrammeVersionId;
use domain::programmes::{ProgrammeContent, TermSet};
use std::collections::HashMap;

/// The versions of the programmes, newest first.
pub(super) struct Versions(HashMap<String, Vec<(NaiveDate, Version)>>);

#[derive(Clone, Copy)]
pub(super) struct Version {
    pub(super) id: ProgrammeVersionId,
    pub(super) terms: TermSet,
}

impl Versions {
    pub(super) fn of(w: &mut Writer<'_>) -> Result<Self, Error> {
        use programme_versions as v;
        let tenant = w.permit.tenant;
        let rows: Vec<(String, ProgrammeVersionId, NaiveDate, String)> = v::table
            .filter(v::tenant_id.eq(tenant))
            .order(v::valid_from.desc())
            .select((v::programme_code, v::id, v::valid_from, v::content))
            .load(&mut **w)?;
        let mut by_code: HashMap<String, Vec<_>> = HashMap::new();
        for (code, id, valid_from, content) in rows {
            let content: ProgrammeContent =
                serde_json::from_str(&content).map_err(|error| Error::internal(&format!("a programme version: {error}")))?;
            by_code.entry(code).or_default().push((valid_from, Version { id, terms: content.term_set }));
        }
        Ok(Self(by_code))
    }

    /// The version in force on a day; the oldest one for those who began before it.
    pub(super) fn at(&self, code: &str, on: NaiveDate) -> Result<Version, Error> {
        let versions = self.0.get(code).map_or(&[][..], Vec::as_slice);
        let found = versions.iter().find(|(from, _)| *from <= on).or_else(|| versions.last());
        found.map(|(_, version)| *version).ok_or_else(|| Error::internal("a programme has no version"))
    }
}

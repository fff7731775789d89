//! What a cell refers to, by its key. Each table is made once per file: a row then costs the same however much is there.

use super::cells::key;
use super::labels::ProgrammeRef;
use super::register::{SiteRef, SupervisorRef};
use crate::ids::OrgUnitId;
use std::collections::HashMap;

/// The catalogue by names, codes and aliases; of two programmes with one name the first.
pub(super) struct Programmes<'a>(HashMap<String, &'a ProgrammeRef>);

impl<'a> Programmes<'a> {
    pub(super) fn of(programmes: &'a [ProgrammeRef]) -> Self {
        let mut known = HashMap::new();
        for programme in programmes {
            for name in [&programme.name, &programme.code].into_iter().chain(&programme.aliases) {
                known.entry(key(name)).or_insert(programme);
            }
        }
        Self(known)
    }

    pub(super) fn find(&self, text: &str) -> Option<&'a ProgrammeRef> {
        self.0.get(&key(text)).copied()
    }
}

/// The sites by name, and by code. Two sites of one name cannot be told apart by it; then only the code helps.
pub(super) struct Sites<'a> {
    named: HashMap<String, Option<&'a SiteRef>>,
    coded: HashMap<String, &'a SiteRef>,
}

impl<'a> Sites<'a> {
    pub(super) fn of(sites: &'a [SiteRef]) -> Self {
        let (mut named, mut coded) = (HashMap::new(), HashMap::new());
        for site in sites {
            named.entry(key(&site.name)).and_modify(|only| *only = None).or_insert(Some(site));
            if let Some(code) = &site.code {
                coded.entry(key(code)).or_insert(site);
            }
        }
        Self { named, coded }
    }

    pub(super) fn find(&self, text: &str) -> Option<&'a SiteRef> {
        let wanted = key(text);
        self.named.get(&wanted).copied().flatten().or_else(|| self.coded.get(&wanted).copied())
    }
}

/// The supervisors by name.
pub(super) struct Supervisors<'a>(HashMap<String, Vec<&'a SupervisorRef>>);

impl<'a> Supervisors<'a> {
    pub(super) fn of(supervisors: &'a [SupervisorRef]) -> Self {
        let mut named: HashMap<String, Vec<&SupervisorRef>> = HashMap::new();
        for supervisor in supervisors {
            named.entry(key(&supervisor.name)).or_default().push(supervisor);
        }
        Self(named)
    }

    /// The supervisor of that name: at the site first, else the only one of that name anywhere.
    pub(super) fn find(&self, name: &str, site: Option<OrgUnitId>) -> Option<&'a SupervisorRef> {
        let named = self.0.get(&key(name))?;
        let mut here = named.iter().copied().filter(|supervisor| Some(supervisor.site_id) == site);
        if let (Some(only), None) = (here.next(), here.next()) {
            return Some(only);
        }
        let first = named.first().copied()?;
        named.iter().all(|supervisor| supervisor.user_id == first.user_id).then_some(first)
    }
}

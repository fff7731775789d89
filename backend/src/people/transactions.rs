//! Persons are found, made and changed.

use crate::db::schema::people;
use crate::db::{DbConnection, REPAIRED_AT_ONCE, Reader, Writer};
use crate::error::Error;
use crate::{insert_all, traineeships};
use chrono::NaiveDate;
use diesel::prelude::*;
use domain::Instant;
use domain::ids::{PersonId, TenantId, UserId};
use domain::people::{NameKeys, PersonName};
use domain::search::{ORDER, ORDER_END};

/// A person who is not known yet.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Her id.
    pub id: PersonId,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Birth date.
    pub birth_date: NaiveDate,
    /// E-mail.
    pub email: Option<String>,
    /// Phone, with its country.
    pub phone: Option<String>,
}

/// What changes of a person; what is not named stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Given and family name.
    pub name: Option<(String, String)>,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// E-mail; none inside clears it.
    pub email: Option<Option<String>>,
    /// Phone; none inside clears it.
    pub phone: Option<Option<String>>,
}

#[derive(Insertable)]
#[diesel(table_name = people, treat_none_as_default_value = false)]
struct Row {
    tenant_id: TenantId,
    id: PersonId,
    given_name: String,
    family_name: String,
    search_key: String,
    sort_key: String,
    birth_date: NaiveDate,
    email: Option<String>,
    phone: Option<String>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
}

impl Row {
    fn of(w: &Writer<'_>, new: NewPerson) -> Self {
        let keys = PersonName { given: &new.given_name, family: &new.family_name }.keys();
        Self {
            tenant_id: w.permit.tenant,
            id: new.id,
            given_name: new.given_name,
            family_name: new.family_name,
            search_key: keys.search,
            sort_key: keys.sort,
            birth_date: new.birth_date,
            email: new.email,
            phone: new.phone,
            created_at: w.now,
            updated_at: w.now,
            version: 1,
        }
    }
}

/// Inserts a person.
///
/// # Errors
/// What the database says.
pub fn insert(w: &mut Writer<'_>, new: NewPerson) -> Result<(), Error> {
    insert_all(w, vec![new])
}

/// Inserts many persons at once.
///
/// # Errors
/// What the database says.
pub fn insert_all(w: &mut Writer<'_>, new: Vec<NewPerson>) -> Result<(), Error> {
    let rows: Vec<Row> = new.into_iter().map(|new| Row::of(w, new)).collect();
    insert_all!(w, people::table, rows);
    Ok(())
}

/// The person of this name and birth date, where one is known.
///
/// # Errors
/// What the database says.
pub fn find_known(c: &mut Reader, tenant: TenantId, name: PersonName<'_>, birth_date: NaiveDate) -> Result<Option<PersonId>, Error> {
    Ok(people::table
        .filter(people::tenant_id.eq(tenant).and(people::search_key.eq(name.search_key())).and(people::birth_date.eq(birth_date)))
        .order(people::id)
        .select(people::id)
        .first(c)
        .optional()?)
}

/// E-mail and phone as they are known.
///
/// # Errors
/// What the database says; 404 where there is no such person.
pub fn contact_of(c: &mut Reader, tenant: TenantId, id: PersonId) -> Result<(Option<String>, Option<String>), Error> {
    Ok(people::table.find((tenant, id)).select((people::email, people::phone)).first(c)?)
}

/// Changes what is known of a person. Her traineeships carry the keys of the name, so that their list needs no second
/// table: they follow.
///
/// # Errors
/// What the database says.
pub fn change(w: &mut Writer<'_>, id: PersonId, change: &Change) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    let named = change.name.as_ref().map(|(given, family)| (given, family, PersonName { given, family }.keys()));
    diesel::update(people::table.find((tenant, id)))
        .set((
            named.as_ref().map(|(given, family, keys)| {
                (
                    people::given_name.eq(*given),
                    people::family_name.eq(*family),
                    people::search_key.eq(&keys.search),
                    people::sort_key.eq(&keys.sort),
                )
            }),
            change.birth_date.map(|born| people::birth_date.eq(born)),
            change.email.as_ref().map(|email| people::email.eq(email)),
            change.phone.as_ref().map(|phone| people::phone.eq(phone)),
            people::updated_at.eq(now),
            people::version.eq(people::version + 1),
        ))
        .execute(&mut **w)?;
    match named {
        Some((_, _, keys)) => traineeships::rename(w, tenant, id, &keys),
        None => Ok(()),
    }
}

/// Gives a person the user she signs in as.
///
/// # Errors
/// What the database says.
pub fn set_user(w: &mut Writer<'_>, id: PersonId, user: UserId) -> Result<(), Error> {
    let (tenant, now) = (w.permit.tenant, w.now);
    diesel::update(people::table.find((tenant, id)))
        .set((people::user_id.eq(Some(user)), people::updated_at.eq(now), people::version.eq(people::version + 1)))
        .execute(&mut **w)?;
    Ok(())
}

/// Gives persons whose keys are of an older order those of today, and their traineeships with them. Run at each start;
/// where all are of today it finds nothing.
///
/// # Errors
/// What the database says.
pub fn repair_keys(c: &mut DbConnection) -> Result<usize, Error> {
    let mut repaired = 0_usize;
    loop {
        let old: Vec<(TenantId, PersonId, String, String)> = people::table
            .filter(people::sort_key.lt(ORDER).or(people::sort_key.ge(ORDER_END)))
            .order((people::tenant_id, people::id))
            .limit(REPAIRED_AT_ONCE)
            .select((people::tenant_id, people::id, people::given_name, people::family_name))
            .load(c)?;
        if old.is_empty() {
            return Ok(repaired);
        }
        for (tenant, id, given, family) in old {
            let keys: NameKeys = PersonName { given: &given, family: &family }.keys();
            diesel::update(people::table.find((tenant, id)))
                .set((people::search_key.eq(&keys.search), people::sort_key.eq(&keys.sort)))
                .execute(c)?;
            traineeships::rename(c, tenant, id, &keys)?;
            repaired = repaired.saturating_add(1);
        }
    }
}

//! The counts behind the figures: one statement each, within the reader's sight.

use crate::db::Within;
use crate::db::schema::{applications, hire_cases, programmes, traineeships};
use crate::db::{MultiBackend, Reader, sight};
use crate::error::Error;
use crate::permit::Permit;
use chrono::{NaiveDate, TimeDelta};
use diesel::dsl::count_star;
use diesel::prelude::*;
use domain::hiring::{HireCaseStatus, in_time};
use domain::ids::TraineeshipId;
use domain::programmes::ProgrammeFamily;
use domain::reports::{Counted, Days, KeyFigures, ProgrammeCount, Share, StatusCount, median, shares};
use domain::settings::{Hire, Place, Survey};
use domain::traineeships::TraineeshipStatus;
use std::collections::BTreeMap;

type Period = (NaiveDate, NaiveDate);

pub(super) fn figures(
    c: &mut Reader,
    permit: &Permit,
    period: Period,
    programme: Option<&str>,
    sees_cases: bool,
) -> Result<KeyFigures, Error> {
    let names: BTreeMap<String, (String, ProgrammeFamily)> = programmes::table
        .filter(programmes::tenant_id.eq(permit.tenant))
        .select((programmes::code, (programmes::name, programmes::family)))
        .load::<(String, (String, ProgrammeFamily))>(c)?
        .into_iter()
        .collect();
    let name = |code: &str| names.get(code).map_or_else(|| code.to_owned(), |(name, _)| name.clone());
    let Survey { min_n } = crate::settings::at(c, permit, Place::WHOLE)?;
    let smallest = i64::from(min_n);
    let shown = |count: i64| (sees_cases || count >= smallest).then_some(count);

    let vocational = names.iter().filter(|(_, (_, family))| *family == ProgrammeFamily::Eud).map(|(code, _)| code.clone());
    let vocational: Vec<String> = vocational.collect();
    let mut counted: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for (code, all) in completed(c, permit, period, &vocational)? {
        counted.insert(code, (0, all));
    }
    for code in hired(c, permit, period, &vocational)? {
        if let Some((hires, _)) = counted.get_mut(&code) {
            *hires = hires.saturating_add(1);
        }
    }
    let counted = counted.into_iter().map(|(programme_code, (numerator, denominator))| Counted {
        programme_name: name(&programme_code),
        programme_code,
        numerator,
        denominator,
    });
    // What is hidden is chosen among all programmes, also where one is asked for: else asking one by one would tell.
    let (mut hire_rate, mut hire_rate_by_programme) = shares(counted.collect(), smallest);
    if let Some(wanted) = programme {
        hire_rate_by_programme.retain(|one| one.programme_code == wanted);
        hire_rate = hire_rate_by_programme.first().map_or(Share::HIDDEN, |one| one.share);
    }
    // Of one programme the others follow by subtraction, so these are told of all programmes only.
    let tells_parts = sees_cases || programme.is_none();
    let hires = accepted(c, permit, period, programme)?.into_iter().map(|(code, count)| ProgrammeCount {
        programme_name: name(&code),
        programme_code: code,
        count: shown(count),
    });
    let open = open_cases(c, permit, programme)?;
    let open_cases = HireCaseStatus::OPEN.iter().map(|status| {
        let count = open.iter().find(|(other, _)| other == status).map_or(0, |(_, count)| *count);
        StatusCount { status: *status, count: shown(count).filter(|_| tells_parts) }
    });
    Ok(KeyFigures {
        from: period.0,
        to: period.1,
        hire_rate,
        hire_rate_by_programme,
        hires: hires.collect(),
        open_cases: open_cases.collect(),
        time_to_offer: if tells_parts { time_to_offer(c, permit, period, programme, smallest)? } else { Days::HIDDEN },
        min_n,
    })
}

/// The completed traineeships in sight that ended in the period.
fn ended(permit: &Permit, (from, to): Period, codes: &[String]) -> sight::Condition<traineeships::table> {
    let ended = traineeships::actual_end_on
        .is_not_null()
        .and(traineeships::actual_end_on.between(from, to).assume_not_null())
        .or(traineeships::actual_end_on.is_null().and(traineeships::ends_on.between(from, to)));
    let completed = traineeships::status.eq(TraineeshipStatus::Completed).and(traineeships::programme_code.within(codes.to_vec()));
    Box::new(sight::traineeships(permit).and(completed).and(ended))
}

fn completed(c: &mut Reader, permit: &Permit, period: Period, codes: &[String]) -> Result<Vec<(String, i64)>, Error> {
    Ok(traineeships::table
        .filter(ended(permit, period, codes))
        .group_by(traineeships::programme_code)
        .select((traineeships::programme_code, count_star()))
        .load(c)?)
}

/// The programmes of the completed traineeships that became a job here in time.
fn hired(c: &mut Reader, permit: &Permit, period: Period, codes: &[String]) -> Result<Vec<String>, Error> {
    let accepted: Vec<(TraineeshipId, Option<NaiveDate>)> = hire_cases::table
        .filter(sight::hire_cases(permit))
        .filter(hire_cases::outcome.eq(HireCaseStatus::Accepted).and(hire_cases::programme_code.within(codes.to_vec())))
        // The actual end may differ from the planned one that the case knows, but not by more than a year.
        .filter(hire_cases::ends_on.between(period.0 - TimeDelta::days(366), period.1 + TimeDelta::days(366)))
        .select((hire_cases::traineeship_id, hire_cases::offer_starts_on))
        .load(c)?;
    let starts: BTreeMap<TraineeshipId, NaiveDate> = accepted.into_iter().filter_map(|(id, starts_on)| Some((id, starts_on?))).collect();
    let hire: Hire = crate::settings::at(c, permit, Place::WHOLE)?;
    let ids: Vec<TraineeshipId> = starts.keys().copied().collect();
    let completed: Vec<(TraineeshipId, String, Option<NaiveDate>, NaiveDate)> = traineeships::table
        .filter(ended(permit, period, codes))
        .filter(traineeships::id.within(ids))
        .select((traineeships::id, traineeships::programme_code, traineeships::actual_end_on, traineeships::ends_on))
        .load(c)?;
    let counts = |(id, code, actual, planned): (TraineeshipId, String, Option<NaiveDate>, NaiveDate)| {
        let starts_on = starts.get(&id)?;
        in_time(actual.unwrap_or(planned), *starts_on, &hire).then_some(code)
    };
    Ok(completed.into_iter().filter_map(counts).collect())
}

fn accepted(c: &mut Reader, permit: &Permit, (from, to): Period, programme: Option<&str>) -> Result<Vec<(String, i64)>, Error> {
    let mut rows = hire_cases::table
        .filter(sight::hire_cases(permit))
        .filter(hire_cases::outcome.eq(HireCaseStatus::Accepted).and(hire_cases::decided_on.between(from, to)))
        .group_by(hire_cases::programme_code)
        .select((hire_cases::programme_code, count_star()))
        .order(hire_cases::programme_code)
        .into_boxed::<MultiBackend>();
    if let Some(programme) = programme {
        rows = rows.filter(hire_cases::programme_code.eq(programme.to_owned()));
    }
    Ok(rows.load(c)?)
}

fn open_cases(c: &mut Reader, permit: &Permit, programme: Option<&str>) -> Result<Vec<(HireCaseStatus, i64)>, Error> {
    let mut rows = hire_cases::table
        .filter(sight::hire_cases(permit))
        .filter(hire_cases::status.within(HireCaseStatus::OPEN.to_vec()))
        .group_by(hire_cases::status)
        .select((hire_cases::status, count_star()))
        .into_boxed::<MultiBackend>();
    if let Some(programme) = programme {
        rows = rows.filter(hire_cases::programme_code.eq(programme.to_owned()));
    }
    Ok(rows.load(c)?)
}

fn time_to_offer(c: &mut Reader, permit: &Permit, (from, to): Period, programme: Option<&str>, min_n: i64) -> Result<Days, Error> {
    let mut rows = applications::table
        .filter(sight::applications(permit))
        .filter(applications::offered_on.is_not_null().and(applications::offered_on.between(from, to).assume_not_null()))
        .group_by((applications::received_on, applications::offered_on))
        .select((applications::received_on, applications::offered_on.assume_not_null(), count_star()))
        .into_boxed::<MultiBackend>();
    if let Some(programme) = programme {
        rows = rows.filter(applications::programme_code.eq(programme.to_owned()));
    }
    let rows: Vec<(NaiveDate, NaiveDate, i64)> = rows.load(c)?;
    Ok(median(rows.into_iter().map(|(received, offered, times)| ((offered - received).num_days(), times)).collect(), min_n))
}

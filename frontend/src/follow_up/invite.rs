//! The invitation to a talk: when, where and how. Used to invite and to move.

use crate::ui::{Form, asking};
use chrono::NaiveDate;
use domain::fields::date_typed;
use domain::follow_up::talks::{MoveTalk, Talk, TalkForm, TalkStatus};
use domain::moves::OptionOf;

/// The form of an invitation: as the talk that is moved has it, or at the last day for it.
pub(super) fn invitation(option: &OptionOf<TalkStatus>, talk: Option<&Talk>, due_on: NaiveDate, today: NaiveDate) -> Form {
    let day = talk.and_then(|talk| talk.meets_on).unwrap_or(due_on.max(today));
    asking::<TalkStatus>(option)
        .start(MoveTalk::meets_on, date_typed(day))
        .start(MoveTalk::meets_time, talk.and_then(|talk| talk.meets_time.clone()).unwrap_or_default())
        .start(MoveTalk::place, talk.and_then(|talk| talk.place.clone()).unwrap_or_default())
        .start(MoveTalk::form, talk.and_then(|talk| talk.form).unwrap_or(TalkForm::InPerson).as_str())
}

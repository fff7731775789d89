//! The moves of a hire case: a button each, and why one is blocked.

use super::form::MoveForm;
use crate::session::use_lang;
use crate::ui::{Button, Card, DialogActions};
use domain::Lang;
use domain::hiring::{HireCase, HireCaseStatus, HireOption};
use domain::text::hiring as text;
use leptos::prelude::*;

/// What the button of a move says.
pub(super) fn verb(lang: Lang, to: HireCaseStatus) -> &'static str {
    match to {
        HireCaseStatus::Recommended => text::to_recommended(lang),
        HireCaseStatus::NotRecommended => text::to_not_recommended(lang),
        HireCaseStatus::Offered => text::to_offered(lang),
        HireCaseStatus::Accepted => text::to_accepted(lang),
        HireCaseStatus::Declined => text::to_declined(lang),
        HireCaseStatus::NotOffered => text::to_not_offered(lang),
        HireCaseStatus::HiredElsewhere => text::to_hired_elsewhere(lang),
        HireCaseStatus::FurtherStudy => text::to_further_study(lang),
        HireCaseStatus::Unknown => text::to_unknown(lang),
        HireCaseStatus::Closed => text::to_closed(lang),
        HireCaseStatus::Open | HireCaseStatus::WishKnown => to.label(lang),
    }
}

/// The next step: the buttons, then the form of the one that was chosen.
#[component]
pub(super) fn Moves(case: HireCase, on_moved: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let chosen = RwSignal::new(None::<HireCaseStatus>);
    let (free, blocked): (Vec<HireOption>, Vec<HireOption>) =
        case.options.clone().into_iter().partition(|option| option.blockers.is_empty());
    let none = free.is_empty() && blocked.is_empty() && case.status.is_decided();
    let why = blocked.into_iter().map(|option| {
        let reasons: Vec<&str> = option.blockers.iter().map(|guard| guard.label(lang)).collect();
        view! { <li class="ps-why">{text::blocked(lang, verb(lang, option.to), reasons.join(" "))}</li> }
    });
    let why = why.collect_view();
    view! {
        <Card id="hire-moves" title=text::moves(lang)>
            {none.then(|| view! { <p class="ps-why">{text::no_moves(lang)}</p> })}
            {move || match chosen.get() {
                None => {
                    let buttons = free.iter().map(|option| {
                        let to = option.to;
                        view! { <Button on_press=move || chosen.set(Some(to))>{verb(lang, to)}</Button> }
                    });
                    let buttons = buttons.collect_view();
                    view! { <DialogActions>{buttons}</DialogActions> }.into_any()
                }
                Some(to) => view! { <MoveForm case=case.clone() to on_moved on_cancel=move || chosen.set(None)/> }.into_any(),
            }}
            <ul>{why}</ul>
        </Card>
    }
}

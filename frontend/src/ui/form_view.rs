//! A declared form with all that belongs to one: what went wrong, its button, the way out.

use super::button::{Button, ButtonKind, LinkButton};
use super::declared::Form;
use super::dialog::{ConflictDialog, DialogActions};
use super::drawn::Fields;
use super::form::ErrorSummary;
use super::lang;
use domain::text::common;
use leptos::prelude::*;

/// What may be done, or nothing.
#[derive(Clone, Copy, Default)]
pub struct MaybeCallback(Option<Callback<()>>);

impl From<Option<Callback<()>>> for MaybeCallback {
    fn from(callback: Option<Callback<()>>) -> Self {
        Self(callback)
    }
}

impl From<Callback<()>> for MaybeCallback {
    fn from(callback: Callback<()>) -> Self {
        Self(Some(callback))
    }
}

impl<F: Fn(()) + Send + Sync + 'static> From<F> for MaybeCallback {
    fn from(run: F) -> Self {
        Self(Some(Callback::new(run)))
    }
}

/// The whole form: what went wrong, the fields, the button that sends it, the way out, and the dialog where someone else
/// saved first.
#[component]
pub fn FormView(
    /// The form.
    form: Form,
    /// What it is of, where several of its kind take turns on one page: what is typed for one is not put into another's.
    #[prop(optional, into)]
    of: Option<String>,
    /// The word on the button.
    #[prop(into)]
    word: String,
    /// What did not happen, where it fails and is something else than saving.
    #[prop(optional, into)]
    failed: Option<&'static str>,
    /// Sends it.
    #[prop(into)]
    on_send: Callback<()>,
    /// Closes the form without sending it.
    #[prop(optional, into)]
    on_cancel: MaybeCallback,
    /// Where one goes who does not send it.
    #[prop(optional, into)]
    back: Option<String>,
    /// Reads again what someone else has changed meanwhile; without it nobody can have.
    #[prop(optional, into)]
    on_reload: MaybeCallback,
    /// How much the button weighs.
    #[prop(default = ButtonKind::Primary)]
    kind: ButtonKind,
    /// The button is as wide as the form.
    #[prop(optional)]
    wide: bool,
    /// The button is as high as a row.
    #[prop(optional)]
    small: bool,
    /// The button's name for screen readers, where the words alone do not say what it works on.
    #[prop(optional, into)]
    label: String,
    /// The word on the way out.
    #[prop(optional, into)]
    cancel: Option<&'static str>,
    /// What is said above the fields.
    #[prop(optional, into)]
    lead: Option<String>,
    /// What else is said below the fields.
    #[prop(optional)]
    children: Option<Children>,
    /// Other things that can be done here.
    #[prop(optional)]
    others: Option<AnyView>,
) -> impl IntoView {
    let lang = lang();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    view! {
        <form id=of novalidate on:submit=send>
            <ErrorSummary form=form.submit labels=form.labels() within=form.within failed=failed.unwrap_or(common::not_saved(lang))/>
            {lead.filter(|lead| !lead.is_empty()).map(|lead| view! { <p class="ps-why">{lead}</p> })}
            <Fields form/>
            {children.map(|children| children())}
            <DialogActions>
                <Button kind wide small label busy=form.submit.pending>{word}</Button>
                {others}
                {on_cancel.0.map(|run| view! { <Button on_press=move || run.run(())>{cancel.unwrap_or(common::cancel(lang))}</Button> })}
                {back.map(|href| view! { <LinkButton href>{cancel.unwrap_or(common::cancel(lang))}</LinkButton> })}
            </DialogActions>
        </form>
        {on_reload.0.map(|reload| view! { <ConflictDialog open=form.submit.conflict on_reload=reload/> })}
    }
}

//! What an administrator does with a user: a password link, and letting sign in or not.

use crate::api;
use crate::session::use_lang;
use crate::ui::{Button, ButtonKind, ConflictDialog, Dialog, DialogActions, ErrorSummary, Submit, Toaster, use_toaster};
use domain::Lang;
use domain::text::{common, users as text};
use domain::users::{PasswordLink, SetActive, User};
use leptos::prelude::*;

/// The actions of the list: one at a time.
#[derive(Clone, Copy)]
pub(super) struct Actions {
    form: Submit,
    lang: Lang,
    toaster: Toaster,
    closing: RwSignal<Option<User>>,
    close_open: RwSignal<bool>,
    link: RwSignal<Option<(String, String)>>,
    link_open: RwSignal<bool>,
    changed: Callback<()>,
}

impl Actions {
    pub(super) fn new(changed: Callback<()>) -> Self {
        Self {
            form: Submit::new(),
            lang: use_lang(),
            toaster: use_toaster(),
            closing: RwSignal::new(None),
            close_open: RwSignal::new(false),
            link: RwSignal::new(None),
            link_open: RwSignal::new(false),
            changed,
        }
    }

    /// Makes a one-time link and shows it.
    fn make_link(self, user: User) {
        let path = format!("/users/{}/password-links", user.id);
        self.form.send(
            Ok(()),
            |key, ()| api::create::<_, PasswordLink>(&path, &key, &()),
            move |made| {
                let origin = window().location().origin().unwrap_or_default();
                self.link.set(Some((user.display_name, format!("{origin}{}", made.path))));
                self.link_open.set(true);
            },
        );
    }

    /// Lets a user sign in or not.
    fn set_active(self, user: User, active: bool) {
        let path = format!("/users/{}/active", user.id);
        self.form.send(
            Ok(SetActive { active }),
            move |_, body| api::put::<_, User>(&path, user.version, &body),
            move |saved| {
                self.close_open.set(false);
                self.toaster.say(if active {
                    text::opened(self.lang, saved.display_name)
                } else {
                    text::closed(self.lang, saved.display_name)
                });
                self.changed.run(());
            },
        );
    }
}

/// The buttons of a row.
#[component]
pub(super) fn RowActions(user: User, actions: Actions) -> impl IntoView {
    let lang = actions.lang;
    let user = StoredValue::new(user);
    let about = move |what: &str| user.with_value(|user| text::about(lang, what, &user.display_name));
    let active = user.with_value(|user| user.active);
    let switch = move || {
        if active {
            actions.closing.set(Some(user.get_value()));
            actions.close_open.set(true);
        } else {
            actions.set_active(user.get_value(), true);
        }
    };
    let word = if active { text::close(lang) } else { text::open(lang) };
    view! {
        {active.then(|| view! {
            <Button small=true kind=ButtonKind::Tertiary busy=actions.form.pending label=about(text::link(lang)) on_press=move || actions.make_link(user.get_value())>
                {text::link(lang)}
            </Button>
        })}
        <Button small=true kind=ButtonKind::Tertiary busy=actions.form.pending label=about(word) on_press=switch>{word}</Button>
    }
}

/// What went wrong, and the dialogs of the actions; once per list.
#[component]
pub(super) fn ActionDialogs(actions: Actions) -> impl IntoView {
    let lang = actions.lang;
    let Actions { form, closing, close_open, link, link_open, changed, .. } = actions;
    let name = move || closing.with(|user| user.as_ref().map(|user| user.display_name.clone()).unwrap_or_default());
    let confirm = move || {
        if let Some(user) = closing.get_untracked() {
            actions.set_active(user, false);
        }
    };
    view! {
        {move || (!close_open.get()).then(|| view! { <ErrorSummary form/> })}
        <Dialog id="close-user" title=Signal::derive(move || text::close_question(lang, name())) open=close_open>
            <ErrorSummary form/>
            <p class="ps-why">{text::close_text(lang)}</p>
            <DialogActions>
                <Button kind=ButtonKind::Danger busy=form.pending on_press=confirm>{text::close(lang)}</Button>
                <Button on_press=move || close_open.set(false)>{text::keep_open(lang)}</Button>
            </DialogActions>
        </Dialog>
        <Dialog id="password-link" title=Signal::derive(move || text::link_for(lang, link.get().map(|(name, _)| name).unwrap_or_default())) open=link_open>
            <p class="ps-why">{text::link_text(lang)}</p>
            <code class="ps-secret">{move || link.get().map(|(_, address)| address)}</code>
            <DialogActions><Button on_press=move || { link_open.set(false); link.set(None); }>{common::close(lang)}</Button></DialogActions>
        </Dialog>
        <ConflictDialog open=form.conflict on_reload=move || { close_open.set(false); changed.run(()); }/>
    }
}

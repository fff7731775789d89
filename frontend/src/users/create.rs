//! A new user with a first role.

use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Dialog, Fetched, Form, FormView, choices, use_toaster};
use domain::access::Role;
use domain::fields::Declared;
use domain::organisation::{OrgKind, OrgUnit};
use domain::text::users as text;
use domain::users::{CreateUser as New, User};
use leptos::prelude::*;

/// The dialog with the form. What was written stays where it fails or is closed.
#[component]
pub(super) fn CreateUserDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Runs when the user is there.
    #[prop(into)]
    on_created: Callback<()>,
) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = Form::of::<New>();
    let role = form.value(New::role);
    let units = Fetched::<Vec<OrgUnit>>::at(|| "/org-units".to_owned());
    let given: Vec<Role> = Role::ALL.iter().copied().filter(|role| *role != Role::Trainee).collect();
    let form = form.options(New::role, Signal::stored(choices(&given, |role| role.label(lang)))).options(
        New::org_unit_id,
        Signal::derive(move || {
            let whole = role.with(|role| role == Role::Administrator.as_str());
            let units = units.get().and_then(Result::ok).unwrap_or_default();
            // An administrator is of the whole municipality.
            let units = units.into_iter().filter(|unit| !whole || unit.kind == OrgKind::Municipality);
            units.map(|unit| (unit.id.to_string(), unit.name)).collect::<Vec<_>>()
        }),
    );
    let send = move |()| {
        form.submit.send(
            form.read(|new: New| new.fields_checked(today)),
            |key, body| api::create::<_, User>("/users", &key, &body),
            move |user| {
                form.clear();
                open.set(false);
                toaster.say(text::created(lang, user.display_name));
                on_created.run(());
            },
        );
    };
    view! {
        <Dialog id="new-user" title=text::new(lang).to_owned() open>
            <FormView form word=text::create(lang) on_send=send on_cancel=move |()| open.set(false)/>
        </Dialog>
    }
}

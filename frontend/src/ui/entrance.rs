//! The few fields that stand where one comes in. They are drawn here and not with all kinds, so that who signs in does not wait for
//! what draws dates, searches and chips.

use super::declared::{Control, Form};
use super::field::{SelectField, TextField};
use super::form::id_of;
use super::lasting;
use super::password::PasswordField;
use domain::fields::Kind;
use domain::people::Email;
use leptos::prelude::*;

/// The fields of a form that has no other kinds than these.
#[component]
pub fn EntranceFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    let one = |control: Control| -> AnyView {
        let (id, error) = (lasting(&id_of(form.within, control.field.name)), form.submit.error(control.field.name));
        let shown = Memo::new(move |_| form.is_asked(&control));
        (move || shown.get().then(|| entrance(control, id, error))).into_any()
    };
    form.controls.get_value().into_iter().map(one).collect::<Vec<_>>()
}

/// A field by its kind; nothing where it is none of these.
pub(super) fn entrance(control: Control, name: &'static str, error: Signal<Option<String>>) -> Option<AnyView> {
    let Control { value, hint, optional, .. } = control;
    let (label, optional) = (control.label.get(), optional.get());
    let password = move |autocomplete| view! { <PasswordField name label hint value autocomplete error/> }.into_any();
    Some(match (control.kind, control.options) {
        (Kind::Username, _) => {
            let max = u32::try_from(Email::MAX).unwrap_or(u32::MAX);
            view! { <TextField name label value hint error optional kind="email" autocomplete="username" max/> }.into_any()
        }
        (Kind::Password, _) => password("current-password"),
        (Kind::NewPassword, _) => password("new-password"),
        (Kind::Choice, Some(options)) => view! { <SelectField name label value options hint error optional/> }.into_any(),
        _ => return None,
    })
}

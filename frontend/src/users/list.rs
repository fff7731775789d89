//! The list of users with their roles.

use super::actions::{ActionDialogs, Actions, RowActions};
use super::create::CreateUserDialog;
use crate::session::{use_lang, use_may};
use crate::ui::{Button, ButtonKind, IconName, ListView, PageHeader, Source};
use domain::access::Action;
use domain::text::users as text;
use domain::users::User;
use leptos::prelude::*;

/// `/brugere`.
#[component]
pub fn UsersPage() -> impl IntoView {
    let lang = use_lang();
    let manages = use_may()(Action::ManageUsers);
    let changes = RwSignal::new(0);
    let changed = move || changes.update(|count| *count += 1);
    let creating = RwSignal::new(false);
    let actions = Actions::new(Callback::from(changed));
    let source = if manages {
        let act = move |user: std::rc::Rc<User>| view! { <RowActions user=(*user).clone() actions/> }.into_any();
        Source::with_acts("/users", act, changes.into())
    } else {
        Source::of::<User>("/users")
    };
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()>
            {manages.then(|| view! { <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || creating.set(true)>{text::new(lang)}</Button> })}
        </PageHeader>
        {manages.then(|| view! {
            <CreateUserDialog open=creating on_created=changed/>
            <ActionDialogs actions/>
        })}
        <ListView source/>
    }
}

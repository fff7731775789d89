//! The list of users with their roles.

use super::actions::{ActionDialogs, Actions, RowActions};
use super::create::CreateUserDialog;
use crate::api;
use crate::programmes::programme_options;
use crate::session::{use_lang, use_may};
use crate::ui::address::{to_query, use_param, use_set_param};
use crate::ui::{
    Button, ButtonKind, DataTable, EmptyState, Fetched, IconName, Loader, PageHeader, Pager, StatusBadge, TableHead, TextField, Tone,
};
use domain::access::Action;
use domain::programmes::Programme;
use domain::text::users as text;
use domain::users::{RoleAssignment, User};
use domain::{Lang, Page};
use leptos::prelude::*;

/// `/brugere`.
#[component]
pub fn UsersPage() -> impl IntoView {
    let lang = use_lang();
    let manages = use_may()(Action::ManageUsers);
    let (search, cursor) = (use_param("search"), use_param("cursor"));
    let page = Fetched::new(move || {
        let path = format!("/users{}", to_query([("search", search.get().as_str()), ("cursor", cursor.get().as_str())]));
        async move { api::get::<Page<User>>(&path).await }
    });
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let names = Signal::derive(move || programme_options(programmes.get()));
    let creating = RwSignal::new(false);
    let actions = Actions::new(Callback::from(move || page.refetch()));
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=text::lead(lang).to_owned()>
            {manages.then(|| view! { <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || creating.set(true)>{text::new(lang)}</Button> })}
        </PageHeader>
        <Search/>
        {manages.then(|| view! {
            <CreateUserDialog open=creating on_created=move || page.refetch()/>
            <ActionDialogs actions/>
        })}
        <Loader resource=page let:page>
            <Rows users=page.items names actions=manages.then_some(actions)/>
            <Pager next=page.next_cursor/>
        </Loader>
    }
}

#[component]
fn Search() -> impl IntoView {
    let lang = use_lang();
    let (value, set) = (RwSignal::new(use_param("search").get_untracked()), use_set_param());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        set("search", value.get_untracked().trim());
    };
    view! {
        <form class="ps-filters" role="search" on:submit=submit>
            <TextField name="search" label=text::search(lang) value kind="search" max=100/>
            <Button>{text::find(lang)}</Button>
        </form>
    }
}

#[component]
fn Rows(users: Vec<User>, names: Signal<Vec<(String, String)>>, actions: Option<Actions>) -> impl IntoView {
    let lang = use_lang();
    if users.is_empty() {
        return view! { <EmptyState title=text::empty(lang) text=text::empty_text(lang)/> }.into_any();
    }
    let mut columns = vec![text::display_name(lang), text::email(lang), text::role(lang), text::state(lang)];
    if actions.is_some() {
        columns.push(text::actions(lang));
    }
    view! {
        <DataTable caption=text::title(lang) quiet=true>
            <TableHead columns/>
            <tbody>{users.into_iter().map(|user| row(lang, user, names, actions)).collect_view()}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(lang: Lang, user: User, names: Signal<Vec<(String, String)>>, actions: Option<Actions>) -> impl IntoView {
    let (tone, state) = match (user.active, user.has_password) {
        (false, _) => (Tone::Idle, text::inactive(lang)),
        (true, false) => (Tone::Soon, text::no_password(lang)),
        (true, true) => (Tone::Ok, text::active(lang)),
    };
    let assignments = user.roles.clone();
    let roles =
        move || names.with(|names| assignments.iter().map(|role| view! { <div>{role_text(lang, role, names)}</div> }).collect_view());
    view! {
        <tr>
            <th scope="row">{user.display_name.clone()}</th>
            <td>{user.email.clone()}</td>
            <td>{roles}</td>
            <td><StatusBadge tone text=state/></td>
            {actions.map(|actions| view! { <td class="ps-nowrap"><RowActions user actions/></td> })}
        </tr>
    }
}

/// The role, where it applies, and its programmes where it is limited to some.
fn role_text(lang: Lang, role: &RoleAssignment, names: &[(String, String)]) -> String {
    let (word, unit) = (role.role.label(lang), &role.org_unit_name);
    let name = |code: &String| names.iter().find(|(known, _)| known == code).map_or_else(|| code.clone(), |(_, name)| name.clone());
    let programmes: Vec<String> = role.programmes.iter().map(name).collect();
    if programmes.is_empty() { text::role_at(lang, word, unit) } else { text::role_for(lang, word, unit, programmes.join(", ")) }
}

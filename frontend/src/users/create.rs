//! A new user with a first role.

use crate::api;
use crate::programmes::programme_options;
use crate::session::use_lang;
use crate::ui::{
    Button, ButtonKind, Dialog, DialogActions, ErrorSummary, Fetched, SelectField, Submit, TextField, use_toaster, with_unreadable,
};
use domain::access::Role;
use domain::organisation::{OrgKind, OrgUnit};
use domain::problem::{FieldCode, FieldError};
use domain::programmes::Programme;
use domain::text::{common, users as text};
use domain::users::{CreateUser, User};
use leptos::prelude::*;

/// What is filled in.
#[derive(Clone, Copy)]
struct Inputs {
    display_name: RwSignal<String>,
    email: RwSignal<String>,
    role: RwSignal<String>,
    unit: RwSignal<String>,
    programmes: RwSignal<Vec<String>>,
}

impl Inputs {
    fn new() -> Self {
        let [display_name, email, role, unit] = std::array::from_fn(|_| RwSignal::default());
        Self { display_name, email, role, unit, programmes: RwSignal::default() }
    }

    fn clear(self) {
        for field in [self.display_name, self.email, self.role, self.unit] {
            field.set(String::new());
        }
        self.programmes.set(Vec::new());
    }

    /// The request; everything wrong with it at once.
    fn checked(self) -> Result<CreateUser, Vec<FieldError>> {
        let mut errors = Vec::new();
        let (role, unit) = (self.role.get_untracked().parse::<Role>(), self.unit.get_untracked().parse());
        for (name, missing) in [("role", role.is_err()), ("org_unit_id", unit.is_err())] {
            if missing {
                errors.push(FieldError::new(name, FieldCode::Required));
            }
        }
        let whole = role == Ok(Role::Administrator);
        let new = CreateUser {
            display_name: self.display_name.get_untracked(),
            email: self.email.get_untracked(),
            role: role.unwrap_or(Role::Supervisor),
            org_unit_id: unit.unwrap_or(domain::ids::OrgUnitId(uuid::Uuid::nil())),
            programmes: if whole { Vec::new() } else { self.programmes.get_untracked() },
        };
        with_unreadable(new.checked(), errors)
    }
}

/// The dialog with the form. What was written stays where it fails or is closed.
#[component]
pub(super) fn CreateUserDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Runs when the user is there.
    #[prop(into)]
    on_created: Callback<()>,
) -> impl IntoView {
    let (lang, toaster) = (use_lang(), use_toaster());
    let (inputs, form) = (Inputs::new(), Submit::new());
    let administers = move || inputs.role.with(|role| role == Role::Administrator.as_str());
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    let unit_options = Signal::derive(move || {
        let units = units.get().and_then(Result::ok).unwrap_or_default();
        // An administrator is of the whole municipality.
        let units = units.into_iter().filter(|unit| !administers() || unit.kind == OrgKind::Municipality);
        units.map(|unit| (unit.id.to_string(), unit.name)).collect::<Vec<_>>()
    });
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let programme_options = Signal::derive(move || programme_options(programmes.get()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        form.send(
            inputs.checked(),
            |key, body| async move { api::create::<_, User>("/users", &key, &body).await },
            move |user| {
                inputs.clear();
                open.set(false);
                toaster.say(text::created(lang, user.display_name));
                on_created.run(());
            },
        );
    };
    let roles: Vec<(String, String)> = Role::ALL
        .iter()
        .filter(|role| **role != Role::Trainee)
        .map(|role| (role.as_str().to_owned(), role.label(lang).to_owned()))
        .collect();
    let labels = vec![
        ("display_name", text::display_name(lang)),
        ("email", text::email(lang)),
        ("role", text::role(lang)),
        ("org_unit_id", text::unit(lang)),
        ("programmes", text::programmes(lang)),
    ];
    view! {
        <Dialog id="new-user" title=text::new(lang).to_owned() open>
            <form novalidate on:submit=submit>
                <ErrorSummary form labels=labels.clone()/>
                <TextField name="display_name" label=text::display_name(lang) value=inputs.display_name error=form.error("display_name") max=100/>
                <TextField name="email" label=text::email(lang) value=inputs.email error=form.error("email") kind="email" max=200/>
                <SelectField name="role" label=text::role(lang) value=inputs.role options=roles.clone() error=form.error("role")/>
                <SelectField name="org_unit_id" label=text::unit(lang) value=inputs.unit options=unit_options error=form.error("org_unit_id")/>
                {move || (!administers()).then(|| view! { <Programmes chosen=inputs.programmes options=programme_options error=form.error("programmes")/> })}
                <DialogActions>
                    <Button kind=ButtonKind::Primary busy=form.pending>{text::create(lang)}</Button>
                    <Button on_press=move || open.set(false)>{common::cancel(lang)}</Button>
                </DialogActions>
            </form>
        </Dialog>
    }
}

/// The programmes that the role is limited to; none chosen means all.
#[component]
fn Programmes(chosen: RwSignal<Vec<String>>, options: Signal<Vec<(String, String)>>, error: Signal<Option<String>>) -> impl IntoView {
    let lang = use_lang();
    let tick = move |code: String, name: String| {
        let (id, this, other) = (format!("programmes-{code}"), code.clone(), code.clone());
        let set = move |event: leptos::ev::Event| {
            chosen.update(|chosen| {
                chosen.retain(|one| *one != other);
                if event_target_checked(&event) {
                    chosen.push(other.clone());
                }
            });
        };
        view! {
            <div class="ps-tickrow">
                <input class="form-checkbox" type="checkbox" id=id.clone() name="programmes" value=code
                    prop:checked=move || chosen.with(|chosen| chosen.contains(&this)) on:change=set/>
                <label for=id>{name}</label>
            </div>
        }
    };
    view! {
        <fieldset class="ps-q" id="programmes" tabindex="-1" aria-describedby="programmes-hint">
            <legend>{text::programmes(lang)}" "<small>{common::optional_field(lang)}</small></legend>
            <p class="ps-why" id="programmes-hint">{text::programmes_hint(lang)}</p>
            {move || error.get().map(|text| view! { <p class="form-error-message">{text}</p> })}
            {move || options.get().into_iter().map(|(code, name)| tick(code, name)).collect_view()}
        </fieldset>
    }
}

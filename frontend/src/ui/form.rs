//! Sending a form: never twice at once, nothing lost where it fails, every error at its field.

use super::button::{Button, ButtonKind};
use super::dialog::{ConflictDialog, DialogActions};
use super::drafts::{self, DraftMark, Written};
use super::icon::{Icon, IconName};
use super::lang;
use super::problems::{errors_of, field_text, problem_text};
use super::quick::OTHER;
use crate::api::{Answer, ApiError, Coming, type_of};
use domain::Instant;
use domain::problem::{FieldError, Problem, ProblemCode};
use domain::text::common;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::any::Any;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// Why a form was not saved.
#[derive(Debug, Clone)]
enum Trouble {
    /// Found wrong before it was sent.
    Fields(Vec<FieldError>),
    /// The server said no.
    Refused(Problem),
    /// No answer came.
    Away,
}

impl Trouble {
    fn errors(&self) -> &[FieldError] {
        match self {
            Self::Fields(errors) => errors,
            Self::Refused(problem) => &problem.errors,
            Self::Away => &[],
        }
    }

    /// Whether the server may have done it all the same, so that the next attempt must carry the same key.
    fn may_be_saved(&self) -> bool {
        match self {
            Self::Fields(_) => false,
            Self::Refused(problem) => problem.status >= 500,
            Self::Away => true,
        }
    }
}

/// What is done with what was saved.
type Then = Box<dyn FnOnce(Box<dyn Any>) -> Result<(), ApiError>>;

/// Someone else saved first (412).
#[derive(Clone, Copy)]
pub struct Conflict {
    /// Whether the dialog is open.
    pub(super) open: RwSignal<bool>,
    /// What the reader had written.
    pub(super) mine: RwSignal<Vec<Written>>,
    /// Who saved, and when.
    pub(super) theirs: RwSignal<Option<(String, Instant)>>,
}

/// The number of the next form on the page.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The state of one form.
#[derive(Clone, Copy)]
pub struct Submit {
    /// It is being saved.
    pub pending: RwSignal<bool>,
    /// Someone else saved first (412): open a [`ConflictDialog`] on it.
    pub conflict: Conflict,
    /// What the newest version says where one's own text was put back over it.
    newest: RwSignal<Vec<Written>>,
    number: u32,
    trouble: RwSignal<Option<Trouble>>,
    key: StoredValue<Uuid>,
}

impl Default for Submit {
    fn default() -> Self {
        Self::new()
    }
}

impl Submit {
    /// A form that was not sent yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            pending: RwSignal::new(false),
            conflict: Conflict { open: RwSignal::new(false), mine: RwSignal::new(Vec::new()), theirs: RwSignal::new(None) },
            newest: RwSignal::new(Vec::new()),
            number: NEXT.fetch_add(1, Ordering::Relaxed),
            trouble: RwSignal::new(None),
            key: StoredValue::new(Uuid::new_v4()),
        }
    }

    /// Sends what was filled in, unless it is being sent already. `request` gets the idempotency key, the same one until
    /// the server has answered; `done` runs while the page is still there. Take contexts (toaster, language) before.
    pub fn send<B, T: 'static>(
        self,
        body: Result<B, Vec<FieldError>>,
        request: impl FnOnce(String, B) -> Answer<T>,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.pending.get_untracked() {
            return;
        }
        let body = match body {
            Ok(body) => body,
            Err(errors) => return self.trouble.set(Some(Trouble::Fields(errors))),
        };
        let answer = request(self.key.get_value().to_string(), body).coming();
        // Of this type it is: the answer was asked for as such.
        self.await_answer(answer, Box::new(move |saved| type_of(saved).map(done)));
    }

    /// The part that is compiled once for all forms.
    fn await_answer(self, coming: Coming, then: Then) {
        self.pending.set(true);
        spawn_local(async move {
            let answer = coming.await;
            if self.pending.try_set(false).is_some() {
                return; // The page is gone; what was saved is saved.
            }
            match answer {
                Ok(saved) => {
                    self.trouble.set(None);
                    self.newest.set(Vec::new());
                    self.key.set_value(Uuid::new_v4());
                    drafts::saved(self.number);
                    if let Err(error) = then(saved) {
                        self.failed(error);
                    }
                }
                Err(error) => self.failed(error),
            }
        });
    }

    fn failed(self, error: ApiError) {
        let trouble = match error {
            ApiError::Problem(problem) => Trouble::Refused(problem),
            ApiError::Away => Trouble::Away,
        };
        if !trouble.may_be_saved() {
            self.key.set_value(Uuid::new_v4());
        }
        if let Trouble::Refused(problem) = &trouble
            && problem.code == ProblemCode::StaleVersion
        {
            self.conflict.theirs.set(problem.changed_by.clone().zip(problem.changed_at));
            self.conflict.mine.set(drafts::keep_and_tell(self.number));
            self.conflict.open.set(true);
        }
        self.trouble.set(Some(trouble));
    }

    /// What is wrong with one field, for its `error`.
    #[must_use]
    pub fn error(self, name: &'static str) -> Signal<Option<String>> {
        let lang = lang();
        Signal::derive(move || self.trouble.with(|trouble| trouble.as_ref().and_then(|trouble| errors_of(lang, trouble.errors(), name))))
    }

    /// The values that come with what is wrong with one field, e.g. what there is to choose from.
    #[must_use]
    pub fn values(self, name: &'static str) -> Vec<(String, String)> {
        let of = |trouble: &Trouble| {
            let error = trouble.errors().iter().find(|error| error.field == name);
            error.map(|error| error.params.clone().into_iter().collect()).unwrap_or_default()
        };
        self.trouble.with(|trouble| trouble.as_ref().map(of).unwrap_or_default())
    }

    /// Forgets what went wrong, e.g. when a dialog opens again.
    pub fn forget(self) {
        self.trouble.set(None);
    }
}

/// The form of a step that is taken here and now: its fields, the button that takes it, and the way out.
#[component]
pub fn StepForm(
    /// The form.
    form: Submit,
    /// The fields' names in the request and their labels.
    labels: Vec<(&'static str, &'static str)>,
    /// What did not happen, where it fails.
    failed: &'static str,
    /// The word on the button.
    #[prop(into)]
    word: String,
    /// Sends it.
    #[prop(into)]
    on_send: Callback<()>,
    /// Closes the form without it.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Reads again what someone else has changed meanwhile.
    #[prop(into)]
    on_reload: Callback<()>,
    children: Children,
) -> impl IntoView {
    let lang = lang();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    view! {
        <form novalidate on:submit=submit>
            <ErrorSummary form labels failed/>
            {children()}
            <DialogActions>
                <Button kind=ButtonKind::Primary busy=form.pending>{word}</Button>
                <Button on_press=move || on_cancel.run(())>{common::cancel(lang)}</Button>
            </DialogActions>
        </form>
        <ConflictDialog open=form.conflict on_reload=move || on_reload.run(())/>
    }
}

/// What went wrong, first in the form: it gets the focus, and leads to each field. One wrong field gets the focus itself.
#[component]
pub fn ErrorSummary(
    /// The form.
    form: Submit,
    /// The fields' names in the request and their labels.
    #[prop(optional)]
    labels: Vec<(&'static str, &'static str)>,
    /// What the ids of the fields begin with, where another form may ask the same on the page.
    #[prop(optional)]
    within: &'static str,
    /// What did not happen, where it is something else than saving.
    #[prop(optional)]
    failed: Option<&'static str>,
) -> impl IntoView {
    let lang = lang();
    let failed = failed.unwrap_or(common::not_saved(lang));
    let labels = StoredValue::new(labels);
    let only_field = move |trouble: &Trouble| match trouble.errors() {
        [error] => labels.with_value(|labels| labels.iter().map(|(name, _)| *name).find(|name| *name == error.field)),
        _ => None,
    };
    let element = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let field = form.trouble.with(|trouble| trouble.as_ref().map(only_field));
        match field {
            Some(Some(name)) => request_animation_frame(move || focus(within, name)),
            Some(None) => request_animation_frame(move || {
                // The box may have gone again before the frame; then there is nothing to focus.
                if let Some(Some(element)) = element.try_get_untracked() {
                    drop(element.focus());
                }
            }),
            None => {}
        }
    });
    let summary = move || {
        let trouble = form.trouble.get().filter(|trouble| only_field(trouble).is_none())?;
        let (title, text) = match &trouble {
            Trouble::Away => (failed.to_owned(), common::not_saved_away(lang).to_owned()),
            Trouble::Refused(problem) if problem.errors.is_empty() => (failed.to_owned(), problem_text(lang, problem)),
            Trouble::Refused(problem) if problem.code != ProblemCode::InvalidFields => (problem_text(lang, problem), String::new()),
            _ => (to_fix(lang, trouble.errors().len()), String::new()),
        };
        Some(view! {
            <div class="ps-errsum" role="alert" tabindex="-1" node_ref=element>
                <h2><Icon name=IconName::Alert/>{title}</h2>
                {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
                {(!trouble.errors().is_empty()).then(|| view! {
                    <ul>{trouble.errors().iter().map(|error| line(lang, error, labels, within)).collect_view()}</ul>
                })}
            </div>
        })
    };
    view! {
        <DraftMark number=form.number newest=form.newest/>
        {move || Some(form.newest.get()).filter(|newest| !newest.is_empty()).map(|newest| view! { <Newest newest/> })}
        {summary}
    }
}

/// Says that one's own text was put back, and what the newest version says in the same fields.
#[component]
fn Newest(newest: Vec<Written>) -> impl IntoView {
    let lang = lang();
    view! {
        <div class="ps-alert ps-alert--soon" role="status">
            <Icon name=IconName::Info/>
            <div><b>{common::put_back(lang)}</b>{common::newest_says(lang)}<WrittenList written=newest/></div>
        </div>
    }
}

/// Fields with their texts, to be read and copied.
#[component]
pub(super) fn WrittenList(written: Vec<Written>) -> impl IntoView {
    view! {
        <dl class="ps-written">{written.into_iter().map(|one| view! { <dt>{one.label}</dt><dd>{one.text}</dd> }).collect_view()}</dl>
    }
}

fn to_fix(lang: domain::Lang, count: usize) -> String {
    if count == 1 { common::fix_one_field(lang).to_owned() } else { common::fix_fields(lang, count) }
}

fn line(lang: domain::Lang, error: &FieldError, labels: StoredValue<Vec<(&'static str, &'static str)>>, within: &'static str) -> AnyView {
    let text = field_text(lang, error);
    match labels.with_value(|labels| labels.iter().copied().find(|(name, _)| *name == error.field)) {
        Some((name, label)) => view! {
            <li><a href=format!("#{}", id_of(within, name)) on:click=move |event| { event.prevent_default(); focus(within, name); }>{format!("{label}: {text}")}</a></li>
        }.into_any(),
        None => view! { <li>{text}</li> }.into_any(),
    }
}

/// The id of a field.
#[must_use]
pub(super) fn id_of(within: &str, name: &str) -> String {
    if within.is_empty() { name.to_owned() } else { format!("{within}-{name}") }
}

/// The field itself, where another answer than the usual ones is written, else the first of its choices.
fn focus(within: &str, name: &str) {
    use leptos::wasm_bindgen::JsCast;
    let id = id_of(within, name);
    let element = document().get_element_by_id(&format!("{OTHER}{id}")).or_else(|| document().get_element_by_id(&id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        // Focus fails only for what cannot have it; the error stands beside the field all the same.
        drop(element.focus());
    }
}

/// The bar at the foot of a focused form: the button, and below it what is kept meanwhile.
#[component]
pub fn SaveBar(
    /// What is kept: "Kladde gemt på telefonen".
    #[prop(optional, into)]
    note: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="ps-savebar">
            <div class="ps-savebar__in">
                {children()}
                {move || Some(note.get()).filter(|note| !note.is_empty()).map(|note| view! { <p><Icon name=IconName::Check small=true/>{note}</p> })}
            </div>
        </div>
    }
}

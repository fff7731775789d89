//! Form fields. Label, hint, error and control are tied together by id; the id is the field's name in the request,
//! so that an error of the server finds its field.

use super::button::IconButton;
use super::icon::{Icon, IconName};
use super::lang;
use chrono::NaiveDate;
use domain::fields::{date_from_typed, date_typed};
use domain::text::common;
use leptos::html;
use leptos::prelude::*;

/// Label, hint and error around one control with the id `name`.
#[component]
pub fn Field(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The hint.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let error_id = format!("{name}-error");
    view! {
        <div class="ps-field" class:is-err=move || error.with(Option::is_some)>
            <label class="form-label" for=name.clone()>{label}{optional.then(|| view! { " " <small>{common::optional_field(lang())}</small> })}</label>
            {(!hint.is_empty()).then(|| view! { <p class="form-hint" id=format!("{name}-hint")>{hint}</p> })}
            {move || error.get().map(|text| view! {
                <p class="form-error-message" id=error_id.clone()><Icon name=IconName::Alert small=true/>{text}</p>
            })}
            {children()}
        </div>
    }
}

/// The ids that describe a control: its hint, and its error while there is one.
fn described_by(name: &str, hint: bool, error: Signal<Option<String>>) -> impl Fn() -> Option<String> + Clone + Send + Sync + use<> {
    let name = name.to_owned();
    move || {
        let hint = hint.then(|| format!("{name}-hint"));
        let error = error.with(Option::is_some).then(|| format!("{name}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn invalid(error: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.with(Option::is_some).then_some("true"))
}

/// One line of text.
#[component]
pub fn TextField(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is written.
    value: RwSignal<String>,
    /// The hint.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
    /// The kind of input: `email`, `tel`, `password`, `number`, `time`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The longest text, in characters.
    #[prop(default = 500)]
    max: u32,
) -> impl IntoView {
    let describes = described_by(&name, !hint.is_empty(), error);
    view! {
        <Field name=name.clone() label hint error optional>
            <input class="form-input" id=name.clone() name=name type=kind autocomplete=autocomplete maxlength=max.to_string()
                prop:value=value on:input=move |event| value.set(event_target_value(&event))
                aria-describedby=describes aria-invalid=invalid(error)/>
        </Field>
    }
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is written.
    value: RwSignal<String>,
    /// The hint.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
    /// Lines shown.
    #[prop(default = 3)]
    rows: u32,
    /// The longest text, in characters.
    #[prop(default = 4000)]
    max: u32,
) -> impl IntoView {
    let describes = described_by(&name, !hint.is_empty(), error);
    view! {
        <Field name=name.clone() label hint error optional>
            <textarea class="form-input" id=name.clone() name=name rows=rows.to_string() maxlength=max.to_string()
                prop:value=value on:input=move |event| value.set(event_target_value(&event))
                aria-describedby=describes aria-invalid=invalid(error)></textarea>
        </Field>
    }
}

/// The words of a closed list as the options of a field: code and label.
#[must_use]
pub fn choices<T: Copy + std::fmt::Display>(words: &[T], label: impl Fn(T) -> &'static str) -> Vec<(String, String)> {
    words.iter().map(|word| (word.to_string(), label(*word).to_owned())).collect()
}

/// One of a list. The options are (value, label); the empty value stands for no choice.
#[component]
pub fn SelectField(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// The options: (value, label).
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The words for no choice; without them the first option is "Vælg".
    #[prop(optional, into)]
    empty: Option<String>,
    /// The hint.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let describes = described_by(&name, !hint.is_empty(), error);
    let empty = empty.unwrap_or_else(|| common::choose(lang()).to_owned());
    view! {
        <Field name=name.clone() label hint error optional>
            <span class="ps-select ps-select--field">
                <select class="form-input" id=name.clone() name=name
                    on:change=move |event| value.set(event_target_value(&event))
                    aria-describedby=describes aria-invalid=invalid(error)>
                    <option value="" selected=move || value.with(String::is_empty)>{empty}</option>
                    {move || options.get().into_iter().map(|(code, text)| {
                        let this = code.clone();
                        view! { <option value=code selected=move || value.with(|value| *value == this)>{text}</option> }
                    }).collect_view()}
                </select>
                <Icon name=IconName::Down small=true/>
            </span>
        </Field>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// The line below the label.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let hint_id = (!hint.is_empty()).then(|| format!("{name}-hint"));
    view! {
        <div class="ps-tickrow">
            <input class="form-checkbox" type="checkbox" id=name.clone() name=name.clone() prop:checked=value
                on:change=move |event| value.set(event_target_checked(&event)) aria-describedby=hint_id.clone()/>
            <label for=name>{label}</label>
            {hint_id.map(|id| view! { <small id=id>{hint}</small> })}
        </div>
    }
}

/// What stands in a date field. The text is kept as typed, so that nothing is lost where it is no date.
#[derive(Debug, Clone, Copy)]
pub struct DateInput {
    /// The text in the field.
    pub text: RwSignal<String>,
}

impl DateInput {
    /// A field with this date in it, or empty.
    #[must_use]
    pub fn new(date: Option<NaiveDate>) -> Self {
        Self { text: RwSignal::new(date.map(date_typed).unwrap_or_default()) }
    }

    /// The date where one is written.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        self.text.with_untracked(|text| date_from_typed(text))
    }

    /// Writes a date.
    pub fn set(&self, date: NaiveDate) {
        self.text.set(date_typed(date));
    }

    /// Whether something else than a date is written.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.text.with_untracked(|text| !text.trim().is_empty() && date_from_typed(text).is_none())
    }
}

/// A date as text, dd.mm.åååå, with the browser's calendar beside it.
#[component]
pub fn DateField(
    /// The field's name in the request; also its id.
    #[prop(into)]
    name: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// What is written.
    value: DateInput,
    /// The hint; without one it is the form of the date.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let lang = lang();
    let left_wrong = RwSignal::new(false);
    let error = Signal::derive(move || error.get().or_else(|| left_wrong.get().then(|| common::date_wrong(lang).to_owned())));
    let describes = described_by(&name, true, error);
    let hint = hint.unwrap_or_else(|| common::date_hint(lang).to_owned());
    let calendar = NodeRef::<html::Input>::new();
    let open = move || {
        if let Some(calendar) = calendar.get_untracked() {
            calendar.set_value(&value.text.with_untracked(|text| date_from_typed(text)).map(|date| date.to_string()).unwrap_or_default());
            // A browser without a calendar leaves the text field, which is enough.
            drop(calendar.show_picker());
        }
    };
    let picked = move |event| {
        if let Ok(date) = event_target_value(&event).parse() {
            value.set(date);
            left_wrong.set(false);
        }
    };
    view! {
        <Field name=name.clone() label hint error optional>
            <span class="ps-date">
                <input class="form-input" id=name.clone() name=name type="text" inputmode="numeric" autocomplete="off" maxlength="20"
                    prop:value=value.text
                    on:input=move |event| { value.text.set(event_target_value(&event)); left_wrong.set(false); }
                    on:blur=move |_| left_wrong.set(value.is_wrong())
                    aria-describedby=describes aria-invalid=invalid(error)/>
                <input class="ps-date__cal" type="date" tabindex="-1" aria-hidden="true" node_ref=calendar on:change=picked/>
                <IconButton icon=IconName::Calendar label=common::pick_in_calendar(lang) on_press=open/>
            </span>
        </Field>
    }
}

/// One of few: all of them in sight. The options are (value, label).
#[component]
pub fn ChoiceChips(
    /// The field's name in the request; also the id of the first choice.
    #[prop(into)]
    name: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// The options: (value, label).
    options: Vec<(String, String)>,
    /// How many stand beside each other.
    #[prop(default = 4)]
    columns: u8,
    /// The hint.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// It may be left open.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let describes = described_by(&name, !hint.is_empty(), error);
    let error_id = format!("{name}-error");
    view! {
        <fieldset class="ps-q" aria-describedby=describes>
            <legend>{legend}{optional.then(|| view! { " " <small>{common::optional_field(lang())}</small> })}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="form-hint" id=format!("{name}-hint")>{hint}</p> })}
            {move || error.get().map(|text| view! { <p class="form-error-message" id=error_id.clone()><Icon name=IconName::Alert small=true/>{text}</p> })}
            <div class="ps-chips" style=("--c", columns.to_string())>
                {options.into_iter().enumerate().map(|(index, (code, text))| {
                    let id = if index == 0 { name.clone() } else { format!("{name}-{index}") };
                    let (this, chosen) = (code.clone(), code.clone());
                    view! {
                        <div>
                            <input type="radio" id=id.clone() name=name.clone() value=code
                                prop:checked=move || value.with(|value| *value == this)
                                on:change=move |_| value.set(chosen.clone())/>
                            <label for=id>{text}</label>
                        </div>
                    }
                }).collect_view()}
            </div>
        </fieldset>
    }
}

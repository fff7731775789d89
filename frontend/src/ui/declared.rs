//! A form drawn from what its request declares (`fields!` in the domain): each field is said once, and what draws and reads
//! it knows no request, so that it is compiled once for all forms.

use super::field::{CheckField, ChoiceChips, DateField, DateInput, SelectField, TextArea, TextField};
use super::form::Submit;
use super::lang;
use super::search::{PersonField, SearchField};
use super::several::SeveralField;
use crate::picks;
use domain::fields::{Declared, Field, Kind, Of, Unit, with_unreadable};
use domain::moves::Asked;
use domain::people::{Email, Name, Web};
use domain::problem::{FieldCode, FieldError};
use domain::text::common;
use leptos::prelude::*;

/// What can be chosen: (value, label).
pub type Options = Signal<Vec<(String, String)>>;

/// A field on the screen.
#[derive(Clone, Copy)]
struct Control {
    field: Field,
    /// What stands in it, as [`domain::fields::FieldValue`] reads and writes it.
    value: RwSignal<String>,
    options: Option<Options>,
    /// Whether it may be left empty, where the screen knows better than the declaration.
    optional: Signal<bool>,
    /// Whether it is asked now, where the screen knows.
    shown: Option<Signal<bool>>,
    kind: Kind,
    label: &'static str,
    hint: &'static str,
}

/// The form of a request: which of its fields are asked, and what stands in them.
#[derive(Clone, Copy)]
pub struct Form {
    /// How it is sent.
    pub submit: Submit,
    controls: StoredValue<Vec<Control>>,
}

impl Form {
    /// The form of all fields of a request.
    #[must_use]
    pub fn of<T: Declared>() -> Self {
        Self::told(T::FIELDS.iter().copied().filter(|field| !matches!(field.kind, Kind::Given)))
    }

    /// The form of some fields of a request: those that are asked, and whether each may be left empty.
    #[must_use]
    pub fn asking<T: Declared>(asked: &[(&str, bool)]) -> Self {
        let mut form = Self::told(asked.iter().filter_map(|(name, _)| T::FIELDS.iter().copied().find(|field| field.name == *name)));
        for (name, must) in asked {
            form = form.optional(name, !must);
        }
        form
    }

    /// The form of fields that are only known while the program runs.
    #[must_use]
    pub fn told(fields: impl Iterator<Item = Field>) -> Self {
        let lang = lang();
        let control = |field: Field| Control {
            field,
            value: RwSignal::default(),
            options: None,
            optional: Signal::stored(field.optional),
            shown: None,
            kind: field.kind,
            label: field.label.of(lang),
            hint: field.hint.of(lang),
        };
        Self { submit: Submit::new(), controls: StoredValue::new(fields.map(control).collect()) }
    }

    fn change(self, name: &str, change: impl FnOnce(&mut Control)) -> Self {
        self.controls.update_value(|controls| {
            if let Some(control) = controls.iter_mut().find(|control| control.field.name == name) {
                change(control);
            }
        });
        self
    }

    /// What stands in a field at first.
    #[must_use]
    pub fn start(self, name: &str, text: impl Into<String>) -> Self {
        self.value(name).set(text.into());
        self
    }

    /// What stands in the fields at first: what an earlier request says.
    #[must_use]
    pub fn filled(self, mut request: impl Declared) -> Self {
        for (name, text) in request.all_written(lang()) {
            self.value(name).set(text);
        }
        self
    }

    /// What can be chosen in a field, where the screen knows it.
    #[must_use]
    pub fn options(self, name: &str, options: impl Into<Options>) -> Self {
        let options = options.into();
        self.change(name, |control| control.options = Some(options))
    }

    /// Whether a field may be left empty, where the screen knows it.
    #[must_use]
    pub fn optional(self, name: &str, optional: impl Into<Signal<bool>>) -> Self {
        let optional = optional.into();
        self.change(name, |control| control.optional = optional)
    }

    /// Whether a field is asked now, where it follows from what else stands in the form.
    #[must_use]
    pub fn shown(self, name: &str, shown: impl Into<Signal<bool>>) -> Self {
        let shown = shown.into();
        self.change(name, |control| control.shown = Some(shown))
    }

    /// The facts that a move asks for, without those that are not asked now and with what the screen demands.
    #[must_use]
    pub fn asks(self, mut asks: Vec<Asked>) -> Vec<Asked> {
        self.controls.with_value(|controls| {
            for control in controls {
                let shown = control.shown.is_none_or(|shown| shown.get_untracked());
                asks.retain(|ask| shown || ask.field != control.field.name);
                if shown && asks.iter().all(|ask| ask.field != control.field.name) {
                    asks.push(Asked { field: control.field.name.to_owned(), must: false });
                }
            }
        });
        asks
    }

    /// How a field is filled in, where the screen has room for another way.
    #[must_use]
    pub fn drawn_as(self, name: &str, kind: Kind) -> Self {
        self.change(name, |control| control.kind = kind)
    }

    /// The label of a field, where the screen asks for it in other words.
    #[must_use]
    pub fn label(self, name: &str, label: &'static str) -> Self {
        self.change(name, |control| control.label = label)
    }

    /// The hint of a field, where the screen knows a better one.
    #[must_use]
    pub fn hint(self, name: &str, hint: &'static str) -> Self {
        self.change(name, |control| control.hint = hint)
    }

    /// What stands in a field; of a field that is not asked, nothing.
    #[must_use]
    pub fn value(self, name: &str) -> RwSignal<String> {
        let found =
            self.controls.with_value(|controls| controls.iter().find(|control| control.field.name == name).map(|control| control.value));
        found.unwrap_or_default()
    }

    /// Empties all fields.
    pub fn clear(self) {
        self.controls.with_value(|controls| controls.iter().for_each(|control| control.value.set(String::new())));
    }

    /// The fields' names and labels.
    #[must_use]
    pub fn labels(self) -> Vec<(&'static str, &'static str)> {
        self.controls.with_value(|controls| controls.iter().map(|control| (control.field.name, control.label)).collect())
    }

    /// Whether a field is asked now: it may depend on what stands in another one.
    fn is_asked(self, control: &Control) -> bool {
        control.shown.is_none_or(|shown| shown.get())
            && control.field.when.is_none_or(|when| when.holds(self.value(when.field).get().trim()))
    }

    /// The request that is filled in, checked by its own rules.
    ///
    /// # Errors
    /// Everything wrong with it at once.
    pub fn read<T: Declared>(self, checked: impl FnOnce(T) -> Result<T, Vec<FieldError>>) -> Result<T, Vec<FieldError>> {
        self.read_with(&[], checked)
    }

    /// The same, with what the screen itself says: the values of fields that are not asked.
    ///
    /// # Errors
    /// Everything wrong with it at once.
    pub fn read_with<T: Declared>(
        self,
        given: &[(&str, String)],
        checked: impl FnOnce(T) -> Result<T, Vec<FieldError>>,
    ) -> Result<T, Vec<FieldError>> {
        let mut unreadable = self.missing();
        let source = |name: &str| match given.iter().find(|(field, _)| *field == name) {
            Some((_, text)) => text.clone(),
            None => self.said(name),
        };
        let mut errors = Vec::new();
        let body = T::from_written(&source, &mut errors);
        errors.retain(|error| unreadable.iter().all(|other| other.field != error.field));
        unreadable.append(&mut errors);
        with_unreadable(checked(body), unreadable)
    }

    /// What is filled in, where no request is declared that says how it is read.
    ///
    /// # Errors
    /// Everything wrong with it at once.
    pub fn read_as<T>(self, read: impl FnOnce(&dyn Fn(&str) -> String) -> Result<T, Vec<FieldError>>) -> Result<T, Vec<FieldError>> {
        with_unreadable(read(&|name| self.said(name)), self.missing())
    }

    /// What stands in a field that is asked now.
    fn said(self, name: &str) -> String {
        let control = self.controls.with_value(|controls| controls.iter().find(|control| control.field.name == name).copied());
        control.filter(|control| untrack(|| self.is_asked(control))).map(|control| control.value.get_untracked()).unwrap_or_default()
    }

    /// The fields that the screen demands and that are empty.
    fn missing(self) -> Vec<FieldError> {
        let empty = |control: &&Control| {
            !control.optional.get_untracked()
                && untrack(|| self.is_asked(control))
                && control.value.with_untracked(|text| text.trim().is_empty())
        };
        self.controls.with_value(|controls| {
            controls.iter().filter(empty).map(|control| FieldError::new(control.field.name, FieldCode::Required)).collect()
        })
    }
}

/// The fields of a form, each drawn by its kind.
#[component]
pub fn Fields(
    /// The form.
    form: Form,
) -> impl IntoView {
    let drawn: Vec<AnyView> = form.controls.get_value().into_iter().map(|control| draw(form, control)).collect();
    drawn
}

/// A field; one that is only asked at times comes and goes.
fn draw(form: Form, control: Control) -> AnyView {
    // What there is to choose is fetched once, also where the field comes and goes.
    let options = control.options.unwrap_or_else(|| options(form, control));
    let fixed = control.field.when.is_none() && control.shown.is_none();
    let one = move || control_view(form, control, options, control.optional.get());
    if fixed && control.field.optional == control.optional.get_untracked() && !matches!(control.field.kind, Kind::Pick(_)) {
        return one();
    }
    let asked = Memo::new(move |_| form.is_asked(&control));
    (move || asked.get().then(one)).into_any()
}

/// What there is to choose in a field: the words of its closed list, or what the municipality has.
fn options(form: Form, control: Control) -> Options {
    let (lang, field) = (lang(), control.field);
    match control.kind {
        Kind::Pick(of) | Kind::PickSeveral(of) => picks::options(of, form, control.value),
        Kind::YesNo => {
            Signal::stored(vec![("yes".to_owned(), common::yes(lang).to_owned()), ("no".to_owned(), common::no(lang).to_owned())])
        }
        _ => {
            let words = field.words.map(|words| words(lang)).unwrap_or_default();
            Signal::stored(words.into_iter().map(|(code, label)| (code.to_owned(), label.to_owned())).collect())
        }
    }
}

fn control_view(form: Form, control: Control, options: Options, optional: bool) -> AnyView {
    let Control { field, value, kind, label, hint, .. } = control;
    let (name, error) = (field.name, form.submit.error(field.name));
    let longest = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let line = move |kind: &'static str, max: u32| view! { <TextField name label value hint error optional kind max/> }.into_any();
    match kind {
        Kind::Given | Kind::Group(..) | Kind::Offered(..) => ().into_any(),
        Kind::Pick(Of::Trainee) => view! { <SearchField name label value error optional/> }.into_any(),
        Kind::Line(_, max) => line("text", longest(max)),
        Kind::Person => view! { <PersonField name label value hint error optional/> }.into_any(),
        Kind::Name => line("text", longest(Name::MAX)),
        Kind::Email => line("email", longest(Email::MAX)),
        Kind::Phone => line("tel", 30),
        Kind::Web => line("url", longest(Web::MAX)),
        Kind::Time => line("time", 8),
        Kind::Number(_, _, Unit::Hours) => line("text", 6),
        Kind::Number(..) => line("number", 6),
        Kind::Area(_, max) => {
            let (max, rows) = (longest(max), if max > 1000 { 8 } else { 3 });
            view! { <TextArea name label value hint error optional max rows/> }.into_any()
        }
        Kind::Date(_) => {
            let (value, hint) = (DateInput { text: value }, Some(hint).filter(|hint| !hint.is_empty()).map(str::to_owned));
            match hint {
                Some(hint) => view! { <DateField name label value hint error optional/> }.into_any(),
                None => view! { <DateField name label value error optional/> }.into_any(),
            }
        }
        Kind::Choice | Kind::Pick(_) => view! { <SelectField name label value options hint error optional/> }.into_any(),
        Kind::Chips | Kind::YesNo => {
            let few = options.get_untracked();
            let columns = u8::try_from(few.len().clamp(1, 4)).unwrap_or(4);
            view! { <ChoiceChips name legend=label value options=few columns hint error optional/> }.into_any()
        }
        Kind::Several | Kind::PickSeveral(_) => view! { <SeveralField name label value options hint error optional/> }.into_any(),
        Kind::Tick => {
            let on = RwSignal::new(value.with_untracked(|text| text == "yes"));
            Effect::new(move |_| {
                let text = if on.get() { "yes" } else { "" };
                if value.with_untracked(|value| value != text) {
                    value.set(text.to_owned());
                }
            });
            Effect::new(move |_| on.set(value.with(|text| text == "yes")));
            view! { <CheckField name label value=on hint/> }.into_any()
        }
    }
}

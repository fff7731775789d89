//! A form drawn from what its request declares (`fields!` in the domain): each field is said once, and what draws and reads
//! it knows no request, so that it is compiled once for all forms.

use super::form::Submit;
use super::lang;
use super::lasting;
use super::quick::Quick;
use domain::fields::{Declared, Field, Kind, with_unreadable};
use domain::moves::Asked;
use domain::problem::{FieldCode, FieldError};
use leptos::prelude::*;

/// What can be chosen: (value, label).
pub type Options = Signal<Vec<(String, String)>>;

/// A field on the screen.
#[derive(Clone, Copy)]
pub(super) struct Control {
    pub(super) field: Field,
    /// What stands in it, as [`domain::fields::FieldValue`] reads and writes it.
    pub(super) value: RwSignal<String>,
    pub(super) options: Option<Options>,
    /// Whether it may be left empty, where the screen knows better than the declaration.
    pub(super) optional: Signal<bool>,
    /// Whether it is asked now, where the screen knows.
    pub(super) shown: Option<Signal<bool>>,
    pub(super) kind: Kind,
    pub(super) label: Signal<&'static str>,
    pub(super) hint: &'static str,
    /// The usual answers, where one tap gives them.
    pub(super) quick: Option<StoredValue<Quick>>,
}

/// The form of a request: which of its fields are asked, and what stands in them.
#[derive(Clone, Copy)]
pub struct Form {
    /// How it is sent.
    pub submit: Submit,
    /// What the ids of its fields begin with, where another form may ask the same on the page.
    pub(super) within: &'static str,
    pub(super) controls: StoredValue<Vec<Control>>,
}

impl Form {
    /// The form of all fields of a request.
    #[must_use]
    pub fn of<T: Declared>() -> Self {
        Self::told(T::FIELDS.iter().copied().filter(|field| !field.kind.is_given()))
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
            label: Signal::stored(field.label.of(lang)),
            hint: field.hint.of(lang),
            quick: None,
        };
        Self { submit: Submit::new(), within: "", controls: StoredValue::new(fields.map(control).collect()) }
    }

    fn change(self, name: &str, change: impl FnOnce(&mut Control)) -> Self {
        self.controls.update_value(|controls| {
            if let Some(control) = controls.iter_mut().find(|control| control.field.name == name) {
                change(control);
            }
        });
        self
    }

    /// The same form beside others that ask the same: the ids of its fields begin with this.
    #[must_use]
    pub fn within(self, what: &str) -> Self {
        Self { within: lasting(what), ..self }
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
    pub fn label(self, name: &str, label: impl Into<Signal<&'static str>>) -> Self {
        let label = label.into();
        self.change(name, |control| control.label = label)
    }

    /// The usual answers of a field, one tap each.
    #[must_use]
    pub fn quick(self, name: &str, quick: Quick) -> Self {
        self.change(name, |control| control.quick = Some(StoredValue::new(quick)))
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

    /// What stands in all fields, as it is written: tracked, so that a draft follows it.
    #[must_use]
    pub fn written(self) -> Vec<(&'static str, String)> {
        self.controls.with_value(|controls| controls.iter().map(|control| (control.field.name, control.value.get())).collect())
    }

    /// The fields' names and labels.
    #[must_use]
    pub fn labels(self) -> Vec<(&'static str, &'static str)> {
        self.controls.with_value(|controls| controls.iter().map(|control| (control.field.name, control.label.get_untracked())).collect())
    }

    /// Whether a field is asked now: it may depend on what stands in another one.
    pub(super) fn is_asked(self, control: &Control) -> bool {
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

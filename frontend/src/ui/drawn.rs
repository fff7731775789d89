//! The fields of a form on the screen, each drawn by its kind.

use super::declared::{Control, Form, Options};
use super::entrance::entrance;
use super::field::{CheckField, ChoiceChips, DateField, DateInput, SelectField, TextArea, TextField};
use super::form::id_of;
use super::lang;
use super::lasting;
use super::quick::{OTHER, QuickField};
use super::search::{PersonField, SearchField};
use super::several::{OfferedField, SeveralField};
use crate::picks;
use domain::fields::{Kind, Of, Unit};
use domain::people::{Email, Name, Web};
use domain::text::common;
use leptos::prelude::*;

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
    let name = control.field.name;
    let (id, error) = (lasting(&id_of(form.within, name)), form.submit.error(name));
    let Some(quick) = control.quick else { return by_kind(control, id, error, options, optional) };
    let field = Callback::new(move |error| by_kind(control, lasting(&format!("{OTHER}{id}")), error, options, optional));
    view! { <QuickField name=id quick=quick.get_value() value=control.value hint=control.hint error optional field/> }.into_any()
}

fn by_kind(control: Control, name: &'static str, error: Signal<Option<String>>, options: Options, optional: bool) -> AnyView {
    if let Some(view) = entrance(control, name, error) {
        return view;
    }
    let Control { value, kind, hint, .. } = control;
    let label = control.label.get();
    let longest = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let line = move |kind: &'static str, max: u32| view! { <TextField name label value hint error optional kind max/> }.into_any();
    match kind {
        Kind::Given | Kind::Token | Kind::Username | Kind::Password | Kind::NewPassword => ().into_any(),
        Kind::Pick(Of::Trainee) => view! { <SearchField name label value error optional/> }.into_any(),
        Kind::Line(_, max) => line("text", longest(max)),
        Kind::Person => view! { <PersonField name label value hint error optional/> }.into_any(),
        Kind::Name => line("text", longest(Name::MAX)),
        Kind::Email => line("email", longest(Email::MAX)),
        Kind::Phone => line("tel", 30),
        Kind::Web => line("url", longest(Web::MAX)),
        Kind::Time => line("time", 8),
        Kind::Number(_, _, Unit::Hours) => line("text", 6),
        Kind::Number(_, max, _) => line("number", longest(max.to_string().len())),
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
            // More than fit beside each other stand in pairs.
            let columns = if few.len() > 4 { 2 } else { u8::try_from(few.len().max(1)).unwrap_or(1) };
            view! { <ChoiceChips name legend=label value options=few columns hint error optional/> }.into_any()
        }
        Kind::Several | Kind::PickSeveral(_) => view! { <SeveralField name label value options hint error optional/> }.into_any(),
        Kind::Offered(..) => view! { <OfferedField name label value options hint error optional/> }.into_any(),
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

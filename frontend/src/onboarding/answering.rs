//! The answer of an item: what was answered, the control for the reader's own, and what was answered before.

use super::calls;
use super::files::{FetchFile, FileControl};
use super::item::whose;
use crate::session::{use_lang, use_today};
use crate::ui::{Button, ButtonKind, Dialog, DialogActions, Fetched, Form, FormView, IconName, Loader, Submit, dates, lasting};
use domain::fields::{Field, FieldValue, Kind};
use domain::onboarding::{ANSWER, Answer, Asks, ChecklistItem, ChecklistTick, GivenAnswer, ItemStatus, field_path};
use domain::text::onboarding as text;
use domain::{Lang, Page, Text};
use leptos::prelude::*;

/// What was answered, as far as the reader sees it, and who sees it where not everybody does.
#[component]
pub(super) fn Answered(item: RwSignal<ChecklistItem>, asks: StoredValue<Asks>) -> impl IntoView {
    let lang = use_lang();
    let lines = move || {
        let one = |tick: &ChecklistTick| match &tick.answer {
            Some(answer) => {
                let words = said(lang, answer, asks, text::answered_by_name(lang, &tick.by, tick.role.label(lang)));
                let file = match (answer, tick.number) {
                    (Answer::File(file), Some(number)) => Some(view! { <FetchFile item number name=file.name.clone()/> }),
                    _ => None,
                };
                view! { {words}{file} }.into_any()
            }
            None => view! { <p><small>{text::answered_hidden(lang, &tick.by, tick.role.label(lang))}</small></p> }.into_any(),
        };
        item.with(|item| item.ticks.iter().map(one).collect_view())
    };
    let seen_by = item.with_untracked(|item| {
        let also = item.answer_seen_by.iter().copied().filter(|role| !item.roles.contains(role));
        let all: Vec<_> = item.roles.iter().copied().chain(also).collect();
        (!item.answer_seen_by.is_empty()).then(|| text::seen_only_by(lang, whose(lang, &all)))
    });
    view! {
        <div class="ps-answer">{lines}</div>
        {seen_by.map(|words| view! { <small>{words}</small> })}
    }
}

/// An answer in words, below who gave it.
fn said(lang: Lang, answer: &Answer, asks: StoredValue<Asks>, by: String) -> AnyView {
    let lines = asks.with_value(|asks| answer.said(asks, lang));
    view! { <p><small>{by}</small>{lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}</p> }.into_any()
}

/// The reader's own answer: what stands, where she has given one.
pub(super) fn own(item: &ChecklistItem) -> Option<Answer> {
    let of_role = |tick: &&ChecklistTick| Some(tick.role) == item.tick_as;
    item.ticks.iter().find(of_role).and_then(|tick| tick.answer.clone())
}

/// The control with which the reader answers, where the item is hers.
#[component]
pub(super) fn AnswerControl(
    item: RwSignal<ChecklistItem>,
    asks: StoredValue<Asks>,
    /// How an answer of one tap is sent; what goes wrong stands in the row.
    form: Submit,
    #[prop(into)] on_stale: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let send = Callback::new(move |answer: Answer| {
        let (id, version) = item.with_untracked(|item| (item.id, item.version));
        form.send(Ok(answer), move |_, answer| calls::answer(id, version, answer), move |saved: ChecklistItem| item.set(saved));
    });
    let may = Memo::new(move |_| item.with(|item| item.tick_as.is_some() && item.status != ItemStatus::NotRelevant));
    let control = move || match asks.get_value() {
        Asks::YesNo => {
            let two = [(true, text::yes(lang)), (false, text::no(lang))];
            chips(item, two.map(|(yes, word)| (Answer::YesNo(yes), word.to_owned())).into(), form, send)
        }
        Asks::Choice { choices } => {
            let all = choices.into_iter().map(|choice| (Answer::Choice(choice.code), choice.label.of(lang).to_owned()));
            chips(item, all.collect(), form, send)
        }
        Asks::Read { link, document } => {
            view! { <ReadControl item link document=document.map(|text| text.of(lang).to_owned()) form send/> }.into_any()
        }
        Asks::File => view! { <FileControl item on_stale/> }.into_any(),
        _ => view! { <ByForm item asks on_stale/> }.into_any(),
    };
    move || may.get().then(control)
}

/// One tap for each answer there is; the one that stands is pressed.
fn chips(item: RwSignal<ChecklistItem>, answers: Vec<(Answer, String)>, form: Submit, send: Callback<Answer>) -> AnyView {
    let title = item.with_untracked(|item| item.title.clone());
    let chip = move |(answer, word): (Answer, String)| {
        let this = answer.clone();
        let pressed = Signal::derive(move || item.with(|item| own(item).as_ref() == Some(&this)));
        view! { <Button small=true busy=form.pending pressed on_press=move || send.run(answer.clone())>{word}</Button> }
    };
    view! { <div class="ps-btns ps-answer__chips" role="group" aria-label=title>{answers.into_iter().map(chip).collect_view()}</div> }
        .into_any()
}

/// Something to read, elsewhere or here, and that it was read.
#[component]
fn ReadControl(
    item: RwSignal<ChecklistItem>,
    link: Option<String>,
    document: Option<String>,
    form: Submit,
    send: Callback<Answer>,
) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let (id, title) = item.with_untracked(|item| (item.id, item.title.clone()));
    let title = StoredValue::new(title);
    let unread = Memo::new(move |_| item.with(|item| own(item).is_none()));
    let confirm = move |small: bool| {
        let label = title.with_value(|title| text::read_it_of(lang, title));
        let kind = if small { ButtonKind::Secondary } else { ButtonKind::Primary };
        let press = move || {
            open.set(false);
            send.run(Answer::Read);
        };
        view! { <Button kind small label busy=form.pending icon=IconName::Check on_press=press>{text::read_it(lang)}</Button> }
    };
    let paragraphs = document.clone().unwrap_or_default();
    let to_link = link.map(|href| {
        let elsewhere = href.starts_with("https://");
        let label = title.with_value(|title| text::to_read_of(lang, title));
        let label = if elsewhere { format!("{label} {}", text::new_window(lang)) } else { label };
        view! {
            <a class="button button-secondary ps-btn-s" href=href aria-label=label
                target=elsewhere.then_some("_blank") rel=elsewhere.then_some("noopener noreferrer")>{text::to_read(lang)}</a>
        }
    });
    let here = document.is_some().then(|| {
        let label = title.with_value(|title| text::to_read_of(lang, title));
        view! { <Button small=true label icon=IconName::Document on_press=move || open.set(true)>{text::to_read(lang)}</Button> }
    });
    view! {
        <div class="ps-btns ps-answer__chips">{to_link}{here}{move || unread.get().then(|| confirm(true))}</div>
        <Dialog id=format!("read-{id}") title=title.get_value() open>
            <div class="ps-answer">{paragraphs.split("\n\n").map(|one| view! { <p>{one.to_owned()}</p> }).collect_view()}</div>
            <DialogActions>
                {move || unread.get().then(|| confirm(false))}
                <Button on_press=move || open.set(false)>{text::close(lang)}</Button>
            </DialogActions>
        </Dialog>
    }
}

/// The answer that is written: a button that opens its form.
#[component]
fn ByForm(item: RwSignal<ChecklistItem>, asks: StoredValue<Asks>, #[prop(into)] on_stale: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let (id, title) = item.with_untracked(|item| (item.id, item.title.clone()));
    let title = StoredValue::new(title);
    let answered = Memo::new(move |_| item.with(|item| own(item).is_some()));
    let button = move || {
        let words: (String, &str) = title.with_value(|title| match answered.get() {
            true => (text::change_answer_of(lang, title), text::change_answer(lang)),
            false => (text::answer_of(lang, title), text::to_answer(lang)),
        });
        view! { <Button small=true label=words.0 on_press=move || open.set(true)>{words.1}</Button> }
    };
    view! {
        <div class="ps-btns ps-answer__chips">{button}</div>
        <Dialog id=format!("answer-{id}") title=title.get_value() open><AnswerForm item asks open on_stale/></Dialog>
    }
}

/// The form of an answer, drawn and checked as any other: what stands in it first is what stands.
#[component]
fn AnswerForm(
    item: RwSignal<ChecklistItem>,
    asks: StoredValue<Asks>,
    open: RwSignal<bool>,
    #[prop(into)] on_stale: Callback<()>,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let form = asks.with_value(|asks| form_of(lang, asks));
    for (name, written) in item.with_untracked(own).map(|answer| answer.written()).unwrap_or_default() {
        form.value(&name).set(written);
    }
    let send = move |()| {
        let (id, version) = item.with_untracked(|item| (item.id, item.version));
        let read = |source: &dyn Fn(&str) -> String| {
            asks.with_value(|asks| Answer::from_written(asks, source).and_then(|answer| answer.checked(asks, today)))
        };
        let then = move |saved: ChecklistItem| {
            item.set(saved);
            open.set(false);
        };
        form.submit.send(form.read_as(read), move |_, answer| calls::answer(id, version, answer), then);
    };
    let lead = item.with_untracked(|item| item.help.clone()).unwrap_or_default();
    view! { <FormView form word=text::save_answer(lang) lead on_send=send on_cancel=move |()| open.set(false) on_reload=move |()| on_stale.run(())/> }
}

/// The fields of an answer.
fn form_of(lang: Lang, asks: &Asks) -> Form {
    let asked: Vec<(String, &str, &Asks, bool)> = match asks {
        Asks::Form { fields } => {
            fields.iter().map(|field| (field_path(&field.key), field.label.of(lang), &field.asks, field.optional)).collect()
        }
        one => vec![(ANSWER.to_owned(), one.kind().label(lang), one, false)],
    };
    let field = |(name, label, asks, optional): &(String, &str, &Asks, bool)| {
        let unit = match asks {
            Asks::Number { unit: Some(unit), .. } => text::unit_hint(lang, unit.of(lang)),
            _ => String::new(),
        };
        let both = |text: &str| Text { da: lasting(text), en: lasting(text) };
        let kind: Kind = asks.field_kind()?;
        let words = matches!(asks, Asks::YesNo).then_some(<bool as FieldValue>::WORDS).flatten();
        Some(Field { name: lasting(name), kind, label: both(label), hint: both(&unit), optional: *optional, words, when: None })
    };
    let form = Form::told(asked.iter().filter_map(field));
    asked.iter().fold(form, |form, (name, _, asks, _)| match asks {
        Asks::Choice { choices } => {
            let all = choices.iter().map(|choice| (choice.code.clone(), choice.label.of(lang).to_owned())).collect();
            form.options(name, Signal::stored(all))
        }
        _ => form,
    })
}

/// What was answered before: who, what and when.
#[component]
pub(super) fn AnswerHistory(item: RwSignal<ChecklistItem>, asks: StoredValue<Asks>) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let (id, title) = item.with_untracked(|item| (item.id, item.title.clone()));
    let there = Memo::new(move |_| item.with(|item| item.sees_answer && item.version > 1));
    let label = text::history_of(lang, &title);
    view! {
        {move || there.get().then(|| view! {
            <Button kind=ButtonKind::Tertiary small=true label=label.clone() on_press=move || open.set(true)>{text::history(lang)}</Button>
        })}
        <Dialog id=format!("answers-{id}") title=text::history_of(lang, &title) open>
            <Given item asks/>
            <DialogActions><Button on_press=move || open.set(false)>{text::close(lang)}</Button></DialogActions>
        </Dialog>
    }
}

#[component]
fn Given(item: RwSignal<ChecklistItem>, asks: StoredValue<Asks>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let id = item.with_untracked(|item| item.id);
    let all: Fetched<Page<GivenAnswer>> = Fetched::new(move || calls::answers(id));
    let one = move |given: GivenAnswer| {
        let by = text::answered_by_name(lang, &given.by, given.role.label(lang));
        said(lang, &given.answer, asks, format!("{by} {}", dates::moment(lang, given.at, today)))
    };
    view! {
        <Loader resource=all let:page>
            {if page.items.is_empty() {
                view! { <p class="ps-why">{text::no_answers(lang)}</p> }.into_any()
            } else {
                view! { <div class="ps-answer">{page.items.into_iter().map(one).collect_view()}</div> }.into_any()
            }}
        </Loader>
    }
}

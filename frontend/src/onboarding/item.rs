//! One item of a plan: its tick, when it is due, whose it is and where it comes from.

use super::answering::{AnswerControl, AnswerHistory, Answered};
use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{
    Button, ButtonKind, ConflictDialog, Dialog, ErrorSummary, Form, FormView, Icon, IconName, StatusBadge, Submit, Tone, dates,
};
use chrono::NaiveDate;
use domain::Lang;
use domain::fields::Declared;
use domain::onboarding::{Assignee, ChecklistItem, Completion, ItemStatus, SetNotRelevant};
use domain::text::onboarding as text;
use leptos::prelude::*;

/// A row of a plan. The row keeps its own state, so that ticking does not rebuild the list and lose the focus.
#[component]
pub(super) fn ItemRow(
    /// The item, shared with those who count.
    item: RwSignal<ChecklistItem>,
    /// Whose plan it is, above the item, where the list holds several trainees.
    #[prop(optional, into)]
    trainee: String,
    /// Whether layer, help and the way to set it aside are shown.
    #[prop(optional)]
    whole: bool,
    /// The item was changed by someone else: fetch the list again.
    #[prop(into)]
    on_stale: Callback<()>,
) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let form = Submit::new();
    let aside = RwSignal::new(false);
    let id = item.with_untracked(|item| item.id);
    let ticked = Signal::derive(move || item.with(is_ticked));
    let may_tick = Signal::derive(move || item.with(|item| item.tick_as.is_some()));
    let toggle = move |done: bool| {
        let version = item.with_untracked(|item| item.version);
        form.send(Ok(done), move |_, done| calls::tick(id, version, done), move |saved: ChecklistItem| item.set(saved));
    };
    let box_id = format!("item-{id}");
    let described = format!("{box_id}-about");
    let asks = item.with_untracked(|item| item.asks.clone()).map(StoredValue::new);
    let name = move || {
        view! {
            {(!trainee.is_empty()).then(|| view! { <span class="ps-tickrow__who">{trainee.clone()}</span> })}
            <b>{item.with_untracked(|item| item.title.clone())}</b>
        }
    };
    let head = match asks {
        None => view! {
            <input class="form-checkbox" type="checkbox" id=box_id.clone() aria-describedby=described.clone()
                prop:checked=move || { form.pending.get(); ticked.get() }
                disabled=move || !may_tick.get()
                on:change=move |event| toggle(event_target_checked(&event))/>
            <label for=box_id>{name()}</label>
        }
        .into_any(),
        Some(_) => view! {
            <div class="ps-tickrow__asks" class:is-done=ticked id=box_id>
                {move || ticked.get().then(|| view! { <Icon name=IconName::Check small=true/> })}
                <p>{name()}</p>
            </div>
        }
        .into_any(),
    };
    view! {
        <li class="ps-tickrow">
            {head}
            <div class="ps-tickrow__about" id=described>
                {move || item.with(|item| whose_lines(lang, item, whole)).into_iter().map(small).collect_view()}
                {move || item.with(|item| when_line(lang, today, item, whole))}
                {move || item.with(|item| more_lines(lang, item, whole)).into_iter().map(small).collect_view()}
                {asks.map(|asks| view! { <Answered item asks/><AnswerControl item asks form on_stale/> })}
                {asks.filter(|_| whole).map(|asks| view! { <AnswerHistory item asks/> })}
            </div>
            {move || (whole && item.with(|item| item.may_set_aside)).then(|| {
                let title = item.with_untracked(|item| item.title.clone());
                view! { <Button kind=ButtonKind::Tertiary small=true label=text::not_relevant_of(lang, title) on_press=move || aside.set(true)>{text::not_relevant(lang)}</Button> }
            })}
            {move || (whole && may_reopen(&item.get())).then(|| view! {
                <Button kind=ButtonKind::Tertiary small=true busy=form.pending on_press=move || toggle(false)>{text::reopen(lang)}</Button>
            })}
            <ErrorSummary form/>
            <AsideDialog item open=aside on_stale/>
            <ConflictDialog open=form.conflict on_reload=on_stale/>
        </li>
    }
}

/// Ticked for the reader: her own role has ticked, or the item is done.
fn is_ticked(item: &ChecklistItem) -> bool {
    let own = item.tick_as.is_some_and(|role| item.ticks.iter().any(|tick| tick.role == role));
    own || item.status == ItemStatus::Done
}

fn may_reopen(item: &ChecklistItem) -> bool {
    item.status == ItemStatus::NotRelevant && item.reason.is_some() && item.tick_as.is_some()
}

fn small(line: String) -> impl IntoView {
    view! { <small>{line}</small> }
}

/// Whose it is, and who has ticked. In a list of one's own items it goes without saying, unless others tick too.
fn whose_lines(lang: Lang, item: &ChecklistItem, whole: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let all = item.completion == Completion::All && item.roles.len() > 1 && item.status == ItemStatus::Open;
    if all && item.asks.is_some() {
        lines.push(text::by_all_answer(lang, whose(lang, &item.roles)));
    } else if all {
        lines.push(text::by_all(lang, whose(lang, &item.roles)));
        lines.extend(item.ticks.iter().map(|tick| text::ticked_by(lang, &tick.by, tick.role.label(lang))));
    } else if whole {
        lines.push(whose(lang, &item.roles));
    }
    lines
}

/// When it is due or was closed, in which period. What is due today or was due stands in a badge.
fn when_line(lang: Lang, today: NaiveDate, item: &ChecklistItem, whole: bool) -> impl IntoView + use<> {
    let day = |date: NaiveDate| dates::short(lang, date, today);
    let (tone, words) = match (item.status, item.closed_on) {
        (ItemStatus::Done, Some(date)) => (Some(Tone::Ok), text::done_on(lang, day(date))),
        (ItemStatus::Done, None) => (Some(Tone::Ok), ItemStatus::Done.label(lang).to_owned()),
        (ItemStatus::NotRelevant, Some(date)) => (Some(Tone::Idle), text::set_aside_on(lang, day(date))),
        (ItemStatus::NotRelevant, None) => (Some(Tone::Idle), ItemStatus::NotRelevant.label(lang).to_owned()),
        (ItemStatus::Open, _) if item.due_on < today => (Some(Tone::Late), text::was_due(lang, day(item.due_on))),
        (ItemStatus::Open, _) if item.due_on == today => (Some(Tone::Today), text::due(lang, day(item.due_on))),
        (ItemStatus::Open, _) => (None, text::due(lang, day(item.due_on))),
    };
    let mut rest: Vec<String> = item.segment.iter().cloned().collect();
    rest.extend((whole && item.mandatory).then(|| text::mandatory(lang).to_owned()));
    let rest = rest.join(" · ");
    match tone {
        Some(tone) => view! { <div class="ps-tickrow__due"><StatusBadge tone text=words/><small>{rest}</small></div> }.into_any(),
        None if rest.is_empty() => view! { <small>{words}</small> }.into_any(),
        None => view! { <small>{words}" · "{rest}</small> }.into_any(),
    }
}

/// How it is done, and where it comes from.
fn more_lines(lang: Lang, item: &ChecklistItem, whole: bool) -> Vec<String> {
    let mut lines: Vec<String> = item.help.iter().cloned().collect();
    if whole {
        lines.push(text::from_layer(lang, item.layer.label(lang).to_lowercase(), &item.layer_name));
        lines.extend(item.reason.as_ref().map(|reason| format!("{}: {reason}", text::reason(lang))));
    }
    lines
}

/// "Ansvarlig vejleder, Elev/studerende".
pub(super) fn whose(lang: Lang, roles: &[Assignee]) -> String {
    roles.iter().map(|role| role.label(lang)).collect::<Vec<_>>().join(", ")
}

#[component]
fn AsideDialog(item: RwSignal<ChecklistItem>, open: RwSignal<bool>, #[prop(into)] on_stale: Callback<()>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let form = Form::of::<SetNotRelevant>();
    let (id, title) = item.with_untracked(|item| (item.id, StoredValue::new(item.title.clone())));
    let send = move |()| {
        let version = item.with_untracked(|item| item.version);
        form.submit.send(
            form.read(|why: SetNotRelevant| why.fields_checked(today)),
            move |_, body| calls::set_not_relevant(id, version, body),
            move |saved: ChecklistItem| {
                item.set(saved);
                open.set(false);
            },
        );
    };
    view! {
        <Dialog id=format!("aside-{id}") title=text::not_relevant_title(lang).to_owned() open>
            <FormView form word=text::set_aside(lang) lead=title.get_value() on_send=send on_cancel=move |()| open.set(false)/>
        </Dialog>
        <ConflictDialog open=form.submit.conflict on_reload=on_stale/>
    }
}

//! One setting: the value first, the meaning beside it, where it differs, and what can be done.

use super::Open;
use super::form::ChangeForm;
use super::history::History;
use crate::api;
use crate::session::{use_lang, use_today};
use crate::ui::{Alert, AlertKind, Button, ConflictDialog, ErrorSummary, StatusBadge, Submit, Tone, dates, use_toaster};
use chrono::NaiveDate;
use domain::Lang;
use domain::settings::{ChangeSetting, OwnValue, ScopeKind, Setting, SettingLine};
use domain::text::settings as text;
use leptos::prelude::*;

#[component]
pub(super) fn Row(
    setting: &'static Setting,
    line: SettingLine,
    open: RwSignal<Open>,
    on_changed: Callback<()>,
    on_reload: Callback<()>,
) -> impl IntoView {
    let (lang, today, back) = (use_lang(), use_today(), Submit::new());
    let (key, label, kind) = (setting.key, setting.label.of(lang), setting.kind);
    let line = StoredValue::new(line);
    let (value, standard, readable) =
        line.with_value(|line| (kind.shown(&line.value, lang), kind.shown(&line.standard, lang), line.readable));
    let whole = line.with_value(|line| {
        line.own.iter().any(|own| own.scope == ScopeKind::Municipality && own.valid_from <= today && own.value.is_some())
    });
    let own = line.with_value(|line| line.own.iter().map(|own| told(lang, setting, own, today)).collect::<Vec<_>>());
    let others = line.with_value(|line| {
        line.own.iter().filter(|own| own.scope != ScopeKind::Municipality && own.value.is_some()).cloned().collect::<Vec<_>>()
    });
    let toaster = use_toaster();
    let go_back = move |scope: ScopeKind, about: String| {
        let change = ChangeSetting { value: None, scope, about, valid_from: None, reason: None };
        send_back(back, setting, line.with_value(|line| line.version), change, move || {
            toaster.say(text::saved_standard(lang, label));
            on_changed.run(());
        });
    };
    let toggle = move |to: Open| open.update(|open| *open = if *open == to { Open::Nothing } else { to });
    let standard_of = StoredValue::new(standard);
    view! {
        <li class:is-open=move || matches!(open.get(), Open::Form(of) | Open::History(of) if of == key)>
            <b class="ps-num">{value}</b>
            <div>
                <b>{label}</b>
                <p class="ps-meta">{setting.hint.of(lang)}</p>
                {(!readable).then(|| view! { <Alert kind=AlertKind::Failed title=text::unreadable(lang)><p>{text::unreadable_text(lang)}</p></Alert> })}
                {(!own.is_empty()).then(|| view! {
                    <p class="ps-meta"><StatusBadge tone=Tone::Soon text=text::own_value(lang)/>" "{text::standard_is(lang, standard_of.get_value())}</p>
                    {own.into_iter().map(|words| view! { <p class="ps-meta">{words}</p> }).collect_view()}
                })}
                <ErrorSummary form=back failed=text::not_saved(lang)/>
            </div>
            <div class="ps-acts">
                {whole.then(|| view! {
                    <Button small=true label=text::back_label(lang, label, standard_of.get_value()) busy=back.pending
                        on_press=move || go_back(ScopeKind::Municipality, String::new())>{text::back_to(lang, standard_of.get_value())}</Button>
                })}
                {others.into_iter().map(|own| {
                    let (scope, about) = (own.scope, StoredValue::new(own.about));
                    view! {
                        <Button small=true label=text::remove_label(lang, label, &own.about_name) busy=back.pending
                            on_press=move || go_back(scope, about.get_value())>{format!("{} {}", text::remove_own(lang), own.about_name)}</Button>
                    }
                }).collect_view()}
                <Button small=true label=text::history_label(lang, label) on_press=move || toggle(Open::History(key))>{text::history(lang)}</Button>
                <Button small=true label=text::change_label(lang, label) on_press=move || toggle(Open::Form(key))>{text::change(lang)}</Button>
            </div>
            {move || match open.get() {
                Open::Form(of) if of == key => view! { <div class="ps-rules__e"><ChangeForm setting line=line.get_value() on_changed on_reload on_cancel=move || open.set(Open::Nothing)/></div> }.into_any(),
                Open::History(of) if of == key => view! { <div class="ps-rules__e"><History setting/></div> }.into_any(),
                _ => ().into_any(),
            }}
        </li>
        <ConflictDialog open=back.conflict on_reload=move || on_reload.run(())/>
    }
}

/// Sets a scope back to what holds without it, from today on.
fn send_back(form: Submit, setting: &'static Setting, version: i32, change: ChangeSetting, on_back: impl FnOnce() + 'static) {
    form.send(
        Ok(change),
        move |_, body| api::put::<_, SettingLine>(&format!("/settings/{}", setting.key), version, &body),
        move |_| on_back(),
    );
}

/// A value in words: where, what, from when, who and when.
pub(super) fn told(lang: Lang, setting: &Setting, own: &OwnValue, today: NaiveDate) -> String {
    let value = own.value.as_deref().map_or_else(|| text::goes_back(lang).to_owned(), |value| setting.kind.shown(value, lang));
    let mut parts = vec![if own.scope == ScopeKind::Municipality { value } else { text::for_scope(lang, &own.about_name, value) }];
    parts.push(text::from_day(lang, dates::long(lang, own.valid_from, today)));
    let when = dates::since(lang, own.set_at, today);
    parts.push(own.set_by.as_ref().map_or_else(|| text::set_before(lang, &when), |name| text::set_by(lang, name, &when)));
    parts.extend(own.reason.clone());
    parts.join(" · ")
}

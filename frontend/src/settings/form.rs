//! Changing a setting: the value, where it applies, from which day, and why.

use crate::api;
use crate::programmes::programme_options;
use crate::session::{use_lang, use_today};
use crate::ui::{Fetched, Form, FormView, choices, lasting, use_toaster};
use domain::Lang;
use domain::fields::{Kind as Control, Unit, date_typed};
use domain::organisation::OrgUnit;
use domain::programmes::{Programme, ProgrammeFamily};
use domain::settings::{ChangeSetting as Change, Kind, OFF, ScopeKind, Setting, SettingLine};
use domain::text::settings as text;
use leptos::prelude::*;

/// The form of a setting.
#[component]
pub(super) fn ChangeForm(
    /// Which one.
    setting: &'static Setting,
    /// What holds now.
    line: SettingLine,
    /// Runs when it is saved.
    on_changed: Callback<()>,
    /// Reads again what someone else has changed meanwhile; the form stays, with what was written in it.
    on_reload: Callback<()>,
    /// Closes the form without it.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let form = valued(Form::of::<Change>(), setting, &line, lang).start(Change::valid_from, date_typed(today));
    let form = if setting.by.is_empty() { form.shown(Change::scope, false) } else { scoped(form, setting, lang) };
    // A setting that differs nowhere is the whole municipality's.
    let municipality = (Change::scope, ScopeKind::Municipality.to_string());
    let everywhere = if setting.by.is_empty() { vec![municipality] } else { Vec::new() };
    let version = line.version;
    let or_off = matches!(setting.kind, Kind::Number { or_off: true, .. });
    let send = move |()| {
        let checked = move |mut change: Change| {
            change.value = change.value.or_else(|| or_off.then(|| OFF.to_owned()));
            change.checked(setting, today).map(|(change, _)| change)
        };
        form.submit.send(
            form.read_with(&everywhere, checked),
            move |_, body| api::put::<_, SettingLine>(&format!("/settings/{}", setting.key), version, &body),
            move |_| {
                let value = form.value(Change::value).get_untracked();
                let value = if value.trim().is_empty() { OFF } else { value.trim() };
                toaster.say(text::saved(lang, setting.label.of(lang), setting.kind.shown(value, lang)));
                on_changed.run(());
            },
        );
    };
    view! { <FormView form word=text::save(lang) failed=text::not_saved(lang) on_send=send on_cancel on_reload/> }
}

/// The value as the setting is declared: a switch or a number within limits.
fn valued(form: Form, setting: &Setting, line: &SettingLine, lang: Lang) -> Form {
    let standard = setting.kind.shown(&line.standard, lang);
    let now = if line.value == OFF { "" } else { &line.value };
    let form = form.start(Change::value, now);
    match setting.kind {
        Kind::OnOff => {
            let options = vec![("true".to_owned(), text::on(lang).to_owned()), ("false".to_owned(), text::off(lang).to_owned())];
            form.drawn_as(Change::value, Control::Choice)
                .options(Change::value, Signal::stored(options))
                .optional(Change::value, false)
                .hint(Change::value, lasting(&text::standard_is(lang, standard)))
        }
        Kind::Number { min, max, unit, or_off } => {
            let hint = if or_off { text::limits_or_off(lang, min, max, standard) } else { text::limits(lang, min, max, standard) };
            form.drawn_as(Change::value, Control::Number(0, i32::try_from(max).unwrap_or(i32::MAX), Unit::Count))
                .optional(Change::value, or_off)
                .label(Change::value, lasting(&text::number_in(lang, unit.label(lang))))
                .hint(Change::value, lasting(&hint))
        }
    }
}

/// Where it applies, and what that is about: another kind of scope has other choices.
fn scoped(form: Form, setting: &Setting, lang: Lang) -> Form {
    let scopes: Vec<ScopeKind> = std::iter::once(ScopeKind::Municipality).chain(setting.by.iter().copied()).collect();
    let form = form
        .options(Change::scope, Signal::stored(choices(&scopes, |scope| scope.label(lang))))
        .start(Change::scope, ScopeKind::Municipality.as_str());
    let (scope, about) = (form.value(Change::scope), form.value(Change::about));
    let scope = Memo::new(move |_| scope.with(|scope| scope.parse().unwrap_or(ScopeKind::Municipality)));
    let programmes = Fetched::<Vec<Programme>>::at(|| "/programmes".to_owned());
    let units = Fetched::<Vec<OrgUnit>>::at(|| "/org-units".to_owned());
    let options = Signal::derive(move || match scope.get() {
        ScopeKind::Municipality => Vec::new(),
        ScopeKind::Programme => programme_options(programmes.get()),
        ScopeKind::Level => choices(ProgrammeFamily::ALL, |family| family.label(lang)),
        ScopeKind::Area => {
            let units = units.get().and_then(Result::ok).unwrap_or_default();
            units.into_iter().filter(|unit| unit.depth > 0).map(|unit| (unit.id.to_string(), unit.name)).collect()
        }
    });
    let label = Signal::derive(move || match scope.get() {
        ScopeKind::Programme => text::programme(lang),
        ScopeKind::Level => text::level(lang),
        ScopeKind::Area | ScopeKind::Municipality => text::area(lang),
    });
    Effect::new(move |before: Option<ScopeKind>| {
        let now = scope.get();
        if before.is_some_and(|before| before != now) {
            about.set(String::new());
        }
        now
    });
    form.options(Change::about, options).label(Change::about, label)
}

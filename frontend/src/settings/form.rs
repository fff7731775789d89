//! Changing a setting: the value, where it applies, from which day, and why.

use crate::api;
use crate::programmes::programme_options;
use crate::session::{use_lang, use_today};
use crate::ui::{DateField, DateInput, Fetched, SelectField, StepForm, Submit, TextField, choices, use_toaster};
use domain::fields::with_unreadable;
use domain::organisation::OrgUnit;
use domain::problem::FieldError;
use domain::programmes::{Programme, ProgrammeFamily};
use domain::settings::{ChangeSetting, Kind, OFF, ScopeKind, Setting, SettingLine};
use domain::text::settings as text;
use leptos::prelude::*;

/// What is filled in.
#[derive(Clone, Copy)]
struct Inputs {
    value: RwSignal<String>,
    scope: RwSignal<String>,
    about: RwSignal<String>,
    valid_from: DateInput,
    reason: RwSignal<String>,
}

impl Inputs {
    fn scope(self) -> ScopeKind {
        self.scope.with(|scope| scope.parse().unwrap_or(ScopeKind::Municipality))
    }

    fn checked(self, setting: &'static Setting, today: chrono::NaiveDate) -> Result<ChangeSetting, Vec<FieldError>> {
        let written = self.value.get_untracked().trim().to_owned();
        let or_off = matches!(setting.kind, Kind::Number { or_off: true, .. });
        let value = if written.is_empty() && or_off { OFF.to_owned() } else { written };
        let scope = self.scope.get_untracked().parse().unwrap_or(ScopeKind::Municipality);
        let about = if scope == ScopeKind::Municipality { String::new() } else { self.about.get_untracked() };
        let (mut errors, mut valid_from) = (Vec::new(), None);
        match self.valid_from.checked("valid_from") {
            Ok(day) => valid_from = day,
            Err(error) => errors.push(error),
        }
        let change = ChangeSetting { value: Some(value), scope, about, valid_from, reason: Some(self.reason.get_untracked()) };
        with_unreadable(change.checked(setting, today).map(|(change, _)| change), errors)
    }
}

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
    let (lang, today, toaster, form) = (use_lang(), use_today(), use_toaster(), Submit::new());
    let now = if line.value == OFF { String::new() } else { line.value.clone() };
    let inputs = Inputs {
        value: RwSignal::new(now),
        scope: RwSignal::new(ScopeKind::Municipality.to_string()),
        about: RwSignal::default(),
        valid_from: DateInput::new(Some(today)),
        reason: RwSignal::default(),
    };
    let version = line.version;
    let send = move || {
        form.send(
            inputs.checked(setting, today),
            move |_, body| async move { api::put::<_, SettingLine>(&format!("/settings/{}", setting.key), version, &body).await },
            move |_| {
                let value = inputs.value.get_untracked();
                let value = if value.trim().is_empty() { OFF } else { value.trim() };
                toaster.say(text::saved(lang, setting.label.of(lang), setting.kind.shown(value, lang)));
                on_changed.run(());
            },
        );
    };
    let scopes: Vec<ScopeKind> = std::iter::once(ScopeKind::Municipality).chain(setting.by.iter().copied()).collect();
    let scopes = choices(&scopes, |scope| scope.label(lang));
    let labels = vec![
        ("value", text::number(lang)),
        ("scope", text::scope(lang)),
        ("about", text::area(lang)),
        ("valid_from", text::valid_from(lang)),
        ("reason", text::reason(lang)),
    ];
    view! {
        <StepForm form labels failed=text::not_saved(lang) word=text::save(lang) on_send=send on_cancel on_reload>
            {value_field(setting, &line, inputs, form)}
            {(!setting.by.is_empty()).then(|| view! {
                <SelectField name="scope" label=text::scope(lang) value=inputs.scope options=scopes error=form.error("scope")/>
                <About inputs form/>
            })}
            <DateField name="valid_from" label=text::valid_from(lang) hint=text::valid_from_hint(lang) value=inputs.valid_from error=form.error("valid_from")/>
            <TextField name="reason" label=text::reason(lang) hint=text::reason_hint(lang) value=inputs.reason error=form.error("reason") optional=true/>
        </StepForm>
    }
}

fn value_field(setting: &Setting, line: &SettingLine, inputs: Inputs, form: Submit) -> AnyView {
    let lang = use_lang();
    let error = form.error("value");
    match setting.kind {
        Kind::OnOff => {
            let options = vec![("true".to_owned(), text::on(lang).to_owned()), ("false".to_owned(), text::off(lang).to_owned())];
            let hint = text::standard_is(lang, setting.kind.shown(&line.standard, lang));
            view! { <SelectField name="value" label=text::number(lang) value=inputs.value options hint error/> }.into_any()
        }
        Kind::Number { min, max, unit, or_off } => {
            let standard = setting.kind.shown(&line.standard, lang);
            let hint = if or_off { text::limits_or_off(lang, min, max, standard) } else { text::limits(lang, min, max, standard) };
            view! { <TextField name="value" label=text::number_in(lang, unit.label(lang)) value=inputs.value hint error kind="number" max=6/> }.into_any()
        }
    }
}

/// What the scope is about: a programme, a kind of programmes, or a unit.
#[component]
fn About(inputs: Inputs, form: Submit) -> impl IntoView {
    let lang = use_lang();
    let programmes = Fetched::new(|| api::get::<Vec<Programme>>("/programmes"));
    let units = Fetched::new(|| api::get::<Vec<OrgUnit>>("/org-units"));
    let options = Signal::derive(move || match inputs.scope() {
        ScopeKind::Municipality => Vec::new(),
        ScopeKind::Programme => programme_options(programmes.get()),
        ScopeKind::Level => choices(ProgrammeFamily::ALL, |family| family.label(lang)),
        ScopeKind::Area => {
            let units = units.get().and_then(Result::ok).unwrap_or_default();
            units.into_iter().filter(|unit| unit.depth > 0).map(|unit| (unit.id.to_string(), unit.name)).collect()
        }
    });
    let label = move || match inputs.scope() {
        ScopeKind::Programme => text::programme(lang),
        ScopeKind::Level => text::level(lang),
        ScopeKind::Area | ScopeKind::Municipality => text::area(lang),
    };
    // Another kind of scope has other choices.
    Effect::new(move |before: Option<ScopeKind>| {
        let scope = inputs.scope();
        if before.is_some_and(|before| before != scope) {
            inputs.about.set(String::new());
        }
        scope
    });
    move || {
        (inputs.scope() != ScopeKind::Municipality)
            .then(|| view! { <SelectField name="about" label=label() value=inputs.about options error=form.error("about")/> })
    }
}

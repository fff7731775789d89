//! What the municipality has set: found by a word, changed in place, with its history.

mod form;
mod history;
mod row;

use crate::session::use_lang;
use crate::ui::address::{href_with, use_param, use_param_signal};
use crate::ui::{Alert, AlertKind, EmptyState, Fetched, Loader, PageHeader, TextField};
use domain::Lang;
use domain::search::search_key;
use domain::settings::{GROUPS, Setting, SettingGroup, SettingLine, SettingsPage as Page, declared};
use domain::text::settings as text;
use leptos::prelude::*;
use row::Row;

/// What stands open: one setting at a time, so that a field's id is there once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// The form of a setting.
    Form(&'static str),
    /// The history of a setting.
    History(&'static str),
}

/// `/indstillinger`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let lang = use_lang();
    let page = Fetched::<Page>::at(|| "/settings".to_owned());
    let (search, show) = (use_param_signal("soeg"), use_param("vis"));
    let lead =
        Signal::derive(move || page.get().and_then(Result::ok).map(|page| text::counts(lang, page.settings.len(), own(&page).count())));
    let open = RwSignal::new(Open::Nothing);
    view! {
        <PageHeader title=text::title(lang).to_owned() lead=Signal::derive(move || lead.get().unwrap_or_default())/>
        <form class="ps-filters" role="search" on:submit=|event: leptos::ev::SubmitEvent| event.prevent_default()>
            <TextField name="soeg" label=text::search(lang) hint=text::search_hint(lang) value=search kind="search" max=100/>
        </form>
        <Loader resource=page let:page_now>
            {
                let (all, mine) = (page_now.settings.len(), own(&page_now).count());
                let only_own = show.get() == "egne";
                let on_reload = Callback::from(move || page.refetch());
                let on_changed = Callback::from(move || { open.set(Open::Nothing); page.refetch(); });
                let word = search_key(&search.get());
                view! {
                    <div class="ps-tools">
                        <nav class="ps-seg" aria-label=text::show(lang)>
                            {seg(text::show_all(lang, all), href_with("/indstillinger", [("soeg", search.get().as_str())], "vis", ""), !only_own)}
                            {seg(text::show_own(lang, mine), href_with("/indstillinger", [("soeg", search.get().as_str())], "vis", "egne"), only_own)}
                        </nav>
                    </div>
                    {unknown(lang, &page_now)}
                    {groups(lang, page_now, &word, only_own, open, (on_changed, on_reload))}
                }
            }
        </Loader>
    }
}

fn own(page: &Page) -> impl Iterator<Item = &SettingLine> {
    page.settings.iter().filter(|line| !line.own.is_empty())
}

fn seg(words: String, href: String, here: bool) -> impl IntoView {
    view! { <a href=href aria-current=here.then_some("true")>{words}</a> }
}

/// Values of another version of the program are told, not dropped.
fn unknown(lang: Lang, page: &Page) -> Option<impl IntoView + use<>> {
    let keys: Vec<String> = page.unknown.iter().map(|one| one.key.clone()).collect();
    (!keys.is_empty()).then(
        || view! { <Alert kind=AlertKind::ToKnow title=text::unknown(lang)><p>{text::unknown_text(lang)}" "{keys.join(", ")}</p></Alert> },
    )
}

/// Whether a setting has the word in its group, its name, its text or its key.
fn has_word(lang: Lang, group: &SettingGroup, setting: &Setting, word: &str) -> bool {
    let told = [group.label.of(lang), setting.label.of(lang), setting.hint.of(lang), setting.key].map(search_key);
    word.split_whitespace().all(|part| told.iter().any(|text| text.contains(part)))
}

fn groups(
    lang: Lang,
    page: Page,
    word: &str,
    only_own: bool,
    open: RwSignal<Open>,
    (on_changed, on_reload): (Callback<()>, Callback<()>),
) -> AnyView {
    let wanted = |line: &SettingLine, group: &SettingGroup| {
        let setting = declared(&line.key).filter(|setting| setting.key.starts_with(group.name) && has_word(lang, group, setting, word));
        setting.filter(|setting| group.settings.iter().any(|of| of.key == setting.key) && (!only_own || !line.own.is_empty()))
    };
    let shown: Vec<_> = GROUPS
        .iter()
        .map(|group| {
            let lines: Vec<_> = page.settings.iter().filter_map(|line| Some((wanted(line, group)?, line.clone()))).collect();
            (group, lines)
        })
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    if shown.is_empty() {
        return view! { <EmptyState title=text::none(lang) text=text::none_text(lang)/> }.into_any();
    }
    shown
        .into_iter()
        .map(|(group, lines)| {
            let count = if lines.len() == 1 { text::group_count_one(lang).to_owned() } else { text::group_count(lang, lines.len()) };
            let rows = lines.into_iter().map(|(setting, line)| view! { <Row setting line open on_changed on_reload/> }).collect_view();
            view! {
                <section class="ps-group" aria-labelledby=group.name>
                    <div class="ps-group__h"><h2 id=group.name>{group.label.of(lang)}</h2><span class="ps-meta">{count}</span></div>
                    <ul class="ps-card ps-rules">{rows}</ul>
                </section>
            }
        })
        .collect_view()
        .into_any()
}

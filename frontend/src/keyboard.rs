//! Keyboard shortcuts (docs/field screens, Keyboard): off while one types, and they can be switched off altogether (WCAG 2.1.4).

use crate::session::{Session, use_lang, use_session};
use crate::shell::{self, MenuItem};
use crate::ui::{CheckField, Dialog, use_toaster};
use domain::text::sessions as text;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;

/// How long `g` waits for its letter, milliseconds.
const G_WAITS: f64 = 1500.0;

const SWITCH: &str = "praktikspor-shortcuts";

/// `g` and then this letter leads there.
const GO: &[(&str, &str)] = &[("o", "/opfoelgning"), ("e", "/elever"), ("r", "/rekruttering"), ("n", "/noegletal"), ("p", "/min-plan")];

/// The screen behind the letter: only one that stands in the user's own menu.
fn goal(session: Session, path: &str) -> Option<&'static MenuItem> {
    shell::visible(session).into_iter().find(|item| item.path == path)
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Whether the shortcuts are on.
pub fn switched_on() -> bool {
    storage().and_then(|storage| storage.get_item(SWITCH).ok().flatten()).as_deref() != Some("off")
}

fn is_typing(event: &ev::KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    target.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.is_content_editable()
            // In a dialog the keys are the dialog's: a shortcut would leave it with what is typed in it.
            || element.closest("dialog").is_ok_and(|dialog| dialog.is_some())
    })
}

/// Listens for the shortcuts of every screen.
pub fn listen(help: RwSignal<bool>) {
    let (navigate, session) = (use_navigate(), use_session());
    let toaster = use_toaster();
    // When `g` was pressed; its letter must follow soon.
    let after_g = StoredValue::new(None::<f64>);
    let handle = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "z" && !is_typing(&event) && switched_on() {
            if toaster.undo() {
                event.prevent_default();
            }
            return;
        }
        if is_typing(&event) || event.ctrl_key() || event.alt_key() || event.meta_key() || !switched_on() {
            return;
        }
        let key = event.key();
        let waited = after_g.get_value().map(|pressed| event.time_stamp() - pressed);
        after_g.set_value(None);
        if waited.is_some_and(|waited| waited < G_WAITS) {
            let to = GO.iter().find(|(letter, _)| *letter == key);
            if let Some(item) = to.and_then(|(_, path)| goal(session, path)) {
                event.prevent_default();
                navigate(item.path, Default::default());
            }
            return;
        }
        match key.as_str() {
            "g" => after_g.set_value(Some(event.time_stamp())),
            "?" => help.set(true),
            "/" => {
                if let Some(field) =
                    document().get_element_by_id("ps-search").and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    event.prevent_default();
                    drop(field.focus());
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}

/// The list of the shortcuts, and their switch.
#[component]
pub fn HelpDialog(open: RwSignal<bool>) -> impl IntoView {
    let (lang, session) = (use_lang(), use_session());
    let on = RwSignal::new(switched_on());
    Effect::new(move |_| {
        if let Some(storage) = storage() {
            drop(storage.set_item(SWITCH, if on.get() { "on" } else { "off" }));
        }
    });
    let lines = move || {
        let go = GO.iter().filter_map(move |(letter, path)| {
            let item = goal(session, path)?;
            Some((format!("g {letter}"), text::go_to(lang, (item.text)(lang))))
        });
        let fixed = [
            ("/".to_owned(), text::shortcut_search(lang).to_owned()),
            ("Ctrl+Z".to_owned(), text::shortcut_undo(lang).to_owned()),
            ("?".to_owned(), text::shortcut_help(lang).to_owned()),
        ];
        fixed.into_iter().chain(go).map(|(keys, what)| view! { <li><kbd>{keys}</kbd>" "{what}</li> }).collect_view()
    };
    view! {
        <Dialog id="shortcuts" title=text::help(lang) open=open>
            <ul class="ps-list">{lines()}</ul>
            <CheckField name="shortcuts_on" label=text::shortcuts_on(lang) value=on/>
        </Dialog>
    }
}

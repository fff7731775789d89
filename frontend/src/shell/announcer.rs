//! After a change of screen: the title, the focus on the heading, and a polite word of where one is (docs/field screens, Focus).

use domain::text::sessions as text;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::cell::Cell;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// How often the heading is looked for, and how often at most: it may come with the data.
const EVERY: Duration = Duration::from_millis(50);
const AT_MOST: u32 = 200;
/// After so many looks the old heading is taken to stay, as on the tabs of a card.
const SETTLED: u32 = 6;

thread_local! {
    // When the page is loaded the focus stays at the top, where the skip link is.
    static SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// A screen outside the frame was shown: the next one gets the focus.
pub fn screen_was_shown() {
    SHOWN.set(true);
}

#[component]
pub fn Announcer() -> impl IntoView {
    let lang = crate::session::use_lang();
    let path = use_location().pathname;
    let said = RwSignal::new(String::new());
    let before = StoredValue::new_local(None::<web_sys::Element>);
    let timer = StoredValue::new(None::<leptos::leptos_dom::helpers::IntervalHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        path.track();
        stop();
        let looks = Cell::new(0_u32);
        let look = move || {
            looks.set(looks.get() + 1);
            let heading = document().query_selector("main h1").ok().flatten();
            let is_old = before.try_with_value(|before| *before == heading).unwrap_or(true);
            if (heading.is_none() || is_old) && looks.get() < if is_old && heading.is_some() { SETTLED } else { AT_MOST } {
                return;
            }
            stop();
            said.try_set(name_page(lang, heading.as_ref()));
            let heading = heading.filter(|_| !is_old);
            if SHOWN.replace(true)
                && let Some(heading) = heading.as_ref().and_then(|heading| heading.dyn_ref::<web_sys::HtmlElement>())
            {
                // Fails only for what cannot have the focus.
                drop(heading.focus());
            }
            if heading.is_some() {
                before.try_update_value(|before| *before = heading);
            }
        };
        // Without a timer the screen works all the same, only unannounced.
        timer.set_value(set_interval_with_handle(look, EVERY).ok());
    });
    on_cleanup(stop);
    view! { <p class="sr-only" role="status" aria-live="polite">{said}</p> }
}

/// Sets the title of the page and gives its name: the heading, with the tab before it where the screen has tabs.
fn name_page(lang: domain::Lang, heading: Option<&web_sys::Element>) -> String {
    let words = |element: &web_sys::Element| element.text_content().unwrap_or_default().trim().to_owned();
    let page = heading.map(words).unwrap_or_default();
    let tab = document().query_selector("main .ps-tabs [aria-current=page]").ok().flatten().map(|tab| words(&tab));
    let name = match tab {
        Some(tab) if !page.is_empty() => text::tab_of(lang, tab, page),
        _ => page,
    };
    document().set_title(&if name.is_empty() { "Praktikspor".to_owned() } else { format!("{name} – Praktikspor") });
    name
}

//! A short word after something reversible was done, with a way back for ten seconds. Never for errors.

use super::icon::{Icon, IconName};
use super::lang;
use domain::text::common;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

type Undo = Arc<dyn Fn() + Send + Sync>;

#[derive(Clone)]
struct Message {
    text: String,
    undo: Option<Undo>,
}

/// Where pages put their word; it outlives the page that says it.
#[derive(Clone, Copy)]
pub struct Toaster {
    message: RwSignal<Option<Message>>,
}

impl Toaster {
    /// Says that something was done.
    pub fn say(&self, text: impl Into<String>) {
        self.message.set(Some(Message { text: text.into(), undo: None }));
    }

    /// Says that something was done, with a way back. `undo` may run after its page is gone: let it hold ids and the
    /// API, and touch signals of the page with `try_update` only.
    pub fn say_with_undo(&self, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.message.set(Some(Message { text: text.into(), undo: Some(Arc::new(undo)) }));
    }

    /// Undoes what was said last, if it can be undone (Ctrl+Z). Says whether it did.
    pub fn undo(&self) -> bool {
        let undo = self.message.with_untracked(|message| message.as_ref().and_then(|message| message.undo.clone()));
        let Some(undo) = undo else { return false };
        self.message.set(None);
        undo();
        true
    }
}

/// Gives all pages below it the toaster; the shell calls it once.
pub fn provide_toaster() -> Toaster {
    let toaster = Toaster { message: RwSignal::new(None) };
    provide_context(toaster);
    toaster
}

/// The toaster; one that nobody sees where no shell gave one.
#[must_use]
pub fn use_toaster() -> Toaster {
    use_context().unwrap_or_else(|| Toaster { message: RwSignal::new(None) })
}

/// The place where the word stands; the shell has it once. Ten seconds, not while the pointer or the focus is on it.
#[component]
pub fn ToastHost() -> impl IntoView {
    let toaster = use_toaster();
    let held = RwSignal::new(false);
    Effect::new(move |_| {
        if toaster.message.with(Option::is_none) || held.get() {
            return;
        }
        let timer = set_timeout_with_handle(
            move || {
                toaster.message.try_set(None);
            },
            Duration::from_secs(10),
        );
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear()
            }
        });
    });
    view! {
        <div role="status" aria-live="polite">
            {move || toaster.message.get().map(|message| view! {
                <div
                    class="ps-toast is-on"
                    on:mouseenter=move |_| held.set(true)
                    on:mouseleave=move |_| held.set(false)
                    on:focusin=move |_| held.set(true)
                    on:focusout=move |_| held.set(false)
                >
                    <Icon name=IconName::Check/>
                    <span>{message.text}</span>
                    {message.undo.map(|_| view! {
                        <button type="button" class="ps-toast__undo" on:click=move |_| { held.set(false); toaster.undo(); }>{common::undo(lang())}</button>
                    })}
                </div>
            })}
        </div>
    }
}

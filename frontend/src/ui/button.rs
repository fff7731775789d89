//! Buttons and links that look like buttons. The words name the effect ("Gem 30 min. med Amina").

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one action of the screen.
    Primary,
    /// The other actions.
    #[default]
    Secondary,
    /// The quiet ones.
    Tertiary,
    /// What cannot be undone; only inside a dialog that says the consequence.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button-primary",
            Self::Secondary => "button button-secondary",
            Self::Tertiary => "button button-tertiary",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button. Without `on_press` it submits its form. While `busy` it does nothing, but keeps its focus.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// What happens: `on_press=move || …`.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Something is under way: the button waits.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// It cannot be used now; say beside it why.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// 36 px high, for rows.
    #[prop(optional)]
    small: bool,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// The name for screen readers where the words alone do not say what it works on.
    #[prop(optional, into)]
    label: Option<String>,
    /// Whether it is the chosen one of several.
    #[prop(optional)]
    pressed: Option<Signal<bool>>,
    children: Children,
) -> impl IntoView {
    let press = move |event: leptos::ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
        } else if let Some(on_press) = on_press {
            on_press.run(());
        }
    };
    view! {
        <button
            type=if on_press.is_some() { "button" } else { "submit" }
            class=kind.class() class:ps-btn-s=small class:ps-w100=wide
            aria-label=label.filter(|label| !label.is_empty())
            aria-pressed=pressed.map(|pressed| move || pressed.get().to_string())
            aria-disabled=move || busy.get().then_some("true")
            disabled=move || disabled.get()
            on:click=press
        >
            {icon.map(|name| view! { <Icon name/> })}
            {children()}
        </button>
    }
}

/// A link that looks like a button: for going somewhere.
#[component]
pub fn LinkButton(
    /// Where to.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// The icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// 36 px high, for rows.
    #[prop(optional)]
    small: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=kind.class() class:ps-btn-s=small>
            {icon.map(|name| view! { <Icon name/> })}
            {children()}
        </a>
    }
}

/// A button with an icon alone; the label says what it does.
#[component]
pub fn IconButton(
    /// The drawing.
    icon: IconName,
    /// What it does, in words.
    #[prop(into)]
    label: String,
    /// What happens: `on_press=move || …`.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="ps-iconbtn" aria-label=label on:click=move |_| on_press.run(())>
            <Icon name=icon/>
        </button>
    }
}

//! The frame of the pages for who is not signed in.

use crate::session::use_lang;
use crate::shell::{Language, Logo, SkipLink, screen_was_shown};
use domain::text::sessions as text;
use leptos::prelude::*;

/// The mark and the tracks on one side, the form on the other.
#[component]
pub fn Frame(
    /// The heading, and the title of the page.
    title: &'static str,
    /// The line below it.
    lead: &'static str,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    document().set_title(&format!("{title} – Praktikspor"));
    screen_was_shown();
    view! {
        <SkipLink/>
        <div class="ps-login">
            <header class="ps-login__art">
                <span class="ps-brand"><Logo/>"Praktikspor"</span>
                <p class="ps-login__h">{text::slogan(lang)}</p>
                <p class="ps-login__p">{text::slogan_more(lang)}</p>
                <Tracks/>
            </header>
            <main class="ps-login__form" id="indhold" tabindex="-1">
                <div class="ps-login__in">
                    <h1 tabindex="-1">{title}</h1>
                    <p class="ps-head__sub">{lead}</p>
                    {children()}
                    <p class="ps-links"><Language/></p>
                </div>
            </main>
        </div>
    }
}

#[component]
fn Tracks() -> impl IntoView {
    view! {
        <svg class="ps-art" viewBox="0 0 700 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <path class="is-1" d="M-40 520h150a60 60 0 0 0 60-60v-40a60 60 0 0 1 60-60h170a60 60 0 0 0 60-60v-20a60 60 0 0 1 60-60h240"/>
            <path class="is-2" d="M-40 560h220a60 60 0 0 0 60-60v-30a60 60 0 0 1 60-60h190a60 60 0 0 0 60-60v-10a60 60 0 0 1 60-60h150"/>
            <path d="M-40 480h90a60 60 0 0 0 60-60v-60a60 60 0 0 1 60-60h160a60 60 0 0 0 60-60v-20a60 60 0 0 1 60-60h310"/>
            <circle cx="60" cy="520" r="15"/><circle cx="260" cy="360" r="15"/><circle cx="400" cy="360" r="15"/><circle class="is-goal" cx="560" cy="220" r="20"/>
        </svg>
    }
}

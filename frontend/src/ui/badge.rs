//! Status in word, icon and colour, and initials.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

pub use domain::listing::Tone;

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Late => "ps-badge ps-badge--late",
        Tone::Today => "ps-badge ps-badge--today",
        Tone::Soon => "ps-badge ps-badge--soon",
        Tone::Ok => "ps-badge ps-badge--ok",
        Tone::Idle => "ps-badge",
        Tone::School => "ps-badge ps-badge--school",
    }
}

/// The icon that says the same as the colour.
const fn icon_of(tone: Tone) -> IconName {
    match tone {
        Tone::Late => IconName::Alert,
        Tone::Today => IconName::Clock,
        Tone::Soon => IconName::Calendar,
        Tone::Ok => IconName::Check,
        Tone::Idle => IconName::Pause,
        Tone::School => IconName::Cap,
    }
}

/// A status: icon and word.
#[component]
pub fn StatusBadge(
    /// What it means.
    tone: Tone,
    /// The word.
    #[prop(into)]
    text: String,
    /// Another icon than the tone's own.
    #[prop(optional)]
    icon: Option<IconName>,
) -> impl IntoView {
    view! { <span class=class(tone)><Icon name=icon.unwrap_or(icon_of(tone))/>{text}</span> }
}

/// How large an avatar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// 36 px: rows.
    #[default]
    Row,
    /// 48 px: cards.
    Card,
    /// 64 px: the head of a page.
    Head,
}

/// Initials in a circle; the name stands beside it, so screen readers skip it.
#[component]
pub fn Avatar(
    /// The person's name.
    #[prop(into)]
    name: String,
    /// How large.
    #[prop(optional)]
    size: AvatarSize,
) -> impl IntoView {
    view! {
        <span class="ps-avatar" class:ps-avatar--m=size == AvatarSize::Card class:ps-avatar--l=size == AvatarSize::Head aria-hidden="true">
            {initials(&name)}
        </span>
    }
}

/// The first letters of the first and the last word of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    words.next().into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_are_those_of_the_first_and_last_name() {
        for (name, expected) in [("Amina Yusuf", "AY"), ("anna marie østergård", "AØ"), ("Bo", "B"), ("", "")] {
            assert_eq!(super::initials(name), expected);
        }
    }
}

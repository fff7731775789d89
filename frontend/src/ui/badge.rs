//! Status in word, icon and colour, and initials.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What a status means for the one who reads it (design: colour never stands alone).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Past its date.
    Late,
    /// Today, or close.
    Today,
    /// This week; to know.
    Soon,
    /// Done, ready.
    Ok,
    /// Waits, neutral.
    #[default]
    Idle,
    /// At school.
    School,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Late => "ps-badge ps-badge--late",
            Self::Today => "ps-badge ps-badge--today",
            Self::Soon => "ps-badge ps-badge--soon",
            Self::Ok => "ps-badge ps-badge--ok",
            Self::Idle => "ps-badge ps-badge--idle",
            Self::School => "ps-badge ps-badge--school",
        }
    }

    /// The icon that says the same as the colour.
    #[must_use]
    pub const fn icon(self) -> IconName {
        match self {
            Self::Late => IconName::Alert,
            Self::Today => IconName::Clock,
            Self::Soon => IconName::Calendar,
            Self::Ok => IconName::Check,
            Self::Idle => IconName::Pause,
            Self::School => IconName::Cap,
        }
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
    view! { <span class=tone.class()><Icon name=icon.unwrap_or(tone.icon())/>{text}</span> }
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

//! Icons: one sprite in the page, used by name. An icon never stands alone: a word is beside it or in the label.

use leptos::prelude::*;

/// Declares the icons: their name in code, their id in the sprite and how they are drawn on 24 × 24.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $path:literal;)+) => {
        /// The icons of the product.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum IconName { $($(#[$doc])* $name),+ }

        impl IconName {
            const ALL: &'static [Self] = &[$(Self::$name),+];

            const fn id(self) -> &'static str { match self { $(Self::$name => $id),+ } }

            const fn path(self) -> &'static str { match self { $(Self::$name => $path),+ } }
        }
    };
}

icons! {
    /// Late, failed.
    Alert = "i-alert", "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2";
    /// Onwards.
    Arrow = "i-arrow", "M4 12h15M13 6l6 6-6 6";
    /// Employment.
    Bag = "i-bag", "M3.5 8h17v12h-17zM8.5 8V4.5h7V8M3.5 13h17";
    /// Messages.
    Bell = "i-bell", "M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4";
    /// Recruitment.
    Board = "i-board", "M4 5h4.5v14H4zM10 5h4.5v9H10zM16 5h4v6h-4z";
    /// A date, this week.
    Calendar = "i-cal", "M4 6h16v14H4zM4 10.5h16M8 3.5V7M16 3.5V7";
    /// School.
    Cap = "i-cap", "M2.5 9.5 12 5l9.5 4.5L12 14zM6.5 11.8V16c3.3 2.4 7.7 2.4 11 0v-4.2M21.5 9.5v5";
    /// Figures.
    Chart = "i-chart", "M4 4v16h16M8.5 16v-4M12.5 16V8M16.5 16v-6";
    /// A talk.
    Chat = "i-chat", "M4 5h16v11h-9l-4.5 4v-4H4z";
    /// Done.
    Check = "i-check", "M5 12.5l4.5 4.5L19 7.5";
    /// Today, time.
    Clock = "i-clock", "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 7.5V12l3 2";
    /// A document.
    Document = "i-doc", "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6";
    /// Unfold.
    Down = "i-down", "M5.5 9.5 12 16l6.5-6.5";
    /// Fetch a file.
    Download = "i-download", "M12 4v11M7 10.5l5 5 5-5M4.5 20h15";
    /// Who has seen it.
    Eye = "i-eye", "M2.5 12C5 7.5 8.2 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.7 6.5-9.5 6.5S5 16.5 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z";
    /// Filters.
    Filter = "i-filter", "M4 5h16l-6 7.5V19l-4-2v-4.5z";
    /// Probation, a mark.
    Flag = "i-flag", "M6 21V4M6 4.5h11l-2 4 2 4H6";
    /// Settings.
    Gear = "i-gear", "M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M5.6 18.4l2.1-2.1M16.3 7.7l2.1-2.1";
    /// Places.
    Grid = "i-grid", "M4 6h16v14H4zM4 10.5h16M9 6v14M14.5 6v14M8 3.5V6M16 3.5V6";
    /// A concern.
    Heart = "i-heart", "M12 20C7 16 3.5 13 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 4-3.5 7-8.5 11Z";
    /// The worklist.
    Inbox = "i-inbox", "M4 13h4l1.5 3h5L16 13h4M4 13 6.5 5h11L20 13v6H4z";
    /// To know.
    Info = "i-info", "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 11v5.5M12 7.7v.2";
    /// Sign in, access.
    Key = "i-key", "M8.5 16a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM13 11.5h8.5M18 11.5V15M21 11.5v2.5";
    /// Back.
    Left = "i-left", "M14.5 5.5 8 12l6.5 6.5";
    /// Templates, lists.
    List = "i-list", "M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1";
    /// Write.
    Mail = "i-mail", "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5";
    /// More.
    More = "i-more", "M5.5 13.1a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM12 13.1a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2ZM18.5 13.1a1.1 1.1 0 1 0 0-2.2 1.1 1.1 0 0 0 0 2.2Z";
    /// Remember.
    Note = "i-note", "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 9h7M8.5 12.5h4";
    /// Waits.
    Pause = "i-pause", "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM10 9v6M14 9v6";
    /// Trainees.
    People = "i-people", "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.9c1.9.8 3 2.5 3.5 5.1";
    /// Call.
    Phone = "i-phone", "M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3c0 1-1 2-2 2C11 20 4 13 4 5.5c0-1 1-2 2-2Z";
    /// A place.
    Pin = "i-pin", "M12 21c4.5-5 7-8.3 7-11.5a7 7 0 1 0-14 0C5 12.7 7.5 16 12 21ZM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z";
    /// New.
    Plus = "i-plus", "M12 5v14M5 12h14";
    /// Print.
    Print = "i-print", "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.5H7z";
    /// Forward.
    Right = "i-right", "M9.5 5.5 16 12l-6.5 6.5";
    /// The track.
    Route = "i-route", "M6 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 17.5h7a3.5 3.5 0 0 0 0-7H9.5a3 3 0 0 1 0-4H16";
    /// Search.
    Search = "i-search", "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20.5 20.5";
    /// Goals.
    Target = "i-target", "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 12h.1";
    /// Sickness.
    Thermometer = "i-therm", "M10 14V5a2 2 0 1 1 4 0v9a4 4 0 1 1-4 0ZM12 10v7";
    /// A person.
    User = "i-user", "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.7-4 3.7-6 7.5-6s6.8 2 7.5 6";
    /// Supervisors.
    UserCheck = "i-usercheck", "M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM3 20.5c.6-4 3.4-6 7-6 1.3 0 2.5.3 3.5.8M15 18.5l2 2 4-4.5";
}

/// The drawings, once per page; `AppShell` and the sign-in page put it first in the body.
#[component]
pub fn IconSprite() -> impl IntoView {
    view! {
        <svg hidden=true aria-hidden="true">
            <defs>
                {IconName::ALL.iter().map(|icon| view! { <symbol id=icon.id() viewBox="0 0 24 24"><path d=icon.path()/></symbol> }).collect_view()}
            </defs>
        </svg>
    }
}

/// One icon, hidden from screen readers: the word beside it says the same.
#[component]
pub fn Icon(
    /// Which drawing.
    name: IconName,
    /// 16 px instead of 20 px.
    #[prop(optional)]
    small: bool,
    /// In the brand's colour, as in lists of links.
    #[prop(optional)]
    brand: bool,
) -> impl IntoView {
    view! {
        <svg class="ps-ico" class:ps-ico--s=small class:ps-ico--b=brand aria-hidden="true" focusable="false">
            <use href=format!("#{}", name.id())/>
        </svg>
    }
}

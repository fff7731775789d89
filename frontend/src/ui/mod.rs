//! The small accessible components that every screen is made of (classes: `styles/*.css`).

pub mod address;
pub mod badge;
pub mod button;
pub mod dates;
pub mod declared;
pub mod dialog;
pub mod drafts;
pub mod fetched;
pub mod field;
pub mod form;
pub mod icon;
pub mod listed;
pub mod loader;
pub mod moves;
pub mod page;
pub mod problems;
pub mod search;
pub mod several;
pub mod states;
pub mod steps;
pub mod table;
pub mod toast;
pub mod track;

pub use badge::{Avatar, AvatarSize, StatusBadge, Tone};
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use declared::{Fields, Form, FormView, Options};
pub use dialog::{ConflictDialog, Dialog, DialogActions};
pub use fetched::Fetched;
pub use field::{CheckField, ChoiceChips, DateField, DateInput, Field, SelectField, TextArea, TextField, choices};
pub use form::{Conflict, ErrorSummary, SaveBar, StepForm, Submit};
pub use icon::{Icon, IconName, IconSprite};
pub use listed::{ListView, Source};
pub use loader::{LoadFailed, Loader, error_text};
pub use moves::{Moving, moves_view};
pub use page::{BackLink, Card, PageHeader, TabLink, Tabs};
pub use states::{Alert, AlertKind, EmptyState, ProgressBar, Skeleton};
pub use steps::{Step, Steps};
pub use table::{DataTable, Pager, TableHead};
pub use toast::{ToastHost, Toaster, provide_toaster, use_toaster};
pub use track::{MarkKind, MiniTrack, TrackMark, TrackSegment, TrackTimeline};

use crate::session::use_lang as lang;

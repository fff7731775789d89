//! The form of something that is new or known already: it makes the one and corrects the other with the same fields.

use super::button::ButtonKind;
use super::declared::Form;
use super::form_view::FormView;
use crate::api;
use crate::session::use_today;
use domain::fields::Declared;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a form saves, and where.
pub struct Saving<B: 'static, T: 'static> {
    /// Where it is sent: posted where it is new, put where it is known.
    pub path: String,
    /// What is known, with the version that was read.
    pub known: Option<(B, i32)>,
    /// The word on its button.
    pub word: &'static str,
    /// What is said and done when it was saved.
    pub saved: Callback<T>,
    /// The way out.
    pub cancel: Callback<()>,
    /// Reads again what someone else has changed meanwhile.
    pub reload: Callback<()>,
}

impl<B: Declared + Serialize + 'static, T: DeserializeOwned + 'static> Saving<B, T> {
    /// The form, filled in as far as it is known.
    #[must_use]
    pub fn view(self) -> AnyView {
        let (today, form, version) = (use_today(), Form::of::<B>(), self.known.as_ref().map(|(_, version)| *version));
        let form = match self.known {
            Some((said, _)) => form.filled(said),
            None => form,
        };
        let of = self.path.clone();
        let (path, saved, cancel, reload) = (StoredValue::new(self.path), self.saved, self.cancel, self.reload);
        let send = move |()| {
            let path = path.get_value();
            form.submit.send(
                form.read(|body: B| body.fields_checked(today)),
                move |key, body| match version {
                    Some(version) => api::put(&path, version, &body),
                    None => api::create(&path, &key, &body),
                },
                move |made: T| saved.run(made),
            );
        };
        view! { <FormView form of word=self.word kind=ButtonKind::Primary on_send=send on_cancel=cancel on_reload=reload/> }.into_any()
    }
}

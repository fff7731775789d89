//! Making the plan: the few things only a person knows.

use super::calls;
use crate::session::{use_lang, use_today};
use crate::ui::{Button, ButtonKind, Dialog, Form, FormView, IconName, use_toaster};
use domain::fields::Declared;
use domain::ids::TraineeshipId;
use domain::onboarding::{Checklist, MakeChecklist};
use domain::text::onboarding as text;
use leptos::prelude::*;

/// The button that makes the plan, with its dialog.
#[component]
pub(super) fn MakePlan(id: TraineeshipId, #[prop(into)] on_made: Callback<()>) -> impl IntoView {
    let (lang, today, toaster) = (use_lang(), use_today(), use_toaster());
    let open = RwSignal::new(false);
    let form = Form::of::<MakeChecklist>();
    let send = move |()| {
        form.submit.send(
            form.read(|answers: MakeChecklist| answers.fields_checked(today)),
            move |key, body| calls::make(id, key, body),
            move |_: Checklist| {
                open.set(false);
                toaster.say(text::made(lang));
                on_made.run(());
            },
        );
    };
    view! {
        <Button kind=ButtonKind::Primary icon=IconName::Plus on_press=move || open.set(true)>{text::make(lang)}</Button>
        <Dialog id="make-plan" title=text::make_title(lang).to_owned() open>
            <FormView form word=text::make(lang) on_send=send on_cancel=move |()| open.set(false)/>
        </Dialog>
    }
}

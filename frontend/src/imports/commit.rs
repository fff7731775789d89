//! Importing a checked file: all of it or only the good rows; afterwards the report.

use crate::api::{self, Answer};
use crate::session::use_lang;
use crate::ui::{Alert, AlertKind, Button, ButtonKind, ConflictDialog, ErrorSummary, IconName, LinkButton, Submit, use_toaster};
use domain::Lang;
use domain::imports::{CommitImport, Counts, Import, ImportStatus};
use domain::text::imports as text;
use leptos::prelude::*;

/// What the rows come to, and the buttons.
#[component]
pub(super) fn Commit(import: Import, changed: Callback<()>) -> impl IntoView {
    let (lang, toaster, form) = (use_lang(), use_toaster(), Submit::new());
    let counts = import.counts;
    let path = format!("/imports/{}", import.id);
    let report = Submit::new();
    let (report_path, report_name) =
        (StoredValue::new(format!("{path}/report.csv")), StoredValue::new(text::report_name(lang, &import.file_name)));
    let download = move || {
        report.send(
            Ok(()),
            |_, ()| Answer::of(async move { api::download(&report_path.get_value(), &report_name.get_value()).await }),
            |()| {},
        );
    };
    let commit_path = StoredValue::new(format!("{path}/commit"));
    let send = move |only_good_rows: bool| {
        form.send(
            Ok(CommitImport { only_good_rows }),
            |_, body| api::post_if_match::<_, Import>(&commit_path.get_value(), import.version, &body),
            move |_: Import| {
                toaster.say(text::committed(lang));
                changed.run(());
            },
        );
    };
    let open = import.status == ImportStatus::Checked;
    let whole = open && counts.rejected == 0 && counts.to_write() > 0;
    let only_good = open && counts.rejected > 0 && counts.to_write() > 0;
    view! {
        <div class="ps-stack">
            <p><b>{counts_text(lang, counts)}</b></p>
            {(counts.with_warning > 0).then(|| view! { <p>{text::with_warning(lang, counts.with_warning)}</p> })}
            {(open && counts.to_write() == 0).then(|| view! { <Alert kind=AlertKind::ToKnow title=text::nothing_to_do(lang)/> })}
            {only_good.then(|| view! { <Alert kind=AlertKind::ToKnow title=text::whole_file_blocked(lang)/> })}
            <ErrorSummary form/>
            <ErrorSummary form=report failed=text::report_failed(lang)/>
            <div class="ps-btns">
                {whole.then(|| view! {
                    <Button kind=ButtonKind::Primary icon=IconName::Check busy=form.pending on_press=move || send(false)>{text::commit_all(lang)}</Button>
                })}
                {only_good.then(|| view! {
                    <Button kind=ButtonKind::Primary icon=IconName::Check busy=form.pending on_press=move || send(true)>{text::commit_good(lang, counts.to_write())}</Button>
                })}
                <Button icon=IconName::Download busy=report.pending on_press=download>{text::download_report(lang)}</Button>
                {(!open).then(|| view! { <LinkButton href="/import">{text::another(lang)}</LinkButton> })}
            </div>
            {move || form.pending.get().then(|| view! { <p role="status">{text::committing(lang)}</p> })}
            <ConflictDialog open=form.conflict on_reload=move || changed.run(())/>
        </div>
    }
}

/// The counts in words.
pub(super) fn counts_text(lang: Lang, counts: Counts) -> String {
    text::counts(lang, counts.rows, counts.new, counts.changed, counts.unchanged, counts.rejected)
}

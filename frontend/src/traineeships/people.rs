//! Supervisors and contacts of a trainee.

use crate::session::{use_lang, use_today};
use crate::ui::{Avatar, AvatarSize, Card, Icon, IconName, dates};
use chrono::NaiveDate;
use domain::Lang;
use domain::text::traineeships as text;
use domain::traineeships::{AssignedSupervisor, TraineeshipCard};
use leptos::prelude::*;

/// The supervisors, today's and later ones.
#[component]
pub(super) fn Supervisors(supervisors: Vec<AssignedSupervisor>) -> impl IntoView {
    let (lang, today) = (use_lang(), use_today());
    let people: Vec<_> = supervisors.into_iter().filter(|supervisor| supervisor.ends_on.is_none_or(|end| end >= today)).collect();
    let none = people.is_empty().then(|| view! { <p class="ps-why">{text::no_supervisors(lang)}</p> });
    view! {
        <Card id="supervisors" title=text::supervisors(lang)>
            {none}
            <ul class="ps-contacts">
                {people.into_iter().map(|supervisor| view! {
                    <li class="ps-person">
                        <Avatar name=supervisor.name.clone() size=AvatarSize::Card/>
                        <div><b>{supervisor.name.clone()}</b><span>{about(lang, today, &supervisor)}</span></div>
                        <MailLink name=supervisor.name email=supervisor.email/>
                    </li>
                }).collect_view()}
            </ul>
        </Card>
    }
}

/// What kind of supervisor, since or until when, and an exception where there is one.
fn about(lang: Lang, today: NaiveDate, supervisor: &AssignedSupervisor) -> String {
    let mut words = vec![supervisor.kind.label(lang).to_owned()];
    if supervisor.starts_on > today {
        words.push(text::supervisor_from(lang, dates::short(lang, supervisor.starts_on, today)));
    }
    if let Some(end) = supervisor.ends_on {
        words.push(text::supervisor_until(lang, dates::short(lang, end, today)));
    }
    if let Some(until) = supervisor.exception_until {
        words.push(text::exception_until(lang, dates::short(lang, until, today)));
    }
    words.join(", ")
}

/// Who else is there for the trainee.
#[component]
pub(super) fn Contacts(card: TraineeshipCard) -> impl IntoView {
    let lang = use_lang();
    let people: Vec<_> = [(card.education_lead_name, text::education_lead(lang)), (card.consultant_name, text::consultant(lang))]
        .into_iter()
        .filter_map(|(name, role)| name.map(|name| (name, role)))
        .collect();
    (!people.is_empty()).then(|| {
        view! {
            <Card id="contacts" title=text::contacts(lang)>
                <ul class="ps-contacts">
                    {people.into_iter().map(|(name, role)| view! {
                        <li class="ps-person"><Avatar name=name.clone()/><div><b>{name}</b><span>{role}</span></div></li>
                    }).collect_view()}
                </ul>
            </Card>
        }
    })
}

/// Writes an e-mail to someone.
#[component]
pub(super) fn MailLink(name: String, email: String) -> impl IntoView {
    view! {
        <a class="ps-iconbtn" href=format!("mailto:{email}") aria-label=text::write_to(use_lang(), name)><Icon name=IconName::Mail brand=true/></a>
    }
}

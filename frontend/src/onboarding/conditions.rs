//! Conditions and dates of template items, in words.

use domain::Lang;
use domain::onboarding::{Anchor, Condition, TemplateItem};
use domain::text::onboarding as text;

/// "60 dage før: Første dag", "50 % inde i perioden".
pub(super) fn when(lang: Lang, item: &TemplateItem) -> String {
    let anchor = item.anchor.label(lang);
    match (item.anchor, item.offset) {
        (Anchor::PeriodShare, percent) => text::share_of_period(lang, percent),
        (_, 0) => text::on_anchor(lang, anchor),
        (_, days) if days < 0 => text::days_before(lang, days.unsigned_abs(), anchor),
        (_, days) => text::days_after(lang, days, anchor),
    }
}

/// What must hold, each in words; nothing where the item always applies.
pub(super) fn only_if(lang: Lang, condition: &Condition) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    words.extend(condition.basis.iter().map(|list| list.iter().map(|one| one.label(lang)).collect::<Vec<_>>().join(", ")));
    words.extend(condition.family.iter().map(|list| list.iter().map(|one| one.label(lang)).collect::<Vec<_>>().join(", ")));
    words.extend(condition.programme.iter().map(|codes| text::if_programme(lang, codes.join(", "))));
    words.extend(condition.specialisation.iter().map(|codes| text::if_specialisation(lang, codes.join(", "))));
    words.extend(condition.site_kind.iter().map(|list| list.iter().map(|one| one.label(lang)).collect::<Vec<_>>().join(", ")));
    words.extend(condition.period_number_min.map(|number| text::if_period_from(lang, number)));
    let flags = [
        (condition.site_serves_children, text::if_site_serves_children(lang)),
        (condition.is_minor, text::if_is_minor(lang)),
        (condition.needs_work_permit, text::if_needs_work_permit(lang)),
        (condition.foreign_applicant, text::if_foreign_applicant(lang)),
        (condition.first_time_supervisor, text::if_first_time_supervisor(lang)),
        (condition.starts_in_school, text::if_starts_in_school(lang)),
        (condition.starts_with_gf2, text::if_starts_with_gf2(lang)),
        (condition.last_period, text::if_last_period(lang)),
        (condition.has_next_period, text::if_has_next_period(lang)),
        (condition.external_period, text::if_external_period(lang)),
        (condition.spu_member, if condition.spu_member == Some(false) { text::if_not_spu_member(lang) } else { text::if_spu_member(lang) }),
        (condition.assessment_doubt, text::if_assessment_doubt(lang)),
    ];
    words.extend(flags.into_iter().filter(|(wanted, _)| wanted.is_some()).map(|(_, text)| text.to_owned()));
    words
}

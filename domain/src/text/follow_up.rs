//! Texts of the capability `follow_up`: the worklist, talks, and the sentence after "Vises fordi".

use crate::Lang;
use crate::follow_up::talks::{TalkForm, TalkKind};
use crate::follow_up::{Inputs, SpellDates, rules};
use chrono::{Datelike, NaiveDate, Weekday};

texts! {
    title => "Opfølgning", "Follow-up";
    why_prefix => "Vises fordi", "Shown because";
    new_task => "Ny opgave", "New task";
    counts_label => "Antal opgaver", "Number of tasks";
    oldest_over(days) => "ældste: {days} hverdage", "oldest: {days} working days";
    until_sunday => "til og med søndag", "through Sunday";
    later_hint => "efter denne uge", "after this week";
    waiting_hint => "udsat eller indkaldt", "put off or invited";
    done_hint => "denne og sidste uge", "this week and last";
    oldest_first => "Ældste først", "Oldest first";
    one_working_day_over => "1 hverdag over", "1 working day over";
    working_days_over(days) => "{days} hverdage over", "{days} working days over";
    over_at_weekend => "Over frist", "Overdue";
    deadline(date) => "Frist {date}", "Due {date}";
    snoozed_until(date) => "Udsat til {date}", "Put off until {date}";
    escalated => "Haster: lovens frist er nær", "Urgent: the legal deadline is near";
    more_actions(name) => "Flere handlinger for {name}", "More actions for {name}";
    snooze => "Udsæt", "Put off";
    snooze_tomorrow => "Til i morgen", "Until tomorrow";
    snooze_next_week => "Til næste mandag", "Until next Monday";
    unsnooze => "Tag op igen", "Take up again";
    assign_to_me => "Tag opgaven", "Take the task";
    give_back => "Giv tilbage", "Give back";
    mark_done => "Markér som klaret", "Mark as done";
    mark_waived => "Ikke relevant", "Not relevant";
    reopen => "Åbn igen", "Open again";
    reason => "Begrundelse", "Reason";
    waive_title => "Opgaven er ikke relevant", "The task is not relevant";
    waive_consequence => "Opgaven forsvinder fra listen. Begrundelsen står i historikken.", "The task leaves the list. The reason stays in the history.";
    done_title => "Opgaven er klaret", "The task is done";
    keep_task => "Behold opgaven", "Keep the task";
    task_done(name) => "Klaret: {name}", "Done: {name}";
    task_waived(name) => "Ikke relevant: {name}", "Not relevant: {name}";
    task_snoozed(name) => "Udsat: {name}", "Put off: {name}";
    task_reopened(name) => "Åbnet igen: {name}", "Opened again: {name}";
    task_closed_meanwhile => "Opgaven er lukket i mellemtiden.", "The task has been closed meanwhile.";
    task_written => "Opgaven er oprettet.", "The task was made.";
    filters => "Filtre", "Filters";
    topic => "Emne", "Topic";
    programme => "Uddannelse", "Programme";
    clear_filters => "Ryd filtre", "Clear filters";
    show_more => "Vis flere", "Show more";
    first_hundred => "De første 100 vises. Vælg et emne eller en uddannelse for at se resten.", "The first 100 are shown. Choose a topic or a programme to see the rest.";
    empty_title => "Ingen elever venter på dig", "No trainees are waiting for you";
    empty_text => "Når en regel eller en kollega opretter en opgave, står den her med begrundelse og frist.", "When a rule or a colleague makes a task, it stands here with its reason and deadline.";
    empty_group => "Ingen opgaver her.", "No tasks here.";
    empty_filtered => "Ingen opgaver passer til filtrene.", "No tasks match the filters.";
    owner(name) => "Ansvarlig: {name}", "Owner: {name}";
    key_next => "næste række", "next row";
    key_previous => "forrige række", "previous row";
    key_do => "udfør handling", "do the action";
    key_snooze => "udsæt", "put off";
    keys_label => "Tastaturgenveje", "Keyboard shortcuts";

    talks => "Samtaler", "Talks";
    no_talks => "Der er ingen samtaler endnu.", "There are no talks yet.";
    talk_invite_title => "Indkald til samtale", "Invite to a talk";
    talk_meets_on => "Dato", "Date";
    talk_place => "Sted", "Place";
    talk_form => "Form", "Form";
    talk_send => "Indkald", "Invite";
    talk_move => "Flyt samtalen", "Move the talk";
    talk_facts => "Samtalen", "The talk";
    talk_at(day, time) => "{day} kl. {time}", "{day} at {time}";
    talk_letter => "Indkaldelsen", "The invitation";
    talk_letter_hint => "Send teksten i Digital Post. Den nævner ikke fraværets årsag.", "Send the text by Digital Post. It says nothing about the cause of the absence.";
    talk_held_on => "Holdt den", "Held on";
    talk_companion => "Eleven havde en bisidder med", "The trainee had a companion";
    yes => "Ja", "Yes";
    no => "Nej", "No";
    talk_record_held => "Registrér som holdt", "Record as held";
    talk_minutes => "Referat", "Minutes";
    talk_minutes_warning(words) => "Teksten nævner måske sygdom ({words}). Skriv kun om, hvad eleven kan.", "The text may mention illness ({words}). Write only about what the trainee can do.";
    talk_next_on => "Næste opfølgning", "Next follow-up";
    talk_close => "Afslut samtalen", "Close the talk";
    talk_cancel => "Ikke nødvendig", "Not needed";
    talk_cancel_title => "Samtalen er ikke nødvendig", "The talk is not needed";
    talk_cancel_consequence => "Samtalen og opgaven lukkes. Begrundelsen står i historikken.", "The talk and the task are closed. The reason stays in the history.";
    talk_keep => "Behold samtalen", "Keep the talk";
    talk_closed_note => "Samtalen er afsluttet, og opgaven er klaret.", "The talk is closed and the task is done.";
    talk_acknowledged(date) => "Læst af eleven {date}", "Read by the trainee {date}";
    talk_confidential => "Referatet er fortroligt. Hver læsning bliver logget.", "The minutes are confidential. Each reading is logged.";
    talk_no_minutes_for_you => "Referatet er ikke delt med dig.", "The minutes are not shared with you.";
    talk_steps => "Trin", "Steps";
    talk_due(date) => "Senest {date}", "By {date}";

}

/// The sentence after "Vises fordi": fact, limit, date. Made of the inputs kept with the task; the rule that made it says it.
#[must_use]
pub fn why(lang: Lang, inputs: &Inputs, today: NaiveDate) -> String {
    rules::why(lang, inputs, today).unwrap_or_else(|| by_hand(lang, inputs, today))
}

fn by_hand(lang: Lang, inputs: &Inputs, today: NaiveDate) -> String {
    let Inputs::ByHand { on } = inputs else { return String::new() };
    let day = ended(&short_date(lang, *on, today));
    match lang {
        Lang::Da => format!("opgaven blev oprettet i hånden {day}"),
        Lang::En => format!("the task was made by hand {day}"),
    }
}

/// The letter that invites to a talk: time, place, purpose and the right to a companion (docs/field 4.4). It names
/// neither absence nor cause beyond the kind of talk.
#[must_use]
pub fn invitation(lang: Lang, kind: TalkKind, name: &str, day: NaiveDate, time: &str, place: &str, form: TalkForm) -> String {
    let (label, form) = (kind.label(lang).to_lowercase(), form.label(lang).to_lowercase());
    let date = long_date(lang, day);
    match lang {
        Lang::Da => format!(
            "Kære {name}\n\nDu indkaldes til {label} {date} kl. {time}.\n\nSted: {place} ({form}).\n\nFormålet er at tale om, hvordan vi bedst støtter dig i din uddannelse: hvad du kan, hvad der skal tilpasses, og hvad vi aftaler. Du skal ikke fortælle, hvad du eventuelt fejler.\n\nDu har ret til at tage en bisidder med, for eksempel din tillidsrepræsentant.\n\nKan du ikke komme, så giv besked, så finder vi en anden tid.\n\nVenlig hilsen"
        ),
        Lang::En => format!(
            "Dear {name}\n\nYou are invited to a meeting ({label}) on {date} at {time}.\n\nPlace: {place} ({form}).\n\nThe purpose is to talk about how we best support you in your training: what you can do, what must be adapted, and what we agree on. You need not say what illness you may have.\n\nYou have the right to bring a companion, for example your union representative.\n\nIf you cannot come, let us know, and we will find another time.\n\nKind regards"
        ),
    }
}

/// `man. 23. nov.`; with the year where it is not this year's.
#[must_use]
pub fn short_date(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    let weekday = match (lang, date.weekday()) {
        (Lang::Da, Weekday::Mon) => "man.",
        (Lang::Da, Weekday::Tue) => "tirs.",
        (Lang::Da, Weekday::Wed) => "ons.",
        (Lang::Da, Weekday::Thu) => "tors.",
        (Lang::Da, Weekday::Fri) => "fre.",
        (Lang::Da, Weekday::Sat) => "lør.",
        (Lang::Da, Weekday::Sun) => "søn.",
        (Lang::En, Weekday::Mon) => "Mon",
        (Lang::En, Weekday::Tue) => "Tue",
        (Lang::En, Weekday::Wed) => "Wed",
        (Lang::En, Weekday::Thu) => "Thu",
        (Lang::En, Weekday::Fri) => "Fri",
        (Lang::En, Weekday::Sat) => "Sat",
        (Lang::En, Weekday::Sun) => "Sun",
    };
    format!("{weekday} {}", day_month(lang, date, today))
}

/// `12.–14. aug.` or `29. okt. – 2. nov.`; `siden fre. 30. okt.` for an open one.
#[must_use]
pub fn spell_range(lang: Lang, spell: SpellDates, today: NaiveDate) -> String {
    let first = day_month(lang, spell.starts_on, today);
    match spell.ends_on {
        None if lang == Lang::Da => format!("siden {}", short_date(lang, spell.starts_on, today)),
        None => format!("since {}", short_date(lang, spell.starts_on, today)),
        Some(last) if last == spell.starts_on => first,
        Some(last) if (last.year(), last.month()) == (spell.starts_on.year(), spell.starts_on.month()) => {
            let dot = if lang == Lang::Da { "." } else { "" };
            format!("{}{dot}–{}", spell.starts_on.day(), day_month(lang, last, today))
        }
        Some(last) => format!("{first} – {}", day_month(lang, last, today)),
    }
}

/// Spells in a row: "12.–14. aug., 29. okt. – 2. nov. og siden tirs. 17. nov.".
pub(crate) fn spell_list(lang: Lang, spells: &[SpellDates], today: NaiveDate) -> String {
    let parts: Vec<String> = spells.iter().map(|spell| spell_range(lang, *spell, today)).collect();
    let and = if lang == Lang::Da { "og" } else { "and" };
    match parts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {and} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A sentence ends with one full stop, also where its last word is abbreviated.
pub(crate) fn ended(sentence: &str) -> String {
    format!("{}.", sentence.trim_end_matches('.'))
}

fn day_month(lang: Lang, date: NaiveDate, today: NaiveDate) -> String {
    const DA: [&str; 12] = ["jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec."];
    const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (names, dot) = if lang == Lang::Da { (DA, ".") } else { (EN, "") };
    let month = usize::try_from(date.month0()).ok().and_then(|month| names.get(month)).copied().unwrap_or_default();
    let year = if date.year() == today.year() { String::new() } else { format!(" {}", date.year()) };
    format!("{}{dot} {month}{year}", date.day())
}

fn long_date(lang: Lang, date: NaiveDate) -> String {
    const DA: [&str; 12] =
        ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];
    const EN: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let month =
        |names: [&'static str; 12]| usize::try_from(date.month0()).ok().and_then(|month| names.get(month).copied()).unwrap_or_default();
    let weekday = match date.weekday() {
        Weekday::Mon => "mandag",
        Weekday::Tue => "tirsdag",
        Weekday::Wed => "onsdag",
        Weekday::Thu => "torsdag",
        Weekday::Fri => "fredag",
        Weekday::Sat => "lørdag",
        Weekday::Sun => "søndag",
    };
    match lang {
        Lang::Da => format!("{weekday} den {}. {} {}", date.day(), month(DA), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month(EN), date.year()),
    }
}

/// A quotient with one decimal at most, rounded half up, as the language writes it.
pub(crate) fn tenths(lang: Lang, numerator: i64, denominator: i64) -> String {
    let tenths = (numerator.saturating_mul(2) + denominator).div_euclid(denominator.saturating_mul(2));
    let (whole, rest) = (tenths.div_euclid(10), tenths.rem_euclid(10));
    let comma = if lang == Lang::Da { ',' } else { '.' };
    if rest == 0 { whole.to_string() } else { format!("{whole}{comma}{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AbsenceSpellId;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn spell(first: &str, last: Option<&str>) -> SpellDates {
        SpellDates { id: AbsenceSpellId(uuid::Uuid::nil()), starts_on: date(first), ends_on: last.map(date) }
    }

    #[test]
    fn three_spells_are_explained_with_their_dates() {
        let spells = vec![spell("2026-08-12", Some("2026-08-14")), spell("2026-10-29", Some("2026-11-02")), spell("2026-11-17", None)];
        let inputs = Inputs::Spells { spells, count: 3, window_months: 6 };
        assert_eq!(
            why(Lang::Da, &inputs, date("2026-11-23")),
            "fravær 12.–14. aug., 29. okt. – 2. nov. og siden tirs. 17. nov. Kommunens grænse er 3 perioder på 6 måneder."
        );
        assert!(why(Lang::En, &inputs, date("2026-11-23")).contains("12–14 Aug, 29 Oct – 2 Nov and since Tue 17 Nov"));
    }

    #[test]
    fn the_statutory_talk_counts_the_first_sick_day_as_day_1() {
        let inputs = Inputs::StatutoryTalk { spell: spell("2026-10-30", None), escalate_on: date("2026-11-22"), deadline_day: 28 };
        assert_eq!(
            why(Lang::Da, &inputs, date("2026-11-23")),
            "eleven har været syg i 25 dage (fra fre. 30. okt.). Loven kræver en samtale senest på dag 28."
        );
    }

    #[test]
    fn percent_is_written_as_danes_write_it() {
        let inputs = Inputs::Extension { sick_hundredths: 2850, agreed_days: 280, limit_percent: 10 };
        assert_eq!(
            why(Lang::Da, &inputs, date("2026-11-23")),
            "sygdom udgør 28,5 af 280 aftalte dage (10,2 %). Grænsen for at forlænge aftalen er 10 %."
        );
    }

    #[test]
    fn another_year_is_said() {
        assert_eq!(short_date(Lang::Da, date("2027-01-04"), date("2026-11-23")), "man. 4. jan. 2027");
    }

    #[test]
    fn the_letter_says_when_where_and_the_right_to_a_companion() {
        let letter = invitation(Lang::Da, TalkKind::SickLeave, "Kirstine", date("2026-11-26"), "13:00", "Lokale 2.14", TalkForm::InPerson);
        for part in ["Kære Kirstine", "torsdag den 26. november 2026 kl. 13:00", "Lokale 2.14 (fysisk møde)", "bisidder"] {
            assert!(letter.contains(part), "{part}");
        }
    }
}

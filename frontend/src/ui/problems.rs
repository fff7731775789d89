//! Problems in words.

use domain::Lang;
use domain::problem::{FieldCode, FieldError, Problem};
use domain::text::common;

/// What is wrong with a field, with the limits it has.
#[must_use]
pub fn field_text(lang: Lang, error: &FieldError) -> String {
    let label = error.code.label(lang);
    let (min, max) = (error.params.get("min"), error.params.get("max"));
    match (error.code, min, max) {
        (FieldCode::TooLong, _, Some(max)) => format!("{label} {}", common::at_most_characters(lang, max)),
        (FieldCode::TooShort, Some(min), _) => format!("{label} {}", common::at_least_characters(lang, min)),
        (FieldCode::GuardNotMet, ..) => error.params.get("sentence").cloned().unwrap_or_else(|| label.to_owned()),
        (FieldCode::InvalidDate, ..) => common::date_wrong(lang).to_owned(),
        (_, Some(min), Some(max)) => format!("{label} {}", common::between(lang, min, max)),
        (_, Some(min), None) => format!("{label} {}", common::at_least(lang, min)),
        (_, None, Some(max)) => format!("{label} {}", common::at_most(lang, max)),
        _ => label.to_owned(),
    }
}

/// The problem as a whole, with the number by which it is found in the log where it is the server's own.
#[must_use]
pub fn problem_text(lang: Lang, problem: &Problem) -> String {
    let label = problem.code.label(lang);
    if problem.status >= 500 && !problem.instance.is_empty() {
        format!("{label} {}", common::error_number(lang, &problem.instance))
    } else {
        label.to_owned()
    }
}

/// The errors of one field, where it has any.
#[must_use]
pub fn errors_of(lang: Lang, errors: &[FieldError], name: &str) -> Option<String> {
    let texts: Vec<String> = errors.iter().filter(|error| error.field == name).map(|error| field_text(lang, error)).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_error_says_its_limit() {
        let short = FieldError::new("reason", FieldCode::TooShort).with("min", 20);
        assert_eq!(field_text(Lang::Da, &short), "Teksten er for kort. Mindst 20 tegn.");
        let range = FieldError::new("minutes", FieldCode::OutOfRange).with("min", 1).with("max", 600);
        assert_eq!(field_text(Lang::En, &range), "The value is out of range. From 1 to 600.");
        let guarded = FieldError::new("to", FieldCode::GuardNotMet).with("sentence", "Holdet er fuldt.");
        assert_eq!(field_text(Lang::Da, &guarded), "Holdet er fuldt.");
        let errors = [FieldError::new("a", FieldCode::Required), short];
        assert_eq!(errors_of(Lang::Da, &errors, "a").as_deref(), Some("Skal udfyldes."));
        assert_eq!(errors_of(Lang::Da, &errors, "b"), None);
    }
}

//! CPR numbers in what people write: they are never kept there (docs/field 3, R5).

/// What may part day, month, year and the last four digits.
const PARTS: [char; 8] = ['-', '–', '—', '.', '/', ' ', '\u{a0}', '\u{2011}'];

/// Whether the text holds what looks like a CPR number, in whatever notation: day, month, year and four digits, together
/// or parted (`010165-4521`, `010165.4521`, `01 01 65 4521`).
#[must_use]
pub fn has_cpr(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let before = |start: usize| start.checked_sub(1).and_then(|index| letters.get(index));
    (0..letters.len()).any(|start| {
        !before(start).is_some_and(char::is_ascii_digit) && letters.get(start..).is_some_and(|rest| begins_with_cpr(rest).is_some())
    })
}

/// Reads day, month, year and the last four digits.
fn begins_with_cpr(letters: &[char]) -> Option<()> {
    let (day, rest) = digits(letters, 2)?;
    let (month, rest) = digits(unparted(rest), 2)?;
    let (_, rest) = digits(unparted(rest), 2)?;
    let (_, rest) = digits(unparted(rest), 4)?;
    // One who has no number of her own gets one whose day is 60 too high.
    let is_day = (1..=31).contains(&day) || (61..=91).contains(&day);
    (is_day && (1..=12).contains(&month) && !rest.first().is_some_and(char::is_ascii_digit)).then_some(())
}

fn digits(letters: &[char], count: usize) -> Option<(u32, &[char])> {
    let (number, rest) = letters.split_at_checked(count)?;
    let number = number.iter().try_fold(0_u32, |sum, letter| sum.checked_mul(10)?.checked_add(letter.to_digit(10)?))?;
    Some((number, rest))
}

/// What comes after a sign that parts, with or without spaces around it.
fn unparted(letters: &[char]) -> &[char] {
    let parted = letters.iter().take(3).take_while(|letter| PARTS.contains(letter)).count();
    letters.get(parted..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cpr_numbers_are_seen_in_words() {
        for written in [
            "Værge kontaktes, cpr 251248-9996",
            "2512489996",
            "251248 9996.",
            "010165.4521",
            "01 01 65 4521",
            "01.01.65-4521",
            "010165 - 4521",
            "(610165–4521)",
        ] {
            assert!(has_cpr(written), "{written}");
        }
        for harmless in
            ["Møder kl. 7.00", "12345678", "12512489996", "251248-99961", "25-12-2026", "+45 20 30 40 50", "4520304050", "991399-1234", ""]
        {
            assert!(!has_cpr(harmless), "{harmless}");
        }
    }

    proptest! {
        #[test]
        fn it_is_seen_wherever_it_stands(before in "[a-zæøå ]{0,9}", day in 1..=31_u32, month in 1..=12_u32, rest in "[0-9]{2}[-. ]?[0-9]{4}", after in "[a-zæøå.]{0,9}") {
            let text = format!("{before}{day:02}{month:02}{rest}{after}");
            prop_assert!(has_cpr(&text));
        }

        #[test]
        fn no_text_makes_a_panic(text in "\\PC*") {
            let _ = has_cpr(&text);
        }
    }
}

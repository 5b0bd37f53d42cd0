//! Signs of a text that was damaged on its way to us: what it quotes cannot be seen before it is mended.

use memchr::{memchr_iter, memmem};

/// Found once a sign may be meant: "the sign “&amp;” stands for …".
const FEWEST: usize = 2;

/// Longest name of a character between `&` and `;`, in bytes: `&thinsp;`, `&#x2019;`.
const LONGEST_NAME: usize = 8;

/// Warnings of articles.csv for the damage of `text`: `html-entities` (`&quot;` where a mark was) and `twice-decoded` (UTF-8 that was
/// once read as Windows-1252: `â€œ` where a mark was).
pub fn signs(text: &str) -> impl Iterator<Item = &'static str> {
    let bytes = text.as_bytes();
    let entities =
        memchr_iter(b'&', bytes).filter(|at| is_entity(bytes.get(at + 1..).unwrap_or(&[])));
    // â and € (or the control sign of that byte) are the first two bytes of every curly mark and dash; Ã is the first one of é, ü, ñ
    let marks = memmem::find_iter(bytes, "â€").chain(memmem::find_iter(bytes, "â\u{80}"));
    let letters = memmem::find_iter(bytes, "Ã").filter(|at| {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| ('\u{A0}'..='\u{BF}').contains(&c))
    });
    let found = [
        ("html-entities", entities.take(FEWEST).count()),
        ("twice-decoded", marks.chain(letters).take(FEWEST).count()),
    ];
    found
        .into_iter()
        .filter_map(|(sign, times)| (times == FEWEST).then_some(sign))
}

/// Whether what follows `&` is the name or number of a character: `quot;`, `#8217;`.
fn is_entity(rest: &[u8]) -> bool {
    let name = rest.get(..=LONGEST_NAME).unwrap_or(rest);
    let Some(end) = memchr::memchr(b';', name) else {
        return false;
    };
    match name.get(..end) {
        Some([b'#', number @ ..]) => {
            !number.is_empty() && number.iter().all(u8::is_ascii_alphanumeric)
        }
        Some(name) => name.len() > 1 && name.iter().all(u8::is_ascii_alphabetic),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_told_from_text() {
        for (text, expected) in [
            (
                "&quot;It&#39;s late,&quot; she said.",
                vec!["html-entities"],
            ),
            ("Ralf &amp; Co. wrote “&”; R&D; AT&T; A & B;", vec![]),
            ("â€œItâ€™s late,â€ she said.", vec!["twice-decoded"]),
            (
                "â\u{80}\u{9c}It is lateâ\u{80}\u{9d}",
                vec!["twice-decoded"],
            ),
            ("ZoÃ« and JosÃ© met RenÃ©e.", vec!["twice-decoded"]),
            ("O pão, a mãe, NÃO: 3 €; “It’s late,” said Zoë.", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(signs(text).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}

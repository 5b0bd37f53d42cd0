//! Whether an annotated name and a found one are of the same speaker.

use std::collections::BTreeSet;

/// Words before a name that are not part of it.
const TITLES: &[&str] = &[
    "admiral",
    "ambassador",
    "bishop",
    "captain",
    "chair",
    "chancellor",
    "chief",
    "colonel",
    "commander",
    "commissioner",
    "commodore",
    "deputy",
    "dr",
    "first",
    "foreign",
    "general",
    "governor",
    "judge",
    "justice",
    "lieutenant",
    "madam",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "ms",
    "president",
    "prime",
    "prince",
    "princess",
    "prof",
    "professor",
    "secretary",
    "senator",
    "sergeant",
    "sir",
    "special",
    "envoy",
    "speaker",
    "vice",
    "former",
    "defence",
    "defense",
    "finance",
    "interior",
    "agriculture",
    "energy",
    "transport",
    "trade",
    "health",
];

const SMALL_WORDS: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "her", "his", "in", "its", "of", "on", "one",
    "or", "our", "some", "the", "their", "to", "who", "with",
];

/// The words of a name, in lower case, without small words, full stops and possessives.
fn name_words(name: &str) -> Vec<String> {
    let name = name.to_lowercase().replace('’', "'").replace('.', "");
    name.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .map(|word| {
            word.strip_suffix("'s")
                .unwrap_or(word)
                .trim_matches(['\'', '-'])
        })
        .filter(|word| !word.is_empty() && !SMALL_WORDS.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Whether two canonical names are of one speaker. Names of persons, bodies and states must be equal, title and case aside.
/// Descriptions ("two senior officials in the ministry") must have the same noun, and beside it one may say less than the other.
pub(super) fn is_same_name(annotated: &str, kind: &str, found: &str) -> bool {
    let bare = |words: &[String]| -> Vec<String> {
        let last = words.len().saturating_sub(1);
        let titles = words
            .iter()
            .take(last)
            .take_while(|word| TITLES.contains(&word.as_str()))
            .count();
        words.iter().skip(titles).cloned().collect()
    };
    let (a, b) = (name_words(annotated), name_words(found));
    if a.is_empty() || b.is_empty() {
        return annotated.eq_ignore_ascii_case(found);
    }
    if a == b || bare(&a) == bare(&b) {
        return true;
    }
    if matches!(kind, "person" | "organization" | "government" | "")
        || noun(annotated) != noun(found)
    {
        return false;
    }
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.into_iter().collect(), b.into_iter().collect());
    let both = a.intersection(&b).count();
    both == a.len().min(b.len()) || 2 * both > a.len() + b.len() - both
}

/// The noun of a description: the last word before "of", "who", "published by" and the like.
fn noun(description: &str) -> Option<String> {
    let words: Vec<&str> = description.split_whitespace().collect();
    let ends = |word: &str| {
        matches!(
            word,
            "of" | "by"
                | "in"
                | "who"
                | "that"
                | "which"
                | "with"
                | "from"
                | "for"
                | "to"
                | "on"
                | "at"
                | "close"
                | "familiar"
                | "near"
                | "seen"
        ) || word.len() > 4 && word.ends_with("ed")
    };
    let end = words
        .iter()
        .skip(1)
        .position(|word| ends(word))
        .map_or(words.len(), |n| n + 1);
    words
        .get(..end)
        .and_then(|head| name_words(&head.join(" ")).pop())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_equal_without_title_and_case() {
        for (annotated, kind, found, expected) in [
            (
                "Sigrun Thorvald",
                "person",
                "Foreign Minister Sigrun Thorvald",
                true,
            ),
            ("Sigrun Thorvald", "person", "Thorvald", false),
            ("MINISTER COSTACHE", "person", "Costache", true),
            ("U.S. officials", "group", "the US officials", true),
            ("Maresh Union", "organization", "Union", false),
            (
                "two officials in the ministry",
                "anonymous",
                "officials in the ministry",
                true,
            ),
            (
                "a survey released last week by the institute",
                "document",
                "the institute",
                false,
            ),
            (
                "a survey released last week by the institute",
                "document",
                "survey",
                true,
            ),
            (
                "A senior official of the port",
                "anonymous",
                "a sailor of the port",
                false,
            ),
        ] {
            assert_eq!(
                is_same_name(annotated, kind, found),
                expected,
                "{annotated} and {found}"
            );
        }
    }
}

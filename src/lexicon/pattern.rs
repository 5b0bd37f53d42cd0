//! The small pattern language of lexicons/README.md: from `"{be} [expected|believed] to"` to the word sequences it stands for.

use crate::lexicon::vocabulary::{Case, Vocabulary};
use crate::text::token;
use rustc_hash::FxHashSet;

/// One word of an expanded pattern.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// A word of the vocabulary, in a way of writing it (as it stands, or with a capital).
    Word(u32),
    /// Any word.
    Any,
    /// Any word that owns: "Orlo's", "farmers'". It stands in a context only.
    Owner,
}

/// One concrete word sequence of a pattern.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Sequence {
    /// The words.
    pub steps: Vec<Step>,
    /// First word and one past the last word of the part that becomes the span.
    pub span: (u8, u8),
}

/// A pattern, expanded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern {
    /// Holds only at the start of a sentence.
    pub at_start: bool,
    /// All its word sequences.
    pub sequences: Vec<Sequence>,
    /// Its first `{lemma}`, else its first word.
    pub lemma: String,
}

/// How [`Step::Owner`] is written.
const OWNER: &str = "_'s";

/// The most sequences a pattern may stand for.
const MOST: usize = 4_000;

/// Expands a pattern.
///
/// # Errors
/// With a message, where the pattern breaks the rules of the language or stands for too many word sequences.
pub fn expand(
    pattern: &str,
    any_case: bool,
    vocabulary: &mut Vocabulary,
) -> Result<Pattern, String> {
    let (at_start, body) = match pattern.strip_prefix('^') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, pattern),
    };
    let mut partial: Vec<Partial> = vec![(vec![], None, None)];
    let mut lemma = String::new();
    let elements: Vec<&str> = body.split_whitespace().collect();
    if elements.is_empty() {
        return Err("an empty pattern".into());
    }
    for (i, element) in elements.iter().enumerate() {
        let (opens, element) = match element.strip_prefix('[') {
            Some(rest) => (true, rest),
            None => (false, *element),
        };
        let (closes, element) = match element.strip_suffix(']') {
            Some(rest) => (true, rest),
            None => (false, element),
        };
        let (optional, element) = match element.strip_suffix('?') {
            Some(rest) => (true, rest),
            None => (false, element),
        };
        let mut choices = match element.strip_prefix('_').filter(|_| element != OWNER) {
            Some(_) if i == 0 || i + 1 == elements.len() => {
                return Err(format!("\"{pattern}\" begins or ends with a gap"));
            }
            Some(count) => gaps(element, count)?,
            None => alternatives(element, any_case, vocabulary, &mut lemma)?,
        };
        if optional {
            choices.insert(0, vec![]);
        }
        let mut next = vec![];
        for (steps, from, to) in &partial {
            for choice in &choices {
                let mut steps = steps.clone();
                let from = if opens {
                    Some(steps.len() as u8)
                } else {
                    *from
                };
                steps.extend(choice);
                let to = if closes { Some(steps.len() as u8) } else { *to };
                next.push((steps, from, to));
            }
        }
        if next.len() > MOST {
            return Err(format!(
                "\"{pattern}\" stands for more than {MOST} word sequences"
            ));
        }
        partial = next;
    }
    let sequences = usable(partial);
    if sequences.is_empty() {
        return Err(format!("\"{pattern}\" can never match"));
    }
    if lemma.is_empty() {
        lemma = body.replace(['[', ']', '?'], "");
    }
    Ok(Pattern {
        at_start,
        sequences,
        lemma,
    })
}

/// A sequence that is being made: its steps, and where its span begins and ends as far as that was said.
type Partial = (Vec<Step>, Option<u8>, Option<u8>);

/// What a gap stands for: `_` one word, `_3` up to three.
fn gaps(element: &str, count: &str) -> Result<Vec<Vec<Step>>, String> {
    let most: usize = if count.is_empty() {
        1
    } else {
        count
            .parse()
            .map_err(|_| format!("\"{element}\" is no gap"))?
    };
    if most > 5 {
        return Err(format!("\"{element}\" is too wide: at most _5"));
    }
    let least = usize::from(count.is_empty());
    Ok((least..=most).map(|n| vec![Step::Any; n]).collect())
}

/// What an element with words stands for: each alternative, each form of a lemma. The first lemma is kept in `lemma`.
fn alternatives(
    element: &str,
    any_case: bool,
    vocabulary: &mut Vocabulary,
    lemma: &mut String,
) -> Result<Vec<Vec<Step>>, String> {
    let mut choices = vec![];
    for alternative in element.split('|') {
        if alternative.is_empty() {
            return Err(format!("an empty alternative in \"{element}\""));
        }
        if alternative == OWNER {
            choices.push(vec![Step::Owner]);
        } else if let Some(inner) = alternative
            .strip_prefix('{')
            .and_then(|a| a.strip_suffix('}'))
        {
            if lemma.is_empty() {
                *lemma = inner.into();
            }
            for form in vocabulary.forms(inner) {
                let key = vocabulary.key(&form, any_case);
                if !choices.contains(&vec![key]) {
                    choices.push(vec![key]);
                }
            }
        } else if alternative.contains(['{', '}', '[', ']', '^', '*', '<', '>']) {
            return Err(format!("\"{alternative}\" holds a mark in the wrong place"));
        } else {
            let mut steps = vec![];
            token::words(alternative, |a, b| {
                let word = alternative.get(a..b).unwrap_or("");
                steps.push(key(vocabulary, word, any_case));
            });
            if steps.is_empty() {
                return Err(format!("\"{alternative}\" is no word"));
            }
            choices.push(steps);
        }
    }
    Ok(choices)
}

/// The different sequences that begin and end with a word.
fn usable(partial: Vec<Partial>) -> Vec<Sequence> {
    let mut sequences: Vec<Sequence> = vec![];
    let mut known: FxHashSet<Sequence> = FxHashSet::default();
    for (steps, from, to) in partial {
        let span = (from.unwrap_or(0), to.unwrap_or(steps.len() as u8));
        let usable = [steps.first(), steps.last()]
            .iter()
            .all(|step| step.is_some_and(|s| *s != Step::Any));
        if !usable || span.0 >= span.1 {
            continue;
        }
        let sequence = Sequence { steps, span };
        if sequences.len() > 200 || known.insert(sequence.clone()) {
            sequences.push(sequence);
        }
    }
    sequences
}

/// How a pattern's word is written.
pub(crate) fn case_of(word: &str, any_case: bool) -> Case {
    if any_case {
        return Case::Any;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
    if capitals >= 2 && capitals == letters.count() {
        Case::Upper
    } else if word.starts_with(char::is_uppercase) {
        Case::Capital
    } else {
        Case::Lower
    }
}

/// The key of a word as it stands. One that owns ("mayor's {office}") is the word without its "'s" in a way of writing of its own,
/// since texts are looked up so: were "mayor's" a word, the mayor would be lost in "the mayor's plan".
fn key(vocabulary: &mut Vocabulary, word: &str, any_case: bool) -> Step {
    let is_contraction = vocabulary.class(vocabulary.id(word)) != 0;
    match word.strip_suffix("'s").filter(|_| !is_contraction) {
        Some(owner) => Step::Word(vocabulary.intern(owner) << 2 | Case::Upper as u32),
        None => vocabulary.key(word, any_case),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_expand() {
        let mut v = Vocabulary::default();
        for (pattern, sequences) in [
            ("may", 1),
            ("a|b c", 2),
            ("a b? c", 2),
            ("a _2 b", 3),
            ("{warn} that", 4),
            ("de-escalate", 1),
            ("{be}? [expected] to", 5),
            ("a|_'s", 2),
        ] {
            let p = expand(pattern, false, &mut v).unwrap();
            assert_eq!(p.sequences.len(), sequences, "{pattern}: {p:?}");
        }
        for bad in ["", "_ a", "a _", "a _9 b", "a||b", "{x", "a*"] {
            assert!(expand(bad, false, &mut v).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_span_is_the_part_in_brackets() {
        let mut v = Vocabulary::default();
        let p = expand("is [widely? expected] to", false, &mut v).unwrap();
        let spans: Vec<_> = p
            .sequences
            .iter()
            .map(|s| (s.steps.len(), s.span))
            .collect();
        assert_eq!(spans, [(3, (1, 2)), (4, (1, 3))]);
    }
}

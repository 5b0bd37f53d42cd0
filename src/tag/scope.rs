//! Scope: which words a negation governs, and where clauses end. Clause bounds come from punctuation and word classes; there
//! is no parser, so a scope is at most `REACH` words long.

use crate::attribution::reading::Reading;
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::token::gap;

/// The most words that a negation governs.
const REACH: usize = 20;

/// The most words that "instead of" and its like govern: a noun phrase or a gerund with its object.
const PHRASE: usize = 6;

/// The bit that marks what a verb negates ("avoid", "fail to"), beside the distance.
const BY_VERB: u8 = 128;

/// For each word, how far before it the negation ends that governs it: 1 for the next word, 0 for none; with `BY_VERB`.
#[derive(Clone, Debug, Default)]
pub struct Negations(Vec<u8>);

/// Whether a clause ends before word `i`.
pub fn is_clause_end(reading: &Reading, i: usize) -> bool {
    let g = reading.gap(i);
    if g & (gap::SEMICOLON
        | gap::COLON
        | gap::STOP
        | gap::SHOUT
        | gap::DASH
        | gap::OPEN
        | gap::CLOSE
        | gap::BLANK_LINE)
        != 0
    {
        return true;
    }
    let bits = reading.class(i);
    let joins =
        bits & (class::SUBORDINATOR | class::RELATIVE) != 0 && bits & class::PREPOSITION == 0;
    let coordinates = bits & class::COORDINATOR != 0
        && (reading.is(i + 1, class::SUBJECT | class::AUXILIARY | class::FINITE)
            || g & gap::COMMA != 0);
    joins || coordinates || g & gap::COMMA != 0 && bits & (class::SUBJECT | class::VERB_ING) != 0
}

/// Whether a new subject stands at word `i`: "they do not think [it] is likely", "not convinced [they] may stay".
fn is_new_subject(reading: &Reading, i: usize) -> bool {
    let bits = reading.class(i);
    let pronoun = bits & class::SUBJECT != 0
        && bits & (class::OBJECT | class::POSSESSIVE | class::AUXILIARY) == 0;
    let ambiguous = bits & (class::SUBJECT | class::OBJECT | class::EMPTY) != 0
        && reading.is(i + 1, class::AUXILIARY | class::NEGATED);
    (pronoun || ambiguous) && i > 0 && !reading.is(i - 1, class::AUXILIARY | class::COORDINATOR)
}

/// One past the last word of an aside that opens with the comma before word `i` and is closed by the next one: "did not,
/// [in fact], reply". At most three words, without a clause of its own.
fn aside(reading: &Reading, i: usize, end: usize) -> Option<usize> {
    let close = (i + 1..end.min(i + 4)).find(|k| reading.gap(*k) & gap::COMMA != 0)?;
    let is_plain = (i..close).all(|k| {
        !reading.is(
            k,
            class::SUBJECT | class::RELATIVE | class::AUXILIARY | class::SUBORDINATOR,
        )
    });
    is_plain.then_some(close)
}

impl Negations {
    /// Reads the negations of a document.
    pub fn read(&mut self, reading: &Reading, lexicon: &Lexicon) {
        self.0.clear();
        self.0.resize(reading.tokens.len(), 0);
        let alternatives = ["or", "nor"].map(|w| lexicon.vocabulary.id(w));
        let non = lexicon.vocabulary.id("non");
        for m in &reading.matches {
            if !m.is_of(Layer::Negation) {
                continue;
            }
            let entry = lexicon.entry(m.entry);
            if entry.is_excluded {
                continue;
            }
            let first = m.all.0 as usize;
            let from = m.all.1 as usize;
            let reach = match entry.category {
                // "non-fat milk may": the prefix ends with its word
                "determiner" if reading.is_word(first, non) => 1,
                "preposition" if m.all.1 - m.all.0 > 1 => PHRASE,
                _ => REACH,
            };
            let end = (reading.sentence(first).tokens.1 as usize).min(from + reach);
            let by = if entry.category == "verb" { BY_VERB } else { 0 };
            self.govern(reading, from, end, alternatives, by);
        }
    }

    /// Marks the words from `from` to the end of the clause.
    fn govern(
        &mut self,
        reading: &Reading,
        from: usize,
        end: usize,
        alternatives: [u32; 2],
        by: u8,
    ) {
        let mut i = from;
        while i < end {
            let g = reading.gap(i);
            // a negation stands before its clause, so the gap after it may hold an aside as well: "not, he said, likely"
            let is_alternative = reading
                .words
                .get(i)
                .is_some_and(|w| w.id != 0 && alternatives.contains(&w.id));
            if g & gap::COMMA != 0 {
                if let Some(close) = aside(reading, i, end) {
                    i = close;
                    // the comma that closes the aside ends nothing
                    self.toggle(i, from, by);
                    i += 1;
                    continue;
                }
                if !is_alternative {
                    return;
                }
            }
            let ends = if is_alternative {
                reading.is(i + 1, class::SUBJECT)
            } else {
                is_clause_end(reading, i)
            };
            if i > from && (ends || is_new_subject(reading, i))
                || i == from && g & (gap::HARD & !gap::COMMA) != 0
            {
                return;
            }
            self.toggle(i, from, by);
            i += 1;
        }
    }

    /// A second negation takes the first one back: "no one can deny that".
    fn toggle(&mut self, i: usize, from: usize, by: u8) {
        if let Some(slot) = self.0.get_mut(i) {
            *slot = if *slot == 0 {
                (i - from + 1).min(127) as u8 | by
            } else {
                0
            };
        }
    }

    /// Whether word `i` is negated.
    pub fn holds(&self, i: usize) -> bool {
        self.distance(i) != 0
    }

    /// How many words after its negation word `i` stands: 1 for the next word, 0 where none governs it.
    pub fn distance(&self, i: usize) -> u8 {
        self.0.get(i).map_or(0, |n| n & !BY_VERB)
    }

    /// Whether a verb negates word `i`: "avoid", "fail to", "deny".
    pub fn is_by_verb(&self, i: usize) -> bool {
        self.0.get(i).is_some_and(|n| n & BY_VERB != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of `text` that a negation governs, joined.
    fn negated(lexicon: &Lexicon, text: &str) -> String {
        let mut reading = Reading::default();
        reading.read(text, lexicon);
        let mut negations = Negations::default();
        negations.read(&reading, lexicon);
        (0..reading.tokens.len())
            .filter(|i| negations.holds(*i))
            .map(|i| reading.word(text, i))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_negation_reaches_to_the_end_of_its_clause() {
        let lexicon = Lexicon::builtin().unwrap();
        for (text, expected) in [
            ("The council did not back the plan.", "back the plan"),
            (
                "The council did not back the plan, and the mayor may resign.",
                "back the plan",
            ),
            (
                "The envoys did not, in fact, reply to the letter.",
                "reply to the letter",
            ),
            ("They do not think it is likely.", "think"),
            (
                "The port does not take coal or timber.",
                "take coal or timber",
            ),
            ("The mayor did not say that the bridge may close.", "say"),
            ("Not only the mayor but the council may resign.", ""),
            ("The guild refused to sign the accord.", "sign the accord"),
            (
                "The guild failed to sign, which may cost it dearly.",
                "sign",
            ),
            ("The non-fat milk may spoil.", "fat"),
            ("The talks have no doubt begun.", ""),
        ] {
            assert_eq!(negated(&lexicon, text), expected, "{text}");
        }
    }
}

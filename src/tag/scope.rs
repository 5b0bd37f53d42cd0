//! Scope: which words a negation governs, and where clauses end.

use crate::attribution::reading::Reading;
use crate::lexicon::{Layer, Lexicon, class};
use crate::text::token::gap;

/// For each word, whether a negation governs it: from the negation to the end of its clause.
#[derive(Clone, Debug, Default)]
pub struct Negations(Vec<bool>);

/// Whether a clause ends before word `i`.
pub fn is_clause_end(reading: &Reading, i: usize) -> bool {
    let g = reading.gap(i);
    if g & (gap::SEMICOLON | gap::COLON | gap::STOP | gap::SHOUT | gap::DASH | gap::OPEN | gap::CLOSE | gap::BLANK_LINE) != 0 {
        return true;
    }
    let bits = reading.class(i);
    let joins = bits & (class::SUBORDINATOR | class::RELATIVE) != 0 && bits & class::PREPOSITION == 0;
    let coordinates = bits & class::COORDINATOR != 0 && (reading.is(i + 1, class::SUBJECT | class::AUXILIARY | class::FINITE) || g & gap::COMMA != 0);
    joins || coordinates || g & gap::COMMA != 0 && bits & (class::SUBJECT | class::VERB_ING) != 0
}

impl Negations {
    /// Reads the negations of a document.
    pub fn read(&mut self, reading: &Reading, lexicon: &Lexicon) {
        self.0.clear();
        self.0.resize(reading.tokens.len(), false);
        for m in &reading.matches {
            let entry = lexicon.entry(m.entry);
            if entry.layer != Layer::Negation || entry.is_excluded {
                continue;
            }
            let end = reading.sentence(m.all.0 as usize).tokens.1 as usize;
            let from = m.all.1 as usize;
            for i in from..end.min(from + 20) {
                if i > from && is_clause_end(reading, i) {
                    break;
                }
                if let Some(slot) = self.0.get_mut(i) {
                    *slot = !*slot;
                }
            }
        }
    }

    /// Whether word `i` is negated.
    pub fn holds(&self, i: usize) -> bool {
        self.0.get(i).copied().unwrap_or(false)
    }
}

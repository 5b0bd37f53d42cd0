//! All patterns at once: a trie over word ids, longest match first within a layer. Never one pattern after another.

use crate::lexicon::pattern::{Pattern, Step};
use crate::lexicon::vocabulary::Case;
use crate::text::token::gap;
use rustc_hash::FxHashMap;

/// A word of the text as the matcher sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Vocabulary id; 0 for a word of no pattern.
    pub id: u32,
    /// Which ways of writing a pattern may ask of it: bit n for [`Case`] n.
    pub cases: u8,
    /// Gap before it: bits of [`gap`].
    pub gap: u16,
    /// Whether a sentence starts here.
    pub starts_sentence: bool,
}

/// A lexicon hit, not yet read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The entry.
    pub entry: u32,
    /// The lane: see [`Matcher::add`].
    pub lane: u8,
    /// First word and one past the last word of the whole match.
    pub all: (u32, u32),
    /// First word and one past the last word of the span.
    pub span: (u32, u32),
    /// Which pattern of the entry.
    pub pattern: u16,
}

/// The number of lanes (layers; frames have one lane per scheme).
pub const LANES: usize = 16;

#[derive(Clone, Debug, Default)]
struct Accept {
    entry: u32,
    pattern: u16,
    lane: u8,
    span: (u8, u8),
    at_start: bool,
    contexts: u32,
}

/// What must, or must not, stand beside a match.
#[derive(Clone, Debug, Default)]
pub struct Contexts {
    /// Must stand right before (one of them).
    pub before: Vec<Vec<Step>>,
    /// Must stand right after (one of them).
    pub after: Vec<Vec<Step>>,
    /// Must not stand right before.
    pub not_before: Vec<Vec<Step>>,
    /// Must not stand right after.
    pub not_after: Vec<Vec<Step>>,
}

/// The compiled patterns of a lexicon.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    root: Vec<u32>,
    edges: FxHashMap<u64, u32>,
    wild: Vec<u32>,
    accepts: Vec<Vec<Accept>>,
    contexts: Vec<Contexts>,
}

impl Matcher {
    /// Adds a pattern of an entry in a lane. Within a lane the longest match wins; ties are all kept.
    pub fn add(&mut self, entry: u32, number: u16, lane: u8, pattern: &Pattern, contexts: u32) {
        if self.accepts.is_empty() {
            self.accepts.push(vec![]);
            self.wild.push(0);
            self.contexts.push(Contexts::default());
        }
        for sequence in &pattern.sequences {
            let mut node = 0u32;
            for step in &sequence.steps {
                let fresh = self.accepts.len() as u32;
                let slot = match step {
                    Step::Any => match self.wild.get_mut(node as usize) {
                        Some(slot) => slot,
                        None => return,
                    },
                    Step::Word(key) if node == 0 => {
                        let key = *key as usize;
                        if self.root.len() <= key {
                            self.root.resize(key + 1, 0);
                        }
                        match self.root.get_mut(key) {
                            Some(slot) => slot,
                            None => return,
                        }
                    }
                    Step::Word(key) => self.edges.entry(u64::from(node) << 32 | u64::from(*key)).or_insert(0),
                };
                if *slot == 0 {
                    *slot = fresh;
                    node = fresh;
                    self.accepts.push(vec![]);
                    self.wild.push(0);
                } else {
                    node = *slot;
                }
            }
            if let Some(list) = self.accepts.get_mut(node as usize) {
                list.push(Accept { entry, pattern: number, lane, span: sequence.span, at_start: pattern.at_start, contexts });
            }
        }
    }

    /// Keeps contexts; gives their number for [`Matcher::add`]. 0 stands for none.
    pub fn add_contexts(&mut self, contexts: Contexts) -> u32 {
        if self.contexts.is_empty() {
            self.contexts.push(Contexts::default());
        }
        self.contexts.push(contexts);
        self.contexts.len() as u32 - 1
    }

    /// Finds the matches in `words`, in order of their first word, and appends them to `out`.
    pub fn find(&self, words: &[Word], out: &mut Vec<Match>) {
        let mut busy = [0u32; LANES];
        let mut stack: Vec<(u32, u32)> = Vec::with_capacity(32);
        let mut best: [u32; LANES];
        for (i, first) in words.iter().enumerate() {
            if first.id == 0 {
                continue;
            }
            stack.clear();
            for case in 0..4 {
                if first.cases >> case & 1 == 1 {
                    let node = self.root.get((first.id << 2 | case) as usize).copied().unwrap_or(0);
                    if node != 0 {
                        stack.push((node, i as u32 + 1));
                    }
                }
            }
            if stack.is_empty() {
                continue;
            }
            best = [0; LANES];
            let from = out.len();
            while let Some((node, at)) = stack.pop() {
                for a in self.accepts.get(node as usize).into_iter().flatten() {
                    let lane = a.lane as usize % LANES;
                    let (Some(longest), Some(taken)) = (best.get_mut(lane), busy.get(lane)) else { continue };
                    if at < *longest || (i as u32) < *taken || (a.at_start && !first.starts_sentence) {
                        continue;
                    }
                    if a.contexts != 0 && !self.contexts_hold(a.contexts, words, i, at as usize) {
                        continue;
                    }
                    *longest = at;
                    let i = i as u32;
                    out.push(Match {
                        entry: a.entry,
                        lane: a.lane,
                        all: (i, at),
                        span: (i + u32::from(a.span.0), i + u32::from(a.span.1)),
                        pattern: a.pattern,
                    });
                }
                let Some(word) = words.get(at as usize) else { continue };
                if word.gap & gap::HARD != 0 {
                    continue;
                }
                if let Some(&next) = self.wild.get(node as usize).filter(|n| **n != 0) {
                    stack.push((next, at + 1));
                }
                if word.id != 0 {
                    for case in 0..4u32 {
                        if word.cases >> case & 1 == 1 {
                            let key = u64::from(node) << 32 | u64::from(word.id << 2 | case);
                            if let Some(&next) = self.edges.get(&key) {
                                stack.push((next, at + 1));
                            }
                        }
                    }
                }
            }
            if out.len() > from {
                let mut k = from;
                while let Some(m) = out.get(k).copied() {
                    let lane = m.lane as usize % LANES;
                    let longest = best.get(lane).copied().unwrap_or(0);
                    let repeated = out.get(from..k).is_some_and(|earlier| earlier.iter().any(|e| e.entry == m.entry && e.all == m.all));
                    if m.all.1 < longest || repeated {
                        out.remove(k);
                    } else {
                        if let Some(b) = busy.get_mut(lane) {
                            *b = m.all.1;
                        }
                        k += 1;
                    }
                }
            }
        }
    }

    fn contexts_hold(&self, number: u32, words: &[Word], from: usize, to: usize) -> bool {
        let Some(c) = self.contexts.get(number as usize) else { return true };
        let before = |list: &[Vec<Step>]| list.iter().any(|s| stands_before(s, words, from));
        let after = |list: &[Vec<Step>]| list.iter().any(|s| stands_at(s, words, to));
        (c.before.is_empty() || before(&c.before))
            && (c.after.is_empty() || after(&c.after))
            && !before(&c.not_before)
            && !after(&c.not_after)
    }
}

fn is_word(step: Step, word: Word) -> bool {
    match step {
        Step::Any => true,
        Step::Word(key) => word.id == key >> 2 && word.cases >> (key & 3) & 1 == 1,
    }
}

fn stands_at(steps: &[Step], words: &[Word], at: usize) -> bool {
    steps.iter().enumerate().all(|(k, step)| {
        words.get(at + k).is_some_and(|w| w.gap & gap::HARD == 0 && is_word(*step, *w))
    })
}

fn stands_before(steps: &[Step], words: &[Word], at: usize) -> bool {
    let Some(from) = at.checked_sub(steps.len()) else { return false };
    words.get(at).is_some_and(|w| w.gap & gap::HARD == 0)
        && steps.iter().enumerate().all(|(k, step)| {
            words.get(from + k).is_some_and(|w| (k == 0 || w.gap & gap::HARD == 0) && is_word(*step, *w))
        })
}

/// The ways of writing that a word may stand for: `is_folded` where its capital may be due to its place alone.
pub fn cases(is_capital: bool, is_upper: bool, is_folded: bool) -> u8 {
    let mut bits = 1 << Case::Any as u8;
    if !is_capital && !is_upper || is_folded {
        bits |= 1 << Case::Lower as u8;
    }
    if is_capital {
        bits |= 1 << Case::Capital as u8;
    }
    if is_upper {
        bits |= 1 << Case::Upper as u8;
    }
    bits
}

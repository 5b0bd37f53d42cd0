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

/// What a node of the trie accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Accept {
    pub(crate) entry: u32,
    pub(crate) contexts: u32,
    pub(crate) pattern: u16,
    pub(crate) lane: u8,
    pub(crate) at_start: bool,
    pub(crate) span: (u8, u8),
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

/// The patterns of a lexicon while they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Trie {
    edges: FxHashMap<u64, u32>,
    accepts: Vec<Vec<Accept>>,
    contexts: Vec<Contexts>,
}

/// The key of the edge that any word takes; no word has the id 0.
const ANY: u32 = 0;

impl Trie {
    /// Adds a pattern of an entry in a lane. Within a lane the longest match wins; ties are all kept.
    pub fn add(&mut self, entry: u32, number: u16, lane: u8, pattern: &Pattern, contexts: u32) {
        if self.accepts.is_empty() {
            self.accepts.push(vec![]);
        }
        for sequence in &pattern.sequences {
            let mut node = 0u32;
            for step in &sequence.steps {
                let key = match step {
                    Step::Any => ANY,
                    Step::Word(key) => *key,
                };
                let fresh = self.accepts.len() as u32;
                node = *self.edges.entry(u64::from(node) << 32 | u64::from(key)).or_insert(fresh);
                if node == fresh {
                    self.accepts.push(vec![]);
                }
            }
            if let Some(list) = self.accepts.get_mut(node as usize) {
                list.push(Accept { entry, pattern: number, lane, span: sequence.span, at_start: pattern.at_start, contexts });
            }
        }
    }

    /// Keeps contexts; gives their number for [`Trie::add`]. 0 stands for none.
    pub fn add_contexts(&mut self, contexts: Contexts) -> u32 {
        self.contexts.push(contexts);
        self.contexts.len() as u32
    }

    /// Lays the trie out in arrays. Equal ends are kept once: "says that" and "said that" part at their first word alone.
    pub fn finish(self) -> Matcher {
        let mut edges: Vec<(u32, u32, u32)> = self.edges.into_iter().map(|(k, to)| ((k >> 32) as u32, k as u32, to)).collect();
        edges.sort_unstable();
        let mut out = Matcher::default();
        let mut known: FxHashMap<Accept, u32> = FxHashMap::default();
        // a node is what it accepts and where it leads; children are made after their parents, so they are named first here
        let mut nodes: Vec<Vec<u32>> = vec![];
        let mut names: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        let mut name_of = vec![0u32; self.accepts.len()];
        for (node, accepts) in self.accepts.iter().enumerate().rev() {
            let mut body = vec![accepts.len() as u32];
            for accept in accepts {
                let next = out.rules.len() as u32;
                body.push(*known.entry(*accept).or_insert_with(|| {
                    out.rules.push(*accept);
                    next
                }));
            }
            let from = edges.partition_point(|e| (e.0 as usize) < node);
            for (_, key, to) in edges.get(from..).unwrap_or(&[]).iter().take_while(|e| e.0 as usize == node) {
                body.extend([*key, name_of.get(*to as usize).copied().unwrap_or(0)]);
            }
            let next = nodes.len() as u32;
            let name = *names.entry(body.clone()).or_insert(next);
            if name == next {
                nodes.push(body);
            }
            if let Some(slot) = name_of.get_mut(node) {
                *slot = name;
            }
        }
        // level by level from the root
        let mut order: Vec<u32> = name_of.first().copied().into_iter().collect();
        let mut place: FxHashMap<u32, u32> = order.iter().map(|name| (*name, 0)).collect();
        let mut at = 0;
        while let Some(body) = order.get(at).and_then(|name| nodes.get(*name as usize)) {
            out.edges_at.push(out.keys.len() as u32);
            out.accepts_at.push(out.accepts.len() as u32);
            let Some((count, rest)) = body.split_first() else { break };
            let (accepts, edges) = rest.split_at(*count as usize);
            out.accepts.extend(accepts);
            for edge in edges.chunks_exact(2) {
                let [key, to] = edge else { continue };
                out.keys.push(*key);
                out.targets.push(*place.entry(*to).or_insert_with(|| {
                    order.push(*to);
                    order.len() as u32 - 1
                }));
            }
            at += 1;
        }
        out.edges_at.push(out.keys.len() as u32);
        out.accepts_at.push(out.accepts.len() as u32);
        for contexts in self.contexts {
            for side in [contexts.before, contexts.after, contexts.not_before, contexts.not_after] {
                out.sides.push(out.sequences.len() as u32);
                for sequence in side {
                    out.sequences.push(out.steps.len() as u32);
                    out.steps.extend(sequence.iter().map(|step| match step {
                        Step::Any => ANY,
                        Step::Word(key) => *key,
                    }));
                }
            }
        }
        out.sides.push(out.sequences.len() as u32);
        out.sequences.push(out.steps.len() as u32);
        out.index();
        out
    }
}

/// The compiled patterns of a lexicon: a trie in arrays, equal ends kept once.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// First edge of each node, and one more at the end; the root is node 0.
    pub(crate) edges_at: Vec<u32>,
    /// Key of each edge: word id and [`Case`], or [`ANY`]. Those of a node are sorted.
    pub(crate) keys: Vec<u32>,
    /// Node that each edge leads to.
    pub(crate) targets: Vec<u32>,
    /// First accept of each node, and one more at the end.
    pub(crate) accepts_at: Vec<u32>,
    /// Indices into `rules`.
    pub(crate) accepts: Vec<u32>,
    pub(crate) rules: Vec<Accept>,
    /// For each of the contexts and each of its four sides the first sequence.
    pub(crate) sides: Vec<u32>,
    /// First step of each sequence, and one more at the end.
    pub(crate) sequences: Vec<u32>,
    pub(crate) steps: Vec<u32>,
    /// First edge of the root by word id.
    pub(crate) roots: Vec<u32>,
}

/// How many edges are looked at one by one; more are halved first.
const FEW: usize = 8;

impl Matcher {
    /// Makes the table of first words.
    pub(crate) fn index(&mut self) {
        let to = self.edges_at.get(1).copied().unwrap_or(0);
        let keys = self.keys.get(..to as usize).unwrap_or(&[]);
        let most = keys.last().map_or(0, |k| k >> 2);
        self.roots.clear();
        self.roots.reserve(most as usize + 2);
        for (at, key) in keys.iter().enumerate() {
            self.roots.resize((key >> 2) as usize + 1, at as u32);
        }
        self.roots.push(to);
    }

    /// Keys and targets of the edges of a node.
    #[inline]
    fn edges(&self, from: u32, to: u32) -> (&[u32], &[u32]) {
        let range = from as usize..to as usize;
        (self.keys.get(range.clone()).unwrap_or(&[]), self.targets.get(range).unwrap_or(&[]))
    }

    /// Finds the matches in `words`, in order of their first word, and appends them to `out`.
    pub fn find(&self, words: &[Word], out: &mut Vec<Match>) {
        let mut busy = [0u32; LANES];
        let mut stack: Vec<(u32, u32)> = Vec::with_capacity(32);
        for (i, first) in words.iter().enumerate() {
            let Some(&[from, to]) = self.roots.get(first.id as usize..).and_then(<[u32]>::first_chunk::<2>) else { continue };
            if from == to {
                continue;
            }
            let (keys, targets) = self.edges(from, to);
            for (key, target) in keys.iter().zip(targets) {
                if first.cases >> (key & 3) & 1 == 1 {
                    stack.push((*target, i as u32 + 1));
                }
            }
            if !stack.is_empty() {
                self.walk(words, i, &mut stack, &mut busy, out);
            }
        }
    }

    /// Finds the matches that begin at word `i`; `stack` holds the nodes that it leads to.
    fn walk(&self, words: &[Word], i: usize, stack: &mut Vec<(u32, u32)>, busy: &mut [u32; LANES], out: &mut Vec<Match>) {
        let mut best = [0u32; LANES];
        let begin = out.len();
        while let Some((node, at)) = stack.pop() {
            if let Some(&[from, to]) = self.accepts_at.get(node as usize..).and_then(<[u32]>::first_chunk::<2>) {
                for rule in self.accepts.get(from as usize..to as usize).unwrap_or(&[]) {
                    let Some(a) = self.rules.get(*rule as usize) else { continue };
                    let lane = a.lane as usize % LANES;
                    let (Some(longest), Some(taken)) = (best.get_mut(lane), busy.get(lane).copied()) else { continue };
                    if at < *longest
                        || (i as u32) < taken
                        || a.at_start && !words.get(i).is_some_and(|w| w.starts_sentence)
                        || a.contexts != 0 && !self.contexts_hold(a.contexts, words, i, at as usize)
                    {
                        continue;
                    }
                    *longest = at;
                    out.push(Match {
                        entry: a.entry,
                        lane: a.lane,
                        all: (i as u32, at),
                        span: (i as u32 + u32::from(a.span.0), i as u32 + u32::from(a.span.1)),
                        pattern: a.pattern,
                    });
                }
            }
            let Some(&[from, to]) = self.edges_at.get(node as usize..).and_then(<[u32]>::first_chunk::<2>) else { continue };
            if from == to {
                continue;
            }
            let Some(word) = words.get(at as usize) else { continue };
            if word.gap & gap::HARD != 0 {
                continue;
            }
            let (mut keys, mut targets) = self.edges(from, to);
            if let (Some(&ANY), Some(target)) = (keys.first(), targets.first()) {
                stack.push((*target, at + 1));
            }
            if word.id == 0 {
                continue;
            }
            if keys.len() > FEW {
                let before = keys.partition_point(|key| key >> 2 < word.id);
                (keys, targets) = (keys.get(before..).unwrap_or(&[]), targets.get(before..).unwrap_or(&[]));
            }
            for (key, target) in keys.iter().zip(targets) {
                if key >> 2 >= word.id {
                    if key >> 2 > word.id {
                        break;
                    }
                    if word.cases >> (key & 3) & 1 == 1 {
                        stack.push((*target, at + 1));
                    }
                }
            }
        }
        // of each lane the longest stay
        let mut kept = begin;
        for k in begin..out.len() {
            let Some(m) = out.get(k).copied() else { break };
            let lane = m.lane as usize % LANES;
            let (Some(longest), Some(taken)) = (best.get(lane), busy.get_mut(lane)) else { continue };
            let is_known = || out.get(begin..kept).is_some_and(|known| known.iter().any(|e| e.entry == m.entry && e.all == m.all));
            if m.all.1 >= *longest && !is_known() {
                *taken = m.all.1;
                if let Some(slot) = out.get_mut(kept) {
                    *slot = m;
                }
                kept += 1;
            }
        }
        out.truncate(kept);
    }

    /// Whether what must stand beside words `from..to` stands there, and nothing that must not.
    fn contexts_hold(&self, number: u32, words: &[Word], from: usize, to: usize) -> bool {
        let Some(&[a, b, c, d, e]) = self.sides.get((number as usize - 1) * 4..).and_then(<[u32]>::first_chunk::<5>) else { return true };
        let before = |side: (u32, u32)| self.side(side).any(|steps| stands_before(steps, words, from));
        let after = |side: (u32, u32)| self.side(side).any(|steps| stands_at(steps, words, to));
        (a == b || before((a, b))) && (b == c || after((b, c))) && !before((c, d)) && !after((d, e))
    }

    /// The sequences of a side.
    fn side(&self, side: (u32, u32)) -> impl Iterator<Item = &[u32]> {
        let ends = self.sequences.get(side.0 as usize..=side.1 as usize).unwrap_or(&[]);
        ends.windows(2).map(|w| match w {
            [from, to] => self.steps.get(*from as usize..*to as usize).unwrap_or(&[]),
            _ => &[],
        })
    }
}

#[inline]
fn is_word(step: u32, word: Word) -> bool {
    step == ANY || word.id == step >> 2 && word.cases >> (step & 3) & 1 == 1
}

fn stands_at(steps: &[u32], words: &[Word], at: usize) -> bool {
    words.get(at..at + steps.len()).is_some_and(|words| {
        steps.iter().zip(words).all(|(step, word)| word.gap & gap::HARD == 0 && is_word(*step, *word))
    })
}

fn stands_before(steps: &[u32], words: &[Word], at: usize) -> bool {
    let Some(from) = at.checked_sub(steps.len()) else { return false };
    let Some([words @ .., next]) = words.get(from..=at) else { return false };
    next.gap & gap::HARD == 0
        && steps.iter().zip(words).enumerate().all(|(k, (step, word))| (k == 0 || word.gap & gap::HARD == 0) && is_word(*step, *word))
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

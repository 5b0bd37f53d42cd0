//! All patterns at once: a trie over word ids, longest match first within a layer. Never one pattern after another.

use crate::lexicon::pattern::{Pattern, Step};
use crate::lexicon::schema::Layer;
use crate::lexicon::vocabulary::Case;
use crate::text::token::gap;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// A word of the text as the matcher sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Vocabulary id; 0 for a word of no pattern.
    pub id: u32,
    /// Which ways of writing a pattern may ask of it: bit n for [`Case`] n; and whether it owns.
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
    /// The lane: a layer, or a part of one in which the longest match wins by itself.
    pub lane: u8,
    /// First word and one past the last word of the whole match.
    pub all: (u32, u32),
    /// First word and one past the last word of the span.
    pub span: (u32, u32),
    /// Which pattern of the entry.
    pub pattern: u16,
}

impl Match {
    /// Whether its entry is of a layer: known by the lane, without a look at the entry.
    #[inline]
    pub(crate) fn is_of(&self, layer: Layer) -> bool {
        match self.lane {
            APPRAISAL | UNHELD => layer == Layer::Stance,
            WEASEL => layer == Layer::Hedge,
            FRAMES.. => layer == Layer::Frame,
            lane => layer as u8 == lane,
        }
    }
}

/// The first of the lanes of frames of other schemes than the generic one.
pub(crate) const FRAMES: u8 = Layer::ALL.len() as u8;

/// The lane of appraisal.
pub(crate) const APPRAISAL: u8 = 14;

/// The lane of vague sources.
pub(crate) const WEASEL: u8 = 15;

/// The lane of what reports or denies a stance without holding it.
pub(crate) const UNHELD: u8 = 16;

/// The number of lanes (layers; frames have one lane per scheme).
pub const LANES: usize = 17;

/// What a node of the trie accepts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Accept {
    entry: u32,
    contexts: u32,
    pattern: u16,
    lane: u8,
    at_start: bool,
    span: (u8, u8),
}

impl Accept {
    fn packed(self) -> [u32; 4] {
        let [p0, p1] = self.pattern.to_le_bytes();
        let how = u32::from_le_bytes([p0, p1, self.lane, u8::from(self.at_start)]);
        let span = u32::from_le_bytes([self.span.0, self.span.1, 0, 0]);
        [self.entry, self.contexts, how, span]
    }

    #[inline]
    fn unpacked([entry, contexts, how, span]: [u32; 4]) -> Self {
        let ([p0, p1, lane, at_start], [from, to, _, _]) = (how.to_le_bytes(), span.to_le_bytes());
        Self {
            entry,
            contexts,
            pattern: u16::from_le_bytes([p0, p1]),
            lane,
            at_start: at_start != 0,
            span: (from, to),
        }
    }
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

/// The key of any word that owns, in a context.
const OWNER: u32 = 1;

/// What [`Word::cases`] has of a word that owns, beside its ways of writing.
pub(crate) const OWNS: u8 = 1 << 4;

impl Step {
    /// The step as one number.
    fn key(self) -> u32 {
        match self {
            Self::Any => ANY,
            Self::Owner => OWNER,
            Self::Word(key) => key,
        }
    }
}

impl Trie {
    /// Adds a pattern of an entry in a lane. Within a lane the longest match wins; ties are all kept.
    pub fn add(&mut self, entry: u32, number: u16, lane: u8, pattern: &Pattern, contexts: u32) {
        if self.accepts.is_empty() {
            self.accepts.push(vec![]);
        }
        for sequence in &pattern.sequences {
            let mut node = 0u32;
            for step in &sequence.steps {
                let key = step.key();
                let fresh = self.accepts.len() as u32;
                node = *self
                    .edges
                    .entry(u64::from(node) << 32 | u64::from(key))
                    .or_insert(fresh);
                if node == fresh {
                    self.accepts.push(vec![]);
                }
            }
            if let Some(list) = self.accepts.get_mut(node as usize) {
                list.push(Accept {
                    entry,
                    pattern: number,
                    lane,
                    span: sequence.span,
                    at_start: pattern.at_start,
                    contexts,
                });
            }
        }
    }

    /// Keeps contexts; gives their number for [`Trie::add`]. 0 stands for none.
    pub fn add_contexts(&mut self, contexts: Contexts) -> u32 {
        self.contexts.push(contexts);
        self.contexts.len() as u32
    }

    /// The nodes of the trie with equal ends kept once ("says that" and "said that" part at their first word alone), which of them
    /// is the root, and all rules. A node is how many rules it accepts, these, and in pairs the words that lead on and where to.
    fn shared(&self) -> (Vec<Vec<u32>>, Option<u32>, Vec<[u32; 4]>) {
        let mut edges: Vec<(u32, u32, u32)> = self
            .edges
            .iter()
            .map(|(k, to)| ((k >> 32) as u32, *k as u32, *to))
            .collect();
        edges.sort_unstable();
        let mut rules = vec![];
        let mut known: FxHashMap<Accept, u32> = FxHashMap::default();
        // children are made after their parents, so they are named first here
        let mut nodes: Vec<Vec<u32>> = vec![];
        let mut names: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        let mut name_of = vec![0u32; self.accepts.len()];
        for (node, accepts) in self.accepts.iter().enumerate().rev() {
            let mut body = vec![accepts.len() as u32];
            for accept in accepts {
                let next = rules.len() as u32;
                body.push(*known.entry(*accept).or_insert_with(|| {
                    rules.push(accept.packed());
                    next
                }));
            }
            let from = edges.partition_point(|e| (e.0 as usize) < node);
            for (_, key, to) in edges
                .get(from..)
                .unwrap_or(&[])
                .iter()
                .take_while(|e| e.0 as usize == node)
            {
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
        (nodes, name_of.first().copied(), rules)
    }

    /// Lays the trie out in arrays.
    pub fn finish(self) -> Matcher {
        let (nodes, root, rules) = self.shared();
        let mut out = Matcher::default();
        // level by level from the root; what the frequent words lead to comes first, and the rules in the same order
        let mut rule_of: FxHashMap<u32, u32> = FxHashMap::default();
        let mut order: Vec<u32> = root.into_iter().collect();
        let mut place: FxHashMap<u32, u32> = order.iter().map(|name| (*name, 0)).collect();
        let mut at = 0;
        while let Some(body) = order.get(at).and_then(|name| nodes.get(*name as usize)) {
            let Some((count, rest)) = body.split_first() else {
                break;
            };
            let (accepts, edges) = rest.split_at(*count as usize);
            let mut placed = |rule: u32| {
                *rule_of.entry(rule).or_insert_with(|| {
                    let packed = rules.get(rule as usize).copied();
                    out.rules.to_mut().push(packed.unwrap_or_default());
                    out.rules.len() as u32 - 1
                })
            };
            let accepts: Vec<u32> = accepts.iter().map(|rule| placed(*rule)).collect();
            let mut node = Node {
                edges: out.edges.len() as u32,
                accepts: match accepts.as_slice() {
                    [only] => *only,
                    _ => out.accepts.len() as u32,
                },
                accept_count: *count as u16,
                edge_count: (edges.len() / 2) as u16,
                takes_any: false,
                next: 0,
            };
            if at == 0 {
                // there may be more first words than a node can count: they have a table of their own
                node.edge_count = 0;
            }
            if accepts.len() > 1 {
                out.accepts.to_mut().extend(accepts);
            }
            for edge in edges.chunks_exact(2) {
                let [key, to] = edge else { continue };
                let target = match nodes.get(*to as usize).map(Vec::as_slice) {
                    Some([1, rule]) => LEAF | placed(*rule),
                    _ => *place.entry(*to).or_insert_with(|| {
                        order.push(*to);
                        order.len() as u32 - 1
                    }),
                };
                if at == 0 {
                    let id = (key >> 2) as usize;
                    if out.roots.len() <= id {
                        out.roots.to_mut().resize(id + 1, [0; 4]);
                    }
                    if let Some(slot) = out
                        .roots
                        .to_mut()
                        .get_mut(id)
                        .and_then(|cases| cases.get_mut((key & 3) as usize))
                    {
                        *slot = target;
                    }
                } else {
                    node.takes_any |= *key == ANY;
                    node.next |= if *key == ANY { u32::MAX } else { bit(key >> 2) };
                    out.edges.to_mut().push([*key, target]);
                }
            }
            out.nodes.to_mut().push(node.packed());
            at += 1;
        }
        out.lay_contexts(self.contexts);
        out.completed()
    }
}

/// A place in the trie: everything that tells whether a walk goes on is in one piece of memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Node {
    /// Its first edge.
    edges: u32,
    /// Its first accept, or the rule itself where there is but one.
    accepts: u32,
    edge_count: u16,
    accept_count: u16,
    /// Whether its first edge is one that any word takes.
    takes_any: bool,
    /// The [`bit`]s of the words that lead on; all where any word does. A word without its bit leads nowhere.
    next: u32,
}

impl Node {
    fn packed(self) -> [u32; 4] {
        let accepts = u32::from(self.accept_count) | u32::from(self.takes_any) << 15;
        let counts = u32::from(self.edge_count) << 16 | accepts;
        [self.edges, self.accepts, counts, self.next]
    }

    /// Where one rule ends and nothing goes on.
    #[inline]
    fn leaf(rule: u32) -> Self {
        Self {
            accepts: rule,
            accept_count: 1,
            ..Self::default()
        }
    }

    #[inline]
    fn unpacked([edges, accepts, counts, next]: [u32; 4]) -> Self {
        Self {
            edges,
            accepts,
            edge_count: (counts >> 16) as u16,
            accept_count: counts as u16 & 0x7fff,
            takes_any: counts >> 15 & 1 == 1,
            next,
        }
    }
}

/// Keeps those that pass, without a branch on whether they do: the processor does not wait for the memory that tells.
struct Sieve<T, const ROOM: usize> {
    offered: [T; ROOM],
    count: usize,
}

impl<T: Copy + Default, const ROOM: usize> Sieve<T, ROOM> {
    fn new() -> Self {
        Self {
            offered: [T::default(); ROOM],
            count: 0,
        }
    }

    #[inline]
    fn offer(&mut self, item: T, passes: bool) {
        if let Some(slot) = self.offered.get_mut(self.count) {
            *slot = item;
        }
        self.count += usize::from(passes);
    }

    fn kept(&self) -> &[T] {
        self.offered.get(..self.count).unwrap_or(&self.offered)
    }
}

/// A bit for a word id.
#[inline]
fn bit(id: u32) -> u32 {
    1 << (id & 31)
}

/// The same among twice as many.
#[inline]
fn wide_bit(id: u32) -> u64 {
    1 << (id & 63)
}

/// The compiled patterns of a lexicon: a trie in arrays, equal ends kept once. Those of the built-in lexicons are part of the
/// program and are used where they stand.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// The root is the first; see [`Node`].
    pub(crate) nodes: Cow<'static, [[u32; 4]]>,
    /// Key of each edge (word id and [`Case`], or [`ANY`]) and the place it leads to: a node or a [`LEAF`]; those of a node are
    /// sorted.
    pub(crate) edges: Cow<'static, [[u32; 2]]>,
    /// Indices into `rules`.
    pub(crate) accepts: Cow<'static, [u32]>,
    /// See [`Accept`].
    pub(crate) rules: Cow<'static, [[u32; 4]]>,
    /// Places to which each first word leads, by its id and [`Case`]; 0 for none.
    pub(crate) roots: Cow<'static, [[u32; 4]]>,
    /// For each first word the [`wide_bit`]s of the words that may follow; all where any may or a pattern is that word alone.
    pub(crate) firsts: Cow<'static, [u64]>,
    /// For each of the contexts and each of its four sides the first sequence, and the [`bit`]s of the words that a sequence
    /// has right beside the match.
    pub(crate) sides: Cow<'static, [[u32; 2]]>,
    /// First step of each sequence, and one more at the end.
    pub(crate) sequences: Cow<'static, [u32]>,
    /// For each sequence the id of its word right beside the match, 0 where it is any word; those of a side are sorted by it.
    pub(crate) beside: Cow<'static, [u32]>,
    /// For each edge of a node with more than [`FEW`] a bit at its hash, so that most searches that find nothing are not begun.
    pub(crate) edge_bits: Cow<'static, [u64]>,
    pub(crate) steps: Cow<'static, [u32]>,
}

/// How many words are asked at a time where a match may begin.
const BLOCK: usize = 128;

/// What marks a place of the trie that is no node: one rule ends there and nothing goes on. The rest of the number is the rule.
const LEAF: u32 = 1 << 31;

/// How many edges are looked at one by one; more are halved first.
const FEW: usize = 8;

/// Where the bit of a word stands among those of a node's edges, eight for each edge: which number, and which bit of it.
#[inline]
fn edge_bit(node: Node, id: u32) -> (usize, u64) {
    let hash = u64::from(id).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let edge = u64::from(node.edges) + ((hash * u64::from(node.edge_count)) >> 32);
    (edge as usize / 8, 1 << (hash & 63))
}

impl Matcher {
    /// Lays out the words that must, or must not, stand beside a match.
    fn lay_contexts(&mut self, contexts: Vec<Contexts>) {
        for contexts in contexts {
            let sides = [
                contexts.before,
                contexts.after,
                contexts.not_before,
                contexts.not_after,
            ];
            for (number, mut side) in sides.into_iter().enumerate() {
                let first = self.sequences.len() as u32;
                let next_to = |sequence: &Vec<Step>| match if number % 2 == 0 {
                    sequence.last()
                } else {
                    sequence.first()
                } {
                    Some(Step::Word(key)) => key >> 2,
                    _ => 0,
                };
                side.sort_by_key(next_to);
                let mut beside = 0;
                for sequence in &side {
                    self.sequences.to_mut().push(self.steps.len() as u32);
                    self.steps
                        .to_mut()
                        .extend(sequence.iter().map(|step| step.key()));
                    beside |= match next_to(sequence) {
                        0 => u32::MAX,
                        id => bit(id),
                    };
                }
                self.sides.to_mut().push([first, beside]);
            }
        }
        self.sides.to_mut().push([self.sequences.len() as u32, 0]);
        self.sequences.to_mut().push(self.steps.len() as u32);
    }

    /// Gathers what follows each first word, once the nodes are all there.
    fn completed(mut self) -> Self {
        self.firsts = self
            .roots
            .iter()
            .map(|cases| {
                cases.iter().fold(0, |bits, &node| {
                    bits | if node == 0 { 0 } else { self.follows(node) }
                })
            })
            .collect();
        let nodes: Vec<Node> = self.nodes.iter().copied().map(Node::unpacked).collect();
        let mut edge_bits = vec![0; self.edges.len() / 8 + 1];
        for node in nodes.iter().filter(|n| n.edge_count as usize > FEW) {
            let from = node.edges as usize;
            for [key, _] in self
                .edges
                .get(from..from + node.edge_count as usize)
                .unwrap_or(&[])
            {
                let (at, bit) = edge_bit(*node, key >> 2);
                if let Some(slot) = edge_bits.get_mut(at) {
                    *slot |= bit;
                }
            }
        }
        self.edge_bits = edge_bits.into();
        // whether a sequence stands before its match (the first and third side of four) or after it
        let mut beside = vec![0; self.sequences.len()];
        for (number, sides) in self.sides.windows(2).enumerate() {
            let [[first, _], [end, _]] = sides else {
                continue;
            };
            for at in *first as usize..*end as usize {
                let (Some(from), Some(to)) = (self.sequences.get(at), self.sequences.get(at + 1))
                else {
                    continue;
                };
                let step = if number % 2 == 0 {
                    to.checked_sub(1).filter(|last| last >= from)
                } else {
                    Some(*from).filter(|first| first < to)
                };
                let id = step
                    .and_then(|step| self.steps.get(step as usize))
                    .map_or(0, |key| key >> 2);
                if let Some(slot) = beside.get_mut(at) {
                    *slot = id;
                }
            }
        }
        self.beside = beside.into();
        self
    }

    #[inline]
    fn node(&self, at: u32) -> Option<Node> {
        self.nodes.get(at as usize).copied().map(Node::unpacked)
    }

    /// The [`wide_bit`]s of the words that lead on from a place; all where any word does or something ends there.
    fn follows(&self, place: u32) -> u64 {
        if place & LEAF != 0 {
            return u64::MAX;
        }
        let Some(node) = self.node(place) else {
            return 0;
        };
        if node.accept_count > 0 {
            return u64::MAX;
        }
        let from = node.edges as usize;
        let edges = self
            .edges
            .get(from..from + node.edge_count as usize)
            .unwrap_or(&[]);
        edges.iter().fold(0, |bits, [key, _]| {
            bits | if *key == ANY {
                u64::MAX
            } else {
                wide_bit(key >> 2)
            }
        })
    }

    /// Finds the matches in `words`, in order of their first word, and appends them to `out`.
    pub fn find(&self, words: &[Word], out: &mut Vec<Match>) {
        let mut busy = [0u32; LANES];
        let mut stack: Vec<(u32, u32)> = Vec::with_capacity(32);
        for from in (0..words.len()).step_by(BLOCK) {
            let starts = self.starts(words, from);
            for group in starts.kept().chunk_by(|a, b| a.0 == b.0) {
                stack.extend(group.iter().map(|(i, place)| (*place, i + 1)));
                let first = group.first().map_or(0, |(i, _)| *i);
                self.walk(words, first as usize, &mut stack, &mut busy, out);
            }
        }
    }

    /// Of the words from `from` on, as many as a block has, those with which a match may begin, and the places they lead to.
    ///
    /// One question at a time for all of them: what is asked lies far apart in memory, and this way the processor fetches
    /// many answers at once.
    #[allow(clippy::needless_bitwise_bool)] // no branches: see `Sieve`
    fn starts(&self, words: &[Word], from: usize) -> Sieve<(u32, u32), { 4 * BLOCK }> {
        let next = |i: usize| {
            let word = words.get(i + 1).filter(|word| word.gap & gap::HARD == 0);
            word.map(|word| word.id)
        };
        // most first words ("the", "in") end here: nothing ends and nothing goes on
        let (firsts, roots, nodes) = (&*self.firsts, &*self.roots, &*self.nodes);
        let mut first_words = Sieve::<u32, BLOCK>::new();
        for (i, word) in words.iter().enumerate().skip(from).take(BLOCK) {
            let firsts = firsts.get(word.id as usize).copied().unwrap_or(0);
            let second = next(i).map_or(0, wide_bit);
            first_words.offer(i as u32, (firsts == u64::MAX) | (firsts & second != 0));
        }
        let mut led_to = Sieve::<_, { 4 * BLOCK }>::new();
        for &i in first_words.kept() {
            let word = words.get(i as usize).copied().unwrap_or_default();
            let roots = roots.get(word.id as usize).copied().unwrap_or_default();
            for (case, place) in roots.into_iter().enumerate() {
                led_to.offer((i, place), (place != 0) & (word.cases >> case & 1 == 1));
            }
        }
        let mut starts = Sieve::new();
        for &(i, place) in led_to.kept() {
            let next = next(i as usize).map_or(0, bit);
            let is_leaf = place & LEAF != 0;
            let node = nodes.get(place as usize).copied().unwrap_or_default();
            let node = Node::unpacked(node);
            starts.offer(
                (i, place),
                is_leaf | (node.accept_count > 0) | (node.next & next != 0),
            );
        }
        starts
    }

    /// Finds the matches that begin at word `i`; `stack` holds the nodes that it leads to.
    fn walk(
        &self,
        words: &[Word],
        i: usize,
        stack: &mut Vec<(u32, u32)>,
        busy: &mut [u32; LANES],
        out: &mut Vec<Match>,
    ) {
        let mut best = [0u32; LANES];
        let begin = out.len();
        while let Some((place, at)) = stack.pop() {
            let node = if place & LEAF == 0 {
                self.node(place).unwrap_or_default()
            } else {
                Node::leaf(place & !LEAF)
            };
            let from = node.accepts as usize;
            let accepts = match node.accept_count {
                0 => &[],
                1 => std::slice::from_ref(&node.accepts),
                count => self.accepts.get(from..from + count as usize).unwrap_or(&[]),
            };
            for rule in accepts {
                let Some(a) = self
                    .rules
                    .get(*rule as usize)
                    .copied()
                    .map(Accept::unpacked)
                else {
                    continue;
                };
                let lane = a.lane as usize % LANES;
                let (Some(longest), Some(taken)) = (best.get_mut(lane), busy.get(lane).copied())
                else {
                    continue;
                };
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
                    span: (
                        i as u32 + u32::from(a.span.0),
                        i as u32 + u32::from(a.span.1),
                    ),
                    pattern: a.pattern,
                });
            }
            let Some(word) = words.get(at as usize) else {
                continue;
            };
            if node.next & bit(word.id) == 0 || word.gap & gap::HARD != 0 {
                continue;
            }
            let from = node.edges as usize;
            let mut edges = self
                .edges
                .get(from..from + node.edge_count as usize)
                .unwrap_or(&[]);
            if node.takes_any
                && let Some([ANY, target]) = edges.first()
            {
                stack.push((*target, at + 1));
            }
            if word.id == 0 {
                continue;
            }
            if edges.len() > FEW {
                let (at, bit) = edge_bit(node, word.id);
                if self.edge_bits.get(at).is_some_and(|bits| bits & bit == 0) {
                    continue;
                }
                edges = edges
                    .get(edges.partition_point(|[key, _]| key >> 2 < word.id)..)
                    .unwrap_or(&[]);
            }
            for [key, target] in edges {
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
            let (Some(longest), Some(taken)) = (best.get(lane), busy.get_mut(lane)) else {
                continue;
            };
            let is_known = || {
                out.get(begin..kept)
                    .is_some_and(|known| known.iter().any(|e| e.entry == m.entry && e.all == m.all))
            };
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
        let Some(&[a, b, c, d, [end, _]]) = self
            .sides
            .get((number as usize - 1) * 4..)
            .and_then(<[[u32; 2]]>::first_chunk::<5>)
        else {
            return true;
        };
        let is_open = |at: usize| words.get(at).is_some_and(|w| w.gap & gap::HARD == 0);
        let left = from
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .filter(|_| is_open(from))
            .map(|word| word.id);
        let right = words.get(to).filter(|_| is_open(to)).map(|word| word.id);
        let before = |[first, bits]: [u32; 2], end: u32| {
            left.is_some_and(|id| {
                bits & bit(id) != 0
                    && self
                        .side(first, end, id)
                        .any(|steps| stands_before(steps, words, from))
            })
        };
        let after = |[first, bits]: [u32; 2], end: u32| {
            right.is_some_and(|id| {
                bits & bit(id) != 0
                    && self
                        .side(first, end, id)
                        .any(|steps| stands_at(steps, words, to))
            })
        };
        (a[0] == b[0] || before(a, b[0]))
            && (b[0] == c[0] || after(b, c[0]))
            && !before(c, d[0])
            && !after(d, end)
    }

    /// The sequences of a side that have the word `id`, or any word, right beside the match.
    fn side(&self, first: u32, end: u32, id: u32) -> impl Iterator<Item = &[u32]> {
        let beside = self.beside.get(first as usize..end as usize).unwrap_or(&[]);
        let any = beside.iter().take_while(|other| **other == 0).count();
        let own = if id == 0 {
            beside.len()
        } else {
            beside.partition_point(|other| *other < id)
        };
        let equal = beside
            .iter()
            .skip(own)
            .take_while(move |other| **other == id)
            .count();
        (0..any).chain(own..own + equal).map(move |k| {
            let at = first as usize + k;
            match self.sequences.get(at..=at + 1) {
                Some([from, to]) => self.steps.get(*from as usize..*to as usize).unwrap_or(&[]),
                _ => &[],
            }
        })
    }
}

#[inline]
fn is_word(step: u32, word: Word) -> bool {
    match step {
        ANY => true,
        OWNER => word.cases & OWNS != 0,
        _ => word.id == step >> 2 && word.cases >> (step & 3) & 1 == 1,
    }
}

fn stands_at(steps: &[u32], words: &[Word], at: usize) -> bool {
    words.get(at..at + steps.len()).is_some_and(|words| {
        steps
            .iter()
            .zip(words)
            .all(|(step, word)| word.gap & gap::HARD == 0 && is_word(*step, *word))
    })
}

fn stands_before(steps: &[u32], words: &[Word], at: usize) -> bool {
    let Some(from) = at.checked_sub(steps.len()) else {
        return false;
    };
    let Some([words @ .., next]) = words.get(from..=at) else {
        return false;
    };
    next.gap & gap::HARD == 0
        && steps
            .iter()
            .zip(words)
            .enumerate()
            .all(|(k, (step, word))| (k == 0 || word.gap & gap::HARD == 0) && is_word(*step, *word))
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

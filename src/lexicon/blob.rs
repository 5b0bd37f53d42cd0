//! The compiled lexicons as bytes: written by the build script, read when the program starts. Numbers stand in arrays as they
//! are kept in memory (little-endian), so that reading them is copying; names are not copied at all.

use crate::lexicon::compile::{Compiled, Lemmas};
use crate::lexicon::count::{self, CueCount};
use crate::lexicon::matcher::{Accept, Matcher, Node};
use crate::lexicon::schema::Entry;
use crate::lexicon::vocabulary::Vocabulary;
use crate::text::inflect::Inflection;
use crate::text::sentence::{Abbreviations, Ending};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Blob<'b> {
    entries: Vec<Entry>,
    #[serde(borrow)]
    files: Vec<(&'b str, &'b str)>,
    lemmas: (&'b str, &'b [u8], &'b [u8]),
    endings: Vec<(&'b str, u8)>,
    starters: Vec<&'b str>,
    word_keys: &'b [u8],
    word_slots: &'b [u8],
    word_classes: &'b [u8],
    nodes: &'b [u8],
    edges: &'b [u8],
    roots: &'b [u8],
    accepts: &'b [u8],
    rules: &'b [u8],
    sides: &'b [u8],
    sequences: &'b [u8],
    steps: &'b [u8],
    #[serde(borrow)]
    counts: Vec<(&'b str, CueCount)>,
}

/// Bytes of an [`Accept`].
const ACCEPT: usize = 16;

/// The bytes of a compiled lexicon and of its table of counts; none where they cannot be written.
#[allow(dead_code)] // the program only reads
pub(crate) fn write(c: &Compiled, counts: &str) -> Option<Vec<u8>> {
    let nodes: Vec<u8> = c
        .matcher
        .nodes
        .iter()
        .flat_map(|n| {
            bytes(&[
                n.edges,
                n.accepts,
                u32::from(n.edge_count) << 16 | u32::from(n.accept_count),
                n.next,
            ])
        })
        .collect();
    let edges: Vec<u8> = c
        .matcher
        .edges
        .iter()
        .flat_map(|(key, to)| bytes(&[*key, *to]))
        .collect();
    let sides: Vec<u8> = c
        .matcher
        .sides
        .iter()
        .flat_map(|(first, beside)| bytes(&[*first, *beside]))
        .collect();
    let roots: Vec<u8> = c
        .matcher
        .roots
        .iter()
        .flat_map(|cases| bytes(cases))
        .collect();
    let rules: Vec<u8> = c
        .matcher
        .rules
        .iter()
        .flat_map(|a| accept_bytes(*a))
        .collect();
    let keys: Vec<u8> = c
        .vocabulary
        .keys
        .iter()
        .flat_map(|k| k.to_le_bytes())
        .collect();
    let slots: Vec<u8> = bytes(&c.vocabulary.slots);
    let mut endings: Vec<(&str, u8)> = c
        .abbreviations
        .endings
        .iter()
        .map(|(w, e)| (w.as_str(), e.0))
        .collect();
    endings.sort_unstable();
    let mut starters: Vec<&str> = c
        .abbreviations
        .starters
        .iter()
        .map(String::as_str)
        .collect();
    starters.sort_unstable();
    let blob = Blob {
        entries: c.entries.clone(),
        files: c
            .files
            .iter()
            .map(|(name, hash)| (name.as_str(), hash.as_str()))
            .collect(),
        lemmas: (
            &c.lemmas.text,
            &bytes(&c.lemmas.ends),
            &bytes(&c.lemmas.first),
        ),
        endings,
        starters,
        word_keys: &keys,
        word_slots: &slots,
        word_classes: &bytes(&c.vocabulary.classes),
        nodes: &nodes,
        edges: &edges,
        roots: &roots,
        accepts: &bytes(&c.matcher.accepts),
        rules: &rules,
        sides: &sides,
        sequences: &bytes(&c.matcher.sequences),
        steps: &bytes(&c.matcher.steps),
        counts: count::parse(counts),
    };
    postcard::to_stdvec(&blob).ok()
}

/// The lexicon and the counts of such bytes; none where they are not ours.
#[allow(dead_code)] // the build script only writes
pub(crate) fn read(bytes: &'static [u8]) -> Option<(Compiled, Vec<(&'static str, CueCount)>)> {
    let blob: Blob<'static> = postcard::from_bytes(bytes).ok()?;
    let rules = blob.rules.as_chunks::<ACCEPT>().0.iter();
    let matcher = Matcher {
        nodes: arrays(blob.nodes).map(node).collect(),
        edges: arrays(blob.edges).map(|[key, to]| (key, to)).collect(),
        roots: arrays(blob.roots).collect(),
        accepts: numbers(blob.accepts),
        rules: rules.map(accept).collect(),
        sides: arrays(blob.sides)
            .map(|[first, beside]| (first, beside))
            .collect(),
        sequences: numbers(blob.sequences),
        steps: numbers(blob.steps),
        ..Matcher::default()
    }
    .completed();
    let compiled = Compiled {
        entries: blob.entries,
        lemmas: Lemmas {
            text: Cow::Borrowed(blob.lemmas.0),
            ends: numbers(blob.lemmas.1),
            first: numbers(blob.lemmas.2),
        },
        files: blob
            .files
            .into_iter()
            .map(|(name, hash)| (name.into(), hash.into()))
            .collect(),
        vocabulary: Vocabulary {
            keys: blob
                .word_keys
                .as_chunks::<16>()
                .0
                .iter()
                .map(|c| u128::from_le_bytes(*c))
                .collect(),
            slots: numbers(blob.word_slots),
            classes: numbers(blob.word_classes),
            inflection: Inflection::default(),
        },
        matcher,
        abbreviations: Abbreviations {
            endings: blob
                .endings
                .into_iter()
                .map(|(word, bits)| (word.into(), Ending(bits)))
                .collect(),
            starters: blob.starters.into_iter().map(String::from).collect(),
        },
    };
    Some((compiled, blob.counts))
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes
        .as_chunks::<4>()
        .0
        .iter()
        .map(|c| u32::from_le_bytes(*c))
        .collect()
}

/// Numbers, `N` at a time.
fn arrays<const N: usize>(bytes: &[u8]) -> impl Iterator<Item = [u32; N]> + '_ {
    bytes
        .as_chunks::<4>()
        .0
        .as_chunks::<N>()
        .0
        .iter()
        .map(|chunk| chunk.map(u32::from_le_bytes))
}

fn node([edges, accepts, counts, next]: [u32; 4]) -> Node {
    Node {
        edges,
        accepts,
        edge_count: (counts >> 16) as u16,
        accept_count: counts as u16,
        next,
    }
}

fn accept_bytes(a: Accept) -> [u8; ACCEPT] {
    let [e0, e1, e2, e3] = a.entry.to_le_bytes();
    let [c0, c1, c2, c3] = a.contexts.to_le_bytes();
    let [p0, p1] = a.pattern.to_le_bytes();
    [
        e0,
        e1,
        e2,
        e3,
        c0,
        c1,
        c2,
        c3,
        p0,
        p1,
        a.lane,
        u8::from(a.at_start),
        a.span.0,
        a.span.1,
        0,
        0,
    ]
}

fn accept(bytes: &[u8; ACCEPT]) -> Accept {
    let [
        e0,
        e1,
        e2,
        e3,
        c0,
        c1,
        c2,
        c3,
        p0,
        p1,
        lane,
        at_start,
        from,
        to,
        _,
        _,
    ] = *bytes;
    Accept {
        entry: u32::from_le_bytes([e0, e1, e2, e3]),
        contexts: u32::from_le_bytes([c0, c1, c2, c3]),
        pattern: u16::from_le_bytes([p0, p1]),
        lane,
        at_start: at_start != 0,
        span: (from, to),
    }
}

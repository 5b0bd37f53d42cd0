//! The compiled lexicons as bytes: written by the build script, read when the program starts. Numbers stand in arrays as they
//! are kept in memory (little-endian), so that reading them is copying; names are not copied at all.

use crate::lexicon::compile::{Compiled, Lemmas};
use crate::lexicon::matcher::{Accept, Matcher};
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
    edges_at: &'b [u8],
    keys: &'b [u8],
    targets: &'b [u8],
    accepts_at: &'b [u8],
    accepts: &'b [u8],
    rules: &'b [u8],
    sides: &'b [u8],
    sequences: &'b [u8],
    steps: &'b [u8],
}

/// Bytes of an [`Accept`].
const ACCEPT: usize = 16;

/// The bytes of a compiled lexicon; none where they cannot be written.
#[allow(dead_code)] // the program only reads
pub(crate) fn write(c: &Compiled) -> Option<Vec<u8>> {
    let rules: Vec<u8> = c.matcher.rules.iter().flat_map(|a| accept_bytes(*a)).collect();
    let keys: Vec<u8> = c.vocabulary.keys.iter().flat_map(|k| k.to_le_bytes()).collect();
    let slots: Vec<u8> = c.vocabulary.slots.iter().flat_map(|k| k.to_le_bytes()).collect();
    let mut endings: Vec<(&str, u8)> = c.abbreviations.endings.iter().map(|(w, e)| (w.as_str(), e.0)).collect();
    endings.sort_unstable();
    let mut starters: Vec<&str> = c.abbreviations.starters.iter().map(String::as_str).collect();
    starters.sort_unstable();
    let blob = Blob {
        entries: c.entries.clone(),
        files: c.files.iter().map(|(name, hash)| (name.as_str(), hash.as_str())).collect(),
        lemmas: (&c.lemmas.text, &bytes(&c.lemmas.ends), &bytes(&c.lemmas.first)),
        endings,
        starters,
        word_keys: &keys,
        word_slots: &slots,
        word_classes: &bytes(&c.vocabulary.classes),
        edges_at: &bytes(&c.matcher.edges_at),
        keys: &bytes(&c.matcher.keys),
        targets: &bytes(&c.matcher.targets),
        accepts_at: &bytes(&c.matcher.accepts_at),
        accepts: &bytes(&c.matcher.accepts),
        rules: &rules,
        sides: &bytes(&c.matcher.sides),
        sequences: &bytes(&c.matcher.sequences),
        steps: &bytes(&c.matcher.steps),
    };
    postcard::to_stdvec(&blob).ok()
}

/// The lexicon of such bytes; none where they are not ours.
#[allow(dead_code)] // the build script only writes
pub(crate) fn read(bytes: &'static [u8]) -> Option<Compiled> {
    let blob: Blob<'static> = postcard::from_bytes(bytes).ok()?;
    let rules = blob.rules.chunks_exact(ACCEPT).filter_map(<[u8]>::first_chunk);
    let mut matcher = Matcher {
        edges_at: numbers(blob.edges_at),
        keys: numbers(blob.keys),
        targets: numbers(blob.targets),
        accepts_at: numbers(blob.accepts_at),
        accepts: numbers(blob.accepts),
        rules: rules.map(accept).collect(),
        sides: numbers(blob.sides),
        sequences: numbers(blob.sequences),
        steps: numbers(blob.steps),
        ..Matcher::default()
    };
    matcher.index();
    Some(Compiled {
        entries: blob.entries,
        lemmas: Lemmas { text: Cow::Borrowed(blob.lemmas.0), ends: numbers(blob.lemmas.1), first: numbers(blob.lemmas.2) },
        files: blob.files.into_iter().map(|(name, hash)| (name.into(), hash.into())).collect(),
        vocabulary: Vocabulary {
            keys: blob.word_keys.chunks_exact(16).filter_map(<[u8]>::first_chunk).map(|c| u128::from_le_bytes(*c)).collect(),
            slots: blob.word_slots.chunks_exact(8).filter_map(<[u8]>::first_chunk).map(|c| u64::from_le_bytes(*c)).collect(),
            classes: numbers(blob.word_classes),
            inflection: Inflection::default(),
        },
        matcher,
        abbreviations: Abbreviations {
            endings: blob.endings.into_iter().map(|(word, bits)| (word.into(), Ending(bits))).collect(),
            starters: blob.starters.into_iter().map(String::from).collect(),
        },
    })
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|c| c.first_chunk().map_or(0, |c| u32::from_le_bytes(*c))).collect()
}

fn accept_bytes(a: Accept) -> [u8; ACCEPT] {
    let [e0, e1, e2, e3] = a.entry.to_le_bytes();
    let [c0, c1, c2, c3] = a.contexts.to_le_bytes();
    let [p0, p1] = a.pattern.to_le_bytes();
    [e0, e1, e2, e3, c0, c1, c2, c3, p0, p1, a.lane, u8::from(a.at_start), a.span.0, a.span.1, 0, 0]
}

fn accept(bytes: &[u8; ACCEPT]) -> Accept {
    let [e0, e1, e2, e3, c0, c1, c2, c3, p0, p1, lane, at_start, from, to, _, _] = *bytes;
    Accept {
        entry: u32::from_le_bytes([e0, e1, e2, e3]),
        contexts: u32::from_le_bytes([c0, c1, c2, c3]),
        pattern: u16::from_le_bytes([p0, p1]),
        lane,
        at_start: at_start != 0,
        span: (from, to),
    }
}

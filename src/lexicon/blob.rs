//! The compiled lexicons as bytes: written by the build script, part of the program. Numbers stand as they are kept in memory and
//! are used where they stand, entries are read when they are asked for; only counts and lists of words are read when the program starts.

use crate::lexicon::compile::{Compiled, Lemmas};
use crate::lexicon::count::{Counts, CueCount};
use crate::lexicon::entries::Entries;
use crate::lexicon::family::Families;
use crate::lexicon::matcher::Matcher;
use crate::lexicon::vocabulary::Vocabulary;
use crate::text::inflect::Inflection;
use crate::text::sentence::{Abbreviations, Ending};
use bytemuck::Pod;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is read at the start.
#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Names<'b> {
    #[serde(borrow)]
    entries: &'b [u8],
    files: Vec<(&'b str, &'b str)>,
    lemmas: &'b str,
    endings: Vec<(&'b str, u8)>,
    starters: Vec<&'b str>,
    families: Families,
    counts: Vec<CueCount>,
    /// Bytes of each of the arrays of numbers.
    lengths: Vec<u32>,
}

/// Every array starts at a multiple of as many bytes.
const ALIGNMENT: usize = 16;

/// Bytes that may be used as numbers where they stand.
#[repr(C, align(16))]
pub(crate) struct Aligned<T: ?Sized>(pub(crate) T);

/// The first number: another one where the program runs on a machine that writes numbers the other way round.
const ORDER: u32 = 1;

/// Arrays of numbers, one after another.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    lengths: Vec<u32>,
}

impl Writer {
    fn add<T: Pod>(&mut self, numbers: &[T]) {
        let bytes = bytemuck::cast_slice(numbers);
        self.bytes.extend_from_slice(bytes);
        self.lengths.push(bytes.len() as u32);
        self.bytes
            .resize(self.bytes.len().next_multiple_of(ALIGNMENT), 0);
    }
}

/// The arrays of a [`Writer`], in the same order.
struct Reader {
    bytes: &'static [u8],
    lengths: std::vec::IntoIter<u32>,
}

impl Reader {
    fn next<T: Pod>(&mut self) -> Option<Cow<'static, [T]>> {
        let length = self.lengths.next()? as usize;
        let (array, _) = self.bytes.split_at_checked(length)?;
        self.bytes = self.bytes.get(length.next_multiple_of(ALIGNMENT)..)?;
        bytemuck::try_cast_slice(array).ok().map(Cow::Borrowed)
    }
}

/// A compiled lexicon and its table of counts as bytes: names, and numbers. None where they cannot be written.
#[allow(dead_code)] // the program only reads
pub(crate) fn write(c: &Compiled, counts: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers = Writer::default();
    numbers.add(&[ORDER]);
    let (entries, entry_ends) = c.entries.to_bytes()?;
    let counts = Counts::new(counts, &c.vocabulary, &c.entries);
    numbers.add(&entry_ends);
    numbers.add(&counts.of_word);
    numbers.add(&counts.of_entry);
    numbers.add(&c.lemmas.ends);
    numbers.add(&c.lemmas.first);
    numbers.add(&c.vocabulary.keys);
    numbers.add(&c.vocabulary.slots);
    numbers.add(&c.vocabulary.classes);
    numbers.add(&c.vocabulary.sides);
    let matcher = &c.matcher;
    numbers.add(&matcher.nodes);
    numbers.add(&matcher.edges);
    numbers.add(&matcher.accepts);
    numbers.add(&matcher.rules);
    numbers.add(&matcher.roots);
    numbers.add(&matcher.firsts);
    numbers.add(&matcher.sides);
    numbers.add(&matcher.sequences);
    numbers.add(&matcher.beside);
    numbers.add(&matcher.edge_bits);
    numbers.add(&matcher.steps);
    let abbreviations = &c.abbreviations;
    let endings = abbreviations.endings.iter();
    let mut endings: Vec<(&str, u8)> = endings.map(|(w, e)| (w.as_str(), e.0)).collect();
    endings.sort_unstable();
    let starters = abbreviations.starters.iter();
    let mut starters: Vec<&str> = starters.map(String::as_str).collect();
    starters.sort_unstable();
    let names = Names {
        entries: &entries,
        files: c
            .files
            .iter()
            .map(|(name, hash)| (name.as_str(), hash.as_str()))
            .collect(),
        lemmas: &c.lemmas.text,
        endings,
        starters,
        families: c.families.clone(),
        counts: counts.rows.into_owned(),
        lengths: numbers.lengths,
    };
    Some((postcard::to_stdvec(&names).ok()?, numbers.bytes))
}

/// The lexicon and the counts of such bytes; none where they are not ours.
#[allow(dead_code)] // the build script only writes
pub(crate) fn read(names: &'static [u8], numbers: &'static [u8]) -> Option<(Compiled, Counts)> {
    let names: Names<'static> = postcard::from_bytes(names).ok()?;
    let mut numbers = Reader {
        bytes: numbers,
        lengths: names.lengths.into_iter(),
    };
    if numbers.next::<u32>()?.first() != Some(&ORDER) {
        return None;
    }
    let entries = Entries::from_bytes(names.entries, numbers.next()?);
    let counts = Counts {
        rows: names.counts.into(),
        of_word: numbers.next()?,
        of_entry: numbers.next()?,
    };
    let compiled = Compiled {
        entries,
        lemmas: Lemmas {
            text: Cow::Borrowed(names.lemmas),
            ends: numbers.next()?,
            first: numbers.next()?,
        },
        files: names
            .files
            .into_iter()
            .map(|(name, hash)| (name.into(), hash.into()))
            .collect(),
        vocabulary: Vocabulary {
            keys: numbers.next()?,
            slots: numbers.next()?,
            classes: numbers.next()?,
            sides: numbers.next()?,
            inflection: Inflection::default(),
        },
        matcher: Matcher {
            nodes: numbers.next()?,
            edges: numbers.next()?,
            accepts: numbers.next()?,
            rules: numbers.next()?,
            roots: numbers.next()?,
            firsts: numbers.next()?,
            sides: numbers.next()?,
            sequences: numbers.next()?,
            beside: numbers.next()?,
            edge_bits: numbers.next()?,
            steps: numbers.next()?,
        },
        abbreviations: Abbreviations {
            endings: names
                .endings
                .into_iter()
                .map(|(word, bits)| (word.into(), Ending(bits)))
                .collect(),
            starters: names.starters.into_iter().map(String::from).collect(),
        },
        families: names.families,
    };
    Some((compiled, counts))
}

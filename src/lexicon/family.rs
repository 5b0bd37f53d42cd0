//! Nouns that one person can be called by: who is a novelist is a writer, and who is a bishop may be "the cleric". The lists stand in
//! `lexicons/en/people.toml`.

use crate::lexicon::schema::WordList;
use serde::{Deserialize, Serialize};

/// What the ids of the lists begin with: nouns that go with each other, nouns that go with those but not with each other, nouns that
/// tell less than an office, and the offices that are meant.
const PREFIXES: [&str; 4] = ["family.", "family-kind.", "wider.", "narrower."];

/// Whether the id is that of a list of nouns for people.
pub(crate) fn is_family(id: &str) -> bool {
    PREFIXES.iter().any(|prefix| id.starts_with(prefix))
}

/// Two lists of nouns; one that begins with a hyphen stands for all that end so: "-ologist".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Family {
    name: String,
    /// Those that go with all, or the wider ones.
    all: Vec<String>,
    /// Those that go with none of each other, or the narrower ones.
    each: Vec<String>,
}

/// The families of nouns for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Families {
    alike: Vec<Family>,
    wide: Vec<Family>,
}

/// Whether `noun`, in small letters, is one of `nouns`.
fn is_in(nouns: &[String], noun: &str) -> bool {
    nouns.iter().any(|n| match n.strip_prefix('-') {
        Some(end) => noun.ends_with(end),
        None => n == noun,
    })
}

impl Families {
    /// Adds a list, if it is one of these.
    pub(crate) fn add(&mut self, list: &WordList) {
        let Some((prefix, name)) = PREFIXES
            .iter()
            .find_map(|p| Some((*p, list.id.strip_prefix(p)?)))
        else {
            return;
        };
        let families = match prefix {
            "family." | "family-kind." => &mut self.alike,
            _ => &mut self.wide,
        };
        let at = families.iter().position(|f| f.name == name);
        let at = at.unwrap_or_else(|| {
            families.push(Family {
                name: name.to_owned(),
                ..Family::default()
            });
            families.len() - 1
        });
        if let Some(family) = families.get_mut(at) {
            match prefix {
                "family." | "wider." => &mut family.all,
                _ => &mut family.each,
            }
            .extend_from_slice(&list.words);
        }
    }

    /// Whether one person can be called by both nouns, so that "the writer" may be the novelist of whom the text spoke: "a skipper" is
    /// "the captain", "the biologist" may be "lead author Ilse Orlo"; but a prosecutor is not "the defendant", a geologist no biologist.
    pub(crate) fn can_be_both(&self, one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(str::to_ascii_lowercase);
        one != other
            && self.alike.iter().any(|f| {
                let [first, second] = [&one, &other].map(|n| (is_in(&f.all, n), is_in(&f.each, n)));
                (first.0 || first.1) && (second.0 || second.1) && !(first.1 && second.1)
            })
    }

    /// Whether a noun is written in a family.
    pub(crate) fn has(&self, noun: &str) -> bool {
        let mut nouns = self.alike.iter().flat_map(|f| f.all.iter().chain(&f.each));
        nouns.any(|n| n == noun)
    }

    /// Whether a noun tells less than an office or a trade, which both end in the words that are given: "the top diplomat" may be the
    /// foreign minister.
    pub(crate) fn is_wider(&self, wide: &str, role: &str) -> bool {
        let last = |words: &str| words.rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
        let (wide, role) = (last(wide), last(role));
        let of = |f: &&Family| is_in(&f.all, &wide);
        let mut families = self.wide.iter().filter(of);
        families.any(|f| is_in(&f.each, &role))
    }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;

    #[test]
    fn one_person_can_be_what_the_nouns_of_a_family_tell() {
        let lexicon = Lexicon::builtin().unwrap();
        let families = &lexicon.families;
        let both = [
            ("Novelist", "writer"),
            ("envoy", "ambassador"),
            ("author", "biologist"),
            ("captain", "skipper"),
            ("striker", "player"),
        ];
        for (a, b) in both {
            assert!(
                families.can_be_both(a, b) && families.can_be_both(b, a),
                "{a} {b}"
            );
        }
        let apart = [
            ("prosecutor", "defendant"),
            ("minister", "leader"),
            ("geologist", "biologist"),
            ("coach", "striker"),
            ("goalkeeper", "striker"),
            ("writer", "writer"),
        ];
        for (a, b) in apart {
            assert!(
                !families.can_be_both(a, b) && !families.can_be_both(b, a),
                "{a} {b}"
            );
        }
        assert!(families.has("poet") && families.has("goalkeeper"));
        assert!(!families.has("minister") && !families.has("geologist"));
    }

    #[test]
    fn a_wider_noun_may_mean_an_office() {
        let lexicon = Lexicon::builtin().unwrap();
        let families = &lexicon.families;
        assert!(families.is_wider("top diplomat", "Foreign Minister"));
        assert!(families.is_wider("cleric", "Bishop"));
        assert!(families.is_wider("scientist", "marine biologist"));
        for (wide, role) in [
            ("bishop", "cleric"),
            ("diplomat", "mayor"),
            ("poet", "bishop"),
        ] {
            assert!(!families.is_wider(wide, role), "{wide} {role}");
        }
    }
}

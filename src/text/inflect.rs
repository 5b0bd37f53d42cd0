//! Forms of words: from a lemma to its inflected forms, by the regular rules of English and a table of exceptions that the
//! caller hands over. It does not go from forms to lemmas: the lexicon keeps that map for the lemmas it knows.

use std::collections::BTreeMap;

/// Exceptions to the regular rules.
#[derive(Clone, Debug, Default)]
pub struct Inflection {
    /// Verb lemma → third person, past, participle, -ing; further forms (am, are, were) may follow.
    pub irregular: BTreeMap<String, Vec<String>>,
    /// Noun lemma → plural.
    pub plural: BTreeMap<String, String>,
    /// Verbs of two or more syllables that double their last consonant.
    pub doubling: std::collections::BTreeSet<String>,
}

/// The forms of a verb lemma; for a noun the third person is the plural.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forms {
    /// say
    pub base: String,
    /// says
    pub third: String,
    /// said
    pub past: String,
    /// said
    pub participle: String,
    /// saying
    pub ing: String,
    /// Further forms (am, are, were; an irregular plural).
    pub extra: Vec<String>,
}

impl Forms {
    /// All forms, each once, the base first.
    pub fn all(&self) -> Vec<&str> {
        let mut out: Vec<&str> = vec![];
        let five = [
            &self.base,
            &self.third,
            &self.past,
            &self.participle,
            &self.ing,
        ];
        for form in five.into_iter().chain(&self.extra) {
            if !out.contains(&form.as_str()) {
                out.push(form);
            }
        }
        out
    }
}

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

impl Inflection {
    /// The forms of `lemma`, which is written in lower case.
    pub fn forms(&self, lemma: &str) -> Forms {
        let plural = self.plural.get(lemma).cloned();
        if let Some(given) = self.irregular.get(lemma) {
            let get = |i: usize| given.get(i).cloned().unwrap_or_default();
            let mut extra: Vec<String> = given.iter().skip(4).cloned().collect();
            extra.extend(plural);
            return Forms {
                base: lemma.into(),
                third: get(0),
                past: get(1),
                participle: get(2),
                ing: get(3),
                extra,
            };
        }
        let past = self.past(lemma);
        Forms {
            base: lemma.into(),
            third: third(lemma),
            participle: past.clone(),
            past,
            ing: self.ing(lemma),
            extra: plural.into_iter().collect(),
        }
    }

    /// Whether the last consonant doubles before -ed and -ing (plan, admit; not visit, fix, show).
    fn doubles(&self, lemma: &str) -> bool {
        if self.doubling.contains(lemma) {
            return true;
        }
        let [.., a, b, c] = lemma.as_bytes() else {
            return false;
        };
        let consonant_vowel_consonant = (!is_vowel(*a) || *a == b'u' && lemma.contains("qu"))
            && is_vowel(*b)
            && !is_vowel(*c)
            && !matches!(c, b'w' | b'x' | b'y');
        let vowels = lemma.bytes().filter(|c| is_vowel(*c) || *c == b'y').count();
        let syllables = if lemma.contains("qu") {
            vowels.saturating_sub(1)
        } else {
            vowels
        };
        consonant_vowel_consonant && syllables == 1
    }

    fn past(&self, lemma: &str) -> String {
        match lemma.as_bytes() {
            [.., b'e'] => format!("{lemma}d"),
            [.., c, b'y'] if !is_vowel(*c) => {
                format!("{}ied", lemma.get(..lemma.len() - 1).unwrap_or(lemma))
            }
            [.., b'c'] => format!("{lemma}ked"),
            [.., c] if self.doubles(lemma) => format!("{lemma}{}ed", *c as char),
            _ => format!("{lemma}ed"),
        }
    }

    fn ing(&self, lemma: &str) -> String {
        match lemma.as_bytes() {
            [.., b'i', b'e'] => format!("{}ying", lemma.get(..lemma.len() - 2).unwrap_or(lemma)),
            [.., b'e' | b'o' | b'y', b'e'] => format!("{lemma}ing"),
            [.., b'e'] if lemma.len() > 2 => {
                format!("{}ing", lemma.get(..lemma.len() - 1).unwrap_or(lemma))
            }
            [.., b'c'] => format!("{lemma}king"),
            [.., c] if self.doubles(lemma) => format!("{lemma}{}ing", *c as char),
            _ => format!("{lemma}ing"),
        }
    }
}

fn third(lemma: &str) -> String {
    match lemma.as_bytes() {
        [.., c, b'y'] if !is_vowel(*c) => {
            format!("{}ies", lemma.get(..lemma.len() - 1).unwrap_or(lemma))
        }
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{lemma}es"),
        [.., c, b'o'] if !is_vowel(*c) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs() {
        let mut table = Inflection::default();
        table.doubling.insert("admit".into());
        table.irregular.insert(
            "say".into(),
            ["says", "said", "said", "saying"].map(String::from).into(),
        );
        for (lemma, third, past, ing) in [
            ("warn", "warns", "warned", "warning"),
            ("argue", "argues", "argued", "arguing"),
            ("deny", "denies", "denied", "denying"),
            ("plan", "plans", "planned", "planning"),
            ("admit", "admits", "admitted", "admitting"),
            ("visit", "visits", "visited", "visiting"),
            ("express", "expresses", "expressed", "expressing"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("quip", "quips", "quipped", "quipping"),
            ("say", "says", "said", "saying"),
            ("reveal", "reveals", "revealed", "revealing"),
            ("explain", "explains", "explained", "explaining"),
            ("lie", "lies", "lied", "lying"),
            ("stress", "stresses", "stressed", "stressing"),
        ] {
            let f = table.forms(lemma);
            assert_eq!(
                (f.third.as_str(), f.past.as_str(), f.ing.as_str()),
                (third, past, ing)
            );
        }
    }
}

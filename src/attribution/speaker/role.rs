//! Roles: those that stand beside a name, and who holds one that is called again.

use super::Directory;
use super::Holder;
use super::SpeakerKind;
use super::id::{folded, key};
use super::parts::{Parts, role_start};
use super::variation::is_body_noun;
use crate::attribution::reading::{Phrase, PhraseKind, Reading};
use crate::lexicon::{Layer, class};
use crate::span::Span;
use crate::text::token::{gap, shape};

impl Directory {
    /// Notes that `entity` is described by `role` from word `word` on.
    pub(super) fn hold(&mut self, text: &str, entity: u32, word: u32, role: Span) {
        let list = self
            .by_head
            .entry(head_key(head_word(role.of(text))))
            .or_default();
        let at = list.partition_point(|h| h.word <= word);
        list.insert(at, Holder { word, entity, role });
    }

    /// The roles that stand beside a name: "Foreign Minister Orlo", "Orlo, the finance minister,", "the port's director, Orlo,",
    /// "Orlo (chair)".
    pub(super) fn register_roles(
        &mut self,
        text: &str,
        reading: &Reading,
        parts: &[(usize, Parts)],
        k: usize,
        p: &Parts,
        entity: u32,
    ) {
        let Some(phrase) = reading.phrases.get(k) else {
            return;
        };
        if !p.role.is_empty() {
            self.hold(text, entity, phrase.first, p.role);
        } else if !p.title.is_empty() {
            let span = p.text;
            let title = Span {
                start: span.start,
                end: span.start + p.title.len() as u32,
            };
            if title.of(text) == p.title {
                self.hold(text, entity, phrase.first, title);
            }
        }
        if phrase.is_possessive {
            return;
        }
        // "Ilse Orlo (chair)"
        let end = phrase.end as usize;
        if reading.gap(end) & gap::OPEN != 0
            && reading.gap(end + 1) & gap::CLOSE != 0
            && !reading.shape(end, shape::CAPITAL | shape::DIGIT)
        {
            self.hold(text, entity, phrase.first, reading.base_span(end, end + 1));
        }
        let mut add = |at: usize, affiliation_after: bool| -> bool {
            let Some(role) = reading.phrases.get(at) else {
                return false;
            };
            // "Orlo, her office said": an office is no person, nor are officials one
            let person = |q: &Parts| {
                !q.is_plural
                    // "Orlo, people close to him say"
                    && !matches!(reading.word(text, q.words.0), "people" | "those")
                    && (q.layer == Some(Layer::Role)
                        || q.layer == Some(Layer::Source)
                            && matches!(q.category, "group" | "anonymous"))
            };
            let other = parts
                .binary_search_by_key(&at, |(k, _)| *k)
                .ok()
                .and_then(|at| parts.get(at));
            if !other.is_some_and(|(_, p)| person(p)) {
                return false;
            }
            // "He would meet Orlo, the minister said."
            let close = role.end as usize;
            if affiliation_after
                && (role.first as usize) >= phrase.end as usize
                && reading.gap(close) & gap::HARD == 0
                && reading.is(close, class::FINITE | class::AUXILIARY)
            {
                return false;
            }
            let Some(r) = role.entry.filter(|_| role.kind == PhraseKind::Source) else {
                return false;
            };
            let (first, end) = (role.first as usize, role.end as usize);
            let matched = reading
                .entity_match(end.saturating_sub(1))
                .filter(|m| m.entry == r);
            let start = role_start(
                reading,
                first,
                matched.map_or(first, |m| (m.all.0 as usize).max(first)),
            );
            let mut stop = matched.map_or(end, |m| m.all.1 as usize);
            // "head of the largest union": the entry may end in small words
            while stop > first + 1 && reading.is(stop - 1, class::PREPOSITION | class::DETERMINER) {
                stop -= 1;
            }
            let span = reading.base_span(start, stop);
            if span.is_empty() {
                return false;
            }
            self.hold(text, entity, phrase.first, span);
            self.appositions.push((at as u32, entity));
            let owner = reading
                .phrases
                .get(at.saturating_sub(1))
                .filter(|o| {
                    o.is_possessive && o.first == role.first && o.kind != PhraseKind::Pronoun
                })
                .map(|o| {
                    let skip = usize::from(o.has_determiner);
                    reading
                        .base_span(o.first as usize + skip, o.end as usize)
                        .of(text)
                });
            let chain_at = |at: usize| {
                let joins = affiliation_after
                    && matches!(reading.word(text, at), "of" | "for" | "at" | "in" | "to")
                    && reading.is_joined(at);
                let next = reading.phrases_in(at + 1, at + 2).iter();
                next.max_by_key(|p| p.end).copied().filter(|_| joins)
            };
            let words_of = |o: &Phrase| {
                let skip = usize::from(o.has_determiner);
                let end = o.end as usize;
                // "the University of Torsholm"
                let named = reading.shape(end - 1, shape::CAPITAL)
                    && reading.word(text, end) == "of"
                    && reading.shape(end + 1, shape::CAPITAL);
                let more = chain_at(end).filter(|_| named);
                let end = more.map_or(end, |more| more.end as usize);
                let words = reading.base_span(o.first as usize + skip, end);
                words.of(text)
            };
            let chain = chain_at(stop);
            // "a spokesman for the minister": with somebody
            let is_somebody =
                |o: &Phrase| o.has_determiner && reading.entity_match(o.end as usize - 1).is_some();
            let is_no_body = |o: &Phrase| !is_somebody(o) && with_whom(words_of(o)).is_empty();
            // "professor of law", "editor in chief of the Herald": no body, and a body behind it
            let whole = chain.filter(is_no_body);
            let chain = whole.map_or(chain, |o| {
                chain_at(o.end as usize).filter(|o| !is_no_body(o))
            });
            let of_chain = chain.as_ref().map(|o| match with_whom(words_of(o)) {
                "" => words_of(o),
                with => with,
            });
            let whole = whole.map(|o| reading.base_span(start, o.end as usize));
            let skip = usize::from(role.has_determiner);
            let before =
                (start > first + skip).then(|| reading.base_span(first + skip, start).of(text));
            // "a former Velmark governor"
            let past = before
                .and_then(|words| words.split(' ').next())
                .filter(|first| matches!(*first, "former" | "onetime"));
            if let Some(e) = self
                .entities
                .get_mut(entity as usize)
                .filter(|e| e.speaker.kind == SpeakerKind::Person)
            {
                if e.speaker.role.is_empty() {
                    e.speaker.role = folded(span.of(text));
                    let whole = whole.map_or(&*e.speaker.role, |w| w.of(text));
                    e.whole_role = match past {
                        Some(past) => folded(&format!("{past} {whole}")),
                        None => folded(whole),
                    };
                }
                if e.speaker.affiliation.is_empty() {
                    let with = owner.or(of_chain).or(before.map(with_whom));
                    e.speaker.affiliation = folded(with.unwrap_or(""));
                }
            }
            true
        };
        // after the name
        let end = phrase.end as usize;
        if reading.gap(end) & (gap::COMMA | gap::OPEN) != 0 && reading.gap(end) & gap::MARK == 0 {
            let next = reading.phrases_before(end);
            for at in next..next + 3 {
                let Some(role) = reading.phrases.get(at) else {
                    break;
                };
                if role.first as usize > end || role.is_possessive {
                    continue;
                }
                add(at, true);
            }
        }
        // before the name: the phrase that the comma closes, or the one whose chain it closes
        let first = phrase.first as usize;
        if first > 0 && reading.gap(first) & gap::COMMA != 0 && reading.gap(first) & gap::MARK == 0
        {
            let mut border = first;
            for at in (k.saturating_sub(6)..k).rev() {
                let Some(role) = reading.phrases.get(at) else {
                    break;
                };
                if role.end as usize == border && !role.is_possessive {
                    // the head of a chain is the role: "president of the parliament, Orlo"
                    let start = role.first as usize;
                    let chained = start > 1 && role.after_preposition;
                    if role.kind == PhraseKind::Source && !chained && add(at, true) {
                        break;
                    }
                    if !chained {
                        break;
                    }
                    border = start - 1;
                }
            }
        }
    }

    /// Who is described by `role` at word `word`: the last one before it whose description fits, else the first one after.
    pub(super) fn holder(
        &self,
        text: &str,
        role: Span,
        affiliation: &str,
        word: u32,
        is_plural: bool,
    ) -> Option<u32> {
        let written = role.of(text);
        let list = self.by_head.get(&head_key(head_word(written)))?;
        let fits = |h: &&Holder| {
            let Some(e) = self.entities.get(h.entity as usize) else {
                return false;
            };
            let known = h.role.of(text);
            (e.is_plural == is_plural || e.name_words > 0 && !is_plural)
                && !(is_plural && e.name_words > 0)
                // "Communications Workers of Velmark ... Workers said": they are no union
                && !(is_plural && e.speaker.kind == SpeakerKind::Organization && is_proper(&e.speaker.name))
                && (h.word != word)
                && covers(known, written, &e.speaker.affiliation)
                && (affiliation.is_empty()
                    || e.speaker.affiliation.is_empty()
                    || alike(affiliation, &e.speaker.affiliation)
                    || covers(affiliation, known, ""))
        };
        let before = list
            .iter()
            .rev()
            .filter(|h| h.word < word)
            .take(24)
            .find(fits);
        // a name further on explains the description ("The minister ... Ilse Orlo, the minister"); a mere description does not
        let found = before.or_else(|| {
            list.iter()
                .filter(|h| h.word > word)
                .take(8)
                .filter(|h| {
                    self.entities.get(h.entity as usize).is_some_and(|e| {
                        e.name_words > 0
                            || e.speaker.kind == SpeakerKind::Organization
                                && e.speaker.name.contains(' ')
                    })
                })
                .find(fits)
        });
        found.map(|h| h.entity)
    }
}

/// Whom or what somebody is with: of "former Torsholm" the town, of "activist group Harbour Watch" the name, of "the group" the group, of
/// "constitutional law" nothing.
fn with_whom(words: &str) -> &str {
    let small = |word: &str| word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let first = words.split([' ', '-']).next().unwrap_or("");
    let is_qualified = matches!(first, "Former" | "Veteran" | "Longtime" | "Top");
    if !small(first) && !is_qualified {
        return words.strip_suffix("-based").unwrap_or(words);
    }
    let mut from = 0;
    for word in words.split_inclusive(' ') {
        // "the club's president"
        if from > 0 && word.trim_end().ends_with(['’', '\''])
            || word.contains("’s")
            || word.contains("'s")
        {
            return words;
        }
        if !small(word) && (from > 0 || !is_qualified) {
            let from = from
                - if words.get(..from).is_some_and(|w| w.ends_with("super ")) {
                    6
                } else {
                    0
                };
            return words.get(from..).unwrap_or(words);
        }
        from += word.len();
    }
    let head = words.split([' ', '-']).next_back().unwrap_or("");
    if is_body_noun(head) { words } else { "" }
}

/// Whether the words of `written` are among those of `known`, its head or its owner ("the Velmarkian minister" is the foreign
/// minister of Velmark, "the finance minister" is not).
pub(super) fn covers(known: &str, written: &str, affiliation: &str) -> bool {
    let head = head_word(written);
    written
        .split([' ', '-', '\n'])
        .filter(|w| !w.is_empty() && !std::ptr::eq(*w, head) && !opens_complement(w))
        .all(|w| {
            known
                .split([' ', '-', '\n'])
                .any(|x| x.eq_ignore_ascii_case(w))
                || affiliation.split(' ').any(|x| alike(x, w))
        })
}

/// The noun that heads a description: "ministry" in "ministry of health", "person" in "person close to".
pub(super) fn head_word(written: &str) -> &str {
    let words = written.split([' ', '-', '\n']).filter(|w| !w.is_empty());
    let mut head = "";
    for word in words {
        if !head.is_empty() && opens_complement(word) {
            break;
        }
        head = word;
    }
    head
}

/// Whether a word opens what is said of a noun behind it: "of", "close".
fn opens_complement(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "at"
            | "to"
            | "on"
            | "with"
            | "by"
            | "from"
            | "close"
            | "familiar"
            | "involved"
            | "briefed"
            | "the"
    )
}

/// Whether all longer words of a name have a capital.
fn is_proper(name: &str) -> bool {
    name.contains(' ')
        && name
            .split(' ')
            .all(|w| w.len() < 4 || w.starts_with(char::is_uppercase))
}

/// Whether a noun says of which party somebody is, so that many others may be called by it.
pub(super) fn is_partisan(word: &str) -> bool {
    matches!(
        word,
        "Republican"
            | "Democrat"
            | "Conservative"
            | "Liberal"
            | "Socialist"
            | "Nationalist"
            | "Green"
            | "Tory"
            | "Independent"
    )
}

/// Whether two names of an owner begin alike: Velmark, Velmarkian, Velmark's.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let common = a
        .chars()
        .zip(b.chars())
        .take_while(|(x, y)| x.to_lowercase().eq(y.to_lowercase()))
        .count();
    common >= 4 || common > 0 && common == a.chars().count().min(b.chars().count())
}

/// The key of a noun that heads a description: men and women of one office are the same, short titles are their offices.
pub(super) fn head_key(word: &str) -> u64 {
    let same = match word.trim_end_matches('.') {
        "Sen" | "Sens" => "senator",
        "Rep" | "Reps" | "representative" | "Representative" | "congresswoman"
        | "Congresswoman" | "Congressman" => "congressman",
        "Gov" => "governor",
        "Gen" => "general",
        "chair" | "Chair" | "CHAIR" | "chairwoman" | "chairperson" | "Chairwoman" => "chairman",
        "spokeswoman" | "spokesperson" | "Spokeswoman" => "spokesman",
        "premier" | "Premier" => "minister",
        "pontiff" => "pope",
        "businesswoman" => "businessman",
        "poll" | "polls" => "survey",
        "scientist" => "researcher",
        "scientists" => "researchers",
        "attorney" => "lawyer",
        "attorneys" => "lawyers",
        "legislators" => "lawmakers",
        "demonstrators" => "protesters",
        "campaigners" => "activists",
        "accused" => "defendant",
        "advisor" => "adviser",
        "advisors" => "advisers",
        "reporters" => "journalists",
        other => other,
    };
    key(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_belongs_to_one_owner() {
        assert!(alike("Velmark", "Velmarkian") && !alike("Velmark", "Kestria"));
        assert!(
            covers("foreign minister", "minister", "Velmark")
                && !covers("foreign minister", "finance minister", "Velmark")
        );
    }
}

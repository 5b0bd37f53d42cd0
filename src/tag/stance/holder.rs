//! Who holds a stance: who can hold one, and whether a subject is the speaker himself or his side.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::{Holder, Predicate};
use crate::text::token::gap;

/// Whether a phrase is the speaker's own "I" or "we".
pub(super) fn is_first_person(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    p.kind == PhraseKind::Pronoun
        && clause.is_word(
            p.first as usize,
            &[
                "i", "we", "me", "us", "my", "our", "i'm", "we're", "i've", "we've", "i'd", "we'd",
                "i'll", "we'll",
            ],
        )
}

/// The possessor of the noun at word `head`: "Moscow's [rejection]", "his [emphasis]", "[rejection] by the guild".
pub(super) fn possessor(clause: &Clause, head: usize) -> Option<usize> {
    let r = clause.reading;
    let k = clause.covering(head)?;
    let first = clause.phrase(k).first;
    // possessors share the first word of the phrase that they belong to
    (0..k)
        .rev()
        .take(3)
        .take_while(|q| clause.phrase(*q).first == first)
        .find(|q| {
            let p = clause.phrase(*q);
            p.is_possessive
                && (p.end as usize) <= head
                && (p.kind != PhraseKind::Pronoun || r.is(first as usize, class::POSSESSIVE))
        })
}

/// Whether phrase `k` is the first person.
pub(super) fn is_first(clause: &Clause, k: usize) -> bool {
    clause.is_word(
        clause.phrase(k).first as usize,
        &[
            "i",
            "we",
            "me",
            "us",
            "myself",
            "ourselves",
            "i'm",
            "we're",
            "i've",
            "we've",
            "i'd",
            "we'd",
            "i'll",
            "we'll",
        ],
    )
}

/// A byline stands among the first words.
const HEAD: u32 = 80;

/// Whether a word means people by its ending: critics, growers, detractors, loyalists, residents.
fn is_people(clause: &Clause, head: usize) -> bool {
    let word = clause.word(head);
    word.len() > 5
        && [
            "ers", "ors", "ists", "ants", "ents", "ics", "ians", "men", "eers",
        ]
        .iter()
        .any(|e| word.ends_with(e))
        && !clause.is_a(head, side::NO_PEOPLE)
}

/// Whether phrase `k` can hold a stance.
pub(super) fn is_actor(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    if clause.is_time(p) {
        return false;
    }
    match p.kind {
        // "a verdict requires", "the treaty asks": papers that want nothing themselves
        PhraseKind::Source => !clause.is_word(
            p.head as usize,
            &[
                "verdict",
                "verdicts",
                "treaty",
                "contract",
                "contracts",
                "pact",
            ],
        ),
        PhraseKind::Name | PhraseKind::Relative => true,
        PhraseKind::Pronoun => !clause.is_word(
            p.first as usize,
            &[
                "nobody",
                "anybody",
                "anyone",
                "everybody",
                "everyone",
                "none",
            ],
        ),
        // "half of the members", "many of them"
        PhraseKind::Empty => {
            clause.is_word(p.first as usize, &["it"])
                || clause.is_word(p.end as usize, &["of"])
                    && clause.is_word(p.first as usize, &["half", "most", "all", "both"])
                    && clause
                        .starting(p.end as usize + 1)
                        .is_some_and(|q| is_named(clause, q))
        }
        PhraseKind::Other => {
            let head = p.head as usize;
            // "the other four", "two thirds of voters"
            let counts = clause.reading.is(head, class::NUMBER)
                && (p.has_determiner || clause.is_word(p.end as usize, &["of"]))
                || clause.is_word(
                    head,
                    &[
                        "third",
                        "thirds",
                        "quarter",
                        "quarters",
                        "hundreds",
                        "thousands",
                        "dozens",
                        "scores",
                    ],
                );
            counts || clause.is_a(head, side::BODY) || is_people(clause, head)
        }
    }
}

/// Whether phrase `k` names somebody: a name, a role, a body, a kind of people.
fn is_named(clause: &Clause, k: usize) -> bool {
    let p = clause.phrase(k);
    p.kind.is_somebody()
        || clause.is_word(p.first as usize, &["them", "us"])
        || clause.is_a(p.head as usize, side::BODY)
        || is_people(clause, p.head as usize)
}

/// Whether phrase `k` is a paper rather than somebody: "the contract must not come at the cost of".
pub(super) fn is_paper(cx: &Context, clause: &Clause, k: usize) -> bool {
    cx.is_paper(clause.phrase(k).entry)
}

/// Whether phrase `k` is a body or a kind of people by its head.
pub(super) fn is_actor_word(clause: &Clause, k: usize) -> bool {
    let head = clause.phrase(k).head as usize;
    clause.is_a(head, side::BODY) && !clause.is_word(head, &["coalition"])
        || is_people(clause, head)
        || clause.is_word(head, &["congress"])
}

/// Who holds what is said at word `v` with subject `k`.
pub(super) fn holder(cx: &Context, clause: &Clause, v: usize, k: Option<usize>) -> Option<Holder> {
    let speaker = told_by(cx, clause, v);
    let Some(k) = k else {
        return speaker.map(|s| Holder::Known(Some(s)));
    };
    let p = clause.phrase(k);
    if is_first(clause, k) {
        return Some(Holder::Known(speaker.or(cx.speaker(v))));
    }
    if !is_actor(clause, k) {
        return None;
    }
    match speaker {
        Some(s)
            if !in_own_words(cx, v)
                && !((is_document(cx, s) || is_other(cx, s, clause, k))
                    && p.kind == PhraseKind::Pronoun)
                && (p.kind.is_pronoun() || speaks_for(cx, clause, v, k)) =>
        {
            Some(Holder::Known(Some(s)))
        }
        _ => Some(Holder::Phrase(k)),
    }
}

/// Whether somebody holds it: who is known and not the article, or a phrase that can act.
pub(super) fn is_somebody(clause: &Clause, holder: Holder) -> bool {
    match holder {
        Holder::Known(n) => n.is_some_and(|n| n != 0),
        Holder::Phrase(k) => is_actor(clause, k),
    }
}

/// The holder of a row: whoever speaks, where the predicate's subject is his own side.
pub(super) fn speaking(cx: &Context, clause: &Clause, p: &Predicate) -> Holder {
    let v = p.words.0;
    match p.holder {
        Holder::Phrase(k) => match cx.speaker(v).filter(|s| *s != 0) {
            Some(s) if speaks_for(cx, clause, v, k) => Holder::Known(Some(s)),
            _ => Holder::Phrase(named_by(clause, k)),
        },
        Holder::Known(Some(0)) => {
            teller(cx, clause, v).map_or(p.holder, |s| Holder::Known(Some(s)))
        }
        known @ Holder::Known(_) => known,
    }
}

/// Whether word `i` is told as it was spoken, between marks or in a turn of a transcript: a pronoun there is no speaker's own.
pub(super) fn in_own_words(cx: &Context, i: usize) -> bool {
    let statement = || {
        cx.statement(i)
            .and_then(|s| cx.statements.get(s as usize))
            .is_some_and(|s| s.quote_type == crate::attribution::statement::QuoteType::Direct)
    };
    cx.reading.quotation(i) != 0 || statement()
}

/// Whether the speaker of the statement at word `v` may mean himself by phrase `k`: "[Orlava] might accept the pause, an official
/// said", "[his government] was prepared to". Between quotation marks and in a transcript a name is somebody else's.
pub(super) fn speaks_for(cx: &Context, clause: &Clause, v: usize, k: usize) -> bool {
    let p = clause.phrase(k);
    let head = p.head as usize;
    // "she said its refusal to meet was odd": not hers
    let is_thing = clause.is_word(p.first as usize, &["its"])
        && cx
            .speaker(v)
            .and_then(|n| cx.directory.speaker(n))
            .is_some_and(|s| {
                s.kind == crate::attribution::speaker::SpeakerKind::Person
                    && !s.role.to_ascii_lowercase().starts_with("spokes")
            });
    let owned = cx.reading.is(p.first as usize, class::POSSESSIVE)
        && !is_thing
        && clause.is_word(
            p.first as usize,
            &["his", "her", "their", "our", "my", "its"],
        );
    if owned
        || clause.is_word(head, &["government", "cabinet"])
            && p.end == p.first + 2
            && cx.reading.quotation(v) == 0
    {
        return true;
    }
    let indirect = cx.reading.quotation(v) == 0
        && cx
            .statement(v)
            .and_then(|s| cx.statements.get(s as usize))
            .is_some_and(|s| {
                s.quote_type == crate::attribution::statement::QuoteType::Indirect
                    && s.rule != "colon"
            });
    let told_by = cx
        .speaker(v)
        .and_then(|n| cx.directory.speaker(n))
        .is_some_and(|s| {
            // "Velo would only go on if the lenders agreed, two people who know the talks said": they tell what others would do
            let is_bystander = matches!(
                s.kind,
                crate::attribution::speaker::SpeakerKind::Anonymous
                    | crate::attribution::speaker::SpeakerKind::Group
            ) && [
                "people", "person", "analyst", "diplomat", "expert", "observer",
            ]
            .iter()
            .any(|w| s.name.contains(w));
            s.kind == crate::attribution::speaker::SpeakerKind::Document || is_bystander
        });
    let is_body = !told_by
        && !clause.word(head).ends_with('s')
        && p.kind == PhraseKind::Name
        && p.end == p.first + 1
        && !cx
            .directory
            .of_phrase(k)
            .and_then(|n| cx.directory.speaker(n))
            .is_some_and(|s| {
                s.name.contains(' ') && s.kind == crate::attribution::speaker::SpeakerKind::Person
            });
    indirect && is_body
}

/// The author of an article that says "I" in its own voice: the name in the line "By Marta Orlo", or a line that is a name alone.
pub(super) fn author(cx: &Context) -> Option<usize> {
    let r = cx.reading;
    let clause = cx.clause_at(0);
    let is_line = |i: usize| r.gap(i) & (gap::BLANK_LINE | gap::LINE) != 0;
    let name = r
        .phrases
        .iter()
        .take_while(|p| p.first < HEAD)
        .position(|p| {
            let (first, end) = (p.first as usize, p.end as usize);
            let by = first > 0 && clause.is_word(first - 1, &["by"]);
            let is_byline = by && (first == 1 || is_line(first - 1));
            p.kind == PhraseKind::Name
                && end > first + 1
                && (is_byline || first > 0 && is_line(first) && is_line(end))
        })?;
    let own = (0..r.tokens.len()).filter(|i| {
        r.tokens.get(*i).is_some_and(|t| t.end - t.start == 1)
            && clause.word(*i) == "I"
            && r.quotation(*i) == 0
            && cx.statement(*i).is_none()
    });
    (own.take(2).count() == 2).then_some(name)
}

/// Who says what stands at word `i`, the article aside: its statement's speaker, or who is told beside it to have said it.
pub(super) fn told_by(cx: &Context, clause: &Clause, i: usize) -> Option<u32> {
    let speaker = cx.speaker(i).filter(|s| *s != 0);
    speaker.or_else(|| teller(cx, clause, i))
}

/// Who is said to have said what stands at word `i` outside all statements: "Any change must be costed, [Orlo] warned".
pub(super) fn teller(cx: &Context, clause: &Clause, i: usize) -> Option<u32> {
    if cx.statement(i).is_some() {
        return None;
    }
    let end = cx.reading.span(i, clause.to).end;
    let start = cx.reading.tokens.get(i).map_or(0, |t| t.start);
    let from = cx.statements.partition_point(|s| s.hull().end < start);
    cx.statements.get(from..)?.iter().take(6).find_map(|s| {
        let near = s.cue.start > start && s.cue.end <= end;
        let at = s.source.map_or(s.cue.start, |x| x.start.min(s.cue.start));
        let word = cx.reading.token_at(at);
        let after_comma =
            near && at > start && cx.reading.gap(word) & (gap::COMMA | gap::MARK) != 0;
        after_comma
            .then_some(s.speaker)
            .flatten()
            .filter(|n| *n != 0)
    })
}

/// The name in apposition to a role: "Velmark’s foreign minister, [Sigrun Orlo], welcomed".
fn named_by(clause: &Clause, k: usize) -> usize {
    let p = clause.phrase(k);
    let end = p.end as usize;
    let is_owned =
        clause.reading.is(p.first as usize, class::POSSESSIVE) && p.kind == PhraseKind::Other;
    if !(is_owned || p.kind == PhraseKind::Source) || clause.reading.gap(end) & gap::COMMA == 0 {
        return k;
    }
    let name = clause.starting(end).filter(|q| {
        let n = clause.phrase(*q);
        let end = clause.chain_end(*q);
        // "their union, the Guild of Journalists, condemned"
        let is_body = is_owned
            && n.kind == PhraseKind::Source
            && clause
                .reading
                .shape(n.head as usize, crate::text::token::shape::CAPITAL);
        (n.kind == PhraseKind::Name || is_body)
            && clause.reading.gap(end) & gap::COMMA != 0
            && !n.is_possessive
    });
    name.unwrap_or(k)
}

/// Roles and who holds them, from appositions in the document: "Velmark’s foreign minister, Sigrun Orlo, welcomed ...".
/// Pairs of numbers of the directory, by the first.
pub(super) fn office_holders(
    text: &str,
    reading: &crate::attribution::reading::Reading,
    lexicon: &crate::lexicon::Lexicon,
    directory: &crate::attribution::speaker::Directory,
) -> Vec<(u32, u32)> {
    use crate::attribution::speaker::SpeakerKind;
    let mut out: Vec<(u32, u32)> = vec![];
    for (k, p) in reading.phrases.iter().enumerate() {
        if p.kind != PhraseKind::Source || reading.gap(p.end as usize) & gap::COMMA == 0 {
            continue;
        }
        let clause = Clause::at(text, reading, lexicon, p.first as usize);
        let name = named_by(&clause, k);
        if name == k {
            continue;
        }
        let (Some(role), Some(holder)) = (directory.of_phrase(k), directory.of_phrase(name)) else {
            continue;
        };
        let kinds = (
            directory.speaker(role).map(|s| s.kind),
            directory.speaker(holder).map(|s| s.kind),
        );
        if role != holder && kinds == (Some(SpeakerKind::Role), Some(SpeakerKind::Person)) {
            out.push((role, holder));
        }
    }
    out.sort_unstable();
    out.dedup_by_key(|p| p.0);
    out
}

/// Whether a speaker is several people: "officials say that [he] could live with it" speaks of somebody else.
pub(super) fn is_plural(cx: &Context, speaker: u32) -> bool {
    use crate::attribution::speaker::SpeakerKind;
    cx.directory.speaker(speaker).is_some_and(|s| {
        matches!(s.kind, SpeakerKind::Group | SpeakerKind::Anonymous)
            && s.name.split(' ').any(|w| {
                w.len() > 4 && w.ends_with('s') && !w.ends_with("ss")
                    || matches!(w, "people" | "People" | "those" | "Those")
            })
    })
}

/// Whether the speaker cannot mean himself by phrase `k`, since he is several people or a body and the pronoun is one person's: "aides
/// say that [he] favored it", "the agency said that [he] tried to obstruct it".
pub(super) fn is_other(cx: &Context, speaker: u32, clause: &Clause, k: usize) -> bool {
    use crate::attribution::speaker::SpeakerKind;
    let is_body = || {
        cx.directory
            .speaker(speaker)
            .is_some_and(|s| matches!(s.kind, SpeakerKind::Organization | SpeakerKind::Government))
    };
    // "a person close to the minister said [she] had no objection"
    let is_near = || {
        cx.directory.speaker(speaker).is_some_and(|s| {
            s.kind == SpeakerKind::Anonymous
                && ["close to", "aide to", "adviser to", "friend of"]
                    .iter()
                    .any(|w| s.name.contains(w))
        })
    };
    is_single(clause, k) && (is_plural(cx, speaker) || is_body() || is_near())
}

/// Whether phrase `k` is one person by its pronoun.
fn is_single(clause: &Clause, k: usize) -> bool {
    clause.is_word(
        clause.phrase(k).first as usize,
        &["he", "she", "he'd", "she'd", "he'll", "she'll"],
    )
}

/// Whether a speaker is a poll, a report, a letter: "a poll says that [they] would accept it" speaks of others.
pub(super) fn is_document(cx: &Context, speaker: u32) -> bool {
    cx.directory
        .speaker(speaker)
        .is_some_and(|s| s.kind == crate::attribution::speaker::SpeakerKind::Document)
}

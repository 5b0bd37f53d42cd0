//! Whose doubt a hedge is: the speaker's, the article's, or that of its own subject ("[Diplomats] expect").

use crate::attribution::reading::{PhraseKind, Reading};
use crate::attribution::speaker::{Directory, SpeakerKind, is_first_person};
use crate::attribution::statement::{QuoteType, Statement};
use crate::lexicon::{Entry, Layer, Lexicon, Match, class, who};
use crate::tag::beside::report_beside;
use crate::tag::condition::word::{is_any, is_listed};
use crate::tag::{Context, Hit, Voice};
use crate::text::token::gap;

/// Whose hit it is.
pub(super) struct Holder {
    pub(super) statement: Option<u32>,
    pub(super) speaker: Option<u32>,
    pub(super) voice: Voice,
}

impl Holder {
    /// The innermost statement's speaker; for a word inside a cue whoever reports it.
    pub(super) fn of(cx: &Context, m: &Match, entry: &Entry) -> Self {
        let first = m.span.0 as usize;
        let Some(own) = cx.cue(first) else {
            let open = ["clear", "unclear", "uncertain", "whether"];
            let is_open = (first..m.span.1 as usize).any(|i| is_any(cx, i, &open));
            let inner = cx.statement(first);
            let inner = inner.filter(|s| !(is_open && is_of_now(cx, *s, first)));
            let inner = Self::teller(cx, inner, m, entry);
            // "has not said [whether] she will come": the open question is that of whoever reports it
            let asks = |s: u32| {
                cx.statements.get(s as usize).filter(|s| {
                    s.runs.first().is_some_and(|r| r.0 == m.span.0)
                        && s.cue_words.1 <= m.span.0
                        && s.cue_class != "ask"
                })
            };
            if let Some(s) = inner
                .and_then(asks)
                .filter(|_| entry.layer == Layer::Hedge && entry.category == "investigation")
            {
                return Self::at(cx, s.parent, s.parent);
            }
            let holder = inner.or_else(|| {
                if entry.layer == Layer::Hedge {
                    Self::between(cx, m)
                } else {
                    None
                }
            });
            // "The list is expected to win [around] 30 seats": nobody says so but the article
            if let Some(s) = holder.filter(|s| is_unsaid(cx, *s)) {
                let outer = cx.statements.get(s as usize).and_then(|s| s.parent);
                return Self::at(cx, holder, outer);
            }
            // "“... we sail. // “We may return": a speech of several paragraphs
            if holder.is_none() && cx.statement(first).is_none() && entry.layer == Layer::Hedge {
                let speaker = cx.speaker(first);
                if speaker != Some(0) {
                    return Self {
                        statement: None,
                        speaker,
                        voice: Voice::Speaker,
                    };
                }
            }
            return Self::at(cx, holder, holder);
        };
        let statement = cx.statements.get(own as usize);
        // "Officials believe that the port will close": the officials do the believing. "The port is believed to be closed" names
        // nobody, so the article says it; and it is the article's doubt when "the envoy hinted that he might stay".
        let by_document = || {
            statement
                .and_then(|s| s.speaker)
                .and_then(|s| cx.directory.speaker(s))
                .is_some_and(|s| s.kind == SpeakerKind::Document)
        };
        // "A poll suggests that the port will close": the poll does; "The data suggest": whoever reads them
        let is_own = entry.layer == Layer::Hedge
            && (entry.category == "doxastic"
                // "The polls seem to bear him out": so it seems to whoever reports it
                || entry.category == "evidential"
                    && !is_any(cx, first, &["seem", "seems", "seemed", "appear", "appears", "appeared"])
                    && by_document()
                    && !statement.is_some_and(|s| is_read(cx, s)))
            && statement.is_some_and(|s| s.source.is_some() && is_head(cx, m, s.cue_words));
        if is_own {
            let speaker = statement.and_then(|s| s.speaker);
            return Self {
                statement: Some(own),
                speaker,
                voice: Voice::Speaker,
            };
        }
        // "The envoy reportedly said": the doubt in a cue is that of whoever reports it
        let outer = cx.statement(first).filter(|s| *s != own);
        let outer = outer.filter(|s| !(is_unsaid(cx, own) && is_of_now(cx, *s, first)));
        Self::at(cx, Some(own), Self::teller(cx, outer, m, entry))
    }

    /// The innermost statement that tells a hedge: what an act is about is told by whoever reports the act ("The crews demanded a
    /// levy that has [apparently] failed"), though a promise is made in its own words, and so is what is quoted (called it “[perhaps] too
    /// late”).
    fn teller(cx: &Context, mut inner: Option<u32>, m: &Match, entry: &Entry) -> Option<u32> {
        let quotation = cx.reading.quotation(m.span.0 as usize);
        let act = |s: u32| {
            cx.statements.get(s as usize).filter(|s| {
                let is_quoted =
                    quotation != 0 && quotation != cx.reading.quotation(s.cue_words.0 as usize);
                s.quote_type == QuoteType::Act
                    && s.cue_class != "commit"
                    && entry.layer == Layer::Hedge
                    && !is_quoted
            })
        };
        // statements nest a few deep
        for _ in 0..4 {
            let Some(s) = inner.and_then(act) else { break };
            inner = s.parent;
        }
        inner
    }

    /// The statement between whose cue and content a match stands: "considers it [unlikely] | that the port will open".
    fn between(cx: &Context, m: &Match) -> Option<u32> {
        let end = m.span.1 as usize;
        (end..end + 2).find_map(|i| cx.statement(i)).filter(|s| {
            let is_near = |s: &Statement| {
                s.cue_words.1 <= m.span.0
                    && s.cue_words.1 + 3 > m.span.0
                    && s.runs.first().is_some_and(|r| r.0 >= m.span.1)
            };
            cx.statements.get(*s as usize).is_some_and(is_near)
        })
    }

    /// A hit of `statement` in the voice of the speaker of `outer`, or in the article's.
    pub(super) fn at(cx: &Context, statement: Option<u32>, outer: Option<u32>) -> Self {
        match outer {
            None => Self {
                statement,
                speaker: Some(0),
                voice: Voice::Author,
            },
            Some(s) => Self {
                statement,
                speaker: cx.statements.get(s as usize).and_then(|s| s.speaker),
                voice: Voice::Speaker,
            },
        }
    }
}

/// Whether a doubt at word `at` of the content of statement `s` is of now, behind a conjunction, while the content tells of then: "She
/// did not say why, and it is [unclear] whether she will".
fn is_of_now(cx: &Context, s: u32, at: usize) -> bool {
    let r = cx.reading;
    let Some(s) = cx.statements.get(s as usize) else {
        return false;
    };
    let (from, to) = (s.cue_words.0 as usize, s.cue_words.1 as usize);
    let is_then = (from..to).any(|i| r.is(i, class::VERB_PAST) && r.is(i, class::FINITE));
    if !is_then || r.quotation(at) != 0 || !is_now(cx, at) {
        return false;
    }
    let sentence = r.sentence(at).tokens.0 as usize;
    let behind_cue = if at >= to { to } else { sentence + 1 };
    let start = at.saturating_sub(CLAUSE).max(behind_cue);
    let border = (start..at).rev().find(|i| {
        r.is(*i, class::COORDINATOR) && r.is_behind_comma(*i)
            || r.gap(*i) & gap::HARD & !gap::COMMA != 0
    });
    border.is_some_and(|i| r.is(i, class::COORDINATOR))
}

/// How many words a clause has whose doubt is of now, at most.
const CLAUSE: usize = 12;

/// Whether a doubt at word `at` is told in the present: "is said", "remains unclear", "is now thought".
fn is_now(cx: &Context, at: usize) -> bool {
    let now = ["is", "are", "remains", "remain", "isn’t", "isn't"];
    (at.saturating_sub(3)..=at).any(|i| is_any(cx, i, &now))
        && !(at.saturating_sub(3)..at).any(|i| is_any(cx, i, &["that"]))
}

/// Whether the source of a statement says nothing itself, so that somebody infers it: "her recent [speeches] suggest", "the [data] suggest".
/// What "which" takes up behind a comma is the clause: "It is in brackets, [which] suggests that it is open"; not "a report, [which]".
fn is_read(cx: &Context, s: &Statement) -> bool {
    let r = cx.reading;
    s.source.is_some_and(|source| {
        let (first, end) = (r.token_at(source.start), r.token_at(source.end));
        let is_clause = first + 1 == end
            && r.is(first, class::RELATIVE)
            && r.is_behind_comma(first)
            && !cx.is_paper(r.entity_match(first - 1).map(|m| m.entry));
        if is_clause {
            return true;
        }
        (first..end)
            .take_while(|i| !r.is(*i, class::PREPOSITION))
            .any(|i| is_listed(cx, i, who::SIGN))
    })
}

/// Whether nobody says what a statement tells: "is expected to", "is thought to".
fn is_unsaid(cx: &Context, s: u32) -> bool {
    cx.statements.get(s as usize).is_some_and(|s| {
        let (first, end) = (s.cue_words.0 as usize, s.cue_words.1 as usize);
        let reads = |bits: u32| (first..end).any(|i| cx.reading.is(i, bits));
        s.speaker.is_none()
            && s.quote_type == QuoteType::Indirect
            && s.cue_class != "ask"
            && reads(class::BE)
            && reads(class::VERB_PARTICIPLE)
            && !s
                .source
                .is_some_and(|source| is_first_person(source.of(cx.text)))
    })
}

/// Whether a hedge is the verb of the cue with words `cue`, in the active: has [doubted], not are [thought].
fn is_head(cx: &Context, m: &Match, cue: (u32, u32)) -> bool {
    let r = cx.reading;
    let (first, end) = (m.span.0 as usize, m.span.1 as usize);
    let is_verb = r.is(first, class::VERB)
        && !r.is(
            first,
            class::AUXILIARY | class::ADVERB | class::ADJECTIVE | class::PREPOSITION,
        );
    is_verb
        && !(end..cue.1 as usize).any(|i| r.is(i, class::VERB))
        && !(r.is(first, class::VERB_PARTICIPLE)
            && (cue.0 as usize..first).any(|i| r.is(i, class::BE)))
}

/// The hedges whose holder a phrase names where no statement was found that says so, with the number of that phrase: the subject of
/// the hedge itself ("\[Diplomats\] expect", "the museum's \[director\] suspects"), or who is named beside it ("The port could close, [one
/// envoy] warned").
pub fn believers(cx: &Context, hits: &[Hit]) -> Vec<(usize, usize)> {
    let believes = |h: &Hit| {
        let first = h.tokens.0 as usize;
        if h.layer != Layer::Hedge || !h.is_counted() || cx.cue(first).is_some() {
            return None;
        }
        if let Some(k) = unsure(cx, h) {
            return Some(k);
        }
        if h.category != "doxastic" {
            return None;
        }
        let r = cx.reading;
        if !r.is(first, class::VERB)
            || r.is(first, class::ADVERB | class::PREPOSITION)
            || r.is(first, class::VERB_ING)
            // "a trade thought to cost it dear"
            || is_any(cx, first, &["thought", "believed", "presumed", "assumed"])
                && r.is(first + 1, class::TO)
        {
            return None;
        }
        let clause = cx.clause_at(first);
        let group = clause.group(first);
        if group.is_passive || group.is_infinitive {
            return None;
        }
        let k = clause.subject(group.start, 0)?;
        let phrase = clause.phrase(k);
        // "I think" is of whoever speaks, "we think" perhaps of whom she speaks for; beyond its quotation nobody is looked for
        let word = clause.word(phrase.head as usize);
        // "The institute has a forecast. [It] expects no more than 30": whoever expects is somebody
        let is_it = || phrase.end == phrase.first + 1 && r.is(first, class::VERB_THIRD);
        let is_other = (phrase.kind != PhraseKind::Empty || is_it())
            && (!is_first_person(word) || is_we(word) && h.voice == Voice::Speaker)
            && r.quotation(phrase.head as usize) == r.quotation(first);
        is_other.then_some(k)
    };
    let mut beside: Vec<(usize, usize)> = vec![];
    let mut out: Vec<(usize, usize)> = vec![];
    for (i, hit) in hits.iter().enumerate() {
        if let Some(k) = believes(hit) {
            out.push((i, k));
            continue;
        }
        if let Some(k) = reporter(cx, hit) {
            beside.push((i, k));
            continue;
        }
        // what is believed is the believer's, up to the next stop: "others think that it may fail"
        let Some((b, k)) = out.last().copied() else {
            continue;
        };
        let Some(belief) = hits.get(b) else { continue };
        let follows = hit.layer == belief.layer
            && hit.voice == belief.voice
            && hit.statement == belief.statement
            && hit.sentence == belief.sentence;
        let (from, to) = (belief.tokens.1 as usize, hit.tokens.0 as usize);
        if follows
            && to < from + 12
            && (from..=to).all(|j| {
                cx.reading.gap(j) & gap::HARD == 0 && !cx.reading.is(j, class::COORDINATOR)
            })
        {
            out.push((i, k));
        }
    }
    out.extend(beside);
    out
}

/// The phrase that names who is not sure: "\[The envoy\] is less sure", "\[Lawyers\] are divided on whether".
fn unsure(cx: &Context, h: &Hit) -> Option<usize> {
    let (first, end) = (h.tokens.0 as usize, h.tokens.1 as usize);
    let from = first.saturating_sub(3);
    let at = (from..end).find(|i| is_listed(cx, *i, who::DOUBTING))?;
    let be = (from..at).rev().find(|i| cx.reading.is(*i, class::BE))?;
    let clause = cx.clause_at(first);
    let k = clause.subject(clause.group(be).start, 0)?;
    let p = clause.phrase(k);
    let is_somebody = p.kind.is_somebody()
        || p.kind == PhraseKind::Pronoun
            && !is_first_person(clause.word(p.head as usize))
            && !cx.reading.is(p.head as usize, class::EMPTY);
    (be >= clause.from
        && is_somebody
        && cx.reading.quotation(p.head as usize) == cx.reading.quotation(first))
    .then_some(k)
}

/// The phrase that names who reports a hedge of no statement, between commas: "It [would] be signed, this official indicated, if ...".
/// A report that has a content of its own reports no more than that.
fn reporter(cx: &Context, hit: &Hit) -> Option<usize> {
    if hit.layer != Layer::Hedge
        || hit.statement.is_some()
        || hit.voice != Voice::Author
        || !hit.is_counted()
    {
        return None;
    }
    let k = report_beside(cx, hit.tokens.0 as usize)?;
    let p = cx.reading.phrases.get(k)?;
    // "“No,” said an investor, who holds about two per cent": what is told of him
    if cx.reading.is(p.end as usize, class::RELATIVE) && p.end < hit.tokens.0 {
        return None;
    }
    if is_first_person(cx.reading.word(cx.text, p.head as usize)) {
        return None;
    }
    // "The talks are dead, the envoy said on Monday, in what may be a blow": what the article adds
    let (end, at) = (p.end as usize, hit.tokens.0 as usize);
    let comma = (end + 1..at).rev().find(|i| cx.reading.is_behind_comma(*i));
    let adds = ["in", "a", "an", "with"];
    let is_behind = |s: &Statement| s.runs.iter().all(|r| (r.0 as usize) < end);
    if cx
        .cue(end)
        .and_then(|s| cx.statements.get(s as usize))
        .is_some_and(is_behind)
        && comma.is_some_and(|i| is_any(cx, i, &adds))
    {
        return None;
    }
    // "In May, the envoy said the port was shut, and it may reopen": that cue has its content beside it
    let cue = (p.first.saturating_sub(3)..p.end + 3).find_map(|i| cx.cue(i as usize));
    let is_taken = cue
        .and_then(|s| cx.statements.get(s as usize))
        .is_some_and(|s| {
            let cue = s.cue_words.1;
            s.runs.first().is_some_and(|r| {
                r.0 >= cue && (cue..=r.0).all(|i| cx.reading.gap(i as usize) & gap::HARD == 0)
            })
        });
    (!is_taken).then_some(k)
}

/// Whether a word is "we", with what is joined to it.
fn is_we(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or("");
    stem.eq_ignore_ascii_case("we")
}

/// Gives hedges to their believers.
pub fn settle_believers(
    believers: &[(usize, usize)],
    text: &str,
    reading: &Reading,
    lexicon: &Lexicon,
    directory: &mut Directory,
    hits: &mut [Hit],
) {
    for (i, k) in believers {
        let word = reading.phrases.get(*k).map_or(0, |p| p.head as usize);
        if let Some(hit) = hits.get_mut(*i) {
            if is_we(reading.word(text, word)) {
                let body = hit.speaker.and_then(|s| directory.spoken_for(s));
                hit.speaker = body.or(hit.speaker);
                continue;
            }
            hit.voice = Voice::Speaker;
            hit.speaker = directory.of_subject(text, reading, lexicon, *k, hit.tokens.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Analyzer;
    use crate::lexicon::Layer;
    use crate::tag::Voice;
    use crate::tag::hedge::tests::read;

    #[test]
    fn the_doubt_in_a_cue_is_the_reporters_and_a_belief_is_the_believers() {
        let analyzer = Analyzer::builtin().unwrap();
        for (text, word, voice, speaker) in [
            (
                "Dara Venn reportedly told the council that the port was closed.",
                "reportedly",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn told the council that the port may close.",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            ("The port may close.", "may", Voice::Author, "_article"),
            (
                "Dara Venn called the vote “perhaps too late”.",
                "perhaps",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn called the vote perhaps too late.",
                "perhaps",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn believes that the port is closed.",
                "believes",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn is believed to have left.",
                "believed",
                Voice::Author,
                "_article",
            ),
            (
                "The Clean List is expected to win around 30 seats.",
                "around",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn has hinted that she might stay.",
                "hinted",
                Voice::Author,
                "_article",
            ),
            (
                "Her recent speeches suggest that the port may close.",
                "suggest",
                Voice::Author,
                "_article",
            ),
            (
                "The data suggest that the port is closing.",
                "suggest",
                Voice::Author,
                "_article",
            ),
            (
                "A poll suggests that the port will close.",
                "suggests",
                Voice::Speaker,
                "poll",
            ),
            (
                "A report on research suggests that the port will close.",
                "suggests",
                Voice::Speaker,
                "report",
            ),
            (
                "Dara Venn expects a veto.",
                "expects",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "The port is shut. Some fear that it is lost.",
                "fear",
                Voice::Speaker,
                "Some",
            ),
            (
                "Dara Venn considers it unlikely that the port will open.",
                "unlikely",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn is wary. She would not sail, she stressed, without a pilot.",
                "would",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn stayed. In 2021, it is said, she ended a quarrel by leaving the room.",
                "said",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn demanded a levy of about 40 crowns.",
                "about",
                Voice::Author,
                "_article",
            ),
            (
                "“We believe the tests were sound,” said Dara Venn, a spokeswoman for Quill Motors.",
                "believe",
                Voice::Speaker,
                "Quill Motors",
            ),
            (
                "The port could close, warned Dara Venn, the harbour master.",
                "could",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "The port is shut. Dara Venn is less sure.",
                "less sure",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Lawyers are divided on whether the king can do so.",
                "whether",
                Voice::Speaker,
                "Lawyers",
            ),
            (
                "The Meridian Bank has a forecast. It expects no more than 30 ships.",
                "expects",
                Voice::Speaker,
                "Meridian Bank",
            ),
            (
                "The polls seem to bear Dara Venn out.",
                "seem",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn is pleased. In her view, the port could open.",
                "could",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn thanked the crews for their work.\n\n“We will sail.\n\n“The port may open.”",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn resigned on Sunday. The mayor said it was a loss. Venn gave no reasons. Here is the letter in full.\n\n“I will leave.\n\n“The port may open.”",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn met Ada Quill. The port could close, its director, Ada Quill, warned.",
                "could",
                Voice::Speaker,
                "Ada Quill",
            ),
            (
                "Dara Venn has led the port for ten years. She spoke to us in Torsholm.\n\nHow are you?\n\nTired.\n\nWill you stay?\n\nThat may depend.\n\nAnd your boat?\n\nIt floats.\n\nWho will buy it?\n\nNobody.",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn did not say why, and it is unclear what the port costs.",
                "unclear",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn said that it is unclear what the port costs.",
                "unclear",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Dara Venn said that the port was old and, she added, it is unclear what it costs.",
                "unclear",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "Ada Quill resigned in May, Dara Venn said, and is believed to be abroad.",
                "believed",
                Voice::Author,
                "_article",
            ),
            (
                "The talks are dead, Dara Venn said on Monday, in what may be a blow to the port.",
                "may",
                Voice::Author,
                "_article",
            ),
            (
                "The talks are dead, Dara Venn said on Monday, as the port may close.",
                "may",
                Voice::Speaker,
                "Dara Venn",
            ),
            (
                "The price stands in brackets, which suggests that it is open.",
                "suggests",
                Voice::Author,
                "_article",
            ),
            (
                "“It is late,” said Dara Venn, who owns about two per cent of the port.",
                "about",
                Voice::Author,
                "_article",
            ),
            (
                "The port wants to end smuggling, a trade thought to cost it dear.",
                "thought",
                Voice::Author,
                "_article",
            ),
            (
                "Dara Venn has not said whether the port will open.",
                "whether",
                Voice::Author,
                "_article",
            ),
        ] {
            let analysis = read(&analyzer, text);
            let hit = analysis
                .hits
                .iter()
                .find(|h| h.layer == Layer::Hedge && h.span.of(text) == word)
                .expect(text);
            let name = hit
                .speaker
                .map(|s| analysis.speakers[s as usize].name.as_str());
            assert_eq!((hit.voice, name), (voice, Some(speaker)), "{text}");
        }
    }
}

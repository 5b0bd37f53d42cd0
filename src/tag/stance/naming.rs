//! What somebody calls something: a name that takes a side.

use crate::attribution::reading::PhraseKind;
use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::deed::subject_of;
use crate::tag::stance::holder::{holder, is_actor, is_paper, speaking, told_by};
use crate::tag::stance::row::{LEAST, asks, row};
use crate::tag::stance::{Draft, Holder, Predicate, draft, polarity};
use crate::text::WordSet;
use crate::text::token::{gap, shape};

/// What somebody calls something: "called the plan “a postcard to the voters”", "described the search as reckless".
///
/// The sign is that of the words that appraise inside the name; a name between quotation marks without any is nearly always
/// unkind, since a kind one needs no marks.
pub(super) fn named(
    cx: &Context,
    from: usize,
    to: usize,
    said: &[Predicate],
    out: &mut Vec<Draft>,
) {
    static NAMED: WordSet =
        WordSet::of(&["called", "calls", "call", "dubbed", "branded", "termed"]);
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for verb in from..to {
        let names = r.is(verb, class::VERB) && clause.is_a(verb, side::NAMING | side::CALLING);
        if (names || clause.is_in(verb, &NAMED))
            && let Some(d) = named_before(cx, &clause, verb, said)
        {
            out.push(d);
            continue;
        }
        if (names || is_thought(&clause, verb) && !clause.is_word(verb + 1, &["that"]))
            && r.gap(verb + 1) & (gap::HARD | gap::MARK) == 0
        {
            let naming = Naming {
                cx,
                clause: &clause,
                said,
                verb,
            };
            out.extend(naming.draft());
        }
    }
}

/// A verb that gives a name to what stands behind it.
struct Naming<'a> {
    cx: &'a Context<'a>,
    clause: &'a Clause<'a>,
    /// What appraises in the article.
    said: &'a [Predicate],
    verb: usize,
}

impl Naming<'_> {
    fn is_word(&self, i: usize, words: &[&str]) -> bool {
        self.clause.is_word(i, words)
    }

    /// The row that the name makes, if it takes a side.
    fn draft(&self) -> Option<Draft> {
        let (cx, clause, verb) = (self.cx, self.clause, self.verb);
        let r = cx.reading;
        let begin = self.begin()?;
        let object_end = self.object_end(begin)?;
        // "described the search as reckless"
        let is_as = self.is_word(begin, &["as"]);
        let mut name = begin + usize::from(is_as);
        let object = clause.covering(object_end - 1);
        let is_none = object.is_some_and(|k| {
            let f = clause.phrase(k);
            clause.is_time(f) || f.kind == PhraseKind::Relative
        });
        if is_none || name >= clause.to {
            return None;
        }
        let stop = name_end(cx, clause, verb, name);
        let is_quoted = is_quoted(cx, verb, name);
        let is_nickname = is_quoted && self.is_nickname(name, stop);
        let pronouns = ["him", "her", "them", "he", "she", "they", "you"];
        let is_somebody = object_end == verb + 2 && self.is_word(verb + 1, &pronouns);
        if is_nickname || is_somebody && !is_quoted {
            return None;
        }
        let (mut score, entry) = self.value(name, stop, is_as);
        if !is_quoted && self.is_trick(name) {
            score = -0.5;
            name += 1;
        }
        if score.abs() <= 0.3 {
            return None;
        }
        let holder = self.holder()?;
        let object_words = r.base_span(verb + 1, object_end);
        let mut d = row(cx, clause, verb, object_words, object, holder);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        // "dismissed that as gossip" does more than name it
        if self.is_word(verb, &["dismissed", "dismisses"]) {
            d.stance.act = "REJECT";
        } else if self.is_word(verb, &["denounced", "condemned", "ridiculed"]) {
            d.stance.act = "ACCUSE";
        }
        d.stance.entry = entry;
        d.stance.irrealis = false;
        d.stance.evidence = r.span(name, stop);
        d.stance.confidence = 0.7;
        Some(d)
    }

    /// Where the name begins, or the "as" before it.
    fn begin(&self) -> Option<usize> {
        let r = self.cx.reading;
        let near = self.verb + 2..self.clause.to.min(self.verb + 10);
        near.take_while(|i| {
            r.gap(*i) & (gap::HARD & !gap::COMMA) == 0
                && !r.is(*i - 1, class::AUXILIARY | class::COORDINATOR)
        })
        .find(|i| self.begins(*i))
    }

    /// Whether the name begins at word `i`: with a quotation mark, with "as", or with the word that appraises.
    fn begins(&self, i: usize) -> bool {
        let thinks = is_thought(self.clause, self.verb);
        let calls = self.clause.is_a(self.verb, side::CALLING);
        thinks && self.is_adjective(i)
            || is_quoted(self.cx, self.verb, i) && (calls || self.is_word(i - 1, &["as"]))
            || self.is_word(i, &["as"])
            || calls && (self.is_adjective(i) || self.is_last_noun(i) || self.is_article_of_name(i))
    }

    /// What appraises, with its first word at `i` and of the class `pos`.
    fn appraises<'s>(&'s self, i: usize, pos: &'s str) -> impl Iterator<Item = &'s Predicate> {
        let is_there = move |p: &&Predicate| p.is_evaluation && p.words.0 == i;
        let entries = self.cx.lexicon;
        let is_of = move |p: &&Predicate| entries.entry(p.entry).pos == pos;
        self.said.iter().filter(is_there).filter(is_of)
    }

    /// "called the plan reckless", "called it half-baked".
    fn is_adjective(&self, i: usize) -> bool {
        let clause = self.clause;
        let is_last = |end: usize| {
            !self.cx.reading.is(end, class::VERB_NOUN)
                && clause
                    .covering(end)
                    .is_none_or(|k| clause.phrase(k).first as usize == end)
        };
        i > self.verb + 1 && self.appraises(i, "adjective").any(|p| is_last(p.words.1))
    }

    /// "calls the plan blackmail".
    fn is_last_noun(&self, i: usize) -> bool {
        i > self.verb + 2
            && (i + 1 >= self.clause.to || self.cx.reading.gap(i + 1) & gap::HARD != 0)
            && self.appraises(i, "noun").any(|p| p.score.abs() >= 0.5)
    }

    /// "called the pact a reckless gamble", but not "calls her idea for a wall “stupid”".
    fn is_article_of_name(&self, i: usize) -> bool {
        let highest = ["most", "best", "worst", "greatest", "finest"];
        !self.cx.reading.is(i - 1, class::PREPOSITION)
            && (i > self.verb + 2 && self.is_word(i, &["a", "an"])
                // "called it the most exciting find in years"
                || i > self.verb + 1
                    && self.is_word(i, &["the"])
                    && self.is_word(i + 1, &highest))
            && self
                .said
                .iter()
                .any(|p| p.is_evaluation && (i + 1..i + 4).contains(&p.words.0))
    }

    /// One past the words of what is named, before a name that begins at word `begin`; none, where nothing is named.
    fn object_end(&self, begin: usize) -> Option<usize> {
        let (r, first) = (self.cx.reading, self.verb + 1);
        // "called the pact the “gold standard”"
        let is_article = r.is(begin - 1, class::DETERMINER) && begin > first + 1;
        let end = begin - usize::from(is_article);
        // "called for a truce", "called in the police", "called himself a friend"
        let is_none = self.is_word(
            first,
            &[
                "for",
                "on",
                "to",
                "in",
                "off",
                "upon",
                "at",
                "by",
                "with",
                "from",
                "as",
                "out",
                "a",
                "an",
                "what",
                "me",
                "us",
                "himself",
                "herself",
                "itself",
                "themselves",
            ],
        );
        let is_parted = || (first..end).any(|i| r.gap(i) & gap::COMMA != 0);
        (!is_none && !is_parted()).then_some(end)
    }

    /// "called him “the Ice Prince”".
    fn is_nickname(&self, name: usize, stop: usize) -> bool {
        let is_capital = |i: &usize| self.cx.reading.shape(*i, shape::CAPITAL);
        let capitals = (name..stop).filter(is_capital).count();
        stop <= name + 4 && capitals >= 2 || stop <= name + 3 && capitals >= 1 && stop > name + 1
    }

    /// What the name `name..stop` says of the thing, and the entry that tells it.
    fn value(&self, name: usize, stop: usize, is_as: bool) -> (f32, Option<u32>) {
        let (cx, clause) = (self.cx, self.clause);
        let is_quoted = is_quoted(cx, self.verb, name);
        let mut score = 0.0f32;
        let mut entry = None;
        for p in self.said {
            let is_strong =
                || p.score > 0.0 && is_quoted || cx.lexicon.entry(p.entry).target != "none";
            // "“a holiday from [leadership]”": what it is without
            let is_lacked =
                || (name + 1..p.words.0).any(|i| self.is_word(i, &["from", "without", "against"]));
            if p.is_evaluation
                && p.words.0 >= name
                && p.words.1 <= stop
                && p.score.abs() > score.abs()
                && is_strong()
                && !is_lacked()
            {
                (score, entry) = (p.score, Some(p.entry));
            }
        }
        // "described the plan as “essential”", but not as “hardly essential”
        let is_denied = |i| {
            cx.reading.is(i, class::NEGATED)
                || self.is_word(
                    i,
                    &["not", "no", "never", "hardly", "less", "without", "un"],
                )
        };
        let is_kind =
            || (name..stop).any(|i| clause.is_a(i, side::KIND)) && !(name..stop).any(is_denied);
        if score == 0.0 && (is_quoted || is_as) && is_kind() {
            score = 0.5;
        }
        if score == 0.0 && is_quoted && stop <= name + 14 {
            score = if self.is_word(self.verb, &["hailed", "praised"]) {
                0.6
            } else {
                -0.45
            };
        }
        if is_quoted && score > 0.0 {
            // a mild word between marks is praise all the same: "the best idea in years"
            score = score.max(0.45);
        }
        let rejects = self.is_word(
            self.verb,
            &[
                "dismissed",
                "dismisses",
                "denounced",
                "condemned",
                "ridiculed",
            ],
        );
        (if rejects { -0.6 } else { score }, entry)
    }

    /// "described the talks as a ploy", "called the survey an attempt to delay".
    fn is_trick(&self, name: usize) -> bool {
        self.is_word(name, &["an", "a", "the"])
            && self.is_word(
                name + 1,
                &[
                    "attempt",
                    "effort",
                    "declaration",
                    "ploy",
                    "pretext",
                    "excuse",
                    "trap",
                    "provocation",
                    "threat",
                ],
            )
    }

    /// Who gives the name; nobody, where nothing tells.
    fn holder(&self) -> Option<Holder> {
        let (cx, clause, verb) = (self.cx, self.clause, self.verb);
        let statement = cx.cue(verb).and_then(|s| cx.statements.get(s as usize));
        let speaker = statement.and_then(|s| s.speaker).filter(|n| *n != 0);
        let holder = match speaker {
            Some(n) => Some(Holder::Known(Some(n))),
            None => {
                let subject = clause.subject(clause.group(verb).start, 0)?;
                holder(cx, clause, verb, Some(subject))
            }
        };
        holder.filter(|h| !matches!(h, Holder::Known(None | Some(0))))
    }
}

/// Whether the verb tells in whose eyes something is so: "thinks the plan unfair".
fn is_thought(clause: &Clause, verb: usize) -> bool {
    let words = ["think", "thinks", "thought", "believes", "believed"];
    clause.reading.is(verb, class::VERB) && clause.is_word(verb, &words)
}

/// Whether a name that begins at word `name` stands between quotation marks, and its verb outside of them.
fn is_quoted(cx: &Context, verb: usize, name: usize) -> bool {
    let quotation = cx.reading.quotation(name);
    quotation != 0 && quotation != cx.reading.quotation(verb)
}

/// One past the words of a name that begins at word `name`: where its quotation ends, or what is said without a sign.
fn name_end(cx: &Context, clause: &Clause, verb: usize, name: usize) -> usize {
    let (r, to) = (cx.reading, clause.to);
    if is_quoted(cx, verb, name) {
        let q = r.quotation(name);
        return (name..to).find(|i| r.quotation(*i) != q).unwrap_or(to);
    }
    let to = to.min(name + 9);
    // "describes the survey as worthless and recommends"
    let ends = |i: &usize| {
        r.gap(*i) & gap::HARD != 0
            || r.is(*i, class::COORDINATOR) && r.is(*i + 1, class::VERB_THIRD | class::VERB_PAST)
    };
    (name + 1..to).find(ends).unwrap_or(to)
}

/// What is said of something in words that are quoted: "the levy, she told delegates, was [“a tax on living out of town”]". As with
/// a name that somebody gives, the marks tell that he takes a side.
pub(super) fn quoted(
    cx: &Context,
    from: usize,
    to: usize,
    said: &[Predicate],
    out: &mut Vec<Draft>,
) {
    let r = cx.reading;
    let clause = cx.clause(from, to);
    for name in from + 2..to {
        let q = r.quotation(name);
        if q == 0 || r.quotation(name - 1) == q || r.quotation(name - 1) != 0 {
            continue;
        }
        let b = name - 1;
        let links =
            r.is(b, class::BE) || clause.is_word(b, &["became", "becomes", "remained", "seemed"]);
        let is_name = clause.is_word(name, &["a", "an", "the"]);
        // "the letter was “long on adjectives”": of a thing; of somebody ("the whips were “counting on their fingers”") it may be said
        // in fun
        let is_quality = !r.is(
            name,
            class::VERB_ING | class::VERB_PARTICIPLE | class::PREPOSITION,
        );
        if !(links && (is_name || is_quality))
            || clause.covering(b).is_some()
            || r.gap(name) & (gap::HARD) != 0
            || asks(cx, name)
        {
            continue;
        }
        let stop = (name..to).find(|i| r.quotation(*i) != q).unwrap_or(to);
        if stop <= name + 1 || stop > name + 16 {
            continue;
        }
        // "the price was “a matter for the company”": no side
        if is_name && clause.is_word(name + 1, &["matter", "question", "decision"]) {
            continue;
        }
        let feels = (name..stop.min(name + 2)).any(|i| clause.is_a(i, side::FEELING));
        if !is_name && (stop < name + 3 || feels || clause.is_word(name, &["not", "no"])) {
            continue;
        }
        let g = clause.group(b).start;
        if (g..b).any(|i| r.is(i, class::NEGATED) || clause.is_word(i, &["not", "never"])) {
            continue;
        }
        let gerund = gerund_subject(&clause, g);
        let Some(k) = subject_of(&clause, g) else {
            continue;
        };
        let f = clause.phrase(k);
        if !is_name && is_actor(&clause, k) && !is_paper(cx, &clause, k) {
            continue;
        }
        if gerund.is_none()
            && (!f.kind.is_noun() || clause.is_time(f) || r.quotation(f.first as usize) == q)
        {
            continue;
        }
        let Some(speaker) = told_by(cx, &clause, name).or_else(|| told_by(cx, &clause, b)) else {
            continue;
        };
        let inside = said
            .iter()
            .filter(|p| p.is_evaluation && p.words.0 >= name && p.words.1 <= stop);
        let best = inside.max_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
        let score = match best {
            Some(p) if p.score.abs() > 0.3 => p.score,
            _ if (name..stop).any(|i| clause.is_a(i, side::KIND)) => 0.5,
            _ => -0.45,
        };
        let target = match gerund {
            Some(v) => r.base_span(v, g),
            None => clause.chain(k, 0),
        };
        let h = Holder::Known(Some(speaker));
        if cx.directory.of_phrase(k) == Some(speaker) {
            continue;
        }
        let mut d = row(cx, &clause, b, target, gerund.is_none().then_some(k), h);
        d.stance.score = score;
        d.stance.polarity = polarity(score);
        d.stance.entry = best.map(|p| p.entry);
        d.stance.irrealis = false;
        d.stance.evidence = r.span(name, stop);
        d.stance.confidence = 0.7;
        out.push(d);
    }
}

/// The verb of a deed that is the subject of the verb group at word `g`: "[selling] the post to a foreign owner would be".
fn gerund_subject(clause: &Clause, g: usize) -> Option<usize> {
    let r = clause.reading;
    let first = (clause.from..g)
        .rev()
        .take(14)
        .take_while(|i| *i + 1 == g || r.gap(*i + 1) & (gap::HARD | gap::MARK) == 0)
        .last()?;
    let opens = first == clause.from || r.gap(first) & (gap::HARD | gap::MARK) != 0;
    // "arguing that a ward without a doctor was": no subject
    let has_clause = (first + 1..g).any(|i| {
        clause.is_word(i, &["that"])
            || r.is(i, class::AUXILIARY)
            || r.is(i, class::FINITE) && clause.covering(i).is_none()
    });
    (opens && !has_clause && r.is(first, class::VERB_ING) && !r.is(first, class::PREPOSITION))
        .then_some(first)
}

/// What a relative clause names: "[a decision] he called “cowardice”", "[the deal], which Orlo had called a surrender", "[a sum] the mills
/// regard as ruinous".
fn named_before(cx: &Context, clause: &Clause, v: usize, said: &[Predicate]) -> Option<Draft> {
    let r = cx.reading;
    let is_as = clause.is_word(v + 1, &["as"]);
    if is_as == clause.is_a(v, side::CALLING) {
        return None;
    }
    let name = v + 1 + usize::from(is_as);
    let quoted = r.quotation(name) != 0 && r.quotation(name) != r.quotation(v);
    let article = clause.is_word(name, &["a", "an"]);
    // "a charge her lawyers call [absurd]"; "a dam the village saw [rotten] wood in" names nothing
    let is_judged = || {
        let judges = said.iter().any(|p| {
            p.is_evaluation
                && (p.words.0 == name || p.words.0 == name + 1 && r.is(name, class::ADVERB))
                && cx.lexicon.entry(p.entry).target != "none"
        });
        let is_bare = |k: usize| clause.phrase(k).end as usize <= name + 1;
        judges && (is_as || clause.starting(name).is_none_or(is_bare))
    };
    let open = name < clause.to && r.gap(name) & gap::HARD == 0;
    if !open || !(quoted || article || is_judged()) {
        return None;
    }
    let start = clause.group(v).start;
    let s = clause.covering(start.checked_sub(1)?)?;
    let f = clause.phrase(s).first as usize;
    let b = f.checked_sub(1).filter(|b| *b > clause.from)?;
    let relative = clause.is_word(b, &["which", "that", "whom"]);
    let k = clause.covering(if relative { b - 1 } else { b })?;
    let thing = clause.phrase(k);
    if !relative && r.gap(f) & gap::HARD != 0
        || r.gap(f) & (gap::HARD & !gap::COMMA) != 0
        || !thing.kind.is_noun()
        || thing.kind == PhraseKind::Name && !relative
        || clause.is_time(thing)
    {
        return None;
    }
    let stop = if quoted {
        let q = r.quotation(name);
        (name..clause.to)
            .find(|i| r.quotation(*i) != q)
            .unwrap_or(clause.to)
    } else {
        (name + 1..clause.to.min(name + 6))
            .find(|i| r.gap(*i) & gap::HARD != 0)
            .unwrap_or(clause.to.min(name + 6))
    };
    let inside = said
        .iter()
        .filter(|p| p.is_evaluation && p.words.0 >= name && p.words.1 <= stop);
    let best = inside.max_by(|a, b| a.score.abs().total_cmp(&b.score.abs()));
    let score = match best {
        Some(p) if p.score.abs() > 0.3 => p.score,
        _ if quoted && (name..stop).any(|i| clause.is_a(i, side::KIND)) => 0.5,
        _ if quoted && stop > name + 1 => -0.45,
        _ => return None,
    };
    let h =
        holder(cx, clause, v, Some(s)).filter(|h| !matches!(h, Holder::Known(None | Some(0))))?;
    let mut d = row(cx, clause, v, clause.chain(k, 0), Some(k), h);
    d.stance.score = score;
    d.stance.polarity = polarity(score);
    d.stance.entry = best.map(|p| p.entry);
    d.stance.irrealis = false;
    d.stance.evidence = r.span(name, stop);
    d.stance.confidence = 0.7;
    Some(d)
}

/// What somebody rejects or regrets under a name of his own: "rejecting what she termed [“the fairy tale”]".
pub(super) fn called(cx: &Context, clause: &Clause, p: &Predicate) -> Option<Draft> {
    let r = cx.reading;
    let at = p.words.1;
    if p.is_evaluation || !clause.is_word(at, &["what"]) || p.score.abs() < LEAST || p.is_question {
        return None;
    }
    let verb = (at + 2..clause.to.min(at + 6)).find(|i| {
        clause.is_word(
            *i,
            &[
                "called",
                "calls",
                "termed",
                "terms",
                "described",
                "describes",
                "dubbed",
                "labelled",
                "labeled",
                "considers",
                "considered",
                "sees",
                "saw",
            ],
        )
    })?;
    let first = verb + 1 + usize::from(clause.is_word(verb + 1, &["as"]));
    let k = clause.starting(first).or_else(|| clause.covering(first))?;
    let h = match speaking(cx, clause, p) {
        Holder::Known(Some(0) | None) => return None,
        Holder::Phrase(q) if !is_actor(clause, q) => return None,
        known => known,
    };
    let mut d = draft(cx, p, clause.chain(k, first), Some(k));
    d.holder = h;
    d.is_clear = r.gap(at) & gap::HARD == 0;
    Some(d)
}

//! Deeds that somebody promises, refuses or threatens on a condition: "we will sign only if the boats leave".

use crate::attribution::reading::PhraseKind;
use crate::attribution::speaker::SpeakerKind;
use crate::lexicon::{Lists, class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Factuality;
use crate::tag::stance::conditional::gate::{is_deed_noun, topic};
use crate::tag::stance::conditional::kind::{is_before, is_until};
use crate::tag::stance::conditional::{Drafted, Hanging};
use crate::tag::stance::deed::{Deed, act_of, deed, deed_target, is_state, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_first, is_paper, teller, told_by};
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder};
use crate::text::token::gap;

impl Hanging<'_> {
    /// What somebody will or will not do on a condition: "he would sign only if the boats left".
    pub(super) fn promised(&self, found: Deed) -> Option<Drafted> {
        let (cx, clause, first) = (self.cx, self.clause, self.first);
        let v = found.verb;
        // "would sign [nothing] until"
        let found = Deed {
            negated: found.negated ^ self.is_none(v + 1),
            ..found
        };
        let subject = found.subject.or_else(|| {
            // "the banks, which hold a third of the debt, will agree to"
            let near = subject_of(clause, found.start);
            near.filter(|k| is_actor(clause, *k) && clause.phrase(*k).kind != PhraseKind::Relative)
                .or_else(|| topic(clause, first, found.start))
                .or(near)
        });
        let subject_first = subject.map_or(first, |k| clause.phrase(k).first as usize);
        if clause.is_word(subject_first, &["no", "nobody", "none", "nothing"])
            && subject_first >= first
        {
            return self.kept_out(found, subject);
        }
        let k = apposed(clause, subject?);
        if self.is_of_words_around(&found, k) {
            return None;
        }
        let threatener = self.threatener(&found);
        let acts = can_act(clause, &found, k);
        let is_thing = !is_actor(clause, k) || is_deed_noun(clause, k);
        if is_thing && !acts && threatener.is_none() {
            return self.gated(found, k);
        }
        let promise = Promise::of(self, &found, k);
        if !promise.is_one() || is_nobody(cx, clause, v, k) {
            return None;
        }
        let act = promise.act;
        let holder = if is_thing && !acts {
            threatener.map(|s| Holder::Known(Some(s)))
        } else {
            let of_thing = threatener.filter(|_| is_thing);
            let own_deed = of_thing.map(|s| Holder::Known(Some(s)));
            let named = holder(cx, clause, v, Some(k));
            named
                .or(own_deed)
                .or(Some(Holder::Phrase(k)).filter(|_| acts))
        };
        let holder = self.speaker_for(&found, k, holder?);
        if matches!(holder, Holder::Known(Some(0) | None)) {
            return None;
        }
        // "will send [no troops]", "would join [no government]"
        let none = clause
            .starting(v + 1)
            .filter(|_| clause.is_word(v + 1, &["no"]) && v + 2 < self.end);
        let found = Deed {
            negated: found.negated ^ none.is_some(),
            ..found
        };
        let (target, phrase) = self.promised_object(v, none);
        Some((self.drafted(&found, act, target, phrase, holder), found))
    }

    /// "would sign [nothing] until", "will meet [nobody] unless": the object is none.
    fn is_none(&self, i: usize) -> bool {
        i < self.end && self.clause.is_word(i, &["nothing", "nobody"])
    }

    /// "analysts think [at least two parties] will move on unless": the subject of the words around is not theirs, and what is open ("hedged
    /// on [whether] he would back her if") is no promise.
    fn is_of_words_around(&self, found: &Deed, k: usize) -> bool {
        let (cx, clause, first) = (self.cx, self.clause, self.first);
        let mut before = first..found.start;
        let is_outside = (clause.phrase(k).end as usize) <= first
            && clause.phrase(k).kind != PhraseKind::Relative
            && before
                .clone()
                .any(|i| !cx.reading.is(i, class::ADVERB | class::COORDINATOR));
        is_outside || before.any(|i| clause.is_word(i, &["whether"]))
    }

    /// "wants the frame to be kept and has [threatened] to go to court unless": whose cue it is.
    fn threatener(&self, found: &Deed) -> Option<u32> {
        let (cx, v) = (self.cx, found.verb);
        let statement = cx.statement(v).or(self.c.statement);
        statement
            .and_then(|s| cx.statements.get(s as usize))
            .filter(|s| {
                s.cue_class == "commit"
                    && s.cue_words.1 as usize + 2 > v
                    && (s.cue_words.0 as usize) < v
            })
            .and_then(|s| s.speaker)
            .filter(|s| *s != 0 && found.is_ready)
    }

    /// Who speaks for the one whom the clause makes the holder.
    fn speaker_for(&self, found: &Deed, k: usize, holder: Holder) -> Holder {
        let (cx, clause, c) = (self.cx, self.clause, self.c);
        let Holder::Phrase(_) = holder else {
            return holder;
        };
        let statement = cx.statement(found.verb);
        // "Asked whether [he] would join, Orlo said: “Only if the levy goes.”"
        let answers = c.speaker.filter(|s| {
            *s != 0 && c.statement != statement && clause.phrase(k).kind == PhraseKind::Pronoun
        });
        // "threatened that [Velmark] would rethink the purchase if"
        let commits = || {
            statement
                .and_then(|s| cx.statements.get(s as usize))
                .filter(|s| s.cue_class == "commit" && cx.reading.quotation(found.verb) == 0)
                .and_then(|s| s.speaker)
                .filter(|s| *s != 0)
        };
        let speaker = answers.or_else(commits);
        speaker.map_or(holder, |s| Holder::Known(Some(s)))
    }

    /// "no observer would set foot in the valley unless": the observers are kept out.
    fn kept_out(&self, found: Deed, subject: Option<usize>) -> Option<Drafted> {
        let clause = self.clause;
        let v = found.verb;
        let k = subject.filter(|k| {
            clause.phrase(*k).kind != PhraseKind::Pronoun
                && !clause.is_word(clause.phrase(*k).first as usize, &["nothing"])
                && !clause.is_a(v, side::FORETOLD)
                && !clause.is_a(v, side::HARM)
                && !clause.is_word(
                    clause.phrase(*k).head as usize,
                    &["date", "one", "decision", "body"],
                )
        })?;
        let mut d = self.said_of(v, k, 0)?;
        d.stance.score = -0.5;
        d.stance.act = "REJECT";
        Some((d, found))
    }

    /// "talks could help, but only if": what is gated is the subject.
    fn gated(&self, found: Deed, k: usize) -> Option<Drafted> {
        let (cx, clause, c, first) = (self.cx, self.clause, self.c, self.first);
        let v = found.verb;
        let is_gate = matches!(c.kind, "necessary" | "precondition")
            && (clause.phrase(k).kind == PhraseKind::Other || is_deed_noun(clause, k))
            && !is_change(clause, v)
            && !self.eases(v, k)
            && !found.negated
            && !clause.is_time(clause.phrase(k));
        // "the peace will hold only as long as": a forecast
        let is_gate = is_gate && !clause.is_word(v, &["hold", "last", "survive", "work", "take"]);
        // "not one kilo of it will cross the border as long as"
        let p = clause.phrase(k);
        let none = (p.first.saturating_sub(1)..=p.first)
            .any(|i| clause.is_word(i as usize, &["not"]) && i as usize >= first);
        // "the first cut will come in March, analysts think, provided that": foretold
        let is_thought = c
            .statement
            .or_else(|| cx.statement(v))
            .and_then(|s| cx.statements.get(s as usize))
            .is_some_and(|s| s.cue_class == "think");
        let mut d = self.said_of(v, k, 0).filter(|_| is_gate && !is_thought)?;
        d.stance.score = if none { -0.4 } else { 0.4 };
        d.stance.negated = none;
        Some((d, found))
    }

    /// "inflation would ease, provided": what happens by itself, where nothing is eased.
    fn eases(&self, v: usize, k: usize) -> bool {
        let clause = self.clause;
        let is_measured = clause.is_a(clause.phrase(k).head as usize, side::MEASURED);
        if !is_measured {
            return false;
        }
        clause.is_a(v, side::EASING)
            && clause.starting(v + 1).is_none_or(|k| {
                clause.reading.gap(v + 1) & gap::HARD != 0 || clause.is_time(clause.phrase(k))
            })
    }

    /// What is promised or refused by the verb at word `v`, whose object `none` is where none of it will be.
    fn promised_object(&self, v: usize, none: Option<usize>) -> (Span, Option<usize>) {
        let (cx, clause, c, end) = (self.cx, self.clause, self.c, self.end);
        if self.is_none(v + 1) {
            return (cx.reading.span(v, v + 2), None);
        }
        if let Some(target) = self.spoken_of(v) {
            return (target, None);
        }
        let (mut target, mut phrase) = match none {
            Some(k) => (clause.chain(k, v + 2), Some(k)),
            None => deed_target(clause, v, end),
        };
        if phrase.is_some_and(|k| clause.phrase(k).kind.is_pronoun()) {
            // "If he brings [a text that binds us], we will vote for it"
            if let Some(a) = c
                .antecedent
                .filter(|a| c.consequent.is_some_and(|q| a.end <= q.start))
            {
                let (from, to) = (cx.reading.token_at(a.start), cx.reading.token_at(a.end));
                // but "if there's an honest answer, I might support it"
                let is_there = clause.is_word(from, &["there", "there's"]);
                let named = (from..to).filter(|_| !is_there).find_map(|i| {
                    clause.starting(i).filter(|k| {
                        clause.is_word(i, &["a", "an", "the"])
                            && matches!(
                                clause.phrase(*k).kind,
                                PhraseKind::Other | PhraseKind::Source
                            )
                    })
                });
                if let Some(k) = named {
                    target = clause.chain(k, 0);
                    phrase = Some(k);
                }
            }
        }
        (target, phrase)
    }

    /// What "do so" at word `v` takes up of the words before: "which would have to [supply the crews], said it would do so if".
    fn spoken_of(&self, v: usize) -> Option<Span> {
        let (cx, clause) = (self.cx, self.clause);
        if !clause.is_word(v, &["do"]) || !clause.is_word(v + 1, &["so"]) {
            return None;
        }
        let end = self.first;
        let at =
            deed(clause, clause.from, end).filter(|d| d.verb < end && !is_state(clause, d.verb));
        if let Some(d) = at {
            return Some(deed_target(clause, d.verb, end).0);
        }
        // "Two zoos would take the herd. One would do so if"
        let last = clause.from.checked_sub(1)?;
        let (from, to) = cx.reading.sentence(last).tokens;
        let before = cx.clause(from as usize, to as usize);
        let d = deed(&before, before.from, before.to).filter(|d| !is_state(&before, d.verb))?;
        Some(deed_target(&before, d.verb, before.to).0)
    }

    /// The row of a promise or a threat.
    fn drafted(
        &self,
        found: &Deed,
        act: &'static str,
        mut target: Span,
        mut phrase: Option<usize>,
        h: Holder,
    ) -> Draft {
        let (cx, clause) = (self.cx, self.clause);
        let v = found.verb;
        let leaves = found.is_threat && clause.is_a(v, side::LEAVING);
        // "she'll hold up the appointment unless"
        let holds_up = clause.is_word(v, &["hold"]) && clause.is_word(v + 1, &["up"]);
        // "he would fight for them"
        let stands_up = clause.is_word(v, &["fight"]) && clause.is_word(v + 1, &["for"]);
        let harm = leaves
            || holds_up
            || appeals(clause, v, self.end)
            || clause.is_a(v, side::HARM) && !stands_up && !relents(clause, v, self.end);
        if leaves && let Some((k, _)) = clause.object(v + 1, 2) {
            target = clause.chain(k, 0);
            phrase = Some(k);
        }
        let mut d = row(cx, clause, v, target, phrase, h);
        d.stance.act = if harm || found.is_threat {
            "THREATEN"
        } else if found.negated {
            "REJECT"
        } else {
            act
        };
        // "would vote no unless", "will not stand in the way provided that", "would not object to it if"
        let opposes = clause.is_word(v, &["object", "oppose"])
            || clause.is_word(v, &["vote"])
                && (clause.is_word(v + 1, &["against", "no"])
                    // "would vote the plan down"
                    || (v + 1..self.end.min(v + 7)).any(|i| clause.is_word(i, &["down"])))
            || clause.is_word(v, &["stand"])
                && clause.is_word(v + 1, &["in"])
                && (v + 2..self.end).any(|i| clause.is_word(i, &["way"]));
        if opposes {
            d.stance.act = if found.negated { "CONCEDE" } else { "REJECT" };
        }
        let harm = harm || opposes;
        // "would not object to [the toll] provided"
        if clause.is_word(v, &["object"])
            && clause.is_word(v + 1, &["to"])
            && let Some(k) = clause.starting(v + 2)
        {
            d.stance.target = clause.chain(k, 0);
            d.phrase = Some(k);
        }
        d.stance.score = if harm ^ found.negated || found.is_threat {
            -0.55
        } else {
            0.55
        };
        d.stance.negated = found.negated;
        d
    }

    /// What somebody has done on a condition that is still to be met: "[lifted the ban] on condition that", "has suspended [its strike]
    /// on the understanding that".
    pub(super) fn traded(&self) -> Option<Drafted> {
        let (cx, clause, c, first, end) = (self.cx, self.clause, self.c, self.first, self.end);
        let r = cx.reading;
        let from = r.token_at(c.marker.start);
        let is_terms = (from..r.token_at(c.marker.end))
            .any(|i| clause.is_word(i, &["condition", "understanding", "proviso"]));
        // the verb may be a cue, whose content the consequent is: "called [off the strike] on condition that"
        let from = first.saturating_sub(1).max(clause.from);
        let v = (from..end).find(|i| {
            clause.is_a(*i, side::ENDING | side::GRANTED)
                && r.is(*i, class::VERB_PAST | class::VERB_PARTICIPLE)
                && clause.covering(*i).is_none()
        })?;
        let group = clause.group(v);
        if !is_terms || group.has_modal || group.is_passive || group.is_negated {
            return None;
        }
        let k = clause
            .subject(group.start, 0)
            .filter(|k| is_actor(clause, *k) && !is_paper(cx, clause, *k))?;
        let (object, _) = clause.object(v + 1, 1)?;
        let h = holder(cx, clause, v, Some(k))?;
        let mut d = row(cx, clause, v, clause.chain(object, v + 1), Some(object), h);
        d.stance.act = "CONCEDE";
        d.stance.irrealis = false;
        Some((d, Deed::of(v, group.start)))
    }
}

/// Who threatens, offers, is ready is an actor, whatever the noun: "the cruise lines have threatened to leave unless".
fn can_act(clause: &Clause, found: &Deed, k: usize) -> bool {
    let p = clause.phrase(k);
    found.is_ready
        && p.kind == PhraseKind::Other
        && found.start < p.end as usize + 3
        && !clause.is_time(p)
}

/// A deed on a condition, of somebody who may have promised it.
struct Promise<'a> {
    on: &'a Hanging<'a>,
    found: &'a Deed,
    /// Whose deed it is.
    k: usize,
    act: &'static str,
    /// Somebody says so.
    is_told: bool,
    /// The one who says so is the one whose deed it is: "the grid company says it can't build it until".
    is_self: bool,
}

impl<'a> Promise<'a> {
    fn of(on: &'a Hanging<'a>, found: &'a Deed, k: usize) -> Self {
        let (cx, clause) = (on.cx, on.clause);
        let v = found.verb;
        let speaker = cx.speaker(v).filter(|s| *s != 0);
        Self {
            on,
            found,
            k,
            act: match act_of(clause, v) {
                Some(act) => act,
                None if goes(on, v) => "RETREAT",
                None => "COOPERATE",
            },
            is_told: speaker.is_some()
                || on.c.speaker.is_some_and(|s| s != 0)
                || teller(cx, clause, v).is_some(),
            is_self: speaker.is_some_and(|s| match holder(cx, clause, v, Some(k)) {
                Some(Holder::Known(n)) => n == Some(s),
                Some(Holder::Phrase(q)) => cx.directory.of_phrase(q) == Some(s),
                None => false,
            }),
        }
    }

    /// Whether any of `words` stands at word `i`.
    fn is_word(&self, i: usize, words: &[&str]) -> bool {
        self.on.clause.is_word(i, words)
    }

    /// Whether it is promised or threatened.
    fn is_one(&self) -> bool {
        let (cx, clause, found) = (self.on.cx, self.on.clause, self.found);
        // "the outline would raise spending, but only if": what a text provides for, nobody promises
        let is_provided = is_paper(cx, clause, self.k) && !found.is_ready;
        let is_mere_change = self.act == "COOPERATE"
            && is_change(clause, found.verb)
            && !self.is_candidacy()
            && !self.changes_own();
        !is_provided
            && !is_mere_change
            && !self.is_no_will()
            && !self.is_foretold()
            && !(found.is_vague && !self.is_told)
            && (!matches!(self.on.c.kind, "hypothetical" | "counterfactual") || self.is_sure())
            && !self.goes_on_till_then()
    }

    /// "would change [his vote]", "will change the law": what somebody has in his hand.
    fn changes_own(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        self.is_word(v, &["change", "drop"])
            && !(v + 1..v + 4).any(|i| self.is_word(i, &["mind", "minds"]))
            && clause.starting(v + 1).is_some_and(|k| {
                clause.phrase(k).has_determiner || clause.reading.is(v + 1, class::POSSESSIVE)
            })
    }

    /// "she will go if": leave her post.
    fn goes(&self) -> bool {
        goes(self.on, self.found.verb) && self.is_self
    }

    /// "would be happy to see [the phones] go": ready for what others do.
    fn sees(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        self.found.is_ready
            && !self.found.negated
            && self.is_word(v, &["see"])
            && clause.starting(v + 1).is_some_and(|k| {
                let end = clause.chain_end(k);
                end < self.on.end
                    && clause.reading.gap(end) & gap::HARD == 0
                    && clause
                        .reading
                        .is(end, class::VERB_BASE | class::VERB_PARTICIPLE)
            })
    }

    /// "would do so only with their consent": what was spoken of.
    fn does_so(&self) -> bool {
        let v = self.found.verb;
        self.is_word(v, &["do"])
            && self.is_word(v + 1, &["so", "that", "it"])
            && (self.on.c.kind == "necessary" && self.is_word(v + 1, &["so"])
                || self.is_self
                    && self.is_word(
                        self.on.cx.reading.token_at(self.on.c.marker.start),
                        &["only"],
                    ))
    }

    /// "run again": stand for election.
    fn is_candidacy(&self) -> bool {
        let v = self.found.verb;
        self.is_word(v, &["run"]) && self.is_word(v + 1, &["again", "for"])
    }

    /// Whether the deed is known as one that somebody does for or against somebody.
    fn is_known(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        clause.is_a(v, side::DEEDS | side::HARM)
            || clause.is_a(v, side::DECIDED)
                && clause.starting(v + 1).is_some()
                // "would hire [fewer] people": what comes of it
                && !self.is_word(v + 1, &["fewer", "less", "more"])
            || appeals(clause, v, self.on.end)
    }

    /// Whether the words tell of no will: of a state, an argument, a duty, or of what can only be done.
    fn is_no_will(&self) -> bool {
        let (cx, clause, found) = (self.on.cx, self.on.clause, self.found);
        let v = found.verb;
        // "the wall would hold for ten years if"
        let holds = self.is_word(v, &["hold"])
            && (v + 1 >= self.on.end || self.is_word(v + 1, &["for", "if", "until", "together"]));
        let is_stative = holds
            || self.is_word(v, &["stay", "stand", "hold"])
                && cx.reading.is(v + 1, class::ADJECTIVE);
        // "the rules say the firm will have to leave": what somebody else must do
        let has_to = || {
            v > found.start + 1
                && self.is_word(v - 2, &["have"])
                && self.is_word(v - 1, &["to"])
                // "if the pier fell, we'd have to resign"
                && (!self.is_self
                    || self.on.c.factuality == Factuality::Remote
                        && !self.is_word(found.start, &["may", "might", "could"]))
        };
        // "we will vote after lunch"
        let meets = self.is_word(v, &["vote"])
            && (v + 1 >= self.on.end
                || self.is_word(
                    v + 1,
                    &["after", "at", "by", "on", "later", "again", "next"],
                ));
        is_stative
            || meets
            || has_to()
            || is_state(clause, v) && !self.is_candidacy() && !self.goes() && !self.sees()
            || self.is_word(v, &["do"]) && !found.negated && !self.does_so()
            || self.is_argument()
            || found.is_able && self.is_mere_ability()
    }

    /// "if we open it for beef we open it for everything".
    fn is_argument(&self) -> bool {
        let (cx, clause) = (self.on.cx, self.on.clause);
        let v = self.found.verb;
        self.found.start == v
            && self.on.c.antecedent.is_some_and(|a| {
                let (from, to) = (cx.reading.token_at(a.start), cx.reading.token_at(a.end));
                is_first(clause, self.k)
                    && cx.reading.is(from, class::SUBJECT)
                    && clause
                        .word(from)
                        .eq_ignore_ascii_case(clause.word(self.on.first))
                    && (from..to).any(|i| clause.word(i) == clause.word(v))
            })
    }

    /// Whether "can" and "could" tell of what is possible only, and of no will.
    fn is_mere_ability(&self) -> bool {
        let (found, kind) = (self.found, self.on.c.kind);
        let is_meant = self.is_self
            && if found.negated {
                // "she could not give it up before the survey was complete"
                matches!(kind, "precondition" | "exceptive") || is_before(self.on.cx, self.on.c)
            } else {
                // "we could improve the offer, but only if": what the speaker would do
                kind == "necessary"
                    // "the club said it could host the final if": an offer, but not "could run out of money if"
                    || kind == "hypothetical" && (self.is_offer() || self.is_exit())
            };
        let is_talk = || {
            self.is_word(
                found.verb,
                &[
                    "talk",
                    "negotiate",
                    "discuss",
                    "live",
                    "tolerate",
                    "compromise",
                    "allow",
                    "let",
                    "permit",
                    "grant",
                ],
            )
        };
        !is_meant && !can_mean_will(self.act, found.negated, is_talk())
    }

    /// Whether the deed is one for somebody, with an object: "host the final".
    fn is_offer(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        clause.is_a(v, side::COOPERATE | side::AID | side::CONCEDE)
            && clause.starting(v + 1).is_some()
    }

    /// "hinted that his party could [leave the coalition] if": a threat.
    fn is_exit(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        self.is_word(v, &["leave", "quit"]) && clause.starting(v + 1).is_some()
            || self.is_word(v, &["withdraw", "pull", "walk"])
                && self.is_word(v + 1, &["from", "out", "away"])
    }

    /// Whether somebody guesses what will come.
    fn is_foretold(&self) -> bool {
        let (clause, found) = (self.on.clause, self.found);
        let v = found.verb;
        // "without the income the council might have to dip into its reserves"
        let is_forced = || {
            !self.is_self
                && v >= 2
                && self.is_word(v - 1, &["to"])
                && self.is_word(v - 2, &["have"])
                && self.is_word(found.start, &["may", "might", "could"])
        };
        // "the player could sign a new contract if the move collapses": the article's guess
        let is_authors = found.is_able && !found.negated && !found.is_ready && !self.is_told;
        is_authors || is_forced() || self.is_thought() || is_guess(clause, found, self.k)
    }

    /// "diplomats think that [Sorrel] would leave the pact if": what a kind of people thinks that others will do.
    fn is_thought(&self) -> bool {
        let (cx, clause, v) = (self.on.cx, self.on.clause, self.found.verb);
        let is_kind = |s: u32| {
            cx.directory
                .speaker(s)
                .is_some_and(|s| matches!(s.kind, SpeakerKind::Group | SpeakerKind::Anonymous))
        };
        !clause.phrase(self.k).kind.is_pronoun()
            && cx
                .statement(v)
                .and_then(|s| cx.statements.get(s as usize))
                .filter(|s| s.cue_class == "think")
                .and_then(|s| s.speaker)
                .is_some_and(is_kind)
    }

    /// Whether what hangs on a mere "if" is promised all the same.
    fn is_sure(&self) -> bool {
        let (clause, v) = (self.on.clause, self.found.verb);
        // "he would back the plan if": a deed that takes a side
        let takes_side = || {
            self.is_known()
                && !self.is_word(v, &["close"])
                && (clause.is_a(v, side::TAKER | side::HARM)
                    || appeals(clause, v, self.on.end)
                    // "would hand the village a tenth of its profits if"
                    || self.is_word(v, &["hand"])
                    || matches!(
                        self.act,
                        "AGREE" | "SUPPORT" | "AID" | "RETREAT" | "CONCEDE"
                    ))
        };
        self.found.is_ready
            || self.is_own()
            || self.is_told_by_one()
            || self.is_settled()
            || takes_side()
    }

    /// "we shall refer it to the court if": what the speaker himself will do, whatever it is.
    fn is_own(&self) -> bool {
        let (cx, clause) = (self.on.cx, self.on.clause);
        let v = self.found.verb;
        let is_speakers = || match holder(cx, clause, v, Some(self.k)) {
            Some(Holder::Known(Some(1..))) => true,
            // "the airline would fly there again if ..., it said"
            Some(Holder::Phrase(q)) => cx
                .directory
                .of_phrase(q)
                .is_some_and(|n| cx.speaker(v) == Some(n)),
            _ => false,
        };
        (!self.found.is_able || self.is_self && (self.is_offer() || self.is_exit()))
            && (clause.phrase(self.k).kind != PhraseKind::Empty || cx.reading.quotation(v) == 0)
            && cx.speaker(v).is_some_and(|s| s != 0)
            && is_speakers()
            && !self.is_word(v, &["start", "stay", "clear", "water", "begin", "wait"])
            && (!self.is_word(v, &["come"])
                || self.is_word(v + 1, &["back", "to"])
                // "he would come if": the speaker himself
                || self.is_self
                    && self.is_word(clause.phrase(self.k).first as usize, &["he", "she", "I", "we"]))
    }

    /// "the guild would return to the table if ..., its chairman said", but not as experts guess it.
    fn is_told_by_one(&self) -> bool {
        let (cx, clause) = (self.on.cx, self.on.clause);
        let v = self.found.verb;
        let is_one = |speaker: u32| {
            cx.directory.speaker(speaker).is_some_and(|s| {
                matches!(
                    s.kind,
                    SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Government
                )
            })
        };
        let p = clause.phrase(self.k);
        // "investors would buy the bonds if yields rose": what many would do
        let is_crowd = !clause.is_a(v, side::DEEDS | side::HARM)
            && p.kind != PhraseKind::Name
            && clause.word(p.head as usize).ends_with('s')
            && !clause.reading.is(p.first as usize, class::POSSESSIVE);
        self.is_known()
            && !is_crowd
            && !self.found.is_able
            && !self.is_word(
                v,
                &[
                    "come", "close", "take", "give", "stand", "work", "end", "open",
                ],
            )
            && clause.phrase(self.k).kind.is_noun()
            && told_by(cx, clause, v).is_some_and(is_one)
    }

    /// "the village will take the turbines if they are halved": told as settled.
    fn is_settled(&self) -> bool {
        let found = self.found;
        self.on.c.kind == "hypothetical"
            && self.is_known()
            && !self.is_told
            && !found.is_able
            && self.is_word(found.start, &["will", "won't"])
            && !self.is_word(
                found.verb,
                &[
                    "come", "close", "give", "stand", "work", "end", "open", "leave", "run", "call",
                ],
            )
    }

    /// "will hold back their stocks until": what goes on till then is no promise.
    fn goes_on_till_then(&self) -> bool {
        let (cx, c, found) = (self.on.cx, self.on.c, self.found);
        let is_not = |w: &str| w.eq_ignore_ascii_case("not");
        // "will withhold the fee until": held back till then
        let is_held_back = c.kind == "precondition"
            && self.is_word(
                found.verb,
                &["block", "boycott", "freeze", "stall", "veto", "withhold"],
            );
        !is_held_back
            && (is_until(cx, c) || is_before(cx, c))
            && !found.negated
            && !found.is_threat
            && !c.marker.of(cx.text).split(' ').any(is_not)
    }
}

/// Whether the verb at word `v` is "go" and no more: "she will go if".
fn goes(on: &Hanging, v: usize) -> bool {
    let clause = on.clause;
    clause.is_word(v, &["go"])
        && (v + 1 >= on.end
            || clause.reading.gap(v + 1) & gap::HARD != 0
            || clause.is_word(v + 1, &["if", "unless", "as", "once", "when", "only"]))
}

/// "would appeal", "would appeal against the ruling": go to court, and not "appeal to voters".
fn appeals(clause: &Clause, v: usize, end: usize) -> bool {
    clause.is_word(v, &["appeal"])
        && (v + 1 >= end
            || clause.reading.gap(v + 1) & gap::HARD != 0
            || clause.is_word(v + 1, &["against"]))
}

/// Whether a verb of harm harms nobody here: "would cut the ribbon", "would cut taxes", "would reconsider", "would reconsider its refusal".
fn relents(clause: &Clause, v: usize, end: usize) -> bool {
    let has = |list: Lists| (v + 1..end.min(v + 5)).any(|i| clause.is_a(i, list));
    if clause.is_word(v, &["cut"]) {
        return has(side::CUT);
    }
    clause.is_word(v, &["reconsider", "rethink"])
        && (v + 1 >= end || clause.starting(v + 1).is_none() || has(side::REFUSAL))
}

/// The name beside a subject that is a mere noun: "the town's only doctor, [Paula Orlo], will stay on".
fn apposed(clause: &Clause, k: usize) -> usize {
    let end = clause.phrase(k).end as usize;
    let name = clause.starting(end).filter(|q| {
        let n = clause.phrase(*q);
        clause.phrase(k).kind == PhraseKind::Other
            && n.kind == PhraseKind::Name
            && clause.reading.gap(end) & gap::COMMA != 0
            && clause.reading.gap(n.end as usize) & gap::COMMA != 0
    });
    name.unwrap_or(k)
}

/// Whether a subject is none that acts: "if they settle it, [it] will help both sides, the envoy said", "if it rains, [you] would stay".
pub(super) fn is_nobody(cx: &Context, clause: &Clause, v: usize, k: usize) -> bool {
    let first = clause.phrase(k).first as usize;
    let is_human = || {
        told_by(cx, clause, v)
            .and_then(|s| cx.directory.speaker(s))
            .is_some_and(|s| matches!(s.kind, SpeakerKind::Person | SpeakerKind::Role))
    };
    clause.is_word(first, &["you", "you'd", "you'll", "you're", "you've"])
        || clause.is_word(first, &["it", "it'd", "it'll"])
            && clause.phrase(k).end == clause.phrase(k).first + 1
            && clause.is_word(
                v,
                &[
                    "help", "take", "make", "cost", "mean", "do", "give", "serve", "hurt", "work",
                    "succeed", "function",
                ],
            )
            && is_human()
}

/// A deed told in the present: "if they drop the tariff, [we drop] ours", "unless they pay, [we don't play]".
pub(super) fn plain_deed(clause: &Clause, first: usize, end: usize) -> Option<Deed> {
    let subject = clause.starting(first).filter(|k| is_first(clause, *k))?;
    let r = clause.reading;
    if let Some(v) = refused_now(clause, first, end) {
        return Some(Deed {
            negated: true,
            subject: Some(subject),
            ..Deed::of(v, first)
        });
    }
    let negated = clause.is_word(first + 1, &["don't", "do"]) && r.is(first + 2, class::VERB_BASE)
        || clause.is_word(first + 1, &["do"])
            && clause.is_word(first + 2, &["not"])
            && r.is(first + 3, class::VERB_BASE);
    let v = (first + 1..end.min(first + 4))
        .find(|i| r.is(*i, class::VERB_BASE) && !r.is(*i, class::AUXILIARY | class::ADVERB))?;
    let is_known = clause.is_a(v, side::DEEDS) || clause.is_a(v, side::HARM);
    let is_plain = v == first + 1 && is_known;
    (is_plain || negated && !is_state(clause, v)).then_some(Deed {
        negated,
        subject: Some(subject),
        ..Deed::of(v, first + 1)
    })
}

/// The verb of what the speaker is not doing, so that he refuses it: "I'm not [signing] anything unless", "we aren't [leaving] until".
fn refused_now(clause: &Clause, first: usize, end: usize) -> Option<usize> {
    const MOODS: &[&str] = &[
        "feeling",
        "thinking",
        "saying",
        "suggesting",
        "expecting",
        "hoping",
        "looking",
        "asking",
        "being",
        "having",
        "sleeping",
        "kidding",
        "telling",
        "talking",
        "getting",
        "doing",
        "seeing",
        "making",
        "trying",
        "winning",
        "losing",
        "working",
    ];
    let r = clause.reading;
    let contracted = ["i'm", "we're", "i’m", "we’re"]
        .iter()
        .any(|w| clause.word(first).eq_ignore_ascii_case(w));
    let be = first + usize::from(!contracted);
    let is_be = contracted || clause.is_word(be, &["am", "are", "aren't", "aren’t"]);
    let is_not = clause.is_word(be + 1, &["not"]);
    let v = be + 1 + usize::from(is_not);
    let is_refused = is_be && (is_not || r.is(be, class::NEGATED));
    let is_going = clause.is_word(v, &["going"])
        && !clause.is_word(
            v + 1,
            &["back", "ahead", "home", "along", "anywhere", "first", "in"],
        );
    (is_refused && v < end && r.is(v, class::VERB_ING) && !clause.is_word(v, MOODS) && !is_going)
        .then_some(v)
}

/// Whether a deed of somebody else is only guessed: "the court would [probably] overturn it".
fn is_guess(clause: &Clause, found: &Deed, k: usize) -> bool {
    !found.is_ready
        && !is_first(clause, k)
        && (found.start..found.verb).any(|i| {
            clause.is_word(
                i,
                &[
                    "probably",
                    "likely",
                    "presumably",
                    "inevitably",
                    "automatically",
                    "simply",
                    "surely",
                    "soon",
                    "eventually",
                    "doubtless",
                ],
            )
        })
}

/// Whether "can" and "could" before a deed tell what one is ready for: "could accept", "cannot sign until".
fn can_mean_will(act: &str, negated: bool, is_giving: bool) -> bool {
    matches!(act, "AGREE" | "SUPPORT")
        || act == "CONSULT" && is_giving
        || act == "CONCEDE" && !negated && is_giving
}

/// Verbs of what happens by itself: "prices will fall only if" takes no side.
fn is_change(clause: &Clause, v: usize) -> bool {
    clause.is_a(v, side::CHANGE)
}

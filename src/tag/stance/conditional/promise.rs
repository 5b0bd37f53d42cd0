//! Deeds that somebody promises, refuses or threatens on a condition: "we will sign only if the boats leave".

use crate::attribution::reading::PhraseKind;
use crate::attribution::speaker::SpeakerKind;
use crate::lexicon::{class, side};
use crate::span::Span;
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::stance::conditional::gate::{is_deed_noun, topic};
use crate::tag::stance::conditional::kind::{is_before, is_until};
use crate::tag::stance::conditional::{Drafted, Hanging};
use crate::tag::stance::deed::{Deed, act_of, deed_target, is_state, subject_of};
use crate::tag::stance::holder::{holder, is_actor, is_first, is_paper, teller, told_by};
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder};
use crate::text::token::gap;

impl Hanging<'_> {
    /// What somebody will or will not do on a condition: "he would sign only if the boats left".
    pub(super) fn promised(&self, found: Deed) -> Option<Drafted> {
        let Self {
            cx,
            clause,
            c,
            first,
            end,
        } = *self;
        let v = found.verb;
        let subject = found.subject.or_else(|| {
            // "the banks, which hold a third of the debt, will agree to"
            let near = subject_of(clause, found.start);
            near.filter(|k| is_actor(clause, *k) && clause.phrase(*k).kind != PhraseKind::Relative)
                .or_else(|| topic(clause, first, found.start))
                .or(near)
        });
        let is_known = clause.is_a(v, side::DEEDS) || clause.is_a(v, side::HARM);
        let subject_first = subject.map_or(first, |k| clause.phrase(k).first as usize);
        if clause.is_word(subject_first, &["no", "nobody", "none"]) && subject_first >= first {
            return self.kept_out(found, subject);
        }
        let k = apposed(clause, subject?);
        // "analysts think [at least two parties] will move on unless": the subject of the words around is not theirs, and what is open
        // ("hedged on [whether] he would back her if") is no promise
        let is_outside = (clause.phrase(k).end as usize) <= first
            && clause.phrase(k).kind != PhraseKind::Relative
            && (first..found.start).any(|i| !cx.reading.is(i, class::ADVERB | class::COORDINATOR));
        if is_outside || (first..found.start).any(|i| clause.is_word(i, &["whether"])) {
            return None;
        }
        // "wants the frame to be kept and has [threatened] to go to court unless": whose cue it is
        let threatener = cx
            .statement(v)
            .or(c.statement)
            .and_then(|s| cx.statements.get(s as usize))
            .filter(|s| {
                s.cue_class == "commit"
                    && s.cue_words.1 as usize + 2 > v
                    && (s.cue_words.0 as usize) < v
            })
            .and_then(|s| s.speaker)
            .filter(|s| *s != 0 && found.is_ready);
        // who threatens, offers, is ready is an actor, whatever the noun: "the cruise lines have threatened to leave unless"
        let acts = found.is_ready
            && clause.phrase(k).kind == PhraseKind::Other
            && found.start < clause.phrase(k).end as usize + 3
            && !clause.is_time(clause.phrase(k));
        let is_thing = !is_actor(clause, k) || is_deed_noun(clause, k);
        if is_thing && !acts && threatener.is_none() {
            return self.gated(found, k);
        }
        // "the outline would raise spending, but only if": what a text provides for, nobody promises
        if is_paper(cx, clause, k) && !found.is_ready {
            return None;
        }
        let act = act_of(clause, v).unwrap_or("COOPERATE");
        // "run again": stand for election
        let stands = clause.is_word(v, &["run"]) && clause.is_word(v + 1, &["again", "for"]);
        if act == "COOPERATE" && is_change(clause, v) && !stands {
            return None;
        }
        let told = cx.speaker(v).is_some_and(|s| s != 0)
            || c.speaker.is_some_and(|s| s != 0)
            || teller(cx, clause, v).is_some();
        // "the grid company says it can't build it until"
        let is_self = cx.speaker(v).is_some_and(|s| {
            s != 0
                && match holder(cx, clause, v, Some(k)) {
                    Some(Holder::Known(n)) => n == Some(s),
                    Some(Holder::Phrase(q)) => cx.directory.of_phrase(q) == Some(s),
                    None => false,
                }
        });
        let is_stative =
            clause.is_word(v, &["stay", "stand", "hold"]) && cx.reading.is(v + 1, class::ADJECTIVE);
        // "if we open it for beef we open it for everything": an argument
        let is_same = found.start == v
            && c.antecedent.is_some_and(|a| {
                let (from, to) = (cx.reading.token_at(a.start), cx.reading.token_at(a.end));
                is_first(clause, k)
                    && cx.reading.is(from, class::SUBJECT)
                    && clause.word(from).eq_ignore_ascii_case(clause.word(first))
                    && (from..to).any(|i| clause.word(i) == clause.word(v))
            });
        // "the rules say the firm will have to leave": what somebody else must do
        let has_to = v > found.start + 1
            && clause.is_word(v - 2, &["have"])
            && clause.is_word(v - 1, &["to"])
            && !is_self;
        if is_stative
            || is_same
            || has_to
            || is_state(clause, v) && !stands
            || clause.is_word(v, &["do"]) && !found.negated
            || found.is_able
                && !(found.negated && is_self && matches!(c.kind, "precondition" | "exceptive"))
                // "we could improve the offer, but only if": what the speaker would do
                && !(!found.negated && is_self && c.kind == "necessary")
                // "the club said it could host the final if": an offer, but not "could run out of money if"
                && !(!found.negated
                    && is_self
                    && c.kind == "hypothetical"
                    && clause.is_a(v, side::COOPERATE | side::AID | side::CONCEDE)
                    && clause.starting(v + 1).is_some())
                && !can_mean_will(
                    act,
                    found.negated,
                    clause.is_word(
                        v,
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
                    ),
                )
        {
            return None;
        }
        // "without the income the council might have to dip into its reserves": foretold
        let is_forced = !is_self
            && v >= 2
            && clause.is_word(v - 1, &["to"])
            && clause.is_word(v - 2, &["have"])
            && clause.is_word(found.start, &["may", "might", "could"]);
        // "the player could sign a new contract if the move collapses": the article's guess
        let is_guess = is_guess(clause, &found, k)
            || is_forced
            || found.is_able && !found.negated && !found.is_ready && !told;
        if is_guess || found.is_vague && !told {
            return None;
        }
        // "we shall refer it to the court if": what the speaker himself will do, whatever it is
        let is_offer = found.is_able
            && is_self
            && clause.is_a(v, side::COOPERATE | side::AID | side::CONCEDE)
            && clause.starting(v + 1).is_some();
        let is_own = (!found.is_able || is_offer)
            && (clause.phrase(k).kind != PhraseKind::Empty || cx.reading.quotation(v) == 0)
            && cx.speaker(v).is_some_and(|s| s != 0)
            && match holder(cx, clause, v, Some(k)) {
                Some(Holder::Known(Some(1..))) => true,
                // "the airline would fly there again if ..., it said"
                Some(Holder::Phrase(q)) => cx
                    .directory
                    .of_phrase(q)
                    .is_some_and(|n| cx.speaker(v) == Some(n)),
                _ => false,
            }
            && !clause.is_word(v, &["start", "stay", "clear", "water", "begin", "wait"])
            && (!clause.is_word(v, &["come"]) || clause.is_word(v + 1, &["back", "to"]));
        // "the guild would return to the table if ..., its chairman said", but not as experts guess it
        let is_known_by = is_known
            && !found.is_able
            && !clause.is_word(
                v,
                &[
                    "come", "close", "take", "give", "stand", "work", "end", "open",
                ],
            )
            && told_by(cx, clause, v)
                .and_then(|s| cx.directory.speaker(s))
                .is_some_and(|s| {
                    matches!(
                        s.kind,
                        SpeakerKind::Person | SpeakerKind::Role | SpeakerKind::Government
                    )
                })
            && clause.phrase(k).kind.is_noun();
        // "the village will take the turbines if they are halved": told as settled
        let is_settled = c.kind == "hypothetical"
            && is_known
            && !told
            && !found.is_able
            && clause.is_word(found.start, &["will", "won't"])
            && !clause.is_word(
                v,
                &[
                    "come", "close", "give", "stand", "work", "end", "open", "leave", "run", "call",
                ],
            );
        if matches!(c.kind, "hypothetical" | "counterfactual")
            && !is_own
            && !is_known_by
            && !is_settled
            && !found.is_ready
            && !(is_known
                && !clause.is_word(v, &["close"])
                && (clause.is_a(v, side::TAKER)
                    || clause.is_a(v, side::HARM)
                    || matches!(act, "AGREE" | "SUPPORT" | "AID" | "RETREAT" | "CONCEDE")))
        {
            return None;
        }
        if (is_until(cx, c) || is_before(cx, c))
            && !found.negated
            && !found.is_threat
            && !c
                .marker
                .of(cx.text)
                .split(' ')
                .any(|w| w.eq_ignore_ascii_case("not"))
        {
            // "will hold back their stocks until": what goes on till then is no promise
            return None;
        }
        let own_deed = threatener
            .filter(|_| is_thing)
            .map(|s| Holder::Known(Some(s)))
            .or(Some(Holder::Phrase(k)).filter(|_| acts));
        if is_nobody(cx, clause, v, k) {
            return None;
        }
        let h = holder(cx, clause, v, Some(k))
            .filter(|_| !is_thing || acts)
            .or(own_deed)?;
        // "threatened that [Velmark] would rethink the purchase if"
        let commits = cx
            .statement(v)
            .and_then(|s| cx.statements.get(s as usize))
            .filter(|s| s.cue_class == "commit" && cx.reading.quotation(v) == 0)
            .and_then(|s| s.speaker)
            .filter(|s| *s != 0);
        // "Asked whether [he] would join, Orlo said: “Only if the levy goes.”"
        let answers = c.speaker.filter(|s| {
            *s != 0
                && c.statement != cx.statement(v)
                && clause.phrase(k).kind == PhraseKind::Pronoun
        });
        let h = match (h, answers.or(commits)) {
            (Holder::Phrase(_), Some(s)) => Holder::Known(Some(s)),
            _ => h,
        };
        if matches!(h, Holder::Known(Some(0) | None)) {
            return None;
        }
        // "will send [no troops]", "would join [no government]"
        let none = clause
            .starting(v + 1)
            .filter(|_| clause.is_word(v + 1, &["no"]) && v + 2 < end);
        let found = Deed {
            negated: found.negated ^ none.is_some(),
            ..found
        };
        let (target, phrase) = self.promised_object(v, none);
        Some((self.drafted(&found, act, target, phrase, h), found))
    }

    /// "no observer would set foot in the valley unless": the observers are kept out.
    fn kept_out(&self, found: Deed, subject: Option<usize>) -> Option<Drafted> {
        let clause = self.clause;
        let v = found.verb;
        let k = subject.filter(|k| {
            clause.phrase(*k).kind != PhraseKind::Pronoun
                && !clause.is_word(
                    v,
                    &[
                        "survive", "happen", "last", "exist", "work", "hold", "close",
                        // "no bank will lend us the money": foretold
                        "lend", "let", "allow", "buy", "accept", "support", "back", "sign",
                        "believe", "trust", "pay", "agree", "approve", "invest",
                    ],
                )
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
        let (clause, c, first) = (self.clause, self.c, self.first);
        let v = found.verb;
        let is_gate = matches!(c.kind, "necessary" | "precondition")
            && (clause.phrase(k).kind == PhraseKind::Other || is_deed_noun(clause, k))
            && !is_change(clause, v)
            && !found.negated
            && !clause.is_time(clause.phrase(k));
        // "the peace will hold only as long as": a forecast
        let is_gate = is_gate && !clause.is_word(v, &["hold", "last", "survive", "work", "take"]);
        // "not one kilo of it will cross the border as long as"
        let p = clause.phrase(k);
        let none = (p.first.saturating_sub(1)..=p.first)
            .any(|i| clause.is_word(i as usize, &["not"]) && i as usize >= first);
        let mut d = self.said_of(v, k, 0).filter(|_| is_gate)?;
        d.stance.score = if none { -0.4 } else { 0.4 };
        d.stance.negated = none;
        Some((d, found))
    }

    /// What is promised or refused by the verb at word `v`, whose object `none` is where none of it will be.
    fn promised_object(&self, v: usize, none: Option<usize>) -> (Span, Option<usize>) {
        let (cx, clause, c, end) = (self.cx, self.clause, self.c, self.end);
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
        let harm = leaves || holds_up || clause.is_a(v, side::HARM) && !stands_up;
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
        let opposes = clause.is_word(v, &["object"])
            || clause.is_word(v, &["vote"]) && clause.is_word(v + 1, &["against", "no"])
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
        let Self {
            cx,
            clause,
            c,
            first,
            end,
        } = *self;
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
                    "help", "take", "make", "cost", "mean", "do", "give", "serve", "hurt",
                ],
            )
            && is_human()
}

/// A deed told in the present: "if they drop the tariff, [we drop] ours", "unless they pay, [we don't play]".
pub(super) fn plain_deed(clause: &Clause, first: usize, end: usize) -> Option<Deed> {
    let subject = clause.starting(first).filter(|k| is_first(clause, *k))?;
    let r = clause.reading;
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
    clause.is_word(
        v,
        &[
            "rise", "fall", "grow", "drop", "shrink", "climb", "recover", "collapse", "fail",
            "lose", "win", "deliver", "reach", "arrive", "happen", "need", "cost", "matter", "run",
            "change",
        ],
    )
}

//! Stances that hang on a condition: "she would sign only if the boats left", "any talks must be based on respect".

mod answer;
mod gate;
mod govern;
mod kind;
mod noun;
mod permit;
mod promise;

use crate::lexicon::{class, side};
use crate::tag::Context;
use crate::tag::actors::Clause;
use crate::tag::condition::Condition;
use crate::tag::stance::conditional::answer::{answered, is_elliptic, is_question, referred};
use crate::tag::stance::conditional::kind::{is_asked, is_before, is_binding, is_failing};
use crate::tag::stance::conditional::promise::plain_deed;
use crate::tag::stance::deed::{Deed, deed};
use crate::tag::stance::holder::told_by;
use crate::tag::stance::row::row;
use crate::tag::stance::{Draft, Holder, Polarity};
use crate::text::token::gap;
pub(super) use gate::gated;
pub(super) use govern::govern;

/// What hangs on a condition: the words of its consequent, where each construction looks for its row.
#[derive(Clone, Copy)]
struct Hanging<'a> {
    cx: &'a Context<'a>,
    /// The sentence of the consequent.
    clause: &'a Clause<'a>,
    c: &'a Condition,
    /// First word of the consequent.
    first: usize,
    /// One past its last word.
    end: usize,
}

/// A row, and the deed whose words show it.
type Drafted = (Draft, Deed);

/// What is promised, refused or gated on condition number `number`: "he would sign only if the boats left".
pub(super) fn conditional(cx: &Context, number: u32, c: &Condition, out: &mut Vec<Draft>) {
    let said = c.consequent.map(|q| {
        let r = cx.reading;
        (r.token_at(q.start), r.token_at(q.end))
    });
    let Some((first, end)) = said.or_else(|| before(cx, c)) else {
        if is_binding(cx, c) {
            answered(cx, number, c, out);
        }
        return;
    };
    if end <= first {
        return;
    }
    let clause = cx.clause_at(first);
    if c.kind == "dependence"
        && end == first + 1
        && clause.is_word(
            first,
            &["that", "this", "it", "it'd", "that'd", "it'll", "that'll"],
        )
    {
        // "I would not reject it. It would depend on the charges."
        // "Asked whether she would back a ban, she said that would depend": what was asked comes first
        let is_question = is_question(cx, c);
        if is_question
            || !referred(cx, number, c, out)
                && !offered_before(cx, number, c, (&clause, first), out)
        {
            answered(cx, number, c, out);
        }
        return;
    }
    if is_asked(&clause, first) {
        // "Asked whether she would back the plan, Orlo said: “Only if the fee is cut.”"
        if is_binding(cx, c) && c.kind != "hypothetical" && c.statement != cx.statement(first) {
            answered(cx, number, c, out);
        }
        return;
    }
    let hanging = Hanging {
        cx,
        clause: &clause,
        c,
        first,
        end,
    };
    if let Some(row) = hanging
        .pledged()
        .or_else(|| hanging.nominal())
        .or_else(|| hanging.tied())
        .or_else(|| hanging.granted())
        .or_else(|| hanging.bound())
        .or_else(|| hanging.priced())
        .or_else(|| hanging.lasting())
        .or_else(|| hanging.waiting())
    {
        hanging.finish(number, row, out);
        return;
    }
    let threatens = is_failing(cx, c)
        && (first..end).any(|i| cx.reading.is(i, class::VERB_BASE) && clause.is_a(i, side::HARM));
    if !is_binding(cx, c) && !is_before(cx, c) && !threatens {
        return;
    }
    if let Some(row) = hanging
        .barred()
        .or_else(|| hanging.arising())
        .or_else(|| hanging.permitted())
    {
        hanging.finish(number, row, out);
        return;
    }
    let start = cx.reading.span(first, first + 1).start;
    // "voted to accept the refugees on condition that": the verb is a cue, and what it takes is the consequent
    let cue = c
        .statement
        .or_else(|| cx.statement(first))
        .and_then(|s| cx.statements.get(s as usize))
        .map(|s| (cx.reading.token_at(s.cue.start), s.cue.end))
        .filter(|(at, cue_end)| {
            *at >= clause.from && *cue_end <= start && cx.reading.token_at(*cue_end) + 1 >= first
        })
        .map(|(at, _)| {
            let start = clause.group(at).start.max(at.saturating_sub(3));
            // "[I'd] accept help from anybody, provided"
            let contracted = start > clause.from
                && cx.reading.is(start - 1, class::SUBJECT)
                && cx.reading.is(start - 1, class::AUXILIARY);
            start - usize::from(contracted)
        });
    if is_elliptic(&clause, first, end) {
        // "Can you publish it? – I'd be glad to, as long as"
        answered(cx, number, c, out);
        return;
    }
    let found = deed(&clause, first, end)
        .or_else(|| deed(&clause, cue?, end).filter(|d| d.verb < first))
        .or_else(|| plain_deed(&clause, first, end));
    // "is ready to advance the money, but would [do so] only with a guarantee": what was offered before
    if found.is_some_and(|f| clause.is_word(f.verb, &["do"]) && clause.is_word(f.verb + 1, &["so"]))
        && referred(cx, number, c, out)
    {
        return;
    }
    let row = match found {
        Some(found) => hanging.promised(found),
        None => hanging.undone().or_else(|| hanging.traded()),
    };
    if let Some(row) = row {
        hanging.finish(number, row, out);
    }
}

/// A deed told of before what says that it depends: "could [host the final], but that would depend on the police". `that`: its
/// sentence and where "that" stands. Whether there was one.
fn offered_before(
    cx: &Context,
    number: u32,
    c: &Condition,
    that: (&Clause, usize),
    out: &mut Vec<Draft>,
) -> bool {
    let (clause, end) = that;
    let tied = Condition {
        kind: "necessary",
        ..c.clone()
    };
    let hanging = Hanging {
        cx,
        clause,
        c: &tied,
        first: clause.from,
        end,
    };
    let row = deed(clause, clause.from, end).and_then(|d| hanging.promised(d));
    let found = row.is_some();
    if let Some(row) = row {
        hanging.finish(number, row, out);
    }
    found
}

/// The words before a marker whose consequent stands outside its statement: "has promised the nurses a bonus, but [only if]".
fn before(cx: &Context, c: &Condition) -> Option<(usize, usize)> {
    if !matches!(c.kind, "necessary" | "exceptive" | "precondition") {
        return None;
    }
    let r = cx.reading;
    let marker = r.token_at(c.marker.start);
    let clause = cx.clause_at(marker);
    let end = (clause.from..marker)
        .rev()
        .find(|i| !clause.is_word(*i, &["but", "and", "then", "only", "even"]))?
        + 1;
    let is_close = r.quotation(marker) == r.quotation(end.saturating_sub(1))
        && (end..=marker).all(|i| r.gap(i) & gap::HARD & !gap::COMMA == 0);
    let first = (clause.from + 1..end)
        .rev()
        .find(|i| r.gap(*i) & gap::HARD & !gap::COMMA != 0)
        .unwrap_or(clause.from);
    (is_close && end > first + 2).then_some((first, end))
}

impl Hanging<'_> {
    /// Adds a row about condition number `number`: its words are those of the deed, and its target ends before the marker.
    fn finish(&self, number: u32, (mut d, found): Drafted, out: &mut Vec<Draft>) {
        let (cx, clause, c) = (self.cx, self.clause, self.c);
        d.stance.polarity = Polarity::Conditional;
        d.stance.condition = Some(number);
        d.stance.entry = c.entry;
        d.stance.confidence = c.confidence * 0.7;
        d.stance.evidence = cx
            .reading
            .span(found.start, (found.verb + 1).min(clause.to));
        if d.stance.target.start < c.marker.start && c.marker.start < d.stance.target.end {
            // "made its backing for [the stadium] conditional on"
            let last = cx.reading.token_at(c.marker.start).saturating_sub(1);
            let end = cx.reading.span(last, last + 1).end;
            d.stance.target.end = end.max(d.stance.target.start);
        }
        // "made the loan conditional on": what is bound is the target, once
        let is_binder = |e: u32| cx.lexicon.entry(e).id == "stance.make-conditional";
        if found.is_bound {
            let here = out
                .iter_mut()
                .rev()
                .take_while(|o| o.stance.sentence == d.stance.sentence);
            here.filter(|o| o.stance.entry.is_some_and(is_binder))
                .for_each(|o| o.is_clear = false);
        }
        out.push(d);
    }

    /// The row of a speaker about phrase `k`, told at word `v`: "talks could help, but only if", "no observer would enter unless". Its
    /// target begins no earlier than word `from`. None where nobody says so.
    fn said_of(&self, v: usize, k: usize, from: usize) -> Option<Draft> {
        let (cx, clause) = (self.cx, self.clause);
        let holder = Holder::Known(Some(told_by(cx, clause, v)?));
        Some(row(cx, clause, v, clause.chain(k, from), Some(k), holder))
    }
}

#[cfg(test)]
mod tests {
    use crate::analyzer::Analyzer;
    use crate::text::Document;

    /// Sentences around the one under test, so that the text is no speech.
    const AROUND: &str = "Marta Orlo, the finance minister, spoke on Monday. Orlo said the port was open. Orlo said the road was dry. ";

    /// (holder, target) of the conditional rows, and whether each is for it.
    fn read(text: &str) -> Vec<(String, String, bool)> {
        let text = format!("{AROUND}{text}");
        let a = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text.clone()));
        let name = |h: Option<u32>| {
            h.and_then(|h| a.speakers.get(h as usize))
                .map_or(String::new(), |s| s.name.clone())
        };
        a.stances
            .iter()
            .filter(|s| s.polarity.as_str() == "conditional")
            .map(|s| {
                (
                    name(s.holder),
                    s.target.of(&text).to_string(),
                    s.score > 0.0,
                )
            })
            .collect()
    }

    #[test]
    fn what_stands_under_a_condition_is_conditional() {
        for (text, holder, target, is_for) in [
            (
                "Velmark's backing for the tunnel depends on a bypass.",
                "Velmark",
                "the tunnel",
                true,
            ),
            (
                "Kestria would send no troops without a mandate, Orlo said.",
                "Orlo",
                "troops",
                false,
            ),
            (
                "The cruise lines have threatened to leave for Brenn unless the pier is mended.",
                "cruise lines",
                "Brenn",
                false,
            ),
            (
                "Velmark's offer of troops hinges on a mandate.",
                "Velmark",
                "troops",
                true,
            ),
            (
                "Velmark would, all the same, lift the ban if the boats were checked.",
                "Velmark",
                "the ban",
                true,
            ),
            (
                "Orlo vowed to block the licence until the firm pays.",
                "Marta Orlo",
                "the licence",
                false,
            ),
            (
                "Velmark could be persuaded to lift the ban if the boats were checked.",
                "Velmark",
                "the ban",
                true,
            ),
            (
                "The kingdom would lend helicopters in return for a say.",
                "kingdom",
                "lend helicopters",
                true,
            ),
            (
                "The guild is prepared to work on Sundays, but in return the firm must hire.",
                "guild",
                "work on Sundays",
                true,
            ),
            (
                "Given a guarantee, the Farmers would join the cabinet.",
                "Farmers",
                "the cabinet",
                true,
            ),
            (
                "The guild does not oppose the budget as long as a hospital is built.",
                "guild",
                "the budget",
                true,
            ),
            (
                "Orlo wants a survey of the pier before she signs the lease.",
                "Marta Orlo",
                "signs the lease",
                true,
            ),
            (
                "Velmark threatened legal action unless the clock was silenced.",
                "Velmark",
                "legal action",
                false,
            ),
            (
                "The maps must be published before talks can begin, Orlo said.",
                "Marta Orlo",
                "talks",
                true,
            ),
            (
                "The king agreed to abdicate provided his son succeeded him.",
                "king",
                "abdicate",
                true,
            ),
            (
                "The levy must stay in place until the dikes are mended, Orlo said.",
                "Marta Orlo",
                "The levy",
                true,
            ),
            (
                "Only after an apology will the academy readmit the poet, Orlo said.",
                "academy",
                "readmit the poet",
                true,
            ),
            (
                "Orlo said sanctions could be eased if inspectors were let in.",
                "Marta Orlo",
                "sanctions",
                true,
            ),
            (
                "Orlo said there could be no talks until the guns fell silent.",
                "Marta Orlo",
                "talks",
                false,
            ),
            (
                "Membership is possible only if the border is settled, Orlo said.",
                "Marta Orlo",
                "Membership",
                true,
            ),
            (
                "Ratification should wait until the court has ruled, Orlo said.",
                "Marta Orlo",
                "Ratification",
                false,
            ),
            (
                "The club has made its backing for the stadium conditional on a station.",
                "club",
                "the stadium",
                true,
            ),
            (
                "The council made approval of the mine subject to a bond.",
                "council",
                "approval of the mine",
                true,
            ),
            (
                "Orlo said the withdrawal was a precondition for talks.",
                "Marta Orlo",
                "talks",
                true,
            ),
            (
                "The price of the guild's support is a seat on the board.",
                "guild",
                "the guild's support",
                true,
            ),
            (
                "“Without a road the quarry will never get our consent,” Orlo said.",
                "Marta Orlo",
                "the quarry",
                false,
            ),
            (
                "“If they drop the tariff, we drop ours,” Orlo said.",
                "Marta Orlo",
                "ours",
                true,
            ),
            (
                "The council lifted the ban on condition that the ships are checked.",
                "council",
                "the ban",
                true,
            ),
            (
                "The guild has suspended its strike on the understanding that talks resume.",
                "guild",
                "its strike",
                true,
            ),
            (
                "Orlo said he could lift the ban if the ships were checked.",
                "Orlo",
                "the ban",
                true,
            ),
            (
                "Whether the guild backs the merger will depend on the name of the port.",
                "guild",
                "the merger",
                true,
            ),
            (
                "“Show me the money and I will sign the lease,” Orlo said.",
                "Marta Orlo",
                "the lease",
                true,
            ),
            (
                "Failing a deal, the pilots will stop work, Orlo said.",
                "pilots",
                "stop work",
                false,
            ),
            (
                "The town's only doctor, Paula Venn, will stay on provided she gets a nurse.",
                "Paula Venn",
                "stay on",
                true,
            ),
            (
                "The mayor offered a joint inquiry on condition that it was led by a judge.",
                "mayor",
                "a joint inquiry",
                true,
            ),
            (
                "The minister has promised the nurses a bonus, but only if the strike is called off.",
                "Marta Orlo",
                "a bonus",
                true,
            ),
            (
                "Orlo did not rule out a coalition with the Greens. “It depends on their programme,” she said.",
                "Marta Orlo",
                "a coalition",
                true,
            ),
            (
                "Asked whether she would back the plan, Orlo said: “Only if the fee is cut.”",
                "Marta Orlo",
                "the plan",
                true,
            ),
            (
                "The club can join the league only if it builds a new stand, the federation said.",
                "federation",
                "the league",
                true,
            ),
            (
                "The prisoners will be allowed to go home once the treaty is signed, the general said.",
                "general",
                "go home",
                true,
            ),
            (
                "The new fees would be acceptable if they were capped, the students' union said.",
                "students' union",
                "The new fees",
                true,
            ),
            (
                "The release of the last hostages was contingent on a ceasefire, the group said.",
                "group",
                "The release of the last hostages",
                true,
            ),
            (
                "Before the guards end their strike, they want to see a written offer.",
                "guards",
                "end their strike",
                true,
            ),
            (
                "Four regional chairs demanded that the ministers resign unless the levy was scrapped.",
                "Four regional chairs",
                "the ministers resign",
                true,
            ),
            (
                "The village will take the turbines if the operator halves their number.",
                "village",
                "take the turbines",
                true,
            ),
            (
                "The banks, which hold a third of the debt, will agree to a delay provided others do the same, their negotiator said.",
                "banks",
                "a delay",
                true,
            ),
            (
                "Orlo said she would vote no unless the levy was dropped.",
                "Marta Orlo",
                "vote no",
                false,
            ),
            (
                "Orlo said she would not object to a crossing if the town paid.",
                "Marta Orlo",
                "a crossing",
                true,
            ),
            (
                "“We could improve the offer, but only if they drop their objection,” Orlo said.",
                "Marta Orlo",
                "improve the offer",
                true,
            ),
            (
                "Velmark would sign only if the boats left, diplomats said.",
                "Velmark",
                "sign",
                true,
            ),
            (
                "Asked whether she would support a ban, Orlo said that would depend on the doctors.",
                "Marta Orlo",
                "a ban",
                true,
            ),
            (
                "The council approved the quarry subject to a review of the traffic.",
                "council",
                "the quarry",
                true,
            ),
        ] {
            let rows = read(text);
            assert!(
                rows.iter().any(|r| (r.0 == holder
                    || r.0.contains(holder)
                    || holder.contains(&r.0))
                    && r.1 == target
                    && r.2 == is_for),
                "{text} {rows:?}"
            );
        }
    }

    #[test]
    fn what_is_threatened_refused_or_granted_on_a_condition_is_conditional() {
        for (text, holder, target, is_for) in [
            (
                "“We're not opening the gates unless somebody pays,” Orlo said.",
                "Marta Orlo",
                "opening the gates",
                false,
            ),
            (
                "“We are not leaving until the families are paid,” Orlo said.",
                "Marta Orlo",
                "leaving",
                false,
            ),
            (
                "Orlo would vote the plan down if fares rose.",
                "Marta Orlo",
                "vote the plan",
                false,
            ),
            (
                "Orlo hinted that her party could leave the coalition if the fee was not cut.",
                "Marta Orlo",
                "leave the coalition",
                true,
            ),
            (
                "Bram Tolly, a lawyer, said the firm would appeal if the order stood.",
                "firm",
                "appeal",
                false,
            ),
            (
                "The upper towns will share their water provided that the mills pay.",
                "upper towns",
                "share their water",
                true,
            ),
            (
                "The regulator approved the merger, subject to the sale of two mills.",
                "regulator",
                "the merger",
                true,
            ),
            (
                "Orlo said she would see no obstacle to the sale if the fee was cut.",
                "Marta Orlo",
                "the sale",
                true,
            ),
            (
                "Orlo said she could live with a freeze, provided the towns along the route chipped in.",
                "Marta Orlo",
                "live with a freeze",
                true,
            ),
            (
                "The judge would lift the ban only upon payment, a clerk said.",
                "judge",
                "the ban",
                true,
            ),
            (
                "“Assuming the deal goes through, we will sue,” Orlo said.",
                "Marta Orlo",
                "sue",
                false,
            ),
            (
                "Orlo said the sanctions would ease only if the prisoners were freed.",
                "Marta Orlo",
                "the sanctions",
                true,
            ),
        ] {
            let found = (holder.to_string(), target.to_string(), is_for);
            assert_eq!(read(text), [found], "{text}");
        }
        // what has a price is gated, and not the price
        let rows = read("The price for his vote is a cut in the fee, Orlo said.");
        assert!(rows.iter().all(|r| r.1 != "The price"), "{rows:?}");
    }

    #[test]
    fn whoever_decides_it_holds_it() {
        for (text, holder, target, is_for) in [
            (
                "Orlo said he would change his vote if the fee was cut.",
                "Orlo",
                "change his vote",
                true,
            ),
            (
                "Orlo said he would go if the fee was cut.",
                "Orlo",
                "go",
                true,
            ),
            (
                "Orlo said he would do so only with the consent of the families.",
                "Orlo",
                "do so",
                true,
            ),
            (
                "“We can't send the team without a guarantee,” Orlo said.",
                "Orlo",
                "send the team",
                false,
            ),
            (
                "Brannock would hand the village a tenth of its profits if the mine opened.",
                "Brannock",
                "hand the village a tenth of its profits",
                true,
            ),
            (
                "“Compensate us, and you'll have our vote,” Orlo said.",
                "Orlo",
                "our vote",
                true,
            ),
            (
                "Orlo announced that the families would be rehoused once the dam was full.",
                "Orlo",
                "the families",
                true,
            ),
            (
                "Orlo said Zahir would be released if peace was signed.",
                "Orlo",
                "Zahir",
                true,
            ),
            (
                "Orlo said there would be no grant unless the dam was full.",
                "Orlo",
                "grant",
                false,
            ),
            (
                "A second exchange could follow if Velmark keeps its word, Orlo said.",
                "Orlo",
                "A second exchange",
                true,
            ),
            (
                "The Greens will join a government only on that basis, Orlo said.",
                "Greens",
                "a government",
                true,
            ),
            (
                "Orlo said she would reconsider if the fee was cut.",
                "Orlo",
                "reconsider",
                true,
            ),
            (
                "Orlo said she would cut the ribbon if the fee was cut.",
                "Orlo",
                "cut the ribbon",
                true,
            ),
            (
                "“My members will sail when it is safe, and not a day before,” Orlo said.",
                "My members",
                "sail",
                true,
            ),
            (
                "Orlo said she would sign the treaty when peace was restored and not before.",
                "Orlo",
                "the treaty",
                true,
            ),
            (
                "The zoo will keep its elephants, Orlo said, if the town builds a barn.",
                "zoo",
                "keep its elephants",
                true,
            ),
            (
                "Orlo said the guild would buy the hall if the roof was mended.",
                "guild",
                "buy the hall",
                true,
            ),
            (
                "Orlo said she would sign nothing until the auditors had reported.",
                "Orlo",
                "sign nothing",
                false,
            ),
            (
                "The guild says it will withhold its fees until the pier is mended.",
                "guild",
                "withhold its fees",
                false,
            ),
            (
                "The council voted 6-3 to reopen the pool, so long as the town paid.",
                "council",
                "reopen the pool",
                true,
            ),
            (
                "The council voted by seven votes to two to reopen the pool on condition that the town paid.",
                "council",
                "reopen the pool",
                true,
            ),
            (
                "The council voted 6-3 late Tuesday to reopen the pool, so long as the town paid.",
                "council",
                "reopen the pool",
                true,
            ),
            (
                "Failing that, the Greens will vote for an election, Orlo said.",
                "Greens",
                "an election",
                true,
            ),
            (
                "Orlo said he would come if he could choose the hour.",
                "Orlo",
                "come",
                true,
            ),
            (
                "Orlo said she could not lend the house before the survey was over.",
                "Orlo",
                "lend the house",
                false,
            ),
            (
                "Venn refused to go on stage unless the doors were opened.",
                "Venn",
                "go on stage",
                false,
            ),
            (
                "Orlo said she would be happy to see the lamps go so long as the road was lit.",
                "Orlo",
                "see the lamps go",
                true,
            ),
            (
                "The guild said it was ready to lend the money, but would do so only against a guarantee.",
                "guild",
                "lend the money",
                true,
            ),
            (
                "The ministry might release a grant, its spokesman said, but that would depend on the accounts.",
                "ministry",
                "release a grant",
                true,
            ),
            (
                "Velmark has vowed to veto even that until the pilots are freed.",
                "Velmark",
                "that",
                false,
            ),
            (
                "General Venn offered to hand over the dam the hour the last tank leaves.",
                "Venn",
                "hand over the dam the hour",
                true,
            ),
            (
                "Orlo could order a second inquiry if the wells are foul.",
                "Orlo",
                "a second inquiry",
                true,
            ),
            (
                "The trust has offered a loan, dependent on a survey of the drains.",
                "trust",
                "a loan",
                true,
            ),
        ] {
            let rows = read(text);
            assert!(
                rows.iter()
                    .any(|r| r.0.contains(holder) && r.1 == target && r.2 == is_for),
                "{text} {rows:?}"
            );
        }
        for text in [
            "The first cut will come in March, analysts think, provided that prices fall.",
            "If it does, Orlo said, nothing would move.",
            "When Orlo left, the road was open and not before.",
            "Orlo said she would sign the treaty when peace was restored.",
            "Engineers concluded that the wall would hold for four years if the level rose.",
            "The firm was entitled to withdraw should the fee rise, Orlo said.",
            "Most of them said they would change their minds if the strike dragged on.",
            "Analysts said Zahir would be released if peace was signed.",
            "Orlo said the harvest would be lost if the rain came.",
            "“I oppose a strike that leaves my patients without anyone,” Orlo said.",
            "Orlo said investors would buy the bonds if yields rose.",
            "Orlo said the firm would hire fewer people if the fee rose.",
            "Orlo said the rain would spare the harbour if the wind turned.",
            "We will vote after lunch if there is a quorum, Orlo said.",
            "Orlo should have insisted on a recount if the margin was small.",
            "Venn is ready to see the doctor if the pain lasts.",
            "Absent a deal, prices will rise, Orlo said.",
            "The rate could rise, Orlo said, but that would depend on the winter.",
            "“If the pier fell, we'd have to resign,” Orlo said.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn an_answer_makes_its_question_conditional() {
        let text = "MR. VENN: Would you support a debt brake?\n\nMS. ORLO: Only if it had a clause for disasters.\n\n\
                    MR. VENN: Can you publish the letter?\n\nMS. ORLO: I'd be glad to, as long as the court has no objection.\n\n\
                    MR. VENN: Would you accept cameras?\n\nMS. ORLO: Provided they face the track, certainly.\n\n\
                    MR. VENN: Will you approve the drug?\n\nMS. ORLO: Not without a second trial. It is new.";
        let a = Analyzer::builtin()
            .unwrap()
            .analyze(&Document::from_text(text));
        for target in ["a debt brake", "publish the letter", "cameras", "the drug"] {
            assert!(
                a.stances
                    .iter()
                    .any(|s| s.target.of(text) == target && s.condition.is_some()),
                "{target}"
            );
        }
    }

    #[test]
    fn forecasts_and_what_is_called_for_are_no_stance() {
        for text in [
            "Prices will fall only if the port reopens, Orlo said.",
            "The court would probably overturn the order if Velmark appealed, Orlo said.",
            "Without the gunboats there would be no quarrel, Orlo said.",
            "No ward would shut before a review, Orlo said.",
            "The peace will hold only as long as both sides are tired, Orlo said.",
            "The fair could be a failure if the mayor stays at home, Orlo said.",
            "Asked whether she would back the plan if it were cheaper, Orlo smiled.",
            "The levy must go if the peace is to last, Orlo said.",
            "If they settle it, it will help both sides, Orlo said.",
            "A deal is possible if they talk, Orlo said.",
            "The merger is subject to approval by the regulator, the firm said.",
            "Asked whether she could keep the desk until her pension came, Orlo said yes.",
            "The outline would raise spending, but only if the towns paid a tenth.",
            "The goalkeeper could sign a new contract if the move collapses.",
            "“Without a guarantee no bank will lend us the money,” Orlo said.",
            "“If we open it for beef we open it for everything,” Orlo said.",
            "The bidder will have to walk away unless it bids by Friday, Orlo said.",
            "Many analysts think that at least two large parties will move on unless the court steps in.",
            "Forecasters say health spending will cripple the budget if nothing slows it.",
            "“If the river rises, our walls are going to save us,” Orlo said.",
            "Most voters said the mayor should be able to work with the fund if he wins.",
            "“If we lose, we won't be able to avoid a flood,” Orlo said.",
            "Orlo hedged on whether she would back Venn if he were nominated.",
            "“I would love to see him if I went to the lake,” Orlo said.",
            "Orlo said inflation would ease, provided that wages did not run ahead.",
            "Orlo said growth would slow only if the port was shut.",
            "Diplomats think that Sorrel would leave the pact if the vote failed.",
            "Orlo said the fee could work only with guarantees from the bank, and it could work only with guarantees.",
            "“We're not winning unless the goalkeeper wakes up,” Orlo said.",
            "“We're not sleeping unless the window is open,” Orlo said.",
            "“We're not allowed in unless she rings,” Orlo said.",
            "The idea would appeal to voters if the fee was cut, Orlo said.",
            "The towns will be flooded unless the dam holds.",
            "The cities will sink unless the seas fall.",
            "Farmers said the birds could leave the island if the cats stayed.",
            "Diplomats think that Orlo wants the lake full before a mediator arrives.",
            "Orlo wants a drink before she leaves the pier.",
            "The offer of the week depends on the weather.",
            "The boat could be brought to the pier if it rained.",
            "The talks could take as long as a year to begin.",
            "The crew gave much, but in return for nothing.",
            "Given the weather, the Farmers would join the march.",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
        let rows = read("Any loan must be backed by gold, Orlo said.");
        assert!(rows.iter().all(|r| !r.0.contains("gold")), "{rows:?}");
    }
}

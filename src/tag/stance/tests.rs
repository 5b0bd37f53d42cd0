//! Sentences and the rows that a careful reader wants of them.

use crate::analyzer::{Analyzer, Options};
use crate::text::Document;

/// (holder, target, stance, act) of every row.
fn read(text: &str) -> Vec<(String, String, &'static str, &'static str)> {
    let doc = Document::from_text(text.to_string());
    let a = Analyzer::builtin().unwrap().analyze(&doc);
    let name = |h: Option<u32>| {
        h.and_then(|h| a.speakers.get(h as usize))
            .map_or(String::new(), |s| s.name.clone())
    };
    let rows = a
        .stances
        .iter()
        .filter(|s| s.polarity.as_str() != "neutral");
    rows.map(|s| {
        (
            name(s.holder),
            s.target.of(text).to_string(),
            s.polarity.as_str(),
            s.act,
        )
    })
    .collect()
}

/// Sentences around the one under test, so that the text is no speech.
const AROUND: &str = "Marta Orlo, the finance minister, spoke on Monday. Orlo said the port was open. Orlo said the road was dry. ";

#[test]
fn what_is_said_becomes_a_row() {
    for (text, target, stance, act) in [
        (
            "Orlo said she would sign the treaty only if the boats left.",
            "the treaty",
            "conditional",
            "AGREE",
        ),
        (
            "Orlo said any talks must be based on respect for the border.",
            "any talks",
            "conditional",
            "STATE",
        ),
        (
            "Orlo called the plan “a postcard to the voters”.",
            "the plan",
            "oppose",
            "STATE",
        ),
        (
            "Orlo urged the guild to open its books.",
            "open its books",
            "support",
            "REQUEST",
        ),
        (
            "Orlo has refused to name a date.",
            "name a date",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo said she would not attend the ceremony.",
            "the ceremony",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo is ready to talk to Velmark.",
            "talk to Velmark",
            "support",
            "CONSULT",
        ),
        (
            "Orlo ruled out joining the bloc.",
            "joining the bloc",
            "oppose",
            "REJECT",
        ),
        ("Orlo urged caution.", "caution", "support", "REQUEST"),
        ("Orlo demands a vote.", "a vote", "support", "REQUEST"),
        (
            "Orlo wants a written guarantee.",
            "a written guarantee",
            "support",
            "REQUEST",
        ),
        (
            "Orlo said there will be no handover.",
            "handover",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo, a critic of the pact, stayed away.",
            "the pact",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo called the vote a farce.",
            "the vote",
            "oppose",
            "STATE",
        ),
        (
            "Orlo threatened to leave the bloc unless the boats left.",
            "the bloc",
            "conditional",
            "THREATEN",
        ),
        (
            "Orlo said a deal was possible only if the boats left.",
            "a deal",
            "conditional",
            "STATE",
        ),
        (
            "Orlo's support for the pact depends on a vote.",
            "the pact",
            "conditional",
            "SUPPORT",
        ),
        (
            "Orlo said she would not sign until the boats had left.",
            "sign",
            "conditional",
            "REJECT",
        ),
        (
            "Orlo proposed that the harbour be inspected.",
            "the harbour be inspected",
            "support",
            "REQUEST",
        ),
        (
            "Orlo voted to accept the pause on condition that the port opened.",
            "the pause",
            "conditional",
            "AGREE",
        ),
        (
            "Orlo would host the games, she said, provided that the bloc paid.",
            "the games",
            "conditional",
            "AGREE",
        ),
        (
            "“We won’t go back to the table unless they pay,” Orlo said.",
            "go back to the table",
            "conditional",
            "REJECT",
        ),
        (
            "“If the clause stays, we shall refer it to the court,” Orlo said.",
            "refer it to the court",
            "conditional",
            "COOPERATE",
        ),
        (
            "Orlo said the treaty should not be ratified unless the annex was rewritten.",
            "the treaty",
            "conditional",
            "REJECT",
        ),
        (
            "“A summit makes sense only if it is prepared,” Orlo said.",
            "A summit",
            "conditional",
            "STATE",
        ),
        (
            "Orlo said she did not object to the survey.",
            "the survey",
            "support",
            "AGREE",
        ),
        (
            "Orlo demanded that the bank repay the loan.",
            "the bank repay the loan",
            "support",
            "REQUEST",
        ),
        (
            "Orlo threw her weight behind the merger.",
            "the merger",
            "support",
            "SUPPORT",
        ),
        (
            "Orlo wants to govern with the league.",
            "govern with the league",
            "support",
            "COOPERATE",
        ),
        ("Orlo wants the bank to wait.", "wait", "support", "REQUEST"),
        (
            "Orlo urged the maker, Corvane, to lower the price.",
            "lower the price",
            "support",
            "REQUEST",
        ),
        (
            "Orlo said the offer should be tested.",
            "the offer",
            "support",
            "STATE",
        ),
        (
            "Orlo said the levy should be scrapped.",
            "the levy",
            "oppose",
            "STATE",
        ),
        (
            "Orlo said moving the race would be a mistake.",
            "moving the race",
            "oppose",
            "STATE",
        ),
        (
            "Orlo said it was reckless to leave the cabinet.",
            "leave the cabinet",
            "oppose",
            "STATE",
        ),
        (
            "Orlo regretted the vote, a decision she called “a bow to the loudest”.",
            "a decision",
            "oppose",
            "STATE",
        ),
        ("Orlo attacked the plan.", "the plan", "oppose", "ACCUSE"),
        (
            "Orlo said the plan would ruin farmers.",
            "the plan",
            "oppose",
            "STATE",
        ),
        (
            "Orlo said it would not take part in the ceremony.",
            "take part in the ceremony",
            "oppose",
            "REJECT",
        ),
        ("“That is a slander,” Orlo said.", "That", "oppose", "STATE"),
        (
            "Orlo rejected calls to leave the union.",
            "leave the union",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo refused to condemn the attack.",
            "condemn the attack",
            "oppose",
            "REJECT",
        ),
        (
            "Orlo refused to rule out a strike.",
            "a strike",
            "support",
            "STATE",
        ),
        (
            "Orlo pledged not to touch the cargo.",
            "the cargo",
            "oppose",
            "REJECT",
        ),
        ("Orlo turned it down.", "it", "oppose", "REJECT"),
        (
            "Orlo detests a levy that farmers welcomed, but it will stay.",
            "a levy",
            "oppose",
            "ACCUSE",
        ),
        (
            "Orlo considers the offer an insult.",
            "the offer",
            "oppose",
            "STATE",
        ),
        (
            "“It is time to recognise the islands,” Orlo said.",
            "the islands",
            "support",
            "STATE",
        ),
        (
            "Orlo wants the fee to be dropped.",
            "the fee to be dropped",
            "support",
            "REQUEST",
        ),
        (
            "“We will pay our share,” Orlo said.",
            "pay our share",
            "support",
            "AID",
        ),
        (
            "Orlo has long opposed secret deals.",
            "secret deals",
            "oppose",
            "REJECT",
        ),
    ] {
        let text = format!("{AROUND}{text}");
        let rows = read(&text);
        assert!(
            rows.iter()
                .any(|r| r.0 == "Marta Orlo" && r.1 == target && r.2 == stance && r.3 == act),
            "{text} {rows:?}"
        );
    }
}

#[test]
fn headlines_leave_out_the_article() {
    for (text, row) in [
        (
            "Mayor backs ban on cars",
            ("mayor", "ban", "support", "SUPPORT"),
        ),
        (
            "Union rejects pay offer",
            ("union", "pay offer", "oppose", "REJECT"),
        ),
        (
            "The union demands a vote.",
            ("union", "a vote", "support", "REQUEST"),
        ),
    ] {
        let rows = read(text);
        let is_row = |r: &(String, String, &str, &str)| {
            (r.0.to_lowercase().as_str(), r.1.as_str(), r.2, r.3) == row
        };
        assert!(rows.iter().any(is_row), "{text} {rows:?}");
    }
    let comment = "The firm declined to comment on the talks.";
    assert!(read(comment).is_empty());
}

#[test]
fn who_holds_it() {
    for (text, holder, target) in [
        (
            "The Straits Council, which regulates traffic in the channel, urged restraint.",
            "Straits Council",
            "restraint",
        ),
        (
            "Supporters of the pact cheered.",
            "Supporters of the pact",
            "the pact",
        ),
        ("Orlo trusts the mediator.", "Marta Orlo", "the mediator"),
        (
            "What we oppose is a trial, Orlo said.",
            "Marta Orlo",
            "a trial",
        ),
        ("Orlo condemned that decision.", "Marta Orlo", "decision"),
        (
            "Jonas Breck was the first to back the levy.",
            "Jonas Breck",
            "the levy",
        ),
        ("The levy was rejected by the guild.", "guild", "The levy"),
        (
            "The pact, Orlo said, was an insult.",
            "Marta Orlo",
            "The pact",
        ),
        (
            "Neither Kestria nor Velmark supports the pact.",
            "Kestria",
            "the pact",
        ),
        (
            "A levy that farmers detest will be doubled.",
            "farmers",
            "A levy",
        ),
        (
            "The pact was welcomed by doctors but condemned by insurers.",
            "insurers",
            "The pact",
        ),
        (
            "The minister's praise for the guild surprised many.",
            "Marta Orlo",
            "the guild",
        ),
        ("For the union, the pact is an insult.", "union", "the pact"),
        (
            "Orlo, who depends on the port for a third of her votes, rejects the plan.",
            "Marta Orlo",
            "the plan",
        ),
        (
            "Orlo, according to two people in the room, objects to any sale.",
            "Marta Orlo",
            "any sale",
        ),
        (
            "Orlo, who ridiculed the plan, left.",
            "Marta Orlo",
            "the plan",
        ),
        (
            "Orlo opposed a rise that nearly every other deputy favoured.",
            "other deputy",
            "a rise",
        ),
        (
            "Teachers were dismayed by the decision.",
            "Teachers",
            "the decision",
        ),
        (
            "Orlo surprised many by backing the strike.",
            "Marta Orlo",
            "the strike",
        ),
        (
            "Orlo rejected what she termed the fairy tale of the tap.",
            "Marta Orlo",
            "the fairy tale of the tap",
        ),
    ] {
        let text = format!("{AROUND}{text}");
        let rows = read(&text);
        assert!(
            rows.iter().any(|r| r.0.ends_with(holder) && r.1 == target),
            "{text} {rows:?}"
        );
    }
    // two subjects, two rows
    let text = format!("{AROUND}Kestria and Velmark welcomed the ruling.");
    let rows = read(&text);
    for name in ["Kestria", "Velmark"] {
        assert!(
            rows.iter().any(|r| r.0 == name && r.1 == "the ruling"),
            "{name} {rows:?}"
        );
    }
    // who writes "I" is the one in the byline
    let text = "Stop the applause\n\nBy Ilva Renn\n\nI support the pact. I oppose the levy. Orlo said the road was dry. Orlo said it rained.";
    let rows = read(text);
    assert!(
        rows.iter().any(|r| r.0 == "Ilva Renn" && r.1 == "the pact"),
        "{rows:?}"
    );
}

#[test]
fn what_takes_no_side_makes_no_row() {
    for text in [
        "Orlo said there was no evidence that the guild had lied.",
        "Orlo apologised for the delay.",
        "Orlo eased concern about the dam.",
        "Few deputies support the tax.",
        "Orlo met the guild in a cold hall.",
        "Orlo denied that the road was closed.",
        "Orlo had a bad morning and a brief lunch.",
        "Orlo will stay at home until Friday.",
        "Would Orlo support the plan?",
        "Orlo said the guild would hold back its stocks until the court had spoken.",
        "Orlo denied having written the letter.",
        "Orlo said the storm would ruin farmers.",
        "Orlo blamed exhaustion.",
        "Orlo said the budget must be tabled by May.",
        "Orlo said she would probably be asked again if it rained.",
        "Asked whether this meant that she opposed the plan, Orlo smiled.",
        "Orlo said no boat would survive unless the storm passed.",
    ] {
        let text = format!("{AROUND}{text}");
        let rows = read(&text);
        assert!(rows.is_empty(), "{text} {rows:?}");
    }
}

#[test]
fn targets_that_differ_in_the_article_share_an_id() {
    for (target, id) in [
        ("the truce", "truce"),
        ("Any truce", "truce"),
        ("all their talks", "talks"),
        ("a", "a"),
        ("that", "that"),
        ("the", "the"),
        ("another round of talks", "round-of-talks"),
    ] {
        assert_eq!(super::topic_id(target), id, "{target}");
    }
}

/// The same with given targets, neutral rows included.
fn toward(text: &str, targets: &[&str]) -> Vec<(String, String, &'static str, &'static str)> {
    let options = Options {
        targets: targets.iter().map(|t| (*t).to_string()).collect(),
        ..Options::default()
    };
    let analyzer = Analyzer::new(crate::lexicon::Lexicon::builtin().unwrap(), options).unwrap();
    let doc = Document::from_text(text.to_string());
    let a = analyzer.analyze(&doc);
    let name = |h: Option<u32>| {
        h.and_then(|h| a.speakers.get(h as usize))
            .map_or(String::new(), |s| s.name.clone())
    };
    a.stances
        .iter()
        .map(|s| {
            (
                name(s.holder),
                s.target.of(text).to_string(),
                s.polarity.as_str(),
                s.act,
            )
        })
        .collect()
}

#[test]
fn what_only_looks_like_a_side_is_none() {
    for text in [
        "The crew fled, police said.",
        "“The road,” she said, “is dead.”",
        "Questions go to press@harbour.example.",
        "The office will study the text with great care.",
        "Contrary to reports, the ferry sails.",
    ] {
        assert_eq!(toward(text, &[]), [], "{text}");
    }
    let rows = toward("Orlo denied that the mayor opposed the bridge.", &[]);
    assert!(rows.iter().all(|r| r.1 != "the bridge"), "{rows:?}");
    let rows = toward(
        "Orlava condemns in the strongest terms the detention of the crew.",
        &[],
    );
    assert_eq!(
        rows.first().map(|r| r.1.as_str()),
        Some("the detention of the crew")
    );
}

#[test]
fn the_order_of_the_actors_decides() {
    for (text, holder, target, stance, act) in [
        (
            "Orlava accused Velmark of fraud.",
            "Orlava",
            "Velmark",
            "oppose",
            "ACCUSE",
        ),
        (
            "Velmark was condemned by Orlava.",
            "Orlava",
            "Velmark",
            "oppose",
            "ACCUSE",
        ),
        (
            "Orlava refused to support Velmark.",
            "Orlava",
            "Velmark",
            "oppose",
            "REJECT",
        ),
        (
            "Orlava met Tamaria and praised Velmark.",
            "Orlava",
            "Velmark",
            "support",
            "SUPPORT",
        ),
        (
            "Orlava threatened to attack Velmark.",
            "Orlava",
            "Velmark",
            "oppose",
            "THREATEN",
        ),
    ] {
        let rows = toward(text, &[]);
        assert!(
            rows.iter()
                .any(|r| r.0 == holder && r.1 == target && r.2 == stance && r.3 == act),
            "{text} {rows:?}"
        );
    }
}

#[test]
fn a_given_target_has_one_row_for_every_mention() {
    for (text, stances) in [
        ("Orlava sold wool. Velmark bought it.", vec!["neutral"]),
        (
            "Orlava praised Velmark. Later it sued Velmark.",
            vec!["support", "oppose"],
        ),
        ("Velmark's minister is a liar.", vec!["oppose"]),
        ("Velmarkers sang.", vec![]),
    ] {
        let rows = toward(text, &["Velmark"]);
        let mine: Vec<&str> = rows
            .iter()
            .filter(|r| r.1 == "Velmark")
            .map(|r| r.2)
            .collect();
        assert_eq!(mine, stances, "{text} {rows:?}");
    }
}

#[test]
fn who_writes_a_letter_holds_what_it_says() {
    let rows = toward(
        "Dara Venn resigned on Sunday. The mayor said it was a loss. Venn gave no reasons. Here is the letter in full.\n\n\
         “I reject the charge.\n\n“I support the union.”",
        &[],
    );
    for (target, stance) in [("the charge", "oppose"), ("the union", "support")] {
        assert!(
            rows.iter()
                .any(|r| r.0 == "Dara Venn" && r.1 == target && r.2 == stance),
            "{target} {rows:?}"
        );
    }
}

#[test]
fn words_that_only_look_like_deeds_make_no_row() {
    for text in [
        "Back-channel talks went on.",
        "After months of sanctions trade fell.",
        "A non-governmental group met.",
    ] {
        let rows = toward(text, &[]);
        assert!(rows.iter().all(|r| r.2 != "oppose"), "{text} {rows:?}");
    }
}

#[test]
fn an_office_before_a_name_is_no_deed() {
    let rows = toward(
        "Dario Breck told Halden host Mara Vik that he would stay.",
        &["Halden"],
    );
    assert!(rows.iter().all(|r| r.2 == "neutral"), "{rows:?}");
}

/// Whether a text has a row of this holder toward this target.
fn has(text: &str, holder: &str, stance: &str, target: &str) -> bool {
    read(&format!("{AROUND}{text}"))
        .iter()
        .any(|r| r.0.contains(holder) && r.1.contains(target) && r.2 == stance)
}

#[test]
fn each_of_several_holds_the_row() {
    for (text, holder, stance, target) in [
        (
            "The union, the guild and the council oppose the bill.",
            "guild",
            "oppose",
            "the bill",
        ),
        (
            "The union, the guild and the council oppose the bill.",
            "council",
            "oppose",
            "the bill",
        ),
        (
            "The mayor, joined by two deputies, condemned the raid.",
            "two deputies",
            "oppose",
            "the raid",
        ),
        (
            "The Liberals will vote for the bill, and so will the Greens.",
            "Greens",
            "support",
            "the bill",
        ),
        (
            "The mayor did not support the plan, nor did her deputy.",
            "deputy",
            "oppose",
            "the plan",
        ),
        (
            "The mayor rejected the plan and her deputy did too.",
            "deputy",
            "oppose",
            "the plan",
        ),
        (
            "The guild supports the tunnel, rejects the toll and wants a vote.",
            "guild",
            "oppose",
            "the toll",
        ),
    ] {
        assert!(has(text, holder, stance, target), "{text} {holder}");
    }
}

#[test]
fn what_stands_between_a_deed_and_its_object() {
    for (text, holder, stance, target) in [
        (
            "Shareholders rebelled on Thursday over the bonus.",
            "Shareholders",
            "oppose",
            "the bonus",
        ),
        (
            "The guild protested loudly on Monday against the closure.",
            "guild",
            "oppose",
            "the closure",
        ),
        (
            "Members of the choir voted overwhelmingly to keep the old book.",
            "choir",
            "support",
            "keep the old book",
        ),
        (
            "The court ordered the ministry not to switch on the cameras.",
            "court",
            "oppose",
            "switch on the cameras",
        ),
        (
            "Our engineers advised the port in writing not to open the bridge.",
            "engineers",
            "oppose",
            "open the bridge",
        ),
        (
            "The government offered the factory a loan.",
            "government",
            "support",
            "a loan",
        ),
        (
            "The mayor promised that the school would stay open.",
            "mayor",
            "support",
            "the school would stay open",
        ),
        (
            "The mayors asked us for a second bridge.",
            "mayors",
            "support",
            "a second bridge",
        ),
        (
            "The veterans want him left alone.",
            "veterans",
            "support",
            "him left alone",
        ),
        (
            "The council threatened to suspend the treaty.",
            "council",
            "oppose",
            "the treaty",
        ),
        (
            "It is a deal that unions have vowed to stop.",
            "unions",
            "oppose",
            "a deal",
        ),
        (
            "The bill faces opposition from the Liberals.",
            "Liberals",
            "oppose",
            "The bill",
        ),
        (
            "The plant should never have been built, the judge said.",
            "judge",
            "oppose",
            "The plant",
        ),
        (
            "The judges argued that the court should have let the work go on.",
            "judges",
            "support",
            "let the work go",
        ),
        (
            "The levy, the judge said, was “a tax on living out of town”.",
            "judge",
            "oppose",
            "The levy",
        ),
        (
            "Selling the post would be “an act of vandalism”, the judge said.",
            "judge",
            "oppose",
            "Selling the post",
        ),
        (
            "A report described the survey as “a sham”.",
            "report",
            "oppose",
            "the survey",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
}

#[test]
fn who_acts_is_found_over_asides_and_shares() {
    for (text, holder, stance, target) in [
        (
            "The school in Brenn, which owns the hall, has appealed to the county to wait.",
            "school",
            "support",
            "wait",
        ),
        (
            "More than 600 people marched against the closure.",
            "people",
            "oppose",
            "the closure",
        ),
        (
            "Residents of the valley, many of them old, reject the dam.",
            "Residents",
            "oppose",
            "the dam",
        ),
        (
            "The governor was rebuked by her own party.",
            "party",
            "oppose",
            "The governor",
        ),
        (
            "Tamaria was left out, a decision Kestria criticised.",
            "Kestria",
            "oppose",
            "a decision",
        ),
        (
            "Lenders, which hold the debt, oppose a delay.",
            "Lenders",
            "oppose",
            "a delay",
        ),
        (
            "The plan met fierce opposition from doctors.",
            "doctors",
            "oppose",
            "The plan",
        ),
        (
            "Orlo has long been a critic of the treaty.",
            "Orlo",
            "oppose",
            "the treaty",
        ),
        (
            "The court rejected the case.",
            "court",
            "oppose",
            "the case",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    let text = "The plan was rejected by 40 votes to 12.";
    let rows = read(&format!("{AROUND}{text}"));
    assert!(rows.iter().all(|r| !r.0.contains("votes")), "{rows:?}");
}

#[test]
fn what_was_just_spoken_of_is_a_target() {
    for (text, holder, stance, target) in [
        (
            "“That’s outrageous,” the bishop said.",
            "bishop",
            "oppose",
            "That",
        ),
        (
            "“It’s a good idea,” the bishop said.",
            "bishop",
            "support",
            "It",
        ),
        (
            "The bishop said it was a mistake.",
            "bishop",
            "oppose",
            "it",
        ),
        (
            "The levy is high, but farmers accept it.",
            "farmers",
            "support",
            "it",
        ),
        ("The bishop rejects all that.", "bishop", "oppose", "all"),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for text in [
        "“That is false,” the bishop said.",
        "“It might even be good for the town,” the bishop said.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.iter().all(|r| r.0 != "bishop"), "{text} {rows:?}");
    }
}

#[test]
fn what_is_resolved_or_asked_for_as_a_noun() {
    for (text, holder, stance, target) in [
        (
            "The mayor’s decision to close the library angered parents.",
            "mayor",
            "support",
            "close the library",
        ),
        (
            "Calls by doctors for an inquiry went unheard.",
            "doctors",
            "support",
            "an inquiry",
        ),
        (
            "The ministry is under pressure from doctors to hold an inquiry.",
            "doctors",
            "support",
            "hold an inquiry",
        ),
        (
            "The bishop said there should be an inquiry.",
            "bishop",
            "support",
            "an inquiry",
        ),
        (
            "The bishop said there was no need for a vote.",
            "bishop",
            "oppose",
            "a vote",
        ),
        (
            "The bishop said ministers should close the mine.",
            "bishop",
            "support",
            "the mine",
        ),
        (
            "Ministers agreed on Thursday to cut the fuel tax.",
            "Ministers",
            "support",
            "cut the fuel tax",
        ),
        (
            "Kestria offered to send two tugs to the strait.",
            "Kestria",
            "support",
            "send two",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for text in [
        "The mayor promised a fight.",
        "The bishop said borrowers should wait.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.is_empty(), "{text} {rows:?}");
    }
}

#[test]
fn what_is_promised_hinted_or_called_for_is_the_target() {
    for (text, holder, stance, target) in [
        (
            "The bishop promised a shuttle bus to the hospital.",
            "bishop",
            "support",
            "a shuttle bus",
        ),
        (
            "Kestria offered a truce in exchange for two prisoners.",
            "Kestria",
            "conditional",
            "a truce",
        ),
        (
            "Kestria called for the release of the two sailors.",
            "Kestria",
            "support",
            "the release of the two sailors",
        ),
        (
            "Kestria has hinted that it could allow observers into the docks.",
            "Kestria",
            "support",
            "observers",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    let rows = read(&format!(
        "{AROUND}Kestria said that it could not allow for the wind."
    ));
    assert!(rows.is_empty(), "{rows:?}");
}

#[test]
fn what_is_said_of_a_thing_without_a_predicate_of_the_lexicon() {
    for (text, holder, stance, target) in [
        (
            "Critics say the mine would poison the lake.",
            "Critics",
            "oppose",
            "the mine",
        ),
        (
            "The mayor would rather stay at home than sign the pact.",
            "mayor",
            "oppose",
            "the pact",
        ),
        (
            "The bishop warned that giving in to one camp would encourage others.",
            "bishop",
            "oppose",
            "giving in to one camp",
        ),
        (
            "“The fence has to go,” the bishop said.",
            "bishop",
            "oppose",
            "The fence",
        ),
        (
            "“The library must stay open,” the bishop said.",
            "bishop",
            "support",
            "The library",
        ),
        (
            "“It makes no sense to raise the fare,” the bishop said.",
            "bishop",
            "oppose",
            "raise the fare",
        ),
        (
            "“A disgrace,” the bishop said of the ruling.",
            "bishop",
            "oppose",
            "the ruling",
        ),
        (
            "The bishop said the letter was “long on adjectives”.",
            "bishop",
            "oppose",
            "the letter",
        ),
        (
            "The mayor wants the fleet to stay in the strait.",
            "mayor",
            "support",
            "the fleet to stay in the strait",
        ),
        (
            "The mayor wants lorries out of the old town.",
            "mayor",
            "support",
            "lorries out",
        ),
        (
            "The mayor dismissed that as gossip.",
            "mayor",
            "oppose",
            "that",
        ),
        (
            "Drivers rejected the company's offer by 412 votes to 88.",
            "Drivers",
            "oppose",
            "the company's offer",
        ),
        (
            "The guild petitioned the council against the merger.",
            "guild",
            "oppose",
            "the merger",
        ),
        (
            "The mayor attacked the press for spreading panic.",
            "mayor",
            "oppose",
            "the press",
        ),
        (
            "The guild hopes to join the fund.",
            "guild",
            "support",
            "the fund",
        ),
        (
            "The board would have accepted the levy if the city had shared the cost.",
            "board",
            "conditional",
            "the levy",
        ),
        (
            "Only when the tunnel opens will the ban be lifted, the bishop said.",
            "bishop",
            "conditional",
            "the ban",
        ),
        (
            "The mayor insisted that the tower must be built.",
            "mayor",
            "support",
            "the tower",
        ),
        (
            "“There is nothing wrong with the old bridge,” the bishop said.",
            "bishop",
            "support",
            "the old bridge",
        ),
        (
            "The council has moved the market, as the guild proposed.",
            "guild",
            "support",
            "moved the market",
        ),
        (
            "The guild wants the minister, Sten Holm, to go.",
            "guild",
            "support",
            "go",
        ),
        (
            "The guild said: “We do not want to close schools.”",
            "guild",
            "oppose",
            "schools",
        ),
        (
            "The guild wants an inquiry. “So do I,” the bishop said.",
            "bishop",
            "support",
            "an inquiry",
        ),
        (
            "“Without the islands there is no treaty,” the bishop said.",
            "bishop",
            "conditional",
            "treaty",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for text in [
        "Critics say the number of deaths has risen.",
        "The mayor would sooner bend than break.",
        "The bishop warned that drinking water would be scarce.",
        "The bishop said the workers were “counting on their fingers”.",
        "They have every right to be angry, the bishop said.",
        "The bishop insists that nobody will be forced.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.is_empty(), "{text} {rows:?}");
    }
}

#[test]
fn targets_are_whole_and_words_in_other_use_make_no_row() {
    for (text, holder, stance, target) in [
        (
            "Orlo hates what the board did.",
            "Marta Orlo",
            "oppose",
            "what the board did",
        ),
        (
            "Two countries have banned octopus farming, and more may follow.",
            "Two countries",
            "oppose",
            "octopus farming",
        ),
        (
            "The ministry dismissed the criticism as ill-informed.",
            "ministry",
            "oppose",
            "the criticism",
        ),
        (
            "The union regretted the failure of the talks.",
            "union",
            "oppose",
            "the failure of the talks",
        ),
        (
            "The county condemned what it described as provocations by the navy.",
            "county",
            "oppose",
            "provocations",
        ),
        (
            "The county passed a resolution against the pipeline.",
            "county",
            "oppose",
            "the pipeline",
        ),
        (
            "“We got this one wrong,” the bishop said.",
            "bishop",
            "oppose",
            "this one",
        ),
        (
            "Orlo refused to rule out charges altogether.",
            "Marta Orlo",
            "support",
            "charges",
        ),
        (
            "The county said it would not object to charges provided that nurses were exempt.",
            "county",
            "conditional",
            "charges",
        ),
        (
            "Now Norline, the company that holds the contract, wants to replace the ferry.",
            "Norline",
            "support",
            "replace the ferry",
        ),
        (
            "The league later backed referee Simon Brink.",
            "league",
            "support",
            "referee Simon Brink",
        ),
        (
            "The bishop said he would step down if it were shown that he had erred.",
            "bishop",
            "conditional",
            "step down",
        ),
        (
            "“The audit was riddled with errors,” the bishop said.",
            "bishop",
            "oppose",
            "The audit",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for text in [
        "The supporters' trust met on Monday.",
        "“Nobody wants picket lines here,” the bishop said.",
        "The bishop said farmers were unlikely to be satisfied by that.",
        "Her office said that the price was “a matter for the company”.",
        "The fund threatened to call an extraordinary meeting.",
        "The bishop warned that without the rent the council might have to dip into its reserves.",
        "The envoy persuaded the port to drop its demand for a toll.",
        "The farm would relieve pressure on wild stocks, the bishop said.",
        "A verdict requires all 12 jurors to agree.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.is_empty(), "{text} {rows:?}");
    }
}

#[test]
fn who_takes_the_side_is_told_by_number_owner_and_aside() {
    for (text, holder, stance, target) in [
        (
            "Unions, builders and the Liberty party have all condemned the move.",
            "Unions",
            "oppose",
            "the move",
        ),
        (
            "Two people who know her said she was furious with the guild.",
            "Marta Orlo",
            "oppose",
            "the guild",
        ),
        (
            "Orlo regretted backing the tunnel.",
            "Marta Orlo",
            "oppose",
            "the tunnel",
        ),
        (
            "“This party believes in the tunnel,” Orlo said.",
            "party",
            "support",
            "the tunnel",
        ),
        (
            "Survivors have called for criminal charges against the managers.",
            "Survivors",
            "support",
            "criminal charges",
        ),
        (
            "The firm demanded that the navy clear a channel.",
            "firm",
            "support",
            "the navy clear a channel",
        ),
        (
            "The ministers agreed to drop a plan for the coast.",
            "ministers",
            "support",
            "drop a plan",
        ),
        (
            "The dispute should never have happened, the bishop said.",
            "bishop",
            "oppose",
            "The dispute",
        ),
        (
            "The bishop blamed it on a militia backed by Kestria.",
            "Kestria",
            "support",
            "a militia",
        ),
        (
            "Orlo said she would not abandon mandatory testing.",
            "Marta Orlo",
            "support",
            "mandatory testing",
        ),
        (
            "The bishop turned down a peerage three times.",
            "bishop",
            "oppose",
            "a peerage",
        ),
        (
            "“The clause is not negotiable,” the bishop said.",
            "bishop",
            "support",
            "The clause",
        ),
        (
            "Two senators are leaning against the nomination.",
            "Two senators",
            "oppose",
            "the nomination",
        ),
        (
            "Orlo attacked cuts that had closed the ward.",
            "Marta Orlo",
            "oppose",
            "cuts",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for text in [
        "“My clients have been lied to,” the bishop said.",
        "The mayor, who appoints the governor, was away.",
        "The generals are fighting the last war.",
        "A proposal to bar students from carrying phones drew cheers, boos and hours of testimony.",
        "The hotel stands on a hill overlooking the harbour.",
        "“The science is clear,” the bishop said.",
        "The bishop has had offers of money.",
        "The agency has faced criticism for being slow.",
        "The bill would require developers to submit them for testing.",
        "The bishop said she would have liked the rate to be higher.",
        "The bishop fears gridlock in the town.",
        "The firm did not respond to a request for comment.",
        "Teachers gave the study a mixed reception.",
        "“People ought to be asked,” the bishop said.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.is_empty(), "{text} {rows:?}");
    }
}

#[test]
fn nobody_and_nothing_turn_a_deed_and_wishes_are_whole() {
    for (text, holder, stance, target) in [
        (
            "The party supports no candidate in the race.",
            "party",
            "oppose",
            "candidate",
        ),
        (
            "The Greens will back neither candidate.",
            "Greens",
            "oppose",
            "candidate",
        ),
        (
            "The licence should be refused, Orlo said.",
            "Marta Orlo",
            "oppose",
            "The licence",
        ),
        (
            "Orlo called for the merger to be blocked.",
            "Marta Orlo",
            "support",
            "the merger to be blocked",
        ),
        (
            "The bishop has called for her to resign.",
            "bishop",
            "support",
            "her to resign",
        ),
        (
            "Velmark demanded the release of its crew of 19.",
            "Velmark",
            "support",
            "the release of its crew of 19",
        ),
        (
            "Four backbenchers have signed a letter urging him to find more money.",
            "Four backbenchers",
            "support",
            "find more money",
        ),
        (
            "Some deputies backed the bill, but the Greens were opposed.",
            "Greens",
            "oppose",
            "the bill",
        ),
        (
            "Orlo called on the league to step in and warned the club.",
            "Marta Orlo",
            "support",
            "step in",
        ),
        (
            "The fund stood by the study, and would finance a larger one if the firm agreed, Orlo said.",
            "fund",
            "support",
            "the study",
        ),
        (
            "Orlo feared that a ban would simply push prices up.",
            "Marta Orlo",
            "oppose",
            "a ban",
        ),
        (
            "Orlo accused the ministry of cowardice.",
            "Marta Orlo",
            "oppose",
            "the ministry",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for (text, holder) in [
        // told, expected or foolish to do it: not done
        (
            "Supermarket told to scrap loyalty prices, Orlo said.",
            "Supermarket",
        ),
        (
            "Analysts expect the bank to reject the offer, Orlo said.",
            "bank",
        ),
        (
            "The mayor would be wise to accept the offer, Orlo said.",
            "mayor",
        ),
        // what is marvelled at, and what is done with something
        (
            "It was odd that the bridge should be closed, Orlo said.",
            "Orlo",
        ),
        (
            "The figures should be treated with caution, Orlo said.",
            "Orlo",
        ),
        // a clause of its own
        (
            "It has written to the ministry, and its secretary, Owen Pell, accused the port of greed.",
            "ministry",
        ),
        ("Orlo met the mayor and the guild backed the plan.", "mayor"),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            rows.iter().all(|r| !r.0.contains(holder)),
            "{text} {rows:?}"
        );
    }
}

#[test]
fn judgements_of_the_press() {
    for (text, stance, target) in [
        ("“She's a hero,” Orlo said.", "support", "She"),
        ("“They're a disgrace,” Orlo said.", "oppose", "They"),
        (
            "“He is a disgrace to the office,” Orlo said.",
            "oppose",
            "He",
        ),
        (
            "“The crew deserve enormous credit,” Orlo said.",
            "support",
            "The crew",
        ),
        (
            "“Hats off to the volunteers,” Orlo said.",
            "support",
            "the volunteers",
        ),
        (
            "Orlo said the school had been let down by the county.",
            "oppose",
            "the county",
        ),
        (
            "“The offer isn't good enough,” Orlo said.",
            "oppose",
            "The offer",
        ),
        (
            "Orlo said the ministry had failed to act.",
            "oppose",
            "the ministry",
        ),
        (
            "“Three per cent is an insult,” Orlo said.",
            "oppose",
            "Three per cent",
        ),
    ] {
        assert!(
            has(text, "Marta Orlo", stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
}

#[test]
fn an_opinion_piece_takes_sides_in_its_own_voice() {
    let text = "Opinion\n\nThe ferry\n\nThe mayor said the ship was late. The guild said it was dear. The port said it was small. \
                The contract should be scrapped. There should be no bonus for the board. The quay is long.";
    let rows = read(text);
    for (target, stance) in [("The contract", "oppose"), ("bonus", "oppose")] {
        assert!(
            rows.iter().any(|r| r.1 == target && r.2 == stance),
            "{target} {rows:?}"
        );
    }
    let report = text.replace("Opinion", "Harbour");
    assert!(
        read(&report).iter().all(|r| r.1 != "The contract"),
        "{report}"
    );
}

#[test]
fn what_others_have_to_do_and_what_several_ask_for() {
    for (text, holder, stance, target) in [
        (
            "Orlo said the guild might join the strike, depending on the vote.",
            "guild",
            "conditional",
            "the strike",
        ),
        (
            "The club said it could host the final if the roof was mended.",
            "club",
            "conditional",
            "the final",
        ),
        (
            "The fund said it would look again at an application if one was made.",
            "fund",
            "conditional",
            "look again at an application",
        ),
        (
            "The plant must on no account be included, Orlo said.",
            "Marta Orlo",
            "oppose",
            "The plant",
        ),
        (
            "Orlo would rather see the hall knocked down.",
            "Marta Orlo",
            "support",
            "the hall knocked down",
        ),
        (
            "“I'm all for the bridge,” Orlo said.",
            "Marta Orlo",
            "support",
            "the bridge",
        ),
        (
            "Orlo rejected the freeze outright.",
            "Marta Orlo",
            "oppose",
            "the freeze",
        ),
        (
            "It was time for him to make up his mind, Orlo said.",
            "Marta Orlo",
            "support",
            "make up his mind",
        ),
        (
            "In a statement the guild and the port called for calm.",
            "guild",
            "support",
            "calm",
        ),
        (
            "“If not, we will go to court,” Orlo said.",
            "Marta Orlo",
            "conditional",
            "go to court",
        ),
    ] {
        assert!(
            has(text, holder, stance, target),
            "{text} {:?}",
            read(&format!("{AROUND}{text}"))
        );
    }
    for (text, holder) in [
        (
            "The league must approve all transfers by Tuesday, Orlo said.",
            "league",
        ),
        (
            "The city council took her side in the end, Orlo said.",
            "council",
        ),
        (
            "“I don't care who sits there as long as it's dry,” Orlo said.",
            "Orlo",
        ),
        ("“We will never forget them,” Orlo said.", "Orlo"),
        ("Police have ruled out foul play, Orlo said.", "Police"),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            rows.iter().all(|r| !r.0.contains(holder)),
            "{text} {rows:?}"
        );
    }
}

#[test]
fn what_a_quoted_word_is_about_stands_outside_it() {
    for (text, holder, stance, target) in [
        (
            "The mayor calls the idea for a wall “stupid”, “useless”.",
            "mayor",
            "oppose",
            "the idea for a wall",
        ),
        (
            "The bishop cast the candidate as “divisive, stupid and wrong”.",
            "bishop",
            "oppose",
            "the candidate",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(has(text, holder, stance, target), "{text} {rows:?}");
        let praised = ["stupid", "useless", "divisive", "wrong"];
        assert!(
            rows.iter().all(|r| !praised.contains(&r.1.as_str())),
            "{text} {rows:?}"
        );
    }
    let rows = read(&format!(
        "{AROUND}Orlo said that bullying does not just happen to children."
    ));
    assert!(rows.iter().all(|r| r.1 != "just"), "{rows:?}");
}

#[test]
fn threats_of_ones_own_charges_and_patterns_that_go_on() {
    for (text, holder, stance, target) in [
        (
            "The pilots' guild threatened a strike.",
            "guild",
            "support",
            "a strike",
        ),
        (
            "Velmark threatened sanctions against Kestria.",
            "Velmark",
            "oppose",
            "Kestria",
        ),
        (
            "The bank offered last week to pay for the repairs.",
            "bank",
            "support",
            "pay for the repairs",
        ),
        (
            "The opposition alleges that the mayor put pressure on clerks.",
            "opposition",
            "oppose",
            "the mayor",
        ),
        (
            "The council cut the fee as the shopkeepers had demanded.",
            "shopkeepers",
            "support",
            "cut the fee",
        ),
        (
            "The guild demanded, in a letter, that the mayor resign.",
            "guild",
            "support",
            "the mayor resign",
        ),
        (
            "The audit recommended closing the pool.",
            "audit",
            "support",
            "closing the pool",
        ),
        (
            "The guild has asked that the fair be kept.",
            "guild",
            "support",
            "the fair be kept",
        ),
        (
            "Orlo said the mayor should keep the fair.",
            "Orlo",
            "support",
            "keep the fair",
        ),
        (
            "The fee was opposed by the guild and two unions.",
            "unions",
            "oppose",
            "The fee",
        ),
        (
            "The bishop advised his flock against going.",
            "bishop",
            "oppose",
            "going",
        ),
        (
            "The unions are opposed to the fee.",
            "unions",
            "oppose",
            "the fee",
        ),
        (
            "The shopkeepers fell short of backing the ban.",
            "shopkeepers",
            "oppose",
            "the ban",
        ),
        (
            "Orlo said he's opposed every fee.",
            "Orlo",
            "oppose",
            "every fee",
        ),
        (
            "The papers credited the bishop with the rescue.",
            "papers",
            "support",
            "the bishop",
        ),
        (
            "The drivers could not bring themselves to vote for the plan.",
            "drivers",
            "oppose",
            "the plan",
        ),
        (
            "The guild said the offer amounted to a betrayal.",
            "guild",
            "oppose",
            "the offer",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(has(text, holder, stance, target), "{text} {rows:?}");
    }
    for text in [
        "The plan offers nothing to growers, the guild said.",
        "The clerk alleges that he was dismissed by letter.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            rows.iter().all(|r| r.1 != "growers" && r.1 != "he"),
            "{text} {rows:?}"
        );
    }
}

#[test]
fn a_relative_clause_names_what_stands_before_it() {
    for (text, holder, target, stance) in [
        (
            "Kestria asked for a toll, a sum Velmark regards as unfair.",
            "Velmark",
            "a sum",
            "oppose",
        ),
        (
            "The draft holds a clause the union considers unacceptable.",
            "union",
            "a clause",
            "oppose",
        ),
        (
            "He set a deadline, which the rebels have described as absurd.",
            "rebels",
            "a deadline",
            "oppose",
        ),
        (
            "The permits were extended, a step the growers had been asking for.",
            "growers",
            "a step",
            "support",
        ),
        (
            "The mayor opened an inquiry the residents had called for.",
            "residents",
            "an inquiry",
            "support",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            rows.iter()
                .any(|r| r.0 == holder && r.1 == target && r.2 == stance),
            "{text}: {rows:?}"
        );
    }
    // what is only named takes no side
    let rows = read(&format!(
        "{AROUND}The draft holds a clause the union considers final."
    ));
    assert!(!rows.iter().any(|r| r.1 == "a clause"), "{rows:?}");
}

#[test]
fn who_is_urged_has_not_done_it() {
    let rows = read(&format!(
        "{AROUND}The council was urged by residents to scrap the toll."
    ));
    assert!(
        rows.iter()
            .any(|r| r.0 == "residents" && r.1 == "scrap the toll" && r.2 == "support"),
        "{rows:?}"
    );
    assert!(!rows.iter().any(|r| r.0 == "council"), "{rows:?}");
}

#[test]
fn what_is_hoped_for_thought_pledged_threatened() {
    let mut wrong = vec![];
    for (text, target, stance) in [
        (
            "Orlo had hoped for a softer line.",
            "a softer line",
            "support",
        ),
        ("Orlo thinks the toll unfair.", "the toll", "oppose"),
        ("Orlo does not blame the pilots.", "the pilots", "support"),
        (
            "Orlo appears ready to accept the offer.",
            "the offer",
            "support",
        ),
        (
            "Orlo is inclined to accept the offer.",
            "the offer",
            "support",
        ),
        (
            "Orlo pledged to find nine lorries.",
            "find nine lorries",
            "support",
        ),
        (
            "Orlo threatened to leave the coalition over the toll.",
            "the toll",
            "oppose",
        ),
        (
            "Orlo threatened to resign over the toll.",
            "the toll",
            "oppose",
        ),
        ("Orlo rejected that as a slur.", "that", "oppose"),
        (
            "Orlo called it “a holiday from leadership”.",
            "it",
            "oppose",
        ),
        (
            "Orlo said the council must not sell the pier.",
            "sell the pier",
            "oppose",
        ),
        (
            "Orlo said he would withdraw his support from the guild.",
            "the guild",
            "oppose",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        if !rows.iter().any(|r| r.1 == target && r.2 == stance) {
            wrong.push(format!("{text}: {rows:?}"));
        }
    }
    // a date, a good wish, what two others want
    for text in [
        "Orlo is due to meet the envoy on Monday.",
        "Orlo hoped for the best.",
        "Orlo believed that “neither side wants this to go further”.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        if !rows.is_empty() {
            wrong.push(format!("{text}: {rows:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_said_of_a_given_target_is_weighed() {
    for (text, target, stance) in [
        // done to it: whatever else the sentence says
        ("Orlo was condemned on Monday.", "Orlo", "oppose"),
        (
            "Breck praised Orlo after a deadly attack left the town in ruins.",
            "Orlo",
            "support",
        ),
        (
            "Kestria will back the Velmark plan only if its troops leave first.",
            "Velmark",
            "conditional",
        ),
        // too weak for a side
        ("Breck met Orlo in Dolna on Friday.", "Orlo", "neutral"),
        // words of praise and blame around it; not those it says itself
        (
            "The disgraced senator Orlo lied to voters.",
            "Orlo",
            "oppose",
        ),
        ("Orlo said the levy was a disgrace.", "Orlo", "neutral"),
        ("Orlo tabled the budget on Monday.", "Orlo", "neutral"),
        ("The raid was condemned by Orlo.", "Orlo", "neutral"),
        // no apposition of what was criticised
        (
            "Breck criticised the bill that he voted for.",
            "he",
            "neutral",
        ),
    ] {
        let rows = toward(text, &[target]);
        let given: Vec<_> = rows.iter().filter(|r| r.1 == target).collect();
        assert_eq!(given.len(), 1, "{text}: {rows:?}");
        assert_eq!(given.first().map(|r| r.2), Some(stance), "{text}: {rows:?}");
    }
}

#[test]
fn a_short_text_is_read_as_news_and_as_speech() {
    for (text, row) in [
        (
            "The ministry accepted the offer.",
            ("ministry", "the offer", "support", "SUPPORT"),
        ),
        (
            "Orlo demanded an end to petrol subsidies.",
            ("Orlo", "an end to petrol subsidies", "support", "REQUEST"),
        ),
        (
            "Orlo opposes the pension freeze.",
            ("Orlo", "the pension freeze", "oppose", "REJECT"),
        ),
        (
            "Orlo opposes private wards.",
            ("Orlo", "private wards", "oppose", "REJECT"),
        ),
        (
            "We condemn the raid.",
            ("_article", "the raid", "oppose", "ACCUSE"),
        ),
        // in any tense, behind any adverb
        (
            "Growers were worried about the dam.",
            ("Growers", "the dam", "oppose", "REJECT"),
        ),
        (
            "Growers seem still very unhappy with the dam.",
            ("Growers", "the dam", "oppose", "ACCUSE"),
        ),
        (
            "Growers are not supportive of the dam.",
            ("Growers", "the dam", "oppose", "REJECT"),
        ),
    ] {
        let rows = toward(text, &[]);
        assert!(
            rows.iter()
                .any(|r| (r.0.as_str(), r.1.as_str(), r.2, r.3) == row),
            "{text}: {rows:?}"
        );
    }
    // a word of a predicate takes no side of its own
    let rows = toward("Kestria caved in to the demand.", &[]);
    assert_eq!(rows.len(), 1, "{rows:?}");
}

#[test]
fn adverbials_part_a_verb_from_its_complement_and_joined_targets_have_rows() {
    for (text, holder, target, stance) in [
        (
            "The guild objected above all to the night shifts.",
            "guild",
            "the night shifts",
            "oppose",
        ),
        (
            "The guild objected strongly, however, to the night shifts.",
            "guild",
            "the night shifts",
            "oppose",
        ),
        (
            "The ministry gave the green light on Thursday to the tunnel.",
            "ministry",
            "the tunnel",
            "support",
        ),
        (
            "The guild called on Monday for a ban.",
            "guild",
            "a ban",
            "support",
        ),
        (
            "The guild disagreed strongly with the ruling.",
            "guild",
            "the ruling",
            "oppose",
        ),
        (
            "The guild failed on Monday to back the levy.",
            "guild",
            "the levy",
            "oppose",
        ),
        (
            "Velmark said it would not, however, negotiate with the rebels.",
            "Velmark",
            "negotiate with the rebels",
            "oppose",
        ),
        (
            "Venn said she felt contempt for both.",
            "Venn",
            "both",
            "oppose",
        ),
        (
            "Rival carriers are lobbying against even that.",
            "Rival carriers",
            "that",
            "oppose",
        ),
        (
            "Venn said she would welcome anyone who brought jobs.",
            "Venn",
            "anyone",
            "support",
        ),
        (
            "The guild criticised the plan and the levy.",
            "guild",
            "the levy",
            "oppose",
        ),
        (
            "The guild is alone in supporting the levy.",
            "guild",
            "the levy",
            "support",
        ),
        (
            "The guild called the blockade illegal.",
            "guild",
            "the blockade",
            "oppose",
        ),
        (
            "The guild is against the toll. The council backed a ban on eels. Brill voted no.",
            "Brill",
            "a ban",
            "oppose",
        ),
        (
            "The council backed a ban on eels. The Greens were in favour.",
            "Greens",
            "a ban",
            "support",
        ),
        (
            "The council backed a ban on eels. The opposition is against.",
            "opposition",
            "a ban",
            "oppose",
        ),
        (
            "The guild opposes the ban. So does the league.",
            "league",
            "the ban",
            "oppose",
        ),
        (
            "Venn criticised the tax cut.",
            "Venn",
            "the tax cut",
            "oppose",
        ),
        (
            "Venn said the guild would keep up the blockade. Brill said she would keep up the blockade until May.",
            "Brill",
            "keep up the blockade",
            "support",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            rows.iter()
                .any(|r| r.0.contains(holder) && r.1 == target && r.2 == stance),
            "{text}: {rows:?}"
        );
    }
    for text in [
        "The mayor spoke on Monday for an hour.",
        "The vote on Monday against the wind was short.",
        "The tax cut the deficit.",
        "The talks ended without agreeing on a new border regime.",
        "Venn asked for a break.",
        "The ministers failed on Monday to agree on new sanctions.",
        "The mayor broke with custom.",
        "Venn said he would not read too much into it.",
        "Venn said he would not vote.",
        "The ward is for women.",
        "The weather was fine. Venn voted no.",
        "The guild met. The league did not.",
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
    for (text, target) in [
        ("Venn respects her passion and commitment.", "commitment"),
        (
            "Venn welcomed “every word of the plan and no word of the levy”.",
            "no word of the levy",
        ),
        (
            "The council backed the ban and the mayor resigned.",
            "the mayor",
        ),
        (
            "The council accused the mayor of fraud. Brill voted no.",
            "mayor",
        ),
    ] {
        let rows = read(&format!("{AROUND}{text}"));
        assert!(
            !rows.iter().any(|r| r.1 == target || r.0 == "Brill"),
            "{text}: {rows:?}"
        );
    }
    // "she" in somebody's own words is somebody else
    let rows = read(&format!(
        "{AROUND}“The minister is tired,” Ann Bell said. “She is against the levy.”"
    ));
    assert!(!rows.iter().any(|r| r.0.contains("Bell")), "{rows:?}");
    // who acts in a clause of its own
    let rows = read(&format!(
        "{AROUND}Ties have soured since Orlava rejected the pact."
    ));
    assert!(rows.iter().any(|r| r.0 == "Orlava"), "{rows:?}");
}

/// The rows of a sentence between others, without those of the others.
fn rows_of(text: &str) -> Vec<String> {
    let rows = read(&format!("{AROUND}{text}"));
    rows.into_iter()
        .map(|(holder, target, stance, act)| format!("{holder} {stance} {target} {act}"))
        .collect()
}

#[test]
fn one_of_the_critics_takes_their_side() {
    for (text, row) in [
        (
            "Lena Brill had been among the loudest opponents of the dam.",
            "Lena Brill oppose the dam REJECT",
        ),
        (
            "Lena Brill is one of the fiercest critics of the dam.",
            "Lena Brill oppose the dam REJECT",
        ),
        (
            "The guild, usually a fierce critic of the port, said nothing.",
            "guild oppose the port REJECT",
        ),
    ] {
        assert_eq!(rows_of(text), [row], "{text}");
    }
    // who is met does not turn into who meets
    let met = rows_of("Lena Brill met two of the critics of the dam.");
    assert!(!met.iter().any(|r| r.starts_with("Lena")), "{met:?}");
}

#[test]
fn who_strives_holds_the_side_of_the_effort() {
    for (text, row) in [
        (
            "Parents have launched a campaign to stop the closure.",
            "Parents oppose the closure REJECT",
        ),
        (
            "The guild joined the campaign to stop the dam.",
            "guild oppose the dam REJECT",
        ),
    ] {
        assert_eq!(rows_of(text), [row], "{text}");
    }
}

#[test]
fn a_bare_noun_is_asked_or_opposed() {
    for (text, row) in [
        (
            "Lena Brill urged staff to return to work.",
            "Lena Brill support return to work REQUEST",
        ),
        (
            "Lena Brill asked police not to wait.",
            "Lena Brill oppose wait REQUEST",
        ),
        (
            "The guild opposed price rises.",
            "guild oppose price rises REJECT",
        ),
        (
            "The guild rejected wage cuts in May.",
            "guild oppose wage cuts REJECT",
        ),
        (
            "The guild called for an inquiry into the delays.",
            "guild support an inquiry into the delays REQUEST",
        ),
    ] {
        assert_eq!(rows_of(text), [row], "{text}");
    }
    for text in [
        "The guild opposed in May rises.",
        "Lena Brill staffed the stall to sell cakes.",
    ] {
        assert!(rows_of(text).is_empty(), "{text}");
    }
}

#[test]
fn an_attack_for_or_as_something_is_in_words() {
    for (text, row) in [
        (
            "Lena Brill attacked the mayor for his silence.",
            "Lena Brill oppose the mayor ACCUSE",
        ),
        (
            "Lena Brill attacked the mayor as a coward.",
            "Lena Brill oppose the mayor ACCUSE",
        ),
    ] {
        assert_eq!(rows_of(text), [row], "{text}");
    }
    for text in [
        "The wolves attacked the herd for three days.",
        "The wolves attacked the herd as it slept.",
        "The wolves attacked the herd as a convoy passed.",
    ] {
        assert!(rows_of(text).is_empty(), "{text}");
    }
}

#[test]
fn each_by_names_one_who_holds() {
    let rows = rows_of("The deal was criticised by the guild, by the bishop and by two unions.");
    let row = |who: &str| format!("{who} oppose The deal ACCUSE");
    assert_eq!(rows, [row("guild"), row("bishop"), row("two unions")]);
    // by when, and not by whom
    let rows = rows_of("The deal was criticised by the guild and by Friday was dead.");
    assert_eq!(rows, [row("guild")]);
}

#[test]
fn what_comes_from_somebody_is_his() {
    assert_eq!(
        rows_of("Support for the growers came from the bishop."),
        ["bishop support the growers SUPPORT"]
    );
    assert!(rows_of("Support for the growers came from abroad.").is_empty());
}

#[test]
fn who_does_so_too_echoes_the_sentence_before() {
    let found = |text: &str, row: &str| rows_of(text).iter().any(|r| r == row);
    let plan = "The port supports the plan. ";
    for (echo, row) in [
        (
            "So does the bishop of Nordvik.",
            "bishop of Nordvik support the plan SUPPORT",
        ),
        ("So too does the guild.", "guild support the plan SUPPORT"),
        ("The guild does not.", "guild oppose the plan STATE"),
        ("The guild does, too.", "guild support the plan SUPPORT"),
    ] {
        assert!(
            found(&format!("{plan}{echo}"), row),
            "{echo} {:?}",
            rows_of(&format!("{plan}{echo}"))
        );
    }
    for echo in [
        "The guild does not know.",
        "The guild did so.",
        "It did rain.",
    ] {
        assert_eq!(rows_of(&format!("{plan}{echo}")).len(), 1, "{echo}");
    }
}

/// Fails unless `text` has the row of a holder, a target and a stance.
fn takes_side(text: &str, (holder, target, stance): (&str, &str, &str)) {
    let rows = sides_of(text);
    let found = rows
        .iter()
        .any(|r| r.0 == holder && r.1 == target && r.2 == stance);
    assert!(found, "{text}: {rows:?}");
}

/// Every row as (holder, target, stance), behind sentences that make the text no speech.
fn sides_of(text: &str) -> Vec<(String, String, &'static str)> {
    let rows = read(&format!("{AROUND}{text}"));
    rows.into_iter()
        .map(|(holder, target, stance, _)| (holder, target, stance))
        .collect()
}

#[test]
fn who_stood_where_in_a_vote() {
    for (text, holder, target, stance) in [
        (
            "The motion was carried by ten votes to nine, with the bishops in favour.",
            "bishops",
            "The motion",
            "support",
        ),
        (
            "The motion was carried, with two deputies voting against.",
            "two deputies",
            "The motion",
            "oppose",
        ),
        (
            "Farmers are in favour of the dam, fishermen against.",
            "fishermen",
            "the dam",
            "oppose",
        ),
        (
            "The synod voted 21 to 19 against the merger.",
            "synod",
            "the merger",
            "oppose",
        ),
        (
            "The council voted by 12 to 5 for the bridge.",
            "council",
            "the bridge",
            "support",
        ),
        (
            "The bishops are for the reform.",
            "bishops",
            "the reform",
            "support",
        ),
        (
            "Over the objections of the guild, the council backed the merger.",
            "guild",
            "the merger",
            "oppose",
        ),
        (
            "To the delight of the guild, the council backed the merger.",
            "guild",
            "the merger",
            "support",
        ),
    ] {
        takes_side(text, (holder, target, stance));
    }
    for text in [
        "The motion was filed on Monday, with the minutes in a box.",
        "The shop sold 21 to 19 guests a day.",
        "The money was for the bridge.",
        "The ball was for the guests.",
        "The nurses walked to the river, to the delight of the ducks.",
        "The council met in May, the guild in June.",
    ] {
        let rows = sides_of(text);
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
}

#[test]
fn a_refusal_has_room_for_a_reserve() {
    for text in [
        "Orlo said she could not in good conscience sign the treaty.",
        "Orlo said she could not in all conscience sign the treaty.",
        "Orlo said she would under no circumstances sign the treaty.",
        "Orlo said she would not, for the time being, sign the treaty.",
        "The guild no longer supports the treaty.",
    ] {
        let rows = sides_of(text);
        let found = rows.iter().any(|r| r.1 == "the treaty" && r.2 == "oppose");
        assert!(found, "{text}: {rows:?}");
    }
    for text in [
        "Orlo said she could sign in good conscience.",
        "Orlo said it could not rain for the time being.",
        "Orlo said the road was no longer than the treaty of Nordvik.",
    ] {
        let rows = sides_of(text);
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
}

#[test]
fn an_aside_hides_no_holder() {
    for (text, holder, target) in [
        (
            "Tove Brink, who keeps the shop, which is the last in the village, now supports the treaty.",
            "Tove Brink",
            "the treaty",
        ),
        (
            "The president dislikes the levy, aides say, but supports the treaty.",
            "president",
            "the treaty",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows
            .iter()
            .any(|r| r.0 == holder && r.1 == target && r.2 == "support");
        assert!(found, "{text}: {rows:?}");
    }
    // another's side stays his own
    let rows =
        sides_of("The president left, aides and bishops met, and the guild supports the treaty.");
    assert!(rows.iter().all(|r| r.0 == "guild"), "{rows:?}");
}

#[test]
fn to_insist_on_a_fact_asks_for_nothing() {
    for text in [
        "Orlo insisted the firm had been slow.",
        "Orlo insists the tide is turning.",
        "Orlo insisted the firm never called.",
    ] {
        let rows = sides_of(text);
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
    let rows = sides_of("Orlo insisted the firm pay the fee.");
    assert!(rows.iter().any(|r| r.2 == "support"), "{rows:?}");
}

#[test]
fn support_in_danger_is_nobodys() {
    let rows = sides_of("The premier is in danger of losing the support of his party.");
    assert!(rows.is_empty(), "{rows:?}");
    let rows = sides_of("The premier lost the support of the guild.");
    assert!(
        rows.iter().any(|r| r.0 == "guild" && r.2 == "oppose"),
        "{rows:?}"
    );
}

#[test]
fn the_last_of_several_words_of_blame_has_the_same_target() {
    let rows = sides_of("“The fee was totally, thoroughly unfair,” Orlo said.");
    let found = rows.iter().any(|r| r.1 == "The fee" && r.2 == "oppose");
    assert!(found && rows.iter().all(|r| r.1 == "The fee"), "{rows:?}");
    let rows = sides_of("Orlo described the way in which it was done as “shabby”.");
    assert!(rows.iter().all(|r| r.1 != "shabby"), "{rows:?}");
}

#[test]
fn a_name_between_marks_may_be_kind() {
    for (name, stance) in [
        ("essential", "support"),
        ("both timely and practical", "support"),
        ("a boon to the valley", "support"),
        ("hardly essential", "oppose"),
        ("a postcard to the voters", "oppose"),
    ] {
        let text = format!("Orlo described the plan as “{name}”.");
        let rows = sides_of(&text);
        let found = rows.iter().any(|r| r.1 == "the plan" && r.2 == stance);
        assert!(found, "{text}: {rows:?}");
    }
}

#[test]
fn a_name_of_two_words_needs_no_marks() {
    for (text, target) in [
        ("Orlo called the plan half-baked.", "the plan"),
        ("Orlo called the toll poorly designed.", "the toll"),
    ] {
        let rows = sides_of(text);
        assert!(
            rows.iter().any(|r| r.1 == target && r.2 == "oppose"),
            "{text}: {rows:?}"
        );
    }
    let rows = sides_of("Orlo called the half-baked loaf a day ago.");
    assert!(rows.iter().all(|r| r.0 != "Marta Orlo"), "{rows:?}");
}

#[test]
fn words_between_a_verb_and_its_object_are_passed_over() {
    for (text, stance, target) in [
        (
            "The guild rejected most of the proposals.",
            "oppose",
            "the proposals",
        ),
        (
            "The guild is pleased with almost all of the proposals.",
            "support",
            "the proposals",
        ),
        (
            "The guild likes some of the proposals.",
            "support",
            "the proposals",
        ),
        (
            "Orlo welcomed with relief the release of the sailors.",
            "support",
            "the release of the sailors",
        ),
        (
            "Orlo hailed as a triumph the release of the sailors.",
            "support",
            "the release of the sailors",
        ),
        (
            "Orlo rejected as absurd the terms of the sale.",
            "oppose",
            "the terms of the sale",
        ),
        (
            "Orlo praised in a speech the work of the crew.",
            "support",
            "the work of the crew",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows.iter().any(|r| r.1 == target && r.2 == stance);
        assert!(found && rows.len() == 1, "{text}: {rows:?}");
    }
    for text in [
        "The guild welcomed none of the proposals.",
        "The guild rejected one of the largest offers in its history.",
        "The premier has the endorsement of most of the unions.",
        "The guild cheered as the boat left the pier.",
        "The guild backed on Monday the plan would cost too much.",
    ] {
        let rows = sides_of(text);
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
}

#[test]
fn what_is_not_meant_has_the_other_side() {
    for (text, stance, target) in [
        (
            "Orlo backs the road but not the bridge.",
            "oppose",
            "the bridge",
        ),
        (
            "Orlo opposes the road, but not the bridge.",
            "support",
            "the bridge",
        ),
        (
            "Orlo voted for the road and against the bridge.",
            "oppose",
            "the bridge",
        ),
        (
            "Orlo objected to the noise and to the height of the block.",
            "oppose",
            "the height of the block",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows.iter().any(|r| r.1 == target && r.2 == stance);
        assert!(found && rows.len() == 2, "{text}: {rows:?}");
    }
    for text in [
        "Orlo supports the road, not because it is cheap.",
        "Orlo supports the road but not everyone does.",
        "Orlo supports the road, not to mention the bridge.",
        "Orlo blamed the driver, not the firm.",
        "Orlo voted for the road and against all odds won.",
        "Orlo objected to the noise and to this day has not come back.",
    ] {
        let rows = sides_of(text);
        assert!(rows.len() == 1, "{text}: {rows:?}");
    }
}

#[test]
fn a_relative_that_stands_for_the_body_before_it() {
    for (text, holder, stance, target) in [
        (
            "She met a group that backed the toll.",
            "group",
            "support",
            "the toll",
        ),
        (
            "She left a party that has welcomed the toll.",
            "party",
            "support",
            "the toll",
        ),
        (
            "They voted on a plan that was backed by the guild.",
            "guild",
            "support",
            "a plan",
        ),
    ] {
        takes_side(text, (holder, target, stance));
    }
    let rows = sides_of("She told the board that was wrong.");
    assert!(rows.is_empty(), "{rows:?}");
}

#[test]
fn what_somebody_wants_to_see_is_all_of_it() {
    for (text, target) in [
        (
            "The guild wants to see the toll scrapped.",
            "the toll scrapped",
        ),
        (
            "The guild would like to see a higher toll.",
            "a higher toll",
        ),
        (
            "The guild would love to see the mayor resign.",
            "the mayor resign",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows.iter().any(|r| r.1 == target && r.2 == "support");
        assert!(found && rows.len() == 1, "{text}: {rows:?}");
    }
    for text in [
        "The guild wants to see the mayor.",
        "The guild wants to see how her campaign does.",
        "The guild would not say who it would like to see win.",
    ] {
        let rows = sides_of(text);
        assert!(rows.is_empty(), "{text}: {rows:?}");
    }
}

#[test]
fn who_agrees_or_not_in_a_sentence_of_his_own() {
    for (text, stance) in [
        ("The Greens oppose the dam. The Liberals agree.", "oppose"),
        (
            "The Greens oppose the dam. The Liberals disagree.",
            "support",
        ),
        ("The Greens oppose the dam. Not so the Liberals.", "support"),
        (
            "The Greens backed the dam. It rained. The Liberals voted overwhelmingly against.",
            "oppose",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows
            .iter()
            .any(|r| r.0 == "Liberals" && r.1 == "the dam" && r.2 == stance);
        assert!(found, "{text}: {rows:?}");
    }
    for text in [
        "The road was dry. The Liberals agree.",
        "The Greens oppose the dam. The Liberals agree that it rained.",
        "The Greens oppose the dam. Not so fast, the Liberals said.",
    ] {
        let rows = sides_of(text);
        assert!(rows.iter().all(|r| r.0 != "Liberals"), "{text}: {rows:?}");
    }
    let rows = sides_of("Opponents of the dam include the guild and the port.");
    assert!(
        rows.iter().any(|r| r.0 == "guild") && rows.iter().any(|r| r.0 == "port"),
        "{rows:?}"
    );
    let rows = sides_of("The Greens oppose the dam. The gifts include the guild's chair.");
    assert!(rows.iter().all(|r| r.0 != "guild"), "{rows:?}");
}

#[test]
fn what_stands_between_commas_is_no_holder_and_no_bridge() {
    let rows = sides_of("Piet Venn, a nurse and a father of two, backed the strike.");
    assert!(
        rows.len() == 1 && rows.iter().all(|r| r.0 == "Piet Venn"),
        "{rows:?}"
    );
    let rows = sides_of("Piet Venn, whom the guild fears, backed the strike.");
    assert!(rows.iter().all(|r| r.0 != "guild"), "{rows:?}");
    let rows = sides_of("Piet Venn and a nurse, Ana Brook, backed the strike.");
    assert!(rows.iter().any(|r| r.0 == "Piet Venn"), "{rows:?}");
}

#[test]
fn what_is_said_of_a_long_subject_without_that_is_said_of_it() {
    for (text, target) in [
        (
            "Piet Venn said the plan for a bridge was a disgrace.",
            "the plan",
        ),
        (
            "Piet Venn said the decision to close the school was wrong.",
            "the decision",
        ),
        (
            "Piet Venn thinks the ban on fishing is a mistake.",
            "the ban",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows
            .iter()
            .any(|r| r.0 == "Piet Venn" && r.1.starts_with(target) && r.2 == "oppose");
        assert!(found, "{text}: {rows:?}");
    }
    // the subject is whoever acts, not whoever reports it
    let rows = sides_of("Piet Venn said the head of the guild would back the treaty.");
    assert!(rows.iter().all(|r| r.0 != "Piet Venn"), "{rows:?}");
    for text in [
        "Piet Venn criticized the head of the guild and backed the treaty.",
        "Piet Venn, who criticized the head of the guild, backed the treaty.",
    ] {
        let rows = sides_of(text);
        let found = rows
            .iter()
            .any(|r| r.0 == "Piet Venn" && r.1 == "the treaty");
        assert!(found, "{text}: {rows:?}");
    }
}

#[test]
fn who_would_remain_or_seek_on_a_condition_does_something() {
    for (text, target) in [
        (
            "Venn would remain in the cabinet only if the levy was dropped.",
            "remain in the cabinet",
        ),
        (
            "Ana Venn will not seek a second term unless her party asks her.",
            "seek a second term",
        ),
    ] {
        let rows = sides_of(text);
        let found = rows.iter().any(|r| r.1 == target && r.2 == "conditional");
        assert!(found, "{text}: {rows:?}");
    }
    for text in [
        "Venn would remain calm if the levy was dropped.",
        "Prices would remain in May if the port apologised.",
        "Venn would seek to know more if the port apologised.",
    ] {
        let rows = sides_of(text);
        assert!(
            rows.iter().all(|r| r.2 != "conditional"),
            "{text}: {rows:?}"
        );
    }
}

#[test]
fn votes_on_what_the_sentence_before_names() {
    for (text, holder, target, stance) in [
        (
            "The senate passed the bill. The Greens voted no.",
            "Greens",
            "the bill",
            "oppose",
        ),
        (
            "The senate approved the ban. The Greens will vote yes.",
            "Greens",
            "the ban",
            "support",
        ),
        (
            "The senate approved the ban. Two deputies broke ranks to vote no.",
            "Two deputies",
            "the ban",
            "oppose",
        ),
        (
            "The budget passed by three votes. The Greens voted against.",
            "Greens",
            "The budget",
            "oppose",
        ),
        (
            "The council is to vote on the ban in May. The Greens are against.",
            "Greens",
            "the ban",
            "oppose",
        ),
    ] {
        takes_side(text, (holder, target, stance));
    }
    for text in [
        "The council is to vote on the ban in May. The Greens will not vote against.",
        "The council is to vote on the ban in May. The Greens do not know how they will vote.",
        "The senate approved the ban. The Greens said they would never vote no.",
        "The storm passed by noon. The Greens voted against.",
        "The ban on fishing failed. The Greens laughed.",
    ] {
        let rows = sides_of(text);
        assert!(
            rows.iter()
                .all(|r| r.1 != "The Greens" && (r.0 != "Greens" || r.1 == "vote no")),
            "{text}: {rows:?}"
        );
    }
}

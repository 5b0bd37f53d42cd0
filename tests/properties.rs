//! What holds for every text, and for every run: spans, sums, and that nothing depends on order or threads.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use demarche::batch::{self, Plan};
use demarche::input::{self, ReadOptions, WalkOptions, decode};
use demarche::report::columns::{Kind, Table};
use demarche::report::csv::Dialect;
use demarche::report::merges::Merges;
use demarche::report::package::RunFacts;
use demarche::{Analysis, Analyzer, Document, Span};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn analyzer() -> &'static Analyzer {
    static ANALYZER: OnceLock<Analyzer> = OnceLock::new();
    ANALYZER.get_or_init(|| Analyzer::builtin().unwrap())
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/articles")
}

/// Signs in which texts may go wrong: letters, marks that join or end words, blanks, combining marks, scripts, emoji.
fn any_text() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(vec![
        "a",
        "B",
        "é",
        "ß",
        "7",
        "0",
        "_",
        "-",
        "'",
        "’",
        ".",
        ",",
        ":",
        ";",
        "!",
        "?",
        "%",
        "$",
        "/",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "‘",
        "«",
        "»",
        "„",
        "—",
        "…",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        "\r\n",
        "\u{a0}",
        "\u{2028}",
        "\u{301}",
        "\u{308}",
        "\u{200d}",
        "\u{ad}",
        "\u{feff}",
        "\0",
        "漢",
        "字",
        "カ",
        "ど",
        "한",
        "ก",
        "ا",
        "א",
        "Ω",
        "ж",
        "🙂",
        "👩‍👩‍👧",
        "🇩🇪",
        "👍🏽",
        "I.",
        "U.S.",
        "e.g.",
        "3.5",
        "O'Neill",
        "they're",
    ]);
    prop::collection::vec(signs, 0..60).prop_map(|signs| signs.concat())
}

/// Texts of words that the rules know, in any order.
fn any_news() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Olmos",
        "the minister",
        "she",
        "They",
        "said",
        "told",
        "according to",
        "that",
        "whether",
        "if",
        "unless",
        "only if",
        "would",
        "may",
        "not",
        "must",
        "be based on",
        "the plan",
        "rejected",
        "welcomed",
        "“",
        "”",
        "\"",
        ",",
        ".",
        "?",
        ":",
        "\n\n",
        "who",
        "which",
        "insistence on",
        "has",
        "been",
        "by",
        "and",
        "but",
        "Q:",
        "A:",
    ]);
    prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "))
}

/// Panics where a span of `analysis` does not fit `text`.
fn check_spans(text: &str, analysis: &Analysis) {
    let fits = |span: Span, what: &str| {
        assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{what} {span:?} in {text:?}"
        );
    };
    for (what, spans) in [
        ("sentence", &analysis.sentences),
        ("paragraph", &analysis.paragraphs),
        ("quotation", &analysis.quotations),
    ] {
        for &span in spans {
            fits(span, what);
        }
        assert!(
            spans.is_sorted_by_key(|span| span.start),
            "{what}s are out of order in {text:?}"
        );
    }
    for pair in analysis.sentences.windows(2) {
        assert!(
            pair[0].end <= pair[1].start,
            "sentences overlap in {text:?}"
        );
    }
    for statement in &analysis.statements {
        assert!(
            !statement.pieces.is_empty(),
            "a statement without content in {text:?}"
        );
        for &piece in &statement.pieces {
            fits(piece, "piece");
            assert!(!piece.is_empty(), "an empty piece in {text:?}");
        }
        for pair in statement.pieces.windows(2) {
            assert!(
                pair[0].end <= pair[1].start,
                "pieces out of order in {text:?}"
            );
        }
        fits(statement.cue, "cue");
        let others = [statement.source, statement.via, statement.addressee];
        for span in others.into_iter().flatten() {
            fits(span, "source");
        }
        assert!((0.0..=1.0).contains(&statement.confidence));
        if let Some(speaker) = statement.speaker {
            assert!((speaker as usize) < analysis.speakers.len());
        }
    }
    for hit in &analysis.hits {
        fits(hit.span, "hit");
        assert!(!hit.span.is_empty());
    }
    for condition in &analysis.conditions {
        fits(condition.marker, "marker");
        let parts = [condition.antecedent, condition.consequent, condition.actor];
        for span in parts.into_iter().flatten() {
            fits(span, "part of a condition");
        }
    }
    for stance in &analysis.stances {
        fits(stance.target, "target");
        fits(stance.evidence, "evidence");
        assert!((-1.0..=1.0).contains(&stance.score));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_are_those_of_unicode(text in any_text()) {
        let doc = Document::from_text(text.as_str());
        let tokens = analyzer().tokens(&doc);
        let words: Vec<(usize, &str)> = tokens.iter().map(|t| (t.start as usize, t.of(&text))).collect();
        let expected: Vec<(usize, &str)> = text.unicode_word_indices().collect();
        prop_assert_eq!(words, expected);
    }

    #[test]
    fn spans_fit_any_text(text in any_text()) {
        check_spans(&text, &analyzer().analyze(&Document::from_text(text.as_str())));
    }

    #[test]
    fn spans_fit_any_order_of_known_words(text in any_news()) {
        check_spans(&text, &analyzer().analyze(&Document::from_text(text.as_str())));
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(decoded) = decode::decode(bytes, None, false) {
            check_spans(&decoded.text, &analyzer().analyze(&Document::from_text(decoded.text.as_str())));
        }
    }

    #[test]
    fn a_text_is_read_the_same_twice(text in any_news()) {
        let doc = Document::from_text(text.as_str());
        let mut scratch = demarche::Scratch::default();
        let first = format!("{:?}", analyzer().analyze_with(&doc, &mut scratch));
        analyzer().analyze_with(&Document::from_text("Olmos said that it would rain."), &mut scratch);
        prop_assert_eq!(first, format!("{:?}", analyzer().analyze_with(&doc, &mut scratch)));
    }
}

/// Analyses `inputs` into `output`.
fn run(inputs: &[PathBuf], output: &Path, threads: usize) {
    let walk = WalkOptions {
        output: Some(output.to_owned()),
        ..WalkOptions::default()
    };
    let plan = Plan {
        analyzer: analyzer(),
        merges: &Merges::default(),
        found: input::find(inputs, &walk).unwrap(),
        read: ReadOptions::default(),
        output,
        dialect: Dialect::default(),
        threads,
        limit: None,
        facts: RunFacts::default(),
    };
    let summary = batch::run(plan, &AtomicUsize::new(0), &|_| {})
        .unwrap()
        .unwrap();
    assert_eq!((summary.panics, summary.progress.errors), (0, 0));
}

type Row = BTreeMap<String, String>;

fn rows(output: &Path, table: Table) -> Vec<Row> {
    let path = output.join(format!("{}.csv", table.name()));
    let mut reader = csv::Reader::from_path(&path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// A run over the articles of `corpus/`, made once.
fn corpus_run() -> &'static Path {
    static RUN: OnceLock<PathBuf> = OnceLock::new();
    RUN.get_or_init(|| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus-run");
        let _ = fs::remove_dir_all(&out);
        run(&[corpus()], &out, 2);
        out
    })
}

/// The text that the offsets of an article count in: OUT/text where it was extracted, else the file.
fn text_of(article: &Row) -> Vec<char> {
    let extracted = corpus_run()
        .join("text")
        .join(format!("{}.txt", article["article_id"]));
    let path = if extracted.exists() {
        extracted
    } else {
        corpus().join(&article["file"])
    };
    fs::read_to_string(path).unwrap().chars().collect()
}

/// `text[start:end]` as a cell has it: white space that holds a line break becomes one space, a formula gets a guard.
fn cell(text: &[char], start: usize, end: usize) -> String {
    let words: String = text[start..end].iter().collect();
    let mut out = String::new();
    let mut rest = words.as_str();
    while let Some(at) = rest.find(char::is_whitespace) {
        let blanks: &str = &rest[at..at
            + rest[at..]
                .find(|c: char| !c.is_whitespace())
                .unwrap_or(rest.len() - at)];
        out.push_str(&rest[..at]);
        out.push_str(if blanks.contains(['\n', '\r']) {
            " "
        } else {
            blanks
        });
        rest = &rest[at + blanks.len()..];
    }
    out.push_str(rest);
    if out.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{out}")
    } else {
        out
    }
}

#[test]
fn every_span_of_every_table_is_what_its_row_repeats() {
    let texts: BTreeMap<String, Vec<char>> = rows(corpus_run(), Table::Articles)
        .iter()
        .map(|a| (a["article_id"].clone(), text_of(a)))
        .collect();
    // table, cell with the words, columns with their place
    let spans = [
        (Table::Statements, "speaker_as_written", "speaker"),
        (Table::Statements, "cue", "cue"),
        (Table::Cues, "matched", ""),
        (Table::Conditions, "marker", "marker"),
        (Table::Conditions, "antecedent", "antecedent"),
        (Table::Conditions, "consequent", "consequent"),
        (Table::Stances, "target", "target"),
        (Table::Stances, "evidence", "evidence"),
    ];
    let mut checked = 0;
    for (table, words, place) in spans {
        let column = |end: &str| {
            if place.is_empty() {
                end.to_owned()
            } else {
                format!("{place}_{end}")
            }
        };
        for row in rows(corpus_run(), table) {
            let (start, end) = (&row[&column("start")], &row[&column("end")]);
            if start.is_empty() {
                assert!(
                    row[words].is_empty() && end.is_empty(),
                    "{words} without a place: {row:?}"
                );
                continue;
            }
            let found = cell(
                &texts[&row["article_id"]],
                start.parse().unwrap(),
                end.parse().unwrap(),
            );
            assert_eq!(found, row[words], "{words} of {table:?}");
            checked += 1;
        }
    }
    for row in rows(corpus_run(), Table::Statements) {
        let text = &texts[&row["article_id"]];
        let pieces: Vec<(usize, usize)> = row["spans"]
            .split(';')
            .map(|piece| piece.split_once('-').unwrap())
            .map(|(start, end)| (start.parse().unwrap(), end.parse().unwrap()))
            .collect();
        let joined: Vec<String> = pieces
            .iter()
            .map(|&(start, end)| cell(text, start, end))
            .collect();
        assert_eq!(joined.join(" … "), row["text"]);
        assert_eq!(row["start"], pieces[0].0.to_string());
        assert_eq!(row["end"], pieces[pieces.len() - 1].1.to_string());
        let line = text[..pieces[0].0].iter().filter(|&&c| c == '\n').count() + 1;
        assert_eq!(row["line"], line.to_string());
        checked += 1;
    }
    assert!(checked > 1000, "only {checked} spans in the corpus");
}

#[test]
fn keys_are_unique_and_links_lead_somewhere() {
    let keys = |table: Table| -> BTreeSet<String> {
        let key = table.key().unwrap();
        let all = rows(corpus_run(), table);
        let keys: BTreeSet<String> = all.iter().map(|row| row[key].clone()).collect();
        assert_eq!(keys.len(), all.len(), "{key} of {table:?} is not unique");
        keys
    };
    for table in Table::ALL {
        for &(column, to) in table.links() {
            let keys = keys(to);
            for row in rows(corpus_run(), table) {
                let id = &row[column];
                assert!(
                    id.is_empty() || keys.contains(id),
                    "{column} {id} of {table:?} leads nowhere"
                );
            }
        }
    }
}

#[test]
fn cells_are_of_their_kind() {
    for table in Table::ALL {
        for row in rows(corpus_run(), table) {
            for column in table.columns() {
                let value = &row[column.name];
                let is_right = match column.kind {
                    _ if value.is_empty() => column.is_optional,
                    Kind::Integer => value.parse::<u64>().is_ok(),
                    Kind::Number(least, most) => {
                        let is_exact = value
                            .split_once('.')
                            .is_some_and(|(_, digits)| digits.len() == 4);
                        is_exact && (least..=most).contains(&value.parse().unwrap())
                    }
                    Kind::Boolean => value == "true" || value == "false",
                    Kind::Enum(values) => values.contains(&value.as_str()),
                    Kind::Text | Kind::List | Kind::Id | Kind::Date => !value.contains('\n'),
                };
                assert!(is_right, "{} of {table:?}: \"{value}\"", column.name);
            }
        }
    }
}

#[test]
fn what_one_cell_says_of_another_holds() {
    for row in rows(corpus_run(), Table::Stances) {
        let (id, score) = (&row["stance_id"], row["score"].parse::<f64>().unwrap());
        let is_conditional = row["stance"] == "conditional";
        assert_eq!(is_conditional, !row["condition_id"].is_empty(), "{id}");
        match &*row["stance"] {
            "support" => assert!(score > 0.0, "{id}"),
            "oppose" => assert!(score < 0.0, "{id}"),
            "neutral" => assert!(score == 0.0, "{id}"),
            _ => {}
        }
        assert_eq!(row["act"] == "STATE", row["quad"].is_empty(), "{id}");
    }
    for row in rows(corpus_run(), Table::Cues) {
        let is_suppressed = row["status"] == "suppressed";
        let id = &row["cue_id"];
        assert_eq!(is_suppressed, !row["suppressed_by"].is_empty(), "{id}");
        assert!(
            row["voice"] == "speaker" || row["speaker_id"] == "_article",
            "{id}"
        );
    }
}

#[test]
fn speakers_add_up_to_the_rows() {
    let (statements, conditions) = (
        rows(corpus_run(), Table::Statements),
        rows(corpus_run(), Table::Conditions),
    );
    let stances = rows(corpus_run(), Table::Stances);
    let cues = rows(corpus_run(), Table::Cues);
    let count = |rows: &[Row], is: &dyn Fn(&Row) -> bool| {
        rows.iter().filter(|row| is(row)).count().to_string()
    };
    let speaker_of: std::collections::HashMap<&String, &String> = statements
        .iter()
        .map(|row| (&row["statement_id"], &row["speaker_id"]))
        .collect();
    for speaker in rows(corpus_run(), Table::Speakers) {
        let id = &speaker["speaker_id"];
        let own = |row: &Row| row["speaker_id"] == *id;
        assert_eq!(
            speaker["statements"],
            count(&statements, &own),
            "statements of {id}"
        );
        for kind in ["direct", "indirect", "mixed", "act"] {
            let expected = count(&statements, &|row| own(row) && row["quote_type"] == kind);
            assert_eq!(speaker[kind], expected, "{kind} of {id}");
        }
        assert_eq!(
            speaker["condition_count"],
            count(&conditions, &own),
            "conditions of {id}"
        );
        for stance in ["support", "oppose", "conditional", "neutral"] {
            let expected = count(&stances, &|row| {
                row["holder_id"] == *id && row["stance"] == stance
            });
            assert_eq!(speaker[stance], expected, "{stance} of {id}");
        }
        let core = ["epistemic", "doxastic", "evidential", "investigation"];
        let is_hedge = |row: &Row| {
            row["layer"] == "hedge"
                && row["status"] == "counted"
                && core.contains(&row["category"].as_str())
        };
        assert_eq!(
            speaker["hedge_count"],
            count(&cues, &|row| own(row)
                && is_hedge(row)
                && (row["voice"] == "author"
                    || speaker_of.get(&row["statement_id"]) == Some(&id))),
            "hedges of {id}"
        );
    }
    let articles = rows(corpus_run(), Table::Articles);
    for article in &articles {
        let own = |row: &Row| row["article_id"] == article["article_id"];
        assert_eq!(article["statements"], count(&statements, &own));
        assert_eq!(article["conditions"], count(&conditions, &own));
    }
}

#[test]
fn articles_alone_have_the_rows_they_have_together() {
    for file in [
        "a06-council-briefing.txt",
        "a10-bessa-address.md",
        "d13-analysis-oswin-signals.txt",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        run(&[corpus().join(file)], &out, 1);
        for table in [
            Table::Statements,
            Table::Cues,
            Table::Conditions,
            Table::Stances,
            Table::Frames,
        ] {
            let together: Vec<Row> = rows(corpus_run(), table)
                .into_iter()
                .filter(|row| row["article_id"] == file)
                .collect();
            assert_eq!(rows(&out, table), together, "{table:?} of {file}");
        }
    }
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let written = |folder: &Path| -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
        let files = files.filter(|file| file.file_type().unwrap().is_file());
        files
            .map(|f| {
                (
                    f.file_name().into_string().unwrap(),
                    fs::read(f.path()).unwrap(),
                )
            })
            .collect()
    };
    let expected = written(corpus_run());
    assert!(expected.contains_key("run.json") && expected.len() > 8);
    for threads in [1, 8] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        run(&[corpus()], &out, threads);
        for (name, bytes) in written(&out) {
            assert!(
                expected[&name] == bytes,
                "{name} is another with {threads} threads"
            );
        }
    }
}

/// Cue and pieces of each statement, for a text that lacks the `lost` bytes of a mark at `at`.
fn stated(analysis: &Analysis, at: u32, lost: u32) -> BTreeMap<Span, Vec<Span>> {
    let moved = |offset: u32| offset + if offset > at { lost } else { 0 };
    let back = |span: &Span| Span {
        start: moved(span.start),
        end: moved(span.end),
    };
    let statements = analysis.statements.iter();
    statements
        .map(|s| (back(&s.cue), s.pieces.iter().map(back).collect()))
        .collect()
}

#[test]
fn a_lost_quotation_mark_changes_the_statements_of_its_paragraph_alone() {
    let mut scratch = demarche::Scratch::default();
    let mut files: Vec<PathBuf> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let (mut variants, mut wrong) = (0, vec![]);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let whole = analyzer().analyze_with(&Document::from_text(text.as_str()), &mut scratch);
        for (at, mark) in text.match_indices(['“', '”', '"']).step_by(3) {
            let variant = format!("{}{}", &text[..at], &text[at + mark.len()..]);
            let changed = analyzer().analyze_with(&Document::from_text(variant), &mut scratch);
            let at = at as u32;
            let Some(paragraph) = whole
                .paragraphs
                .iter()
                .find(|p| p.start <= at && at < p.end)
            else {
                continue;
            };
            let touches = |cue: &Span, pieces: &Vec<Span>| {
                cue.overlaps(*paragraph) || pieces.iter().any(|p| p.overlaps(*paragraph))
            };
            let mut before = stated(&whole, at, 0);
            let mut after = stated(&changed, at, mark.len() as u32);
            // a statement that reaches into the paragraph may change, and one that a word of it reports
            after.retain(|cue, pieces| {
                let is_of_it = before.get(cue).is_some_and(|p| touches(cue, p));
                !is_of_it && (before.contains_key(cue) || !touches(cue, pieces))
            });
            before.retain(|cue, pieces| !touches(cue, pieces));
            variants += 1;
            if before != after {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                wrong.push(format!(
                    "{name}: {at} in {paragraph:?}\n  {before:?}\n  {after:?}"
                ));
            }
        }
    }
    assert!(variants > 200, "{variants}");
    assert!(
        wrong.is_empty(),
        "{} of {variants}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

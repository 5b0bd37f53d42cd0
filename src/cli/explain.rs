//! `demarche explain`: one text with every decision.

use std::io::Write;
use std::path::{Path, PathBuf};

use demarche::error::{Error, Result};
use demarche::input::{self, WalkOptions};
use demarche::report::explain::{ExplainOptions, Stage, explain, explain_matches, explain_tokens};
use demarche::{Analyzer, Document};

use super::args::{ExplainArgs, StageArg};
use super::settings::for_one_text;
use super::{DONE, IO, PARTIAL, tell, tell_error, to_stdout};

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &ExplainArgs) -> anyhow::Result<u8> {
    let (format, read, analysis) = for_one_text(&args.read, &args.analysis)?;
    let analyzer = analysis.analyzer(true)?;
    if let Some(text) = &args.text {
        let doc = Document::from_text(text.as_str());
        to_stdout(|out| {
            let mut shown = vec![];
            show(&doc, &analyzer, args.stage, None, &mut shown)?;
            if shown.is_empty() {
                tell("the text holds no statement, hedge, condition or stance");
            }
            Ok(out.write_all(&shown)?)
        })?;
        return Ok(DONE);
    }
    let Some(file) = &args.file else {
        return Err(Error::usage("nothing to explain", "name a file or use --text").into());
    };
    let (path, line) = place(file)?;
    if path.is_dir() {
        let message = format!("{}: is a folder", path.display());
        return Err(Error::usage(message, "name one file").into());
    }
    let walk = WalkOptions {
        format,
        ..WalkOptions::default()
    };
    let found = input::find(&[path], &walk)?;
    found.errors.iter().for_each(tell_error);
    let Some(file) = found.files.first() else {
        return Ok(IO);
    };
    let mut code = DONE;
    to_stdout(|out| {
        let (mut is_first, mut last) = (true, 0);
        for record in input::open(file, &read)? {
            // a file that is one article has no numbers: there the line is a line of the text
            let number = record.number();
            last = number;
            if number > 0 && line.is_some_and(|line| line as usize != number) {
                continue;
            }
            let doc = match input::parse(record, &read) {
                Ok(doc) => doc,
                Err(error) => {
                    tell_error(&error);
                    code = PARTIAL;
                    continue;
                }
            };
            if number > 0 {
                if !is_first {
                    writeln!(out)?;
                }
                is_first = false;
                writeln!(out, "== {}", doc.meta.id)?;
            }
            let line = if number > 0 { None } else { line };
            let mut shown = vec![];
            show(&doc, &analyzer, args.stage, line, &mut shown)?;
            if shown.is_empty() {
                let place = line.map_or("the text".to_owned(), |line| format!("line {line}"));
                tell(&format!(
                    "{place} holds no statement, hedge, condition or stance"
                ));
            }
            out.write_all(&shown)?;
        }
        if let Some(line) = line.filter(|line| last > 0 && *line as usize > last) {
            tell(&format!("there is no record {line}: the last is {last}"));
        }
        Ok(())
    })?;
    Ok(code)
}

/// The file and the line that `FILE[:LINE]` names.
fn place(named: &Path) -> Result<(PathBuf, Option<u32>)> {
    if named.exists() || named == Path::new("-") {
        return Ok((named.to_owned(), None));
    }
    let split = named.to_str().and_then(|name| name.rsplit_once(':'));
    let Some((path, line)) = split else {
        return Ok((named.to_owned(), None));
    };
    match line.parse::<u32>() {
        Ok(line) if line > 0 => Ok((path.into(), Some(line))),
        Ok(_) => Err(Error::usage(
            format!("{}: lines count from 1", named.display()),
            "name a line as in article.txt:12",
        )),
        Err(_) => Ok((named.to_owned(), None)),
    }
}

fn show(
    doc: &Document,
    analyzer: &Analyzer,
    stage: Option<StageArg>,
    line: Option<u32>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let lexicon = analyzer.lexicon();
    let stage = match stage {
        Some(StageArg::Tokens) => return Ok(explain_tokens(doc, &analyzer.tokens(doc), out)?),
        Some(StageArg::Matches) => {
            return Ok(explain_matches(doc, &analyzer.matches(doc), lexicon, out)?);
        }
        Some(StageArg::Sentences) => Stage::Sentences,
        Some(StageArg::Quotations) => Stage::Quotations,
        Some(StageArg::Attributions) => Stage::Attributions,
        Some(StageArg::Tags) => Stage::Tags,
        None => Stage::All,
    };
    let analysis = analyzer.analyze(doc);
    if analysis.language != "en" {
        let language = analysis.language;
        tell(&format!(
            "the text is not in English (language {language}): it gets no tags"
        ));
    }
    explain(
        doc,
        &analysis,
        lexicon,
        out,
        ExplainOptions {
            line,
            stage,
            shows_features: true,
        },
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_follow_the_file() {
        for (named, expected) in [
            ("no/such.txt:12", Some(("no/such.txt", Some(12)))),
            ("no/such.txt", Some(("no/such.txt", None))),
            ("no/such.txt:x", Some(("no/such.txt:x", None))),
            ("no/such.txt:0", None),
        ] {
            let found = place(Path::new(named)).ok();
            assert_eq!(
                found,
                expected.map(|(path, line)| (path.into(), line)),
                "{named}"
            );
        }
    }
}

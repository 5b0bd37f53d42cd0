//! The arguments, as clap reads them. What they mean is in the files of the subcommands.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "demarche",
    version,
    about = "Reads folders of news articles and says who said what, how firmly, on what condition, for or against what, in which frame",
    after_help = "Examples:\n  demarche run articles/\n  demarche run articles/ -o out --target \"Ukraine=Kyiv|Kiev\"\n  demarche explain articles/one.txt:12\n  demarche explain --text 'Talks make sense only if both sides agree, she said.'",
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Analyse files, folders or - (stdin) and write the tables
    Run(Box<RunArgs>),
    /// Show a text with every decision and the rule or entry that made it
    Explain(Box<ExplainArgs>),
    /// List, show, check and format the lexicons
    Lexicon(LexiconArgs),
    /// (Re)build report.html from a finished run
    Report(OutArgs),
    /// Print every table and column with type and meaning: the codebook
    Schema(SchemaArgs),
    /// Check run.json's hashes: is this output whole?
    Verify(VerifyArgs),
}

/// What says which lexicons hold.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct EntryArgs {
    /// A folder of lexicon files that add, replace or switch off entries
    #[arg(short = 'l', long, value_name = "DIR")]
    pub(crate) lexicon: Option<PathBuf>,
    /// Settings from FILE, over those of the nearest demarche.toml
    #[arg(short = 'c', long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config")]
    pub(crate) isolated: bool,
}

/// What says how a text is analysed.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct AnalysisArgs {
    /// Track the stance toward NAME in every article; repeatable
    #[arg(short = 't', long = "target", value_name = "NAME[=alias|alias]")]
    pub(crate) target: Vec<String>,
    /// Hedges to count beside the usual ones: approximator, weasel, conditional
    #[arg(long, value_name = "CATEGORY", value_delimiter = ',')]
    pub(crate) count: Vec<String>,
    #[command(flatten)]
    pub(crate) entries: EntryArgs,
}

/// What says how inputs are read.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct ReadArgs {
    /// Read every file as this kind: auto, txt, md, html, json, jsonl, csv
    #[arg(long, value_name = "KIND")]
    pub(crate) format: Option<String>,
    /// Field of a record that holds the text
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Option<String>,
    /// Field that holds the id
    #[arg(long, value_name = "NAME")]
    pub(crate) id_field: Option<String>,
    /// Field that holds the title
    #[arg(long, value_name = "NAME")]
    pub(crate) title_field: Option<String>,
    /// Field that holds the date
    #[arg(long, value_name = "NAME")]
    pub(crate) date_field: Option<String>,
    /// Field that holds the outlet
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet_field: Option<String>,
    /// Encoding of the files; with utf-8, other bytes are an error
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
}

/// `demarche run`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  demarche run articles/\n  demarche run articles/ more.jsonl -o out --force\n  demarche run articles/ --target \"Ukraine=Kyiv|Kiev\" --excel=de\n  demarche run news.csv --text-field body --outlet-field paper\n  demarche run 'news-2031.jsonl.gz'\n  curl -s https://example.org/page.html | demarche run - --format html\n\nThe tables are CSV files in OUT; open OUT/statements.csv first. `demarche schema --format md` explains every column."
)]
pub(crate) struct RunArgs {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Folder for the tables [default: demarche-out]
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// Replace an older run in the folder
    #[arg(long)]
    pub(crate) force: bool,
    /// Threads [default: all; 256 at most]
    #[arg(short = 'j', long, value_name = "N")]
    pub(crate) threads: Option<usize>,
    /// Say nothing but errors
    #[arg(short, long)]
    pub(crate) quiet: bool,
    /// Show no progress bar
    #[arg(long)]
    pub(crate) no_progress: bool,
    /// Analyse the first N articles only
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<u64>,
    /// Read only files that GLOB matches; repeatable
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Pass over files and folders that GLOB matches; repeatable
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Let .gitignore files count
    #[arg(long)]
    pub(crate) gitignore: bool,
    /// An edited speakers.csv: ids to merge and names to use
    #[arg(long, value_name = "FILE")]
    pub(crate) speakers: Option<PathBuf>,
    /// Write for a spreadsheet set to LOCALE: en, de, fr [default: en]
    #[arg(long, value_name = "LOCALE", num_args = 0..=1, require_equals = true, default_missing_value = "en")]
    pub(crate) excel: Option<String>,
    /// Do not guard cells that a spreadsheet would take for formulas
    #[arg(long)]
    pub(crate) raw_cells: bool,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
    #[command(flatten)]
    pub(crate) analysis: AnalysisArgs,
}

/// A stage that `explain` can show by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StageArg {
    /// Words
    Tokens,
    /// Sentences
    Sentences,
    /// Quotations
    Quotations,
    /// Lexicon matches, not yet read
    Matches,
    /// Statements with source, cue and content
    Attributions,
    /// Hedges, conditions, stances, frames
    Tags,
}

/// `demarche explain`.
#[derive(Clone, Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  demarche explain articles/one.txt\n  demarche explain articles/one.txt:12\n  demarche explain news.jsonl:3\n  demarche explain --text 'Talks make sense only if both sides agree, she said.'\n  demarche explain --stage matches --text 'He may come.'"
)]
pub(crate) struct ExplainArgs {
    /// The file; LINE picks the statements of a line, or one record of a file of many
    #[arg(
        value_name = "FILE[:LINE]",
        required_unless_present = "text",
        conflicts_with = "text"
    )]
    pub(crate) file: Option<PathBuf>,
    /// Explain this text instead of a file
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,
    /// Show one stage
    #[arg(long, value_name = "STAGE")]
    pub(crate) stage: Option<StageArg>,
    #[command(flatten)]
    pub(crate) read: ReadArgs,
    #[command(flatten)]
    pub(crate) analysis: AnalysisArgs,
}

/// `demarche lexicon`.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche lexicon list --layer hedge\n  demarche lexicon show hedge.may\n  demarche lexicon check -l my-lexicon\n  demarche lexicon fmt my-lexicon/hedges.toml"
)]
pub(crate) struct LexiconArgs {
    #[command(subcommand)]
    pub(crate) command: LexiconCommand,
}

/// What to do with the lexicons.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum LexiconCommand {
    /// List the entries: id, layer, category, weight, patterns
    List {
        /// Entries of this layer only
        #[arg(long, value_name = "LAYER")]
        layer: Option<String>,
        #[command(flatten)]
        entries: EntryArgs,
    },
    /// Show all that entries say
    Show {
        /// Ids of entries
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        entries: EntryArgs,
    },
    /// Run every entry's own examples
    Check {
        #[command(flatten)]
        entries: EntryArgs,
    },
    /// Bring lexicon files into their one form
    Fmt {
        /// Files, or folders of .toml files
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Change nothing; say which files would change
        #[arg(long)]
        check: bool,
    },
}

/// A form of the codebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFormat {
    /// JSON with Frictionless table schemas
    Json,
    /// Markdown tables
    #[default]
    Md,
    /// One row per column
    Csv,
}

/// `demarche schema`.
#[derive(Clone, Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche schema\n  demarche schema --format json > codebook.json"
)]
pub(crate) struct SchemaArgs {
    /// The form
    #[arg(long, value_name = "FORM", default_value = "md")]
    pub(crate) format: SchemaFormat,
}

/// `demarche report`.
#[derive(Clone, Debug, Args)]
#[command(after_help = "Example:\n  demarche report demarche-out")]
pub(crate) struct OutArgs {
    /// The output folder of a finished run
    #[arg(value_name = "OUT")]
    pub(crate) out: PathBuf,
}

/// `demarche verify`.
#[derive(Clone, Debug, Args)]
#[command(after_help = "Example:\n  demarche verify demarche-out && echo whole")]
pub(crate) struct VerifyArgs {
    /// The output folder of a finished run
    #[arg(value_name = "OUT")]
    pub(crate) out: PathBuf,
    /// Say nothing but what is wrong
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn options_are_read_as_documented() {
        let run = |arguments: &[&str]| -> RunArgs {
            let all = ["demarche", "run"].iter().chain(arguments);
            match Cli::try_parse_from(all).unwrap().command {
                Command::Run(args) => *args,
                other => panic!("{other:?}"),
            }
        };
        let args = run(&[
            "a",
            "b",
            "--excel",
            "--count",
            "weasel,conditional",
            "-t",
            "X=a|b",
            "-t",
            "Y",
        ]);
        assert_eq!(args.inputs.len(), 2);
        assert_eq!(args.excel.as_deref(), Some("en"));
        assert_eq!(args.analysis.count, ["weasel", "conditional"]);
        assert_eq!(args.analysis.target, ["X=a|b", "Y"]);
        assert_eq!(run(&["-", "--excel=de"]).excel.as_deref(), Some("de"));
    }
}

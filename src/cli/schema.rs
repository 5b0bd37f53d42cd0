//! `demarche schema`: the codebook.

use anyhow::Context;
use demarche::report::columns::{Table, codebook_json, codebook_markdown};

use super::args::{SchemaArgs, SchemaFormat};
use super::{DONE, to_stdout};

/// Runs the command; returns the exit code.
pub(crate) fn run(args: &SchemaArgs) -> anyhow::Result<u8> {
    to_stdout(|out| {
        match args.format {
            SchemaFormat::Json => writeln!(out, "{:#}", codebook_json())?,
            SchemaFormat::Md => out.write_all(codebook_markdown().as_bytes())?,
            SchemaFormat::Csv => {
                let mut rows = csv::Writer::from_writer(out);
                rows.write_record(["table", "column", "type", "optional", "values", "meaning"])?;
                for table in Table::ALL {
                    for column in table.columns() {
                        let optional = if column.is_optional { "true" } else { "false" };
                        let values = column.values().join(" | ");
                        let kind = column.kind.as_str();
                        let name = table.name();
                        rows.write_record([
                            name,
                            column.name,
                            kind,
                            optional,
                            &values,
                            column.docs,
                        ])?;
                    }
                }
                rows.flush().context("cannot write the codebook")?;
            }
        }
        Ok(())
    })?;
    Ok(DONE)
}

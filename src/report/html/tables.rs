//! The tables of a finished run, read back row by row. Nothing is counted here.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::columns::Table;
use crate::error::{Error, Result};

/// The tables of a run: where they lie and how they are written.
pub(super) struct Tables {
    pub(super) out: PathBuf,
    /// Table, file and delimiter of each resource.
    resources: Vec<(String, String, u8)>,
}

impl Tables {
    /// Finds the tables by the package's list of them.
    pub(super) fn open(out: &Path) -> Result<Self> {
        let path = out.join("datapackage.json");
        let fault = |what: String| {
            Error::usage(
                format!("{}: {what}", path.display()),
                "run the analysis again with --force",
            )
        };
        let bytes = fs::read(&path).map_err(|error| fault(error.to_string()))?;
        let package: Value =
            serde_json::from_slice(&bytes).map_err(|error| fault(error.to_string()))?;
        let resources = package.get("resources").and_then(Value::as_array);
        let resources = resources
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|one| {
                let text = |name: &str| one.get(name).and_then(Value::as_str);
                let table = text("name")?.split('-').next()?.to_owned();
                let delimiter = one.pointer("/dialect/delimiter").and_then(Value::as_str);
                let delimiter = delimiter
                    .and_then(|text| text.bytes().next())
                    .unwrap_or(b',');
                Some((table, text("path")?.to_owned(), delimiter))
            });
        Ok(Self {
            out: out.to_owned(),
            resources: resources.collect(),
        })
    }

    /// Calls `each` with the named columns of every row.
    pub(super) fn read<const N: usize>(
        &self,
        table: Table,
        columns: [&str; N],
        mut each: impl FnMut([&str; N]),
    ) -> Result<()> {
        for (_, file, delimiter) in self
            .resources
            .iter()
            .filter(|(name, ..)| name == table.name())
        {
            let path = self.out.join(file);
            let fault = |error: ::csv::Error| {
                Error::usage(
                    format!("{}: {error}", path.display()),
                    "run the analysis again with --force",
                )
            };
            let mut builder = ::csv::ReaderBuilder::new();
            let mut reader = builder
                .delimiter(*delimiter)
                .from_path(&path)
                .map_err(fault)?;
            let header = reader.headers().map_err(fault)?.clone();
            let places = columns.map(|column| {
                header
                    .iter()
                    .position(|name| name.trim_start_matches('\u{feff}') == column)
            });
            let mut record = ::csv::StringRecord::new();
            while reader.read_record(&mut record).map_err(fault)? {
                each(places.map(|at| at.and_then(|at| record.get(at)).unwrap_or("")));
            }
        }
        Ok(())
    }
}

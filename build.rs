//! Compiles the lexicons, so that the program does not read them at every start: `names.bin` and `numbers.bin` for what the
//! analyzer looks things up in, and `builtin.rs` with the texts themselves, for `demarche lexicon` and for users' additions.
//! Adding a file needs no Rust.

// the modules below are those of the library; here only a part of each is used
#![allow(dead_code, unreachable_pub)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/error.rs"]
mod error;
#[path = "src/span.rs"]
mod span;
#[path = "src/text"]
mod text {
    pub mod inflect;
    pub mod sentence;
    pub mod token;
    pub mod words;
}
#[path = "src/lexicon"]
mod lexicon {
    pub mod blob;
    pub mod compile;
    pub mod count;
    pub mod entries;
    pub mod family;
    pub mod matcher;
    pub mod pattern;
    pub mod schema;
    pub mod vocabulary;
}

fn walk(folder: &Path, out: &mut Vec<PathBuf>) -> io::Result<()> {
    for item in fs::read_dir(folder)? {
        let path = item?.path();
        if path.is_dir() {
            walk(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "toml") {
            out.push(path);
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    for part in [
        "lexicons/en",
        "src/error.rs",
        "src/span.rs",
        "src/text",
        "src/lexicon",
    ] {
        println!("cargo:rerun-if-changed={}", root.join(part).display());
    }
    let folder = root.join("lexicons");
    let mut paths = vec![];
    walk(&folder.join("en"), &mut paths)?;
    paths.sort();
    let mut files = vec![];
    let mut code = String::from("&[\n");
    for path in paths {
        let name = path
            .strip_prefix(&folder)?
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(
            code,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )?;
        files.push((name, fs::read_to_string(&path)?));
    }
    code.push(']');
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("builtin.rs"), code)?;
    let counts = fs::read_to_string(folder.join("en/cue-counts.tsv"))?;
    let (names, numbers) = match lexicon::compile::Compiled::by_frequency(&files) {
        Ok(compiled) => {
            lexicon::blob::write(&compiled, &counts).ok_or("the lexicons cannot be written")?
        }
        // the program reads the texts then, and tells what is wrong with them
        Err(error) => {
            println!("cargo:warning={error}");
            (vec![], vec![])
        }
    };
    fs::write(out.join("names.bin"), names)?;
    fs::write(out.join("numbers.bin"), numbers)?;
    Ok(())
}

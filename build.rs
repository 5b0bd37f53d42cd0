//! Lists the lexicon files for `src/lexicon/builtin.rs`, so that adding a file needs no Rust.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

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
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("lexicons");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = vec![];
    walk(&root.join("en"), &mut files)?;
    files.sort();
    let mut code = String::from("&[\n");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string())?;
    }
    code.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("builtin.rs"), code)?;
    Ok(())
}

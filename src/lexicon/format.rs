//! One form for lexicon files: entries sorted by id, keys in one order, one line each. Comments at the head stay; a file
//! with comments between its entries is left alone.

use crate::error::Result;
use crate::lexicon::schema;

/// Order of the keys in an entry.
const KEYS: [&str; 27] = [
    "id",
    "match",
    "case",
    "before",
    "after",
    "not_before",
    "not_after",
    "category",
    "status",
    "pos",
    "takes",
    "form",
    "weight",
    "score",
    "holder",
    "target",
    "about",
    "antecedent",
    "shape",
    "need",
    "negative",
    "factuality",
    "negated",
    "gender",
    "yes",
    "no",
    "precision",
];

/// Gives the file in its one form.
///
/// # Errors
/// Where the file is no lexicon file.
pub fn format(name: &str, text: &str) -> Result<String> {
    schema::parse(name, text)?;
    let Some(first) = text.find("[[entry]]") else {
        return Ok(text.to_string());
    };
    let head = text.get(..first).unwrap_or("").trim_end();
    let body = text.get(first..).unwrap_or("");
    let mut blocks: Vec<(String, String)> = vec![];
    for block in body.split("[[entry]]").skip(1) {
        if block.lines().any(|l| l.trim_start().starts_with('#')) {
            return Ok(text.to_string());
        }
        let mut fields: Vec<(usize, String)> = vec![];
        for line in block.lines().filter(|l| !l.trim().is_empty()) {
            match line.split_once('=') {
                Some((key, value)) if !line.starts_with([' ', '\t', ']']) => {
                    let key = key.trim();
                    let rank = KEYS.iter().position(|k| *k == key).unwrap_or(KEYS.len());
                    fields.push((rank, format!("{key} = {}", value.trim())));
                }
                // the rest of a value over several lines
                _ => {
                    if let Some((_, last)) = fields.last_mut() {
                        last.push('\n');
                        last.push_str(line);
                    }
                }
            }
        }
        fields.sort_by_key(|(rank, _)| *rank);
        let id = fields.first().map(|(_, f)| f.clone()).unwrap_or_default();
        let lines: Vec<String> = fields.into_iter().map(|(_, f)| f).collect();
        blocks.push((id, lines.join("\n")));
    }
    blocks.sort();
    let mut out = String::from(head);
    for (_, block) in blocks {
        out.push_str("\n\n[[entry]]\n");
        out.push_str(&block);
    }
    out.push('\n');
    Ok(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn entries_are_sorted_and_keys_ordered() {
        let text = "schema = 1\nlayer = \"hedge\"\nlanguage = \"en\"\n\n[[entry]]\nmatch = \"b\"\nid = \"hedge.b\"\ncategory = \"epistemic\"\n[[entry]]\nid=\"hedge.a\"\nmatch = \"a\"\ncategory = \"epistemic\"\n";
        let out = super::format("x.toml", text).unwrap();
        assert!(out.ends_with("id = \"hedge.a\"\nmatch = \"a\"\ncategory = \"epistemic\"\n\n[[entry]]\nid = \"hedge.b\"\nmatch = \"b\"\ncategory = \"epistemic\"\n"), "{out}");
        assert_eq!(super::format("x.toml", &out).unwrap(), out);
    }
}

#!/usr/bin/env python3
"""Measures how dense the cues of each frame are in ordinary news, for lexicons/en/frame-reference.tsv.

    scripts/count_frames.py BINARY ARTICLES > lexicons/en/frame-reference.tsv

Runs `BINARY run ARTICLES` and prints, for each frame, mean and standard deviation of its score (cue weight per 100 words)
over the articles, those without a hit included, and the share of articles with a hit. Run it again whenever a frame lexicon
changes: the scores do not depend on the table itself. Only these figures are kept, no text.
"""
import collections, csv, math, subprocess, sys, tempfile


def main(binary, articles):
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([binary, "run", articles, "-o", out, "--force", "--quiet", "--isolated"], check=True)
        csv.field_size_limit(1 << 30)
        with open(f"{out}/articles.csv", newline="", encoding="utf-8") as f:
            words = {r["article_id"]: int(r["words"]) for r in csv.DictReader(f)}
        # a text of a few lines has no density worth the name
        used = {a for a, n in words.items() if n >= 100}
        scores = collections.defaultdict(list)
        with open(f"{out}/frames.csv", newline="", encoding="utf-8") as f:
            for r in csv.DictReader(f):
                if not r["statement_id"] and r["article_id"] in used:
                    scores[r["scheme"], r["frame"]].append(float(r["score"]))
    n = len(used)
    print("# scheme, frame, mean and standard deviation of cue weight per 100 words, share of articles with a hit")
    print(f"# measured by scripts/count_frames.py on {n} articles of US political news (SOURCES.toml: polnear-densities); figures only")
    for (scheme, frame), s in sorted(scores.items()):
        mean = sum(s) / n
        deviation = math.sqrt(sum(x * x for x in s) / n - mean * mean)
        print(f"{scheme}\t{frame}\t{mean:.4f}\t{deviation:.4f}\t{len(s) / n:.3f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

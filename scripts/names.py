#!/usr/bin/env python3
"""The articles of corpus/ with other surnames, read as before: what hangs on a name.

usage: names.py BINARY [KIND ...] [--show N]
Each kind gives the persons of an article other surnames, one for each. Statements whose cue, words or speaker differ beyond the name hang
on the name: a rule takes it for a word, or a list knows the one and not the other. Prints the share that stays the same; --show lists N
that do not."""
import argparse, collections, csv, os, random, re, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ARTICLES = os.path.join(HERE, "..", "corpus", "articles")
SYLLABLES = "ba be do du fa fe ga gi ha he ka ko la lu ma mi na no pa po ra ro sa so ta to va ve za zo".split()
PARTICLES = ["van der ", "de ", "von ", "al-", "bin ", "da ", "di ", "le ", "van ", "del "]
STARTS = ["Ø", "Ç", "Ż", "O’", "D’", "Mc", "N’", "O'", "É"]
WORDS = """Price Young Banks Law Power Rice King Ford May West Brown Green Long Best Case Hall Field Stone Wood Rose Page Ball Bell Cook Church
Day Love Frost Moss Hope Marsh Swift Savage Sharp Strong Moody Noble Wise Little Rush Cash Grant Bond Bishop Major Marshall Potter Weaver
Miller Butler Porter Baker Fisher Mason Guardian Knight Abbott Dean Parsons Fields Waters""".split()


def stem(k):
    chance = random.Random(k)
    return ("".join(chance.choice(SYLLABLES) for _ in range(3)) + chance.choice(["n", "r", "s", "t", "k", "l", ""])).capitalize()


KINDS = {
    "plain": stem,
    "hyphen": lambda k: f"{stem(k)}-{stem(k + 5000)}",
    "particle": lambda k: PARTICLES[k % len(PARTICLES)] + stem(k),
    "letters": lambda k: STARTS[k % len(STARTS)] + (stem(k) if k % len(STARTS) in (3, 4, 5, 6, 7) else stem(k).lower()),
    "words": lambda k: WORDS[k % len(WORDS)],
}


def run(binary, folder):
    """The statements of each file."""
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([binary, "run", folder, "-o", out, "--force", "-q"], check=True)
        found = collections.defaultdict(list)
        with open(os.path.join(out, "statements.csv"), encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table):
                found[row["file"]].append(row)
    return found


def other(text, names):
    """`text` with other surnames, with a capital where a sentence, a paragraph or a turn begins."""
    def one(pattern, of):
        def put(match):
            before = text[:match.start()].rstrip(" \t\"“‘*")
            name = of(match[1])
            return name[0].upper() + name[1:] if not before or before[-1] in ".!?\n:" else name
        return re.compile(r"(?<![\w-])(" + "|".join(pattern) + r")(?![\w-])"), put
    if not names:
        return text
    longest = sorted(map(re.escape, names), key=len, reverse=True)
    pattern, put = one(longest, names.get)
    text = pattern.sub(put, text)
    upper = {name.upper(): new.upper() for name, new in names.items()}
    pattern, put = one(sorted(map(re.escape, upper), key=len, reverse=True), upper.get)
    return pattern.sub(put, text)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary")
    ap.add_argument("kind", nargs="*", help=", ".join(KINDS))
    ap.add_argument("--show", type=int, default=0)
    a = ap.parse_args()
    before = run(a.binary, ARTICLES)
    person = re.compile(r"[A-Z][a-z]+ ([A-Z][a-z]+(?:-[A-Z][a-z]+)?)")
    for kind in a.kind or KINDS:
        names = {}
        with tempfile.TemporaryDirectory() as folder:
            for number, file in enumerate(sorted(os.listdir(ARTICLES))):
                rows = before.get(file, [])
                people = (person.fullmatch(r["speaker"]) for r in rows if r["speaker_kind"] == "person")
                surnames = sorted({p[1] for p in people if p})
                names[file] = {name: KINDS[kind](7 * number + k) for k, name in enumerate(surnames)}
                with open(os.path.join(ARTICLES, file), encoding="utf-8", newline="") as article:
                    text = other(article.read(), names[file])
                with open(os.path.join(folder, file), "w", encoding="utf-8", newline="") as article:
                    article.write(text)
            after = run(a.binary, folder)
        total = same = 0
        shown = []
        for file, rows in before.items():
            new = lambda text: other(text, names[file]).lower()
            old = collections.Counter((r["cue"], new(r["text"]), new(r["speaker"])) for r in rows)
            now = collections.Counter((r["cue"], r["text"].lower(), r["speaker"].lower()) for r in after[file])
            total += sum(old.values())
            same += sum((old & now).values())
            shown += [("-", file, *row) for row in old - now] + [("+", file, *row) for row in now - old]
        print(f"{kind:10}{100 * same / total:6.1f} % of {total} the same")
        for sign, file, cue, text, speaker in sorted(shown, key=lambda row: (row[1], row[3]))[:a.show]:
            print(f"  {sign} {file[:28]:28} {cue} | {text[:80]} | {speaker}")


if __name__ == "__main__":
    main()

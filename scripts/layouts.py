#!/usr/bin/env python3
"""The training articles set in other layouts, scored as before: what a way of typing costs.

usage: layouts.py BINARY SHARED [LAYOUT ...]      SHARED: the folder that holds eval/ and data/attribution/train
Each layout changes marks, blanks or line breaks and no word. What is found is moved back to the offsets of the articles as they are
and scored by SHARED/eval, so that the figures stand beside those of `plain`. A layout that costs much hides a rule that hangs on a sign."""
import os, re, subprocess, sys, tempfile


def opens(text, i):
    return i == 0 or text[i - 1].isspace() or text[i - 1] in "([—-"


def signs(change):
    """A layout that writes sign `i` of a text as change(text, i): pieces of the new text, each with its old offset."""
    return lambda text: [(change(text, i), i) for i in range(len(text))]


def marks(pair, inner=None):
    """A layout that sets double marks as `pair` and, where `inner` is given, curly single ones as `inner`."""
    def change(text, i):
        sign = text[i]
        if sign in '“”"':
            return pair[0] if sign == "“" or sign == '"' and opens(text, i) else pair[1]
        if inner and sign == "‘":
            return inner[0]
        if inner and sign == "’" and not text[i - 1:i].isalnum():
            return inner[1]
        return sign
    return signs(change)


def straight(text, i):
    return {"“": '"', "”": '"', "‘": "'", "’": "'"}.get(text[i], text[i])


def tokenised(text, i):
    """As the Penn Treebank writes: `` said it , '' she 's ."""
    sign, after = text[i], text[i + 1:i + 2]
    if sign in '“”"':
        return "`` " if sign == "“" or sign == '"' and opens(text, i) else " ''"
    ends = sign == "." and (not after or after in '\n"”')
    if ends or sign in ",;:?!" and (not after or after.isspace() or after in '"”'):
        return " " + sign
    if sign in "'’" and text[i + 1:i + 2] == "s" and not text[i + 2:i + 3].isalnum():
        return " '"
    return {"(": "-LRB- ", ")": " -RRB-"}.get(sign, sign)


def ends_sentence(text, i):
    return text[i] == " " and text[i - 1] in '.?!"”' and text[i - 3:i - 1].islower() and (text[i + 1:i + 2].isupper() or text[i + 1:i + 2] in ('"', "“"))


def by_line(text, i):
    return "\n" if ends_sentence(text, i) else text[i]


def one_paragraph(text, i):
    if text[i] != "\n":
        return text[i]
    return "" if text[i + 1:i + 2] in ("", "\n") else " "


def wrapped(text):
    """Lines of at most 72 signs."""
    out, column = [], 0
    for m in re.finditer(r"\n+|[ \xa0]|[^\s]+|\s", text):
        piece, at = m.group(), m.start()
        if piece in " \xa0" and column + 1 + len(re.match(r"\S*", text[m.end():]).group()) > 72:
            piece = "\n"
        column = 0 if "\n" in piece else column + len(piece)
        out.extend((sign, at + k) for k, sign in enumerate(piece))
    return out


def hidden(text, i):
    """Soft hyphens inside long words."""
    inside = i % 9 == 4 and text[i].isalpha() and text[i + 1:i + 2].isalpha()
    return text[i] + "\u00ad" if inside else text[i]


LAYOUTS = {
    "plain": signs(lambda text, i: text[i]),
    "straight": signs(straight),
    "single": marks("‘’", "“”"),
    "guillemets": marks("«»"),
    "low": marks("„“"),
    "ticks": marks(("``", "''")),
    "tokenised": signs(tokenised),
    "wrapped": wrapped,
    "by-line": signs(by_line),
    "one-paragraph": signs(one_paragraph),
    "soft-hyphens": signs(hidden),
    "windows": signs(lambda text, i: "\r\n" if text[i] == "\n" else text[i]),
    "hard-blanks": signs(lambda text, i: "\xa0" if text[i] == " " and i % 3 == 0 else text[i]),
}


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary, shared, names = sys.argv[1], sys.argv[2], sys.argv[3:] or list(LAYOUTS)
    sys.path.insert(0, os.path.join(shared, "eval"))
    import attribution
    from tool import Run, read_jsonl

    train = os.path.join(shared, "data", "attribution", "train")
    articles, gold = os.path.join(train, "articles"), read_jsonl(os.path.join(train, "gold.jsonl"))
    print(f"{'layout':14}  e2e  core  direct  mixed  indirect")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            old = {}
            for file in sorted(os.listdir(articles)):
                with open(os.path.join(articles, file), encoding="utf-8", newline="") as f:
                    text = f.read()
                pieces = LAYOUTS[name](text)
                old[file.removesuffix(".txt")] = [at for piece, at in pieces for _ in piece]
                with open(os.path.join(folder, file), "w", encoding="utf-8", newline="") as f:
                    f.write("".join(piece for piece, _ in pieces))
            found = attribution.predictions(Run(binary, folder=folder))
        for doc, rows in found.items():
            back = lambda span: [old[doc][span[0]], old[doc][span[1] - 1] + 1]
            for row in rows:
                row["content"] = [back(span) for span in row["content"]]
                row["source"] = row["source"] and back(row["source"])
        score = attribution.score(gold, articles, found)
        kinds = ("", "core ", "direct ", "mixed ", "indirect ")
        figures = [100 * score[kind + "e2e F1"] for kind in kinds]
        print("{:14} {:4.1f}  {:4.1f}    {:4.1f}   {:4.1f}      {:4.1f}".format(name, *figures), flush=True)


if __name__ == "__main__":
    main()

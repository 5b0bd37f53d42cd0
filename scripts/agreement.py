#!/usr/bin/env python3
"""Agreement of two passes over the corpus: Krippendorff's alpha (nominal) between corpus/gold and corpus/second.

usage: agreement.py [CORPUS]
Units are words: for hedges the category of each word (none, epistemic, ...), for conditions the type of the marker that holds it, for
stances the value of the evidence that holds it. For stances also the F1 of the second pass against the first, much as score_corpus reckons it
(holders are the same where the words of one name hold those of the other): what a careful reader reaches. For the articles whose second pass
has statements, their F1 too: contents are the same where they share half of their words. Both passes come from within the team. Python 3.11 or later, standard library only."""
import collections, os, re, sys, tomllib

WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")


def plain(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    return re.sub(r"[*#>_]", "", text) if path.endswith(".md") else text


def labels(text, rows, key, value):
    """The label of each word by the rows of one pass."""
    words = [m.span() for m in WORD.finditer(text)]
    out = ["none"] * len(words)
    for r in rows:
        at = text.find(re.sub(r"[*#>_]", "", r["at"])) if text.find(r["at"]) < 0 else text.find(r["at"])
        start = text.find(r[key], at) if at >= 0 and r.get(key) else -1
        if start < 0:
            continue
        for k, (a, b) in enumerate(words):
            if a < start + len(r[key]) and b > start:
                out[k] = r[value]
    return out


SMALL = set("a an and at by for from her his in its of on one or our some the their to who with".split())


def name(holder):
    """The words that name a holder, small words and possessives aside."""
    return {re.sub("['\u2019]s$", "", w) for w in re.findall(r"[\w'\u2019-]+", holder.lower())} - SMALL


def rows(text, doc):
    """(holder, words of the target, stance) of the stances that count."""
    words, out = [m.span() for m in WORD.finditer(text)], []
    for r in doc.get("stance", []):
        at = max(text.find(re.sub(r"[*#>_]", "", r["at"])), text.find(r["at"]), 0)
        start = text.find(r["target"], at)
        if start >= 0 and not r.get("optional"):
            out.append((name(r["holder"]), {k for k, (a, b) in enumerate(words) if a < start + len(r["target"]) and b > start}, r["stance"]))
    return out


def paired(first, second):
    """Pairs of one row each on overlapping targets with one holder, the best first."""
    found = [((a[2] == b[2], len(a[1] & b[1]) / len(a[1] | b[1])), i, j) for i, a in enumerate(first) for j, b in enumerate(second)
             if a[1] & b[1] and (a[0] <= b[0] or b[0] <= a[0])]
    used_i, used_j, out = set(), set(), []
    for _, i, j in sorted(found, key=lambda f: f[0], reverse=True):
        if i not in used_i and j not in used_j:
            used_i.add(i), used_j.add(j), out.append((first[i][2], second[j][2]))
    return out


def find(text, string, at):
    """Start and end of a string, cut or whole, that stands nearest to `at`."""
    head, _, tail = string.partition(" ... ")
    starts = [m.start() for m in re.finditer(re.escape(head), text)]
    start = min(starts, key=lambda s: abs(s - at), default=-1)
    end = text.find(tail, start + len(head)) + len(tail)
    return (start, end) if start >= 0 and end >= start + len(head) else (0, 0)


def contents(text, doc):
    """(words of the content, words of the speaker's name) of the statements."""
    words, out = [m.span() for m in WORD.finditer(text)], []
    for r in doc.get("statement", []):
        places = [find(text, re.sub(r"[*#>_]", "", piece), max(text.find(re.sub(r"[*#>_]", "", r["at"])), 0)) for piece in r["content"]]
        out.append(({k for k, (a, b) in enumerate(words) for start, end in places if a < end and b > start}, name(r["speaker"])))
    return out


def same(first, second):
    """How many contents two passes share, and how many of these with one speaker."""
    found = [(len(a & b) / len(a | b), i, j) for i, (a, _) in enumerate(first) for j, (b, _) in enumerate(second) if a & b]
    used_i, used_j, content, speaker = set(), set(), 0, 0
    for overlap, i, j in sorted(found, reverse=True):
        if overlap >= 0.5 and i not in used_i and j not in used_j:
            used_i.add(i), used_j.add(j)
            a, b = first[i][1], second[j][1]
            content, speaker = content + 1, speaker + (a <= b or b <= a) * (bool(a) == bool(b))
    return content, speaker


def alpha(pairs):
    """Krippendorff's alpha for two coders, nominal data, nothing missing."""
    n = 2 * len(pairs)
    values = collections.Counter(v for p in pairs for v in p)
    observed = sum(a != b for a, b in pairs) / len(pairs)
    expected = 1 - sum(c * (c - 1) for c in values.values()) / (n * (n - 1))
    return 1 - observed / expected


def main():
    corpus = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "corpus")
    seen = collections.Counter()
    pairs, counts, articles = collections.defaultdict(list), collections.Counter(), 0
    for name in sorted(os.listdir(os.path.join(corpus, "second"))):
        with open(os.path.join(corpus, "gold", name), "rb") as f: first = tomllib.load(f)
        with open(os.path.join(corpus, "second", name), "rb") as f: second = tomllib.load(f)
        text = plain(os.path.join(corpus, first["article"]))
        articles += 1
        if second.get("statement"):
            a, b = contents(text, first), contents(text, second)
            content, speaker = same(a, b)
            counts.update({"statement articles": 1, "statement rows": len(a) + len(b), "content": content, "speaker": speaker})
        a, b = rows(text, first), rows(text, second)
        seen.update(("first", r[2]) for r in a), seen.update(("second", r[2]) for r in b)
        seen.update(("both", x) for x, y in paired(a, b) if x == y)
        for kind, key, value in (("hedge", "text", "category"), ("condition", "marker", "type"), ("stance", "evidence", "stance")):
            a, b = (labels(text, d.get(kind, []), key, value) for d in (first, second))
            pairs[kind] += zip(a, b)
            pairs[kind + " present"] += [(x != "none", y != "none") for x, y in zip(a, b)]
            counts[kind] += len(first.get(kind, []))
            counts[kind, 2] += len(second.get(kind, []))
    print(f"{articles} articles, two passes")
    for kind in ("hedge", "condition", "stance"):
        print(f"  {kind:10} rows {counts[kind]:4} / {counts[kind, 2]:4}   alpha {alpha(pairs[kind]):.2f}   presence alone {alpha(pairs[kind + ' present']):.2f}")
    f1 = {k: 200 * seen["both", k] / max(1, seen["first", k] + seen["second", k]) for k in ("support", "oppose", "conditional")}
    print("  stance F1 of the second pass against the first: " + ", ".join(f"{k} {v:.1f}" for k, v in f1.items()) + f", macro {sum(f1.values()) / 3:.1f}")
    f1 = {k: 200 * counts[k] / max(1, counts["statement rows"]) for k in ("content", "speaker")}
    print(f"  statements of {counts['statement articles']} articles, F1: content {f1['content']:.1f}, with the speaker {f1['speaker']:.1f}")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Sorts what the attribution misses and what it adds by cause, on annotated articles.

usage: attribution_errors.py WEIGH FOLDER [--show CAUSE] [--most 20]
WEIGH   the built example, target/release/examples/weigh
FOLDER  with gold.jsonl and articles/ (work on the training half)
--show  print examples of one cause"""
import argparse, collections, os, subprocess, sys, json
from fit_attribution import jaccard, spans_words, starts_of


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weigh"); ap.add_argument("folder"); ap.add_argument("--show"); ap.add_argument("--most", type=int, default=20); ap.add_argument("--core", action="store_true")
    a = ap.parse_args()
    done = subprocess.run([a.weigh, os.path.join(a.folder, "articles")], stdout=subprocess.PIPE, check=True)
    docs = [json.loads(l) for l in done.stdout.decode().splitlines()[1:]]
    gold = {r["doc"]: r["attributions"] for r in map(json.loads, open(os.path.join(a.folder, "gold.jsonl"), encoding="utf-8"))}
    missed, added, keys, examples = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter), []
    for d in docs:
        starts = starts_of(a.folder, d["doc"])
        text = open(os.path.join(a.folder, "articles", d["doc"] + ".txt"), encoding="utf-8", newline="").read()
        gs = gold[d["doc"]]
        gw = [(spans_words(g["content"], starts), spans_words(g["source"] or [], starts)) for g in gs]
        cues = d["cues"]
        for c in cues:
            c["words"] = spans_words(c["contents"][c["content"]][0], starts) if c["contents"] else set()
            s = c["sources"][c["source"]] if c["sources"] else None
            c["src"] = spans_words([s[0]], starts) if s and s[2] != "None" else set()
        taken = [c for c in cues if c["score"] > 0]
        for g, (content, source) in zip(gs, gw):
            if a.core and not g["core"]: continue
            mine = [c for c in cues if any(s < c["cue"][1] and c["cue"][0] < e for s, e in g["cue"] or [])]
            if not g["cue"]: mine = []
            if any(c["kind"] == "Colon" for c in cues):
                mine += [c for c in cues if c["kind"] == "Colon" and any(s <= c["cue"][0] and c["cue"][0] - e <= 3 and e - s <= 2 for s, e in g["cue"] or [])]
            right = [c for c in taken if jaccard(c["words"], content) >= 0.5]
            if any((c["src"] & source) if source else not c["src"] for c in right): continue
            if right: cause = "source wrong" if source else "source where gold has none"
            elif not g["cue"]: cause = "gold has no cue"
            elif not mine: cause = "cue unknown"
            else:
                c = max(mine, key=lambda c: (c["score"] > 0, jaccard(c["words"], content)))
                best = max((jaccard(spans_words(k[0], starts), content) for k in c["contents"]), default=0)
                ok = jaccard(c["words"], content) >= 0.5
                if c["score"] <= 0: cause = "cue rejected" + (", content right" if ok else ", content wrong")
                elif best < 0.5: cause = "no right content offered"
                else:
                    w = c["words"]
                    cause = "content " + ("too long" if w > content else "too short" if w < content else "elsewhere" if not w & content else "shifted")
            key = mine[0]["key"] if mine else " ".join(text[s:e].lower() for s, e in g["cue"] or [])
            missed[cause] += 1; keys[cause][key] += 1
            if cause == a.show:
                got = mine[0]["contents"][mine[0]["content"]][0] if mine and mine[0]["contents"] else []
                examples.append((text[max(0, min(s for s, _ in g["content"] + (g["cue"] or [])) - 60):max(e for _, e in g["content"] + (g["cue"] or [])) + 60].replace("\n", "¶"),
                                 "cue=" + "|".join(text[s:e] for s, e in g["cue"] or []), "source=" + "|".join(text[s:e] for s, e in g["source"] or []), "gold=" + " … ".join(text[s:e] for s, e in g["content"]),
                                 "got=" + " … ".join(text[s:e] for s, e in got), "gotsrc=" + (text[slice(*mine[0]["sources"][mine[0]["source"]][0])] if mine else "")))
        for c in taken:
            if any(jaccard(c["words"], x) >= 0.5 for x, _ in gw): continue
            at = any(any(s < c["cue"][1] and c["cue"][0] < e for s, e in g["cue"] or []) for g in gs)
            cause = "content of a gold cue" if at else "no gold cue, in quotation" if c["in_quote"] else "no gold cue"
            added[cause] += 1; keys["+" + cause][c["key"]] += 1
            if "+" + cause == a.show:
                k = c["contents"][c["content"]][0]
                examples.append((text[max(0, c["cue"][0] - 90):c["cue"][1] + 110].replace("\n", "¶"), "cue=" + c["key"], "got=" + " … ".join(text[s:e] for s, e in k), f"score={c['score']:.1f}"))
    print("missed"); [print(f"  {n:6} {c:36}" + " ".join(f"{k}:{v}" for k, v in keys[c].most_common(14))) for c, n in missed.most_common()]
    print("added"); [print(f"  {n:6} {c:36}" + " ".join(f"{k}:{v}" for k, v in keys["+" + c].most_common(14))) for c, n in added.most_common()]
    step = max(1, len(examples) // a.most)
    for e in examples[::step][:a.most]: print("\n" + "\n  ".join(e))


if __name__ == "__main__":
    main()

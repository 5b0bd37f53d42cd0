#!/usr/bin/env python3
"""Counts the reporting cues and fits the weights of the attribution on annotated articles.

usage: fit_attribution.py WEIGH TRAIN [--own FOLDER] [--own-weight 3] [--only CHOICE ...] [--keep PULL] [--keep-counts] [--shift S]
                          [--out DIR] [--rounds 2]
WEIGH   the built example, target/release/examples/weigh
TRAIN   a folder with gold.jsonl and articles/
FOLDER  the same of corpus/'s half `work` (examples/gold); each of its cues weighs as much as --own-weight of TRAIN's; counts leave it out
DIR     where cue-counts.tsv and attribution.weights are written (default: lexicons/en); counted with the weights that stand there
Needs numpy and scipy. The same input gives the same files."""
import argparse, collections, json, math, os, subprocess, sys, tempfile
import numpy as np
from scipy.optimize import minimize


def spans_words(spans, starts):
    """Numbers of the words (by start offset) that lie in spans."""
    import bisect
    out = set()
    for s, e in spans:
        out.update(range(bisect.bisect_left(starts, s), bisect.bisect_left(starts, e)))
    return out


def jaccard(a, b):
    both = len(a & b)
    return both / len(a | b) if both else 0.0


def read(weigh, train, weights, counts):
    done = subprocess.run([weigh, os.path.join(train, "articles"), weights, counts], stdout=subprocess.PIPE, check=True)
    lines = done.stdout.decode().splitlines()
    names = json.loads(lines[0])["names"]
    return names, [json.loads(l) for l in lines[1:]]


def starts_of(train, doc):
    import re
    with open(os.path.join(train, "articles", doc + ".txt"), encoding="utf-8", newline="") as f:
        text = f.read()
    return [m.start() for m in re.finditer(r"[^\W_]+(?:['\u2019\-][^\W_]+)*", text)]


def labelled(docs, gold, train):
    """For every cue: the gold attribution whose cue it overlaps, the words of each candidate, and of gold."""
    for d in docs:
        starts = starts_of(train, d["doc"])
        gs = gold[d["doc"]]
        gw = [(spans_words(g["content"], starts), spans_words(g["source"] or [], starts)) for g in gs]
        for c in d["cues"]:
            a, b = c["cue"]
            mine = [k for k, g in enumerate(gs) if any(s < b and a < e for s, e in g["cue"] or [])]
            if c["kind"] in ("Colon", "Dash"):
                mine = [k for k, g in enumerate(gs) if any(s <= a and a - e <= 3 and e - s <= 2 for s, e in g["cue"] or [])]
            cw = [spans_words(k[0], starts) for k in c["contents"]]
            sw = [spans_words([s[0]], starts) if s[2] != "None" else set() for s in c["sources"]]
            best = max(mine, key=lambda k: max((jaccard(w, gw[k][0]) for w in cw), default=0), default=None)
            yield d["doc"], c, best, gw, cw, sw


def count(rows, gold):
    """The table of counts: how often each cue is one, in all and by what stands beside it."""
    table = collections.defaultdict(lambda: [0, 0, 0, 0, 0.0])
    follows = collections.defaultdict(lambda: [0, 0])
    for doc, c, best, gw, cw, sw in rows:
        t = table[c["key"]]
        used = best is not None
        t[0] += 1
        for key in (c["key"], c["kind"]):
            follows[key, c["follows"]][0] += 1
            follows[key, c["follows"]][1] += used
        if used:
            g = gold[doc][best]
            t[1] += 1
            t[2] += not g["source"]
            t[3] += bool(g["content"]) and g["content"][0][0] < c["cue"][0]
            t[4] += math.log1p(len(gw[best][0]))
    kinds = {c["key"]: c["kind"] for _, c, *_ in rows}
    n = sum(t[0] for t in table.values()); k = sum(t[1] for t in table.values())
    base, none, left = k / n, sum(t[2] for t in table.values()) / k, sum(t[3] for t in table.values()) / k
    length = sum(t[4] for t in table.values()) / k
    logit = lambda p: math.log(max(p, 0.005) / max(1 - p, 0.005))
    whole = collections.Counter(); right = collections.Counter()
    for key, t in table.items(): whole[kinds[key]] += t[0]; right[kinds[key]] += t[1]
    out = ["# cue, occurrences, share used as a cue, share without a source, share with content before, mean ln(1 + words),",
           "# share by what follows (that, quotation, wh, to, preposition, clause, phrase, end)",
           "# counted by scripts/fit_attribution.py on the 840 training articles of PolNeAR (SOURCES.toml: polnear-counts); smoothed; 3 occurrences or more"]
    for key in sorted(table):
        t = table[key]
        if t[0] < 3 or key in ("Colon", "Dash"):
            continue
        p = (t[1] + 2 * base) / (t[0] + 2)
        cells = [p, (t[2] + 2 * none) / (t[1] + 2), (t[3] + 2 * left) / (t[1] + 2), (t[4] + 2 * length) / (t[1] + 2)]
        kind = kinds[key]
        overall = right[kind] / whole[kind]
        for i in range(8):
            a, u = follows[kind, i]
            shift = logit((u + 4 * overall) / (a + 4)) - logit(overall)
            prior = 1 / (1 + math.exp(-(logit(p) + shift)))
            a, u = follows[key, i]
            cells.append((u + 4 * prior) / (a + 4))
        out.append("\t".join([key, str(t[0])] + [f"{x:.3f}" for x in cells]))
    return "\n".join(out) + "\n"


def crossed(weigh, train, weights, gold, docs, tmp):
    """The candidates of every article with counts that were made without it, so that rare cues do not look surer than they are."""
    out = []
    names = None
    for fold in range(2):
        half = [d for i, d in enumerate(docs) if i % 2 != fold]
        path = os.path.join(tmp, f"counts-{fold}.tsv")
        with open(path, "w") as f:
            f.write(count(list(labelled(half, gold, train)), gold))
        names, fresh = read(weigh, train, weights, path)
        out += [d for i, d in enumerate(fresh) if i % 2 == fold]
    return names, out


def softmax_fit(groups, size, near, pull=1.0):
    """groups: list of (matrix, gains, weight): maximises the log-likelihood of the best candidates; `pull` draws the weights to `near`."""
    from scipy.sparse import csr_matrix
    rows, cols, vals, owner, y = [], [], [], [], []
    n = 0
    for g, (cands, gains, _) in enumerate(groups):
        top = max(gains)
        for f, gain in zip(cands, gains):
            for i, v in f:
                rows.append(n); cols.append(i); vals.append(v)
            owner.append(g); y.append(1.0 if gain >= top - 1e-9 else 0.0)
            n += 1
    x = csr_matrix((vals, (rows, cols)), shape=(n, size))
    owner = np.array(owner); y = np.array(y); weight = np.array([g[2] for g in groups])
    first = np.searchsorted(owner, np.arange(len(groups)))

    def loss(w):
        s = x @ w
        m = np.maximum.reduceat(s, first)
        e = np.exp(s - m[owner])
        z = np.add.reduceat(e, first)
        ey = np.add.reduceat(e * y, first)
        p, q = e / z[owner], e * y / ey[owner]
        value = -(weight * (np.log(ey) - np.log(z))).sum() + pull / 2 * ((w - near) @ (w - near))
        return value, x.T @ (weight[owner] * (p - q)) + pull * (w - near)

    return minimize(loss, near, jac=True, method="L-BFGS-B", options=dict(maxiter=300)).x


def logistic_fit(feats, labels, weight, size, near, pull=1.0):
    """Log-odds of the labels; `pull` draws the weights to `near`."""
    from scipy.sparse import csr_matrix
    rows, cols, vals = [], [], []
    for n, f in enumerate(feats):
        for i, v in f:
            rows.append(n); cols.append(i); vals.append(v)
    x = csr_matrix((vals, (rows, cols)), shape=(len(feats), size)); y = np.array(labels, float); weight = np.array(weight)

    def loss(w):
        s = x @ w
        value = (weight * (np.logaddexp(0, s) - y * s)).sum() + pull / 2 * ((w - near) @ (w - near))
        return value, x.T @ (weight * (1 / (1 + np.exp(-s)) - y)) + pull * (w - near)

    return minimize(loss, near, jac=True, method="L-BFGS-B", options=dict(maxiter=300)).x


def write(names, w, path):
    groups = collections.OrderedDict()
    for name, v in zip(names, w):
        g, n = name.split(".", 1)
        groups.setdefault(g, []).append(f"{n} = {v:.3f}")
    head = []
    if os.path.exists(path):
        with open(path) as f:
            head = [line for line in f if line.startswith("#")]
    with open(path, "w") as f:
        f.write("".join(head) or "# Weights of the attribution's linear choices (src/attribution/feature.rs), fitted by scripts/fit_attribution.py on the 840\n"
                "# training articles of PolNeAR (SOURCES.toml: polnear-counts) and the work half of corpus/. source and content: a softmax over the candidates of a cue;\n"
                "# accept: log-odds that the chosen source and content are right, shifted by the threshold in accept.bias.\n")
        for g, lines in groups.items():
            f.write(f"\n[{g}]\n" + "\n".join(lines) + "\n")


def kept(names, path):
    """The weights in a file, by number."""
    w, group = dict.fromkeys(names, 0.0), ""
    with open(path) as f:
        for line in map(str.strip, f):
            if line.startswith("["): group = line[1:-1]
            elif " = " in line and not line.startswith("#"): w[group + "." + line.split(" = ")[0]] = float(line.split(" = ")[1])
    return np.array([w[n] for n in names])


def gold_of(folder):
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as f:
        return {r["doc"]: r["attributions"] for r in map(json.loads, f)}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("weigh"); ap.add_argument("train"); ap.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "..", "lexicons", "en"))
    ap.add_argument("--own"); ap.add_argument("--own-weight", type=float, default=3.0)
    ap.add_argument("--rounds", type=int, default=2); ap.add_argument("--shift", type=float, default=0.0)
    ap.add_argument("--only", choices=("source", "content", "accept"), action="append", help="fit this choice, keep the weights of the others; repeatable")
    ap.add_argument("--keep", type=float, default=0.0, metavar="PULL", help="L2 pull toward the weights of the file; without it, 1 toward 0")
    ap.add_argument("--keep-counts", action="store_true", help="leave cue-counts.tsv as it is")
    a = ap.parse_args()
    counts, weights = os.path.join(a.out, "cue-counts.tsv"), os.path.join(a.out, "attribution.weights")
    gold = gold_of(a.train)
    own = gold_of(a.own) if a.own else {}
    names, docs = read(a.weigh, a.train, weights, counts)
    if not a.keep_counts:
        table = count(list(labelled(docs, gold, a.train)), gold)
        with open(counts, "w") as f:
            f.write(table)
    size = len(names)
    at = {n: i for i, n in enumerate(names)}
    fits = a.only or ["source", "content", "accept"]
    w = kept(names, weights) if a.only or a.keep else np.zeros(size)
    near, pull = (w.copy(), a.keep) if a.keep else (np.zeros(size), 1.0)
    tmp = tempfile.mkdtemp()

    def weighed():
        """Every cue of both folders with what it weighs in the fit."""
        _, docs_now = crossed(a.weigh, a.train, weights, gold, docs, tmp)
        rows = [(*r, gold, 1.0) for r in labelled(docs_now, gold, a.train)]
        if own:
            rows += [(*r, own, a.own_weight) for r in labelled(read(a.weigh, a.own, weights, counts)[1], own, a.own)]
        return rows

    for _ in range(a.rounds):
        rows = weighed()
        if "source" in fits:
            groups = []
            for doc, c, best, gw, cw, sw, _, weight in rows:
                if best is None: continue
                want = gw[best][1]
                gains = [round(jaccard(s, want), 2) if want else float(not s) for s in sw]
                if max(gains) <= 0: continue
                groups.append(([s[1] for s in c["sources"]], gains, weight))
            ws = softmax_fit(groups, size, near, pull)
            w = np.where([n.startswith("source.") for n in names], ws, w)
        if "content" in fits:
            # given the source as chosen before
            groups = []
            for doc, c, best, gw, cw, sw, _, weight in rows:
                if best is None or not cw: continue
                gains = [round(jaccard(x, gw[best][0]), 2) for x in cw]
                if max(gains) < 0.3: continue
                groups.append(([k[1] for k in c["contents"]], gains, weight))
            wc = softmax_fit(groups, size, near, pull)
            w = np.where([n.startswith("content.") for n in names], wc, w)
        if "accept" not in fits:
            write(names, w, weights)
            continue
        if len(fits) > 1:
            # the acceptance, given both
            write(names, w, weights)
            rows = weighed()
        feats, labels, weight = [], [], []
        for doc, c, best, gw, cw, sw, its, much in rows:
            good = False
            if cw:
                mine = cw[c["content"]]; src = sw[c["source"]]
                first, end = c["cue"]
                # right content and source count only for the cue that is annotated; a turn has none
                meets = lambda g: not g["cue"] or c["kind"] in ("Colon", "Dash") or any(s < end and first < e for s, e in g["cue"])
                right = lambda words, who: jaccard(mine, words) >= 0.5 and (bool(src & who) if who else not src)
                good = any(right(*x) and meets(g) for g, x in zip(its[doc], gw))
                # TRAIN does not annotate what stands inside another statement: there it tells nothing
                inside = any(mine <= w and any(s <= first and end <= e for s, e in g["content"]) for g, (w, _) in zip(its[doc], gw))
                if its is gold and inside and not good: continue
            feats.append(c["accept"]); labels.append(good); weight.append(much)
        wa = logistic_fit(feats, labels, weight, size, near, pull)
        wa[at["accept.bias"]] += a.shift
        w = np.where([n.startswith("accept.") for n in names], wa, w)
        write(names, w, weights)
        print(f"{len(rows)} possible cues, {sum(r[2] is not None for r in rows)} of them gold, {sum(labels)} right as chosen", file=sys.stderr)


if __name__ == "__main__":
    main()

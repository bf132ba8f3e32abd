"""score against the second evaluator, and what must not matter.  Speaks TAP."""

import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
import cases
import evaluate

SEEDS = int(os.environ.get("SEEDS", "150"))
FIRST = int(os.environ.get("SEED", "1"))


def score(folder, files, *more, standard="standard.json"):
    p = subprocess.run(
        ["score", "-S", standard, "--orgs", "roster.csv", *more, *files],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    return p.returncode, p.stdout, p.stderr


def wanted(folder, files):
    data = evaluate.Data()
    for f in files:
        path = os.path.join(folder, f)
        {"evidence.csv": data.evidence, "tally.csv": data.tallies,
         "scores.csv": data.totals, "pledges.csv": data.records}[f](path)
    with open(os.path.join(folder, "roster.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            data.roster[r["id"]] = r
    doc = evaluate.load(os.path.join(folder, "standard.json"))
    return doc, evaluate.evaluate(doc, data)


def rows_of(doc, text):
    names = ["subject"] + [h["id"] for h in doc.get("heads", [])]
    names += ["base", "bonus", "penalty", "total", "band", "veto"]
    return [[r[n] for n in names] for r in csv.DictReader(io.StringIO(text))]


def compare(seed, folder):
    """None, or what differs."""
    files = cases.make(seed, folder)
    status, out, err = score(folder, files)
    if status:
        return f"status {status}: {err.strip()[:400]}"
    doc, want = wanted(folder, files)
    got = rows_of(doc, out)
    for a, b in zip(want, got):
        if a != b:
            return f"wanted {a}\ngot    {b}"
    return None if len(want) == len(got) else "subjects differ"


def rewrite(folder, name, change):
    path = os.path.join(folder, name)
    with open(path, encoding="utf-8") as f:
        lines = f.read().splitlines()
    change(lines)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


def order_matters(seed, folder):
    files = cases.make(seed, folder)
    before = score(folder, files)

    def shuffle(lines):
        rest = lines[1:]
        random.Random(seed).shuffle(rest)
        lines[1:] = rest

    for f in files:
        rewrite(folder, f, shuffle)
    return before[1] != score(folder, list(reversed(files)))[1]


def split_matters(seed, folder):
    files = cases.make(seed, folder)
    before = score(folder, files)
    with open(os.path.join(folder, "evidence.csv"), encoding="utf-8") as f:
        lines = f.read().splitlines()
    for k in range(2):
        with open(os.path.join(folder, f"part{k}.csv"), "w", encoding="utf-8") as f:
            f.write("\n".join([lines[0]] + lines[1 + k :: 2]) + "\n")
    after = score(folder, ["part1.csv", "part0.csv"] + files[1:])
    return before[1] != after[1]


def form_matters(seed, folder):
    files = cases.make(seed, folder)
    before = score(folder, files)
    with open(os.path.join(folder, "evidence.csv"), encoding="utf-8") as f:
        rows = list(csv.DictReader(f))
    with open(os.path.join(folder, "evidence.jsonl"), "w", encoding="utf-8") as f:
        for r in rows:
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    return before[1] != score(folder, ["evidence.jsonl"] + files[1:])[1]


def others_matter(seed, folder):
    """Without forced shares nobody's row depends on who else there is."""
    files = cases.make(seed, folder)
    path = os.path.join(folder, "standard.json")
    with open(path, encoding="utf-8") as f:
        s = json.load(f)
    for b in s["bands"]:
        b.pop("max_share", None)
        b.pop("min_share", None)
    s.pop("shares", None)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False)
    before = score(folder, files)[1].splitlines()
    for f in files:
        rewrite(folder, f, lambda lines: lines.__setitem__(
            slice(1, None), [x for x in lines[1:] if "s03" in x or "s07" in x]))
    rewrite(folder, "roster.csv", lambda lines: lines.__setitem__(
        slice(1, None), [x for x in lines[1:] if x[:3] in ("s03", "s07")]))
    after = score(folder, files)[1].splitlines()
    return [x for x in before if x[:3] in ("s03", "s07")] != after[1:]


def weights_matter(seed, folder):
    """1/2 and 2/4 are one weight."""
    files = cases.make(seed, folder)
    before = score(folder, files)
    path = os.path.join(folder, "standard.json")
    with open(path, encoding="utf-8") as f:
        s = json.load(f)

    def scale(o):
        if isinstance(o, dict):
            if "weight" in o and "/" in str(o["weight"]):
                a, b = o["weight"].split("/")
                o["weight"] = f"{int(a) * 6}/{int(b) * 6}"
            for v in o.values():
                scale(v)
        elif isinstance(o, list):
            for v in o:
                scale(v)

    scale(s)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False)
    return before[1] != score(folder, files)[1]


def bonus_lowers(seed, folder):
    """One bonus more never lowers a total."""
    files = cases.make(seed, folder)
    path = os.path.join(folder, "standard.json")
    with open(path, encoding="utf-8") as f:
        s = json.load(f)
    s.setdefault("bonus", {}).setdefault("items", []).append(
        {"id": "more", "kind": "fixed", "max": 3})
    with open(path, "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False)
    before = rows_of(s, score(folder, files)[1])
    rewrite(folder, "evidence.csv", lambda lines: lines.extend(
        f"s{k:02},more,yes,,," for k in range(12)))
    after = rows_of(s, score(folder, files)[1])
    return any(
        float(a[-3]) < float(b[-3]) and a[-1] == b[-1] for b, a in zip(before, after)
    )


def main():
    n = 0

    def told(ok, text, more=""):
        nonlocal n
        n += 1
        print(("ok" if ok else "not ok"), n, "-", text)
        for line in more.splitlines():
            print("#", line)

    with tempfile.TemporaryDirectory() as folder:
        wrong = []
        for seed in range(FIRST, FIRST + SEEDS):
            why = compare(seed, folder)
            if why:
                wrong.append(f"seed {seed}: {why}")
        told(not wrong, f"{SEEDS} random standards, equal to the last digit",
             "\n".join(wrong[:10]))
        for check, text in (
            (order_matters, "the order of rows and files never matters"),
            (split_matters, "nor does how evidence is split into files"),
            (form_matters, "nor whether it is CSV or JSON Lines"),
            (others_matter, "nor who else is scored, but for forced shares"),
            (weights_matter, "nor how a weight is written"),
            (bonus_lowers, "a bonus never lowers a total"),
        ):
            wrong = [s for s in range(FIRST, FIRST + 15) if check(s, folder)]
            told(not wrong, text, f"seeds {wrong}" if wrong else "")
        # The control: a standard that says something else must be noticed.
        files = cases.make(FIRST, folder)
        _, want = wanted(folder, files)
        rewrite(folder, "standard.json", lambda lines: lines.__setitem__(
            slice(None), [x.replace('"places": ', '"places": 1') for x in lines]))
        doc, _ = wanted(folder, files)
        told(rows_of(doc, score(folder, files)[1]) != want,
             "the comparison can fail")
    print(f"1..{n}")


main()

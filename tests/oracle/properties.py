"""score against the second evaluator, and what must not matter.  Speaks TAP."""

import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(__file__))
import cases
import evaluate
import page

SEEDS = int(os.environ.get("SEEDS", "150"))
FIRST = int(os.environ.get("SEED", "1"))


def score(folder, files, *more, standard="standard.json"):
    p = subprocess.run(
        ["score", "-S", standard, "--orgs", "roster.csv", *more, *files],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    # Marks outside their range are refused, or could not be checked.
    marks = p.returncode == 1 and re.search("outside|not checked", p.stderr)
    return 0 if marks else p.returncode, p.stdout, p.stderr


def wanted(folder, files):
    data = evaluate.Data()
    for f in files:
        path = os.path.join(folder, f)
        {"evidence.csv": data.evidence, "tally.csv": data.tallies,
         "scores.csv": data.totals}.get(f, data.records)(path)
    data.people(os.path.join(folder, "roster.csv"))
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
    for name in files:
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        if not rows:  # JSON Lines without a line have no columns
            return False
        with open(path[:-3] + "jsonl", "w", encoding="utf-8") as f:
            for r in rows:
                f.write(json.dumps(r, ensure_ascii=False) + "\n")
    return before[1] != score(folder, [f[:-3] + "jsonl" for f in files])[1]


def others_matter(seed, folder):
    """Without forced shares nobody's row depends on who else there is."""
    files = cases.make(seed, folder)
    change(folder, without_shares)
    before = score(folder, files)[1].splitlines()
    for f in files:
        rewrite(folder, f, lambda lines: lines.__setitem__(
            slice(1, None), [x for x in lines[1:] if "s03" in x or "s07" in x]))
    rewrite(folder, "roster.csv", lambda lines: lines.__setitem__(
        slice(1, None), [x for x in lines[1:] if x[:3] in ("s03", "s07")]))
    after = score(folder, files)[1].splitlines()
    return [x for x in before if x[:3] in ("s03", "s07")] != after[1:]


def explained(folder, files):
    """The pages of all subjects, in English."""
    out = score(folder, files, "-q", "--lang", "en", "--explain")[1]
    return out.split("\f\n")


def adds_up(seeds, folder):
    """What does not on the pages of these seeds, and how much was tried."""
    wrong, n = [], 0
    for seed in seeds:
        for text in explained(folder, cases.make(seed, folder)):
            off, seen = page.check(text)
            n += seen
            wrong += [f"seed {seed}, {text.splitlines()[0]}: {x}" for x in off]
    return wrong, n


def diff_errs(seed, folder):
    """The difference of a run to itself is nothing; where one row of evidence
    goes, whose total changes is whose the difference says."""
    files = cases.make(seed, folder)

    def run(name):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
            f.write(score(folder, files, "-q", "-f", "jsonl", "--explain")[1])
        return {r["subject"]: r["total"] for r in csv.DictReader(
            io.StringIO(score(folder, files)[1]))}

    def told():
        out = score(folder, files, "-q", "--diff", "old.jsonl")[1]
        return list(csv.DictReader(io.StringIO(out)))

    before = run("old.jsonl")
    if told():
        return True
    rewrite(folder, "evidence.csv", lambda lines: lines.pop(len(lines) // 2))
    after = run("new.jsonl")
    changed = {s for s in before.keys() | after.keys()
               if before.get(s) != after.get(s)}
    return changed != {r["subject"] for r in told() if r["what"] == "total"}


def untold(seeds, folder):
    """Rows of evidence that the page of their subject does not name, figures
    of pages for programs that do not say where they are from."""
    lacking = []
    for seed in seeds:
        files = cases.make(seed, folder)
        rows = {}
        with open(os.path.join(folder, "evidence.csv"), encoding="utf-8") as f:
            for k, r in enumerate(csv.DictReader(f), 2):
                rows.setdefault(r["subject"], []).append(f"evidence.csv:{k}")
        told = score(folder, files, "-v")[2]
        refused = set(re.findall(r"(evidence.csv:\d+): .*outside", told))
        for text in explained(folder, files):
            who = text.splitlines()[0].split()[2] if text else ""
            lacking += [f"seed {seed}: {r} of {who}" for r in rows.get(who, [])
                        if r not in refused and f"[{r}]" not in text]
        out = score(folder, files, "-q", "-f", "jsonl", "--explain")[1]
        for line in out.splitlines():
            lacking += [f"seed {seed}: {f}" for f in figures(json.loads(line))
                        if not re.fullmatch(r"[a-z]+\.csv:\d+", f.get("source", ""))]
    return lacking


def figures(node):
    if isinstance(node, dict):
        yield from node.get("figures", [])
    for v in node.values() if isinstance(node, dict) else node:
        if isinstance(v, (dict, list)):
            yield from figures(v)


def change(folder, how):
    """Writes the standard anew, as how makes it."""
    path = os.path.join(folder, "standard.json")
    with open(path, encoding="utf-8") as f:
        s = json.load(f)
    how(s)
    with open(path, "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False)
    return s


def weights_matter(seed, folder):
    """1/2, 2/4 and 50% are one weight; what grades are worth is relative."""
    files = cases.make(seed, folder)
    before = score(folder, files)

    def scale(o):
        if isinstance(o, dict):
            if "weight" in o:
                w = Fraction(o["weight"])
                cents = w * 100
                o["weight"] = f"{w.numerator * 6}/{w.denominator * 6}"
                if cents.denominator in (1, 2, 4, 5, 10, 20):
                    o["weight"] = f"{float(cents)}%"
            for g in o.get("grades", []):
                if "points" in g:
                    g["points"] = str(float(g["points"]) / 2)
            for v in o.values():
                scale(v)
        elif isinstance(o, list):
            for v in o:
                scale(v)

    change(folder, scale)
    return before[1] != score(folder, files)[1]


def scale_matters(seed, folder):
    """Marks out of 10 and ten times as much out of 100 are the same."""
    files = cases.make(seed, folder)
    before = score(folder, files)
    tenfold = set()

    def scale(s):
        for i in all_items(s):
            if i.get("scale") == 10:
                i["scale"] = 100
                tenfold.add(i["id"])
                if "step" in i:
                    i["step"] = str(Fraction(str(i["step"])) * 10)
                for row in i.get("ranges", []):
                    for bound in ("least", "most"):
                        row[bound] = str(Fraction(str(row[bound])) * 10)

    change(folder, scale)

    def rows(lines):
        for k, line in enumerate(lines[1:], 1):
            cells = line.split(",")
            if cells[1] in tenfold and cells[2] != "n/a":
                cells[2] = str(float(Fraction(cells[2]) * 10))
                lines[k] = ",".join(cells)

    rewrite(folder, "evidence.csv", rows)
    return before[1] != score(folder, files)[1]


def events_more(r, s, folder):
    """Rows of events for items that give, one of which may count elsewhere."""
    given = [i for part in [*s["heads"], s["bonus"]] for i in part["items"]
             if i["kind"] in ("count", "fixed") and "dedup" in i
             and "missing" not in i]
    with open(os.path.join(folder, "evidence.csv"), encoding="utf-8") as f:
        never = {(x["subject"], x["node"]) for x in csv.DictReader(f)
                 if x["value"] == "n/a"}
    for i in given:
        for k in range(12):
            if (f"s{k:02}", i["id"]) in never:
                continue
            for _ in range(r.randint(0, 2)):
                cell = ("yes" if i["kind"] == "fixed" else
                        r.choice([x["id"] for x in i["levels"]]))
                yield (f"s{k:02},{i['id']},{cell},e{r.randint(1, 4)},,"
                       f"{r.choice(['', 'r1'])},{r.choice(['', 'o1'])},")


def bonus_lowers(seed, folder):
    """A bonus or an event more never lowers a total."""
    files = cases.make(seed, folder)

    def more(s):
        without_shares(s)
        s.setdefault("bonus", {}).setdefault("items", []).append(
            {"id": "more", "kind": "fixed", "max": 3})
        for g in s.get("gates", []):  # a first figure may well be too low
            g["missing"] = "below"

    s = change(folder, more)
    before = rows_of(s, score(folder, files)[1])
    rewrite(folder, "evidence.csv", lambda lines: lines.extend(
        [f"s{k:02},more,yes,,,,," for k in range(12)]
        if seed % 4 == 0 else [*events_more(random.Random(seed), s, folder)]))
    after = rows_of(s, score(folder, files)[1])
    order = [b["id"] for b in s["bands"]] + [""]
    lower = [
        Fraction(a[-3]) < Fraction(b[-3])
        or order.index(a[-2]) > order.index(b[-2])
        for b, a in zip(before, after)
    ]
    return not before or len(before) != len(after) or any(lower)


def all_items(s):
    for part in [*s.get("heads", []), s.get("bonus", {}), s.get("penalty", {})]:
        yield from part.get("items", [])


def without_shares(s):
    for b in s["bands"]:
        b.pop("max_share", None)
        b.pop("min_share", None)
    s.pop("shares", None)
    # From one total up there are two bands only where the upper asks for more.
    for upper, lower in zip(s["bands"], s["bands"][1:3]):
        most = upper["min"] - (0 if "require" in upper else 0.125)
        lower["min"] = min(lower["min"], most)


def words_of(s):
    """What a standard makes use of, a word each."""
    for place in ("heads", "bonus", "penalty"):
        parts = s.get(place, {})
        for part in parts if isinstance(parts, list) else [parts]:
            if place == "heads":
                yield from (f"head {k}" for k in part)
                yield f"minimum {part.get('effect')}"
            for i in part.get("items", []):
                yield f"{i['kind']} in {place}"
                yield from (f"{i['kind']} {k}" for k in i)
                for k in ("missing", "na", "units", "bad", "raters", "given"):
                    yield f"{i['kind']} {k} {i.get(k)}"
                yield f"{i['kind']} from {i.get('from', '').split(':')[0]}"
                if "dedup" in i:
                    d = i["dedup"]
                    d = d if isinstance(d, dict) else {"scope": d}
                    yield f"{i['kind']} dedup by {d.get('by', 'event')}"
                    yield f"dedup {d['scope']} in {place}"
    yield from (f"veto {v['effect']}" for v in s["vetoes"])
    for g in s.get("gates", []):
        yield f"gate {g['effect']}"
        yield f"gate missing {g['missing']}"
        yield f"field {g['field'].rstrip('0123456789')}"
    for b in s["bands"]:
        yield from (f"band {k}" for k in b)
        for r in b.get("require", []):
            f = r if isinstance(r, str) else r["field"]
            yield f"require {f.rstrip('0123456789')}"
    for c in s.get("compose", []):
        yield f"compose {c['from']} {c.get('missing')}"
    yield from (f"{part} {k}" for part in ("marks", "ballot", "shares")
                for k in s.get(part, {}))
    yield from (f"{k} {s['marks'].get(k)}" for k in ("rounding", "bands_by"))
    yield f"denominator {s.get('ballot', {}).get('denominator')}"
    yield f"shares {s.get('shares', {}).get('rounding')}"
    yield from (f"exempt {k}" for x in s.get("exempt", []) for k in x)
    yield from s


def words_there_are():
    """The same of all that the page names and a random case can have."""
    with open(os.path.join("examples", "standards", "standard.schema.json"),
              encoding="utf-8") as f:
        schema = json.load(f)
    kinds = {k[5:]: v["properties"] for k, v in schema["$defs"].items()
             if k.startswith("item-") and not k.startswith("item-of-")}
    quiet = {"name", "evidence", "id", "kind"}
    for kind, keys in kinds.items():
        yield from (f"{kind} {k}" for k, v in keys.items()
                    if k not in quiet and v is not False)
        for place, kinds_there in cases.KINDS.items():
            if kind in kinds_there:
                yield f"{kind} in {'heads' if place == 'head' else place}"
        if kind != "count":
            yield from (f"{kind} missing {m}" for m in ("zero", "full", "rescale"))
        yield from (f"{kind} na {m}" for m in ("full", "rescale"))
    for kind in ("deduct", "steps", "target", "count", "rate"):
        yield from (f"{kind} from {r}" for r in cases.RECORDS)
    yield from (f"{kind} from score" for kind in ("judged", "steps", "rate", "target"))
    for kind in ("deduct", "count", "fixed", "judged"):
        yield from (f"{kind} dedup by {b}" for b in (
            "event", "event+rater", "event+rater_group"))
    for place in ("heads", "bonus", "penalty"):
        takes = place == "penalty"
        yield from (f"dedup {d} in {place}" for d in ("item", f"shared-{takes}"))
    yield from (f"rate units {u}" for u in ("whole", "begun", "share"))
    yield from (f"judged raters {r}" for r in ("trimmed", "weighted", None))
    effects = cases.EFFECTS + ["bar", "redo"]
    yield from (f"veto {e}" for e in cases.EFFECTS)
    yield from (f"{what} {e}" for what in ("gate", "minimum") for e in effects)
    fields = ["total", "base", "bonus", "penalty", "satisfaction", "h", "i"]
    yield from (f"{what} {f}" for what in ("field", "require") for f in fields)
    yield from ("gate missing below", "gate missing pass")
    yield from (f"compose {c} {m}" for c in (
        "evidence:annual", "score:other", "score:*")
        for m in ("zero", "full", "rescale"))
    props = schema["properties"]
    for part in ("marks", "ballot", "shares"):
        yield from (f"{part} {k}" for k in props[part]["properties"]
                    if k not in ("duplicates", "uniform"))
    yield from (f"band {k}" for k in props["bands"]["items"]["properties"]
                if k != "name")
    yield from (f"head {k}" for k in props["heads"]["items"]["properties"]
                if k != "name")
    yield from ("rounding half-up", "rounding half-even", "bands_by exact",
                "bands_by rounded", "exempt only")
    yield from (f"shares {r}" for r in ("floor", "ceil", "half-up"))
    yield from (f"denominator {d}" for d in (
        "valid", "returned", "present", "entitled"))
    yield from (k for k in props if k not in {
        "title", "owner", "basis", "note", "award", "subject", "ties",
        "recusal"})


def main():
    n = 0

    def told(ok, text, more=""):
        nonlocal n
        n += 1
        print(("ok" if ok else "not ok"), n, "-", text)
        for line in more.splitlines():
            print("#", line)

    with tempfile.TemporaryDirectory() as folder:
        wrong, seen, there = [], set(), set(words_there_are())
        # What comes up rarely may need more than SEEDS standards.
        for seed in range(FIRST, FIRST + 4 * SEEDS):
            if seed >= FIRST + SEEDS and (SEEDS < 150 or there <= seen):
                break
            why = compare(seed, folder)
            if why:
                wrong.append(f"seed {seed}: {why}")
            seen.update(words_of(evaluate.load(
                os.path.join(folder, "standard.json"))))
        told(not wrong, f"{SEEDS} random standards, equal to the last digit",
             "\n".join(wrong[:10]))
        lacking = sorted(there - seen)
        told(SEEDS < 150 or not lacking, "in which everything comes up",
             "\n".join(lacking))
        for check, text in (
            (order_matters, "the order of rows and files never matters"),
            (split_matters, "nor does how evidence is split into files"),
            (form_matters, "nor whether it is CSV or JSON Lines"),
            (others_matter, "nor who else is scored, but for forced shares"),
            (weights_matter, "nor how weights are written, or grades scaled"),
            (scale_matters, "nor whether marks are out of 10 or 100"),
            (diff_errs, "a difference says whose total changed, and only that"),
            (bonus_lowers, "a bonus never lowers a total or a band"),
        ):
            some = 60 if check is bonus_lowers else 15
            wrong = [s for s in range(FIRST, FIRST + some) if check(s, folder)]
            told(not wrong, text, f"seeds {wrong}" if wrong else "")
        wrong, n_sums = adds_up(range(FIRST, FIRST + max(SEEDS // 5, 1)), folder)
        told(not wrong and n_sums > SEEDS, f"pages add up by hand, {n_sums} times",
             "\n".join(wrong[:10]))
        lacking = untold(range(FIRST, FIRST + max(SEEDS // 5, 1)), folder)
        told(not lacking, "and say where every figure is from",
             "\n".join(lacking[:10]))
        off = page.check("  h: (2 + 3) × 4 / 5 = 5\n  i: x; 1 [f:2];\n"
                         "      1/3 (≈ 0.3333) × 3 = 2")[0]
        told(len(off) == 2, "where they do not it is told", "\n".join(off))
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

"""The JSON Schema of standards: every example fits it, mistakes do not, and what
it refuses score refuses too.  Speaks TAP."""

import copy
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

import jsonschema

sys.path.insert(0, os.path.dirname(__file__))
import cases

FOLDER = "examples/standards/"
ROWS = {"evidence.csv": "subject,node,value\n", "roster.csv": "id,name\n"}

with open(FOLDER + "standard.schema.json", encoding="utf-8") as f:
    SCHEMA = json.load(f)
jsonschema.Draft202012Validator.check_schema(SCHEMA)
fits = jsonschema.Draft202012Validator(SCHEMA)
told_so_far = 0


def told(ok, text, why=()):
    global told_so_far
    told_so_far += 1
    print("ok" if ok else "not ok", told_so_far, "-", text)
    for line in list(why)[:20] if not ok else ():
        print("#", line)


def objects(node, path=()):
    """Every object in a document, with its place."""
    if isinstance(node, dict):
        yield path, node
    for key, value in (
        node.items() if isinstance(node, dict) else enumerate(node)
    ):
        if isinstance(value, (dict, list)):
            yield from objects(value, path + (key,))


def refused(folder, doc):
    """Whether score refuses the standard, and in what words."""
    path = os.path.join(folder, "standard.json")
    with open(path, "w", encoding="utf-8") as f:
        json.dump(doc, f, ensure_ascii=False)
    p = subprocess.run(
        ["score", "-S", path, "--orgs", "roster.csv", "evidence.csv"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    return p.returncode == 2, p.stderr.strip()


# Of each kind the least that there is, and of each key a value of its form.
ITEMS = {
    "fixed": {}, "judged": {}, "deduct": {"per": 1},
    "checklist": {"conditions": [{"id": "c", "deduct": 1}]},
    "steps": {"steps": [{"n": 1, "points": 5}]},
    "rate": {"threshold": "90%"}, "target": {"target": 3, "points": 4},
    "review": {}, "split": {"parts": [{"id": "c", "max": 5}]},
    "count": {"per": 1},
    "choice": {"options": [{"id": "l", "points": 5}]},
}
KEYS = {
    "step": 0.5, "scale": 100, "raters": "trimmed", "trim_above": 3,
    "rater_groups": [{"id": "g", "weight": 1}], "per": 1, "required": 4,
    "given": "done", "conditions": [{"id": "d", "deduct": 1}],
    "steps": [{"n": 0, "points": 5}], "threshold": "1/2", "unit": "1%",
    "units": "begun", "none": "10%", "bad": "above", "target": 2, "points": 1, "extra": 1,
    "cap": 5, "below": -1, "questions": ["q"], "parts": [{"id": "d", "max": 5}],
    "levels": [{"id": "l", "points": 2}], "where": {"status": ["kept"]},
    "of": {"status": ["kept"]}, "dedup": "item", "floor": -2, "factor": 2,
    "missing": "full", "na": "full", "only": {"sector": ["rural"]},
    "from": "pledges", "max": 5, "evidence": "x", "name": "x", "rule": "x",
    "options": [{"id": "o", "points": 2}], "less": 1,
    "figure": "satisfaction", "ranges": [{"n": 0, "least": 0, "most": 5}],
}
FROM = ["evidence", "tally", "pledges", "comments", "activities", "score:s2"]


def standard(place, item):
    doc = {
        "id": "s",
        "ballot": {"grades": [{"id": "a", "points": 1}], "satisfied": ["a"],
                   "questions": [{"id": "q"}]},
    }
    if place == "head":
        doc["heads"] = [{"id": "h", "items": [item]}]
    else:
        doc[place] = {"items": [item]}
    return doc


def variants():
    """Items of every kind in every place, with each key of any kind."""
    for place in ("head", "bonus", "penalty"):
        for kind, own in ITEMS.items():
            item = {"id": "i", "kind": kind, **own}
            whole = item if kind == "count" else {**item, "max": 5}
            name = f"{kind} in {place}"
            yield name, standard(place, whole)
            yield f"{name} without max", standard(place, item)
            for key, value in KEYS.items():
                if key not in item:
                    yield f"{name} with {key}", standard(
                        place, {**whole, key: value})
            for key in own:
                less = {k: v for k, v in whole.items() if k != key}
                yield f"{name} without {key}", standard(place, less)
            for source in FROM:
                with_from = {**whole, "from": source}
                yield f"{name} from {source}", standard(place, with_from)
                yield f"{name} from {source} with where", standard(
                    place, {**with_from, "where": {"status": ["kept"]}})


# Where one key asks for another, or forbids it.
BANDS = [{"id": "a", "min": 90}, {"id": "b"}]
EFFECTS = ["zero", "fail", "lowest", "bar-top", "cap-band", "band-down",
           "no-award", "bar", "redo"]


def consequences():
    more = ({}, {"band": "b"}, {"bands": ["a"]})
    for effect in EFFECTS:
        for keys in more:
            what = {"effect": effect, **keys}
            text = " ".join([effect, *keys])
            yield f"veto {text}", {
                "id": "s", "bands": BANDS, "vetoes": [{"id": "v", **what}]}
            yield f"gate {text}", {
                "id": "s", "bands": BANDS,
                "gates": [{"field": "total", "below": 60, **what}]}
            yield f"head {text}", {
                "id": "s", "bands": BANDS,
                "heads": [{"id": "h", "min": 1, "items": [], **what}]}
            yield f"head without min {text}", {
                "id": "s", "bands": BANDS,
                "heads": [{"id": "h", "items": [], **what}]}


# Mistakes of everyday, each a change to a standard that is right.
SAMPLE = {
    "id": "s", "marks": {"places": 1},
    "ballot": {"grades": [{"id": "a", "points": 100},
                          {"id": "n", "counts": False}]},
    "heads": [{"id": "h", "max": 5, "items": [
        {"id": "i", "kind": "deduct", "max": 5, "per": 1}]}],
    "compose": [{"from": "self", "weight": 1}],
    "vetoes": [{"id": "v", "effect": "zero"}],
    "bands": [{"id": "b", "min": 0}],
}
MISTAKES = [
    ("a misspelt key", lambda d, i: d.update(titel="x")),
    ("a key of another kind", lambda d, i: i.update(steps=[])),
    ("words for a number", lambda d, i: i.update(max="ten")),
    ("a number with a sign that it lacks", lambda d, i: i.update(per=-1)),
    ("a number with an exponent, in quotes", lambda d, i: i.update(max="1e2")),
    ("a list for an item", lambda d, i: d["heads"][0].update(items=[[]])),
    ("one item for a list", lambda d, i: d["heads"][0].update(items=i)),
    ("a kind without what it needs", lambda d, i: i.pop("per")),
    ("no kind", lambda d, i: i.pop("kind")),
    ("an unknown kind", lambda d, i: i.update(kind="guess")),
    ("a kind in Chinese", lambda d, i: i.update(kind="扣分")),
    ("given without required", lambda d, i: i.update(given="done")),
    ("an id with a blank", lambda d, i: i.update(id="a b")),
    ("no id", lambda d, i: d.pop("id")),
    ("an unknown award", lambda d, i: d.update(award="five-best")),
    ("a grade without points",
     lambda d, i: d["ballot"]["grades"][0].pop("points")),
    ("a fraction for a grade",
     lambda d, i: d["ballot"]["grades"][0].update(points="2/3")),
    ("places that are none", lambda d, i: d["marks"].update(places=2.5)),
    ("too many places", lambda d, i: d["marks"].update(places=11)),
    ("rounding by an unknown name",
     lambda d, i: d["marks"].update(rounding="half-down")),
    ("what is missing of self",
     lambda d, i: d["compose"][0].update(missing="full")),
    ("a source that is none",
     lambda d, i: d["compose"][0].update({"from": "elsewhere"})),
    ("an effect that vetoes lack",
     lambda d, i: d["vetoes"][0].update(effect="bar", bands=["b"])),
    ("a share that is no number",
     lambda d, i: d["bands"][0].update(max_share=True)),
    ("a share above 1", lambda d, i: d["bands"][0].update(min_share=2)),
    ("a condition of subjects without values",
     lambda d, i: i.update(only={"sector": []})),
    ("null", lambda d, i: i.update(floor=None)),
    ("a max and a cap", lambda d, i: d["heads"][0].update(cap=5)),
    ("a column without what it says",
     lambda d, i: d.update(columns=[{"id": "class"}])),
    ("the most of a condition that fails once",
     lambda d, i: (i.pop("per"), i.update(kind="checklist", conditions=[
         {"id": "c", "deduct": 1, "max": 2}]))),
    ("a full score without end",
     lambda d, i: (i.pop("max"), i.update(kind="count", na="full"))),
]

# What a schema cannot see: sums, orders, and what names have to do with others.
ONLY_STANDARD = (
    r"add up to", r"stands twice", r"id or name of another", r"no band '",
    r"no grade '", r"no question '", r"a gap: totals", r"bands go from",
    r"must be above the row before", r"points go down and up", r"is above max",
    r"is below (floor|deduct)", r"is more than there is", r"needs bands, which",
    r"must be satisfaction, total", r"has no column '", r"column '.*' never says",
    r"is how streams call", r"'score:' begins", r"is the name of a (tally )?column",
    r"is the id of an item, too", r"another gate, minimum or veto",
    r"need(s)? the ballot", r"needs 'satisfied'", r"no band has max_share",
    r"has nowhere to send", r"nobody is lifted", r"is for the last band only",
    r"gives, this item takes", r"'by' is not that of", r"does not count",
    r"which the award asks for", r"the award is for", r"unknown sector",
    r"not a date", r"ends before it begins", r"needs a grade that counts",
    r"must be a number, not", r"has no place in an id", r"min: is missing",
    r"must be a whole number", r"too many (digits|points)", r"points must be",
    r"must be a share", r"have no value of column", r"a head with a weight",
)


def places_of(node):
    """(container, key) of everything in a document."""
    for key, value in list(
            node.items() if isinstance(node, dict) else enumerate(node)):
        yield node, key
        if isinstance(value, (dict, list)):
            yield from places_of(value)


def slip(doc, r):
    """Changes something somewhere; what."""
    node, key = r.choice(list(places_of(doc)))
    value = node[key]
    other, there = r.choice(list(places_of(doc)))
    odd = [None, True, [], {}, "", "x", -1, 0, 1.5, "1/3", "200%", [[]], [{}],
           {"id": "z"}, "rescale", "full", "fail", "pledges", "score:z", "a b"]
    kind = r.randrange(6)
    if kind == 0:
        del node[key]
        return f"without {key}"
    if kind == 1:
        node[key] = r.choice(odd)
        return f"{key}: {node[key]!r}"
    if kind == 2 and isinstance(node, dict):
        name = r.choice(sorted(KEYS) + ["min", "effect", "band", "bands"])
        node[name] = KEYS.get(name, "x")
        return f"{name} beside {key}"
    if kind == 3 and isinstance(node, list):
        node.append(copy.deepcopy(value))
        return f"[{key}] twice"
    if kind == 4:
        node[key] = copy.deepcopy(other[there])
        return f"{key}: what {there} has"
    node[key] = [value] if r.random() < 0.5 else {"id": value}
    return f"{key} wrapped"


def check_slips(folder, examples):
    """The schema refuses nothing that the reader takes; and what the reader
    refuses and the schema takes is of what a schema cannot see."""
    r = random.Random(int(os.environ.get("SEED", "1")))
    path = os.path.join(folder, "standard.json")
    n, refused_n, strict, loose = 0, 0, [], []
    bases = list(examples)
    for seed in range(40):
        cases.make(seed, folder)
        with open(path, encoding="utf-8") as f:
            bases.append(json.load(f))
    told(all(fits.is_valid(d) for d in bases), "random standards fit",
         (f"{k}: {e.message}" for k, d in enumerate(bases)
          for e in fits.iter_errors(d)))
    for n in range(int(os.environ.get("SEEDS", "75")) * 4):
        doc = copy.deepcopy(r.choice(bases))
        what = slip(doc, r)
        with open(path, "w", encoding="utf-8") as f:
            json.dump(doc, f, ensure_ascii=False)
        p = subprocess.run(["standard-check", path], capture_output=True,
                           text=True, timeout=60, check=False)
        valid = fits.is_valid(doc)
        if p.returncode not in (0, 1, 2):
            strict.append(f"{what}: status {p.returncode} {p.stderr}")
        refused_n += p.returncode == 2
        wrong = [x for x in p.stderr.splitlines() if "warning:" not in x]
        if p.returncode == 2 and valid and not all(
                any(re.search(o, x) for o in ONLY_STANDARD) for x in wrong):
            loose.append(f"{what}: {wrong}")
        if p.returncode != 2 and not valid:
            why = next(fits.iter_errors(doc))
            strict.append(f"{what}: {list(why.absolute_path)} {why.message[:80]}")
    told(not strict, f"{n + 1} slips: the schema refuses what the reader does",
         strict)
    told(not loose, "the reader what the schema does, but for what only it sees",
         loose)
    told(n / 3 < refused_n < n, "some of either", [f"{refused_n} of {n}"])


def check_examples():
    examples = []
    for path in sorted(glob.glob(FOLDER + "*.json")):
        if path.endswith(".schema.json"):
            continue
        with open(path, encoding="utf-8") as f:
            doc = json.load(f)
        examples.append(doc)
        told(fits.is_valid(doc), path, (
            f"{list(e.absolute_path)}: {e.message}"
            for e in fits.iter_errors(doc)))
        told("示例" in doc.get("title", "") and "示例" in doc.get("note", ""),
             f"{path} says that it is an example")
    wrong = []
    for doc in examples:
        for path, node in objects(doc):
            # Where columns are keys, any name may be one.
            if path and path[-1] in ("where", "of", "only"):
                continue
            node["zhengyou"] = 1
            if fits.is_valid(doc):
                wrong.append(f"{doc['id']}: {list(path)}")
            del node["zhengyou"]
    told(not wrong, "an unknown key in any object of them is refused", wrong)
    return examples


def check_against_score(folder):
    wrong, n, bad = [], 0, 0
    for text, doc in [*variants(), *consequences()]:
        says, why = refused(folder, doc)
        n += 1
        bad += says
        if fits.is_valid(doc) == says:
            wrong.append(f"{text}: score says: {why or 'right'}")
    told(not wrong, f"{n} keys, kinds, places, sources, effects: "
         "what is refused is what score refuses", wrong)
    told(n > 1000 and bad > n / 3 and n - bad > n / 10, "many of either",
         [f"{bad} of {n} are refused"])
    told(fits.is_valid(SAMPLE) and not refused(folder, SAMPLE)[0],
         "a small standard is right")
    for text, change in MISTAKES:
        doc = copy.deepcopy(SAMPLE)
        change(doc, doc["heads"][0]["items"][0])
        told(not fits.is_valid(doc) and refused(folder, doc)[0],
             f"refused by both: {text}", [refused(folder, doc)[1]])


def check_words():
    """Every key has a title and a description for who fills it in."""
    def keys(node):
        for path, o in objects(node):
            if path and path[-1] == "properties" and "if" not in path:
                for name, about in o.items():
                    yield path + (name,), about
    lacking = []
    for path, about in keys(SCHEMA):
        seen = about
        while isinstance(seen, dict) and "title" not in seen and "$ref" in seen:
            seen = SCHEMA["$defs"][seen["$ref"].split("/")[-1]]
        constant = isinstance(about, dict) and "const" in about
        inside = any(k in path for k in ("then", "else", "allOf"))
        plain = "subjects" in path or path[-2] == "subjects"
        if isinstance(seen, dict) and not (constant or inside or plain) \
                and not ("title" in seen and "description" in seen):
            lacking.append(str(path))
    told(not lacking, "every key is explained in both languages", lacking)


# What only a program sees: names that nothing bears, rings, days that are none.
ONLY_PROGRAM = ("2010-13", "2010-04", "2011-05", '"b", "name": "c"',
                '"forbidden"', '["z"]', '["a"]', '"none"', "2012-06",
                "2010-01-01", "2010-02-30", "2010-12-31")


def check_campaign():
    """The schema of campaign files: the built-in one, the example, slips."""
    top = os.path.join("examples", "campaign")
    with open(os.path.join(top, "campaign.schema.json"), encoding="utf-8") as f:
        schema = json.load(f)
    fits = jsonschema.Draft7Validator(schema)
    built_in = subprocess.run(["activity-add", "--print-campaign"],
                              capture_output=True, check=True).stdout
    with open(os.path.join(top, "night-school.json"), "rb") as f:
        own = f.read()
    for name, text in (("built-in", built_in), ("night-school", own)):
        told(fits.is_valid(json.loads(text)), f"campaign file: {name} fits")
    right = subprocess.run(["rank", "--campaign",
                            os.path.join(top, "night-school.json")],
                           input=b"id,total\na,1\n", capture_output=True)
    told(right.returncode == 0, "the programs take it", [str(right.stderr)])
    wrong = os.path.join("tests", "cases", "activity-add", "campaign-wrong",
                         "bad.jsonl")
    seen = 0
    with open(wrong, encoding="utf-8") as f:
        for line in f.read().splitlines():
            try:
                doc = json.loads(line)
            except ValueError:
                continue
            hidden = any(word in line for word in ONLY_PROGRAM)
            seen += not hidden
            told(hidden or not fits.is_valid(doc),
                 f"campaign file: refused {line[:70]}")
    told(seen > 8, "the schema sees most slips itself")


samples = check_examples()
check_campaign()
with tempfile.TemporaryDirectory() as tmp:
    for name, text in ROWS.items():
        with open(os.path.join(tmp, name), "w", encoding="utf-8") as f:
            f.write(text)
    check_against_score(tmp)
    check_slips(tmp, samples)
check_words()
print(f"1..{told_so_far}")

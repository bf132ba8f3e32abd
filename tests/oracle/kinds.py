"""The JSON Schema of kinds of documents: every kind fits it, what it refuses
report refuses too, and names the file, the line and the path.  Speaks TAP."""

import copy
import glob
import json
import os
import random
import re
import subprocess
import tempfile

import jsonschema

SLIPS = 8  # in each kind

with open("examples/kinds/kind.schema.json", encoding="utf-8") as f:
    SCHEMA = json.load(f)
jsonschema.Draft202012Validator.check_schema(SCHEMA)
fits = jsonschema.Draft202012Validator(SCHEMA)
told_so_far = 0

# What a schema cannot see: what names and texts have to do with each other.
ONLY_REPORT = (
    r"no (set|stream) has the name", r"has this name already",
    r"character \d+ of the text", r"must follow 'more than'", r"must be empty",
    r"must not be empty", r"the name of a set is missing", r"column",
    r"must be a whole number 1 to", r"no such option", r"too deep",
    r"only 'by' can follow", r"'of' and a set must follow", r"stands twice",
)


def told(ok, text, why=()):
    global told_so_far
    told_so_far += 1
    print("ok" if ok else "not ok", told_so_far, "-", text)
    for line in list(why)[:20] if not ok else ():
        print("#", line)


def values(node, path=()):
    """Every value in a document, with its place."""
    yield path
    if isinstance(node, (dict, list)):
        for key, value in (
            node.items() if isinstance(node, dict) else enumerate(node)
        ):
            yield from values(value, path + (key,))


def slip(doc, chance):
    """A copy of the document with one mistake, and in what it consists."""
    doc = copy.deepcopy(doc)
    path = chance.choice([p for p in values(doc) if p])
    node = doc
    for key in path[:-1]:
        node = node[key]
    what = chance.choice(["drop", "rename", "number", "text", "list", "object",
                          "true", "null"])
    if what == "drop":
        del node[path[-1]]
    elif what == "rename" and isinstance(node, dict):
        node[f"{path[-1]}x"] = node.pop(path[-1])
    else:
        node[path[-1]] = {"number": 2.5, "text": "x", "list": [[]],
                          "object": {"x": 1}, "true": True, "null": None,
                          "rename": "{x"}[what]
    return doc, f"{what} at {'.'.join(map(str, path))}"


def refusal(folder, doc):
    """What report says of a kind file that it refuses; None: it takes it."""
    path = os.path.join(folder, "kind.json")
    with open(path, "w", encoding="utf-8") as f:
        json.dump(doc, f, ensure_ascii=False, indent=1)
    p = subprocess.run(
        ["report", "--kind", "kind.json", "nowhere.csv"],
        cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )
    return p.stderr.strip() if p.returncode == 2 else None


def main():
    files = sorted(glob.glob("lib/report/kinds/*.json"))
    files += sorted(f for f in glob.glob("examples/kinds/*.json")
                    if not f.endswith(".schema.json"))
    with tempfile.TemporaryDirectory() as folder:
        for path in files:
            with open(path, encoding="utf-8") as f:
                doc = json.load(f)
            told(not list(fits.iter_errors(doc)), f"{path} fits",
                 (e.message for e in fits.iter_errors(doc)))
            told(refusal(folder, doc) is None, f"report takes {path}")
            chance = random.Random(path)
            wrong = []
            for _ in range(SLIPS):
                bad, what = slip(doc, chance)
                ours = next(fits.iter_errors(bad), None)
                theirs = refusal(folder, bad)
                if ours and theirs is None:
                    wrong.append(f"{what}: report takes it: {ours.message:.200}")
                if theirs and not re.match(
                        r"report: kind\.json:\d+:\d+: [a-z]", theirs):
                    wrong.append(f"{what}: no line and path: {theirs}")
                if theirs and not ours and not any(
                        re.search(r, theirs) for r in ONLY_REPORT):
                    wrong.append(f"{what}: the schema takes it: {theirs}")
            told(not wrong, f"slips in {path}", wrong)
    print(f"1..{told_so_far}")


main()

#!/bin/sh
# The JSON Schema for editors: every example fits it, mistakes do not.
# SPDX-License-Identifier: MIT
PYTHONDONTWRITEBYTECODE=1 exec python3 - <<'PY'
import copy
import glob
import json

import jsonschema

folder = "examples/standards/"
schema = json.load(open(folder + "standard.schema.json", encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
v = jsonschema.Draft202012Validator(schema)
n = 0


def told(ok, text, more=""):
    global n
    n += 1
    print("ok" if ok else "not ok", n, "-", text)
    if not ok and more:
        print("#", more)


good = []
for path in sorted(glob.glob(folder + "*.json") + glob.glob("tests/cases/*/*/standard.json")):
    if path.endswith("schema.json"):
        continue
    try:
        doc = json.load(open(path, encoding="utf-8"))
    except ValueError:
        continue
    if path.startswith(folder):
        errors = [f"{list(e.absolute_path)}: {e.message}" for e in v.iter_errors(doc)]
        told(not errors, path, "; ".join(errors)[:400])
        good.append(doc)

sample = {"id": "s", "heads": [{"id": "h", "max": 5, "items": [
    {"id": "i", "kind": "deduct", "max": 5, "per": 1}]}],
    "vetoes": [{"id": "v", "effect": "zero"}], "bands": [{"id": "b", "min": 0}]}
told(v.is_valid(sample), "a small standard")


def broken(change, text):
    doc = copy.deepcopy(sample)
    change(doc)
    told(not v.is_valid(doc), text)


item = lambda d: d["heads"][0]["items"][0]
broken(lambda d: d.update(titel="x"), "a misspelt key")
broken(lambda d: item(d).update(steps=[]), "a key of another kind")
broken(lambda d: item(d).update(max="ten"), "words for a number")
broken(lambda d: item(d).pop("per"), "a kind without what it needs")
broken(lambda d: item(d).update(kind="guess"), "an unknown kind")
broken(lambda d: d["vetoes"][0].update(effect="bar"), "an effect that vetoes lack")
broken(lambda d: d["bands"][0].update(max_share=True), "a share that is no number")
broken(lambda d: d.pop("id"), "no id")
print(f"1..{n}")
PY

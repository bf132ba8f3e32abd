"""Random standards and figures for them, the same from the same seed."""

import csv
import json
import os
import random
from fractions import Fraction as F

COLUMNS = ["subject", "node", "value", "event", "rater", "rater_group"]
EFFECTS = ["zero", "fail", "lowest", "bar-top", "cap-band", "band-down", "no-award"]


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.rows = []  # makers of evidence: subject -> rows
        self.has = set()

    def id(self, prefix):
        self.n += 1
        return f"{prefix}{self.n}"

    def some(self, p):
        return self.r.random() < p

    def points(self, low=1, high=20):
        return self.r.choice([self.r.randint(low, high), self.r.randint(2, 40) / 2])

    def weights(self, n):
        parts = [self.r.randint(1, 6) for _ in range(n)]
        return [str(F(p, sum(parts))) for p in parts]

    def decimal(self, top):
        return self.r.choice(
            [str(self.r.randint(0, int(top))), f"{self.r.uniform(0, top):.2f}", str(top)]
        )

    def add(self, node, make, p=0.8):
        """Evidence for a node: make returns rows (value, event, rater, group)."""
        self.rows.append((node, make, p))

    # --- kinds ---
    def fixed(self, i, place):
        self.add(i["id"], lambda: [(self.r.choice(["yes", "no"]), "", "", "")])

    def judged(self, i, place):
        r = self.r
        top = F(str(i["max"]))
        if self.some(0.4):
            i["scale"] = r.choice([10, 100])
            top = F(i["scale"])
        how = r.choice(["mean", "mean", "trimmed", "weighted"])
        if how == "trimmed":
            i["raters"] = how
            if self.some(0.5):
                i["trim_above"] = r.randint(2, 6)
        groups = [""]
        if how == "weighted":
            i["raters"] = how
            groups = ["g1", "g2", "g3"][: r.randint(1, 3)]
            i["rater_groups"] = [
                {"id": g, "weight": w} for g, w in zip(groups, self.weights(len(groups)))
            ]

        def make():
            out = []
            for k in range(r.choice([1, 1, 2, 3, 6, 7])):
                g = r.choice(groups)
                out.append((self.decimal(float(top)), "", f"r{k}", g))
            return out

        self.add(i["id"], make)

    def deduct(self, i, place):
        r = self.r
        i["per"] = self.r.choice([0.1, 0.2, 0.5, 1, 1.5, "1/3"])
        if place == "head" and self.some(0.3):
            i["floor"] = -r.randint(1, 9)
        top = 9
        if self.some(0.5):
            i["required"] = r.randint(1, 6)
            top = i["required"]
            if place == "head" and self.some(0.5):
                i["given"] = "done"
                top = 9
        if place == "head" and self.some(0.25):
            i["from"] = "pledges"
            i.pop("given", None)
            self.has.add("pledges")
            if self.some(0.5):
                i["where"] = {"status": r.sample(["kept", "failed", "made"], 2)}
            return

        def make():
            n = r.choice([1, 1, 2])
            return [(str(r.randint(0, top)), f"e{k}", "", "") for k in range(n)]

        self.add(i["id"], make)

    def checklist(self, i, place):
        i["conditions"] = []
        for _ in range(self.r.randint(1, 4)):
            c = {"id": self.id("c"), "deduct": self.r.choice([0.2, 0.5, 1, 2, 3])}
            if self.some(0.4):
                c["each"] = True
                self.add(c["id"], lambda: [(str(self.r.randint(0, 4)), "", "", "")], 0.6)
            else:
                self.add(c["id"], lambda: [(self.r.choice(["yes", "no"]), "", "", "")], 0.6)
            i["conditions"].append(c)

    def steps(self, i, place):
        r = self.r
        ns = sorted(r.sample(range(0, 8), r.randint(1, 4)))
        down = place == "head" and self.some(0.5)
        pts = sorted(r.sample(range(0, 12), len(ns)), reverse=down)
        i["steps"] = [{"n": n, "points": p} for n, p in zip(ns, pts)]
        if self.some(0.2):
            i["from"] = "score:other"
            self.has.add("scores")
            return
        self.add(
            i["id"],
            lambda: [(str(r.randint(0, 5)), f"e{k}", "", "") for k in range(r.randint(1, 3))],
        )

    def rate(self, i, place):
        r = self.r
        i["threshold"] = r.choice(["95%", 0.9, "2/3", 0.5])
        if self.some(0.6):
            i["per"] = r.choice([0.5, 1, "1/3"])
            i["unit"] = r.choice(["1%", "10%", 0.05, "1/30"])
            i["units"] = r.choice(["whole", "begun", "share"])
        if self.some(0.3):
            i["bad"] = "above"
        origin = r.random()
        if origin < 0.2:
            i["from"] = "tally"
            self.has.add("tally")
        elif origin < 0.4:
            i["from"] = "pledges"
            i["of"] = {"status": ["kept", "failed"]}
            self.has.add("pledges")
        else:
            self.add(
                i["id"],
                lambda: [
                    (
                        r.choice(
                            ["95%", "90%", "0.9", f"{r.randint(0, 30)}/30", f"{r.random():.3f}", "66.6%"]
                        ),
                        "", "", "",
                    )
                ],
            )

    def target(self, i, place):
        r = self.r
        i["target"] = r.randint(1, 10)
        i["points"] = r.randint(1, 5)
        if self.some(0.7):
            i["extra"] = r.choice([0.5, 1])
            i["unit"] = r.choice([1, 0.5, 2])
            i.pop("max")
            i["cap"] = i["points"] + r.randint(0, 4)
        else:
            i.pop("max")
        if self.some(0.5):
            i["below"] = -r.randint(1, 3)
        self.add(i["id"], lambda: [(f"{r.uniform(0, 16):.1f}", "", "", "")])

    def review(self, i, place):
        self.has.add("tally")

    def split(self, i, place):
        parts = [self.r.choice([1, 1.5, 2, 2.5, 4]) for _ in range(self.r.randint(1, 4))]
        i["max"] = sum(parts)
        i["parts"] = []
        for p in parts:
            part = {"id": self.id("p"), "max": p}
            self.add(part["id"], lambda p=p: [(self.decimal(p), "", "", "")], 0.7)
            i["parts"].append(part)

    def count(self, i, place):
        r = self.r
        if self.some(0.5):
            i["cap"] = i["max"]
        i.pop("max")
        levels = []
        if self.some(0.6):
            levels = ["county", "city", "province"]
            pts = sorted(r.sample(range(1, 9), 3))
            i["levels"] = [{"id": n, "points": p} for n, p in zip(levels, pts)]
        else:
            i["per"] = r.choice([0.5, 2, "1/3"])

        def make():
            out = []
            for e in r.sample(["e1", "e2", "e3", "e4"], r.randint(1, 3)):
                v = r.choice(levels) if levels else str(r.randint(1, 3))
                out.append((v, e, "", r.choice(["", "o1", "o2"])))
                if "dedup" in i and self.some(0.5):
                    v = r.choice(levels) if levels else str(r.randint(1, 3))
                    out.append((v, e, "", r.choice(["", "o1", "o2"])))
            return out

        self.add(i["id"], make)

    def item(self, place):
        kinds = {
            "head": ["fixed", "judged", "judged", "deduct", "checklist", "steps", "rate", "target", "review", "split", "count"],
            "bonus": ["fixed", "judged", "steps", "rate", "target", "count", "count"],
            "penalty": ["fixed", "judged", "steps", "rate", "count", "deduct", "checklist"],
        }[place]
        kind = self.r.choice(kinds)
        i = {"id": self.id("i"), "kind": kind, "max": self.points()}
        if self.some(0.2):
            i["factor"] = self.r.choice([2, 0.5, 10, "1/3"])
        scope = kind == "count" or (kind == "deduct" and place == "penalty")
        if scope and self.some(0.6):
            name = self.r.choice(["item", f"shared-{place}"])
            i["dedup"] = name if self.some(0.5) or name != "item" else {
                "scope": name, "by": "event+rater_group"}
        getattr(self, kind)(i, place)
        if "from" in i:
            i.pop("dedup", None)
        if place == "head" and kind != "count":
            if self.some(0.5):
                i["missing"] = self.r.choice(["zero", "full", "rescale"])
        if place == "head" and kind not in ("review", "count") and "from" not in i and self.some(0.3):
            i["na"] = self.r.choice(["full", "rescale"])
            self.rows.append((i["id"], None, 0.15))
        if place == "head" and self.some(0.1):
            i["only"] = {"sector": self.r.sample(["rural", "agency", "soe"], 2)}
        return i

    def ballot(self):
        r = self.r
        grades = [
            {"id": "a", "points": 100}, {"id": "b", "points": r.choice([80, 75.5])},
            {"id": "c", "points": 0}, {"id": "u", "counts": False},
        ]
        b = {"grades": grades, "satisfied": ["a", "b"],
             "denominator": r.choice(["valid", "returned"]),
             "questions": [{"id": "q1"}, {"id": "q2"}, {"id": "q3"}]}
        if self.some(0.7):
            b["groups"] = [
                {"id": g, "weight": w} for g, w in zip(["m", "n", "o"], self.weights(3))
            ]
        return b

    def rules(self, ids):
        """Effects of vetoes, gates, minimums."""
        e = self.r.choice(EFFECTS)
        rule = {"effect": e}
        if e == "cap-band" or (e == "fail" and self.some(0.4)):
            rule["band"] = self.r.choice(ids)
        return rule

    def standard(self):
        r = self.r
        s = {"id": "random", "version": "1",
             "marks": {"places": r.choice([0, 1, 2, 2, 3]),
                       "rounding": r.choice(["half-up", "half-even"]),
                       "start": r.choice([0, 0, 10, 80])}}
        m = s["marks"]
        if self.some(0.3):
            m["cap"] = r.choice([60, 100])
        if self.some(0.3):
            m["floor"] = r.choice([-20, 10])
        if self.some(0.4):
            m["bands_by"] = r.choice(["exact", "rounded"])
        ids = ["top", "mid", "low", "last"]
        mins = sorted(r.sample(range(5, 110), 3), reverse=True)
        s["bands"] = [{"id": b, "min": n} for b, n in zip(ids, mins)] + [
            {"id": "last", "min": r.choice([0, 3, -20])}]
        s["heads"] = []
        for _ in range(r.randint(1, 4)):
            h = {"id": self.id("h"), "items": [self.item("head") for _ in range(r.randint(1, 4))]}
            if self.some(0.5):
                h["max"] = self.points(5, 30)
            if self.some(0.25):
                h["min"] = self.points(1, 10)
                h.update(self.rules(ids))
            s["heads"].append(h)
        for place in ("bonus", "penalty"):
            if self.some(0.7):
                s[place] = {"items": [self.item(place) for _ in range(r.randint(1, 3))]}
                if self.some(0.5):
                    s[place]["cap"] = self.points()
        s["vetoes"] = []
        for _ in range(r.randint(0, 3)):
            v = {"id": self.id("v"), **self.rules(ids)}
            self.add(v["id"], lambda: [(r.choice(["yes", "no"]), "", "", "")], 0.2)
            s["vetoes"].append(v)
        if self.some(0.5):
            s["gates"] = [{"id": "gate", "field": r.choice(["total", s["heads"][0]["id"], "base"]),
                           "below": r.randint(1, 40), **self.rules(ids)}]
        if self.some(0.3):
            self.has.add("tally")
            s.setdefault("gates", []).append(
                {"field": "satisfaction", "below": "90%", "effect": "bar",
                 "bands": ["top", "mid"], "missing": r.choice(["below", "pass"])})
        if self.some(0.4):
            s["bands"][0]["require"] = [s["heads"][0]["items"][0]["id"]]
        if self.some(0.4):
            s["bands"][1]["require"] = [{"field": s["heads"][-1]["id"], "min": r.randint(1, 9)}]
        if self.some(0.5):
            s["bands"][0]["max_share"] = r.choice(["10%", "1/3", 0.5])
            if self.some(0.5):
                s["bands"][3]["min_share"] = r.choice(["10%", "30%"])
            if self.some(0.5):
                s["shares"] = {"rounding": r.choice(["floor", "ceil", "half-up"])}
                if self.some(0.5):
                    s["shares"]["within"] = ["township"]
        if self.some(0.4):
            w = self.weights(3)
            s["compose"] = [
                {"from": "self", "weight": w[0]},
                {"from": "evidence:annual", "weight": w[1], "missing": r.choice(["zero", "full", "rescale"])},
                {"from": "score:other", "weight": w[2], "missing": r.choice(["zero", "full", "rescale"])}]
            self.has.add("scores")
            self.add("annual", lambda: [
                (self.decimal(100), "", f"r{k}", "") for k in range(r.randint(1, 3))])
        if self.some(0.3):
            s["exempt"] = [{"id": "spared"}]
            self.add("spared", lambda: [(r.choice(["yes", "no"]), "", "", "")], 0.1)
        if "tally" in self.has:
            s["ballot"] = self.ballot()
        return s

    def evidence(self, subjects):
        out = []
        for subject in subjects:
            blocked = set()
            for node, make, p in self.rows:
                if make is None and self.some(p):
                    out.append([subject, node, "n/a", "", "", ""])
                    blocked.add(node)
            for node, make, p in self.rows:
                if make and node not in blocked and self.some(p):
                    out += [[subject, node, *row] for row in make()]
        self.r.shuffle(out)
        return out

    def tally(self, standard, subjects):
        b = standard["ballot"]
        groups = [g["id"] for g in b.get("groups", [{"id": "m"}, {"id": "z"}])]
        out = []
        for subject in subjects:
            for q in ("q1", "q2", "q3"):
                for g in groups:
                    if self.some(0.2):
                        continue
                    marks = [self.r.randint(0, 9) for _ in range(4)]
                    state = self.r.choice(["ok", "ok", "ok", "low-turnout", "void"])
                    out.append([subject, q, g, sum(marks) + self.r.randint(0, 3), *marks, state])
        return out


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(rows)


def make(seed, folder, people=12):
    """Writes a case into folder; the files of figures there are."""
    m = Maker(seed)
    s = m.standard()
    subjects = [f"s{k:02}" for k in range(people)]
    files = ["evidence.csv"]
    write(os.path.join(folder, "evidence.csv"), COLUMNS, m.evidence(subjects))
    if "tally" in m.has:
        files.append("tally.csv")
        write(os.path.join(folder, "tally.csv"),
              ["subject", "question", "voter_group", "returned", "a", "b", "c", "u", "state"],
              m.tally(s, subjects))
    if "scores" in m.has:
        files.append("scores.csv")
        rows = [[x, f"{m.r.uniform(0, 12):.2f}", "other"] for x in subjects if m.some(0.8)]
        write(os.path.join(folder, "scores.csv"), ["subject", "total", "standard"], rows)
    if "pledges" in m.has:
        files.append("pledges.csv")
        rows = [[f"p{x}-{k}", x, "t", m.r.choice(["kept", "failed", "made"])]
                for x in subjects for k in range(m.r.randint(0, 5))]
        write(os.path.join(folder, "pledges.csv"), ["id", "subject", "text", "status"], rows)
    rows = [[x, "n", m.r.choice(["rural", "agency", "soe"]), m.r.choice(["甲", "乙"])] for x in subjects]
    write(os.path.join(folder, "roster.csv"), ["id", "name", "sector", "township"], rows)
    with open(os.path.join(folder, "standard.json"), "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False, indent=1)
    return files

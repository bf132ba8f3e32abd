"""Random standards and figures for them, the same from the same seed.

Every kind in every place, every modifier, effect, source and rule of
zhengyou-standard(5) comes up; tests/oracle/properties.py counts that it does.
"""

import csv
import json
import os
import random
from fractions import Fraction as F

import evaluate

COLUMNS = ["subject", "node", "value", "event", "level", "rater", "rater_group",
           "date"]
EFFECTS = ["zero", "fail", "lowest", "bar-top", "cap-band", "band-down", "no-award"]
FIGURES = {"tally", "scores", "pledges", "comments", "activities"}
# Of each kind of records: a column that decides, and what it says.
RECORDS = {
    "pledges": ("status", ["kept", "failed", "made"]),
    "comments": ("form", ["meeting", "letter"]),
    "activities": ("type", ["meeting", "visit", "training"]),
}
KINDS = {
    "head": ["fixed", "judged", "judged", "deduct", "checklist", "steps", "rate",
             "target", "choice", "review", "split", "count"],
    "bonus": ["fixed", "judged", "steps", "rate", "target", "choice", "count", "count"],
    "penalty": ["fixed", "judged", "steps", "rate", "count", "deduct",
                "checklist"],
}


def shared(i):
    d = i.get("dedup", "item")
    return (d["scope"] if isinstance(d, dict) else d) != "item"


def by_of(i):
    d = i["dedup"]
    return d.get("by", "event") if isinstance(d, dict) else "event"


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.rows = []  # (node, maker of rows or None: n/a, probability)
        self.has = set()
        self.scopes = {}  # name: by
        self.figures = []  # (id, whether it is a percentage)
        self.crowd = {}  # name: how hard it is to get in
        self.classes = self.some(0.3)

    def id(self, prefix):
        self.n += 1
        return f"{prefix}{self.n}"

    def some(self, p):
        return self.r.random() < p

    def points(self, low=1, high=20):
        return self.r.choice([self.r.randint(low, high),
                              self.r.randint(2 * low, 2 * high) / 2])

    def weights(self, n):
        parts = [self.r.randint(1, 6) for _ in range(n)]
        return [str(F(p, sum(parts))) for p in parts]

    def decimal(self, top, low=0):
        return self.r.choice([
            str(self.r.randint(int(low), int(top))),
            f"{self.r.uniform(low, top):.2f}", str(top), str(low)])

    def add(self, node, make, p=0.8):
        """Evidence for a node: make returns rows, each a dict of cells."""
        self.rows.append((node, make, p))

    def yesno(self, node, p=0.8):
        self.add(node, lambda: [{"value": self.r.choice(["yes", "no"])}], p)

    # --- where figures come from ---
    def source(self, i, names, p):
        """Perhaps another source than evidence; true where it is."""
        if not self.some(p):
            return False
        name = self.r.choice(names)
        i["from"] = name
        if name.startswith("score:"):
            self.has.add("scores")
            return True
        self.has.add(name)
        column, values = RECORDS[name]
        some = self.r.sample(values, self.r.randint(1, len(values)))
        if self.some(0.6):
            i["where"] = {column: some}
            if self.some(0.2):
                i["where"]["note"] = ["x"]
        return True

    def registers(self, i, p):
        return self.source(i, list(RECORDS), p)

    # --- kinds ---
    def fixed(self, i, place):
        if "dedup" in i:
            self.add(i["id"], lambda: self.events(
                i, lambda: {"value": self.r.choice(["yes", "no"])}))
        else:
            self.yesno(i["id"])

    def judged(self, i, place):
        r = self.r
        top, low = F(str(i["max"])), F(0)
        if "dedup" not in i and self.source(i, ["score:other"], 0.1):
            return
        if self.some(0.4):
            i["scale"] = r.choice([10, 100])
            top = F(i["scale"])
        elif place == "head" and self.some(0.2):
            i["floor"] = -r.randint(1, 5)
            low = F(i["floor"])
        if self.some(0.2):
            i["step"] = r.choice([0.5, "1/4"])
        step = F(str(i.get("step", "1/100")))
        if self.figures and self.some(0.4):
            self.ranges(i, float(low), float(top))

        def value():
            v = r.randint(int(low / step), int(top / step)) * step
            return f"{float(v):.2f}"

        if "dedup" in i:
            self.add(i["id"], lambda: self.events(i, lambda: {"value": value()}))
            return
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
                {"id": g, "name": g.upper(), "weight": w}
                for g, w in zip(groups, self.weights(len(groups)))]

        def make():
            out = []
            for k in range(r.choice([1, 1, 2, 3, 6, 7])):
                g = r.choice(groups)
                out.append({"value": value(), "rater": f"r{k}",
                            "rater_group": r.choice([g, g.upper()])})
            return out

        self.add(i["id"], make)

    def ranges(self, i, low, top):
        """Ranges of marks by a figure of the subject."""
        r = self.r
        i["figure"], percent = r.choice(self.figures)
        ns = sorted(r.sample(range(-1, 9), r.randint(1, 3)))
        i["ranges"] = []
        for n in ns:
            least, most = sorted(round(r.uniform(low, top), 1) for _ in "ab")
            most = min(most, top)
            i["ranges"].append({"n": f"{10 * n}%" if percent else n,
                                "least": max(low, min(least, most)), "most": most})
            if self.some(0.3):
                i["ranges"][-1]["over"] = True

    def events(self, i, cells):
        """Rows of events; where they count once an event may come again."""
        r = self.r
        out = []
        events, offices = ["e1", "e2", "e3", "e4"], ["", "1", "2"]
        if shared(i) and "+" in by_of(i):  # the second evaluator tries all ways
            events, offices = events[:2], offices[:2]
        for e in r.sample(events, r.randint(1, min(3, len(events)))):
            for _ in range(r.choice([1, 1, 2, 3]) if "dedup" in i else 1):
                who, group = r.choice(offices), r.choice(offices)
                out.append({"event": e, "rater": who and "r" + who,
                            "rater_group": group and "o" + group, **cells()})
        return out

    def deduct(self, i, place):
        r = self.r
        i["per"] = r.choice([0.1, 0.2, 0.5, 1, 1.5, "1/3"])
        if place == "head" and self.some(0.3):
            i["floor"] = -r.randint(1, 9)
        top = 9
        if self.some(0.5):
            i["required"] = top = r.randint(1, 6)
            if place == "head" and not shared(i) and self.some(0.5):
                i["given"] = "done"
                top = 9
        if "dedup" not in i and self.registers(i, 0.25):
            i.pop("given", None)
            return
        self.add(i["id"], lambda: self.events(
            i, lambda: {"value": str(r.randint(0, top))}))

    def checklist(self, i, place):
        r = self.r
        i["conditions"] = []
        if place == "head" and self.some(0.2):
            i["floor"] = -r.randint(1, 3)
        for _ in range(r.randint(1, 4)):
            c = {"id": self.id("c"), "deduct": r.choice([0.2, 0.5, 1, 2, 3])}
            i["conditions"].append(c)
            if not self.some(0.4):
                self.yesno(c["id"], 0.6)
                continue
            c["each"] = True
            if self.some(0.5):
                c["max"] = c["deduct"] + r.choice([0, 0.5, 2])
            self.add(c["id"], lambda: [
                {"value": str(r.randint(0, 4)), "event": f"e{k}"}
                for k in range(r.randint(1, 2))], 0.6)

    def steps(self, i, place):
        r = self.r
        ns = sorted(r.sample(range(0, 8), r.randint(1, 4)))
        down = place == "head" and self.some(0.5)
        pts = sorted(r.sample(range(0, 12), len(ns)), reverse=down)
        i["steps"] = [{"n": n, "points": p} for n, p in zip(ns, pts)]
        for row in i["steps"]:
            if self.some(0.3):
                row["over"] = True
        if self.some(0.3):
            for row in i["steps"]:
                row["n"] = f"{10 * row['n']}%"
            self.add(i["id"], lambda: [
                {"value": r.choice([f"{r.uniform(0, 90):.1f}%", "0.5", "70%"])}])
            return
        if self.source(i, ["score:other", *RECORDS], 0.3):
            return
        self.add(i["id"], lambda: [
            {"value": self.decimal(5, -1), "event": f"e{k}"}
            for k in range(r.randint(1, 3))])

    def choice(self, i, place):
        r = self.r
        names = r.sample(["good", "fair", "poor", "none"], r.randint(1, 4))
        i["options"] = [{"id": n, "name": n.upper(), "points": r.randint(0, 9)}
                        for n in names]
        i["max"] = max(9, i["max"]) if self.some(0.5) else i["max"]
        if self.some(0.4):
            i.pop("max")
        self.add(i["id"], lambda: [
            {"value": r.choice([r.choice(names), r.choice(names).upper()])}])

    def rate(self, i, place):
        r = self.r
        i["threshold"] = r.choice(["95%", 0.9, "2/3", 0.5])
        if self.some(0.6):
            i["per"] = r.choice([0.5, 1, "1/3"])
            i["unit"] = r.choice(["1%", "10%", 0.05, "1/30"])
            i["units"] = r.choice(["whole", "begun", "share"])
            if place == "head" and self.some(0.2):  # in proportion
                i.update(per=i["max"], unit=i["threshold"], units="share")
        if self.some(0.3):
            i["bad"] = "above"
        if "per" in i and place != "penalty" and self.some(0.3):
            i["none"] = (r.choice(["97%", 0.99, "59/60"])
                         if i.get("bad") else r.choice(["40%", 0.3, "1/3", 0]))
        if "per" not in i and self.some(0.4):
            i["over"] = True
        if self.some(0.2):
            i["from"] = "tally"
            self.has.add("tally")
            if self.some(0.4):
                i["questions"] = r.sample(["q1", "q2", "q3"], 2)
            return
        if self.source(i, ["score:share", *RECORDS], 0.4):
            if i["from"] in RECORDS:
                column, values = RECORDS[i["from"]]
                if i["from"] != "pledges" and "where" not in i:
                    i["where"] = {column: values[:1]}
                if self.some(0.5):
                    # Where none of them could be counted it is refused.
                    some = set(i.get("where", {}).get(column, ()))
                    i["of"] = {column: sorted(some | set(values[:2]))}
            return
        self.add(i["id"], lambda: [{"value": r.choice([
            "95%", "90%", "0.9", f"{r.randint(0, 30)}/30", f"{r.random():.3f}",
            "66.6%"])}])

    def target(self, i, place):
        r = self.r
        i["target"] = r.randint(1, 10)
        i["points"] = r.randint(1, 5)
        i.pop("max")
        if self.some(0.7):
            i["extra"] = r.choice([0.5, 1])
            i["unit"] = r.choice([1, 0.5, 2])
            if place == "head" or self.some(0.5):
                i[r.choice(["cap", "max"])] = i["points"] + r.randint(0, 4)
        if self.some(0.4):
            i["less"] = r.choice([0.5, 1, "1/3"])
            if self.some(0.5):
                i["floor"] = -r.randint(1, 3)
            if self.some(0.5):
                i["units"] = r.choice(["whole", "begun", "share"])
        elif self.some(0.5):
            i["below"] = -r.randint(1, 3)
        if "less" not in i and self.some(0.4):
            i["over"] = True
        if self.some(0.3):
            i["target"] = f"{i['target']}%"
            if "unit" in i:
                i.pop("unit") if self.some(0.5) else i.update(unit="0.5%")
            self.add(i["id"], lambda: [
                {"value": r.choice([f"{r.uniform(0, 16):.1f}%", "0.05"])}])
            return
        if self.source(i, ["score:other", *RECORDS], 0.25):
            return
        self.add(i["id"], lambda: [
            {"value": f"{r.uniform(0, 16):.1f}", "event": f"e{k}"}
            for k in range(r.choice([1, 1, 2]))])

    def review(self, i, place):
        self.has.add("tally")
        if self.some(0.4):
            i["questions"] = self.r.sample(["q1", "q2", "q3"], self.r.randint(1, 2))

    def split(self, i, place):
        parts = [self.r.choice([1, 1.5, 2, 2.5, 4])
                 for _ in range(self.r.randint(1, 4))]
        i["max"] = sum(parts)
        i["parts"] = []
        for p in parts:
            part = {"id": self.id("p"), "max": p}
            self.add(part["id"], lambda p=p: [{"value": self.decimal(p)}], 0.7)
            i["parts"].append(part)

    def count(self, i, place):
        r = self.r
        top = i.pop("max")
        most = 1 if "dedup" in i else 3
        if self.some(0.5):
            i[r.choice(["cap", "max"])] = top
        if self.some(0.6) or "dedup" in i:
            levels = ["county", "city", "province"]
            pts = sorted(r.sample(range(1, 9), 3))
            i["levels"] = [{"id": n, "name": n.upper(), "points": p}
                           for n, p in zip(levels, pts)]

            def cells():
                v = r.choice(levels)
                v = r.choice([v, v.upper()])
                return r.choice([{"value": v},
                                 {"value": str(r.randint(0, most)), "level": v}])
        else:
            i["per"] = r.choice([0.5, 2, "1/3"])
            if self.registers(i, 0.3):
                return

            def cells():
                return {"value": str(r.randint(0, most))}

        self.add(i["id"], lambda: self.events(i, cells))

    # --- items ---
    def scope(self, i, place):
        """An event counts once: in the item, or with others of its side."""
        takes = place == "penalty" or i["kind"] == "deduct"
        name = self.r.choice(["item", f"shared-{takes}", f"shared-{takes}"])
        by = self.r.choice(["event", "event+rater", "event+rater_group"])
        if i["kind"] == "judged" or self.r.random() < self.crowd.get(name, 0):
            name = "item"
        if name != "item":
            self.crowd[name] = self.crowd.get(name, 0) + 0.25
            by = self.scopes.setdefault(name, by)
            i["max"] = self.points(1, 7)
        if by == "event" and self.some(0.5):
            return name
        return {"scope": name, "by": by}

    def only(self):
        r = self.r
        out = {}
        if self.classes and self.some(0.5):
            out["class"] = r.sample(["A", "B", "C"], 2)
        if not out or self.some(0.3):
            out["sector"] = r.sample(["rural", "agency", "soe"], 2)
        return out

    def item(self, place):
        kind = self.r.choice(KINDS[place])
        i = {"id": self.id("i"), "kind": kind, "max": self.points()}
        if self.some(0.2):
            i["factor"] = self.r.choice([2, 0.5, 10, "1/3"])
        if kind in ("count", "deduct", "fixed", "judged") and self.some(0.4):
            i["dedup"] = self.scope(i, place)
        getattr(self, kind)(i, place)
        if kind in ("steps", "rate", "target"):
            self.figures.append((i["id"], kind == "rate" or "%" in str(
                i.get("target", i.get("steps")))))
        if self.has & {"tally"} and self.some(0.3):
            self.figures.append(("satisfaction", True))
        if i["id"][-1] in "02468":
            i["rule"] = "按县里的说法计"
        if self.some(0.15):
            i["only"] = self.only()
        if "from" not in i and self.some(0.2):
            i["from"] = "tally" if kind == "review" else "evidence"
        if place != "head":
            return i
        if not {"floor", "ranges"} & set(i) and self.some(0.1):
            i["floor"] = self.r.choice([0, 0.5, 1, "1/3"])
        if kind != "count" and not shared(i) and self.some(0.5):
            i["missing"] = self.r.choice(["zero", "full", "rescale"])
        plain = i.get("from", "evidence") == "evidence" and kind != "review"
        if plain and self.some(0.3):
            i["na"] = self.r.choice(["full", "rescale", i.get("floor", 1)])
            self.rows.append((i["id"], None, 0.15))
        elif "only" in i and self.some(0.5):
            i["na"] = self.r.choice(["full", "rescale", i.get("floor", "1/2")])
        if kind == "count" and "cap" not in i and "max" not in i:
            i["na"] = self.r.choice(["rescale", 2])  # there is no full
        return i

    def head(self, ids):
        h = {"id": self.id("h"),
             "items": [self.item("head") for _ in range(self.r.randint(1, 4))]}
        tops = [evaluate.reach(i) or F(0) for i in h["items"]]
        plain = not any("only" in i or i["kind"] == "count" for i in h["items"])
        if plain and self.some(0.3):
            h["max"] = str(sum(tops))
        elif self.some(0.4):
            h["cap"] = self.points(5, 30)
        if self.some(0.2) and not any("dedup" in i for i in h["items"]):
            h["weight"] = self.r.choice(["1/5", "1/2", "1/3", "2"])
        if self.some(0.25):
            h["min"] = self.points(1, 10)
            h.update(self.rules(ids, gate=True))
        return h

    # --- the whole ---
    def ballot(self):
        r = self.r
        grades = [
            {"id": "a", "points": 100}, {"id": "b", "points": r.choice([80, 75.5])},
            {"id": "c", "points": 0}, {"id": "u", "counts": False},
        ]
        b = {"grades": grades, "satisfied": ["a", "b"],
             "denominator": r.choice(["valid", "returned", "present", "entitled"])}
        if self.some(0.8):
            b["questions"] = [{"id": "q1"}, {"id": "q2"}, {"id": "q3"}]
        if self.some(0.7):
            b["groups"] = [
                {"id": g, "weight": w} for g, w in zip(["m", "n", "o"], self.weights(3))
            ]
        return b

    def rules(self, ids, gate=False):
        """Effects of vetoes, gates, minimums."""
        e = self.r.choice(EFFECTS + ["bar", "redo"] * gate)
        rule = {"effect": e}
        if e == "cap-band" or (e == "fail" and self.some(0.4)):
            rule["band"] = self.r.choice(ids)
        if e == "bar":
            rule["bands"] = self.r.sample(ids, self.r.randint(1, 3))
        return rule

    def marks(self):
        r = self.r
        m = {"places": r.choice([0, 1, 2, 2, 3, 10]),
             "rounding": r.choice(["half-up", "half-even"]),
             "start": r.choice([0, 0, 10, 80])}
        if self.some(0.3):
            m["cap"] = r.choice([60, 100])
        if self.some(0.3):
            m["floor"] = r.choice([-20, 10])
        if self.some(0.4):
            m["bands_by"] = r.choice(["exact", "rounded"])
        return m

    def field(self, s):
        names = ["total", "base", "bonus", "penalty"]
        names += [h["id"] for h in s["heads"]]
        names += [i["id"] for h in s["heads"] for i in h["items"]]
        if self.some(0.2):
            self.has.add("tally")
            return "satisfaction"
        return self.r.choice(names)

    def gates(self, s, ids):
        for k in range(self.r.choice([0, 0, 1, 2])):
            g = {"id": f"gate{k}", "field": self.field(s),
                 "below": self.r.randint(1, 40), **self.rules(ids, gate=True),
                 "missing": self.r.choice(["below", "pass"])}
            if g["field"] == "satisfaction":
                g["below"] = "90%"
                if self.some(0.5):
                    g["questions"] = ["q2", "q1"]
            s.setdefault("gates", []).append(g)

    def bands(self, s):
        r = self.r
        ids = ["top", "mid", "low", "last"]
        mins = sorted(r.sample(range(5, 110), 3), reverse=True)
        s["bands"] = [{"id": b, "min": n} for b, n in zip(ids, mins)]
        s["bands"].append({"id": "last"})
        for b in s["bands"][:3]:
            if self.some(0.2):
                b["over"] = True
        if self.some(0.6):
            s["bands"][3] = {"id": "last", "min": r.choice([0, 3, -20]), "open": True}
        return ids

    def require(self, s):
        for b in self.r.sample(s["bands"][:3], self.r.randint(0, 2)):
            b["require"] = []
            for _ in range(self.r.randint(1, 2)):
                f = self.field(s)
                low = "60%" if f == "satisfaction" else self.r.randint(1, 9)
                b["require"].append(f if self.some(0.4) else {"field": f, "min": low})

    def shares(self, s):
        r = self.r
        for b in r.sample(s["bands"][:3], r.randint(0, 2)):
            b["max_share"] = r.choice(["10%", "1/3", 0.5])
        for b in r.sample(s["bands"][1:], r.choice([0, 0, 1, 2])):
            b["min_share"] = r.choice(["10%", "30%"])
        if not any("max_share" in b or "min_share" in b for b in s["bands"]):
            return
        if self.some(0.6):
            s["shares"] = {"rounding": r.choice(["floor", "ceil", "half-up"])}
            if self.some(0.6):
                s["shares"]["within"] = r.choice(
                    [["township"], ["sector", "township"],
                     ["class"] if self.classes else ["sector"]])

    def compose(self, s):
        r = self.r
        if not self.some(0.4):
            return
        names = ["evidence:annual", r.choice(["score:other", "score:*"])]
        if self.some(0.8):
            names.insert(0, "self")
        s["compose"] = []
        for name, w in zip(names, self.weights(len(names))):
            c = {"from": name, "weight": w}
            if name != "self" and self.some(0.8):
                c["missing"] = r.choice(["zero", "full", "rescale"])
            s["compose"].append(c)
        self.has.add("scores")
        top = 100
        if self.some(0.3):
            s["marks"]["full"] = top = 60
        self.add("annual", lambda: [
            {"value": self.decimal(top), "rater": f"r{k}"}
            for k in range(r.randint(1, 3))])

    def standard(self):
        r = self.r
        s = {"id": "random", "version": "1", "marks": self.marks()}
        if self.some(0.2):
            s["valid"] = {"from": "2010-01-01", "to": "2010-12-31"}
        if self.some(0.2):
            s["sectors"] = r.sample(["rural", "agency", "soe"], 2)
        if self.classes:
            s["columns"] = [{"id": "class", "name": "分班", "values": ["A", "B", "C"]}]
        ids = self.bands(s)
        s["heads"] = [self.head(ids) for _ in range(r.randint(1, 4))]
        for place in ("bonus", "penalty"):
            if self.some(0.7):
                s[place] = {"items": [self.item(place) for _ in range(r.randint(1, 3))]}
                if self.some(0.5):
                    s[place]["cap"] = self.points()
        s["vetoes"] = []
        for _ in range(r.randint(0, 3)):
            v = {"id": self.id("v"), **self.rules(ids)}
            self.yesno(v["id"], 0.2)
            s["vetoes"].append(v)
        self.gates(s, ids)
        self.require(s)
        self.shares(s)
        for upper, lower in zip(s["bands"], s["bands"][1:3]):
            same = upper.get("over") == lower.get("over")
            if same and upper.keys() & {"require", "max_share"} and self.some(0.2):
                lower["min"] = upper["min"]
        self.compose(s)
        if self.some(0.3):
            s["exempt"] = [{"id": "spared"}]
            self.yesno("spared", 0.1)
            if self.classes and self.some(0.5):
                s["exempt"][0]["only"] = {"class": ["C"]}
        # The full score is what there is, where it does not mean a source's.
        tops = [F(str(h.get("max", h.get("cap", -9999)))) *
                F(h.get("weight", 1)) for h in s["heads"]]
        whole = sum(tops) + s["marks"]["start"]
        if "compose" not in s and whole >= 0 and self.some(0.3):
            s["marks"]["full"] = str(whole)
        elif s["marks"].get("full"):
            s["heads"].append({"id": "rest", "items": [
                {"id": "open", "kind": "count", "per": 1}]})
        if "tally" in self.has:
            s["ballot"] = self.ballot()
        return s

    # --- figures ---
    def evidence(self, s, subjects):
        out = []
        for subject in subjects:
            blocked = set()
            for node, make, p in self.rows:
                if make is None and self.some(p):
                    out.append({"subject": subject, "node": node, "value": "n/a"})
                    blocked.add(node)
            for node, make, p in self.rows:
                if make and node not in blocked and self.some(p):
                    out += [{"subject": subject, "node": node, **row}
                            for row in make()]
        for row in out:
            if self.some(0.2):
                row["date"] = self.r.choice(["2010-06-01", "2010-06", "2010"])
        self.r.shuffle(out)
        return [[row.get(c, "") for c in COLUMNS] for row in out]

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
                    n = [sum(marks)]
                    for _ in range(3):
                        n.append(n[-1] + self.r.randint(0, 3))
                    state = self.r.choice(["ok", "ok", "ok", "low-turnout", "void"])
                    out.append([subject, q, g, n[3], n[2], n[1], *marks, state])
        return out

    def scores(self, s, subjects):
        """Totals of what the standard asks for; for score:* of any other."""
        text = json.dumps(s)
        local = "score:*" in text
        rows = []
        for x in subjects:
            if "score:other" in text and self.some(0.8):
                rows.append([x, f"{self.r.uniform(0, 12):.2f}", "other"])
            if "score:share" in text and self.some(0.8):
                rows.append([x, f"{self.r.uniform(0, 1):.3f}", "share"])
            if local and self.some(0.8):
                rows.append([x, f"{self.r.uniform(0, 90):.2f}",
                             self.r.choice(["town-a", "town-b"])])
        return rows

    def records(self, name, subjects):
        column, values = RECORDS[name]
        return [[f"{name[0]}{x}-{k}", x, "t", self.r.choice(values),
                 self.r.choice(["x", ""])]
                for x in subjects for k in range(self.r.randint(0, 5))]


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
    sectors = {x: m.r.choice(["rural", "agency", "soe"]) for x in subjects}
    kept = [x for x in subjects if sectors[x] in s.get("sectors", sectors[x])]
    files = ["evidence.csv"]
    at = {n: os.path.join(folder, f"{n}.csv") for n in ("evidence", *FIGURES)}
    write(at["evidence"], COLUMNS, m.evidence(s, kept))
    if "tally" in m.has:
        write(at["tally"],
              ["subject", "question", "voter_group", "entitled", "present",
               "returned", "a", "b", "c", "u", "state"], m.tally(s, kept))
    if "scores" in m.has:
        write(at["scores"], ["subject", "total", "standard"], m.scores(s, kept))
    heads = {
        "pledges": ["id", "subject", "text", "status", "note"],
        "comments": ["id", "subject", "achievements", "form", "note"],
        "activities": ["id", "org", "title", "type", "note"],
    }
    for name, header in heads.items():
        if name in m.has:
            write(at[name], header, m.records(name, kept))
    files += [f"{n}.csv" for n in sorted(m.has & FIGURES)]
    rows = [[x, "n", sectors[x], m.r.choice(["甲", "乙"]), m.r.choice("ABC")]
            for x in subjects]
    write(os.path.join(folder, "roster.csv"),
          ["id", "name", "sector", "township", m.r.choice(["class", "分班"])], rows)
    with open(os.path.join(folder, "standard.json"), "w", encoding="utf-8") as f:
        json.dump(s, f, ensure_ascii=False, indent=1)
    return files

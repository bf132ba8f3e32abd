"""A second evaluator of scoring standards, from zhengyou-standard(5) alone.

Exact fractions, no cleverness: what it says is compared byte for byte with
what score says.  It reads only what the random cases contain: clean CSV.
"""

import csv
import itertools
import json
import os
from fractions import Fraction as F


def num(v, default=None):
    if v is None:
        return None if default is None else F(default)
    text = str(v)
    if text.endswith("%"):
        return F(text[:-1]) / 100
    return F(text)


def rounded(v, places, mode):
    scaled = v * 10**places
    whole = scaled.numerator // scaled.denominator  # floor
    rest = scaled - whole
    if mode == "half-up":
        # Half goes away from zero.
        up = rest > F(1, 2) or (rest == F(1, 2) and scaled >= 0)
    else:
        up = rest > F(1, 2) or (rest == F(1, 2) and whole % 2 == 1)
    whole += up
    return F(whole, 10**places)


def shown(v, places, mode):
    r = rounded(v, places, mode)
    sign = "-" if r < 0 else ""
    digits = str(abs(r) * 10**places)
    digits = digits.rjust(places + 1, "0")
    return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


def floor(v):
    return F(v.numerator // v.denominator)


def ceil(v):
    return -floor(-v)


REGISTERS = ("pledges", "comments", "activities")


def top_of(item):
    """The item's max, or None where it has none."""
    top = num(item.get("max", item.get("cap")))
    if top is None and item["kind"] == "target" and not num(item.get("extra"), 0):
        top = num(item["points"])
    if top is None and item["kind"] == "choice":
        top = max(num(o["points"]) for o in item["options"])
    return top


def reach(item):
    """The most points there are: a factor may make them less than max."""
    top, factor, kind = top_of(item), num(item.get("factor"), 1), item["kind"]
    if top is None or factor == 1:
        return top
    most = None
    if kind in ("judged", "fixed", "review", "split"):
        most = top
    elif kind == "rate" and "per" not in item:
        most = top
    elif kind == "target" and not num(item.get("extra"), 0):
        most = num(item["points"])
    elif kind == "choice":
        most = max(num(o["points"]) for o in item["options"])
    elif kind == "steps":
        table = [(num(r["n"]), num(r["points"])) for r in item["steps"]]
        most = max(p for _, p in table)
        if table[0][0] > 0 and table[0][1] > table[-1][1]:
            most = top
    return top if most is None else min(top, most * factor)


class Standard:
    def __init__(self, doc):
        self.doc = doc
        m = doc.get("marks", {})
        self.full = num(m.get("full"), 100)
        self.start = num(m.get("start"), 0)
        self.floor = num(m.get("floor"), 0)
        self.cap = num(m.get("cap"))
        self.places = int(m.get("places", 2))
        self.mode = m.get("rounding", "half-up")
        self.by_rounded = m.get("bands_by", "exact") == "rounded"
        self.heads = doc.get("heads", [])
        self.bands = [dict(b) for b in doc.get("bands", [])]
        if self.bands and "min" not in self.bands[-1]:
            self.bands[-1]["min"] = min(F(0), self.floor)
        self.items = []
        for h in self.heads:
            self.items += [(i, "head") for i in h["items"]]
        for place in ("bonus", "penalty"):
            self.items += [(i, place) for i in doc.get(place, {}).get("items", [])]


class Data:
    """What is known: rows of evidence, tally, scores, pledges, a roster."""

    def __init__(self):
        self.rows = {}  # (subject, node) -> [row]
        self.tally = {}  # subject -> {(question, group): row}
        self.scores = {}  # (subject, standard) -> total
        self.registers = {}  # pledges, ...: subject -> [record]
        self.roster = {}
        self.subjects = set()

    def evidence(self, path):
        for r in csv.DictReader(open(path, encoding="utf-8")):
            self.rows.setdefault((r["subject"], r["node"]), []).append(r)
            self.subjects.add(r["subject"])

    def tallies(self, path):
        for r in csv.DictReader(open(path, encoding="utf-8")):
            t = self.tally.setdefault(r["subject"], {})
            t[(r["question"], r["voter_group"])] = r
            self.subjects.add(r["subject"])

    def totals(self, path):
        for r in csv.DictReader(open(path, encoding="utf-8")):
            self.scores[(r["subject"], r["standard"])] = F(r["total"])
            self.subjects.add(r["subject"])

    def records(self, path):
        of = self.registers.setdefault(os.path.basename(path)[:-4], {})
        for r in csv.DictReader(open(path, encoding="utf-8")):
            whose = r.get("subject") or r["org"]
            of.setdefault(whose, []).append(r)
            self.subjects.add(whose)

    def people(self, path):
        for r in csv.DictReader(open(path, encoding="utf-8")):
            self.roster[r["id"]] = r


class Subject:
    def __init__(self, std, data, name):
        self.s, self.d, self.name = std, data, name
        self.dropped, self.refused = set(), set()
        self.refused = {
            id(r)
            for item, _ in std.items
            for r in self.facts(item["id"])
            if r["value"] != "n/a" and not self.allowed(item, r)
        }
        self.dedup()

    def facts(self, node):
        rows = self.d.rows.get((self.name, node), [])
        return [r for r in rows if id(r) not in self.refused]

    def is_one_of(self, only):
        """Whether the roster says what the columns must say."""
        row = self.d.roster.get(self.name, {})
        own = {c["id"]: c.get("name") for c in self.s.doc.get("columns", [])}
        return all(row.get(c, row.get(own.get(c))) in v for c, v in only.items())

    def counted(self, node):
        return [r for r in self.facts(node) if id(r) not in self.dropped]

    # what a row brings by itself
    def brings(self, item, r):
        factor = num(item.get("factor"), 1)
        kind = item["kind"]
        if kind == "deduct":
            return F(r["value"]) * num(item["per"]) * factor
        if kind == "fixed":
            return (num(item["max"]) if r["value"] == "yes" else F(0)) * factor
        if kind == "judged":
            v = F(r["value"])
            if "scale" in item:
                v = v * num(item["max"]) / num(item["scale"])
            return v * factor
        if "levels" in item:
            if r.get("level"):
                lv, n = r["level"], F(r["value"])
            else:
                lv, n = r["value"], F(1)
            for level in item["levels"]:
                if lv in (level["id"], level.get("name")):
                    return num(level["points"]) * n * factor
            raise KeyError(lv)
        return F(r["value"]) * num(item["per"]) * factor

    def has(self, name, item, place):
        """Whether a field is the item, or what it is in."""
        head = [h["id"] for h in self.s.heads if item in h["items"]]
        around = {"head": "base"}.get(place, place)
        return name in (item["id"], *head) or name == around

    def claims(self, name=None):
        """Scope -> (its items with their place, {event: [(points, item, row)]}).

        With a name: of scopes that give, with their items in that field only."""
        scopes = {}
        for n, (item, place) in enumerate(self.s.items):
            d = item.get("dedup")
            if not d:
                continue
            takes = place == "penalty" or item["kind"] == "deduct"
            if name and (takes or not self.has(name, item, place)):
                continue
            scope = d["scope"] if isinstance(d, dict) else d
            by = d.get("by", "event") if isinstance(d, dict) else "event"
            items, events = scopes.setdefault(
                f"item {n}" if scope == "item" else f"word {scope}", ([], {})
            )
            items.append((item, place))
            if "only" in item and not self.is_one_of(item["only"]):
                continue
            for r in self.facts(item["id"]):
                if r["value"] == "n/a":
                    continue
                what = [r["event"]]
                if "+" in by:
                    what.append(r[by.split("+")[1]])
                events.setdefault(tuple(what), []).append(
                    (self.brings(item, r), n, r)
                )
        return scopes

    def across(self, items):
        """Alone; or what goes from one head, or bonus, penalty, to another."""
        around = set()
        for item, place in items:
            takes = place == "penalty" or item["kind"] == "deduct"
            if place == "head" and not takes:
                place = next(h["id"] for h in self.s.heads if item in h["items"])
                place = "head " + place
            around.add(place)
        return "alone" if len(around) == 1 else "takes" if takes else "gives"

    def comes_to(self, party, items):
        """What the points are together, all maxima applied."""
        self.values = {i["id"]: self.item(i, place) for i, place in self.s.items}

        def own(item, place):
            v = self.values[item["id"]][0]
            kept = item["kind"] == "deduct" and place == "head"
            return num(item.get("max", item.get("cap"))) - v if kept else v

        if party == "gives":
            heads = sum((self.head(h) for h in self.s.heads), F(0))
            return heads + self.extra("bonus")
        if party == "takes":
            kept = sum((own(i, p) for i, p in items if p == "head"), F(0))
            return kept + self.extra("penalty")
        return sum((own(i, p) for i, p in items), F(0))

    def dedup(self, name=None):
        parties = {"alone": [], "takes": [], "gives": []}
        for scope, (items, events) in self.claims(name).items():
            party = self.across(items)
            parties[party].append((items, []))
            for what, claims in events.items():
                claims.sort(key=lambda c: (-c[0], c[1]))
                self.dropped -= {id(r) for _, _, r in claims}
                self.dropped |= {id(r) for _, _, r in claims[1:]}
                best = {}
                for points, n, r in claims:
                    if points > 0:
                        best.setdefault(n, r)
                if len(best) > 1:
                    parties[party][-1][1].append((what, scope, list(best.values())))
        for party in ("takes", "gives"):
            both = parties[party]
            parties[party] = [
                (sum((i for i, _ in both), []), sum((e for _, e in both), []))
            ]
        for party in ("alone", "takes", "gives"):
            for items, events in parties[party]:
                if events:
                    self.choose(party, items, sorted(events, key=lambda e: e[:2]))

    def choose(self, party, items, events):
        """All ways, what is liked best first: the first of those that come to most."""
        options = {id(r) for e in events for r in e[2]}
        without = self.dropped - options
        best = None
        for way in itertools.product(*(e[2] for e in events)):
            self.dropped = without | (options - {id(r) for r in way})
            v = self.comes_to(party, items)
            if best is None or v > best[0]:
                best = v, self.dropped
        self.dropped = best[1]

    def fits(self, r, where):
        return all(r.get(c) in values for c, values in (where or {}).items())

    def number(self, item):
        """The sum that deduct, steps, target go by, or None."""
        origin = item.get("from", "evidence")
        if origin.startswith("score:"):
            return self.d.scores.get((self.name, origin[6:]))
        if origin in REGISTERS:
            if origin not in self.d.registers:
                return None
            mine = self.d.registers[origin].get(self.name, [])
            return F(sum(self.fits(r, item.get("where")) for r in mine))
        if not self.facts(item["id"]):
            return None
        return sum((num(r["value"]) for r in self.counted(item["id"])), F(0))

    def ratio(self, item):
        origin = item.get("from", "evidence")
        if origin.startswith("score:"):
            return self.d.scores.get((self.name, origin[6:]))
        if origin == "tally":
            return self.satisfaction(item.get("questions"))
        if origin in REGISTERS:
            mine = [
                r
                for r in self.d.registers.get(origin, {}).get(self.name, [])
                if self.fits(r, item.get("of"))
            ]
            where = item.get("where", {"status": ["kept"]})
            if not mine:
                return None
            return F(sum(self.fits(r, where) for r in mine), len(mine))
        rows = self.facts(item["id"])
        return num(rows[0]["value"]) if rows else None

    def allowed(self, item, r):
        """Whether a mark is within the range that the subject's figure gives."""
        if "figure" not in item:
            return True
        if item["figure"] == "satisfaction":
            v = self.satisfaction(None)
        else:
            of = next(i for i, _ in self.s.items if i["id"] == item["figure"])
            outside = "only" in of and not self.is_one_of(of["only"])
            outside |= any(f["value"] == "n/a" for f in self.facts(of["id"]))
            v = None
            if not outside:
                v = self.ratio(of) if of["kind"] == "rate" else self.number(of)
        given = None
        for row in item["ranges"]:
            n = num(row["n"])
            if v is not None and (v > n or (v == n and not row.get("over"))):
                given = row
        if given is None:
            return True
        return num(given["least"]) <= F(r["value"]) <= num(given["most"])

    def raters(self, item, rows):
        values = [F(r["value"]) for r in rows]
        how = item.get("raters", "mean")
        if how == "weighted":
            total, there, any_group = F(0), F(0), False
            full = num(item.get("scale", item.get("max")))
            missing = item.get("missing", "zero")
            for g in item["rater_groups"]:
                called = (g["id"], g.get("name"))
                mine = [F(r["value"]) for r in rows if r["rater_group"] in called]
                w = num(g["weight"])
                if mine:
                    any_group = True
                    there += w
                    total += w * sum(mine) / len(mine)
                elif missing == "full":
                    total += w * full
            if missing == "rescale":
                if not any_group or there == 0:
                    return None
                total /= there
            return total if any_group else None
        if not values:
            return None
        if how == "trimmed" and len(values) > int(item.get("trim_above", 5)):
            values = sorted(values)[1:-1]
        return sum(values, F(0)) / len(values)

    # the ballots
    def questions(self, wanted):
        b = self.s.doc["ballot"]
        if wanted:
            return wanted
        if b.get("questions"):
            return [q["id"] for q in b["questions"]]
        return sorted({q for q, _ in self.d.tally.get(self.name, {})})

    def votes(self, question, group, points):
        """Sum of points and what it is divided by; None: does not count."""
        b = self.s.doc["ballot"]
        r = self.d.tally.get(self.name, {}).get((question, group))
        if r is None or r["state"] != "ok":
            return None
        counts = [g for g in b["grades"] if g.get("counts", True)]
        n = sum(int(r[g["id"]]) for g in counts)
        of = n if b.get("denominator", "valid") == "valid" else int(r[b["denominator"]])
        if of == 0:
            return None
        return sum((points(g) * int(r[g["id"]]) for g in counts), F(0)), F(of)

    def question(self, q, points, full, missing):
        b = self.s.doc["ballot"]
        groups = b.get("groups") or []
        if not groups:
            there = [
                self.votes(q, g, points)
                for qq, g in self.d.tally.get(self.name, {})
                if qq == q
            ]
            there = [t for t in there if t]
            if not there:
                return None
            return sum((t[0] for t in there), F(0)) / sum(t[1] for t in there)
        total, weight, any_group, all_there = F(0), F(0), False, True
        for g in groups:
            t = self.votes(q, g["id"], points)
            w = num(g["weight"])
            if t:
                any_group = True
                weight += w
                total += w * t[0] / t[1]
            else:
                all_there = False
                if missing == "full":
                    total += w * full
        if not any_group:
            return None
        if missing == "rescale" and not all_there:
            if weight == 0:
                return None
            total /= weight
        return total

    def review(self, wanted, points, full, missing):
        """The mean over questions, or None where nothing counts."""
        values, there = [], 0
        for q in self.questions(wanted):
            v = self.question(q, points, full, missing)
            if v is not None:
                there += 1
                values.append(v)
            elif missing == "full":
                values.append(full)
            elif missing == "zero":
                values.append(F(0))
        if not there:
            return None
        return sum(values, F(0)) / len(values)

    def satisfaction(self, wanted):
        sat = self.s.doc["ballot"].get("satisfied", [])
        return self.review(
            wanted, lambda g: F(g["id"] in sat), F(1), "rescale"
        )

    # step 1: None means no figures
    def raw(self, item, place):
        kind = item["kind"]
        factor = num(item.get("factor"), 1)
        top = num(item.get("max", item.get("cap")))
        taking = place == "penalty"

        def less(v):
            v *= factor
            return v if taking else top - v

        if kind == "judged":
            if item.get("from", "").startswith("score:"):
                v = self.number(item)
            else:
                rows = self.facts(item["id"])
                kept = self.counted(item["id"])
                v = self.raters(item, kept) if kept else (F(0) if rows else None)
            if v is None:
                return None
            if "scale" in item:
                v = v * top / num(item["scale"])
            return v * factor
        if kind == "fixed":
            rows = self.facts(item["id"])
            if not rows:
                return None
            yes = any(r["value"] == "yes" for r in self.counted(item["id"]))
            return (top if yes else F(0)) * factor
        if kind == "deduct":
            n = self.number(item)
            if n is None:
                return None
            need = num(item.get("required"))
            done = item.get("given") == "done" or (
                need is not None and item.get("from", "evidence") != "evidence"
            )
            if done:
                n = need - n
            n = max(n, F(0))
            if need is not None:
                n = min(n, need)
            return less(n * num(item["per"]))
        if kind == "checklist":
            total, any_row = F(0), False
            for c in item["conditions"]:
                rows = self.facts(c["id"])
                any_row |= bool(rows)
                if c.get("each") and rows:
                    times = sum((F(r["value"]) for r in rows), F(0))
                elif rows:
                    times = F(rows[0]["value"] == "no")
                else:
                    times = F(item.get("missing") == "zero")
                taken = times * num(c["deduct"])
                total += min(taken, num(c["max"])) if "max" in c else taken
            return less(total) if any_row else None
        if kind == "steps":
            n = self.number(item)
            if n is None:
                return None
            table = [(num(r["n"]), num(r["points"])) for r in item["steps"]]
            over = [r.get("over", False) for r in item["steps"]]
            hit = [p for (k, p), o in zip(table, over) if k < n or (k == n and not o)]
            if hit:
                return hit[-1] * factor
            if top is not None and table[0][1] > table[-1][1]:
                return top * factor
            return F(0)
        if kind == "rate":
            v = self.ratio(item)
            if v is None:
                return None
            t = num(item["threshold"])
            above = item.get("bad") == "above"
            good = v <= t if above else v >= t
            if item.get("over") and v == t:
                good = False
            if "per" not in item:
                return (top if good != taking else F(0)) * factor
            if "none" in item:
                limit = num(item["none"])
                if v > limit if above else v < limit:
                    return F(0)
            units = F(0)
            if not good:
                units = abs(v - t) / num(item.get("unit"), "1/100")
                how = item.get("units", "whole")
                units = floor(units) if how == "whole" else units
                units = ceil(units) if how == "begun" else units
            return less(units * num(item["per"]))
        if kind == "target":
            n = self.number(item)
            if n is None:
                return None
            short = n < num(item["target"])
            if item.get("over") and n == num(item["target"]):
                short = True
            if short and "less" not in item:
                return num(item.get("below"), 0) * factor
            unit = num(item.get("unit"), "1/100" if "%" in str(item["target"]) else 1)
            units = abs(n - num(item["target"])) / unit
            how = item.get("units", "whole")
            units = floor(units) if how == "whole" else units
            units = ceil(units) if how == "begun" else units
            each = -num(item["less"]) if short else num(item.get("extra"), 0)
            return (num(item["points"]) + units * each) * factor
        if kind == "choice":
            rows = self.facts(item["id"])
            if not rows:
                return None
            for o in item["options"]:
                if rows[0]["value"] in (o["id"], o.get("name")):
                    return num(o["points"]) * factor
        if kind == "review":
            grades = self.s.doc["ballot"]["grades"]
            full = max(num(g["points"]) for g in grades if g.get("counts", True))
            v = self.review(
                item.get("questions"),
                lambda g: num(g.get("points"), 0),
                full,
                item.get("missing", "zero"),
            )
            return None if v is None else top * factor * v / full
        if kind == "split":
            total, there, any_part = F(0), F(0), False
            for part in item["parts"]:
                rows = self.facts(part["id"])
                if rows:
                    any_part = True
                    there += num(part["max"])
                    total += F(rows[0]["value"])
                elif item.get("missing") == "full":
                    total += num(part["max"])
            if item.get("missing") == "rescale" and there:
                total = total * top / there
            return total * factor if any_part else None
        if kind == "count" and item.get("from", "evidence") != "evidence":
            n = self.number(item)
            return None if n is None else n * num(item["per"]) * factor
        if kind == "count":
            rows = self.facts(item["id"])
            if not rows:
                return None
            return sum(
                (self.brings(item, r) for r in self.counted(item["id"])), F(0)
            )
        raise ValueError(kind)

    def item(self, item, place):
        """Steps 1 and 2: value, left out, known."""
        kind = item["kind"]
        top = top_of(item)
        outside = "only" in item and not self.is_one_of(item["only"])
        outside |= any(r["value"] == "n/a" for r in self.facts(item["id"]))
        v = None if outside else self.raw(item, place)
        if v is None:
            if place != "head":
                return F(0), False, False
            if outside:
                rule = item.get("na", "rescale")
                if rule not in ("full", "rescale"):
                    return num(rule), False, False
            else:
                usual = "zero"
                if kind == "checklist" or (
                    kind == "deduct"
                    and item.get("given") != "done"
                    and not (
                        "required" in item
                        and item.get("from", "evidence") != "evidence"
                    )
                ):
                    usual = "full"
                rule = item.get("missing", usual)
            if rule == "rescale":
                return F(0), True, False
            return (reach(item) if rule == "full" else F(0)), False, False
        low = num(item.get("floor"))
        if low is None:
            low = min(F(0), num(item.get("below"), 0)) if kind == "target" else F(0)
        v = max(v, low)
        if top is not None:
            v = min(v, top)
        return v, False, True

    def head(self, h):
        total, there, whole, left = F(0), F(0), F(0), False
        most = num(h.get("max", h.get("cap")))
        for i in h["items"]:
            v, out, known = self.values[i["id"]]
            top = reach(i) or F(0)
            whole += top
            if out:
                left = True
                continue
            there += top
            total += v
        if most is not None:
            whole = min(whole, most)
        if left and 0 < there < whole:
            total = total * whole / there
        total = total if most is None else min(total, most)
        return total * num(h.get("weight"), 1)

    def extra(self, place):
        x = self.s.doc.get(place, {})
        v = sum((self.values[i["id"]][0] for i in x.get("items", [])), F(0))
        if "cap" in x:
            v = min(v, num(x["cap"]))
        return v

    def held(self, v):
        v = max(v, self.s.floor)
        return v if self.s.cap is None else min(v, self.s.cap)

    def compose(self, own):
        sources = self.s.doc.get("compose", [])
        if not sources:
            return own
        total, weight = F(0), F(0)
        for src in sources:
            w, name = num(src["weight"]), src["from"]
            if name == "self":
                v = own
            elif name.startswith("score:"):
                v = self.d.scores.get((self.name, name[6:]))
                if name == "score:*":
                    # Totals that an item asks for by name are not the unit's.
                    asked = {
                        i.get("from", "")[6:]
                        for i, _ in self.s.items
                        if i.get("from", "").startswith("score:")
                    }
                    v = next(
                        (
                            t
                            for (n, k), t in self.d.scores.items()
                            if n == self.name and k not in asked
                        ),
                        None,
                    )
            else:
                rows = self.facts(name[9:])
                values = [F(r["value"]) for r in rows]
                v = sum(values, F(0)) / len(values) if values else None
            if v is None:
                rule = src.get("missing", "zero")
                if rule == "rescale":
                    continue
                v = self.s.full if rule == "full" else F(0)
            total += w * v
            weight += w
        if weight > 0 and weight != 1:
            total /= weight
        return self.held(total)

    def sees_a_part(self, name):
        """Whether a scope that gives has items in the field, and others."""
        for items, _ in self.claims().values():
            takes = any(p == "penalty" or i["kind"] == "deduct" for i, p in items)
            inside = [self.has(name, i, place) for i, place in items]
            if not takes and any(inside) and not all(inside):
                return True
        return False

    def asked(self, name, plain):
        """The field; where it sees a part of a scope: as if that were all."""
        if not self.sees_a_part(name):
            return plain
        kept = self.dropped, self.values
        self.dropped = set(self.dropped)
        self.dedup(name)
        self.values = {i["id"]: self.item(i, place) for i, place in self.s.items}
        if name == "base":
            v = self.s.start + sum((self.head(h) for h in self.s.heads), F(0))
        elif name == "bonus":
            v = self.extra("bonus")
        elif name in self.heads:
            v = self.head(next(h for h in self.s.heads if h["id"] == name))
        else:
            v = self.values[name][0]
        self.dropped, self.values = kept
        return v

    def compared(self, v):
        s = self.s
        return rounded(v, s.places, s.mode) if s.by_rounded else v

    def field(self, name, questions=None):
        """The figure of a gate's or requirement's field, or None."""
        if name == "satisfaction":
            return self.satisfaction(questions)
        sums = {
            "total": self.exact,
            "base": self.base,
            "bonus": self.bonus,
            "penalty": self.penalty,
        }
        if name in sums:
            return self.compared(self.asked(name, sums[name]))
        if name in self.heads:
            return self.compared(self.asked(name, self.heads[name]))
        v, _, known = self.values[name]
        return self.compared(self.asked(name, v)) if known else None

    def effect(self, rule):
        e = rule["effect"]
        ids = [b["id"] for b in self.s.bands]
        if e == "zero":
            self.exact = F(0)
        elif e == "fail":
            if "band" in rule:
                to = ids.index(rule["band"])
            else:
                to = 0
                while to < len(ids) and self.s.floor < self.min_of(to):
                    to += 1
            self.fail = to if self.fail is None else max(self.fail, to)
        elif e == "lowest":
            self.lowest = True
        elif e == "bar-top":
            self.cap = max(self.cap, 1)
        elif e == "cap-band":
            self.cap = max(self.cap, ids.index(rule["band"]))
        elif e == "band-down":
            self.downs += 1
        elif e == "bar":
            self.barred |= {ids.index(b) for b in rule["bands"]}

    def min_of(self, i):
        return num(self.s.bands[i].get("min"), 0)

    def reaches(self, i, total):
        if self.s.bands[i].get("over"):
            return total > self.min_of(i)
        return total >= self.min_of(i)

    def run(self):
        s = self.s
        self.values = {i["id"]: self.item(i, place) for i, place in s.items}
        self.heads = {h["id"]: self.head(h) for h in s.heads}
        self.base = s.start + sum(self.heads.values(), F(0))
        self.bonus, self.penalty = self.extra("bonus"), self.extra("penalty")
        own = self.held(self.base + self.bonus - self.penalty)
        self.exact = self.compose(own)
        self.fail, self.lowest, self.cap, self.downs = None, False, 0, 0
        self.barred, self.veto = set(), []
        for v in s.doc.get("vetoes", []):
            if any(r["value"] == "yes" for r in self.facts(v["id"])):
                self.veto.append(v["id"])
                self.effect(v)
        # All of step 9 compares the figures after step 8.
        taken = []
        for h in s.heads:
            if "min" in h and self.field(h["id"]) < num(h["min"]):
                self.veto.append(h["id"])
                taken.append({"effect": "fail", **h})
        for g in s.doc.get("gates", []):
            v = self.field(g["field"], g.get("questions"))
            shut = v < num(g["below"]) if v is not None else (
                g.get("missing", "below") == "below"
            )
            if shut:
                self.veto.append(g.get("id", g["field"]))
                taken.append(g)
        for rule in taken:
            self.effect(rule)
        self.band = self.find_band()
        return self

    def find_band(self):
        bands = self.s.bands
        for i, b in enumerate(bands):
            for r in b.get("require", []):
                name = r if isinstance(r, str) else r["field"]
                v = self.field(name)
                ok = v is not None and (
                    v > 0 if isinstance(r, str) else v >= num(r["min"])
                )
                if not ok:
                    self.barred.add(i)
        total = self.compared(self.exact)
        at = 0
        while at < len(bands) and not self.reaches(at, total):
            at += 1
        at = self.open_from(max(at + self.downs, self.cap))
        if self.fail is not None:
            at = max(at, self.fail)
        if self.lowest and at + 1 < len(bands):
            at = len(bands) - 1
        return at

    def open_from(self, at):
        while at < len(self.s.bands) and at in self.barred:
            at += 1
        return min(at, len(self.s.bands))


def share(std, text, n):
    v = num(text) * n
    how = std.doc.get("shares", {}).get("rounding", "floor")
    v = floor(v + F(1, 2)) if how == "half-up" else v
    return int(ceil(v) if how == "ceil" else floor(v))


def force(std, people):
    """Step 11 on one group."""
    people.sort(key=lambda p: p.compared(p.exact))
    bands = std.bands

    def send(who, need, to):
        last = None
        for p in who:
            t = p.compared(p.exact)
            if need <= 0 and t != last:
                break
            need -= 1
            last = t
            p.band = p.open_from(to)

    for k, b in enumerate(bands):
        if "max_share" in b:
            there = [p for p in people if p.band == k]
            limit = share(std, b["max_share"], len(people))
            if len(there) > limit:
                send(there, len(there) - limit, k + 1)
    for k in range(len(bands) - 1, 0, -1):
        if "min_share" in bands[k]:
            low = [p for p in people if p.band >= k]
            limit = share(std, bands[k]["min_share"], len(people))
            if len(low) < limit:
                send([p for p in people if p.band < k], limit - len(low), k)


def evaluate(doc, data):
    std = Standard(doc)
    exempt = [x["id"] for x in doc.get("exempt", [])]
    names = sorted(data.roster or data.subjects, key=lambda n: n.encode())
    out = []
    for n in names:
        p = Subject(std, data, n)
        if any(r["value"] == "yes" for e in exempt for r in p.facts(e)):
            continue
        if any(p.is_one_of(x["only"]) for x in doc.get("exempt", []) if "only" in x):
            continue
        if not p.is_one_of({"sector": doc["sectors"]} if "sectors" in doc else {}):
            continue
        out.append(p.run())
    groups = {}
    for p in out:
        row = data.roster.get(p.name, {})
        own = {c["id"]: c.get("name") for c in doc.get("columns", [])}
        within = doc.get("shares", {}).get("within", [])
        key = tuple(row.get(c, row.get(own.get(c), "")) for c in within)
        groups.setdefault(key, []).append(p)
    for people in groups.values():
        force(std, list(people))
    rows = []
    for p in out:
        show = [p.heads[h["id"]] for h in std.heads]
        show += [p.base, p.bonus, p.penalty, p.exact]
        row = [p.name] + [shown(v, std.places, std.mode) for v in show]
        row.append(std.bands[p.band]["id"] if p.band < len(std.bands) else "")
        row.append(";".join(p.veto))
        rows.append(row)
    return rows


def load(path):
    return json.load(open(path, encoding="utf-8"), parse_float=str, parse_int=str)

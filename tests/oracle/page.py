"""Does a page of score --explain (English) add up by hand?

Everything with an '=' in it is computed again from what is printed, with
fractions: both sides must be equal, and an item's result must be what the line
above it says.
"""

import re
from fractions import Fraction as F

NUMBER = r"\d+(?:\.\d+)?(?:/\d+)?"
# Words before a figure on lines that say how a result comes about.
WORDS = re.compile(
    r"^(together|events (bring|take)|score of this standard|start|sum|"
    r"mean of the questions|required|satisfied|ratio|(above|below) by|"
    r"by the weights there|there are|in the row from .*?:|"
    r"before the first row:|number|less|below [\d.]+%?:) ")


def value(text):
    """What an expression comes to; None: it is none."""
    text = re.sub(r" \(≈ -?[\d.]+%?\)| ≈ -?[\d.]+%?", "", text).strip()
    text = text.replace("×", "*")
    # The names of groups behind what they gave.
    text = re.sub(r" \([^()]*[^\W\d][^()]*(?:\([^()]*\))?[^()]*\)", "", text)
    text = re.sub(rf"({NUMBER})%", r"(F('\1') / 100)", text)
    text = re.sub(rf"(?<!')(?<![\w.])({NUMBER})(?![\w.'])", r"F('\1')", text)
    if not re.fullmatch(r"[F()'\d./+\-* ]+", text):
        return None
    try:
        return eval(text, {"F": F})  # only figures and signs are left
    except (SyntaxError, TypeError):
        return None


def check(page):
    """(what does not add up, how much was looked at)"""
    wrong, seen, before = [], 0, None
    for line in page.split("\n"):
        text = re.sub(r"  \[[^\]]*\].*$", "", line.strip())
        text = text.replace(" units", "")
        alone = re.fullmatch(rf"= (-?{NUMBER})(?: ≈ -?[\d.]+)?(, held to .*)?", text)
        if alone:
            if before is not None:
                seen += 1
                if before != F(alone.group(1)):
                    wrong.append(f"{before} is not: {text}")
            before = None
            continue
        before = None
        text = re.sub(r"^= ", "", text)
        text = re.sub(r"^.*?(?:: )(?=\()", "", text)
        for part in re.split(r"[;,] (?!no fig)", text):
            while WORDS.match(part):
                part = WORDS.sub("", part)
            sides = [value(x) for x in part.split(" = ")]
            for a, b in zip(sides, sides[1:]):
                if a is not None and b is not None:
                    seen += 1
                    if a != b:
                        wrong.append(f"{a} is not {b}: {part}")
            if sides[-1] is not None:
                before = sides[-1]
    return wrong, seen

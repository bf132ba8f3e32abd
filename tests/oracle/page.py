"""Does a page of score --explain (English) add up by hand?

A line is made of pieces with "; " between them.  Everything with an '=' in it
is computed again from what is printed, with fractions: both sides must be
equal.
"""

import re
from fractions import Fraction as F

NUMBER = r"\d+(?:\.\d+)?(?:/\d+)?"
# Words before a figure in pieces that say how a result comes about.
WORDS = re.compile(
    r"^(score of this standard|start|sum|mean of the questions|required|"
    r"ratio|(above|below) by|by the weights there|there are|number) ")


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
    wrong, seen = [], 0
    # A line that would be too long goes on below, behind its "; " or ": ".
    page = re.sub(r"([;:])\n +", r"\1 ", page)
    for line in page.split("\n"):
        text = re.sub(r" \[[^\]]*\]", "", line.strip())
        text = text.replace(" units", "")
        for part in re.split(r"[;:,] (?!no fig)", text):
            while WORDS.match(part):
                part = WORDS.sub("", part)
            sides = [value(x) for x in part.split(" = ")]
            for a, b in zip(sides, sides[1:]):
                if a is not None and b is not None:
                    seen += 1
                    if a != b:
                        wrong.append(f"{a} is not {b}: {part}")
    return wrong, seen

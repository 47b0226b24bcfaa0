"""What the body of a story consists of: blocks that hold runs of text, and their one form in HTML."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import NamedTuple

from articles.marks import Marks

LISTS = ("ul", "ol")
# How many lists and quotations may stand inside each other.
DEEPEST = 12

FIXED_SPACE = "\u00a0"
AT_AN_EDGE = f" \n{FIXED_SPACE}"
# A word processor's lists arrive as paragraphs that begin with a sign and a row of fixed spaces.
SIGNS = {
    "ul": re.compile(f"(?:[·•▪◦‣●○■][ {FIXED_SPACE}]+|[o§Ø-]{FIXED_SPACE}{{2,}} *)"),
    "ol": re.compile(f"(?:[0-9]{{1,3}}|[a-z])[.)]{FIXED_SPACE}{{2,}} *"),
}


class Run(NamedTuple):
    """Text under the same marks; a line feed in it is a line break."""

    text: str
    marks: Marks


@dataclass
class Leaf:
    """A block that holds text: a paragraph, a heading, preformatted text, a caption. A rule holds none.

    A figure is its caption; `picture` is the key of the picture it stands under.
    """

    tag: str
    runs: list[Run] = field(default_factory=list)
    picture: str = ""


@dataclass
class Box:
    """A block that holds blocks: the body itself, a list, an item of one, a quotation."""

    tag: str
    children: list["Leaf | Box"] = field(default_factory=list)

    def opened(self, tag: str, *, again: bool = False) -> "Box":
        """A new box inside this one; or, if asked for and it has that tag, the last one again."""
        last = self.children[-1] if again and self.children else None
        if isinstance(last, Box) and last.tag == tag:
            return last
        box = Box(tag)
        self.children.append(box)
        return box


def trimmed(runs: Iterable[Run]) -> list[Run]:
    """The runs of a block with single spaces, none at its edges or around its line breaks."""
    kept: list[Run] = []
    before = ""
    for text, marks in runs:
        text = re.sub(" *\n *", "\n", re.sub(" +", " ", text))
        text = text.lstrip(" " if before.endswith((" ", "\n")) else "") if before else text.lstrip(AT_AN_EDGE)
        if text:
            kept.append(Run(text, marks))
            before = text
    return joined(reversed(list(without_trailing_space(kept))))


def without_trailing_space(runs: list[Run]) -> Iterator[Run]:
    """The runs from the last to the first, cleared of spaces that end the block or a line."""
    after = ""
    for text, marks in reversed(runs):
        if not after:
            text = text.rstrip(AT_AN_EDGE)
        elif after.startswith("\n"):
            text = text.rstrip(" ")
        if text:
            yield Run(text, marks)
            after = text


def trimmed_lines(runs: Iterable[Run]) -> list[Run]:
    """Preformatted text without the blank lines around it."""
    text = re.sub(r"\A(?:[ \t]*\n)+", "", "".join(run.text for run in runs)).rstrip()
    return joined([Run(text, ())] if text else [])


def joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours under the same marks as one run, its characters composed."""
    return [
        Run(unicodedata.normalize("NFC", "".join(run.text for run in group)), marks)
        for marks, group in groupby(runs, key=lambda run: run.marks)
    ]


def settle(box: Box, depth: int = 0) -> None:
    """Drop boxes that hold nothing, and make lists of paragraphs that only look like one."""
    for child in box.children:
        if isinstance(child, Box):
            settle(child, depth + (child.tag != "li"))
    blocks = [child for child in box.children if isinstance(child, Leaf) or child.children]
    can_hold_lists = box.tag not in ("li", *LISTS) and depth < DEEPEST
    box.children = list(with_lists(blocks)) if can_hold_lists else blocks


def with_lists(blocks: list[Leaf | Box]) -> Iterator[Leaf | Box]:
    for tag, group in groupby(blocks, key=looks_like):
        if tag in LISTS:
            yield Box(tag, [Box("li", [Leaf("p", without_sign(each, tag))]) for each in group])
        else:
            yield from group


def looks_like(block: Leaf | Box) -> str:
    """The list that a paragraph is an item of, by the sign it begins with; else its own tag."""
    if block.tag == "p":
        for tag in LISTS:
            if without_sign(block, tag):
                return tag
    return "" if isinstance(block, Box) else block.tag


def without_sign(block: Leaf | Box, tag: str) -> list[Run]:
    """What follows the sign of such a list; nothing where there is no sign or nothing follows."""
    first, *others = block.runs if isinstance(block, Leaf) else []
    sign = SIGNS[tag].match(first.text)
    return trimmed([Run(first.text[sign.end() :], first.marks), *others]) if sign else []


def html_of(block: Leaf | Box) -> str:
    if isinstance(block, Box):
        inner = "".join(map(html_of, block.children))
        return f"<{block.tag}>{inner}</{block.tag}>" if block.tag else inner
    if block.tag == "hr":
        return "<hr>"
    if block.tag == "figure":
        return f'<figure data-picture="{block.picture}">{html_of_runs(block.runs)}</figure>'
    if block.tag == "pre":
        return f"<pre><code>{escape(block.runs[0].text, quote=False)}</code></pre>"
    return f"<{block.tag}>{html_of_runs(block.runs)}</{block.tag}>"


def html_of_runs(runs: list[Run]) -> str:
    """Runs as nested elements, each closed only where it ends."""
    parts: list[str] = []
    open_marks: Marks = ()
    for text, marks in [*runs, Run("", ())]:
        same = 0
        while same < min(len(marks), len(open_marks)) and marks[same] == open_marks[same]:
            same += 1
        parts += [f"</{mark.name}>" for mark in reversed(open_marks[same:])]
        parts += [mark.opening for mark in marks[same:]]
        parts.append(escape(text, quote=False).replace("\n", "<br>"))
        open_marks = marks
    return "".join(parts)

"""HTML of any origin, read as the blocks that a body may consist of."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple

from articles.blocks import DEEPEST, LISTS, Box, Leaf, Run, settle, trimmed, trimmed_lines
from articles.marks import MARKS, SPACES, Marks, declarations, marks_inside, normal

LEAVES = {
    "p": "p",
    "h1": "h2",
    "h2": "h2",
    "h3": "h3",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
    "pre": "pre",
}
BOXES = {"ul": "ul", "menu": "ul", "dir": "ul", "ol": "ol", "li": "li", "blockquote": "blockquote"}
# Elements that end the line they stand in; what they mean beyond that is not kept.
BREAKS = frozenset(
    [
        *("address", "article", "aside", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "legend", "main", "nav"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
BLOCKS = frozenset(LEAVES) | frozenset(BOXES) | BREAKS
TAG = re.compile("<(/?)([a-z][^\\s/<>]*)[^<>]*>?", re.IGNORECASE)
# Elements that never stand inside themselves, closed or not.
FLAT = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "br", "hr", "img", "wbr", "meta", "link", "col"])
DEEPEST_HTML = 200
# A figure that names one of our own pictures; any other is only a place where a line ends.
PICTURE = re.compile("[1-9][0-9]{0,17}")
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


class State(NamedTuple):
    """What holds at one place of the HTML, and holds again when an element opened there has ended."""

    box: Box
    depth: int = 0
    kind: str = "p"
    loose: bool = True
    hidden: bool = False
    marks: Marks = ()
    picture: str = ""


class Parser(HTMLParser):
    """Reads HTML whose elements are balanced already."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body = Box("")
        self.now = State(self.body)
        self.outer: list[State] = []
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.take("\n")
        elif tag == "hr" and not self.now.picture:
            self.end_leaf()
            self.home().children.append(Leaf("hr"))
        elif tag != "hr":
            self.open(tag, {name: value or "" for name, value in attrs})

    def open(self, tag: str, values: dict[str, str]) -> None:
        if tag in BLOCKS:
            self.end_leaf()
        self.outer.append(self.now)
        style = declarations(values.get("style", ""))
        if tag in LEAVES and not self.now.picture:
            self.now = self.now._replace(kind=LEAVES[tag], loose=False)
        if style.get("display") == "none":
            self.now = self.now._replace(hidden=True)
        if style or tag == "a" or tag in MARKS:
            self.now = self.now._replace(marks=marks_inside(self.now.marks, tag, values, style))
        if self.now.picture:
            return
        if tag == "figure" and PICTURE.fullmatch(values.get("data-picture", "")):
            self.now = self.now._replace(kind="figure", loose=False, picture=values["data-picture"])
        elif tag == "li":
            self.open_item()
        elif tag in BOXES and self.now.depth < DEEPEST:
            # A list right inside a list belongs to the item before it.
            home = self.home(again=BOXES[tag] in LISTS)
            self.now = self.now._replace(box=home.opened(BOXES[tag]), depth=self.now.depth + 1)

    def open_item(self) -> None:
        box, depth = self.now.box, self.now.depth
        if box.tag not in LISTS:
            if depth >= DEEPEST:
                return
            box, depth = box.opened("ul", again=True), depth + 1
        self.now = self.now._replace(box=box.opened("li"), depth=depth)

    def handle_endtag(self, tag: str) -> None:
        inside = bool(self.outer) and self.outer[-1].picture
        if self.now.picture and not inside:
            self.end_figure()
        elif tag in BLOCKS:
            self.end_leaf()
        if self.outer:
            self.now = self.outer.pop()

    def end_figure(self) -> None:
        """A figure stands though it has no caption."""
        if not self.now.hidden:
            self.home().children.append(Leaf("figure", trimmed(self.runs), self.now.picture))
        self.runs = []

    def handle_data(self, data: str) -> None:
        text = normal(data)
        if self.now.kind == "pre":
            self.take(text)
            return
        # Outside any paragraph a blank line parts paragraphs, as in plain text.
        for number, part in enumerate(BLANK_LINES.split(text) if self.now.loose else [text]):
            if number:
                self.end_leaf()
            self.take(SPACES.sub(" ", part))

    def take(self, text: str) -> None:
        if text and not self.now.hidden:
            self.runs.append(Run(text, () if self.now.kind == "pre" else self.now.marks))

    def end_leaf(self) -> None:
        if self.now.picture:
            self.take(" ")  # blocks inside a caption are parts of one line
            return
        if not self.runs:
            return
        runs = trimmed_lines(self.runs) if self.now.kind == "pre" else trimmed(self.runs)
        self.runs = []
        if runs:
            self.home().children.append(Leaf(self.now.kind, runs))

    def home(self, *, again: bool = False) -> Box:
        """Where a block goes that opens here: in a list, into an item of it."""
        return self.now.box.opened("li", again=again) if self.now.box.tag in LISTS else self.now.box


def shallow(html: str) -> str:
    """The same HTML without what is nested absurdly deep: parsing costs the square of the depth."""
    if html.count("<") <= DEEPEST_HTML:
        return html
    open_now: Counter[str] = Counter()

    def kept(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in FLAT:
            return tag[0]
        if tag[1]:
            open_now[name] -= open_now[name] > 0
            return tag[0]
        if open_now.total() >= DEEPEST_HTML:
            return ""
        open_now[name] += 1
        return tag[0]

    return TAG.sub(kept, html)


def parsed(html: str) -> Box:
    parser = Parser()
    parser.feed(html)
    parser.close()
    parser.end_leaf()
    settle(parser.body)
    return parser.body

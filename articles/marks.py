"""The marks that text can be under: a link, strong, emphasis and the like."""

import re
import unicodedata
from html import escape
from typing import NamedTuple

MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "u": "u",
    "s": "s",
    "strike": "s",
    "del": "s",
    "sub": "sub",
    "sup": "sup",
    "code": "code",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
}
# From the outside in: the same marks always nest the same way.
ORDER = ("a", "strong", "em", "u", "s", "sub", "sup", "code")

# Control characters but tab and line feed; halves of surrogate pairs; byte order marks; what XML cannot hold.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# An overlay without a letter below it: composed, it would melt with the ">" of the tag it follows.
STRAY_OVERLAY = re.compile("(?<!\\S)\u0338+")
LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
SPACES = re.compile(r"[ \t\n]+")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
IGNORED_IN_ADDRESS = re.compile("[\t\n\r]")
IGNORED_AROUND_ADDRESS = "".join(map(chr, range(0x21)))


class Mark(NamedTuple):
    name: str
    opening: str


Marks = tuple[Mark, ...]


def normal(text: str) -> str:
    """Text with one kind of line end and without characters that nobody can have meant."""
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", text))
    # Composed first: that may bring an overlay to the front of other marks.
    return STRAY_OVERLAY.sub("", unicodedata.normalize("NFC", text))


def marks_inside(marks: Marks, tag: str, values: dict[str, str], style: dict[str, str]) -> Marks:
    """The marks that hold inside an element, by its name and by the style it carries."""
    if tag == "a" and (opening := link(values.get("href", ""), values.get("title", ""))):
        marks = marked(marks, "a", opening)
    if tag in MARKS:
        marks = marked(marks, MARKS[tag])
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    if weight in ("bold", "bolder") or heavy(weight):
        marks = marked(marks, "strong")
    elif weight:
        marks = unmarked(marks, "strong")
    if slant in ("italic", "oblique"):
        marks = marked(marks, "em")
    elif slant:
        marks = unmarked(marks, "em")
    if "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", ""):
        marks = marked(marks, "s")
    if raised := {"super": "sup", "sub": "sub"}.get(style.get("vertical-align", "")):
        marks = marked(marks, raised)
    return marks


def declarations(style: str) -> dict[str, str]:
    """A style attribute as property and value; the cascade's last word counts."""
    if not style:
        return {}
    pairs = (each.partition(":") for each in style.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs}


def heavy(weight: str) -> bool:
    return bool(re.fullmatch("[0-9]{3,4}", weight)) and int(weight) >= 600


def link(href: str, title: str) -> str:
    """The opening tag of a link, or nothing where the address leads nowhere or hides something."""
    address = IGNORED_IN_ADDRESS.sub("", href.strip(IGNORED_AROUND_ADDRESS))
    if not address or CONTROL.search(address):
        return ""
    title = SPACES.sub(" ", unicodedata.normalize("NFC", normal(title))).strip(" ")
    return f'<a href="{escape(address)}"' + (f' title="{escape(title)}">' if title else ">")


def marked(marks: Marks, name: str, opening: str = "") -> Marks:
    added = Mark(name, opening or f"<{name}>")
    return tuple(sorted((*unmarked(marks, name), added), key=lambda mark: ORDER.index(mark.name)))


def unmarked(marks: Marks, name: str) -> Marks:
    return tuple(mark for mark in marks if mark.name != name)

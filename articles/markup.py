"""The HTML of a body: made clean on every way in, and said to be safe here alone."""

import re
from collections.abc import Callable
from functools import lru_cache
from html.parser import HTMLParser

import nh3
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from articles.blocks import html_of
from articles.marks import LINE_ENDS, MARKS, UNWANTED
from articles.parsing import BLANK_LINES, BLOCKS, parsed, shallow

SCHEMES = {"http", "https", "mailto"}
WORDS_A_MINUTE = 230
# A picture as a body holds it, its caption inside. A key that is none of ours is nobody's.
FIGURE = re.compile('<figure(?: data-picture="(?:([1-9][0-9]{0,17})|[^"]*)")?>(.*?)</figure>', re.DOTALL)
ELEMENT = re.compile("<[^>]*>")

# What a page may hold, and nothing else.
ALLOWED = nh3.Cleaner(
    tags={
        *("p", "h2", "h3", "pre", "blockquote", "ul", "ol", "li", "hr", "br"),
        *("a", "strong", "em", "u", "s", "sub", "sup", "code", "figure"),
    },
    attributes={"*": set(), "a": {"href", "title"}, "figure": {"data-picture"}},
    url_schemes=SCHEMES,
    link_rel="noopener",
)
# What is looked at to learn what was meant: every block, every mark, and the styles that stand for marks.
UNDERSTOOD = nh3.Cleaner(
    tags={"a", "br", "hr", "span", "font", *MARKS, *BLOCKS},
    clean_content_tags={
        *("applet", "audio", "button", "canvas", "datalist", "head", "iframe", "map", "math", "noembed"),
        *("noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea"),
        *("title", "video", "xml"),
    },
    attributes={"*": {"style"}, "a": {"href", "title"}, "figure": {"data-picture"}},
    filter_style_properties={
        *(
            "display",
            "font-style",
            "font-weight",
            "text-decoration",
            "text-decoration-line",
            "vertical-align",
        ),
    },
    url_schemes=SCHEMES,
    link_rel=None,
)


def clean(html: str) -> str:
    """The body that this HTML or plain text means, safe and in its one form: clean(clean(x)) == clean(x)."""
    text = UNWANTED.sub("", LINE_ENDS.sub("\n", html))
    if "<" not in text:
        text = "\n\n".join(part.strip("\n").replace("\n", "<br>") for part in BLANK_LINES.split(text))
    return ALLOWED.clean(html_of(parsed(UNDERSTOOD.clean(shallow(text)))))


def article_body(
    html: str, figure: Callable[[int, SafeString], SafeString | str] | None = None
) -> SafeString:
    """A stored body for a page; cleaned again, since a database can be written to by other means.

    `figure` makes the HTML of each picture from its key and its caption. Without it no picture shows.
    """

    def shown(found: re.Match[str]) -> str:
        caption = mark_safe(found[2])  # noqa: S308 - a part of what has just been cleaned
        return conditional_escape(figure(int(found[1]), caption)) if figure and found[1] else ""

    return mark_safe(FIGURE.sub(shown, ALLOWED.clean(html)))  # noqa: S308 - where a body becomes safe


def picture_keys(html: str) -> list[int]:
    """The keys of the pictures in a clean body, each once, in their order."""
    return list(dict.fromkeys(int(found[1]) for found in FIGURE.finditer(html) if found[1]))


class PlainText(HTMLParser):
    """Collects the text of clean HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag in ("br", "hr"):
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


@lru_cache(maxsize=24)  # search asks for what an import's proof asked for, a batch of stories later
def plain(html: str) -> str:
    """The text alone, for mail, search and descriptions."""
    parser = PlainText()
    parser.feed(ALLOWED.clean(html))
    parser.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(parser.parts)).strip()


def word_count(html: str) -> int:
    """The words of a stored body, which are few more or less with an element within a word. Parsing the body
    for that, as `plain` does, would cost a tenth of the page."""
    return len(ELEMENT.sub(" ", html).split())


def reading_minutes(html: str) -> int:
    return max(1, round(word_count(html) / WORDS_A_MINUTE))


def excerpt(html: str, length: int = 200) -> str:
    """The beginning of the text in one line, without captions, ended at a word where it had to be cut."""
    text = " ".join(plain(FIGURE.sub("", html)).split())
    if len(text) <= length:
        return text
    whole_words = text[:length].rpartition(" ")[0] or text[: length - 1]
    return whole_words.rstrip(" ,;:–—-") + "…"

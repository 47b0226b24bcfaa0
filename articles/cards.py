"""Pictures, bylines and cards as HTML.

Written here and not in templates because a list shows dozens of them, and a template takes ten times as long
for each; `format_html` would still take three times as long. So each text that somebody typed, and each
address, is escaped here by name; what else is put in are numbers, types of files that we made, and dates.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString

from articles.bylines import Writer
from articles.listed import Linked, Listed
from articles.models import Author, Edition, Image, Section
from articles.models.image import Files
from articles.templatetags.dates import to_the_day

WIDE = "(min-width: 56rem) 20rem, 100vw"
NOTHING = SafeString("")


def picture(image: Image | None, alt: str, sizes: str, crop: str = "", **hints: str) -> SafeString:
    """A picture, or its crop "card" or "square"; nothing while no file exists. `hints` are for the browser:
    loading and fetchpriority."""
    return _picture(image.files(crop), alt, sizes, hints) if image else NOTHING


def _picture(files: Files, alt: str, sizes: str, hints: dict[str, str]) -> SafeString:
    if not (shown := files.fallback):
        return NOTHING
    sizes = escape(sizes)
    sources = "".join(
        [
            f'<source type="{each}" srcset="{escape(files.srcset(each))}" sizes="{sizes}">\n'
            for each in files.preferred
        ]
    )
    hinted = "".join([f' {name}="{escape(value)}"' for name, value in hints.items()])
    url, srcset = escape(shown["url"]), escape(shown["srcset"])
    return SafeString(
        f'<picture>\n{sources}<img src="{url}" srcset="{srcset}" sizes="{sizes}"'
        f' width="{shown["width"]}" height="{shown["height"]}" alt="{escape(alt)}"{hinted}>\n'
        "</picture>\n"
    )


def byline(authors: Sequence[Author | Writer]) -> SafeString:
    """By one, two and three."""
    if not authors:
        return NOTHING
    *names, last = [
        f'<a href="{escape(each.get_absolute_url())}" rel="author" dir="auto">{escape(each.name)}</a>'
        for each in authors
    ]
    before = f"{', '.join(names)} and " if names else ""
    return SafeString(f'<p class="byline">By {before}{last}</p>\n')


def card(
    story: Listed, sizes: str = WIDE, level: int = 2, within: Section | None = None, **hints: str
) -> SafeString:
    """A story in a list. `level` is that of its heading, `within` a section that need not be named."""
    shown = _picture(story.picture(), story.lead_alt, sizes, hints)
    standfirst = (
        f'<p class="standfirst" dir="auto">{escape(story.standfirst)}</p>\n' if story.standfirst else ""
    )
    return SafeString(
        f'<article class="card">\n{shown}<div class="card-text">\n{_kicker(story, within)}'
        f"{_headline(story, level)}{standfirst}{byline(story.byline)}{_date(story)}</div>\n</article>\n"
    )


def cards(
    stories: Sequence[Listed],
    sizes: str = WIDE,
    level: int = 2,
    within: Section | None = None,
    at_once: int = 0,
) -> SafeString:
    """Stories one below the other. Their pictures load when they come into sight, but for so many `at_once`
    that are seen first."""
    html = [card(each, sizes, level, within, fetchpriority="high") for each in stories[:at_once]]
    html += [card(each, sizes, level, within, loading="lazy") for each in stories[at_once:]]
    return SafeString("".join(html))


def breadcrumb(section: Section | None) -> SafeString:
    """The way from the front page to a section, which is its last step."""
    steps = [each for each in (section.parent, section) if each] if section else []
    items = "".join(
        [f'<li><a href="{escape(each.get_absolute_url())}">{escape(each.name)}</a></li>\n' for each in steps]
    )
    return SafeString(
        '<nav class="kicker" aria-label="Where this stands">\n<ol>\n<li><a href="/">Home</a></li>\n'
        f"{items}</ol>\n</nav>\n"
    )


def links(stories: Iterable[Listed | Linked | Edition], level: int) -> SafeString:
    """Stories by their headlines alone; `level` is that of the headings."""
    items = "".join([f"<li>\n{_headline(each, level)}{_date(each)}</li>\n" for each in stories])
    return SafeString(f'<ul class="story-links">\n{items}</ul>\n')


def _kicker(story: Listed, within: Section | None) -> str:
    if not story.section_name or (within and within.pk == story.section_id):
        return ""
    return f'<p class="kicker"><a href="{escape(story.section_url())}">{escape(story.section_name)}</a></p>\n'


def _headline(story: Listed | Linked | Edition, level: int) -> str:
    link = f'<a href="{escape(story.get_absolute_url())}">{escape(story.headline)}</a>'
    return f'<h{level} class="headline" dir="auto">{link}</h{level}>\n'


def _date(story: Listed | Linked | Edition) -> str:
    return f'<p class="dates">{to_the_day(story.first_published_at)}</p>\n'

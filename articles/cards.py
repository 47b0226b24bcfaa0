"""Pictures, bylines and cards as HTML.

Written here and not in templates because a list shows dozens of them, and a template takes ten times as long
for each. `format_html` escapes whatever it is given, as a template would.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from articles.models import Author, Edition, Image, Section
from articles.templatetags.dates import to_the_day

SOURCE = '<source type="{}" srcset="{}" sizes="{}">\n'
PICTURE = (
    '<picture>\n{sources}<img src="{url}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}"'
    ' alt="{alt}"{hints}>\n</picture>\n'
)
HINT = ' {}="{}"'
AUTHOR = '<a href="{}" rel="author">{}</a>'
BYLINE = '<p class="byline">By {}</p>\n'
KICKER = '<p class="kicker"><a href="{}">{}</a></p>\n'
STANDFIRST = '<p class="standfirst">{}</p>\n'
CARD = """\
<article class="card">
{picture}<div class="card-text">
{kicker}<h{level} class="headline"><a href="{address}">{headline}</a></h{level}>
{standfirst}{byline}<p class="dates">{date}</p>
</div>
</article>
"""
WIDE = "(min-width: 56rem) 20rem, 100vw"
NOTHING = SafeString("")


def picture(image: Image | None, alt: str, sizes: str, crop: str = "", **hints: str) -> SafeString:
    """A picture, or its crop "card" or "square"; nothing while no file exists. `hints` are for the browser:
    loading and fetchpriority."""
    files = image.files(crop) if image else None
    if not files or not (shown := files.fallback):
        return NOTHING
    sources = ((each["type"], each["srcset"], sizes) for each in files.sources)
    return format_html(
        PICTURE,
        sources=format_html_join("", SOURCE, sources),
        url=shown["url"],
        srcset=shown["srcset"],
        sizes=sizes,
        width=shown["width"],
        height=shown["height"],
        alt=alt,
        hints=format_html_join("", HINT, hints.items()),
    )


def byline(authors: Sequence[Author]) -> SafeString:
    """By one, two and three."""
    if not authors:
        return NOTHING
    *names, last = [format_html(AUTHOR, each.get_absolute_url(), each.name) for each in authors]
    before = SafeString(", ").join(names) + " and " if names else ""
    return format_html(BYLINE, SafeString(before + last))


def card(
    edition: Edition, sizes: str = WIDE, level: int = 2, within: Section | None = None, **hints: str
) -> SafeString:
    """A story in a list. `level` is that of its heading, `within` a section that need not be named."""
    section = edition.section
    return format_html(
        CARD,
        picture=picture(edition.lead_image, edition.lead_alt, sizes, "card", **hints),
        kicker=format_html(KICKER, section.get_absolute_url(), section.name)
        if section and section != within
        else NOTHING,
        level=level,
        address=edition.get_absolute_url(),
        headline=edition.headline,
        standfirst=format_html(STANDFIRST, edition.standfirst) if edition.standfirst else NOTHING,
        byline=byline(edition.byline),
        date=to_the_day(localtime(edition.first_published_at)),
    )

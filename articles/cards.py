"""Pictures, bylines and cards as HTML.

Written here and not in templates because a list shows dozens of them, and a template takes ten times as long
for each; `format_html` would still take three times as long. So each text that somebody typed, and each
address, is escaped here by name; what else is put in are numbers, types of files that we made, and dates.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.safestring import SafeString

from articles.bylines import Writer
from articles.listed import Listed
from articles.models import Author, Edition, Image, Section
from articles.models.image import Files
from articles.templatetags.dates import to_the_day

SOURCE = '<source type="{}" srcset="{}" sizes="{}">\n'
PICTURE = (
    '<picture>\n{sources}<img src="{url}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}"'
    ' alt="{alt}"{hints}>\n</picture>\n'
)
HINT = ' {}="{}"'
AUTHOR = '<a href="{}" rel="author" dir="auto">{}</a>'
BYLINE = '<p class="byline">By {}</p>\n'
KICKER = '<p class="kicker"><a href="{}">{}</a></p>\n'
STANDFIRST = '<p class="standfirst" dir="auto">{}</p>\n'
CARD = """\
<article class="card">
{picture}<div class="card-text">
{kicker}<h{level} class="headline" dir="auto"><a href="{address}">{headline}</a></h{level}>
{standfirst}{byline}<p class="dates">{date}</p>
</div>
</article>
"""
LINKS = '<ul class="story-links">\n{}</ul>\n'
LINK = """\
<li>
<h{level} class="headline" dir="auto"><a href="{address}">{headline}</a></h{level}>
<p class="dates">{date}</p>
</li>
"""
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
    html = PICTURE.format(
        sources="".join(
            [SOURCE.format(each["type"], escape(each["srcset"]), sizes) for each in files.sources]
        ),
        url=escape(shown["url"]),
        srcset=escape(shown["srcset"]),
        sizes=sizes,
        width=shown["width"],
        height=shown["height"],
        alt=escape(alt),
        hints="".join([HINT.format(name, escape(value)) for name, value in hints.items()]),
    )
    return SafeString(html)


def byline(authors: Sequence[Author | Writer]) -> SafeString:
    """By one, two and three."""
    if not authors:
        return NOTHING
    *names, last = [AUTHOR.format(escape(each.get_absolute_url()), escape(each.name)) for each in authors]
    before = f"{', '.join(names)} and " if names else ""
    return SafeString(BYLINE.format(before + last))


def card(
    story: Listed, sizes: str = WIDE, level: int = 2, within: Section | None = None, **hints: str
) -> SafeString:
    """A story in a list. `level` is that of its heading, `within` a section that need not be named."""
    section = "" if within and within.pk == story.section_id else story.section_name
    html = CARD.format(
        picture=_picture(story.picture(), story.lead_alt, sizes, hints),
        kicker=KICKER.format(escape(story.section_url()), escape(section)) if section else "",
        level=level,
        address=escape(story.get_absolute_url()),
        headline=escape(story.headline),
        standfirst=STANDFIRST.format(escape(story.standfirst)) if story.standfirst else "",
        byline=byline(story.byline),
        date=to_the_day(story.first_published_at),
    )
    return SafeString(html)


def links(stories: Iterable[Listed | Edition], level: int) -> SafeString:
    """Stories by their headlines alone; `level` is that of the headings."""
    html = [
        LINK.format(
            level=level,
            address=escape(each.get_absolute_url()),
            headline=escape(each.headline),
            date=to_the_day(each.first_published_at),
        )
        for each in stories
    ]
    return SafeString(LINKS.format("".join(html)))

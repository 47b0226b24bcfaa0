"""The site as an export that WordPress's own importer reads: what readers can see, and every comment."""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urljoin
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils import timezone

from articles.figures import pictures_in
from articles.markup import FIGURE, article_body
from articles.models import Author, Edition, Image, Section, Tag
from comments.models import Comment, Discussion
from newsroom.context import Site
from newsroom.models import Imported
from newsroom.models.imported import Kind

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
\txmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
"""
FOOT = "</channel>\n</rss>\n"
State = Comment.State
# WordPress has no word for what a desk declined or its author withdrew; all of it is in its trash.
STATES = {State.APPROVED: "1", State.PENDING: "0", State.SPAM: "spam"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export(at: datetime) -> Iterator[str]:
    """The file in parts. Stories keep the ids that they had in the WordPress they came from."""
    yield HEAD
    yield _line("title", Site().name) + _line("link", settings.SITE_URL)
    yield _line("wp:wxr_version", "1.2")
    yield _line("wp:base_site_url", settings.SITE_URL) + _line("wp:base_blog_url", settings.SITE_URL)
    yield from _people()
    yield from _terms()
    editions = Edition.objects.live(at).for_page().prefetch_related("tags")
    editions = editions.order_by("first_published_at", "article_id")
    keys = _keys(list(editions.values_list("article_id", flat=True)))
    shown: dict[int, Image] = {}
    first = max(keys.values(), default=0) + 1_000_000
    for edition in editions.iterator(chunk_size=100):
        pictures = pictures_in([edition.body])
        shown |= pictures
        if edition.lead_image:
            shown[edition.lead_image.pk] = edition.lead_image
        yield _story(edition, keys, pictures, first)
    for pk in sorted(shown):
        yield _picture(shown[pk], first + pk)
    yield FOOT


def _keys(articles: list[int]) -> dict[int, int]:
    """The id of each story: the one it had, or else its key here, or else one past all others."""
    rows = Imported.objects.filter(kind=Kind.STORY, key__in=articles).order_by("pk")
    found: dict[int, int] = {}
    for key, old in rows.values_list("key", "old"):
        if key is not None and old.isdecimal() and int(old) not in found.values():
            found[key] = int(old)
    taken = set(found.values())
    past = max([*taken, *articles], default=0)
    for key in articles:
        if key not in found:
            past += 1
            found[key] = past if key in taken else key
    return found


def _people() -> Iterator[str]:
    for number, author in enumerate(Author.objects.order_by("slug"), 1):
        yield _element(
            "wp:author",
            _line("wp:author_id", number)
            + _line("wp:author_login", author.slug)
            + _line("wp:author_email", f"{author.slug}@invalid")
            + _line("wp:author_display_name", author.name),
        )


def _terms() -> Iterator[str]:
    number = 0
    top_first = Section.objects.select_related("parent").order_by("parent__slug", "slug")
    for section in sorted(top_first, key=lambda each: (each.parent_id is not None, each.slug)):
        number += 1
        yield _element(
            "wp:category",
            _line("wp:term_id", number)
            + _line("wp:category_nicename", section.slug)
            + _line("wp:category_parent", section.parent.slug if section.parent else "")
            + _line("wp:cat_name", escape(section.name)),
        )
    for tag in Tag.objects.order_by("slug"):
        number += 1
        names = _line("wp:tag_slug", tag.slug) + _line("wp:tag_name", escape(tag.name))
        yield _element("wp:tag", _line("wp:term_id", number) + names)


def _story(edition: Edition, keys: dict[int, int], pictures: dict[int, Image], first_picture: int) -> str:
    first, changed = edition.first_published_at, edition.updated_at or edition.first_published_at
    authors, lead = edition.byline, edition.lead_image
    parts = [
        _line("title", escape(edition.headline)),
        _line("link", settings.SITE_URL + edition.get_absolute_url()),
        _line("dc:creator", authors[0].slug if authors else ""),
        _line("content:encoded", _body(edition.body, pictures)),
        _line("excerpt:encoded", escape(edition.standfirst)),
        _line("wp:post_id", keys[edition.article_id]),
        *_dates("post", first),
        *_dates("post_modified", changed),
        _line("wp:comment_status", "closed" if _closed(edition.article_id) else "open"),
        _line("wp:ping_status", "closed"),
        _line("wp:post_name", edition.slug),
        _line("wp:status", "publish"),
        _line("wp:post_parent", 0) + _line("wp:menu_order", 0),
        _line("wp:post_type", "post"),
        _line("wp:post_password", "") + _line("wp:is_sticky", 0),
    ]
    if edition.section:
        parts.append(_term("category", edition.section.slug, edition.section.name))
    parts += [_term("post_tag", tag.slug, tag.name) for tag in sorted(edition.tags.all(), key=_slug)]
    if len(authors) > 1:
        parts += [_term("author", f"cap-{author.slug}", author.name) for author in authors]
    if lead and lead.fallback:
        parts.append(_meta("_thumbnail_id", first_picture + lead.pk))
    rows = Comment.objects.filter(article=edition.article_id).order_by("pk")
    parts += [_comment(row) for row in rows.iterator(chunk_size=1000)]
    return _element("item", "".join(parts))


def _closed(article: int) -> bool:
    return Discussion.objects.filter(article=article, mode=Discussion.Mode.CLOSED).exists()


def _slug(tag: Tag) -> str:
    return tag.slug


def _body(body: str, pictures: dict[int, Image]) -> str:
    def figure(found: re.Match[str]) -> str:
        image = pictures.get(int(found[1])) if found[1] else None
        if image is None or image.fallback is None:
            return ""
        address = urljoin(f"{settings.SITE_URL}/", image.fallback["url"])
        caption = f"<figcaption>{found[2]}</figcaption>" if found[2] else ""
        alt = html.escape(image.alt)
        return f'<figure class="wp-block-image"><img src="{address}" alt="{alt}"/>{caption}</figure>'

    return FIGURE.sub(figure, body) if pictures else str(article_body(body))


def _picture(image: Image, key: int) -> str:
    if image.fallback is None:
        return ""
    return _element(
        "item",
        _line("title", image.alt)
        + _line("excerpt:encoded", image.caption)
        + _line("wp:post_id", key)
        + "".join(_dates("post", image.uploaded_at))
        + _line("wp:status", "inherit")
        + _line("wp:post_type", "attachment")
        + _line("wp:attachment_url", urljoin(f"{settings.SITE_URL}/", image.fallback["url"]))
        + _meta("_wp_attachment_image_alt", image.alt),
    )


def _comment(row: Comment) -> str:
    values = {
        "comment_id": row.pk,
        "comment_author": escape(row.name),
        "comment_author_email": "",
        "comment_author_url": "",
        "comment_author_IP": "",
        "comment_date": _local(row.posted_at),
        "comment_date_gmt": _gmt(row.posted_at),
        "comment_content": escape(row.text),
        "comment_approved": STATES.get(State(row.state), "trash"),
        "comment_type": "comment",
        "comment_parent": row.in_reply_to_id or 0,
        "comment_user_id": 0,
    }
    return _element("wp:comment", "".join(_line(f"wp:{name}", value) for name, value in values.items()))


def _dates(name: str, moment: datetime) -> list[str]:
    stem = "wp:post_date" if name == "post" else f"wp:{name}"
    return [_line(stem, _local(moment)), _line(f"{stem}_gmt", _gmt(moment))]


def _local(moment: datetime) -> str:
    return f"{timezone.localtime(moment, timezone.get_default_timezone()):%Y-%m-%d %H:%M:%S}"


def _gmt(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def _term(domain: str, slug: str, name: str) -> str:
    return f'<category domain="{domain}" nicename="{slug}">{_data(escape(name))}</category>\n'


def _line(name: str, value: object) -> str:
    return f"<{name}>{_data(str(value))}</{name}>\n"


def _meta(name: str, value: object) -> str:
    return _element("wp:postmeta", _line("wp:meta_key", name) + _line("wp:meta_value", value))


def _element(name: str, inside: str) -> str:
    return f"<{name}>\n{inside}</{name}>\n"


def _data(text: str) -> str:
    text = CONTROL.sub("", text)
    if text.isascii() and not set(text) & set("<>&\n"):
        return text
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"

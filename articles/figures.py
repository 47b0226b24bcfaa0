"""The pictures in a body, as pages and feeds show them.

A body holds `<figure data-picture="12">A caption, with marks.</figure>`: 12 is the key of the picture, and
the caption may be empty. Nothing else of a picture is kept there; its alternative text and its credit are
its own. A key that no picture has shows nothing.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urljoin

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.markup import article_body, picture_keys
from articles.models import Image


def pictures_in(bodies: Iterable[str]) -> dict[int, Image]:
    """The pictures of all these bodies by key, in one query; in none when there is no picture."""
    keys = {key for body in bodies for key in picture_keys(body)}
    return Image.objects.in_bulk(keys) if keys else {}


def page_body(html: str) -> SafeString:
    pictures = pictures_in([html])

    def figure(key: int, caption: SafeString) -> str:
        image = pictures.get(key)
        if image is None or not image.files():
            return ""
        return render_to_string("articles/_figure.html", {"image": image, "caption": caption})

    return article_body(html, figure)


def feed_body(html: str, base_url: str, pictures: Mapping[int, Image] | None = None) -> SafeString:
    """A body for readers of feeds: each picture as one plain image with an absolute address.

    Give `pictures_in` all bodies of a feed, and the answer here, so that a feed asks once for all.
    """
    found = pictures_in([html]) if pictures is None else pictures

    def figure(key: int, caption: SafeString) -> SafeString | str:
        image = found.get(key)
        shown = image.fallback if image else None
        if image is None or shown is None:
            return ""
        words = format_html("{} {}", caption, image.credit) if caption and image.credit else caption
        return format_html(
            '<figure><img src="{}" width="{}" height="{}" alt="{}">{}</figure>',
            urljoin(base_url, shown["url"]),
            shown["width"],
            shown["height"],
            image.alt,
            format_html("<figcaption>{}</figcaption>", words or image.credit)
            if words or image.credit
            else "",
        )

    return article_body(html, figure)

from django import template
from django.utils.safestring import SafeString

from articles import figures
from articles.models import Image
from articles.models.image import Files

register = template.Library()


@register.filter
def article_body(html: str) -> SafeString:
    """The body of a story as HTML, with its pictures."""
    return figures.page_body(html)


@register.simple_tag
def cut(image: Image, crop: str | None) -> Files:
    """The files of a picture, or of one of its crops: "card", "square"."""
    return image.files(crop or "")

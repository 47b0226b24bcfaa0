from django import template
from django.utils.safestring import SafeString

from articles import markup

register = template.Library()


@register.filter
def article_body(html: str) -> SafeString:
    """The body of a story as HTML."""
    return markup.article_body(html)


@register.filter
def excerpt(html: str, length: int = 200) -> str:
    """The beginning of a body as one line of text."""
    return markup.excerpt(html, length)

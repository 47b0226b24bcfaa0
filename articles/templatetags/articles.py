from django import template
from django.utils.safestring import SafeString

from articles import markup

register = template.Library()


@register.filter
def article_body(html: str) -> SafeString:
    """The body of a story as HTML."""
    return markup.article_body(html)

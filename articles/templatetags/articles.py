from django import template
from django.utils.safestring import SafeString

from articles import cards, figures

register = template.Library()

register.simple_tag(cards.picture)
register.simple_tag(cards.byline)
register.simple_tag(cards.breadcrumb)
register.simple_tag(cards.card, name="story_card")
register.simple_tag(cards.cards, name="story_cards")
register.simple_tag(cards.links, name="story_links")


@register.filter
def article_body(html: str) -> SafeString:
    """The body of a story as HTML, with its pictures."""
    return figures.page_body(html)

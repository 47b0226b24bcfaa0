"""What stands around every page, as HTML. Written here and not in templates for the reason that
articles/cards.py gives: every page has a few dozen links of this kind.
"""

from collections.abc import Sequence
from html import escape

from django import template
from django.utils.safestring import SafeString

from articles.cards import picture
from newsroom.furniture import Link

register = template.Library()

ITEM = '<li><a href="{}"{}>{}</a></li>\n'
CURRENT = ' aria-current="page"'


@register.simple_tag(takes_context=True)
def link_list(context: template.Context, links: Sequence[Link]) -> SafeString:
    """Links as a list, of which one may lead to the page it stands on."""
    request = context.get("request")
    here = request.path if request else ""
    items = (
        ITEM.format(escape(link.address), CURRENT if link.address == here else "", escape(link.label))
        for link in links
    )
    return SafeString(f"<ul>\n{''.join(items)}</ul>")


@register.simple_tag(takes_context=True)
def site_name(context: template.Context, current: bool = False) -> SafeString:
    """The link to the front page: the site's logo, or its name where it has none. `current` says that this
    is the front page itself."""
    site = context["site"]
    shown = picture(site.logo, site.name, "24rem") or escape(site.name)
    return SafeString(f'<a href="/"{CURRENT if current else ""}>{shown}</a>')


@register.simple_tag
def search_form(field: str, label: str = "") -> SafeString:
    """`field` is the id of its field, `label` what it is called where the page has another such form."""
    called = f' aria-label="{escape(label)}"' if label else ""
    return SafeString(
        f'<form class="search" role="search"{called} action="/search/" method="get">\n'
        f'<label class="visually-hidden" for="{escape(field)}">Search for</label>\n'
        f'<input id="{escape(field)}" name="q" type="search" dir="auto" required>\n'
        '<button type="submit">Search</button>\n</form>'
    )

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.template import Context, Engine, Template
from django.utils.safestring import SafeString

from comments import markup, threads
from comments.forms import CommentForm
from comments.text import paragraphs

register = template.Library()

FORM = "comments/_comment_form.html"
CONCERNED = ("edition", "reply_to", "thread", "receipt")


@register.inclusion_tag("comments/_discussion.html", takes_context=True)
def discussion(context: Context, policy: str = "") -> dict[str, Any]:
    """The comments under the story: the page that the view chose, or the first, with a form.

    The policy below them is the site's, which templates know and this level does not.
    """
    edition = context["edition"]
    chosen = context.get("discussion") or threads.page(edition.article_id, edition=edition, at=context["at"])
    taken = {name: context.get(name) for name in CONCERNED}
    form = context.get("comment_form") or (CommentForm() if taken["reply_to"] else None)
    return taken | {"discussion": chosen, "comment_form": form, "policy": policy}


@register.simple_tag
def blank_form(address: str) -> SafeString:
    """The form while nobody has typed anything and nobody is answered. But for the story's address it is the
    same everywhere, and so made once."""
    services = tuple((each.name, each.url) for each in settings.COMMENT_SERVICES)
    parts = _around_address(Engine.get_default().get_template(FORM), services)
    return SafeString(escape(address).join(parts))


@lru_cache(maxsize=1)
def _around_address(form: Template, services: tuple[tuple[str, str], ...]) -> list[str]:
    address = "/address-of-the-story/"
    shown = {
        "comment_form": CommentForm(),
        "discussion": {"services": [{"name": name, "url": url} for name, url in services]},
        "edition": {"get_absolute_url": address},
    }
    return form.render(Context(shown)).split(address)


@register.filter
def comment_text(text: str) -> SafeString:
    return paragraphs(text)


register.filter("in_one", markup.in_one)
register.filter("opening", markup.opening)
register.filter("closing", markup.closing)
register.filter("more", markup.more)

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from comments import markup, threads
from comments.forms import CommentForm
from comments.text import paragraphs

register = template.Library()

CONCERNED = ("edition", "reply_to", "thread", "receipt")


@register.inclusion_tag("comments/_discussion.html", takes_context=True)
def discussion(context: Context, policy: str = "") -> dict[str, Any]:
    """The comments under the story: the page that the view chose, or the first, with a form.

    The policy below them is the site's, which templates know and this level does not.
    """
    edition = context["edition"]
    chosen = context.get("discussion") or threads.page(edition.article_id, edition=edition, at=context["at"])
    taken = {name: context.get(name) for name in CONCERNED}
    form = context.get("comment_form") or CommentForm()
    return taken | {"discussion": chosen, "comment_form": form, "policy": policy}


@register.filter
def comment_text(text: str) -> SafeString:
    return paragraphs(text)


register.filter("in_one", markup.in_one)
register.filter("opening", markup.opening)
register.filter("closing", markup.closing)
register.filter("more", markup.more)

"""What was looked for, marked in what was found."""

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Tags and character references are left alone: nothing that stands in them is read.
UNREAD = re.compile(r"(<[^>]*>|&[#\w]+;)")


@register.filter
def marked(html: SafeString, words: list[str]) -> SafeString:
    """Takes HTML that is safe already, and adds only the marks."""
    wanted = [re.escape(str(escape(word))) for word in sorted(words or [], key=len, reverse=True)]
    if not wanted:
        return html
    found = re.compile("|".join(wanted), re.IGNORECASE)
    pieces = UNREAD.split(str(html))
    pieces[::2] = [found.sub(r"<mark>\g<0></mark>", piece) for piece in pieces[::2]]
    return mark_safe("".join(pieces))  # noqa: S308

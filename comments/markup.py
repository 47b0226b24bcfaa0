"""One comment of a page as HTML.

Written here and not in a template because a page holds hundreds of them, and a template takes ten times as
long for each; `format_html` would still take three times as long. So each text that somebody typed, and each
address, is escaped here by name, and nothing else that is put in could hold markup: numbers, dates, and what
this module itself has made.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from articles.templatetags.dates import to_the_minute
from comments.text import paragraphs
from comments.threads import Node, ThreadView

PLACEHOLDER = """\
<li id="comment-{pk}"{number}>
<div class="comment">
<{heading} class="placeholder">This comment is not shown.</{heading}>
</div>
"""
COMMENT = """\
<li id="comment-{pk}"{number}>
<div class="comment{waiting}">
<div class="comment-meta"><{heading} class="comment-name"><bdi>{name}</bdi></{heading}>{staff}{answers}
{mark}</div>
<div class="comment-text">{text}</div>
{reply}</div>
"""
NUMBER = ' value="{}"'
UNNUMBERED = ' class="unnumbered"'
ANSWERS = ' <span class="answers">in answer to <bdi>{}</bdi></span>'
REPLIES = SafeString('<ul class="replies">\n')
STAFF = ' <span class="staff-mark">Staff</span>'
WAITING = '<span class="waiting-mark">Awaiting moderation</span>'
PERMALINK = '<a class="permalink" href="{}" rel="nofollow">{}</a>'
# What comments.js holds on to is listed in templates/comments/_comment_form.html.
REPLY = (
    '<a class="reply" href="{url}" rel="nofollow">Reply'
    '<span class="visually-hidden"> to <bdi>{name}</bdi></span></a>\n'
)
MORE = (
    '<li class="more-replies"><a href="{url}" rel="nofollow">'
    "Show {count} more {words} in thread {number}</a></li>\n"
)


def in_one(threads: Iterable[ThreadView]) -> SafeString:
    """Threads in which no form stands."""
    html = []
    for thread in threads:
        html += [part for node in thread.nodes for part in (opening(node), closing(node))]
        html.append(more(thread))
    return SafeString("".join(html))


def more(thread: ThreadView) -> SafeString:
    """The way to the replies of a long thread that do not stand here."""
    if not thread.more_count:
        return SafeString("")
    words = "reply" if thread.more_count == 1 else "replies"
    values = {"url": escape(thread.more_url), "count": thread.more_count, "number": thread.number}
    return SafeString(MORE.format(**values, words=words))


def opening(node: Node) -> SafeString:
    """The list item of a comment or placeholder up to where the form and the replies may follow."""
    pk, number, heading = node.comment.pk, numbering(node), "h4" if node.level else "h3"
    if node.placeholder:
        return SafeString(PLACEHOLDER.format(pk=pk, number=number, heading=heading))
    name = escape(node.comment.name)
    html = COMMENT.format(
        pk=pk,
        number=number,
        waiting=" waiting" if node.waiting else "",
        heading=heading,
        name=name,
        staff=STAFF if node.comment.staff_id else "",
        answers=ANSWERS.format(escape(node.answers)) if node.answers else "",
        mark=WAITING if node.waiting else permalink(node),
        text=paragraphs(node.comment.text),
        reply=REPLY.format(url=escape(node.reply_url), name=name) if node.reply_url else "",
    )
    return SafeString(html)


def closing(node: Node) -> SafeString:
    """Begins the list of its replies; or ends its item, and with it all that it was the last of."""
    return REPLIES if node.opens else SafeString("</li>" + "</ul></li>" * len(node.closes) + "\n")


def numbering(node: Node) -> str:
    """The number of a thread stands at its top-level comment."""
    if node.level:
        return ""
    return NUMBER.format(node.comment.number) if node.comment.number else UNNUMBERED


def permalink(node: Node) -> str:
    if not node.permalink:
        return ""
    return PERMALINK.format(escape(node.permalink), to_the_minute(node.comment.posted_at))

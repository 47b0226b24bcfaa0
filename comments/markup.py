"""One comment of a page as HTML.

Written here and not in a template because a page holds hundreds of them, and a template takes ten times as
long for each; `format_html` would still take three times as long. So each text that somebody typed, and each
address, is escaped here by name, and nothing else that is put in could hold markup: numbers, dates, and what
this module itself has made. What comments.js holds on to is listed in templates/comments/_comment_form.html.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from articles.templatetags.dates import to_the_minute
from comments.text import paragraphs
from comments.threads import Node, ThreadView

REPLIES = SafeString('<ul class="replies">\n')


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
    return SafeString(
        f'<li class="more-replies"><a href="{escape(thread.more_url)}" rel="nofollow">'
        f"Show {thread.more_count} more {words} in thread {thread.number}</a></li>\n"
    )


def opening(node: Node) -> SafeString:
    """The list item of a comment or placeholder up to where the form and the replies may follow."""
    comment = node.comment
    item = f'<li id="comment-{comment.pk}"{numbering(node)}>\n<div class="comment'
    heading = "h4" if node.level else "h3"
    if node.placeholder:
        said = f'<{heading} class="placeholder">This comment is not shown.</{heading}>'
        return SafeString(f'{item}">\n{said}\n</div>\n')
    name = escape(comment.name)
    who = f'<{heading} class="comment-name"><bdi>{name}</bdi></{heading}>'
    staff = ' <span class="staff-mark">Staff</span>' if comment.staff_id else ""
    return SafeString(
        f'{item}{" waiting" if node.waiting else ""}">\n'
        f'<div class="comment-meta">{who}{staff}{answers(node)}\n{mark(node)}</div>\n'
        f'<div class="comment-text">{paragraphs(comment.text)}</div>\n{reply(node, name)}</div>\n'
    )


def closing(node: Node) -> SafeString:
    """Begins the list of its replies; or ends its item, and with it all that it was the last of."""
    return REPLIES if node.opens else SafeString("</li>" + "</ul></li>" * len(node.closes) + "\n")


def numbering(node: Node) -> str:
    """The number of a thread stands at its top-level comment."""
    if node.level:
        return ""
    return f' value="{node.comment.number}"' if node.comment.number else ' class="unnumbered"'


def answers(node: Node) -> str:
    if not node.answers:
        return ""
    return f' <span class="answers">in answer to <bdi>{escape(node.answers)}</bdi></span>'


def mark(node: Node) -> str:
    """What stands beside the name: that it waits, or its moment, which leads to where it stands."""
    if node.waiting:
        return '<span class="waiting-mark">Awaiting moderation</span>'
    if not node.permalink:
        return ""
    moment = to_the_minute(node.comment.posted_at)
    return f'<a class="permalink" href="{escape(node.permalink)}" rel="nofollow">{moment}</a>'


def reply(node: Node, name: str) -> str:
    """The link to answer it; `name` is escaped already."""
    if not node.reply_url:
        return ""
    return (
        f'<a class="reply" href="{escape(node.reply_url)}" rel="nofollow">Reply'
        f'<span class="visually-hidden"> to <bdi>{name}</bdi></span></a>\n'
    )

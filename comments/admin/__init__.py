"""The moderators' screens: the queue, each comment's page, and the comment setting of a story."""

from comments.admin.comment import CommentAdmin
from comments.admin.discussion import DiscussionInline

__all__ = ["CommentAdmin", "DiscussionInline"]

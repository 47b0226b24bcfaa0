"""Whether a site has begun: whether there is anything in it that somebody would miss."""

from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article, Author
from comments.models import Comment
from newsroom.models import Identity

CONTENT = (User, Article, Author, Comment, Identity)


def has_tables() -> bool:
    return User._meta.db_table in connection.introspection.table_names()


def has_begun() -> bool:
    """False also while there are no tables yet."""
    there = set(connection.introspection.table_names())
    return any(
        model._meta.db_table in there and model._default_manager.order_by().exists() for model in CONTENT
    )

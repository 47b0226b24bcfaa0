"""Stories that readers can read, comments under them, and people who decide on those."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User

from articles.models import Address, Article, Edition, Revision
from comments.models import Comment
from comments.moderation import decide

PUBLISHED = datetime(2026, 5, 14, 6, 0, tzinfo=UTC)
_serial = count(1)


def live_article(**columns: Any) -> Article:
    """A story with one edition that has been readable since PUBLISHED."""
    serial = next(_serial)
    article = Article.objects.create(headline=f"Story {serial}", slug=f"story-{serial}")
    edition = {
        "kind": Edition.Kind.UPDATE,
        "live_from": PUBLISHED,
        "first_published_at": PUBLISHED,
        "revision": Revision.objects.create(
            article=article, number=1, step="save", saved_at=PUBLISHED, digest="0" * 64, content={}
        ),
        "address": Address.objects.create(article=article, path=f"2026/05/14/story-{serial}"),
    }
    Edition.objects.create(
        article=article,
        number=1,
        headline=article.headline,
        slug=article.slug,
        digest="0" * 64,
        **(edition | columns),
    )
    return article


def kill(article: Article, at: datetime | None = None) -> None:
    """A tombstone in the place of the story, now unless a moment is given."""
    at = at or datetime.now(UTC) - timedelta(seconds=1)
    last = article.editions.get(live_until=None)
    last.live_until = at
    last.save(update_fields=["live_until"])
    Edition.objects.create(
        article=article,
        number=last.number + 1,
        kind=Edition.Kind.TOMBSTONE,
        live_from=at,
        first_published_at=last.first_published_at,
        address=last.address,
        headline="",
        slug=last.slug,
        digest="0" * 64,
    )


def moderator(*permissions: str) -> User:
    """Somebody who may decide on comments, or what is named instead."""
    user = User.objects.create_user(f"moderator{next(_serial)}")
    names = permissions or ("moderate_comment",)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="comments", codename__in=names)
    )
    return user


def waiting(article: Article, reply_to: Comment | None = None, **fields: Any) -> Comment:
    """A comment as the form takes it in, each with words of its own."""
    words = {"name": "Maren Sollie", "text": f"The ferry was full again, for the {next(_serial)}th time."}
    return Comment.objects.post(article=article, reply_to=reply_to, **(words | fields))


def approved(article: Article, reply_to: Comment | None = None, *, by: User, **fields: Any) -> Comment:
    comment = waiting(article, reply_to, **fields)
    decide(comment.pk, Comment.State.APPROVED, by=by)
    return Comment.objects.get(pk=comment.pk)


def settle(comment: Comment, to: str, by: User) -> None:
    """Bring a waiting comment to this state, the way that leads there: what is removed was shown first."""
    if to == Comment.State.REMOVED:
        decide(comment.pk, Comment.State.APPROVED, by=by)
    decide(comment.pk, to, by=by)

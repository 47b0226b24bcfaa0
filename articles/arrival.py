"""Stories that another site has published: taken in with the dates they had there.

They go the way of every story, a revision, an approval, an edition, an entry in the log, but in one
transaction of the caller's, so that a story and what stands under it arrive together or not at all.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection

from articles import approval, clock
from articles.models import Article, ArticleByline, Edition, LogEntry, Revision
from articles.story import Story
from articles.timeline import Timeline

STEP = "import"
Status = Article.Status


def arrive(
    story: Story,
    *,
    by: User,
    status: str = Status.DRAFT,
    live_from: datetime | None = None,
    first: datetime | None = None,
    updated: datetime | None = None,
) -> Article:
    """Take in a story: as a working copy of this status, planned for a moment, or live now with its dates.

    `first` makes it live; the caller has seen that nothing is missing.
    """
    now = clock.step_time(connection)
    public = first or live_from
    article = Article(status=Status.APPROVED if public else status, created_by=by, revisions_made=1)
    _write(article, story)
    revision = _revise(article, story, by, now)
    if public:
        line = Timeline(article, [], now, by)
        _put(line, revision, story, live_from or now, first, updated, Edition.Kind.UPDATE)
    else:
        LogEntry.objects.create(article=article, step=STEP, by=by, at=now, revision=revision)
    return article


def rewrite(article_id: int, story: Story, *, by: User, updated: datetime | None) -> None:
    """Take in a newer text of a story that was not changed here since it arrived."""
    article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
    now = clock.step_time(connection)
    editions = list(article.editions.select_related("address").order_by("live_from"))
    line = Timeline(article, editions, now, by)
    approval.withdraw(article, now)
    article.revisions_made += 1
    _write(article, replace(story, slug=article.slug))
    story = replace(story, slug=article.slug)
    revision = _revise(article, story, by, now)
    if line.present and not line.present.absent:
        _put(line, revision, story, now, None, updated, Edition.Kind.MINOR)
    else:
        LogEntry.objects.create(article=article, step=STEP, by=by, at=now, revision=revision)


def _put(
    line: Timeline,
    revision: Revision,
    story: Story,
    at: datetime,
    first: datetime | None,
    updated: datetime | None,
    kind: str,
) -> None:
    approval.sign(line, revision)
    edition = line.put(at, kind, step=STEP, revision=revision, story=story, first=first)
    if updated and updated > edition.first_published_at and at <= line.now:
        edition.updated_at = updated
        edition.save(update_fields=["updated_at"])


def _write(article: Article, story: Story) -> None:
    use = story.lead_image
    article.headline, article.slug, article.standfirst = story.headline, story.slug, story.standfirst
    article.body, article.section = story.body, story.section
    article.lead_image = use.image if use else None
    if use:
        article.lead_alt, article.lead_caption, article.lead_credit = use.alt, use.caption, use.credit
    new = article._state.adding
    article.save()
    if not new:
        article.bylines.all().delete()
        article.tags.clear()
    _byline(article, [author.pk for author in story.authors])
    article.tags.add(*(tag.pk for tag in story.tags))


def _byline(article: Article, authors: Iterable[int]) -> None:
    ArticleByline.objects.bulk_create(
        ArticleByline(article=article, author_id=author, position=position)
        for position, author in enumerate(authors)
    )


def _revise(article: Article, story: Story, by: User, at: datetime) -> Revision:
    return Revision.objects.create(
        article=article,
        number=article.revisions_made,
        step=STEP,
        saved_by=by,
        saved_at=at,
        digest=story.digest(),
        content=story.content(),
    )

"""Stories that another site has published: taken in with the dates they had there.

They leave what every story leaves, a revision, an approval, an edition, an entry in the log, but in one
transaction of the caller's, so that a story and what stands under it arrive together or not at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import connection

from articles import approval, clock
from articles.models import Approval, Article, ArticleByline, Edition, LogEntry, Revision
from articles.story import Story
from articles.timeline import Timeline, claim, columns_of, dress_as, path_of

STEP = "import"
Status = Article.Status


@dataclass
class Arriving:
    """A story as it comes: a working copy of this status, planned for a moment, or live with its dates.

    `first` makes it live; whoever says it has seen that nothing is missing.
    """

    story: Story
    status: str = Status.DRAFT
    live_from: datetime | None = None
    first: datetime | None = None
    updated: datetime | None = None

    @property
    def public(self) -> bool:
        return bool(self.first or self.live_from)


def arrive(many: Sequence[Arriving], *, by: User) -> list[Article]:
    """Take in stories, all in a few statements. What each leaves is what the steps of the desk would have
    left, one after the other."""
    now = clock.step_time(connection)
    articles = Article.objects.bulk_create(_article(each, by) for each in many)
    ArticleByline.objects.bulk_create(
        row for article, each in zip(articles, many, strict=True) for row in _byline(article, each.story)
    )
    Article.tags.through._default_manager.bulk_create(
        Article.tags.through(article=article, tag=tag)
        for article, each in zip(articles, many, strict=True)
        for tag in each.story.tags
    )
    revisions = Revision.objects.bulk_create(
        _revision(article, each.story, by, now) for article, each in zip(articles, many, strict=True)
    )
    public = [each for each in zip(many, revisions, strict=True) if each[0].public]
    Approval.objects.bulk_create(
        Approval(revision=revision, digest=revision.digest, by=by, at=now) for _, revision in public
    )
    editions = {each.revision_id: each for each in _begin(public, now)}
    LogEntry.objects.bulk_create(_entry(each, editions.get(each.pk), by, now) for each in revisions)
    return articles


def _begin(public: Sequence[tuple[Arriving, Revision]], now: datetime) -> list[Edition]:
    """The first edition of each story."""
    days = {new.article_id: each.first or each.live_from or now for each, new in public}
    addresses = claim(
        {new.article_id: path_of(days[new.article_id], each.story.slug) for each, new in public}
    )
    editions = Edition.objects.bulk_create(
        Edition(
            article=revision.article,
            number=1,
            revision=revision,
            kind=Edition.Kind.UPDATE,
            live_from=each.live_from or now,
            first_published_at=days[revision.article_id],
            updated_at=_updated(each, days[revision.article_id], now),
            address=addresses[revision.article_id],
            **columns_of(each.story),
        )
        for each, revision in public
    )
    dress_as([(edition, each.story) for edition, (each, _) in zip(editions, public, strict=True)])
    return editions


def _updated(each: Arriving, first: datetime, now: datetime) -> datetime | None:
    live = (each.live_from or now) <= now
    return each.updated if live and each.updated and each.updated > first else None


def _entry(revision: Revision, edition: Edition | None, by: User, at: datetime) -> LogEntry:
    entry = LogEntry(article=revision.article, step=STEP, by=by, at=at, revision=revision)
    if edition:
        entry.effective, entry.edition_number, entry.kind = edition.live_from, edition.number, edition.kind
    return entry


def _article(each: Arriving, by: User) -> Article:
    article = Article(status=Status.APPROVED if each.public else each.status, created_by=by, revisions_made=1)
    article.editions_made = int(each.public)
    _fill(article, each.story)
    return article


def rewrite(article_id: int, story: Story, *, by: User, updated: datetime | None) -> None:
    """Take in a newer text of a story that was not changed here since it arrived."""
    article = Article.objects.select_for_update(no_key=True).get(pk=article_id)
    now = clock.step_time(connection)
    editions = list(article.editions.select_related("address").order_by("live_from"))
    line = Timeline(article, editions, now, by)
    approval.withdraw(article, now)
    article.revisions_made += 1
    story = replace(story, slug=article.slug)
    _fill(article, story)
    article.save()
    article.bylines.all().delete()
    ArticleByline.objects.bulk_create(_byline(article, story))
    article.tags.set(story.tags)
    revision = _revision(article, story, by, now)
    revision.save()
    if line.present and not line.present.absent:
        approval.sign(line, revision)
        edition = line.put(now, Edition.Kind.MINOR, step=STEP, revision=revision, story=story)
        if updated and updated > edition.first_published_at:
            edition.updated_at = updated
            edition.save(update_fields=["updated_at"])
    else:
        line.log(STEP, revision=revision)


def _fill(article: Article, story: Story) -> None:
    use = story.lead_image
    article.headline, article.slug, article.standfirst = story.headline, story.slug, story.standfirst
    article.body, article.section = story.body, story.section
    article.lead_image = use.image if use else None
    if use:
        article.lead_alt, article.lead_caption, article.lead_credit = use.alt, use.caption, use.credit


def _byline(article: Article, story: Story) -> Iterator[ArticleByline]:
    for position, author in enumerate(story.authors):
        yield ArticleByline(article=article, author=author, position=position)


def _revision(article: Article, story: Story, by: User, at: datetime) -> Revision:
    return Revision(
        article=article,
        number=article.revisions_made,
        step=STEP,
        saved_by=by,
        saved_at=at,
        digest=story.digest(),
        content=story.content(),
    )

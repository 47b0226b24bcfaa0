"""Takes each story through the steps of the desk, at the moments when they would have been taken."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from articles import clock, workflow
from articles.models import Article, ArticleByline, Edition, Revision
from newsroom.demo.desk import Desk
from newsroom.demo.plan import Change, StoryPlan

# How long before its moment a story was written, handed in and signed.
WRITTEN, SUBMITTED, APPROVED = timedelta(hours=3), timedelta(hours=1), timedelta(minutes=20)
# And when it was handed in too early, given back and mended.
FIRST_SUBMITTED, SENT_BACK, REWRITTEN = timedelta(hours=2), timedelta(minutes=100), timedelta(minutes=70)
# A story planned for tomorrow morning was planned yesterday afternoon, whatever the hour is now.
PLANNED_AHEAD = timedelta(hours=39)


def write_stories(plans: tuple[StoryPlan, ...], desk: Desk, now: datetime) -> dict[str, Article]:
    """All stories by their keys. A link in one can only lead to those before it."""
    articles: dict[str, Article] = {}
    links: dict[str, str] = {}
    for plan in plans:
        article = _write(plan, desk, now, links)
        if plan.change:
            _change(article, plan.change, desk, plan.change.moment.seen_from(now), links)
        if plan.killing:
            with clock.at(plan.killing.moment.seen_from(now)):
                workflow.kill(article.pk, by=desk.people["editor"], note=plan.killing.note)
                _date(article)
        edition = Edition.objects.filter(article=article).first()
        if edition:
            links[plan.key] = edition.get_absolute_url()
        articles[plan.key] = article
    return articles


def _write(plan: StoryPlan, desk: Desk, now: datetime, links: dict[str, str]) -> Article:
    author, copy_editor, editor = _hands(plan, desk)
    moment = plan.moment.seen_from(now)
    taken = moment - PLANNED_AHEAD if plan.stage == "scheduled" else moment
    article, seen = _hand_in(plan, desk, author, taken, links)
    if plan.stage == "spiked":
        with clock.at(taken):
            workflow.spike(article.pk, by=editor)
            _date(article)
    if plan.stage in ("draft", "spiked", "in_review"):
        return article
    with clock.at(taken - APPROVED):
        workflow.approve(article.pk, by=copy_editor, seen=seen)
        if plan.embargo:
            workflow.set_embargo(article.pk, by=editor, until=plan.embargo.seen_from(now))
        _date(article)
    with clock.at(taken):
        if plan.stage == "live":
            workflow.publish(article.pk, by=editor, seen=seen)
            _date(article)
        if plan.stage == "scheduled":
            workflow.schedule(article.pk, by=editor, seen=seen, at=moment)
            _date(article)
    return article


def _hand_in(
    plan: StoryPlan, desk: Desk, author: User, taken: datetime, links: dict[str, str]
) -> tuple[Article, str]:
    """Write a story and, unless it stays a draft, give it to the copy editor, who may give it back once."""
    with clock.at(taken - WRITTEN), transaction.atomic():
        article = _make_article(plan, desk, author, links)
        seen = workflow.save(article, by=author).digest
        _date(article)
    if plan.stage in ("draft", "spiked"):
        return article, seen
    if plan.sent_back:
        with clock.at(taken - FIRST_SUBMITTED):
            workflow.submit(article.pk, by=author, seen=seen)
        with clock.at(taken - SENT_BACK):
            workflow.send_back(article.pk, by=desk.people["copyeditor"], note=plan.sent_back.note)
        with clock.at(taken - REWRITTEN), transaction.atomic():
            seen = _replace(article.pk, plan.sent_back.before, plan.sent_back.after, author, links).digest
    with clock.at(taken - SUBMITTED):
        workflow.submit(article.pk, by=author, seen=seen)
        _date(article)
    return article, seen


def _hands(plan: StoryPlan, desk: Desk) -> tuple[User, User, User]:
    """Who writes, signs and publishes. An editor enters the stories of authors without a login."""
    logins = (desk.authors[slug].user for slug in plan.authors)
    author = next((login for login in logins if login), desk.people["editor"])
    return author, desk.people["copyeditor"], desk.people["editor"]


def _make_article(plan: StoryPlan, desk: Desk, author: User, links: dict[str, str]) -> Article:
    picture = plan.picture
    body = plan.body
    if plan.sent_back:
        body = _swapped(body, plan.sent_back.after, plan.sent_back.before, plan.headline)
    article = Article.objects.create(
        headline=plan.headline,
        slug=plan.slug,
        standfirst=plan.standfirst,
        body=_with_picture(_body(body, links), plan, desk, author),
        section=desk.sections[plan.section],
        lead_image=desk.pictures.add(picture, author) if picture else None,
        lead_alt=picture.alt if picture else "",
        lead_caption=picture.caption if picture else "",
        lead_credit=picture.credit if picture else "",
        created_by=author,
    )
    for position, slug in enumerate(plan.authors):
        ArticleByline.objects.create(article=article, author=desk.authors[slug], position=position)
    article.tags.set([desk.tags[slug] for slug in plan.tags])
    Article.objects.filter(pk=article.pk).update(created_at=clock.step_time())
    return article


def _change(article: Article, change: Change, desk: Desk, moment: datetime, links: dict[str, str]) -> None:
    """Publish a further edition of a story that readers have."""
    with clock.at(moment - APPROVED), transaction.atomic():
        copy_editor = desk.people["copyeditor"]
        revision = _replace(
            article.pk, change.replaced, change.replacement, copy_editor, links, change.headline
        )
    with clock.at(moment):
        workflow.publish(
            article.pk, by=desk.people["editor"], seen=revision.digest, kind=change.kind, note=change.note
        )
        _date(article)


def _replace(
    article_id: int, before: str, after: str, by: User, links: dict[str, str], headline: str = ""
) -> Revision:
    article = Article.objects.select_for_update().get(pk=article_id)
    article.headline = headline or article.headline
    article.body = _swapped(article.body, _body(before, links), _body(after, links), article.headline)
    article.save(update_fields=["headline", "body"])
    return workflow.save(article, by=by)


def _swapped(body: str, before: str, after: str, headline: str) -> str:
    if before not in body:
        raise ValueError(f"The text to be replaced is not in the story {headline!r}.")
    return body.replace(before, after)


def _with_picture(body: str, plan: StoryPlan, desk: Desk, by: User) -> str:
    if plan.inside is None:
        return body
    return body.replace('data-picture="inside"', f'data-picture="{desk.pictures.add(plan.inside, by).pk}"')


def _body(written: str, links: dict[str, str]) -> str:
    """The body as one line, its links to other stories led to their addresses."""
    body = " ".join(written.split())
    for key, address in links.items():
        body = body.replace(f'"story:{key}"', f'"{address}"')
    return body


def _date(article: Article) -> None:
    """Lists of the desk sort by the last change, which must not be the loading of the demo."""
    Article.objects.filter(pk=article.pk).update(changed_at=clock.step_time())

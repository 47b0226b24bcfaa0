"""Takes each story through the steps of the desk, at the moments when they would have been taken."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from django.contrib.auth.models import User
from django.db import transaction

from articles import clock, workflow
from articles.models import Article, ArticleByline, Edition, Revision
from newsroom.demo.desk import Desk
from newsroom.demo.plan import Change, StoryPlan

# How long before its moment a story was written, handed in and signed.
WRITTEN, SUBMITTED, APPROVED = timedelta(hours=3), timedelta(hours=1), timedelta(minutes=20)
# A story planned for tomorrow morning was planned yesterday afternoon, whatever the hour is now.
PLANNED_AHEAD = timedelta(hours=39)


def write_stories(plans: tuple[StoryPlan, ...], desk: Desk, today: date, zone: tzinfo) -> dict[str, Article]:
    """All stories by their keys. A link in one can only lead to those before it."""
    articles: dict[str, Article] = {}
    links: dict[str, str] = {}
    for plan in plans:
        moment = plan.moment.on(today, zone)
        article = _write(plan, desk, moment, links)
        if plan.change:
            _change(article, plan.change, desk, plan.change.moment.on(today, zone), links)
        edition = Edition.objects.filter(article=article).first()
        if edition:
            links[plan.key] = edition.get_absolute_url()
        articles[plan.key] = article
    return articles


def _write(plan: StoryPlan, desk: Desk, moment: datetime, links: dict[str, str]) -> Article:
    author, copy_editor, editor = _hands(plan, desk)
    taken = moment - PLANNED_AHEAD if plan.stage == "scheduled" else moment
    with clock.at(taken - WRITTEN), transaction.atomic():
        article = _make_article(plan, desk, author, links)
        seen = workflow.save(article, by=author).digest
    with clock.at(taken - SUBMITTED):
        workflow.submit(article.pk, by=author, seen=seen)
        _date(article)
    if plan.stage == "in_review":
        return article
    with clock.at(taken - APPROVED):
        workflow.approve(article.pk, by=copy_editor, seen=seen)
    with clock.at(taken):
        if plan.stage == "live":
            workflow.publish(article.pk, by=editor, seen=seen)
        if plan.stage == "scheduled":
            workflow.schedule(article.pk, by=editor, seen=seen, at=moment)
        _date(article)
    return article


def _hands(plan: StoryPlan, desk: Desk) -> tuple[User, User, User]:
    """Who writes, signs and publishes. An editor enters the stories of authors without a login."""
    logins = (desk.authors[slug].user for slug in plan.authors)
    author = next((login for login in logins if login), desk.people["editor"])
    return author, desk.people["copyeditor"], desk.people["editor"]


def _make_article(plan: StoryPlan, desk: Desk, author: User, links: dict[str, str]) -> Article:
    picture = plan.picture
    article = Article.objects.create(
        headline=plan.headline,
        slug=plan.slug,
        standfirst=plan.standfirst,
        body=_with_picture(_body(plan.body, links), plan, desk, author),
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
        revision = _rewrite(article.pk, change, desk.people["copyeditor"], links)
    with clock.at(moment):
        workflow.publish(
            article.pk, by=desk.people["editor"], seen=revision.digest, kind=change.kind, note=change.note
        )
        _date(article)


def _rewrite(article_id: int, change: Change, by: User, links: dict[str, str]) -> Revision:
    article = Article.objects.select_for_update().get(pk=article_id)
    article.headline = change.headline or article.headline
    before, after = _body(change.replaced, links), _body(change.replacement, links)
    if before not in article.body:
        raise ValueError(f"The text to be replaced is not in the story {article.headline!r}.")
    article.body = article.body.replace(before, after)
    article.save(update_fields=["headline", "body"])
    return workflow.save(article, by=by)


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

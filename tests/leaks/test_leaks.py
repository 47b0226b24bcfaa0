"""No public byte holds a word of a story or a comment that readers may not see."""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test import Client

from articles import clock, paging, workflow
from articles.models import Edition
from articles.models.edition import EditionQuerySet
from articles.prepared import Prepared
from comments import threads
from comments.limits import cache
from comments.models import comment
from comments.threads import Reading
from tests.articles import factories as desk
from tests.leaks.site import later, make_site, word
from tests.leaks.visitor import Visitor

pytestmark = pytest.mark.django_db

# A public filter with its condition left out.
WITHOUT = {
    "live": (EditionQuerySet, "live", lambda self, at, before=None: self.order_by("-first_published_at")),
    "in_force": (EditionQuerySet, "in_force", lambda self, at: self),
    "standing": (EditionQuerySet, "standing", lambda self, path, at: self.filter(address__path=path)),
    "noted": (
        EditionQuerySet,
        "noted",
        lambda self, at, before=None: self.filter(kind="correction").order_by("-live_from"),
    ),
    "past": (EditionQuerySet, "past", lambda self, article, at: self.filter(article=article)),
    "waits": (Reading, "waits", lambda self, comment: True),
    "answers": (comment, "addressee", lambda: F("in_reply_to__name")),
}


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch, settings):
    """So that a few comments and stories fill every kind of page; and nobody is too fast."""
    monkeypatch.setattr(paging, "ON_A_PAGE", 2)
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 2)
    monkeypatch.setattr(threads, "REPLIES_ON_A_PAGE", 2)
    settings.COMMENT_LIMIT_TRIES = settings.COMMENT_LIMIT_ACCEPTED = 10_000
    cache.clear()
    # Thousands of refusals would be logged.
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@contextmanager
def undone() -> Iterator[None]:
    """Not `atomic()`, since the desk's steps refuse to be part of a larger transaction."""
    before = transaction.savepoint()
    yield
    transaction.savepoint_rollback(before)
    cache.clear()


def stored() -> str:
    """All that the database holds, as one text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += cursor.fetchall()
    return repr(rows)


def visit(site: Any) -> Visitor:
    visitor = Visitor(site)
    visitor.visit_everything()
    return visitor


@pytest.mark.slow
def test_what_may_not_be_seen_is_in_no_public_byte_and_everything_is_found_once_it_may():
    with undone():
        shown = make_site(shown=True)
        assert shown.public - visit(shown).leaks(shown.public).keys() == set()
    hidden = make_site(shown=False)
    kept = stored()
    # A kill takes the files of its picture along.
    gone = {word("killed", "rendition")}
    assert {each for each in hidden.public | hidden.private if each not in kept} == gone
    visitor = visit(hidden)
    assert visitor.leaks(hidden.public | hidden.private) == {}
    assert {200, 301, 302, 303, 403, 404, 405, 409, 410, 413, 422, 429} <= visitor.statuses()
    assert hidden.public <= shown.public


@pytest.mark.slow
def test_the_visitor_notices_when_any_one_public_filter_is_taken_out(monkeypatch):
    hidden = make_site(shown=False)
    compiled = [each for each in gc.get_objects() if type(each) is Prepared]
    noticed = {}
    for name, (owner, attribute, unfiltered) in WITHOUT.items():
        with monkeypatch.context() as patch, undone():
            patch.setattr(owner, attribute, unfiltered)
            for question in compiled:  # made before, with the filter
                patch.setattr(question, "kept", local())
            visitor = Visitor(hidden)
            visitor.wander("/", *hidden.paths)
            noticed[name] = bool(visitor.leaks(hidden.public | hidden.private))
    assert noticed == dict.fromkeys(WITHOUT, True)


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("rest", ["", "comments/", "comments/1/", "comments/1/reply/", "comments/page/2/"])
def test_a_draft_an_embargoed_story_and_nothing_at_all_have_one_answer(method, rest):
    day = f"{clock.reading_time():%Y/%m/%d}"
    desk.make_article(slug="a-draft")
    embargoed = desk.make_article(slug="embargoed")
    workflow.set_embargo(embargoed.pk, by=desk.editor(), until=later())
    desk.schedule(embargoed, later())
    desk.scheduled(slug="scheduled")
    planned = list(Edition.objects.values_list("address__path", flat=True))
    assert len(planned) == 2
    paths = [f"{day}/a-draft", f"{day}/nobody-ever-wrote-this", *planned]
    answers = [getattr(Client(), method)(f"/{path}/{rest}") for path in paths]
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert len({answer.status_code for answer in answers}) == 1
    assert len({answer.content for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers.items())) for answer in answers}) == 1

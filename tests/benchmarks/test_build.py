"""The sites that are measured are whole ones."""

from itertools import chain

import pytest

from articles import integrity as articles
from articles.markup import clean
from articles.models import Article, Edition
from benchmarks.build import build
from benchmarks.talk import sizes
from benchmarks.texts import WORDS_IN_A_BODY
from comments import integrity as comments
from comments.models import Comment


@pytest.mark.slow
@pytest.mark.django_db
def test_a_site_that_was_built_in_bulk_has_no_fault(client):
    places = build(60, 1400)
    assert (Article.objects.count(), Comment.objects.count()) == (60, 1400)
    assert list(chain(articles.faults("default"), comments.faults("default"))) == []
    assert Comment.objects.order_by("-level")[0].level == 8
    assert {edition.kind for edition in Edition.objects.all()} == {"update", "correction"}

    fifty = client.get(places["fifty"]).content.decode()
    assert fifty.count('<div class="comment-text"') == 50
    assert "<picture>" in fifty
    assert "Nobody has commented yet" in client.get(places["silent"]).content.decode()
    assert "Show 699 more replies" in client.get(places["long"]).content.decode()


@pytest.mark.slow
@pytest.mark.django_db
def test_bodies_have_their_one_form_and_about_their_length():
    build(3, 0)
    for edition in Edition.objects.all():
        assert clean(edition.body) == edition.body
        assert 0.95 < len(edition.body.split()) / WORDS_IN_A_BODY < 1.05


@pytest.mark.parametrize(("stories", "comments"), [(2_000, 30_000), (100_000, 1_000_000)])
def test_a_site_gets_as_many_comments_as_it_is_to_have(stories, comments):
    said = sizes(stories, comments)
    assert (len(said), sum(said)) == (stories, comments)

"""The same instant governs every feed and sitemap."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from articles import clock, workflow
from articles.models import Article
from tests.articles.factories import (
    edit,
    editor,
    kill,
    make_article,
    make_author,
    make_section,
    make_tag,
    publish,
    published,
    schedule,
    scheduled,
)
from tests.newsroom.discovery.reading import fetch, naming, places_of

pytestmark = pytest.mark.django_db

SIX = datetime(2026, 5, 14, 6, tzinfo=UTC)
SECOND = timedelta(seconds=1)
EVERYWHERE, NOWHERE = {True}, {False}


def lists() -> dict[str, object]:
    return {
        "section": make_section(parent=make_section("Town")),
        "tags": [make_tag()],
        "authors": [make_author()],
    }


def story_of_six() -> Article:
    with clock.at(SIX - timedelta(hours=1)):
        return scheduled(SIX, **lists())


def seen(article: Article, at: datetime) -> set[bool]:
    with clock.at(at):
        return set(naming(article).values())


def test_a_story_of_six_is_in_no_feed_and_no_sitemap_a_second_before_and_in_all_of_them_at_six():
    article = story_of_six()
    assert len(places_of(article)) == 21
    assert seen(article, SIX - SECOND) == NOWHERE
    assert seen(article, SIX) == EVERYWHERE


def test_an_embargoed_story_is_in_no_feed_and_no_sitemap_before_its_time():
    with clock.at(SIX - timedelta(hours=1)):
        article = make_article(**lists())
        workflow.set_embargo(article.pk, by=editor(), until=SIX)
        schedule(article, SIX)
    assert seen(article, SIX - SECOND) == NOWHERE
    assert seen(article, SIX) == EVERYWHERE


def test_a_killed_story_is_gone_from_every_feed_and_sitemap_at_once():
    article = story_of_six()
    assert seen(article, SIX + SECOND) == EVERYWHERE
    with clock.at(SIX + 2 * SECOND):
        kill(article)
    assert seen(article, SIX + 2 * SECOND) == NOWHERE


def test_a_story_that_expires_leaves_every_feed_and_sitemap_at_that_moment():
    article = story_of_six()
    with clock.at(SIX + SECOND):
        workflow.expire(article.pk, by=editor(), note="Its time is over.", at=SIX + timedelta(hours=1))
    assert seen(article, SIX + timedelta(hours=1) - SECOND) == EVERYWHERE
    assert seen(article, SIX + timedelta(hours=1)) == NOWHERE


@pytest.mark.parametrize(
    "address", ["/corrections/feed/", "/corrections/feed/atom/", "/feed/", "/feed/json/"]
)
def test_a_planned_correction_shows_from_its_second_on_and_is_gone_with_a_killed_story(address):
    note = "The story named the wrong quay."
    with clock.at(SIX - timedelta(hours=2)):
        article = published(**lists())
        edit(article, body="<p>It sails from the other quay.</p>")
    with clock.at(SIX - timedelta(hours=1)):
        schedule(article, SIX, kind="correction", note=note)
    with clock.at(SIX - SECOND):
        assert note not in fetch(address).decode()
    with clock.at(SIX):
        assert note in fetch(address).decode()
    with clock.at(SIX + SECOND):
        kill(article)
        assert note not in fetch(address).decode()


def test_what_a_cache_kept_of_a_feed_or_sitemap_at_one_minute_to_six_is_not_shown_at_six():
    article = story_of_six()
    with clock.at(SIX - timedelta(minutes=1)):
        kept = {address: Client().get(address) for address in places_of(article)}
    # Only the sitemaps that have nothing to list yet are not there.
    assert {address for address, answer in kept.items() if answer.status_code == 404} == {
        f"/sitemap/{each}.xml" for each in ("2026-05", "archive", "tags")
    }
    for address, answer in kept.items():
        assert answer["Cache-Control"] == "public, no-cache"
        asked = {"If-None-Match": answer["ETag"]} if "ETag" in answer else {}
        with clock.at(SIX - SECOND):
            assert Client().get(address, headers=asked).status_code == (304 if asked else 404)
        with clock.at(SIX):
            assert Client().get(address, headers=asked).status_code == 200


def test_the_news_sitemap_lists_a_story_for_48_hours_from_its_first_publication_whatever_changes():
    article = story_of_six()
    path = places_of(article)["/news-sitemap.xml"]
    with clock.at(SIX + timedelta(hours=47)):
        edit(article, headline="The ferry returns on Tuesday")
        publish(article, kind="update")
        assert "The ferry returns on Tuesday" in fetch("/news-sitemap.xml").decode()
    with clock.at(SIX + timedelta(hours=48) - SECOND):
        assert path in fetch("/news-sitemap.xml").decode()
    with clock.at(SIX + timedelta(hours=48)):
        assert path not in fetch("/news-sitemap.xml").decode()

"""Finding comments: by state, words, story, section, person and day, page by page."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.safestring import SafeString

from articles.models import Article
from comments.models import Comment
from comments.templatetags.queue import marked
from comments.text import paragraphs
from tests.articles.factories import make_section
from tests.comments.admin.pages import QUEUE, State, page_text
from tests.comments.factories import approved, live_article, settle, waiting

pytestmark = pytest.mark.django_db


def listed(desk: Client, **asked: Any) -> list[int]:
    """The comments of the answer, in their order."""
    page = page_text(desk.get(QUEUE, asked))
    return [int(each.split('"')[0]) for each in page.split('<li class="queue-item" id="comment-')[1:]]


def test_each_state_has_its_list_what_waits_oldest_first_and_the_others_latest_first(
    desk: Client, mara: User
) -> None:
    article = live_article()
    by_state = {}
    for to in ("approved", "declined", "spam", "removed"):
        by_state[to] = [waiting(article) for _ in range(2)]
        for comment in by_state[to]:
            settle(comment, to, mara)
    held = [waiting(article) for _ in range(2)]
    assert listed(desk) == [each.pk for each in held]
    for to, comments in by_state.items():
        assert listed(desk, state=to) == [each.pk for each in reversed(comments)]
    assert len(listed(desk, state="all")) == 10


@pytest.mark.parametrize("to", ["pending", "approved", "all"])
def test_the_pages_of_a_list_hold_each_comment_once_also_those_of_one_moment(
    desk: Client, mara: User, to: str
) -> None:
    article = live_article()
    comments = [waiting(article) for _ in range(60)]
    state = State.APPROVED if to == "approved" else State.PENDING
    Comment.objects.all().update(state=state, posted_at=datetime(2026, 5, 14, 7, tzinfo=UTC))
    found, address = [], f"{QUEUE}?state={to}"
    for _ in range(3):
        page = page_text(desk.get(address))
        found += [int(each.split('"')[0]) for each in page.split('<li class="queue-item" id="comment-')[1:]]
        further = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
        address = QUEUE + further.replace("&amp;", "&")
    keys = [each.pk for each in comments]
    assert found == (keys if to == "pending" else keys[::-1])
    assert 'rel="next"' not in page and "First page" in page


def test_words_are_found_in_text_and_name_and_marked(desk: Client) -> None:
    article = live_article()
    text = waiting(article, text="The night BOAT, <b>says</b> Kim.")
    name = waiting(article, name="Boatman", text="Night after night.")
    waiting(article, text="Nothing of the kind.")
    assert listed(desk, q="boat night") == [text.pk, name.pk]
    page = page_text(desk.get(QUEUE, {"q": "boat night"}))
    assert "The <mark>night</mark> <mark>BOAT</mark>, &lt;b&gt;says" in page
    assert "<bdi><mark>Boat</mark>man</bdi>" in page
    assert listed(desk, q="100%") == []


def test_a_mark_never_breaks_a_link_or_a_character(desk: Client) -> None:
    html = paragraphs("See https://example.org/amp & amp <p>")
    assert marked(html, ["amp", "p", "<"]).count("<mark>") == 5
    assert 'href="https://example.org/amp"' in marked(html, ["amp"])
    assert "&amp; <mark>amp</mark> &lt;<mark>p</mark>&gt;" in marked(html, ["amp", "p"])
    assert marked(SafeString("<p>x</p>"), []) == "<p>x</p>"


def test_a_story_a_headline_and_a_section_with_those_inside_it_narrow_the_list(desk: Client) -> None:
    ferry, school = live_article(), live_article()
    council = make_section("Council")
    inside = make_section("Harbour", parent=council)
    Article.objects.filter(pk=ferry.pk).update(section=inside)
    on_ferry, on_school = waiting(ferry), waiting(school)
    assert listed(desk, story=school.pk) == [on_school.pk]
    assert listed(desk, headline=ferry.headline) == [on_ferry.pk]
    assert listed(desk, section=council.pk) == listed(desk, section=inside.pk) == [on_ferry.pk]
    assert listed(desk, section=make_section("Sport").pk) == []


def test_one_person_is_a_name_from_a_network(desk: Client, mara: User) -> None:
    article = live_article()
    first = approved(article, by=mara, name="Kim Berg", network="a")
    second = waiting(article, name="kim  berg", network="a")
    waiting(article, name="Kim Berg", network="b")
    assert listed(desk, state="all", person=first.pk) == [second.pk, first.pk]
    assert listed(desk, person=first.pk) == [second.pk]
    assert listed(desk, person=10**9) == []


def test_days_are_those_of_the_site_s_zone_and_both_belong_to_them(desk: Client, settings: Any) -> None:
    settings.TIME_ZONE = "Europe/Oslo"
    late = waiting(live_article())
    Comment.objects.update(posted_at=datetime(2026, 5, 14, 22, 30, tzinfo=UTC))  # in Oslo the 15th
    assert listed(desk, since="2026-05-15", until="2026-05-15") == [late.pk]
    assert listed(desk, until="2026-05-14") == listed(desk, since="2026-05-16") == []


def test_the_links_of_the_states_keep_what_was_searched_for(desk: Client) -> None:
    waiting(live_article())
    page = page_text(desk.get(QUEUE, {"q": "ferry", "after": "1-1"}))
    assert 'href="?q=ferry&amp;state=spam"' in page

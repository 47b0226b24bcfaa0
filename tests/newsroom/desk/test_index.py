"""The first page of the desk: what it shows to whom, where it leads, and what it costs."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import clock, workflow
from articles.models import Article
from comments.models import Comment
from newsroom.models import Identity
from tests.articles.admin.pages import parsed
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    expired,
    make_article,
    make_author,
    person,
    publish,
    published,
    schedule,
    scheduled,
    seen,
    writer,
)
from tests.comments.factories import approved as approved_comment
from tests.comments.factories import live_article, moderator, waiting

pytestmark = pytest.mark.django_db

SHOWN = 6


class FirstPage:
    """What this person meets at the desk, and the lists behind its links."""

    def __init__(self, who: User) -> None:
        self.client = Client()
        self.client.force_login(who)
        self.answer = self.client.get("/admin/")
        self.text = parsed(self.answer).text
        context: Any = self.answer.context
        self.panels = {panel.name: panel for panel in context["waiting_for_me"] + context["at_the_desk"]}

    def headlines(self, name: str) -> list[str]:
        return [row.headline for row in self.panels[name].rows] if name in self.panels else []

    def behind(self, name: str) -> list[str]:
        """The headlines that the list behind a panel's link shows."""
        address = self.panels[name].address
        assert f'href="{address.replace("&", "&amp;")}"' in self.answer.content.decode()
        return sorted(article.headline for article in self.client.get(address).context["cl"].result_list)


def submitted(by: User, **columns: Any) -> Article:
    article = make_article(by=by, **columns)
    workflow.submit(article.pk, by=by, seen=seen(article))
    return article


def test_whoever_may_approve_finds_what_waits_in_review_and_its_list():
    by = writer()
    submitted(by, headline="Waits longest")
    submitted(by, headline="Waits as well")
    make_article(by=by, headline="Still being written")
    for who in (copy_editor(), editor()):
        page = FirstPage(who)
        assert page.headlines("review") == ["Waits longest", "Waits as well"]
        assert page.behind("review") == ["Waits as well", "Waits longest"]
        assert "Still being written" not in page.text


def test_a_writer_sees_their_own_stories_and_nobody_else_s():
    own, other = writer(), writer()
    make_article(by=own, headline="My draft")
    submitted(own, headline="Handed in by me")
    for by, whose in ((own, "mine"), (other, "theirs")):
        publish(make_article(by=by, headline=f"Out, {whose}"))
        schedule(make_article(by=by, headline=f"Planned, {whose}"), clock.reading_time() + timedelta(days=1))
    make_article(by=other, headline="Their draft")
    submitted(other, headline="Handed in by them")
    page = FirstPage(own)
    assert page.headlines("drafts") == page.behind("drafts") == ["My draft"]
    assert page.headlines("review") == page.behind("review") == ["Handed in by me"]
    assert page.headlines("live") == page.behind("live") == ["Out, mine"]
    assert page.headlines("scheduled") == page.behind("scheduled") == ["Planned, mine"]
    for foreign in ("Their draft", "theirs", "by them", "Background jobs", "Go through them"):
        assert foreign not in page.text


def test_a_story_with_one_s_name_in_its_byline_is_one_s_own_draft():
    own = writer()
    make_article(by=editor(), headline="Begun by the desk", authors=[make_author(user=own)])
    assert FirstPage(own).headlines("drafts") == ["Begun by the desk"]


def test_what_was_sent_back_stands_there_with_the_reason_until_it_is_handed_in_again():
    own = writer()
    article = submitted(own, headline="The ferry returns")
    workflow.send_back(article.pk, by=copy_editor(), note="Who says so?")
    page = FirstPage(own)
    assert page.headlines("sent-back") == page.behind("sent-back") == ["The ferry returns"]
    assert "Who says so?" in page.text
    edit(article, by=own, standfirst="The harbour office says so.")
    workflow.submit(article.pk, by=own, seen=seen(article))
    again = FirstPage(own)
    assert "sent-back" not in again.panels
    assert "Who says so?" not in again.text


def test_an_approved_story_waits_for_whoever_may_publish_until_it_is_out_or_planned():
    idle = make_article(headline="Signed")
    planned = make_article(headline="Signed and planned")
    change = published(headline="Out")
    edit(change, headline="Out, and changed")
    for article in (idle, planned, change):
        approve(article)
    schedule(planned, clock.reading_time() + timedelta(days=1))
    page = FirstPage(editor())
    assert page.headlines("approved") == ["Out, and changed", "Signed"]
    assert page.behind("approved") == ["Out, and changed", "Signed"]
    assert "approved" not in FirstPage(copy_editor()).panels
    publish(idle)
    assert FirstPage(editor()).headlines("approved") == ["Out, and changed"]


def test_what_is_planned_stands_with_its_time_in_the_site_s_zone(settings):
    settings.TIME_ZONE = "America/New_York"
    with clock.at(datetime(2026, 7, 1, 12, tzinfo=UTC)):
        schedule(make_article(headline="Morning"), datetime(2026, 7, 2, 10, 15, tzinfo=UTC))
        change = published(headline="Now", slug="now")
        edit(change, headline="Later")
        schedule(change, datetime(2026, 7, 1, 22, 30, tzinfo=UTC), kind="update")
        page = FirstPage(editor())
    assert page.headlines("scheduled") == ["Later", "Morning"]
    assert "Later changes 1 July 2026, 18:30" in page.text
    assert "Morning goes live 2 July 2026, 06:15" in page.text
    assert "All times are those of America/New_York." in page.text


def test_what_readers_can_read_now_is_listed_from_the_newest_on():
    now = clock.reading_time()
    for hours in range(SHOWN + 2, 0, -1):
        with clock.at(now - timedelta(hours=hours)):
            published(headline=f"{hours} hours ago", slug=f"story-{hours}")
    expired(headline="Past")
    scheduled(headline="To come")
    shown = FirstPage(editor()).headlines("live")
    assert shown == [f"{hours} hours ago" for hours in range(1, SHOWN + 1)]


def test_a_list_that_goes_on_says_how_long_it_is():
    by = writer()
    for number in range(SHOWN + 3):
        make_article(by=by, headline=f"Draft {number}")
    page = FirstPage(by)
    assert len(page.headlines("drafts")) == SHOWN
    assert "Your drafts 9" in page.text
    assert "All 9 of “Your drafts”" in page.text


def test_a_moderator_sees_how_many_comments_wait_and_no_story():
    story, desk = live_article(), moderator("moderate_comment", "view_comment")
    desk.is_staff = True
    desk.save()
    first = waiting(story)
    Comment.objects.filter(pk=first.pk).update(posted_at=datetime(2026, 5, 14, 7, 41, tzinfo=UTC))
    waiting(story)
    approved_comment(story, by=desk)
    page = FirstPage(desk)
    assert "Comments 2 Go through them , the oldest from 14 May 2026, 07:41 ." in page.text
    assert story.headline not in page.text
    assert page.panels == {}
    assert "2 comments wait for review." in parsed(page.client.get("/admin/comments/comment/")).text


def test_who_may_not_decide_on_comments_is_told_of_none():
    waiting(live_article())
    assert "Comments" not in FirstPage(writer()).text


def test_nothing_to_do_is_said_in_words():
    assert "Nothing waits for you." in FirstPage(writer()).text


def test_a_login_without_a_role_is_told_whom_to_ask():
    page = FirstPage(person())
    assert "no role has been given to it yet. Ask an administrator." in page.text
    assert "Waiting for you" not in page.text


def test_the_newsroom_s_own_name_stands_above_the_desk_and_the_way_in():
    Identity.objects.create(pk=1, name="The Withymouth Bell")
    assert "The Withymouth Bell the desk" in FirstPage(writer()).text
    assert "The Withymouth Bell the desk" in parsed(Client().get("/admin/login/")).text


@pytest.mark.parametrize("who", [writer, copy_editor, editor])
def test_the_desk_costs_as_many_queries_for_many_rows_as_for_full_lists(who):
    by = who()

    def fill(times: int) -> None:
        for _ in range(times):
            make_article(by=by, authors=[make_author(), make_author()])
            submitted(by)
            workflow.send_back(submitted(by).pk, by=editor(), note="Why?")
            approve(make_article(by=by))
            publish(make_article(by=by))
            schedule(make_article(by=by), clock.reading_time() + timedelta(days=1))
            waiting(live_article())

    page = FirstPage(by)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            page.client.get("/admin/")
        return len(asked)

    fill(SHOWN)
    full = queries()
    fill(5)
    assert queries() == full <= 20


WHOLE = re.compile(
    r"SCAN (articles_article|articles_edition|comments_comment)(?! USING)"
    r"|Seq Scan on (articles_article|articles_edition|comments_comment)"
)


@pytest.mark.parametrize("who", [writer, copy_editor, editor])
def test_the_desk_never_looks_through_all_stories_or_comments(who):
    by = who()
    make_article(by=by)
    waiting(live_article())
    page = FirstPage(by)
    with CaptureQueriesContext(connection) as asked:
        page.client.get("/admin/")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # or a small table is read as a whole
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        for query in asked.captured_queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"{explain} {query['sql']}")
                plan = "\n".join(str(row[-1]) for row in cursor.fetchall())
                assert not WHOLE.search(plan), f"{query['sql']}\n{plan}"

"""A moderator of one part of the site sees and decides nothing outside it, whatever address they type."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from articles.models import Article
from comments.admin.rows import comments_for
from comments.models import Comment, Decision
from comments.moderation import decide, move, purge, undo
from comments.permissions import limit_to
from tests.articles.factories import make_section, published
from tests.comments.admin.pages import MANY, QUEUE, State, decide_url, page_text, seen, staff, state, ticked
from tests.comments.factories import approved, moderator, waiting

pytestmark = pytest.mark.django_db

PURGE, UNDO = f"{QUEUE}purge/", f"{QUEUE}undo/"
OUTSIDE = "What was said about the council."
INSIDE = "What was said about the match."
RIGHTS = ("view_comment", "moderate_comment", "purge_comment")


@pytest.fixture
def sport() -> Article:
    football = make_section("Football", parent=make_section("Sport"))
    return published(headline="A match", slug="match", section=football)


@pytest.fixture
def council() -> Article:
    return published(headline="A council", slug="council", section=make_section("Council"))


@pytest.fixture
def sam(sport: Article) -> User:
    """May do all to comments, in the section Sport and what is inside it."""
    person = staff("sam", *RIGHTS)
    assert sport.section is not None
    limit_to(person, [sport.section.parent])
    return person


@pytest.fixture
def his(client: Client, sam: User) -> Client:
    client.force_login(sam)
    return client


def test_the_queue_its_search_its_counts_and_its_links_hold_no_other_section(
    his: Client, sport: Article, council: Article
) -> None:
    person = {"name": "Kim Berg", "network": "a"}
    here = waiting(sport, text=INSIDE, **person)
    there = waiting(council, text=OUTSIDE, **person)
    approved(council, by=moderator(), text=f"{OUTSIDE} Twice.", **person)
    for query in (
        "",
        "?state=all",
        "?state=approved",
        "?state=all&q=council",
        "?state=all&q=Kim",
        "?state=all&headline=council",
        f"?state=all&section={council.section_id}",
        f"?state=all&story={council.pk}",
        f"?state=all&person={here.pk}",
        f"?state=all&person={there.pk}",
        f"?state=all&after={there.pk + 10}",
    ):
        page = page_text(his.get(QUEUE + query))
        assert OUTSIDE not in page and "A council" not in page, query
    page = page_text(his.get(QUEUE))
    assert INSIDE in page
    assert "1 comment waits" in page
    assert "This name from this network: 0 approved, 0 declined before." in page


def test_no_address_of_a_comment_elsewhere_answers(his: Client, council: Article) -> None:
    by = moderator()
    top = approved(council, by=by, text=OUTSIDE)
    comment = approved(council, top, by=by, text=OUTSIDE)
    last, before = comment.decisions.get(), Decision.objects.count()
    given = seen(comment) | {"reason": "No.", "note": "No.", "replies": "0", "confirm": "yes"}

    def at(name: str, *keys: object) -> str:
        return reverse(f"admin:comments_comment_{name}", args=[comment.pk, *keys])

    for address in (at("page"), at("purge"), at("change"), at("history"), at("delete")):
        answer = his.get(address, follow=True)
        assert OUTSIDE not in page_text(answer), address
    for word in ("approve", "decline", "spam", "remove"):
        assert his.post(decide_url(comment, word), given).status_code == 404
    for address in (at("undo", last.pk), at("own_thread"), at("purge")):
        assert his.post(address, given).status_code == 404, address
    assert state(comment) == State.APPROVED
    assert Comment.objects.get(pk=comment.pk).parent == top
    assert Decision.objects.count() == before


def test_many_at_once_are_only_those_of_the_section(his: Client, sport: Article, council: Article) -> None:
    here, there = waiting(sport, text=INSIDE), waiting(council, text=OUTSIDE)
    page = page_text(his.post(MANY, {"word": "decline"} | ticked(here, there), follow=True))
    assert "1 comment declined." in page and OUTSIDE not in page
    assert (state(here), state(there)) == (State.DECLINED, State.PENDING)
    theirs = decide(there.pk, State.DECLINED, by=moderator())
    his.post(UNDO, {"decision": [theirs.pk, here.decisions.get().pk]})
    assert (state(here), state(there)) == (State.PENDING, State.DECLINED)
    page = page_text(his.post(PURGE, ticked(here, there)))
    assert INSIDE in page and OUTSIDE not in page
    his.post(PURGE, {"comment": [here.pk, there.pk], "note": "Both.", "replies": "0"})
    assert list(Comment.objects.values_list("pk", flat=True)) == [there.pk]


def test_what_somebody_decided_before_their_sections_were_taken_is_not_shown(
    his: Client, sam: User, sport: Article
) -> None:
    comment = waiting(sport, text=INSIDE)
    decide(comment.pk, State.DECLINED, by=sam)
    assert INSIDE in page_text(his.get(QUEUE))
    limit_to(sam, [make_section("Elsewhere")])
    assert INSIDE not in page_text(his.get(QUEUE))


def test_no_code_decides_for_them_either(sam: User, council: Article) -> None:
    by = moderator()
    top = approved(council, by=by)
    comment = approved(council, top, by=by)
    deeds: list[Any] = [
        lambda: decide(comment.pk, State.DECLINED, by=sam),
        lambda: undo(comment.decisions.get().pk, by=sam),
        lambda: move(comment.pk, by=sam),
        lambda: purge(comment.pk, by=sam, note="No."),
    ]
    for deed in deeds:
        with pytest.raises(PermissionDenied):
            deed()
    assert state(comment) == State.APPROVED


def test_a_limit_with_no_section_left_means_nowhere_and_none_means_everywhere(
    sam: User, sport: Article, council: Article
) -> None:
    comments = {waiting(sport), waiting(council)}
    limit_to(sam, [])
    assert set(comments_for(User.objects.get(pk=sam.pk))) == set()
    limit_to(sam, None)
    assert set(comments_for(User.objects.get(pk=sam.pk))) == comments

"""Staff answer from their account, and no reader takes a name for one of theirs unnoticed."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client

from comments.integrity import faults
from comments.limits import cache
from comments.models import Comment, Decision
from comments.moderation import decide, undo
from comments.moderation.names import spellings, taken_for
from comments.moderation.replying import reply_as_staff
from comments.permissions import limit_to
from tests.articles.factories import make_author, make_section
from tests.comments.admin.pages import QUEUE, page_text, staff
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.comments.test_post import address, post

pytestmark = pytest.mark.django_db
BADGE = '<span class="staff-mark">Staff</span>'


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def article():
    return live_article()


@pytest.fixture
def mara():
    person = staff("mara")
    User.objects.filter(pk=person.pk).update(first_name="Mara", last_name="Vance")
    return User.objects.get(pk=person.pk)


@pytest.fixture
def desk(client, mara):
    client.force_login(mara)
    return client


def test_a_reply_from_the_desk_shows_at_once_and_is_marked_by_its_account(desk, article, mara):
    asked = approved(article, by=moderator())
    page = page_text(desk.get(f"{QUEUE}{asked.pk}/"))
    assert "Answer as Mara Vance" in page
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    for _ in range(2):  # a second press says nothing twice
        answer = desk.post(f"{QUEUE}{asked.pk}/reply/", {"text": "We asked. <b>Monday</b>.", "key": key})
        assert answer.status_code == 302
    said = Comment.objects.get(in_reply_to=asked)
    assert (said.staff, said.state, said.parent) == (mara, "approved", asked)
    assert Decision.objects.get(comment=said).by == mara
    public = page_text(Client().get(address(article)))
    assert public.count(BADGE) == 1
    item = public[public.index(f'id="comment-{said.pk}"') :]
    assert item.index("Mara Vance") < item.index(BADGE) < item.index("We asked. &lt;b&gt;Monday")
    assert list(faults("default")) == []


def test_staff_with_a_byline_answer_under_it(article, mara):
    make_author("M. Vance", user=mara)
    asked = approved(article, by=mara)
    assert reply_as_staff(asked.pk, "Yes.", by=mara).name == "M. Vance"


def test_no_form_of_the_public_makes_anybody_staff(client, article, mara):
    forged = {"staff": mara.pk, "staff_id": mara.pk, "by": mara.pk, "state": "approved", "is_staff": "1"}
    post(client, article, name="Mara Vance", **forged)
    comment = Comment.objects.get()
    assert (comment.staff, comment.state) == (None, "pending")
    decide(comment.pk, "approved", by=mara)
    assert BADGE not in page_text(Client().get(address(article)))


def test_a_reply_that_is_refused_keeps_what_was_typed(desk, article, mara):
    asked = approved(article, by=mara)
    empty = desk.post(f"{QUEUE}{asked.pk}/reply/", {"text": " "})
    assert empty.status_code == 422
    assert "Write the reply first." in page_text(empty)
    decide(asked.pk, "removed", by=mara)
    late = desk.post(f"{QUEUE}{asked.pk}/reply/", {"text": "Too late, then."})
    assert late.status_code == 409
    assert "can no longer be answered" in page_text(late)
    assert "Too late, then." in page_text(late)
    assert Comment.objects.count() == 1


def test_only_who_may_decide_here_answers(client, article, mara):
    asked = approved(article, by=mara)
    client.force_login(staff("ida", "view_comment"))
    assert "Answer as" not in page_text(client.get(f"{QUEUE}{asked.pk}/"))
    assert client.post(f"{QUEUE}{asked.pk}/reply/", {"text": "Hello."}).status_code == 403
    limit_to(mara, [make_section("Elsewhere")])
    mara = User.objects.get(pk=mara.pk)
    client.force_login(mara)
    assert client.post(f"{QUEUE}{asked.pk}/reply/", {"text": "Hello."}).status_code == 404
    with pytest.raises(PermissionDenied):
        reply_as_staff(asked.pk, "Hello.", by=mara)
    assert Comment.objects.count() == 1


def test_a_staff_reply_is_taken_back_like_any_other(article, mara):
    said = reply_as_staff(approved(article, by=mara).pk, "Yes.", by=mara)
    undo(said.decisions.get().pk, by=mara)
    assert "Yes." not in page_text(Client().get(address(article)))


LIKE = [
    "Inès Halloway",
    "ines halloway",
    "INES  HALLOWAY",
    "InesHalloway",
    "Ines-Halloway.",
    "Ines\u00a0Hallo\u200bway",
    "Ｉｎｅｓ Ｈａｌｌｏｗａｙ",
    "Іnеs Наllоwау",  # Cyrillic
    "Ιnes Ηallοway",  # Greek
    "1nes Ha11oway",
    "Ines Haiioway",
    "𝐈𝐧𝐞𝐬 Halloway",
    "Ines Hallovvay",
]


@pytest.mark.parametrize("name", LIKE)
def test_a_name_like_a_byline_is_held_and_says_so(desk, client, article, name):
    make_author("Ines Halloway")
    post(client, article, name=name)
    comment = Comment.objects.get()
    assert comment.state == "pending"
    page = page_text(desk.get(QUEUE))
    assert "Held: this name could be taken for <bdi>Ines Halloway</bdi>" in page
    assert "<bdi><mark>" in page
    assert "Held, as every comment is reviewed first." not in page


@pytest.mark.parametrize("name", ["Mara Vance", "МАRА VАNСЕ", "mara"])
def test_so_is_a_name_like_that_of_a_staff_account(desk, article, name):
    waiting(article, name=name)
    assert "this name could be taken for" in page_text(desk.get(QUEUE))


def test_a_trusted_person_who_takes_the_name_is_held_and_marked_too(desk, article, mara):
    person = {"name": "Mara Vance", "network": "a"}
    for _ in range(3):
        approved(article, by=mara, **person)
    comment = waiting(article, **person)
    assert comment.state == "pending"
    page = page_text(desk.get(QUEUE))
    assert "Trusted" in page
    assert "Held: this name could be taken for" in page
    assert taken_for([comment]) == {comment.pk: "Mara Vance"}


def test_other_names_are_not_marked_nor_is_who_left_nor_what_staff_wrote(desk, article, mara):
    make_author("Ines Halloway")
    User.objects.create(username="gone", first_name="Lee", last_name="Ark", is_staff=True, is_active=False)
    for name in ("Ines", "Halloway", "Ines Hallowaye", "Lee Ark", "Maren Sollie", "?!"):
        waiting(article, name=name)
    reply_as_staff(approved(article, by=mara).pk, "Yes.", by=mara)
    page = page_text(desk.get(f"{QUEUE}?state=all"))
    assert "could be taken for" not in page
    assert "Written at the desk by mara" in page


def test_a_name_without_letters_is_like_no_other():
    assert spellings("?!") == set()


@pytest.mark.parametrize(
    ("one", "other"), [("ΝΙΚΟΣ", "Νίκος"), ("Łukasz Straße", "lukasz STRASSE"), ("Ольга", "ОЛЬГА")]
)
def test_case_and_accents_make_no_other_name_in_any_script(one, other):
    assert spellings(one) & spellings(other)

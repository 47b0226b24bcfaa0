import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import Client
from django.utils import timezone

from articles import clock
from articles import integrity as articles_integrity
from articles.models import Article, Author, Edition, Image, LogEntry, Section, Tag
from comments import integrity
from comments.models import Comment, Decision
from newsroom.checks import DEMO_LOGINS, DEMO_PASSWORD
from newsroom.demo.discussion import DISCUSSION
from newsroom.demo.people import PEOPLE
from newsroom.demo.plan import Picture, Said, StoryPlan
from newsroom.demo.stories import STORIES
from newsroom.demo.talking import REVIEWED, STOOD
from newsroom.demo.town import INSIDE, LOGINS, SECTIONS, TAGS
from newsroom.front import Block, FrontPage

# Each load is a transaction of its own; the groups that migrations made must be there again after it.
on_a_real_database = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ANSWERABLE = ("approved", "removed", "withdrawn")


@pytest.fixture(autouse=True)
def _worker_to_come(settings):
    """The demo leaves the heavy pictures to the worker, which does not run here."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def load(*options: str) -> str:
    said = StringIO()
    call_command("demo", *options, stdout=said)
    return said.getvalue()


def words(html: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", html).split())


def files_kept() -> set[Path]:
    folders = (settings.DATA_DIR / "private", settings.MEDIA_ROOT)
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def stages() -> dict[str, list[StoryPlan]]:
    found: dict[str, list[StoryPlan]] = {}
    for plan in STORIES:
        stage = "killed" if plan.killing else plan.stage
        found.setdefault(stage, []).append(plan)
    return found


def pictures() -> Iterator[Picture]:
    for plan in STORIES:
        yield from (each for each in (plan.picture, plan.inside) if each)


def said() -> Iterator[Said]:
    for each in DISCUSSION.values():
        yield from each


def test_there_are_stories_in_every_state_that_a_desk_knows():
    found = stages()
    assert sum(len(found[stage]) for stage in ("live", "killed", "in_review", "approved", "scheduled")) >= 30
    assert {stage: len(plans) for stage, plans in found.items() if stage != "live"} == {
        "killed": 1,
        "in_review": 2,
        "approved": 1,
        "scheduled": 1,
        "draft": 2,
        "spiked": 1,
    }
    assert found["approved"][0].embargo
    assert [plan.change.kind for plan in STORIES if plan.change] == ["correction", "update"]


@pytest.mark.parametrize("plan", [plan for plan in STORIES if plan.stage not in ("draft", "spiked")])
def test_a_story_is_neither_a_stub_nor_a_book(plan):
    assert 115 <= words(plan.body) <= 1200


def test_the_stories_are_of_many_lengths():
    lengths = [words(plan.body) for plan in stages()["live"]]
    assert min(lengths) < 200
    assert max(lengths) > 900
    assert sum(lengths) > 9_000


@pytest.mark.parametrize("plan", STORIES, ids=lambda plan: plan.key)
def test_a_story_names_only_what_the_town_has(plan):
    assert plan.section in SECTIONS
    assert set(plan.tags) <= set(TAGS)
    assert set(plan.authors) <= {person.slug for person in PEOPLE}


def test_everything_the_town_has_is_used():
    live = [plan for plan in STORIES if plan.stage == "live"]
    assert {plan.section for plan in live} == set(SECTIONS)
    assert {slug for plan in STORIES for slug in plan.authors} == {person.slug for person in PEOPLE}
    assert {slug for plan in STORIES for slug in plan.tags} == set(TAGS)
    assert len(PEOPLE) == 8
    assert len([slug for slug in SECTIONS if slug not in INSIDE]) == 6


def test_a_story_links_only_to_stories_before_it():
    for position, plan in enumerate(STORIES):
        before = {each.key for each in STORIES[:position] if each.stage == "live"}
        assert set(re.findall(r'"story:([a-z]+)"', plan.body)) <= before


@pytest.mark.parametrize("hour", [0, 9, 23])
def test_whatever_the_hour_nothing_is_dated_ahead_but_what_is_planned(hour):
    now = datetime(2026, 3, 4, hour, 7, tzinfo=UTC)
    for plan in STORIES:
        first = plan.moment.seen_from(now)
        moments = [first] if plan.stage != "scheduled" else []
        moments += [each.moment.seen_from(now) for each in (plan.change, plan.killing) if each]
        last = max((each.minutes for each in DISCUSSION.get(plan.key, ())), default=0)
        moments += [first + timedelta(minutes=last + STOOD)] if last else []
        assert all(moment < now for moment in moments), plan.key
        if plan.killing:
            assert first + timedelta(minutes=last + REVIEWED) < plan.killing.moment.seen_from(now)
        if plan.embargo:
            assert plan.embargo.seen_from(now) > now


def test_no_two_pictures_are_the_same():
    drawn = [each.draw().tobytes() for each in pictures()]
    drawn += [person.portrait().tobytes() for person in PEOPLE]
    assert len({hashlib.sha256(each).digest() for each in drawn}) == len(drawn)
    assert drawn[0] == next(pictures()).draw().tobytes()


def test_a_picture_is_drawn_at_the_size_a_page_can_use_and_described():
    assert {plan.picture.draw().size for plan in STORIES if plan.picture} == {(1600, 1000)}
    assert {person.portrait().size for person in PEOPLE} == {(640, 640)}
    for picture in pictures():
        assert 8 <= len(picture.alt.split()) <= 50
        assert picture.caption
        assert picture.credit


def test_there_are_four_hundred_comments_in_every_state_and_a_discussion_of_a_hundred_and_fifty():
    states = Counter(each.state for each in said())
    assert states.total() >= 400
    assert states["approved"] > states.total() / 2
    assert states["pending"] >= 100
    assert all(states[state] >= 5 for state in ("declined", "spam", "removed", "withdrawn"))
    assert len(DISCUSSION["clock"]) >= 150
    roots = [each for each in DISCUSSION["clock"] if not each.parent and each.state == "approved"]
    assert len(roots) >= 15
    assert max(depth(each, DISCUSSION["clock"]) for each in DISCUSSION["clock"]) > 8
    assert len({each.name for each in said()}) > 200


def depth(comment: Said, among: tuple[Said, ...]) -> int:
    above = next((each for each in among if each.key == comment.parent), None)
    return depth(above, among) + 1 if above else 0


def test_nobody_says_the_same_twice_and_nothing_is_filler():
    texts = [each.text for each in said()] + [plan.body for plan in STORIES]
    assert len(set(texts)) == len(texts)
    assert not re.search(r"lorem|ipsum|TODO|\|", " ".join(texts))


@pytest.mark.parametrize("key", DISCUSSION)
def test_nobody_answers_what_they_could_not_have_seen(key):
    by_key = {each.key: each for each in DISCUSSION[key]}
    assert len(by_key) == len(DISCUSSION[key])
    for each in DISCUSSION[key]:
        if each.parent:
            answered = by_key[each.parent]
            assert answered.state in ANSWERABLE
            assert answered.minutes + REVIEWED < each.minutes
            assert answered.state == "approved" or each.minutes < answered.minutes + STOOD


def test_every_login_of_the_demo_is_one_that_a_public_site_looks_for():
    assert set(LOGINS) == set(DEMO_LOGINS)


@pytest.mark.slow
@on_a_real_database
def test_the_demo_fills_an_empty_site_and_no_other(client):
    told = load()
    now = clock.reading_time()

    live = Edition.objects.live(now)
    plans = stages()
    assert {edition.slug for edition in live} == {plan.slug for plan in plans["live"]}
    ahead = Edition.objects.get(live_from__gt=now)
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    assert (ahead.slug, timezone.localdate(ahead.live_from)) == ("how-to-walk-to-the-mussel-light", tomorrow)
    assert states_of_the_desk() == {
        "approved": len(plans["live"]) + 2,
        "in_review": 2,
        "draft": 3,
        "spiked": 1,
    }
    assert sorted(edition.kind for edition in live if edition.note) == ["correction", "update"]
    held = Article.objects.get(embargo_until__gt=now)
    assert (held.slug, held.editions.count()) == ("freedom-of-the-river", 0)
    assert not [edition.headline for edition in live if "story:" in edition.body]

    assert Counter(Comment.objects.values_list("state", flat=True)) == Counter(each.state for each in said())
    assert list(chain(articles_integrity.faults("default"), integrity.faults("default"))) == []

    assert all(login in told for login in (*LOGINS, DEMO_PASSWORD, "/admin/"))
    for login, group in LOGINS.items():
        person = authenticate(username=login, password=DEMO_PASSWORD)
        assert person.is_staff
        assert person.is_superuser == (login == "admin")
        assert [each.name for each in person.groups.all()] == [group]
    assert Author.objects.get(user__username="writer").name == "Edda Marchbanks"
    assert Image.objects.count() == len(list(pictures())) + len(PEOPLE)
    assert not [image for image in shown_pictures(live) if not image.renditions]
    assert_the_front_page_is_filled()
    assert_the_withdrawn_story_says_why(client)
    assert_every_link_answers(client)

    made = contents()
    with pytest.raises(CommandError, match="holds stories already"):
        load()
    assert "the demo is not loaded" in load("--if-empty")
    assert contents() == made


def states_of_the_desk() -> Counter[str]:
    return Counter(Article.objects.values_list("status", flat=True))


def shown_pictures(live: Iterable[Edition]) -> list[Image]:
    keys = {edition.lead_image_id for edition in live} - {None}
    keys |= set(Author.objects.values_list("photo_id", flat=True))
    return list(Image.objects.filter(pk__in=keys))


def contents() -> list[int]:
    return [model.objects.count() for model in (Article, Author, Comment, Edition, Image, LogEntry, User)]


def assert_every_link_answers(client: Client) -> None:
    """From the front page on, every address of this site that a reader can click on."""
    waiting, seen = ["/"], {"/"}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            for link in re.findall(r'<a [^>]*href="(/[^"#?]*)["#]', page):
                if link not in seen and "/comments/" not in link:
                    seen.add(link)
                    waiting.append(link)
    assert len(seen) > 70


def assert_the_withdrawn_story_says_why(client: Client) -> None:
    killed = Edition.objects.get(kind=Edition.Kind.TOMBSTONE)
    answer = client.get(killed.get_absolute_url())
    assert answer.status_code == 410
    assert "There is no such film company" in answer.content.decode()
    assert "Grand Meridian" not in answer.content.decode()


def assert_the_front_page_is_filled() -> None:
    front = FrontPage.at(clock.reading_time(), [])
    assert front.lead.path.endswith("/harbour-clock-to-tell-the-truth")
    assert len(front.secondary) == 4
    assert len(front.latest) == 8
    assert [(block.section.slug, len(block.editions)) for block in sorted_blocks(front)] == [
        (slug, 3) for slug in sorted(set(SECTIONS) - set(INSIDE))
    ]


def sorted_blocks(front: FrontPage) -> list[Block]:
    return sorted(front.blocks, key=lambda block: block.section.slug)


@pytest.mark.slow
@on_a_real_database
def test_the_demo_has_a_history_of_the_days_before():
    load()
    begun = timezone.now() - timedelta(minutes=5)
    steps = LogEntry.objects.filter(article__slug="harbour-clock-to-tell-the-truth")
    assert [(entry.step, entry.by.username) for entry in steps] == [
        ("save", "writer"),
        ("submit", "writer"),
        ("approve", "copyeditor"),
        ("publish", "editor"),
    ]
    returned = LogEntry.objects.filter(article__slug="two-lodgers-behind-the-nine")
    assert [entry.step for entry in returned] == ["save", "submit", "send_back", "save", "submit"]
    for moments in (
        LogEntry.objects.values_list("at", flat=True),
        Comment.objects.values_list("posted_at", flat=True),
        Decision.objects.values_list("at", flat=True),
        Article.objects.values_list("changed_at", flat=True),
    ):
        assert max(moments) < begun
    assert not Comment.objects.filter(posted_at__lte=F("parent__posted_at")).exists()


@on_a_real_database
def test_the_demo_is_refused_where_others_could_use_its_password(settings):
    settings.LOCAL_SITE = False
    for options in ([], ["--if-empty"]):
        with pytest.raises(CommandError, match="for a local site only"):
            load(*options)
    assert not User.objects.exists()


@on_a_real_database
def test_the_demo_never_takes_over_a_login_that_is_there():
    User.objects.create_user("editor", password="of my own choosing", is_staff=True)
    with pytest.raises(CommandError, match="the login “editor”"):
        load()
    assert authenticate(username="editor", password="of my own choosing")
    assert not Section.objects.exists()


@pytest.mark.slow
@on_a_real_database
def test_a_demo_that_cannot_be_finished_leaves_nothing(settings):
    before = files_kept()
    settings.COMMENT_THREAD_MAX_REPLIES = 5
    with pytest.raises(Exception, match="as many replies as it can hold"):
        load()
    for model in (Article, Author, Comment, Edition, Image, LogEntry, Section, Tag, User):
        assert not model.objects.exists()
    assert files_kept() == before

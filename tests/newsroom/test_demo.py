import re
from collections import Counter
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from articles import clock
from articles.models import Article, Author, Edition, Image, LogEntry, Section, Tag
from comments import integrity
from comments.models import Comment, Decision
from newsroom.checks import DEMO_LOGINS, DEMO_PASSWORD
from newsroom.demo.discussion import CLOCK_THREAD, DISCUSSION
from newsroom.demo.people import PEOPLE
from newsroom.demo.stories import STORIES
from newsroom.demo.talking import REVIEWED, STOOD
from newsroom.demo.town import LOGINS, SECTIONS, TAGS

# Each load is a transaction of its own; the groups that migrations made must be there again after it.
on_a_real_database = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ANSWERABLE = ("approved", "removed", "withdrawn")


def load(*options: str) -> str:
    said = StringIO()
    call_command("demo", *options, stdout=said)
    return said.getvalue()


def words(html: str) -> int:
    return len(re.sub(r"<[^>]+>", " ", html).split())


def files_kept() -> set[Path]:
    folders = (settings.DATA_DIR / "private", settings.MEDIA_ROOT)
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("plan", STORIES, ids=lambda plan: plan.key)
def test_a_story_is_neither_a_stub_nor_a_book(plan):
    assert 350 <= words(plan.body) <= 800


@pytest.mark.parametrize("plan", STORIES, ids=lambda plan: plan.key)
def test_a_story_names_only_what_the_town_has(plan):
    assert plan.section in SECTIONS
    assert set(plan.tags) <= set(TAGS)
    assert set(plan.authors) <= {person.slug for person in PEOPLE}


def test_a_story_links_only_to_stories_before_it():
    for position, plan in enumerate(STORIES):
        before = {each.key for each in STORIES[:position] if each.stage == "live"}
        assert set(re.findall(r'"story:([a-z]+)"', plan.body)) <= before


def test_a_picture_is_drawn_at_the_size_a_page_can_use():
    assert {plan.picture.draw().size for plan in STORIES if plan.picture} == {(1600, 1000)}
    assert {person.portrait().size for person in PEOPLE} == {(640, 640)}


def test_there_are_sixty_comments_in_every_state_and_forty_of_them_are_one_thread():
    said = [each for thread in DISCUSSION.values() for each in thread]
    assert Counter(each.state for each in said) == {
        "approved": 47,
        "pending": 4,
        "spam": 3,
        "declined": 2,
        "removed": 2,
        "withdrawn": 2,
    }
    assert len(CLOCK_THREAD) == 40
    assert [each.key for each in CLOCK_THREAD if not each.parent] == ["hattie"]


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


@on_a_real_database
def test_the_demo_fills_an_empty_site_and_no_other(client):
    said = load()
    now = clock.reading_time()

    live = Edition.objects.live(now)
    assert [edition.headline for edition in live] == [
        "Harbour clock to tell the truth after 71 years, by six votes to five",
        "The Patience is back, on a wheel that nobody makes",
        "A library book comes home after 61 years, and points a finger",
        "Plim’s has found the harbour loaf. Can anyone read it?",
    ]
    ahead = Edition.objects.get(live_from__gt=now)
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    assert (ahead.slug, timezone.localdate(ahead.live_from)) == ("how-to-walk-to-the-mussel-light", tomorrow)
    assert Article.objects.get(status=Article.Status.IN_REVIEW).slug == "one-bench-three-families"
    assert [edition.kind for edition in live if edition.note] == ["update", "correction"]
    assert not [edition.headline for edition in live if "story:" in edition.body]

    assert Counter(Comment.objects.values_list("state", flat=True)) == Counter(
        each.state for thread in DISCUSSION.values() for each in thread
    )
    assert list(integrity.faults("default")) == []
    for edition in live:
        assert client.get(edition.get_absolute_url()).status_code == 200

    assert all(login in said for login in (*LOGINS, DEMO_PASSWORD, "/admin/"))
    for login, group in LOGINS.items():
        person = authenticate(username=login, password=DEMO_PASSWORD)
        assert person.is_staff
        assert person.is_superuser == (login == "admin")
        assert [each.name for each in person.groups.all()] == [group]
    assert Author.objects.get(user__username="writer").name == "Edda Marchbanks"
    assert Image.objects.count() == 10
    assert all(image.renditions for image in Image.objects.all())
    ferry = client.get(live.get(slug="nine-days-without-the-patience").get_absolute_url()).content.decode()
    assert "stands at the very front of the ferry" in ferry

    with pytest.raises(CommandError, match="holds stories already"):
        load()
    assert "the demo is not loaded" in load("--if-empty")
    assert (Article.objects.count(), Comment.objects.count()) == (6, 60)


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
    User.objects.create_user("editor", password="of my own choosing")
    with pytest.raises(CommandError, match="the login “editor”"):
        load()
    assert authenticate(username="editor", password="of my own choosing")
    assert not Section.objects.exists()


@on_a_real_database
def test_a_demo_that_cannot_be_finished_leaves_nothing(settings):
    before = files_kept()
    settings.COMMENT_THREAD_MAX_REPLIES = 5
    with pytest.raises(Exception, match="as many replies as it can hold"):
        load()
    for model in (Article, Author, Comment, Edition, Image, LogEntry, Section, Tag, User):
        assert not model.objects.exists()
    assert files_kept() == before

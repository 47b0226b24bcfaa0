"""What search knows follows the editions: written with them, gone with them, made again on demand."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from articles import clock, workflow
from articles.models import Author, Edition, SearchEntry, Tag
from articles.search import finding, index
from articles.search.finding import Narrowing, find
from articles.search.question import Question
from articles.search.tables import search_table
from tests.articles import factories as desk

HOUR = timedelta(hours=1)


def slugs(text, at=None):
    found = find(Question.from_text(text), Narrowing(), at or clock.reading_time())
    return [Edition.objects.get(pk=key).slug for key in found.editions]


def keys():
    """The editions whose words the database holds."""
    with connection.cursor() as cursor:
        cursor.execute(search_table(connection).keys)
        return {key for (key,) in cursor.fetchall()}


def reindex(*arguments):
    said = StringIO()
    call_command("reindex", *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_a_scheduled_story_is_found_from_its_second_on_and_not_before():
    at = clock.reading_time().replace(microsecond=0) + HOUR
    desk.scheduled(at, slug="dawn", headline="Dawn chorus")
    assert slugs("dawn", at - timedelta(microseconds=1)) == []
    assert slugs("dawn", at) == ["dawn"]


@pytest.mark.django_db
def test_a_planned_change_is_found_by_its_new_words_alone_from_its_second_on():
    story = desk.published(slug="birds", body="<p>Herons nest.</p>")
    at = clock.reading_time() + HOUR
    desk.edit(story, body="<p>Kestrels nest.</p>")
    desk.schedule(story, at, kind="update")
    assert (slugs("herons"), slugs("kestrels")) == (["birds"], [])
    assert (slugs("herons", at), slugs("kestrels", at)) == ([], ["birds"])


@pytest.mark.django_db
def test_a_killed_and_an_expired_story_are_found_by_nobody_and_a_restored_one_again():
    killed = desk.killed(headline="Kestrels nest", slug="killed")
    desk.expired(headline="Kestrels nest", slug="expired")
    desk.make_article(headline="Kestrels nest", slug="draft")
    assert slugs("kestrel") == []
    workflow.restore(killed.pk, by=desk.editor())
    assert slugs("kestrel") == ["killed"]


@pytest.mark.django_db
def test_the_words_of_a_cancelled_plan_go_with_it():
    story = desk.published()
    desk.edit(story, headline="Kestrels nest")
    plan = desk.schedule(story, clock.reading_time() + HOUR, kind="update")
    assert plan.pk in keys()
    workflow.cancel(story.pk, by=desk.editor(), number=plan.number)
    assert plan.pk not in keys() | set(SearchEntry.objects.values_list("pk", flat=True))
    assert keys() == set(Edition.objects.values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_a_step_that_is_rolled_back_leaves_no_words():
    story = desk.published()
    before = keys()
    with transaction.atomic():
        index.remove(story.editions.get().pk)
        assert slugs("ferry") == []
        transaction.set_rollback(True)
    assert keys() == before
    assert slugs("ferry") == ["the-ferry-returns"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_table_that_was_emptied_under_search_finds_only_what_is_there(time):
    """Tests with real transactions empty the models' tables and leave the words behind."""
    desk.published(slug=time, headline=f"Kestrels {time}")
    assert slugs("kestrels") == [time]
    index.remove_orphans()
    assert keys() == set(SearchEntry.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_reindex_makes_whatever_is_missing_or_out_of_date_and_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(index, "CHUNK", 2)
    stories = [desk.published(slug=f"story-{number}") for number in range(5)]
    assert reindex() == "Search is up to date.\n"
    index.remove(stories[0].editions.get().pk)
    SearchEntry.objects.filter(edition__article=stories[1]).update(scheme="0 latin")
    SearchEntry.objects.filter(edition__article=stories[2]).update(digest="")
    assert len(slugs("ferry")) == 4
    assert reindex().splitlines() == [
        "2 of 3 editions",
        "3 of 3 editions",
        "3 editions written; search is up to date.",
    ]
    assert len(slugs("ferry")) == 5
    assert reindex("--all").splitlines()[-1] == "5 editions written; search is up to date."
    assert len(slugs("ferry")) == 5


@pytest.mark.django_db
def test_reindex_that_was_stopped_goes_on_where_it_was(monkeypatch):
    monkeypatch.setattr(index, "CHUNK", 2)
    for number in range(5):
        desk.published(slug=f"story-{number}")
    for key in keys():
        index.remove(key)
    stopped = index.write_again(index.stale())
    assert next(stopped) == 2
    stopped.close()
    assert reindex().splitlines()[:1] == ["2 of 3 editions"]


@pytest.mark.django_db
def test_an_author_and_a_tag_are_found_by_their_new_names_once_the_desk_has_changed_them(client):
    author, tag = desk.make_author("Maren Holt"), desk.make_tag("ferries")
    desk.published(slug="hers", authors=[author], tags=[tag], headline="Kestrels nest")
    client.force_login(desk.editor())
    assert (slugs("holt kestrels"), slugs("brandt kestrels")) == (["hers"], [])
    for row, name in ((author, "Maren Brandt"), (tag, "boats")):
        page = reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
        posted = client.post(page, {"name": name, "slug": row.slug})
        assert posted.status_code == 302
    assert (Author.objects.get().name, Tag.objects.get().name) == ("Maren Brandt", "boats")
    assert (slugs("holt kestrels"), slugs("brandt boats kestrels")) == ([], ["hers"])


@pytest.mark.django_db
def test_a_story_of_any_length_can_be_published_and_found_by_its_first_words():
    words = " ".join(f"word{number % 2_000}" for number in range(20_000))
    long = "<p>" + "x" * 100_000 + f"</p><p>kestrels {words} heron</p>"
    desk.published(slug="long", body=long)
    assert slugs('kestrels word9 "word10 word11"') == ["long"]
    assert slugs("heron") == []


@pytest.mark.django_db
def test_a_word_said_more_often_than_postgresql_counts_is_found_alike_on_both():
    said = "<p>" + "the heron and " * 255 + "the kestrel</p>"
    desk.published(slug="often", body=said)
    assert slugs('"the heron"') == ["often"]
    assert slugs("kestrel") == ["often"]
    assert slugs('"the kestrel"') == []


@pytest.mark.django_db
def test_no_phrase_goes_from_one_part_of_a_story_into_the_next():
    desk.published(
        slug="parts",
        headline="One two",
        standfirst="three four",
        body="<p>five six</p><p>seven eight</p>",
        authors=[desk.make_author("Nine Ten"), desk.make_author("Eleven Twelve")],
    )
    for phrase in ("two three", "four five", "six seven", "ten eleven", "four nine"):
        assert slugs(f'"{phrase}"') == []
    for phrase in ("one two", "three four", "seven eight", "eleven twelve"):
        assert slugs(f'"{phrase}"') == ["parts"]


@pytest.mark.django_db
def test_a_phrase_is_looked_for_in_the_newest_stories_that_hold_its_words(monkeypatch):
    for number, headline in enumerate(("Kestrels nest", "Nest of kestrels", "Kestrels: a nest", "Herons")):
        with clock.at(clock.reading_time() - timedelta(hours=number)):
            desk.published(slug=f"story-{number}", headline=headline)
    assert slugs('"kestrels nest"') == ["story-0"]
    monkeypatch.setattr(finding, "MOST_READ", 2)
    assert slugs('"nest of"') == ["story-1"]
    assert slugs('"a nest"') == ["story-2"]
    assert slugs('kestrels -"nest of"') == ["story-0"]

"""What stands where on the front page."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from articles import clock
from articles.models import Article
from newsroom.front import IN_A_BLOCK, LATEST, SLOTS, FrontPage
from newsroom.models import FrontSlot
from tests.articles.factories import kill, make_article, make_section, published, scheduled
from tests.articles.test_lists import read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.at(NOON):
        yield


def stories(count: int, start: int = 0, **columns: object) -> list[Article]:
    """The newest first."""
    made = []
    for number in range(start, start + count):
        with clock.at(NOON - number * HOUR):
            made.append(published(headline=f"Story {number}", slug=f"story-{number}", **columns))
    return made


def top() -> list[str]:
    page = FrontPage.at(NOON, [])
    return [edition.headline for edition in [page.lead, *page.secondary] if edition]


def latest() -> list[str]:
    return [edition.headline for edition in FrontPage.at(NOON, []).latest]


def blocks(menu: list = ()) -> dict[str, list[str]]:
    found = FrontPage.at(NOON, list(menu)).blocks
    return {block.section.name: [edition.headline for edition in block.editions] for block in found}


def names(*numbers: int) -> list[str]:
    return [f"Story {number}" for number in numbers]


def test_the_newest_stories_fill_the_slots_and_the_next_are_the_latest():
    stories(SLOTS + LATEST, section=make_section())
    assert top() == names(*range(SLOTS))
    assert latest() == names(*range(SLOTS, SLOTS + LATEST))


def test_a_pinned_story_holds_its_slot_and_the_newest_fill_the_others():
    old = stories(SLOTS + LATEST, section=make_section())[-1]
    FrontSlot.objects.create(number=1, article=old)
    assert top() == [old.headline, *names(0, 1, 2, 3)]
    assert latest() == names(*range(4, 4 + LATEST))


def test_a_pinned_story_of_any_age_can_stand_in_any_slot():
    ancient = stories(1, start=100)[0]
    stories(SLOTS + LATEST, section=make_section())
    FrontSlot.objects.create(number=3, article=ancient)
    assert top() == names(0, 1, 100, 2, 3)


def test_a_pinned_story_that_readers_cannot_read_gives_its_slot_to_the_newest():
    pinned, *_ = stories(3, start=1)
    FrontSlot.objects.create(number=2, article=make_article(headline="Draft", slug="draft"))
    FrontSlot.objects.create(number=3, article=scheduled(NOON + HOUR, headline="Planned", slug="planned"))
    FrontSlot.objects.create(number=1, article=pinned)
    assert top() == names(1, 2, 3)
    kill(pinned)
    assert top() == names(2, 3)
    page = FrontPage.at(NOON + HOUR, [])
    assert [edition.headline for edition in [page.lead, *page.secondary]] == ["Story 2", "Story 3", "Planned"]


def test_each_section_has_a_block_of_what_does_not_stand_above():
    council = make_section("Council")
    planning, harbour = make_section("Planning", parent=council), make_section("Harbour")
    stories(SLOTS + LATEST, section=harbour)
    stories(2, start=20, section=council)
    stories(3, start=22, section=planning)
    stories(1, start=30, section=harbour)
    assert blocks() == {"Council": names(20, 21, 22), "Harbour": names(30)}
    assert IN_A_BLOCK == 3


def test_a_section_with_nothing_more_to_show_has_no_block():
    stories(3, section=make_section("Council"))
    make_section("Empty")
    assert blocks() == {}


def test_the_blocks_follow_the_menu_and_then_the_alphabet():
    made = {name: make_section(name) for name in ("Arts", "Council", "Harbour")}
    stories(SLOTS + LATEST, section=make_section("Above"))
    for start, section in enumerate(made.values(), start=50):
        stories(1, start=start, section=section)
    link = type("Link", (), {"address": made["Harbour"].get_absolute_url()})
    assert list(blocks([link])) == ["Harbour", "Arts", "Council"]


def test_no_story_stands_twice_on_the_page():
    section = make_section("Council")
    made = stories(25, section=section)
    for number, article in enumerate((made[20], made[0], made[10]), start=1):
        FrontSlot.objects.create(number=number, article=article)
    found = re.findall(r'<h\d class="headline" dir="auto"><a href="([^"]+)"', read("/"))
    assert len(found) == SLOTS + LATEST + IN_A_BLOCK == len(set(found))


def test_the_page_leads_on_to_the_month_of_the_oldest_of_the_latest():
    stories(SLOTS + 1)
    assert 'href="/archive/2026/05/">All stories of May 2026</a>' in read("/")


def test_a_site_without_stories_says_so():
    assert "Nothing has been published yet." in read("/")

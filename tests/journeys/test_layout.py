"""How pages stand on a screen and on paper, also with more in them than anybody planned for."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.articles.factories import edit, killed, make_author, make_section, make_tag, publish, published
from tests.comments.factories import approved, moderator

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    pytest.mark.slow,
]

HEADLINE = "The harbour commission’s sub-committee refuses once again to say who took the minute hand"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsangelegenheiten"

# Each element that reaches out of the window, but for what is there for screen readers or scrolls by itself.
OUTSIDE = """() => {
  const width = document.documentElement.clientWidth;
  const drawn = [...document.querySelectorAll("body *")].filter(
    (each) => !each.closest("pre, .skip, .visually-hidden"));
  return drawn.filter((each) => {
    const { left, right } = each.getBoundingClientRect();
    return left < -1 || right > width + 1;
  }).map((each) => each.outerHTML.slice(0, 80));
}"""

# Each link, field or button that is smaller than WCAG 2.2 asks for, but for those inside a sentence and those
# for screen readers alone.
SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea")].filter((each) => {
  const { width, height } = each.getBoundingClientRect();
  const apart = ".skip, .visually-hidden, label, .body, .comment-text, .notice, .message > p, .byline";
  return width && !each.closest(apart) && (width < 24 || height < 24);
}).map((each) => each.outerHTML)"""
# How many characters stand in the longest line of a paragraph.
LONGEST_LINE = """element => {
  const text = element.firstChild, range = document.createRange();
  const lines = new Map();
  for (let at = 0; at < text.length; at++) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    lines.set(top, (lines.get(top) ?? 0) + 1);
  }
  return Math.max(...lines.values());
}"""


@pytest.fixture
def story(transactional_db):
    authors = [make_author(name) for name in (f"Maximiliana {LONG[:40]}", "Bo Lind", "Ann Berg", "Ib", "Ea")]
    return published(headline=HEADLINE, section=make_section(LONG), authors=authors)


@pytest.fixture
def address(live_site, story):
    return live_site + story.editions.get().get_absolute_url()


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found
    return dict(found)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_results_of_a_search_stand_below_its_form(browser_page, live_site, story, width):
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(f"{live_site}/search/?q=harbour")
    expect(browser_page.locator("main .card")).to_contain_text(HEADLINE)
    parts = [box(browser_page, f"main {part}") for part in ("h1", "form", ".card")]
    for above, below in pairwise(parts):
        assert above["y"] + above["height"] <= below["y"]
    assert browser_page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_thread_eight_levels_deep_under_a_long_byline_stays_in_the_window(
    browser_page, address, story, width
):
    by, last = moderator(), None
    for _ in range(10):
        last = approved(story, last, by=by, name="N" * 80, text=LONG * 3)
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(address)
    assert box(browser_page, f"#comment-{last.pk} .comment-text")["width"] > 150
    assert browser_page.evaluate(OUTSIDE) == []


def test_a_printed_story_reads_in_one_column_and_without_what_is_for_clicking(browser_page, address):
    browser_page.set_viewport_size({"width": 794, "height": 1100})
    browser_page.goto(address)
    browser_page.emulate_media(media="print")
    parts = [".kicker", "h1", ".byline", ".dates"]
    boxes = [box(browser_page, f".article-header > {part}") for part in parts]
    assert {each["x"] for each in boxes} == {box(browser_page, ".body")["x"]}
    for selector in (".menu", ".masthead .search", "[data-comment-form]", ".dates [href='#discussion']"):
        for each in browser_page.locator(selector).all():
            expect(each).to_be_hidden()


def test_the_latest_stories_take_the_whole_row_below_a_lead_without_a_picture(browser_page, live_site):
    for number in range(6):
        published(headline=f"{HEADLINE}, part {number}", slug=f"part-{number}")
    browser_page.goto(live_site)
    front, latest = box(browser_page, ".front"), box(browser_page, ".latest")
    assert latest["width"] > front["width"] * 0.9


@pytest.mark.parametrize("path", ["/search/?q=harbour", "/corrections/", "/nowhere/"])
def test_on_paper_no_page_has_a_form_or_a_menu(browser_page, live_site, story, path):
    browser_page.goto(live_site + path)
    browser_page.emulate_media(media="print")
    for each in browser_page.locator("form, nav").all():
        expect(each).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1600])
def test_no_page_reaches_out_of_the_window_or_has_what_no_finger_can_hit(
    browser_page, live_site, story, address, width
):
    edit(story, tags=[make_tag("a"), make_tag(LONG)])
    publish(story, kind="correction", note=LONG * 2)
    gone = killed(slug="gone")
    approved(story, by=moderator(), text=LONG)
    author = story.editions.last().byline[0]
    browser_page.set_viewport_size({"width": width, "height": 900})
    for path in (
        *("/", "/search/?q=harbour", "/search/?q=zebra", "/corrections/", "/about/", "/nowhere/"),
        *(address.removeprefix(live_site), author.get_absolute_url(), story.section.get_absolute_url()),
        gone.editions.last().get_absolute_url(),
    ):
        browser_page.goto(live_site + path)
        assert (path, browser_page.evaluate(OUTSIDE)) == (path, [])
        assert (path, browser_page.evaluate(SMALL)) == (path, [])


@pytest.mark.parametrize("width", [768, 1280, 1600])
def test_a_line_of_a_story_holds_60_to_75_characters(browser_page, live_site, width):
    sentence = "The ferry sails again from Monday, the harbour office says, if the clock is put right. "
    article = published(body=f"<p>{sentence * 6}</p>")
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(live_site + article.editions.get().get_absolute_url())
    assert 60 <= browser_page.locator(".body p").evaluate(LONGEST_LINE) <= 75

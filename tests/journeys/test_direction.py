"""Hebrew and Arabic stand as they are read, also on a page that runs from the left."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page

from newsroom.models import Identity
from tests.articles.factories import make_author, make_image, make_section, published
from tests.comments.factories import approved, moderator

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
    pytest.mark.slow,
]

HEADLINE = "הנמל ייפתח מחדש ביום שני, אומרת העירייה!"
STANDFIRST = "הודעה על 3 מעבורות (Norna, Tern) פורסמה הבוקר."
ARABIC = "شكرا على هذا الخبر، متى تعود العبّارة؟"
SITE_CSS = Path(settings.BASE_DIR, "static/css/site.css")
# What names a side of the paper and not of the text.
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)

# Where the line of text itself begins, counted from either edge of its box.
READ = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect(), box = element.getBoundingClientRect();
    return {left: text.left - box.left, right: box.right - text.right};
}"""


@pytest.fixture
def story(transactional_db):
    body = f"<p>The ferry sails.</p><p>{STANDFIRST}</p><p>It stops at noon.</p>"
    authors = [make_author("Ann Berg"), make_author("דנה לוי (יו״ר)"), make_author("Bo Lind")]
    return published(
        headline=HEADLINE,
        standfirst=STANDFIRST,
        body=body,
        section=make_section("נמל!"),
        authors=authors,
        lead_image=make_image(renditions=[]),
    )


def sides(page: Page, selector: str) -> str:
    """The side at which the text of an element stands."""
    room = page.locator(selector).first.evaluate(READ)
    return "left" if room["left"] < room["right"] else "right"


def test_each_text_begins_at_the_side_it_is_read_from(browser_page, live_site, story):
    comment = approved(story, by=moderator(), name="ليلى", text=f"{ARABIC}\n\nThank you.")
    browser_page.set_viewport_size({"width": 1280, "height": 900})
    browser_page.goto(live_site + story.editions.get().get_absolute_url())
    text = f"#comment-{comment.pk} .comment-text"
    found = {
        selector: sides(browser_page, selector)
        for selector in (
            *("h1", ".article .standfirst", ".body p:nth-child(1)", ".body p:nth-child(2)"),
            *(f"{text} p:nth-child(1)", f"{text} p:nth-child(2)", ".byline", ".dates"),
        )
    }
    assert list(found.values()) == ["right", "right", "left", "right", "right", "left", "left", "left"]


@pytest.mark.parametrize("path", ["/", "/archive/{month}/", "/search/?q=ferry"])
def test_a_headline_in_a_list_does_too_and_names_keep_their_order(browser_page, live_site, story, path):
    address = story.editions.get().get_absolute_url()
    browser_page.goto(live_site + path.format(month=address[1:8]))
    assert sides(browser_page, "main .headline") == "right"
    names = browser_page.locator("main .byline a").all()
    places = [(box["x"], each.text_content()) for each in names if (box := each.bounding_box())]
    assert [name for _, name in sorted(places)] == ["Ann Berg", "דנה לוי (יו״ר)", "Bo Lind"]


def test_a_site_in_hebrew_is_the_same_page_turned_round(browser_page, live_site, story, settings):
    Identity.objects.create(pk=1, name="פעמון", tagline="")
    settings.LANGUAGE_CODE = "he"
    browser_page.set_viewport_size({"width": 390, "height": 900})
    browser_page.goto(live_site + story.editions.get().get_absolute_url())
    assert browser_page.locator("html").get_attribute("dir") == "rtl"
    assert [sides(browser_page, each) for each in ("h1", ".dates", ".body p:nth-child(1)")] == [
        *("right", "right", "left")
    ]
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_style_names_no_side_of_the_paper():
    assert PHYSICAL.findall(SITE_CSS.read_text(encoding="utf-8")) == []

"""The preview of what was typed, at the widths of a telephone and a desktop, in a real browser."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.admin.pages import url
from tests.articles.admin.test_browser import WRITING, log_in, tab_to
from tests.articles.factories import editor, make_article
from tests.journeys.looks import overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_was_typed_is_previewed_at_both_widths_with_the_keyboard_alone(browser_page, live_site):
    article = make_article(headline="As saved", body="<p>First.</p>")
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    expect(browser_page.locator(WRITING)).to_be_visible()
    browser_page.fill("#id_headline", "As typed")
    tab_to(browser_page, "input.preview")
    with browser_page.context.expect_page() as opened:
        browser_page.keyboard.press("Enter")
    said: list[str] = []
    preview = opened.value
    preview.on("console", lambda message: said.append(message.text))
    page = preview.frame_locator("iframe")
    expect(page.get_by_role("heading", name="As typed", level=1)).to_be_visible()
    styled = "element => getComputedStyle(element).fontFamily"
    assert "Charter" in page.locator("h1").evaluate(styled)
    frame = preview.locator("iframe")
    assert frame.bounding_box()["width"] == 1280
    tab_to(preview, "input[name=width]")
    preview.keyboard.press("ArrowLeft")
    expect(preview.get_by_role("radio", name="Phone")).to_be_checked()
    assert frame.bounding_box()["width"] == 390
    assert page.locator("html").evaluate("root => root.scrollWidth") <= 390
    preview.keyboard.press("ArrowRight")
    assert frame.bounding_box()["width"] == 1280
    preview.set_viewport_size({"width": 390, "height": 844})
    assert overflow(preview) <= 0
    assert said == []
    assert Article.objects.get().headline == "As saved"

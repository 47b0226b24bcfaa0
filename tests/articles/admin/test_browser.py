"""The desk in a real browser, under the site's policy: nothing is stopped, and the keyboard is enough."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, Edition, Presence
from tests.articles.admin.pages import url
from tests.articles.factories import editor, make_article, make_author, make_section, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WRITING = ".ProseMirror[contenteditable=true]"


def log_in(page: Page, site: str, person: User) -> None:
    person.set_password("a long password")
    person.save()
    page.goto(f"{site}/admin/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", "a long password")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/admin/")


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never reaches {selector}")


def test_a_story_is_written_and_published_with_the_keyboard_alone(browser_page, live_site):
    make_section("Council")
    make_author("Ada Berg")
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("add"))
    expect(browser_page.locator(WRITING)).to_be_visible()
    tab_to(browser_page, "#id_headline")
    browser_page.keyboard.type("Written by keys")
    tab_to(browser_page, WRITING)
    browser_page.keyboard.type("Plain and ")
    browser_page.keyboard.press("Control+b")
    browser_page.keyboard.type("bold.")
    tab_to(browser_page, "#id_section")
    browser_page.keyboard.type("Council")
    tab_to(browser_page, "#bylines-0 .select2-selection")
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.type("Ada")
    expect(browser_page.locator(".select2-results__option--highlighted")).to_have_text("Ada Berg")
    browser_page.keyboard.press("Enter")
    tab_to(browser_page, "[name=_step_publish]")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/publish/")
    tab_to(browser_page, ".step-form input[type=submit]")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url("**/change/")
    edition = Edition.objects.get()
    assert (edition.headline, edition.body) == ("Written by keys", "<p>Plain and <strong>bold.</strong></p>")
    assert [author.name for author in edition.byline] == ["Ada Berg"]


def test_a_preview_opens_beside_the_form_and_leaves_it_as_it_is(browser_page, live_site):
    article = make_article(headline="As saved")
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    browser_page.fill("#id_headline", "As typed")
    with browser_page.context.expect_page() as opened:
        browser_page.click("input.preview")
    expect(opened.value.frame_locator("iframe").locator("h1.headline")).to_have_text("As typed")
    expect(browser_page.locator("#id_headline")).to_have_value("As typed")
    assert Article.objects.get().headline == "As saved"


def test_whoever_is_taken_over_is_told_wherever_in_the_text_they_are(browser_page, live_site):
    article = make_article(body="<p>Long.</p>" * 200)
    log_in(browser_page, live_site, person := editor())
    browser_page.goto(live_site + url("change", article))
    browser_page.locator("#id_slug").scroll_into_view_if_needed()
    Presence.objects.take_over(article, editor(first_name="Cy", last_name="Dunn"))
    browser_page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(browser_page.get_by_role("alert")).to_contain_text("Cy Dunn took this story over")
    browser_page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(browser_page.get_by_role("alert")).to_be_in_viewport()
    assert Presence.objects.get(user=person).taken_by


def test_after_a_refusal_the_focus_is_in_the_first_field_that_is_wrong(browser_page, live_site):
    article = make_article(section=None)
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    browser_page.click("button[name=_step_publish]")
    expect(browser_page.get_by_role("alert").first).to_contain_text("has to wait")
    expect(browser_page.locator("#id_section")).to_be_focused()


def test_a_time_is_told_in_utc_while_it_is_chosen(browser_page, live_site, settings):
    settings.TIME_ZONE = "Europe/Amsterdam"
    article = make_article()
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("schedule", article))
    browser_page.fill("#id_at", "2030-07-01T06:00")
    expect(browser_page.locator("output")).to_contain_text("1 Jul 2030, 04:00 UTC")
    browser_page.fill("#id_at", "2030-03-31T02:30")
    expect(browser_page.locator("output")).to_have_text("")


def test_the_dialog_of_a_link_shows_what_its_fields_are(browser_page, live_site):
    article = make_article(body="<p>Linked</p>")
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("change", article))
    browser_page.click(WRITING)
    browser_page.keyboard.press("Control+a")
    browser_page.get_by_role("button", name="insert link").click()
    for name in ("URL", "Title"):
        label = browser_page.locator("dialog[open] label", has_text=name).bounding_box()
        assert label["width"] > 15
        assert label["height"] > 10


def test_a_row_for_one_more_author_takes_the_focus_and_gives_it_back(browser_page, live_site):
    log_in(browser_page, live_site, editor())
    browser_page.goto(live_site + url("add"))
    browser_page.get_by_role("button", name="Add another author", exact=True).click()
    expect(browser_page.locator("#bylines-1 .select2-selection")).to_be_focused()
    browser_page.locator("#bylines-1 .inline-deletelink").click()
    expect(browser_page.locator("#bylines-group .add-row a")).to_be_focused()


def test_what_stands_beside_the_text_never_covers_the_history(browser_page, live_site):
    log_in(browser_page, live_site, editor())
    browser_page.set_viewport_size({"width": 1280, "height": 800})
    browser_page.goto(live_site + url("change", published()))
    expect(browser_page.locator(WRITING)).to_be_visible()
    gap = browser_page.evaluate("""() => {
        const [beside, history] = [".story-beside", "#history"].map((each) => document.querySelector(each));
        history.scrollIntoView({ block: "center" });
        return history.getBoundingClientRect().top - beside.getBoundingClientRect().bottom;
    }""")
    assert gap >= 0

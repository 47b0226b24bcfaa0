"""The main job of the product, end to end: write, publish, read, comment, approve, read again."""

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from comments.limits import cache
from comments.models import Comment
from tests.articles.factories import make_author, make_section
from tests.journeys import desk, words
from tests.journeys.keys import fill, press, tab_to, tab_to_text
from tests.journeys.people import make_login
from tests.journeys.shown import read
from tests.journeys.words import COMMENTS, PARAGRAPHS, Said

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

POLICY = "Be respectful, and leave personal attacks out of it."


@pytest.fixture(autouse=True)
def _people(transactional_db):
    cache.clear()
    make_section(words.SECTION)
    make_login("edda", "Editor")
    make_login("mara", "Moderator")


def drawn(said: Said, number: int | None) -> dict[str, Any]:
    """How a comment stands on the page: numbered at the top of a thread, with a bullet below."""
    return {
        "name": said.name,
        "text": said.text,
        "mark": "decimal" if number else "disc",
        "number": number,
        "replies": [drawn(reply, None) for reply in said.replies],
    }


def discuss(chromium: Browser, reader: Page, site: str, address: str) -> None:
    """Every comment is posted by a reader and approved by a moderator, who has another browser."""
    moderator = chromium.new_page()
    desk.log_in(moderator, site, "mara")
    for said in COMMENTS:
        desk.post_comment(reader, address, said)
        desk.approve(moderator, site, said)
    for said in COMMENTS:
        for reply in said.replies:
            desk.post_comment(reader, address, reply, answers=said)
            desk.approve(moderator, site, reply)
    moderator.close()


def check_story(page: dict[str, Any], paragraphs: Sequence[str] = PARAGRAPHS) -> None:
    assert page["headline"] == words.HEADLINE
    assert page["paragraphs"] == [["P", each] for each in paragraphs]
    assert page["author"] == [words.AUTHOR, "/author/maud-j-ellery/"]
    assert page["biography"] == words.BIOGRAPHY


def test_a_pasted_story_is_published_and_discussed_and_its_page_shows_each_part_in_its_order(
    chromium, browser_page, live_site
):
    editor = browser_page
    desk.log_in(editor, live_site, "edda")
    desk.add_picture(editor, live_site, words.PORTRAIT)
    desk.add_author(editor, live_site, words.AUTHOR, words.BIOGRAPHY, words.PORTRAIT)
    desk.open_new_story(editor, live_site, words.HEADLINE)
    desk.paste(editor, words.as_word_copies_it(PARAGRAPHS))
    desk.sign_story(editor, words.SECTION, words.AUTHOR)
    address = live_site + desk.publish(editor)
    reader = chromium.new_page()
    discuss(chromium, reader, live_site, address)
    reader.goto(address)
    page = read(reader)
    reader.close()
    check_story(page)
    assert page["order"] == sorted(page["order"]) and -1 not in page["order"]
    assert page["portrait"] == words.PORTRAIT and page["drawn"] > 0
    assert page["threads"] == [drawn(said, number) for number, said in enumerate(COMMENTS, start=1)]
    assert page["form"][:2] == ["Comment", "Name"]
    assert POLICY in page["policy"]
    assert page["services"] == 0


@pytest.mark.slow
def test_a_story_copied_from_another_page_arrives_paragraph_by_paragraph(browser_page, live_site):
    make_author(words.AUTHOR, slug="maud-j-ellery", biography=words.BIOGRAPHY)
    desk.log_in(browser_page, live_site, "edda")
    desk.open_new_story(browser_page, live_site, words.HEADLINE)
    desk.copy_page(browser_page, words.as_a_page_shows_it(PARAGRAPHS))
    browser_page.bring_to_front()
    browser_page.keyboard.press("Control+V")
    desk.sign_story(browser_page, words.SECTION, words.AUTHOR)
    browser_page.goto(live_site + desk.publish(browser_page))
    page = read(browser_page)
    check_story(page)
    assert page["portrait"] is None


@pytest.mark.slow
def test_a_typed_story_keeps_its_quotes_and_dashes(browser_page, live_site):
    make_author(words.AUTHOR, slug="maud-j-ellery", biography=words.BIOGRAPHY)
    desk.log_in(browser_page, live_site, "edda")
    desk.open_new_story(browser_page, live_site, words.HEADLINE)
    desk.type_paragraphs(browser_page, PARAGRAPHS[:4])
    desk.sign_story(browser_page, words.SECTION, words.AUTHOR)
    browser_page.goto(live_site + desk.publish(browser_page))
    check_story(read(browser_page), PARAGRAPHS[:4])


def test_the_whole_job_is_done_with_the_keyboard_alone(browser_page, live_site):
    make_author(words.AUTHOR, slug="maud-j-ellery", biography=words.BIOGRAPHY)
    log_in_by_keys(browser_page, live_site, "edda")
    write_by_keys(browser_page)
    address = publish_by_keys(browser_page)
    first, reply = COMMENTS[1], COMMENTS[1].replies[0]
    for said in (first, reply):
        comment_by_keys(browser_page, live_site + address, said, first if said is reply else None)
        log_out_by_keys(browser_page, live_site)
        log_in_by_keys(browser_page, live_site, "mara")
        approve_by_keys(browser_page, said)
    browser_page.goto(live_site + address)
    page = read(browser_page)
    check_story(page, PARAGRAPHS[:3])
    shown = Said(first.name, first.text, (reply,))
    assert page["threads"] == [drawn(shown, 1)]
    assert Comment.objects.filter(state=Comment.State.APPROVED).count() == 2


def log_in_by_keys(page: Page, site: str, username: str) -> None:
    page.goto(f"{site}/admin/")
    fill(page, "#id_username", username)
    fill(page, "#id_password", desk.PASSWORD)
    press(page, "input[type=submit]")
    page.wait_for_url(f"{site}/admin/")


def log_out_by_keys(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    press(page, "#logout-form button")
    expect(page.locator("#id_username")).to_be_visible()


def write_by_keys(page: Page) -> None:
    press(page, "a[href='/admin/articles/article/add/']")
    expect(page.locator(desk.EDITOR)).to_be_visible()
    fill(page, "#id_headline", words.HEADLINE)
    tab_to(page, desk.EDITOR)
    desk.type_paragraphs(page, PARAGRAPHS[:3])
    fill(page, "#id_section", words.SECTION)
    tab_to(page, "#bylines-0 .select2-selection")
    page.keyboard.press("Enter")
    page.keyboard.type("Maud")
    expect(page.locator(".select2-results__option--highlighted")).to_have_text(words.AUTHOR)
    page.keyboard.press("Enter")


def publish_by_keys(page: Page) -> str:
    press(page, "[name=_step_publish]")
    page.wait_for_url("**/publish/")
    press(page, ".step-form input[type=submit]", key="Space")
    page.wait_for_url("**/change/")
    return page.get_by_role("link", name="View on site").last.get_attribute("href") or ""


def comment_by_keys(page: Page, address: str, said: Said, answers: Said | None) -> None:
    page.goto(address)
    if answers:
        tab_to_text(page, f"Reply to {answers.name}")
        page.keyboard.press("Enter")
    fill(page, "#comment-text", said.text)
    fill(page, "#comment-name", said.name)
    press(page, ".comment-form [type=submit]", key="Space")
    page.wait_for_url("**/comments/receipt/**")


def approve_by_keys(page: Page, said: Said) -> None:
    press(page, ".desk-nav a[href='/admin/comments/comment/']")
    page.wait_for_url("**/comments/comment/")
    tab_to_text(page, f"Approve the comment by {said.name}")
    page.keyboard.press("Enter")
    expect(page.locator("#queue-told")).to_contain_text("approved")

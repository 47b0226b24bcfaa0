"""What the script adds to the comment form, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from comments import threads
from comments.limits import cache
from comments.models import Comment
from comments.moderation import decide
from tests.comments.factories import approved, live_article, moderator, waiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT, NAME = "#comment-text", "#comment-name"
REMEMBER = "Remember my name and draft in this browser"


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def desk(transactional_db):
    return moderator()


@pytest.fixture
def article(transactional_db):
    return live_article()


@pytest.fixture
def address(live_site, article):
    return live_site + article.editions.get().get_absolute_url()


def fill(page: Page, text="The ferry was late again, by an hour.", name="Maren Sollie"):
    page.fill(TEXT, text)
    page.fill(NAME, name)


def send(page: Page):
    page.click("[data-comment-form] [type=submit]")


def form_stands_under(page: Page, comment: Comment) -> bool:
    return page.locator(f"li#comment-{comment.pk} > [data-comment-form]").count() == 1


def test_a_comment_is_posted_and_its_receipt_shows_it_waiting(browser_page, address):
    browser_page.goto(address)
    fill(browser_page)
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    expect(browser_page.locator("[role=status].notice")).to_contain_text("awaiting moderation")
    expect(browser_page.locator(".comment.waiting")).to_contain_text("The ferry was late again")


def test_without_a_script_a_reply_is_posted_too(chromium, address, article, desk):
    first = approved(article, by=desk, name="Ann Berg")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.click(f"#comment-{first.pk} a.reply")
    fill(page)
    send(page)
    page.wait_for_url(re.compile("/comments/receipt/"))
    context.close()
    assert Comment.objects.latest("pk").in_reply_to == first


def test_the_form_moves_under_the_comment_without_losing_text_and_takes_the_focus(
    browser_page, address, article, desk
):
    first, second = (approved(article, by=desk, name=name) for name in ("Ann Berg", "Bo Lind"))
    browser_page.goto(address)
    fill(browser_page, text="Begun before")
    browser_page.click(f"#comment-{first.pk} a.reply")
    assert form_stands_under(browser_page, first)
    expect(browser_page.locator(TEXT)).to_be_focused()
    expect(browser_page.locator(TEXT)).to_have_value("Begun before")
    expect(browser_page.locator("[data-replying-to]")).to_contain_text("Replying to Ann Berg")
    expect(browser_page.locator("output")).to_have_text("Replying to Ann Berg")
    browser_page.click(f"#comment-{second.pk} a.reply")
    assert form_stands_under(browser_page, second)
    assert browser_page.url == address
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.latest("pk").in_reply_to == second


def test_cancelling_a_reply_keeps_the_text_and_gives_the_focus_back(browser_page, address, article, desk):
    first = approved(article, by=desk)
    browser_page.goto(address)
    browser_page.click(f"#comment-{first.pk} a.reply")
    browser_page.keyboard.type("Typed as a reply")
    browser_page.click("[data-cancel-reply]")
    assert browser_page.locator("[data-reply-slot] > [data-comment-form]").count() == 1
    expect(browser_page.locator(TEXT)).to_have_value("Typed as a reply")
    expect(browser_page.locator("[data-replying-to]")).to_be_hidden()
    expect(browser_page.locator(f"#comment-{first.pk} a.reply")).to_be_focused()
    assert browser_page.input_value("[name=in_reply_to]") == ""


def test_a_reply_page_can_be_cancelled_too(browser_page, address, article, desk):
    first = approved(article, by=desk)
    browser_page.goto(f"{address}comments/{first.pk}/reply/")
    assert form_stands_under(browser_page, first)
    expect(browser_page.locator(TEXT)).to_be_focused()
    browser_page.keyboard.type("Typed as a reply")
    browser_page.click("[data-cancel-reply]")
    expect(browser_page.locator(TEXT)).to_have_value("Typed as a reply")
    assert browser_page.input_value("[name=in_reply_to]") == ""


def test_a_reply_is_written_and_sent_with_the_keyboard_alone(browser_page, address, article, desk):
    first = approved(article, by=desk)
    browser_page.goto(address)
    browser_page.focus(f"#comment-{first.pk} a.reply")
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.type("By keyboard alone")
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.type("Maren")
    browser_page.keyboard.press("Enter")
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    said = Comment.objects.latest("pk")
    assert (said.text, said.name, said.in_reply_to) == ("By keyboard alone", "Maren", first)


def test_what_is_missing_is_said_without_a_round_trip_and_then_taken_back(browser_page, address):
    browser_page.goto(address)
    browser_page.wait_for_load_state("networkidle")
    asked = []
    browser_page.on(
        "request", lambda request: asked.append(request.url) if "/static/" not in request.url else None
    )
    browser_page.fill(TEXT, " \u200b\n")
    send(browser_page)
    expect(browser_page.locator("#text-error")).to_have_text("Please enter your comment!")
    expect(browser_page.locator("#name-error")).to_have_text("Please enter your name here")
    text = browser_page.locator(TEXT)
    expect(text).to_be_focused()
    expect(text).to_have_attribute("aria-invalid", "true")
    expect(text).to_have_attribute("aria-describedby", "text-error")
    browser_page.keyboard.type("Now there is something")
    expect(browser_page.locator("#text-error")).to_have_count(0)
    expect(text).not_to_have_attribute("aria-invalid", "true")
    send(browser_page)
    expect(browser_page.locator(NAME)).to_be_focused()
    assert asked == []
    assert not Comment.objects.exists()


def test_a_message_of_the_server_is_taken_back_by_the_script(browser_page, address):
    browser_page.goto(address)
    fill(browser_page, text="x" * 10_001)
    send(browser_page)
    expect(browser_page.locator("#text-error")).to_have_text(re.compile("10,000 characters at most"))
    expect(browser_page.locator(TEXT)).to_be_focused()
    browser_page.fill(TEXT, "Shorter")
    expect(browser_page.locator("#text-error")).to_have_count(0)


def test_a_double_click_makes_one_comment(browser_page, address):
    browser_page.goto(address)
    fill(browser_page)
    browser_page.dblclick("[data-comment-form] [type=submit]", no_wait_after=True)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.count() == 1


def test_two_posts_by_the_script_have_two_random_keys(browser_page, address):
    for text in ("One thing", "Another thing"):
        browser_page.goto(address)
        fill(browser_page, text=text)
        send(browser_page)
        browser_page.wait_for_url(re.compile("/comments/receipt/"))
    keys = set(Comment.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert min(map(len, keys)) >= 20


def test_going_back_after_posting_and_sending_again_makes_no_second_comment(browser_page, address):
    browser_page.goto(address)
    fill(browser_page)
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    browser_page.go_back()
    fill(browser_page)
    expect(browser_page.locator("[data-comment-form] [type=submit]")).to_be_enabled()
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.count() == 1


def test_by_consent_a_draft_survives_a_closed_tab_and_belongs_to_its_story(
    browser_context, address, live_site
):
    page = browser_context.new_page()
    page.goto(address)
    page.fill(TEXT, "Half a thought")
    page.get_by_label(REMEMBER).check()
    page.close()
    again = browser_context.new_page()
    again.goto(address)
    expect(again.locator(TEXT)).to_have_value("Half a thought")
    again.goto(live_site + live_article().editions.get().get_absolute_url())
    expect(again.locator(TEXT)).to_have_value("")


def test_without_consent_a_draft_survives_a_reload_and_is_found_in_no_other_tab(browser_context, address):
    page = browser_context.new_page()
    page.goto(address)
    expect(page.get_by_label(REMEMBER)).not_to_be_checked()
    page.fill(TEXT, "Nobody else's business")
    page.reload()
    expect(page.locator(TEXT)).to_have_value("Nobody else's business")
    assert page.evaluate("localStorage.length") == 0
    page.close()
    again = browser_context.new_page()
    again.goto(address)
    expect(again.locator(TEXT)).to_have_value("")


def test_taking_consent_back_deletes_every_draft_and_keeps_what_is_being_typed(
    browser_page, address, live_site
):
    elsewhere = live_site + live_article().editions.get().get_absolute_url()
    for where in (elsewhere, address):
        browser_page.goto(where)
        browser_page.get_by_label(REMEMBER).check()
        fill(browser_page, text="Half a thought")
    browser_page.get_by_label(REMEMBER).uncheck()
    assert browser_page.evaluate("localStorage.length") == 0
    browser_page.reload()
    expect(browser_page.locator(TEXT)).to_have_value("Half a thought")
    browser_page.goto(elsewhere)
    expect(browser_page.locator(TEXT)).to_have_value("")


@pytest.mark.parametrize("consent", [False, True])
def test_a_reply_stays_a_reply_after_a_reload(browser_page, address, article, desk, consent):
    first = approved(article, by=desk, name="Ann Berg")
    browser_page.goto(address)
    browser_page.get_by_label(REMEMBER).set_checked(consent)
    browser_page.click(f"#comment-{first.pk} a.reply")
    browser_page.keyboard.type("I was on that ferry")
    browser_page.reload()
    assert form_stands_under(browser_page, first)
    expect(browser_page.locator("[data-replying-to]")).to_contain_text("Replying to Ann Berg")
    expect(browser_page.locator("output")).to_have_text("What you typed before is back, to answer Ann Berg")
    browser_page.fill(NAME, "Maren")
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.latest("pk").in_reply_to == first


def test_a_reply_that_was_cancelled_stays_cancelled_after_a_reload(browser_page, address, article, desk):
    first = approved(article, by=desk)
    browser_page.goto(address)
    browser_page.click(f"#comment-{first.pk} a.reply")
    browser_page.keyboard.type("On second thought")
    browser_page.click("[data-cancel-reply]")
    browser_page.reload()
    expect(browser_page.locator(TEXT)).to_have_value("On second thought")
    expect(browser_page.locator("[data-replying-to]")).to_be_hidden()
    assert browser_page.input_value("[name=in_reply_to]") == ""


def test_a_reply_to_a_comment_on_another_page_says_so_and_stays_a_reply(
    browser_page, address, article, desk, monkeypatch
):
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 2)
    comments = [approved(article, by=desk, name=name) for name in ("Ann", "Bo", "Cy")]
    browser_page.goto(f"{address}comments/page/2/")
    browser_page.click(f"#comment-{comments[2].pk} a.reply")
    browser_page.keyboard.type("I was on that ferry")
    browser_page.goto(address)
    expect(browser_page.locator(TEXT)).to_have_value("I was on that ferry")
    expect(browser_page.locator("output")).to_have_text(
        "What you typed before is back, to answer Cy on another page"
    )
    expect(browser_page.locator("[data-replying-to]")).to_contain_text("Replying to Cy")
    browser_page.fill(NAME, "Maren")
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.latest("pk").in_reply_to == comments[2]


def test_a_reply_to_a_comment_removed_meanwhile_is_refused_and_then_stands_on_its_own(
    browser_page, address, article, desk
):
    first = approved(article, by=desk, name="Ann")
    browser_page.goto(address)
    browser_page.click(f"#comment-{first.pk} a.reply")
    fill(browser_page)
    decide(first.pk, Comment.State.REMOVED, by=desk)
    browser_page.reload()
    browser_page.fill(NAME, "Maren")
    send(browser_page)
    expect(browser_page.get_by_role("alert")).to_contain_text("Sent again, it will stand on its own")
    assert browser_page.input_value("[name=in_reply_to]") == ""
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.latest("pk").in_reply_to is None


def test_asking_for_a_refused_post_again_shows_the_story_with_what_was_typed(browser_page, address):
    browser_page.goto(address)
    fill(browser_page, text="x" * 10_001)
    send(browser_page)
    expect(browser_page.locator("#text-error")).to_be_visible()
    assert browser_page.url == f"{address}comments/"
    browser_page.goto(browser_page.url)
    assert browser_page.url == f"{address}#discussion"
    expect(browser_page.locator(TEXT)).to_have_value("x" * 10_001)


def test_without_a_script_nothing_offers_to_remember(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("[data-comment-form]")).to_be_visible()
    expect(page.get_by_text("Remember my name")).to_be_hidden()
    context.close()


def test_the_keyboard_skips_to_the_comments(browser_page, address, article, desk):
    first = approved(article, by=desk)
    browser_page.goto(address)
    browser_page.keyboard.press("Tab")
    browser_page.keyboard.press("Tab")
    expect(browser_page.get_by_role("link", name="Skip to the comments")).to_be_focused()
    browser_page.keyboard.press("Enter")
    browser_page.keyboard.press("Tab")
    expect(browser_page.locator(f"#comment-{first.pk} a").first).to_be_focused()


def test_the_draft_goes_once_the_comment_is_accepted_and_not_before(browser_page, address):
    browser_page.goto(address)
    fill(browser_page, text="x" * 10_001)
    send(browser_page)
    expect(browser_page.locator("#text-error")).to_be_visible()
    browser_page.goto(address)
    expect(browser_page.locator(TEXT)).to_have_value("x" * 10_001)
    fill(browser_page, text="Shorter")
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    expect(browser_page.locator(TEXT)).to_have_value("")
    browser_page.goto(address)
    expect(browser_page.locator(TEXT)).to_have_value("")


def test_looking_at_a_receipt_again_keeps_a_draft_begun_since(browser_page, address):
    browser_page.goto(address)
    fill(browser_page)
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    receipt = browser_page.url
    browser_page.goto(address)
    browser_page.fill(TEXT, "A further thought")
    browser_page.goto(receipt)
    browser_page.goto(address)
    expect(browser_page.locator(TEXT)).to_have_value("A further thought")


def test_a_name_is_remembered_only_by_consent_and_never_in_a_cookie(browser_page, address):
    remember = browser_page.get_by_label(REMEMBER)
    browser_page.goto(address)
    expect(remember).not_to_be_checked()
    fill(browser_page, text="One thing")
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    browser_page.goto(address)
    expect(browser_page.locator(NAME)).to_have_value("")
    fill(browser_page, text="Another thing")
    remember.check()
    send(browser_page)
    browser_page.wait_for_url(re.compile("/comments/receipt/"))
    browser_page.goto(address)
    expect(browser_page.locator(NAME)).to_have_value("Maren Sollie")
    expect(remember).to_be_checked()
    assert browser_page.context.cookies() == []
    remember.uncheck()
    browser_page.reload()
    browser_page.goto(address)
    expect(browser_page.locator(NAME)).to_have_value("")


def test_a_bare_link_to_a_comment_on_another_page_is_followed_there(
    browser_page, address, article, desk, monkeypatch
):
    monkeypatch.setattr(threads, "THREADS_ON_A_PAGE", 2)
    comments = [approved(article, by=desk) for _ in range(3)]
    browser_page.goto(f"{address}#comment-{comments[2].pk}")
    browser_page.wait_for_url(f"{address}comments/page/2/#comment-{comments[2].pk}")
    expect(browser_page.locator(f"#comment-{comments[2].pk}")).to_be_in_viewport()


def test_a_bare_link_to_a_comment_that_does_not_show_stays_on_the_page(browser_page, address, article):
    held = waiting(article)
    browser_page.goto(f"{address}#comment-{held.pk}")
    expect(browser_page.locator("output")).to_have_text("That comment is not shown")
    assert browser_page.url == f"{address}#comment-{held.pk}"


def test_where_storage_is_forbidden_the_form_works(browser_context, address):
    browser_context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        "  Object.defineProperty(window, name, { get() { throw new Error('forbidden'); } });"
    )
    page = browser_context.new_page()
    page.goto(address)
    fill(page)
    send(page)
    page.wait_for_url(re.compile("/comments/receipt/"))
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_text_runs_nothing_and_keeps_the_page_in_its_width(
    browser_page, address, article, desk, width
):
    hostile = [
        "<script>document.title = 'owned'</script><img src=x onerror=\"document.title='owned'\">",
        "W" * 5_000,
        "https://example.org/" + "a" * 1_500,
        "\u202e" * 50 + "backwards\u2066 and on",
        "e" + "\u0301" * 2_000,
        "\u200b" * 3_000 + "x",
        "\ufdfd" * 300,
        "ا" * 3_000,
    ]
    for serial, text in enumerate(hostile):
        approved(article, by=desk, name=text[:80] or f"Person {serial}", text=text)
    browser_page.set_viewport_size({"width": width, "height": 800})
    browser_page.goto(address)
    assert "owned" not in browser_page.title()
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width
    expect(browser_page.locator("[data-comment-form]")).to_be_visible()

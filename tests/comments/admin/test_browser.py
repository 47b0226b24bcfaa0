"""The queue in a real browser: a press is a decision, and exactly one."""

import re
import time
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, Route, expect

from articles.models import Article
from comments.models import Decision
from comments.moderation import decide
from tests.comments.admin.pages import QUEUE, State, staff, state
from tests.comments.factories import approved, live_article, moderator, waiting
from tests.journeys.desk import PASSWORD, log_in
from tests.journeys.looks import WIDTHS, broken_rules, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOLD = "#queue-told"
CURRENT = ".queue-item[aria-current]"
# The queue takes a press in this time after the last for a second one of the same.
SECOND_PRESS = 0.45


@pytest.fixture
def mara(transactional_db: None) -> User:
    person = staff("mara")
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def article(transactional_db: None) -> Article:
    return live_article()


@pytest.fixture
def queue(browser_page: Page, live_site: str, mara: User) -> Page:
    """Her browser, logged in; open_queue() shows what waits by then."""
    log_in(browser_page, live_site, "mara")
    return browser_page


def open_queue(page: Page, site: str, query: str = "") -> None:
    page.goto(f"{site}{QUEUE}{query}")


def press(page: Page, key: str) -> None:
    """As a person does, who reads first."""
    page.wait_for_timeout(SECOND_PRESS * 1000 + 300)
    page.keyboard.press(key)


def current(page: Page) -> str:
    return str(page.locator(CURRENT).get_attribute("id"))


def test_keys_decide_move_on_and_undo_step_by_step_and_each_is_told(queue, live_site, article, mara):
    comments = [waiting(article, name=f"Person {number}") for number in range(3)]
    shown = approved(article, by=moderator())
    ids = [f"comment-{each.pk}" for each in comments]
    open_queue(queue, live_site)
    queue.keyboard.press("j")
    assert current(queue) == ids[0]
    for key, told in (("a", "Person 0 is approved. 2 left"), ("d", "Person 1 is declined. 1 left")):
        press(queue, key)
        expect(queue.locator(TOLD)).to_contain_text(told)
    assert current(queue) == ids[2]
    assert queue.evaluate("document.activeElement.closest('.queue-item').id") == ids[2]
    press(queue, "s")
    expect(queue.locator(TOLD)).to_contain_text("marked as spam. Nothing is left here")
    assert [state(each) for each in comments] == [State.APPROVED, State.DECLINED, State.SPAM]
    for place in (2, 1, 0):
        press(queue, "u")
        expect(queue.locator(TOLD)).to_contain_text(
            f"Undone: The comment by Person {place} is as it was before"
        )
        assert current(queue) == ids[place]
        assert state(comments[place]) == State.PENDING
    assert queue.locator(".queue-item").evaluate_all("all => all.map(each => each.id)") == ids
    press(queue, "u")
    expect(queue.locator(TOLD)).to_contain_text("There is nothing to undo here")
    queue.keyboard.press("j")
    queue.keyboard.press("j")
    queue.keyboard.press("k")
    assert current(queue) == ids[1]
    press(queue, "r")
    expect(queue.locator(TOLD)).to_contain_text("nothing to remove. D declines it")
    open_queue(queue, live_site, "?state=approved")
    queue.keyboard.press("j")
    press(queue, "r")
    expect(queue.locator(TOLD)).to_contain_text("is removed.")
    assert state(shown) == State.REMOVED


def test_two_presses_of_a_key_or_a_button_are_one_decision(queue, live_site, article):
    comments = [waiting(article) for _ in range(4)]
    open_queue(queue, live_site)
    queue.keyboard.press("j")
    queue.wait_for_timeout(SECOND_PRESS * 1000)
    queue.keyboard.press("a")
    queue.keyboard.press("a")
    expect(queue.locator(TOLD)).to_contain_text("3 left")
    queue.keyboard.press("a")
    queue.locator(CURRENT).get_by_role("button", name=re.compile("Decline")).dblclick(delay=5)
    queue.wait_for_timeout(SECOND_PRESS * 1000)
    assert [state(each) for each in comments] == [State.APPROVED, *[State.PENDING] * 3]
    queue.locator(CURRENT).get_by_role("button", name=re.compile("Decline")).dblclick(delay=5)
    expect(queue.locator(TOLD)).to_contain_text("2 left")
    queue.wait_for_timeout(SECOND_PRESS * 1000)
    assert [state(each) for each in comments][1:] == [State.DECLINED, State.PENDING, State.PENDING]
    assert Decision.objects.count() == 2


@pytest.mark.slow
def test_no_key_decides_while_somebody_types_holds_a_modifier_or_has_switched_the_keys_off(
    queue, live_site, article
):
    comment = waiting(article)
    open_queue(queue, live_site)
    queue.keyboard.press("j")
    for modifier in ("Control", "Alt", "Meta", "Shift"):
        press(queue, f"{modifier}+d")
    queue.locator(".queue-reason summary").click()
    queue.get_by_label("Reason, kept with the decision").click()
    queue.wait_for_timeout(SECOND_PRESS * 1000)
    queue.keyboard.type("sad")
    queue.keyboard.press("Enter")
    queue.get_by_label("Name or words").click()
    queue.keyboard.type("das")
    queue.get_by_role("checkbox", name="Keys", exact=True).press("Space")
    press(queue, "d")
    expect(queue.locator(".queue-keys dl")).to_be_hidden()
    queue.reload()
    queue.keyboard.press("j")
    assert queue.locator(CURRENT).count() == 0
    assert state(comment) == State.PENDING
    queue.get_by_role("checkbox", name="Keys", exact=True).check()
    queue.keyboard.press("j")
    press(queue, "d")
    expect(queue.locator(TOLD)).to_contain_text("is declined")
    assert state(comment) == State.DECLINED


def test_a_reason_typed_beside_the_buttons_goes_with_the_decision(queue, live_site, article):
    comment = waiting(article)
    open_queue(queue, live_site)
    queue.locator(".queue-reason summary").click()
    queue.get_by_label("Reason, kept with the decision").fill("Names a neighbour.")
    queue.get_by_role("button", name=re.compile("Decline the comment")).click()
    expect(queue.locator(TOLD)).to_contain_text("is declined")
    assert comment.decisions.get().reason == "Names a neighbour."


@pytest.mark.slow
def test_after_a_failure_of_network_or_site_the_card_stays_and_says_so(queue, live_site, article, mara):
    comment = waiting(article)
    open_queue(queue, live_site)
    queue.keyboard.press("j")

    def broken(route: Route) -> None:
        route.abort()

    def busy(route: Route) -> None:
        route.fulfill(status=503, body="The site is busy.", headers={"Content-Type": "text/plain"})

    for fault, told in ((broken, "No answer came from the site"), (busy, "The site is busy.")):
        queue.route("**/decide/**", fault)
        press(queue, "a")
        expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text(told)
        expect(queue.locator(f"{CURRENT} [role=alert]")).to_be_focused()
        queue.unroute("**/decide/**")
    assert state(comment) == State.PENDING
    queue.context.clear_cookies(name="sessionid")
    press(queue, "a")
    expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text("no longer logged in")
    assert state(comment) == State.PENDING
    log_in(other := queue.context.new_page(), live_site, "mara")
    other.close()
    press(queue, "a")
    expect(queue.locator(TOLD)).to_contain_text("is approved")
    mara.user_permissions.clear()
    press(queue, "u")
    expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text("You may not decide on this comment")
    assert state(comment) == State.APPROVED


def test_an_answer_that_was_lost_leads_to_no_second_decision(queue, live_site, article):
    comment = waiting(article)
    open_queue(queue, live_site)
    queue.keyboard.press("j")

    def lost(route: Route) -> None:
        route.fetch()
        route.abort()

    queue.route("**/decide/**", lost)
    press(queue, "a")
    expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text("No answer came")
    queue.unroute("**/decide/**")
    press(queue, "a")
    expect(queue.locator(TOLD)).to_contain_text("is approved")
    assert comment.decisions.count() == 1


@pytest.mark.slow
def test_the_second_moderator_sees_who_decided_and_no_key_overturns_it(queue, live_site, article):
    first, second = waiting(article), waiting(article)
    open_queue(queue, live_site)
    bo = staff("bo")
    for comment in (first, second):
        decide(comment.pk, State.DECLINED, by=bo)
    queue.keyboard.press("j")
    press(queue, "a")
    expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text("declined already by bo")
    press(queue, "a")
    expect(queue.locator(TOLD)).to_contain_text("use the buttons here, or J")
    assert state(first) == State.DECLINED
    press(queue, "Tab")
    queue.keyboard.press("Enter")
    expect(queue.locator(TOLD)).to_contain_text("is approved. 1 left")
    assert state(first) == State.APPROVED
    press(queue, "s")
    expect(queue.locator(f"{CURRENT} [role=alert]")).to_contain_text("declined already by bo")
    queue.get_by_role("link", name="Leave it as it is").click()
    assert state(second) == State.DECLINED


def test_the_next_page_comes_by_itself_and_then_what_is_new(queue, live_site, article):
    comments = [waiting(article) for _ in range(26)]
    open_queue(queue, live_site)
    assert queue.locator(".queue-item").count() == 25
    for _ in range(26):
        queue.keyboard.press("j")
    expect(queue.locator(f"#comment-{comments[25].pk}[aria-current]")).to_be_visible()
    new = waiting(article)
    queue.keyboard.press("j")
    expect(queue.locator(f"#comment-{new.pk}[aria-current]")).to_be_visible()
    queue.keyboard.press("j")
    expect(queue.locator(TOLD)).to_contain_text("That is the last one here")


def test_all_is_ticked_at_once_and_the_bar_with_the_buttons_stays_in_sight(queue, live_site, article):
    comments = [waiting(article) for _ in range(8)]
    open_queue(queue, live_site)
    queue.get_by_label("Tick all on this page").check()
    queue.locator(".queue-choose input").first.uncheck()
    queue.mouse.wheel(0, -5000)
    expect(queue.get_by_role("button", name="Spam what is ticked")).to_be_in_viewport()
    queue.get_by_role("button", name="Spam what is ticked").click()
    expect(queue.locator(".messagelist .success")).to_contain_text("7 comments marked as spam.")
    assert [state(each) for each in comments] == [State.PENDING, *[State.SPAM] * 7]
    queue.get_by_role("button", name="Undo all of this").click()
    expect(queue.locator(".messagelist .success")).to_contain_text("7 comments as before again.")
    assert {state(each) for each in comments} == {State.PENDING}


def test_without_scripts_every_deed_is_a_form(
    chromium: Browser, live_site: str, mara: User, article: Article
):
    comments = [waiting(article, name=f"Person {number}") for number in range(2)]
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    log_in(page, live_site, "mara")
    open_queue(page, live_site)
    assert page.locator(".queue-keys").is_hidden()
    page.get_by_role("button", name="Approve the comment by Person 0").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Person 0 is approved")
    page.get_by_text("Give a reason").first.click()
    page.get_by_label("Reason, kept with the decision").fill("Off the subject.")
    page.get_by_role("button", name="Decline the comment by Person 1").click()
    expect(page.locator(".queue-end")).to_contain_text("Nothing waits. That was all.")
    page.get_by_text("What you decided last").click()
    page.get_by_role("button", name="Undo: declined, the comment by Person 1").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Undone")
    assert [state(each) for each in comments] == [State.APPROVED, State.PENDING]
    assert page.url == f"{live_site}{QUEUE}"
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_a_queue_that_is_being_worked_on(
    chromium: Browser, live_site: str, mara: User, article: Article, axe_script: Path, width: int
):
    top = approved(article, by=moderator(), text="x" * 900)
    comments = [waiting(article, top, network="a", name="Ada") for _ in range(4)]
    decide(waiting(article, network="a", name="Ada").pk, State.SPAM, by=moderator())
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    log_in(page, live_site, "mara")
    open_queue(page, live_site)
    decide(comments[1].pk, State.SPAM, by=staff("bo"))
    page.keyboard.press("j")
    press(page, "a")
    expect(page.locator(f"#comment-{comments[1].pk}[aria-current]")).to_be_visible()
    press(page, "a")
    expect(page.locator(f"{CURRENT} [role=alert]")).to_be_visible()
    page.locator("summary").evaluate_all("all => all.forEach(each => each.click())")
    page.get_by_label("Tick all on this page").check()
    assert broken_rules(page, axe_script) == []
    assert overflow(page) <= 0
    context.close()


@pytest.mark.slow
@pytest.mark.once
def test_a_hundred_comments_are_cleared_by_keys_alone_in_under_five_minutes(queue, live_site, mara):
    """Of the five minutes each comment is given a second to be read, as a quick reader takes."""
    by, stories = moderator(), [live_article() for _ in range(3)]
    tops = [approved(each, by=by) for each in stories]
    comments = [
        waiting(stories[n % 3], tops[n % 3] if n % 2 else None, name=f"Person {n % 17}", network=f"n{n % 17}")
        for n in range(100)
    ]
    wanted = [("d" if n % 5 == 3 else "s" if n % 11 == 7 else "a") for n in range(100)]
    begun = time.perf_counter()
    open_queue(queue, live_site)
    queue.keyboard.press("j")
    for number, comment in enumerate(comments):
        expect(queue.locator(f"#comment-{comment.pk}[aria-current]")).to_be_in_viewport()
        press(queue, wanted[number])
        if number % 25 == 20:  # a mistake: take it back, look again, decide otherwise
            expect(queue.locator(f"#comment-{comment.pk} .queue-done")).to_be_visible()
            press(queue, "u")
            expect(queue.locator(f"#comment-{comment.pk}[aria-current]")).to_be_in_viewport()
            press(queue, wanted[number])
    expect(queue.locator(TOLD)).to_contain_text("Nothing is left here")
    took = time.perf_counter() - begun
    ends = {"a": State.APPROVED, "d": State.DECLINED, "s": State.SPAM}
    assert [state(each) for each in comments] == [ends[key] for key in wanted]
    assert Decision.objects.filter(by=mara, undo_of=None).count() == 104
    assert took + len(comments) < 300

"""A thousand hostile texts by way of both forms, then looked at on a phone: none runs, none breaks a page."""

from collections import Counter
from collections.abc import Iterable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, expect

from articles.models import Article, Author, Edition
from comments.limits import cache
from comments.models import Comment
from comments.moderation import decide
from tests.articles import factories as stories
from tests.articles.admin import pages
from tests.comments.factories import moderator
from tests.journeys import desk
from tests.journeys.hostile import HUGE, texts
from tests.journeys.people import make_login

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.once,
]

NAME_LENGTH, TEXT_LENGTH, HEADLINE_LENGTH = 80, 10_000, 200
THREADS = 6  # so that a page of twenty threads, each with its first 200 replies, shows every comment
PHONE = {"width": 390, "height": 844}

CONTAINERS = ".headline, .standfirst, .byline, .body, .author-box, .card, .comment, .comment-form, .policy"

LAYOUT = """containers => {
    const outside = [...document.querySelectorAll(containers)].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width && (box.right > innerWidth || box.left < 0);
    });
    return {
        ran: window.owned === 1 || document.title === "owned",
        overflow: document.documentElement.scrollWidth - innerWidth,
        outside: outside.slice(0, 3).map((each) => each.outerHTML.slice(0, 200)),
    };
}"""
SOUND = {"ran": False, "overflow": 0, "outside": []}


def look(page: Page) -> dict[str, Any]:
    return page.evaluate(LAYOUT, CONTAINERS)


@pytest.fixture
def phone(browser_page: Page) -> Page:
    """A browser that fails the test when any script of a text opens a dialog."""
    cache.clear()
    browser_page.set_viewport_size(PHONE)
    browser_page.on("dialog", lambda dialog: pytest.fail(f"a dialog said {dialog.message}"))
    return browser_page


def encoded(**fields: str) -> bytes:
    """As a form is sent, with halves of characters as bytes that are no UTF-8."""
    return "&".join(
        f"{name}={quote(text, safe='', errors='surrogatepass')}" for name, text in fields.items()
    ).encode()


def post(address: str, **fields: str) -> HttpResponse:
    return Client().post(
        f"{address}comments/", encoded(**fields), content_type="application/x-www-form-urlencoded"
    )


def typed(text: str) -> str:
    """What a page can give back of a text: as browsers send line ends, and no halves of characters."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()


def check_answer(response: HttpResponse, name: str, text: str) -> int:
    """Taken, or refused with a message and all of it kept; no text gets into the headers."""
    assert not response.cookies
    assert not any("owned" in f"{header}: {value}" for header, value in response.items())
    if response.status_code != 303:
        page = response.content.decode()
        assert 'class="field-error"' in page
        kept = page.partition('id="comment-text"')[2].partition(">\n")[2].partition("</textarea>")[0]
        same = unescape(kept.replace("\0", "?")) == typed(text).replace("\0", "?")
        assert same or "\ufffd" in kept
    return response.status_code


def say_everything(address: str, said: Iterable[str]) -> Counter[int]:
    """Every text as a comment, and its beginning as a name that its number makes somebody else's. Those with
    NUL are refused on the page of another story, which is shorter."""
    elsewhere = stories.published(slug="elsewhere").editions.get().get_absolute_url()
    answers: Counter[int] = Counter()
    threads: list[int] = []
    by = moderator()
    for number, text in enumerate(said):
        name = f"{text[: NAME_LENGTH - 5]} {number}"
        target = str(threads[number % THREADS]) if len(threads) == THREADS else ""
        response = post(elsewhere if has_null(text) else address, name=name, text=text, in_reply_to=target)
        answers[check_answer(response, name, text)] += 1
        if response.status_code == 303:
            comment = Comment.objects.latest("pk")
            decide(comment.pk, Comment.State.APPROVED, by=by)
            threads += [comment.pk] if len(threads) < THREADS else []
    return answers


def test_a_thousand_hostile_comments_neither_run_nor_break_the_page(phone, live_site, settings):
    settings.COMMENT_LIMIT_ACCEPTED = settings.COMMENT_LIMIT_TRIES = 10_000
    said = texts()
    assert len(said) >= 1000
    address = Edition.objects.get(article=stories.published()).get_absolute_url()
    answers = say_everything(address, said)
    assert answers.keys() == {303, 422} and answers[303] > 800
    phone.goto(live_site + address)
    expect(phone.locator(".threads .comment")).to_have_count(answers[303])
    assert look(phone) == SOUND
    button = phone.get_by_role("button", name="Post comment")
    button.scroll_into_view_if_needed()
    button.click(trial=True)  # nothing lies over it
    phone.goto(live_site + Edition.objects.get(slug="elsewhere").get_absolute_url())
    refuse_all_at_once(phone, said)
    look_at_the_queue(phone, live_site)


def refuse_all_at_once(page: Page, said: list[str]) -> None:
    """All of them in the one form, too long to be taken: the answer holds every character and runs none."""
    everything = "\n".join(typed(each) for each in said if len(each) < 5_000 and not has_null(each))
    page.get_by_label("Comment", exact=True).fill(everything, timeout=60_000)
    page.get_by_label("Name", exact=True).fill('"><script>window.owned=1</script>')
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator("#text-error")).to_contain_text("10,000 characters at most")
    kept = page.get_by_label("Comment", exact=True).input_value()
    assert kept == everything
    assert look(page) == SOUND


def look_at_the_queue(page: Page, site: str) -> None:
    make_login("mara", "Moderator")
    desk.log_in(page, site, "mara")
    page.goto(f"{site}/admin/comments/comment/?state=all")
    for _ in range(100):
        assert look(page) == SOUND
        if page.locator("a[rel=next]").count() == 0:
            break
        with page.expect_navigation():
            page.locator("a[rel=next]").click()


def test_a_thousand_hostile_texts_in_the_article_form_neither_run_nor_break_a_page(
    phone, live_site, settings
):
    make_login("edda", "Editor")
    client = Client()
    client.login(username="edda", password=desk.PASSWORD)
    author = hostile_author()
    said = texts()
    clean = [each for each in said if not has_null(each) and each not in HUGE]
    for each in [each for each in said if has_null(each)]:
        check_refused(client, each)
    batches = [clean[first : first + 10] for first in range(0, len(clean), 10)]
    written = [write(client, author, batch) for batch in [*batches, *([each] for each in HUGE)]]
    assert all(Article.objects.get(pk=each.pk).revisions.exists() for each in written)
    addresses = [stories.publish(each).get_absolute_url() for each in written]
    for path in ["/", author.get_absolute_url(), *addresses]:
        phone.goto(live_site + path, timeout=180_000)
        assert look(phone) == SOUND, path
    desk.log_in(phone, live_site, "edda")
    phone.goto(f"{live_site}/admin/articles/article/")
    assert look(phone)["ran"] is False
    for each in written[:: len(written) // 8]:
        phone.goto(f"{live_site}/admin/articles/article/{each.pk}/change/")
        expect(phone.locator(desk.EDITOR)).to_be_visible(timeout=60_000)
        assert look(phone)["ran"] is False


def has_null(text: str) -> bool:
    return "\0" in text


def hostile_author() -> Author:
    return stories.make_author(
        "</a><script>window.owned=1</script>" + "W" * 60,
        biography="\n\n".join(texts()[20:60]),
        link='https://a.example/?"onmouseover="window.owned=1',
    )


def fields(batch: Iterable[str]) -> dict[str, str]:
    """Ten texts at a time: one in the headline, all of them in the standfirst and in the body."""
    given = list(batch)
    together = "\n\n".join(given)
    return {
        "headline": given[0][:HEADLINE_LENGTH],
        "slug": "",
        "standfirst": together[:20_000],
        "body": together,
        "lead_caption": together[:20_000],
        "lead_credit": given[-1][:HEADLINE_LENGTH],
    }


def send(client: Client, **changes: Any) -> HttpResponse:
    page = pages.parsed(client.get(pages.url("add")))
    given = {
        name: values[0] if isinstance(values, list) else values
        for name, values in pages.sent(page, **changes).items()
    }
    return client.post(
        pages.url("add"), encoded(**given, _continue="Save"), content_type="application/x-www-form-urlencoded"
    )


def write(client: Client, author: Author, batch: Iterable[str]) -> Article:
    """A story of these texts, as an editor's browser saves it."""
    response = send(client, **fields(batch), **{"bylines-0-author": str(author.pk)})
    assert response.status_code == 302, pages.parsed(response).text[:2000]
    article = Article.objects.latest("pk")
    stories.edit(
        article,
        section=article.section or stories.make_section("<i>Section</i>"),
        headline=article.headline or "x",
        slug=article.slug or "x",
        body=article.body or "<p>x</p>",
    )
    return article


def check_refused(client: Client, text: str) -> None:
    response = send(client, headline=text[:HEADLINE_LENGTH], standfirst=text, body=text)
    assert response.status_code == 200
    assert "Null characters are not allowed." in response.content.decode()

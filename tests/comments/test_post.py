import re
import sqlite3
from datetime import UTC, datetime, timedelta
from html import unescape
from ipaddress import ip_network
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import connection
from django.test import Client

from articles import clock
from articles.models import Address, Edition
from comments.limits import cache
from comments.models import Comment, Discussion
from comments.moderation import decide
from tests.comments.factories import approved, kill, live_article, moderator, waiting

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
KEY = "1f0b77a2-7d0c-4a30-9a43-2d6e0c0e"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def article():
    return live_article()


def address(article):
    return article.editions.first().get_absolute_url()


def post(client, article, **typed):
    headers = typed.pop("headers", None)
    extra = {"REMOTE_ADDR": typed.pop("network", "198.51.100.7")}
    data = {
        "name": "Maren Sollie",
        "text": "The ferry was late again, by an hour.",
        "in_reply_to": "",
        "key": "",
    }
    return client.post(f"{address(article)}comments/", data | typed, headers=headers, **extra)


def move(article, path):
    """A second edition of the story, at another address."""
    edition = article.editions.get()
    columns = {
        name: getattr(edition, name) for name in ("article", "revision", "headline", "slug", "digest", "kind")
    }
    edition.live_until = NOON
    edition.save(update_fields=["live_until"])
    Edition.objects.create(
        **columns,
        number=2,
        live_from=NOON,
        first_published_at=edition.first_published_at,
        address=Address.objects.create(article=article, path=path),
    )


@pytest.fixture
def writer_elsewhere(article):
    """Somebody else holds the comments' table, and the site does not wait for long."""
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        patience, hold, usual = "PRAGMA busy_timeout = 100", "BEGIN IMMEDIATE", "PRAGMA busy_timeout = 20000"
    else:
        other = psycopg.connect(**connection.get_connection_params())
        patience, hold, usual = "SET lock_timeout = 100", "LOCK TABLE comments_comment", "RESET lock_timeout"
    with connection.cursor() as cursor:
        cursor.execute(patience)
    other.execute(hold)
    yield
    other.close()
    with connection.cursor() as cursor:
        cursor.execute(usual)


def typed_in(response):
    """What stands in the form of the page."""
    html = response.content.decode()
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", html, re.DOTALL)
    name = re.search(r'<input id="comment-name"[^>]* value="([^"]*)"', html)
    return unescape(name[1]), unescape(text[1])


def messages(response):
    found = re.findall(r'<p class="field-error" id="([a-z]+)-error">(.*?)</p>', response.content.decode())
    return {field: unescape(words) for field, words in found}


def is_the_article(response, article):
    return f'<h1 class="headline" dir="auto">{article.headline}</h1>' in response.content.decode()


def test_a_comment_is_stored_and_answered_with_its_receipt(client, article):
    response = post(client, article)
    comment = Comment.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"{address(article)}comments/receipt/{comment.receipt}/"
    assert (comment.name, comment.text) == ("Maren Sollie", "The ferry was late again, by an hour.")
    assert (comment.state, comment.article, comment.parent) == ("pending", article, None)


def test_the_network_is_kept_as_a_digest(client, article):
    post(client, article)
    assert re.fullmatch("[0-9a-f]{64}", Comment.objects.get().network)


def test_a_post_needs_no_token_and_reads_no_login(article):
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = "no such session"
    response = post(client, article)
    assert response.status_code == 303
    assert not response.cookies


@pytest.mark.parametrize(
    ("typed", "said", "focused"),
    [
        ({"text": " \n"}, {"text": "Please enter your comment!"}, "text"),
        ({"name": "\u200b"}, {"name": "Please enter your name here"}, "name"),
        (
            {"name": "", "text": ""},
            {"text": "Please enter your comment!", "name": "Please enter your name here"},
            "text",
        ),
        (
            {"text": "be\0fore"},
            {"text": "This holds a character that cannot be shown (NUL). Please remove it."},
            "text",
        ),
        (
            {"text": "x" * 10_001},
            {"text": "A comment can have 10,000 characters at most; this has 10,001."},
            "text",
        ),
        ({"name": "x" * 81}, {"name": "A name can have 80 characters at most; this has 81."}, "name"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_the_first_has_the_focus(
    client, article, typed, said, focused
):
    response = post(client, article, **typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert is_the_article(response, article)
    assert messages(response) == said
    for field in said:
        tag = re.search(rf'<(?:textarea|input)[^>]* name="{field}"[^>]*>', html)[0]
        assert 'aria-invalid="true"' in tag
        assert f'aria-describedby="{field}-error"' in tag
    assert re.findall(r'name="([a-z]+)"[^>]* autofocus', html) == [focused]
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "  two spaces and\ttabs  ",
        "\nbegins with an empty line",
        "lines\n\n\nand more\n",
        "</textarea><script>alert(1)</script>",
        "\u202eright to left\u202c and \u200bzero width",
        "e\u0301\u0301\u0301 👩\u200d👩\u200d👧",
        "x" * 5_000,
        "& &amp; &lt; {{ 1 }} {% now %}",
    ],
)
def test_after_a_refusal_every_typed_character_is_still_in_the_form(client, article, text):
    assert typed_in(post(client, article, name="", text=text)) == ("", text)
    assert typed_in(post(client, article, name=text.replace("\n", ""), text=" ")) == (
        text.replace("\n", ""),
        " ",
    )


def test_a_megabyte_is_refused_with_all_of_it_kept(client, article):
    response = post(client, article, text="ж" * (MEGABYTE // 2))
    assert response.status_code == 422
    assert typed_in(response)[1] == "ж" * (MEGABYTE // 2)


@pytest.mark.parametrize("text", ["x" * (2 * MEGABYTE + 1), "ж" * (MEGABYTE + 1)])
def test_more_than_two_megabytes_get_a_plain_answer(client, article, text):
    body = urlencode({"name": "Maren", "text": text})
    response = client.post(
        f"{address(article)}comments/", body, content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code == 413
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert post(client, article, text=text).status_code == 413
    assert not Comment.objects.exists()


def test_a_body_too_large_is_not_even_read(client, article):
    response = client.post(
        f"{address(article)}comments/", "x=1", content_type="text/plain", CONTENT_LENGTH="99999999"
    )
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"name=%FF%FE&text=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"name=a&text=b", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"\xff\x00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"name=a", "text/plain"),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n+2D0-\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n+2D0-\r\n--x--\r\n',
            "multipart/form-data; boundary=x; charset=utf-7",
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc\r\n--x--\r\n',
            "multipart/form-data; boundary=x; charset=hex",
        ),
    ],
)
def test_a_body_that_no_form_sends_gets_an_answer_and_no_error(client, article, body, content_type):
    response = client.generic("POST", f"{address(article)}comments/", body, content_type)
    assert response.status_code in {303, 422}


@pytest.mark.parametrize("text", [b"%ED%A0%80 half", b"a%FFb", b"%F0%9F%98"])
def test_bytes_that_are_no_text_are_stored_as_replacement_characters(client, article, text):
    client.generic(
        "POST", f"{address(article)}comments/", b"name=Ann&text=" + text, "application/x-www-form-urlencoded"
    )
    assert "\ufffd" in Comment.objects.get().text


def test_line_ends_are_stored_as_line_feeds(client, article):
    post(client, article, text="one\r\n\r\ntwo\rthree")
    assert Comment.objects.get().text == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://elsewhere.example"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
def test_what_another_site_sent_is_refused_with_the_text_on_the_page(client, article, headers):
    response = post(client, article, headers=headers)
    assert response.status_code == 403
    assert is_the_article(response, article)
    assert "This seems to have been sent from another site." in response.content.decode()
    assert typed_in(response) == ("Maren Sollie", "The ferry was late again, by an hour.")
    assert not Comment.objects.exists()


@pytest.mark.parametrize("headers", [{"Origin": "null"}, {}, {"Sec-Fetch-Site": "same-origin"}])
def test_a_post_without_evidence_against_it_is_taken(client, article, headers):
    assert post(client, article, headers=headers).status_code == 303


def test_a_form_left_open_for_a_day_posts(client, article):
    with clock.at(NOON):
        client.get(address(article))
    with clock.at(NOON + timedelta(days=1)):
        assert post(client, article).status_code == 303


def test_the_eleventh_comment_in_ten_minutes_is_too_fast_and_keeps_its_text(client, article):
    for serial in range(10):
        assert post(client, article, text=f"Thing number {serial}").status_code == 303
    response = post(client, article, text="One thing more")
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 600
    assert typed_in(response) == ("Maren Sollie", "One thing more")
    assert Comment.objects.count() == 10
    assert post(client, article, text="One thing more", network="203.0.113.1").status_code == 303


def test_a_second_press_on_the_last_accepted_comment_still_gets_its_receipt(client, article):
    answers = [post(client, article, text=f"Thing number {serial}") for serial in range(10)]
    again = post(client, article, text="Thing number 9")
    assert (again.status_code, again["Location"]) == (303, answers[-1]["Location"])


def test_the_sixty_first_try_in_ten_minutes_is_too_fast(client, article):
    with clock.at(NOON):
        for _ in range(60):
            assert post(client, article, text="").status_code == 422
        response = post(client, article, text="At last")
    assert response.status_code == 429
    assert typed_in(response)[1] == "At last"


def test_a_forwarded_address_dodges_no_limit_and_a_trusted_proxy_is_not_one_person(client, article, settings):
    settings.COMMENT_LIMIT_ACCEPTED = 1
    assert post(client, article, text="First words").status_code == 303
    for spoofed in ("203.0.113.5", "203.0.113.6"):
        headers = {"X-Forwarded-For": spoofed}
        assert post(client, article, text=f"From {spoofed}", headers=headers).status_code == 429
    settings.TRUSTED_PROXIES = [ip_network("198.51.100.7/32")]
    for real in ("203.0.113.5", "203.0.113.6"):
        assert (
            post(client, article, text=f"From {real}", headers={"X-Forwarded-For": real}).status_code == 303
        )


def test_a_double_click_makes_one_comment(client, article):
    first, second = (post(client, article, key=KEY) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_the_key_of_a_double_click_decides_even_from_another_network_and_after_approval(client, article):
    first = post(client, article, key=KEY)
    decide(Comment.objects.get().pk, "approved", by=moderator())
    second = post(client, article, key=KEY, network="203.0.113.1")
    assert (second.status_code, second["Location"]) == (303, first["Location"])


def test_other_words_under_a_used_key_are_kept_in_the_form(client, article):
    post(client, article, key=KEY)
    response = post(client, article, key=KEY, text="Something else entirely")
    assert response.status_code == 409
    assert typed_in(response)[1] == "Something else entirely"


def test_the_same_words_again_within_ten_minutes_get_the_same_receipt(client, article):
    with clock.at(NOON):
        first = post(client, article, text="Thanks!")
    with clock.at(NOON + timedelta(minutes=10)):
        again = post(client, article, text=" thanks! ")
    assert (again.status_code, again["Location"]) == (303, first["Location"])


def test_the_same_words_later_are_told_so_without_a_receipt(client, article):
    with clock.at(NOON):
        post(client, article)
    with clock.at(NOON + timedelta(minutes=11)):
        response = post(client, article)
    assert response.status_code == 409
    assert Comment.objects.get().receipt not in response.content.decode()
    assert typed_in(response)[1] == "The ferry was late again, by an hour."


def test_a_stranger_who_copies_a_text_gets_no_receipt_of_it(client, article):
    copied = "Forty characters or more are no coincidence, whoever sends them."
    post(client, article, text=copied)
    response = post(client, article, text=copied, network="203.0.113.1")
    assert response.status_code == 409
    assert Comment.objects.get().receipt not in str(response.headers) + response.content.decode()


def test_the_same_words_after_a_decision_get_no_receipt(client, article):
    post(client, article)
    decide(Comment.objects.get().pk, "declined", by=moderator())
    assert post(client, article).status_code == 409


def test_the_same_short_words_by_two_people_are_two_comments(client, article):
    post(client, article, text="Thanks!")
    assert post(client, article, text="Thanks!", network="203.0.113.1").status_code == 303
    assert Comment.objects.count() == 2


def test_a_discussion_that_was_closed_meanwhile_keeps_the_text(client, article):
    Discussion.objects.create(article=article, mode="closed")
    response = post(client, article)
    assert response.status_code == 409
    assert "The editors have closed the comments on this story." in response.content.decode()
    assert typed_in(response) == ("Maren Sollie", "The ferry was late again, by an hour.")


def test_a_story_that_was_killed_meanwhile_explains_itself_and_keeps_the_text(client, article):
    kill(article)
    response = post(client, article)
    assert response.status_code == 409
    assert "The story has been withdrawn" in response.content.decode()
    assert article.headline not in response.content.decode()
    assert typed_in(response) == ("Maren Sollie", "The ferry was late again, by an hour.")
    assert not Comment.objects.exists()


def test_a_form_opened_at_the_former_address_of_a_story_posts(client, article):
    before = address(article)
    move(article, "2026/05/14/moved")
    response = client.post(f"{before}comments/", {"name": "Ann", "text": "Still here"})
    assert response.status_code == 303
    assert response["Location"].startswith("/2026/05/14/moved/comments/receipt/")


def test_no_comment_is_taken_where_no_story_stands(client, article):
    response = client.post("/2026/05/14/nothing/comments/", {"name": "Ann", "text": "Hello"})
    assert response.status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_keeps_the_text_and_says_when_to_come_back(client, article, writer_elsewhere):
    response = post(client, article, name="Ann", text="Do not lose me\n", in_reply_to="7")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert typed_in(response) == ("Ann", "Do not lose me\n")
    assert 'name="in_reply_to" value="7"' in response.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_the_posting_address_takes_posts_and_readers_alone(client, article, method):
    client.handler.enforce_csrf_checks = True
    response = getattr(client, method)(f"{address(article)}comments/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


def test_a_held_comment_and_its_name_are_seen_by_nobody_else(client, article):
    post(client, article, name="Unseen Name", text="Unseen words")
    other = waiting(article)
    shown = approved(article, by=moderator())
    for path in ("", f"comments/{shown.pk}/reply/", f"comments/receipt/{other.receipt}/"):
        html = client.get(address(article) + path).content.decode()
        assert shown.text in html
        assert "Unseen" not in html

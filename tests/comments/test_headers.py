import pytest

from comments.limits import cache
from tests.comments import factories
from tests.comments.test_post import address, post

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


@pytest.fixture
def article():
    return factories.live_article()


@pytest.fixture
def public(article):
    """Every kind of public page of a discussion."""
    desk = factories.moderator()
    comments = [factories.approved(article, by=desk) for _ in range(21)]
    base = address(article)
    return [
        base,
        f"{base}comments/page/2/",
        f"{base}comments/thread/1/",
        f"{base}comments/{comments[0].pk}/reply/",
    ]


def test_public_pages_may_be_kept_but_are_asked_for_each_time(client, public):
    for path in public:
        response = client.get(path)
        assert response["Cache-Control"] == "public, no-cache", path
        assert response["ETag"].startswith('W/"')
        again = client.get(path, headers={"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_public_pages_are_the_same_for_everybody(client, public):
    for path in public:
        plain = client.get(path)
        client.cookies["sessionid"] = "x" * 32
        client.cookies["csrftoken"] = "y" * 32
        known = client.get(path, headers={"User-Agent": "another", "Accept-Language": "de"})
        client.cookies.clear()
        assert plain.content == known.content
        assert "cookie" not in plain.headers.get("Vary", "").lower()
        assert not plain.cookies
        assert not known.cookies


def test_a_public_page_holds_no_token(client, public):
    for path in public:
        assert "csrf" not in client.get(path).content.decode().lower()


def test_a_change_of_the_discussion_changes_the_tag(client, article, public):
    before = client.get(public[0])["ETag"]
    factories.waiting(article)
    assert client.get(public[0])["ETag"] == before
    factories.approved(article, by=factories.moderator())
    assert client.get(public[0])["ETag"] != before


def test_head_answers_as_get_does_without_the_page(client, public):
    for path in [*public, f"{public[3].removesuffix('reply/')}"]:
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers.get("ETag") == got.headers.get("ETag")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_pages_for_reading_take_no_other_method(article, public, method, client):
    client.handler.enforce_csrf_checks = True
    for path in public[1:]:
        response = getattr(client, method)(path)
        assert response.status_code == 405
        assert response["Allow"] == "GET, HEAD"


def test_the_answers_to_a_post_are_kept_by_no_cache(client, article):
    for typed in ({}, {"text": ""}):
        response = post(client, article, **typed)
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies


def test_the_policy_for_scripts_and_styles_holds_on_every_answer(client, article, public):
    policies = {client.get(path)["Content-Security-Policy"] for path in public}
    policies.add(post(client, article, text="")["Content-Security-Policy"])
    assert len(policies) == 1
    policy = policies.pop()
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_no_page_holds_a_script_or_a_style_of_its_own(client, article, public):
    pages = [client.get(path).content.decode() for path in public] + [
        post(client, article, text="").content.decode()
    ]
    for html in pages:
        assert "<style" not in html
        assert " style=" not in html
        scripts = html.count('<script src="/static/') + html.count('<script type="application/ld+json">')
        assert html.count("<script") == scripts  # data is no script, and no browser runs it
        assert not [word for word in html.split() if word.startswith("on") and "=" in word]

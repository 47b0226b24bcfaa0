import ipaddress
import sqlite3
from contextlib import closing

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory

from newsroom.middleware import LocalSiteMiddleware, PublicCacheMiddleware, TrustedProxyMiddleware

FORWARDING = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-IP"]
pytestmark = pytest.mark.django_db


def answer_of(middleware_class, settings, **settings_given):
    """What a site that says "ok" answers behind one middleware."""
    for name, value in settings_given.items():
        setattr(settings, name, value)
    return middleware_class(lambda request: HttpResponse("ok"))


# A local site


@pytest.mark.parametrize("header", FORWARDING)
def test_a_local_site_refuses_what_came_through_a_proxy_and_says_how_to_mend_it(settings, header):
    site = answer_of(LocalSiteMiddleware, settings, LOCAL_SITE=True)
    response = site(RequestFactory(headers={header: "203.0.113.9"}).get("/"))
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "set SECRET_KEY, ALLOWED_HOSTS, SITE_URL and DATABASE_URL" in response.text


@pytest.mark.parametrize(
    ("sender", "status"), [("127.0.0.1", 200), ("::1", 200), ("", 200), ("192.0.2.4", 400)]
)
def test_a_local_site_answers_its_own_machine_only(settings, sender, status):
    site = answer_of(LocalSiteMiddleware, settings, LOCAL_SITE=True)
    assert site(RequestFactory(REMOTE_ADDR=sender).get("/")).status_code == status


def test_a_public_site_answers_everybody(settings):
    site = answer_of(LocalSiteMiddleware, settings, LOCAL_SITE=False)
    request = RequestFactory(REMOTE_ADDR="192.0.2.4", headers={"X-Forwarded-For": "203.0.113.9"}).get("/")
    assert site(request).status_code == 200


# Proxies


@pytest.mark.parametrize(
    ("trusted", "kept"), [([], False), (["10.0.0.0/8"], False), (["192.0.2.0/24"], True)]
)
def test_a_forwarding_header_counts_only_from_a_trusted_proxy(settings, trusted, kept):
    site = answer_of(
        TrustedProxyMiddleware, settings, TRUSTED_PROXIES=tuple(map(ipaddress.ip_network, trusted))
    )
    request = RequestFactory(REMOTE_ADDR="192.0.2.4", headers={"X-Forwarded-Proto": "https"}).get("/")
    site(request)
    assert ("HTTP_X_FORWARDED_PROTO" in request.META) is kept
    assert request.is_secure() is kept


# Headers


def test_readers_get_one_constant_policy_without_a_nonce(client):
    first, second = client.get("/"), Client().get("/comments-policy/")
    policy = first["Content-Security-Policy"]
    assert policy == second["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "nonce" not in policy


def test_the_admin_gets_a_policy_of_its_own(admin_client):
    policy = admin_client.get("/admin/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/", "/no-such-page/", "/admin/login/"])
def test_every_answer_says_how_it_may_be_used(client, address):
    response = client.get(address)
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Content-Security-Policy"]


# Caches


def test_any_cache_may_keep_a_public_page_if_it_asks_each_time(client):
    response = client.get("/")
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('W/"')
    assert not response.cookies
    assert not response.has_header("Vary")


def test_a_page_that_has_not_changed_is_not_sent_again(client):
    etag = client.get("/")["ETag"]
    again = client.get("/", headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == etag
    assert again["Cache-Control"] == "public, no-cache"
    assert again["Content-Security-Policy"]


def test_a_head_request_gets_the_etag_of_the_page(client):
    assert client.head("/")["ETag"] == client.get("/")["ETag"]


def test_an_address_that_does_not_exist_is_asked_for_again_each_time(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.has_header("ETag")


def test_the_admin_is_kept_by_nobody(admin_client):
    response = admin_client.get("/admin/")
    assert "no-store" in response["Cache-Control"]
    assert not response.has_header("ETag")


def test_a_page_that_says_itself_how_long_it_lives_is_left_alone():
    site = PublicCacheMiddleware(lambda request: HttpResponse(headers={"Cache-Control": "no-store"}))
    response = site(RequestFactory().get("/"))
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")


@pytest.mark.parametrize(("method", "status"), [("POST", 422), ("GET", 500)])
def test_an_answer_to_a_post_and_a_failure_are_kept_by_nobody(method, status):
    site = PublicCacheMiddleware(lambda request: HttpResponse(status=status))
    assert site(RequestFactory().generic(method, "/"))["Cache-Control"] == "private, no-store"


def test_an_answer_with_a_cookie_is_kept_by_nobody():
    def answer(request):
        response = HttpResponse("for you")
        response.set_cookie("name", "value")
        return response

    assert PublicCacheMiddleware(answer)(RequestFactory().get("/"))["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/", "/search/", "/feed/", "/no-such-page/"])
def test_a_malformed_cookie_of_a_reader_is_not_answered_with_another(client, address):
    plain = client.get(address)
    client.cookies["csrftoken"] = "no-token"
    response = client.get(address)
    assert not response.cookies
    assert response.content == plain.content
    assert response["Cache-Control"] == plain["Cache-Control"]


def test_the_admin_still_knows_who_asks(admin_client):
    assert "Log out" in admin_client.get("/admin/").content.decode()


# A busy database


@pytest.fixture
def locked_users(transactional_db):
    """Somebody else holds the table of users, and waiting is cut short."""
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA busy_timeout = 50")
        other = sqlite3.connect(of["NAME"], isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        after = "PRAGMA busy_timeout = 20000"
    else:
        connection.cursor().execute("SET lock_timeout = 50")
        login = {"user": of["USER"], "password": of["PASSWORD"], "host": of["HOST"], "port": of["PORT"]}
        other = psycopg.connect(dbname=of["NAME"], **{name: value for name, value in login.items() if value})
        other.execute(f"LOCK TABLE {User._meta.db_table}")
        after = "SET lock_timeout = 0"
    with closing(other):
        yield
    connection.cursor().execute(after)


@pytest.mark.urls("tests.newsroom.busy_urls")
def test_a_busy_database_is_a_plain_503_that_says_when_to_come_back(client, locked_users):
    response = client.get("/write")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"
    assert "Nothing was changed. Please try again." in response.text


@pytest.mark.urls("tests.newsroom.busy_urls")
def test_a_mistake_in_a_query_is_still_a_failure_of_ours(client):
    client.raise_request_exception = False
    assert client.get("/mistake").status_code == 500

"""Coming in, and being kept out."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles import clock
from newsroom.people.models import Counter
from tests.articles.admin.pages import Parsed, parsed
from tests.newsroom.people.pages import (
    LOGIN,
    PASSWORD,
    colleague,
    is_in,
    last_mail,
    link_in,
    log_in,
    logged_in,
)

pytestmark = pytest.mark.django_db
TOO_OFTEN = "That was tried too often"


@pytest.mark.parametrize("name", ["ines", "INES@bell.example"])
def test_staff_log_in_by_name_or_address_and_come_to_the_page_they_wanted(name):
    colleague("Writer", username="ines")
    client = Client()
    asked = client.get("/admin/articles/article/")
    given = {"login": name, "password": PASSWORD, "next": "/admin/articles/article/"}
    assert client.post(asked.url, given).url == "/admin/articles/article/"
    assert is_in(client)


def test_who_comes_to_the_login_can_type_at_once():
    page = Client().get(reverse("admin:login")).content.decode()
    assert re.search(r'<input[^>]*name="login"[^>]* autofocus', page)


def test_nobody_is_sent_to_another_site_after_the_login():
    client, ines = Client(), colleague()
    given = {"login": ines.username, "password": PASSWORD, "next": "https://evil.example/"}
    assert client.post(LOGIN, given).url == "/admin/"


def test_a_wrong_password_is_said_beside_the_form_and_the_name_stays():
    ines = colleague()
    answer = log_in(Client(), ines, "something else entirely")
    page = parsed(answer)
    assert answer.status_code == 422
    assert "do not belong together" in page.text
    assert f'value="{ines.username}"' in answer.content.decode()


@pytest.mark.parametrize("columns", [{"is_staff": False}, {"is_active": False}])
def test_only_active_staff_log_in(columns):
    client = Client()
    log_in(client, colleague(**columns))
    assert not is_in(client)


@pytest.mark.parametrize("path", ["signup/", "account/signup/", "login/signup/", "email/", "3rdparty/"])
def test_nobody_can_sign_up(path):
    here = logged_in(colleague())
    assert here.get(f"/admin/{path}").status_code == 404
    assert Client().post(f"/admin/{path}", {"username": "x", "email": "x@x.example"}).status_code in (
        302,
        404,
    )
    assert User.objects.count() == 1


def test_the_sixth_wrong_password_for_one_account_is_refused_even_when_it_is_right():
    ines = colleague()
    for place in range(5):
        network = f"192.0.2.{place}"
        assert log_in(Client(), ines, "wrong one", REMOTE_ADDR=network).status_code == 422
    refused = log_in(Client(), ines, PASSWORD, REMOTE_ADDR="192.0.2.99")
    assert refused.status_code == 429
    assert TOO_OFTEN in parsed(refused).text
    other = colleague(email="edda@bell.example")
    assert log_in(Client(), other).status_code == 302


def test_one_network_is_stopped_whichever_accounts_it_tries_and_others_are_not():
    ines = colleague()
    for place in range(20):
        nobody = User(username=f"nobody{place}")
        log_in(Client(), nobody, "wrong one", REMOTE_ADDR="198.51.100.7")
    refused = log_in(Client(), ines, REMOTE_ADDR="198.51.100.7")
    assert refused.status_code == 429
    assert log_in(Client(), ines, REMOTE_ADDR="198.51.100.8").status_code == 302


def test_a_network_is_told_by_the_trusted_proxy_and_by_nobody_else(settings):
    ines, proxied = colleague(), {"REMOTE_ADDR": "10.0.0.1"}
    for place in range(20):
        forged = {"HTTP_X_FORWARDED_FOR": f"203.0.113.{place}"}
        log_in(Client(), User(username=f"nobody{place}"), "wrong one", **proxied, **forged)
    assert log_in(Client(), ines, **proxied, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 429
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.1")]
    assert log_in(Client(), ines, **proxied, HTTP_X_FORWARDED_FOR="203.0.113.99").status_code == 302


def test_the_counters_stand_where_every_process_sees_them_and_hold_no_address():
    log_in(Client(), colleague(), "wrong one", REMOTE_ADDR="192.0.2.77")
    kept = list(Counter.objects.values_list("cache_key", flat=True))
    assert any("login_failed" in key for key in kept)
    assert not any("192.0.2" in key for key in kept)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_of_twenty_that_guess_at_one_moment_five_are_heard():
    ines = colleague()

    def guess(place):
        try:
            return log_in(Client(), ines, "wrong one", REMOTE_ADDR=f"192.0.2.{place}").status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as crowd:
        answers = list(crowd.map(guess, range(20)))
    assert answers.count(422) == 5
    assert answers.count(429) == 15


def test_a_public_page_counts_nothing_and_knows_nobody():
    client = logged_in(colleague())
    Counter.objects.all().delete()
    answer = client.get("/about/")
    assert not answer.cookies
    assert not hasattr(answer.wsgi_request, "allauth")
    assert not Counter.objects.exists()


def test_a_forgotten_password_is_replaced_through_a_link_that_works_once():
    ines = colleague()
    before = logged_in(ines)
    client = Client()
    client.post("/admin/login/forgotten/", {"email": "INES@bell.example"})
    assert last_mail().to == [ines.email]
    path = link_in(last_mail())
    form = client.get(path, follow=True)
    action = form.redirect_chain[-1][0]
    given = {"password1": "quite another password", "password2": "quite another password"}
    done = client.post(action, given, follow=True)
    assert "Your password is changed" in parsed(done).text
    assert not is_in(before)
    assert log_in(Client(), ines, "quite another password").status_code == 302
    again = Client().get(path, follow=True)
    assert "has been used already" in parsed(again).text
    assert "Your password was changed" in last_mail().subject


def test_whether_somebody_works_here_is_not_told_by_the_forgotten_password():
    ines, left = colleague(), colleague(email="left@bell.example", is_active=False)
    answers = [
        Client().post("/admin/login/forgotten/", {"email": address}, follow=True)
        for address in (ines.email, left.email, "nobody@bell.example")
    ]
    assert len({Parsed(each.content.decode()).text for each in answers}) == 1
    assert [letter.to for letter in mail.outbox] == [[ines.email]]


def test_links_for_a_new_password_are_limited_by_address():
    ines = colleague()
    for place in range(3):
        Client().post("/admin/login/forgotten/", {"email": ines.email}, REMOTE_ADDR=f"192.0.2.{place}")
    refused = Client().post("/admin/login/forgotten/", {"email": ines.email}, REMOTE_ADDR="192.0.2.9")
    assert refused.status_code == 429
    assert "too often" in parsed(refused).text
    assert len(mail.outbox) == 3


def test_a_changed_password_ends_every_other_login():
    ines = colleague()
    here, there = logged_in(ines), logged_in(ines)
    new = "quite another password"
    given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert here.post("/admin/password_change/", given).status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert "Your password was changed" in last_mail().subject


def test_the_password_is_changed_only_by_who_knows_it_and_to_one_that_is_hard_to_guess():
    ines = colleague()
    here = logged_in(ines)
    wrong = {"oldpassword": "not this one", "password1": "x1", "password2": "x1"}
    answer = here.post("/admin/password_change/", wrong)
    page = parsed(answer)
    assert answer.status_code == 422
    assert "type your current password" in page.text
    assert "too short" in page.text
    ines.refresh_from_db()
    assert ines.check_password(PASSWORD)


def test_a_superuser_from_the_command_line_logs_in(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", interactive=False, username="ada", email="ada@bell.example", verbosity=0)
    assert is_in(logged_in(User.objects.get(username="ada")))


def test_logging_out_takes_a_post():
    here = logged_in(colleague())
    assert here.get("/admin/logout/").status_code == 405
    assert is_in(here)
    here.post("/admin/logout/")
    assert not is_in(here)


def test_the_desk_knows_when_somebody_was_last_seen():
    begun = clock.reading_time()
    ines = colleague()
    with clock.at(begun - timedelta(hours=1)):
        here = logged_in(ines)
    is_in(here)
    ines = User.objects.get(pk=ines.pk)
    assert ines.member.last_seen_at >= begun

"""The second step of a login, and what keeps it the person's own."""

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.articles.admin.pages import parsed
from tests.newsroom.people.pages import (
    PASSWORD,
    code_of,
    colleague,
    is_in,
    last_mail,
    log_in,
    logged_in,
    with_app,
)

pytestmark = pytest.mark.django_db
CODE = "/admin/login/code/"


def sure(client, path):
    """Open a page that changes the login, giving the password when it is asked for."""
    answer = client.get(path)
    if answer.status_code == 302:
        assert "/login/again/" in answer.url
        answer = client.post(answer.url, {"password": PASSWORD, "next": path}, follow=True)
    return answer


def test_an_app_is_added_with_a_code_and_its_recovery_codes_are_shown():
    ines = colleague()
    here, there = logged_in(ines), logged_in(ines)
    page = sure(here, "/admin/security/app/add/")
    secret = page.context["form"].secret
    assert "alt=" in page.content.decode()
    done = here.post("/admin/security/app/add/", {"code": code_of(secret)}, follow=True)
    assert "Your recovery codes" in parsed(done).text
    assert is_in(here)
    assert not is_in(there), "who was logged in elsewhere comes in again only with the code"
    assert "authenticator app was added" in last_mail().subject
    assert secret not in last_mail().body


def test_changing_how_one_logs_in_takes_the_password_first():
    here = logged_in(colleague())
    for path in ("app/add/", "passkeys/add/", "codes/new/"):
        assert "/login/again/" in here.get(f"/admin/security/{path}").url
    wrong = here.post("/admin/login/again/", {"password": "not this one"})
    assert wrong.status_code == 422


def test_with_an_app_the_password_alone_opens_nothing():
    ines = colleague()
    secret = with_app(ines)
    client = Client()
    assert log_in(client, ines).url == CODE
    assert not is_in(client)
    refused = client.post(CODE, {"code": "000000"})
    assert refused.status_code == 422
    assert "not the right code" in parsed(refused).text
    assert client.post(CODE, {"code": code_of(secret)}).url == "/admin/"
    assert is_in(client)


def test_a_code_is_good_once():
    ines = colleague()
    code = code_of(with_app(ines))
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client, ines)
        client.post(CODE, {"code": code})
    assert is_in(first)
    assert not is_in(second)


def test_a_recovery_code_lets_in_once():
    ines = colleague()
    here = logged_in(ines)
    secret = sure(here, "/admin/security/app/add/").context["form"].secret
    shown = here.post("/admin/security/app/add/", {"code": code_of(secret)}, follow=True)
    code = shown.context["unused_codes"][0]
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client, ines)
        client.post(CODE, {"code": code})
    assert is_in(first)
    assert not is_in(second)


def test_guessing_codes_is_limited_whatever_network_it_comes_from():
    ines = colleague()
    secret = with_app(ines)
    client = Client()
    log_in(client, ines)
    for place in range(5):
        client.post(CODE, {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{place}")
    refused = client.post(CODE, {"code": code_of(secret)}, REMOTE_ADDR="192.0.2.99")
    assert refused.status_code == 429
    assert "tried too often" in parsed(refused).text
    assert not is_in(client)


def test_a_new_password_by_mail_does_not_go_round_the_second_step():
    ines = colleague()
    with_app(ines)
    client = Client()
    client.post("/admin/login/forgotten/", {"email": ines.email})
    path = mail.outbox[-1].body.split("http://127.0.0.1:8000")[1].split()[0]
    action = client.get(path).url
    new = "quite another password"
    client.post(action, {"password1": new, "password2": new})
    log_in(client, ines, new)
    assert not is_in(client)


def test_removing_the_app_ends_other_logins_and_is_told_by_mail():
    ines = colleague()
    here = logged_in(ines)
    secret = sure(here, "/admin/security/app/add/").context["form"].secret
    here.post("/admin/security/app/add/", {"code": code_of(secret)})
    there = Client()
    log_in(there, ines)
    there.post(CODE, {"code": code_of(secret, after=1)})
    assert is_in(there)
    here.post("/admin/security/app/remove/")
    assert not Authenticator.objects.exists()
    assert is_in(here)
    assert not is_in(there)
    assert "taken from your login" in last_mail().subject


def test_nobody_sees_or_removes_what_is_another_s():
    ines, edda = colleague(), colleague(username="edda", email="edda@bell.example")
    key = Authenticator.objects.create(
        user=ines, type=Authenticator.Type.WEBAUTHN, data={"name": "pocket", "credential": {}}
    )
    here = logged_in(edda)
    sure(here, "/admin/security/app/add/")
    for deed in ("remove", "rename"):
        assert here.post(f"/admin/security/passkeys/{key.pk}/{deed}/", {"name": "x"}).status_code == 404
    assert "pocket" not in parsed(here.get("/admin/security/")).text
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_allauth_keeps_no_addresses_of_its_own():
    ines = colleague()
    logged_in(ines)
    Client().post("/admin/login/forgotten/", {"email": ines.email})
    assert not EmailAddress.objects.exists()


def test_who_runs_the_machine_lets_in_an_administrator_who_lost_everything():
    ines, other = colleague("Administrator"), colleague(username="other", email="other@bell.example")
    here = logged_in(ines)
    with_app(ines)
    with_app(other)
    call_command("remove_second_steps", ines.username, stdout=StringIO())
    assert not is_in(here)
    assert list(Authenticator.objects.values_list("user", flat=True)) == [other.pk]
    assert is_in(logged_in(ines))
    assert last_mail().to == ["ines@bell.example"]
    assert "second steps of your login were removed" in last_mail().subject


def test_removing_the_second_steps_of_nobody_says_so():
    with pytest.raises(CommandError, match="Nobody logs in as ghost"):
        call_command("remove_second_steps", "ghost")

import logging
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import IntegrityError

from newsroom import error_mail
from newsroom.error_mail import ErrorMail
from tests.newsroom.starting import public_site
from tests.newsroom.test_settings import settings_of

logger = logging.getLogger("newsroom.somewhere")


@pytest.fixture
def handler(settings, tmp_path):
    settings.ADMINS, settings.SITE_NAME = [("", "ada@example.org")], "The Lantern"
    settings.DATA_DIR = tmp_path
    handler = ErrorMail()
    handler.setLevel(logging.ERROR)
    logging.getLogger().addHandler(handler)
    yield handler
    handler.flush()
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def sent(handler):
    """Everything that was mailed, once it has gone out."""

    def read():
        handler.flush()
        return mail.outbox

    return read


def fail(message="broken"):
    try:
        raise ValueError(message)
    except ValueError:
        logger.exception("Something failed")


def fail_elsewhere():
    try:
        raise ValueError("broken too")
    except ValueError:
        logger.exception("Something failed")


def test_a_storm_of_errors_is_one_mail_of_each_kind(sent):
    for _ in range(50):
        fail()
        fail_elsewhere()
        logger.error("The disk of %s is full", "this machine")
    assert sorted(message.subject for message in sent()) == [
        "[The Lantern] The disk of this machine is full",
        "[The Lantern] ValueError",
        "[The Lantern] ValueError",
    ]
    assert {tuple(message.to) for message in sent()} == {("ada@example.org",)}
    assert any(
        "in fail_elsewhere" in message.body and "ValueError: broken too" in message.body for message in sent()
    )


def test_after_ten_minutes_a_kind_is_mailed_again(sent, monkeypatch, tmp_path):
    now = [1_800_000_000.0]
    monkeypatch.setattr(error_mail.time, "time", lambda: now[0])
    for now[0] in (1_800_000_000, 1_800_000_599, 1_800_000_600):
        fail()
    assert len(sent()) == 2
    assert len(list((tmp_path / "mailed-errors").iterdir())) == 1


def test_all_processes_of_a_machine_send_one_mail(handler, sent):
    other = ErrorMail()
    record = logger.makeRecord(logger.name, logging.ERROR, __file__, 1, "The same", (), None)
    handler.emit(record)
    other.emit(record)
    other.flush()
    assert len(sent()) == 1


def test_a_disk_that_takes_nothing_more_is_mailed_all_the_same(sent, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "file"
    settings.DATA_DIR.write_text("no folder")
    fail()
    fail()
    assert len(sent()) == 1


@pytest.mark.parametrize("quiet", ["warning", "info"])
def test_only_errors_are_mailed(sent, quiet):
    getattr(logger, quiet)("Nothing to get up for")
    logging.getLogger("django.security.DisallowedHost").error("Invalid HTTP_HOST header")
    assert sent() == []


def test_no_secret_is_mailed(sent, settings, monkeypatch):
    settings.EMAIL_HOST_PASSWORD = "mail-password-1"
    monkeypatch.setitem(settings.DATABASES["default"], "PASSWORD", "database-password-1")
    receipt, name = "R3ceiptThatNobodyMayKnow_01234", "Kim Berg"
    try:
        raise IntegrityError(f"duplicate key {receipt}\nDETAIL: Failing row contains ({name}, {receipt}).")
    except IntegrityError:
        logger.exception(
            "%s %s %s redis://:cache-password@127.0.0.1/0",
            settings.SECRET_KEY,
            settings.EMAIL_HOST_PASSWORD,
            settings.DATABASES["default"]["PASSWORD"],
        )
    (message,) = sent()
    text = message.subject + message.body
    passwords = ("mail-password-1", "database-password-1", "cache-password")
    for secret in (settings.SECRET_KEY, *passwords, receipt, name):
        assert secret not in text
    assert "IntegrityError: duplicate key" in text


def test_a_page_is_named_by_its_pattern_since_its_address_may_be_a_secret(sent):
    request = SimpleNamespace(
        path="/receipt/R3ceipt/", method="GET", resolver_match=SimpleNamespace(route="receipt/<token>/")
    )
    logger.error("Internal Server Error: /receipt/R3ceipt/", extra={"request": request})
    (message,) = sent()
    assert "GET /receipt/<token>/" in message.subject
    assert "R3ceipt" not in message.subject + message.body


def test_a_name_cannot_put_a_header_into_the_mail(sent):
    logger.error("Broken\r\nBcc: everybody@example.org")
    (message,) = sent()
    assert message.subject == "[The Lantern] Broken Bcc: everybody@example.org"
    assert message.recipients() == ["ada@example.org"]


def test_a_mail_server_that_is_away_fails_nothing_and_is_not_mailed_about(sent, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    fail()
    assert sent() == []
    assert "The administrators could not be sent mail" in caplog.text


@pytest.mark.django_db
def test_a_reader_gets_the_page_of_the_error_and_the_administrators_the_mail(client, sent, monkeypatch):
    def broken(*given):
        raise RuntimeError("no front page today")

    monkeypatch.setattr("newsroom.views.FrontPage.at", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    assert answer.status_code == 500
    (message,) = sent()
    assert message.subject == "[The Lantern] RuntimeError at GET /"
    assert "RuntimeError: no front page today" in message.body


def test_a_public_site_mails_errors_once_it_knows_whom_to(tmp_path):
    names = ("LOGGING", "ADMINS", "EMAIL_HOST", "EMAIL_PORT", "SERVER_EMAIL")
    given = {"ADMINS": "ada@example.org, bo@example.org", "EMAIL_URL": "smtp+tls://a:b@mail.test:587"}
    told = settings_of(public_site(tmp_path, **given), *names)
    assert told["ADMINS"] == [["", "ada@example.org"], ["", "bo@example.org"]]
    assert told["LOGGING"]["root"]["handlers"] == ["stderr", "mail"]
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == ("mail.test", 587)
    assert told["SERVER_EMAIL"] == "newsroom@news.example.org"
    assert settings_of(public_site(tmp_path), *names)["LOGGING"]["root"]["handlers"] == ["stderr"]

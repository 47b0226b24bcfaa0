import os
import pty
import stat
import sys
from io import StringIO
from select import select

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Section
from newsroom.env_file import put
from newsroom.models import DemoRecord, Identity
from newsroom.questions import clean_language, clean_zone
from tests.newsroom.starting import manage, site_environment
from tests.programs import ROOT

PASSWORD = "a lighthouse in the rain"
OPTIONS = {
    "name": "The Lantern",
    "tagline": "News of the upper valley",
    "time_zone": "Europe/Vienna",
    "language": "de",
    "sections": "Council, Valley life",
    "login": "ada",
    "email": "ada@example.org",
}


@pytest.fixture
def env_file(settings, tmp_path, monkeypatch):
    settings.ENV_FILE = tmp_path / ".env"
    monkeypatch.setenv("ADMIN_PASSWORD", PASSWORD)
    return settings.ENV_FILE


def begin(**options) -> str:
    said = StringIO()
    call_command("begin", stdout=said, interactive=False, **(OPTIONS | options))
    return said.getvalue()


@pytest.mark.django_db
def test_a_newsroom_begins_with_a_name_sections_and_one_administrator(env_file, client):
    said = begin()
    page = client.get("/").content.decode()
    assert "<title>The Lantern – News of the upper valley</title>" in page
    assert [section.name for section in Section.objects.all()] == ["Council", "Valley life"]
    person = authenticate(username="ada", password=PASSWORD)
    assert (person.email, person.is_superuser, person.is_staff) == ("ada@example.org", True, True)
    assert [group.name for group in person.groups.all()] == ["Administrator"]
    assert not DemoRecord.objects.exists()
    assert env_file.read_text() == "TIME_ZONE=Europe/Vienna\nLANGUAGE_CODE=de\n"
    assert stat.S_IMODE(env_file.stat().st_mode) == 0o600
    assert "The Lantern has begun" in said
    assert "/admin/" in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make", [lambda: User.objects.create_user("bo"), lambda: Identity.objects.create(name="A")]
)
def test_a_site_that_has_begun_is_left_alone(env_file, make):
    make()
    with pytest.raises(CommandError, match="has begun already.*Nothing was changed"):
        begin()
    assert begin(if_new=True) == ""
    assert not User.objects.filter(username="ada").exists()
    assert not env_file.exists()


@pytest.mark.django_db
def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_done(env_file, monkeypatch):
    monkeypatch.setenv("ADMIN_PASSWORD", "12345")
    wrong = {"name": "", "time_zone": "Viena", "language": "dutsch", "email": "ada", "login": "ada lovelace!"}
    with pytest.raises(CommandError) as refused:
        begin(**wrong)
    said = str(refused.value)
    assert "--name: This field cannot be blank." in said
    assert "--time-zone: “Viena” is no time zone that is known here. Do you mean Europe/Vienna" in said
    assert "--language: “dutsch” is no language" in said
    assert "--email: Enter a valid email address." in said
    assert "--login: Enter a valid username." in said
    assert "ADMIN_PASSWORD: This password is too short." in said
    assert said.endswith("Nothing was changed.")
    assert not User.objects.exists()
    assert not Identity.objects.exists()
    assert not env_file.exists()


@pytest.mark.django_db
def test_what_the_settings_say_is_not_asked_and_not_written(env_file, monkeypatch):
    monkeypatch.setenv("TIME_ZONE", "Europe/Paris")
    monkeypatch.setenv("LANGUAGE_CODE", "fr")
    begin(time_zone=None, language=None)
    assert not env_file.exists()
    assert User.objects.filter(username="ada").exists()


@pytest.mark.django_db
def test_settings_that_cannot_be_written_stop_it_before_anything_is_done(env_file, settings, tmp_path):
    settings.ENV_FILE = tmp_path / "no such folder" / "env"
    with pytest.raises(CommandError, match="TIME_ZONE and LANGUAGE_CODE belong into the settings"):
        begin()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_nobody_to_ask_is_said_with_what_to_do(env_file, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO())
    with pytest.raises(CommandError, match="There is nobody here to ask. Nothing was changed. Say --noinput"):
        call_command("begin")


@pytest.mark.django_db(transaction=True)
def test_rows_are_taken_back_when_the_settings_cannot_be_kept(env_file, monkeypatch):
    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsroom.management.commands.begin.put", full)
    with pytest.raises(CommandError, match="No space left on device. Nothing was changed"):
        begin()
    assert not User.objects.exists()
    assert not Section.objects.exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("vienna", "Europe/Vienna"), ("europe/vienna", "Europe/Vienna"), ("new york", "America/New_York")],
)
def test_a_zone_may_be_named_by_its_city(typed, meant):
    assert clean_zone(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("DE", "de"), ("german", "de"), ("en-US", "en-us")])
def test_a_language_may_be_named_in_words(typed, meant):
    assert clean_language(typed) == meant


def test_other_lines_of_the_settings_stay_as_they_are(tmp_path):
    path = tmp_path / ".env"
    path.write_text("# mine\nSITE_NAME=Bell\nTIME_ZONE=UTC\n#LANGUAGE_CODE=en-us\n")
    path.chmod(0o640)
    put(path, {"TIME_ZONE": "Europe/Vienna"})
    assert path.read_text() == "# mine\nSITE_NAME=Bell\n#LANGUAGE_CODE=en-us\nTIME_ZONE=Europe/Vienna\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == [".env"]


def talk(command, environment, answers):
    """Type an answer at each prompt, on a terminal of its own; all that was on the screen."""
    number, terminal = pty.fork()
    if number == 0:
        os.chdir(ROOT)
        os.execvpe(command[0], command, environment)
    screen, typed = "", 0
    for prompt, answer in answers:
        while not screen[typed:].rstrip().endswith(prompt):
            assert select([terminal], [], [], 20)[0], f"It does not ask {prompt!r}: {screen}"
            screen += os.read(terminal, 1000).decode()
        os.write(terminal, answer.encode() + b"\n")
        typed = len(screen)
    try:
        while part := os.read(terminal, 1000).decode():
            screen += part
    except OSError:  # the other end is closed
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), screen


@pytest.mark.slow
def test_a_person_is_asked_again_until_the_answer_will_do(tmp_path):
    environment = site_environment(tmp_path, DOTENV_PATH=str(tmp_path / ".env"))
    code, screen = talk(
        [sys.executable, "manage.py", "begin", "--tagline", "News of the upper valley"],
        environment,
        [
            ("called?:", ""),
            ("called?:", "The Lantern"),
            ("]:", "Viena"),
            ("]:", "Vienna"),
            ("[en-us]:", "german"),
            ("[News]:", ""),
            ("first name:", "ada"),
            ("e-mail address:", "ada"),
            ("e-mail address:", "ada@example.org"),
            ("or more:", "newsroom"),
            ("or more:", PASSWORD),
            ("again:", "another one"),
            ("or more:", PASSWORD),
            ("again:", PASSWORD),
        ],
    )
    assert code == 0, screen
    for said in (
        "This field cannot be blank.",
        "Do you mean Europe/Vienna",
        "Enter a valid email address.",
        "This password is too short.",
        "These were two different ones.",
        "The Lantern has begun.",
    ):
        assert said in screen
    assert PASSWORD not in screen
    assert "TIME_ZONE=Europe/Vienna\nLANGUAGE_CODE=de\n" in (tmp_path / ".env").read_text()
    again = manage("begin", "--noinput", environment=environment)
    assert "has begun already" in again.stderr

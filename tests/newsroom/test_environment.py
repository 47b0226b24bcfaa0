import stat
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import Environment, kept_secret


@pytest.fixture
def env() -> Environment:
    return Environment()


@pytest.mark.parametrize("typed", ["true", "True", "1", "yes", "on", " on "])
def test_a_flag_can_be_raised_in_many_words(env, monkeypatch, typed):
    monkeypatch.setenv("FLAG", typed)
    assert env.flag("FLAG", default=False) is True


@pytest.mark.parametrize("typed", ["false", "0", "No", "OFF"])
def test_a_flag_can_be_lowered_in_many_words(env, monkeypatch, typed):
    monkeypatch.setenv("FLAG", typed)
    assert env.flag("FLAG", default=True) is False


@pytest.mark.parametrize("typed", ["maybe", "", "2", "yes please"])
def test_a_flag_that_is_neither_yes_nor_no_is_refused(env, monkeypatch, typed):
    monkeypatch.setenv("FLAG", typed)
    with pytest.raises(ImproperlyConfigured, match=r"FLAG is .*\. Write true or false\."):
        env.flag("FLAG", default=False)


def test_what_is_not_given_takes_its_default(env):
    assert env.flag("NOT_THERE", default=True) is True
    assert env.number("NOT_THERE", 7) == 7
    assert env.text("NOT_THERE", "so") == "so"
    assert env.words("NOT_THERE", ("a", "b")) == ["a", "b"]
    assert env.networks("NOT_THERE") == ()


@pytest.mark.parametrize("typed", ["ten", "", "-1", "1.5", "1_000", "१०"])
def test_a_number_that_is_none_is_refused(env, monkeypatch, typed):
    monkeypatch.setenv("LIMIT", typed)
    with pytest.raises(ImproperlyConfigured, match="LIMIT is .* Write a whole number in digits, such as 10"):
        env.number("LIMIT", 10)


def test_a_number_above_the_most_is_refused(env, monkeypatch):
    monkeypatch.setenv("LIMIT", "300")
    with pytest.raises(ImproperlyConfigured, match="LIMIT is 300. Write 255 or less"):
        env.number("LIMIT", 80, most=255)


def test_a_number_below_the_least_is_refused(env, monkeypatch):
    monkeypatch.setenv("LIMIT", "0")
    with pytest.raises(ImproperlyConfigured, match="LIMIT is 0. Write 1 or more"):
        env.number("LIMIT", 10, least=1)


def test_a_value_that_begins_with_a_dollar_is_taken_as_typed(env, monkeypatch):
    monkeypatch.setenv("KEY", "$HOME is not meant")
    assert env.text("KEY") == "$HOME is not meant"


def test_a_value_that_is_needed_and_missing_is_asked_for(env):
    with pytest.raises(ImproperlyConfigured, match="NOT_THERE is missing. Set it"):
        env.text("NOT_THERE")


def test_a_value_that_is_needed_and_empty_is_asked_for(env, monkeypatch):
    monkeypatch.setenv("KEY", " ")
    with pytest.raises(ImproperlyConfigured, match="KEY is set but empty"):
        env.text("KEY")


def test_a_secret_can_lie_in_a_file(env, monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n")
    monkeypatch.setenv("KEPT_FILE", str(tmp_path / "key"))
    assert env.text("KEPT") == "from the file"


def test_a_secret_file_that_cannot_be_read_is_named(env, monkeypatch, tmp_path):
    monkeypatch.setenv("LOST_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(ImproperlyConfigured, match="LOST_FILE names a file that cannot be read"):
        env.text("LOST")


def test_the_environment_comes_before_the_env_file(monkeypatch, tmp_path):
    # Set and taken away again, so that what the file adds is gone after the test.
    for name in ("FROM_BOTH", "FROM_FILE_ONLY"):
        monkeypatch.setenv(name, "environment")
    monkeypatch.delenv("FROM_FILE_ONLY")
    (tmp_path / "env").write_text("FROM_BOTH=file\nFROM_FILE_ONLY=file\n")
    env = Environment(tmp_path / "env")
    assert (env.text("FROM_BOTH"), env.text("FROM_FILE_ONLY")) == ("environment", "file")


def test_words_stand_between_commas(env, monkeypatch):
    monkeypatch.setenv("HOSTS", "news.example.org, www.example.org")
    assert env.words("HOSTS") == ["news.example.org", "www.example.org"]


def test_an_empty_word_is_refused(env, monkeypatch):
    monkeypatch.setenv("HOSTS", "news.example.org,,")
    with pytest.raises(ImproperlyConfigured, match="HOSTS holds an empty entry"):
        env.words("HOSTS")


def test_networks_are_read_as_networks(env, monkeypatch):
    monkeypatch.setenv("PROXIES", "127.0.0.1, 10.0.0.0/8, fd00::/8")
    assert env.networks("PROXIES") == (
        ip_network("127.0.0.1/32"),
        ip_network("10.0.0.0/8"),
        ip_network("fd00::/8"),
    )


@pytest.mark.parametrize("typed", ["proxy.example.org", "10.0.0.1/8", "*"])
def test_what_is_no_network_is_refused(env, monkeypatch, typed):
    monkeypatch.setenv("PROXIES", typed)
    with pytest.raises(ImproperlyConfigured, match="PROXIES holds something that is no network"):
        env.networks("PROXIES")


def test_an_address_loses_its_last_slash(env, monkeypatch):
    monkeypatch.setenv("SITE", "https://news.example.org/")
    assert env.address("SITE") == "https://news.example.org"


@pytest.mark.parametrize(
    "typed",
    [
        "news.example.org",
        "ftp://example.org",
        "https://",
        "https://a.org/path",
        "http://[::1",
        "https://u@a.org",
    ],
)
def test_what_is_no_web_address_is_refused(env, monkeypatch, typed):
    monkeypatch.setenv("SITE", typed)
    with pytest.raises(ImproperlyConfigured, match="Write it like https://news.example.org"):
        env.address("SITE")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("mysql://u:p@h/n", "begins with 'mysql'"),
        ("newsroom.sqlite3", "begins with"),
        ("sqlite://", "names no database"),
        ("sqlite://:memory:", "names no database"),
        ("postgresql://u:p@h", "names no database"),
        ("postgresql://u:pa/ss@h/n", "cannot be read"),
    ],
)
def test_a_database_that_would_not_do_is_refused(env, monkeypatch, typed, said):
    monkeypatch.setenv("DB", typed)
    with pytest.raises(ImproperlyConfigured, match=said):
        env.database("DB", None, Path("/srv"))


@pytest.mark.parametrize(
    ("typed", "path"),
    [("sqlite:////data/n.sqlite3", "/data/n.sqlite3"), ("sqlite:///n.sqlite3", "/srv/n.sqlite3")],
)
def test_a_relative_sqlite_path_counts_from_the_project(env, monkeypatch, typed, path):
    monkeypatch.setenv("DB", typed)
    assert env.database("DB", None, Path("/srv"))["NAME"] == Path(path)


@pytest.mark.parametrize("typed", ["short", "a" * 60, "django-insecure-" + "abcdefghij" * 5])
def test_a_weak_secret_key_is_refused_with_the_way_to_make_a_good_one(env, monkeypatch, typed):
    monkeypatch.setenv("SECRET", typed)
    with pytest.raises(ImproperlyConfigured, match="token_urlsafe"):
        env.secret_key("SECRET")


def test_a_kept_secret_is_made_once_and_readable_by_its_owner_only(tmp_path):
    path = tmp_path / "var" / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: kept_secret(path), range(8)))
    assert len(keys) == 1
    assert len(keys.pop()) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret_key"]

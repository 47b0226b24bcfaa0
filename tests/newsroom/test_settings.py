import json
import re
import stat

import pytest

from tests.isolation import variables
from tests.newsroom.starting import manage, public_site, run_python, site_environment
from tests.programs import ROOT

TELL = """
import json
from django.conf import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name) for name in names}}, default=str))
"""


def settings_of(environment, *names):
    done = run_python(TELL.format(names=names), environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_a_secret_key_the_site_is_a_local_one(tmp_path):
    told = settings_of(
        site_environment(tmp_path), "LOCAL_SITE", "DEBUG", "ALLOWED_HOSTS", "DATABASES", "SECRET_KEY"
    )
    assert told["LOCAL_SITE"] is True
    assert told["DEBUG"] is True
    assert told["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert told["DATABASES"]["default"]["NAME"] == str(tmp_path / "newsroom.sqlite3")
    assert told["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_local_site_links_to_the_port_it_listens_at(tmp_path):
    assert (
        settings_of(site_environment(tmp_path, PORT="8080"), "SITE_URL")["SITE_URL"]
        == "http://127.0.0.1:8080"
    )


def test_a_local_database_lies_where_its_folder_is_called_anything(tmp_path):
    folder = tmp_path / "a b+c%20d#e?f"
    told = settings_of(site_environment(folder), "DATABASES")
    assert told["DATABASES"]["default"]["NAME"] == str(folder / "newsroom.sqlite3")


def test_with_a_secret_key_debug_is_off_and_cookies_are_secure(tmp_path):
    names = ("LOCAL_SITE", "DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    told = settings_of(public_site(tmp_path), *names)
    assert told == dict(zip(names, (False, False, ["news.example.org"], True, True), strict=True))


@pytest.mark.parametrize("name", ["ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"])
def test_with_a_secret_key_the_rest_of_a_public_site_is_asked_for(tmp_path, name):
    environment = public_site(tmp_path)
    del environment[name]
    done = run_python("from django.conf import settings; settings.DEBUG", environment)
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {name} is missing. Set it" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is set but empty"),
        ("SECRET_KEY", "secret", "SECRET_KEY is too weak"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS is set but empty"),
        ("SITE_URL", "news.example.org", "SITE_URL is 'news.example.org'. Write it like https://"),
        ("DATABASE_URL", "mysql://a:b@c/d", "DATABASE_URL begins with 'mysql'"),
        ("TRUSTED_PROXIES", "everybody", "TRUSTED_PROXIES holds something that is no network"),
        ("COMMENT_LIMIT_TRIES", "many", "COMMENT_LIMIT_TRIES is 'many'. Write a whole number"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is 'loud'. Write DEBUG, ERROR, INFO, WARNING"),
        ("TIME_ZONE", "Mars/Olympus", "TIME_ZONE is 'Mars/Olympus'. Write"),
        ("LANGUAGE_CODE", "english", "LANGUAGE_CODE is 'english'. Write"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_mends_it(tmp_path, name, value, said):
    done = run_python(
        "from django.conf import settings; settings.DEBUG", public_site(tmp_path, **{name: value})
    )
    assert done.returncode != 0
    assert said in done.stderr


def test_sqlite_waits_its_turn_and_writes_for_good(settings, tmp_path):
    told = settings_of(site_environment(tmp_path), "DATABASES")
    database = told["DATABASES"]["default"]
    assert database["ATOMIC_REQUESTS"] is False
    assert database["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
    }


def test_postgresql_reads_what_is_committed(tmp_path):
    environment = public_site(tmp_path, DATABASE_URL="postgresql://me:p%40ss@127.0.0.1:5433/site")
    database = settings_of(environment, "DATABASES")["DATABASES"]["default"]
    assert database["OPTIONS"]["isolation_level"] == 2
    assert [database[key] for key in ("NAME", "USER", "PASSWORD", "PORT")] == ["site", "me", "p@ss", 5433]


def test_networks_have_a_key_of_their_own(tmp_path):
    names = ("NETWORK_KEY", "SECRET_KEY")
    derived = settings_of(public_site(tmp_path), *names)
    given = settings_of(public_site(tmp_path, NETWORK_KEY="ours"), *names)
    assert derived["NETWORK_KEY"] != derived["SECRET_KEY"]
    assert len(derived["NETWORK_KEY"]) == 64
    assert given["NETWORK_KEY"] == "ours"


def test_pictures_can_lie_in_s3_with_the_originals_apart(tmp_path):
    environment = public_site(
        tmp_path,
        S3_PUBLIC_BUCKET="pictures",
        S3_PRIVATE_BUCKET="originals",
        S3_PUBLIC_ADDRESS="https://pictures.example.org",
        S3_ACCESS_KEY="key",
        S3_SECRET_KEY="secret",
    )
    told = settings_of(environment, "STORAGES", "PUBLIC_CONTENT_SECURITY_POLICY")
    assert told["STORAGES"]["default"]["OPTIONS"]["bucket_name"] == "pictures"
    assert told["STORAGES"]["private"]["OPTIONS"]["bucket_name"] == "originals"
    assert "img-src 'self' https://pictures.example.org;" in told["PUBLIC_CONTENT_SECURITY_POLICY"]


def test_every_variable_that_the_settings_read_is_in_the_example():
    source = "".join((ROOT / "newsroom" / name).read_text() for name in ("settings.py", "file_stores.py"))
    read = set(re.findall(r"""env\.[a-z_]+\(\s*["']([A-Z0-9_]+)["']""", source))
    assert read - set(variables()) == set()
    assert set(variables()) - read == set()


def test_a_public_site_passes_the_deployment_check(tmp_path):
    done = manage("check", "--deploy", "--fail-level=INFO", environment=public_site(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "no issues (2 silenced)" in done.stdout


def test_a_mail_server_that_cannot_be_understood_stops_the_start(tmp_path):
    done = run_python(
        "from django.conf import settings; settings.DEBUG",
        public_site(tmp_path, EMAIL_URL="mail.example.org"),
    )
    assert "EMAIL_URL cannot be read. Write smtp+tls://user:password@mail.example.org:587" in done.stderr

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured

from newsroom.checks import check_demo_logins, open_demo_logins, refuse_open_demo_logins
from tests.newsroom.starting import manage, public_site, run_python

MAKE_LOGIN = """
import django; django.setup()
from django.contrib.auth.models import User
User.objects.create_user("editor", password={password!r})
"""


@pytest.fixture
def public(settings):
    settings.LOCAL_SITE = False


@pytest.mark.django_db
def test_a_demo_login_with_the_demo_password_is_found():
    User.objects.create_user("moderator", password="newsroom")
    User.objects.create_user("editor", password="newsroom")
    User.objects.create_user("writer", password="something else")
    User.objects.create_user("admin", password="newsroom", is_active=False)
    User.objects.create_user("ada", password="newsroom")
    assert open_demo_logins() == ["editor", "moderator"]


@pytest.mark.django_db
def test_a_public_site_with_an_open_demo_login_fails_the_check(public):
    User.objects.create_user("editor", password="newsroom")
    (found,) = check_demo_logins(None)
    assert found.id == "newsroom.E001"
    assert "editor" in found.msg
    assert "changepassword" in found.msg
    with pytest.raises(ImproperlyConfigured, match="editor"):
        refuse_open_demo_logins()


@pytest.mark.django_db
def test_a_public_site_without_open_demo_logins_passes(public):
    User.objects.create_user("editor", password="something else")
    assert check_demo_logins(None) == []
    refuse_open_demo_logins()


@pytest.mark.django_db
def test_a_local_site_keeps_its_demo_logins():
    User.objects.create_user("editor", password="newsroom")
    assert check_demo_logins(None) == []


@pytest.mark.django_db
def test_looking_for_demo_logins_alters_nothing(settings):
    User.objects.create_user("editor", password="newsroom")
    before = User.objects.get().password
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert open_demo_logins() == ["editor"]
    assert User.objects.get().password == before


def test_a_database_without_tables_has_no_demo_logins(tmp_path):
    done = manage("check", environment=public_site(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_web_server_does_not_start_while_a_demo_login_is_open(tmp_path):
    environment = public_site(tmp_path)
    assert manage("migrate", "auth", "--verbosity=0", environment=environment).returncode == 0
    environment["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
    assert run_python("import newsroom.wsgi", environment).returncode == 0
    assert run_python(MAKE_LOGIN.format(password="newsroom"), environment).returncode == 0
    for refused in (
        run_python("import newsroom.wsgi", environment),
        manage("check", environment=environment),
    ):
        assert refused.returncode != 0
        assert "Demo logins still have the demo's password, which everybody knows: editor" in refused.stderr

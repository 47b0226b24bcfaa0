"""What must hold before a site is served to others."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection

DEMO_LOGINS = ("writer", "copyeditor", "editor", "moderator", "admin")
DEMO_PASSWORD = "newsroom"  # noqa: S105 -- the point is that everybody knows it


def open_demo_logins() -> list[str]:
    """The demo's logins that anybody could use; none while there is no table of logins."""
    logins = get_user_model()
    if logins._meta.db_table not in connection.introspection.table_names():
        return []
    users = logins._default_manager.filter(username__in=DEMO_LOGINS, is_active=True).order_by("username")
    # The function and not the user's method, which may write a fresh hash: a check changes nothing.
    return [user.get_username() for user in users if check_password(DEMO_PASSWORD, user.password)]


def refusal(logins: Sequence[str]) -> str:
    return (
        f"Demo logins still have the demo's password, which everybody knows: {', '.join(logins)}. "
        "Take the demo out with `python manage.py remove_demo`, or give each a new one with "
        "`python manage.py changepassword <name>`."
    )


def refuse_open_demo_logins() -> None:
    """Stops the start of a public site that anybody could log in to."""
    if logins := open_demo_logins():
        raise ImproperlyConfigured(refusal(logins))


def check_demo_logins(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.LOCAL_SITE:
        return []
    try:
        logins = open_demo_logins()
    except DatabaseError as error:
        hint = "Run the check again when the database answers."
        return [checks.Warning(f"Nobody could look for demo logins: {error}", hint=hint, id="newsroom.W001")]
    return [checks.Error(refusal(logins), id="newsroom.E001")] if logins else []

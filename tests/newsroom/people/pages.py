"""People at the doors of the desk, as browsers see them."""

import re
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client

from tests.articles.factories import person

PASSWORD = "a ferry at half past six"
LOGIN = "/admin/login/"


def colleague(*groups: str, **columns: Any) -> User:
    """Somebody with a password and an address."""
    user = person(*groups, **{"email": "ines@bell.example"} | columns)
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client: Client, user: User, password: str = PASSWORD, **headers: str) -> Any:
    return client.post(LOGIN, {"login": user.username, "password": password}, **headers)


def logged_in(user: User) -> Client:
    client = Client()
    assert log_in(client, user).status_code == 302
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    """Whether the desk opens to this browser."""
    answer = client.get("/admin/")
    assert answer.status_code == 200 or answer.url.startswith(LOGIN)
    return answer.status_code == 200


def link_in(letter: Any) -> str:
    """The path of the link in a mail."""
    (address,) = re.findall(r"https?://[^/\s]+(/\S+)", letter.body)
    return address


def last_mail() -> Any:
    return mail.outbox[-1]


def code_of(secret: str, after: int = 0) -> str:
    """What the app shows now, or one or more half minutes later; each code is good once."""
    counter = list(yield_hotp_counters_from_time())[1] + after
    return format_hotp_value(hotp_value(secret, counter))


def with_app(user: User) -> str:
    """The key of an authenticator app that this person has."""
    secret = "JBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    return secret


def role(name: str) -> Group:
    return Group.objects.get(name=name)

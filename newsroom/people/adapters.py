"""Where django-allauth asks the site how things are done here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.http import HttpRequest

from comments.network import keyed_network
from newsroom.people.sessions import begin_session

WRONG = "This name and password do not belong together. Check both; capital letters count."


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": (
            "That was tried too often, for this account or from this network. Wait five minutes and try "
            "again, or ask for a new password."
        ),
        "rate_limited": "That was tried too often. Wait five minutes and try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """What tries are counted by: the network as comments know it, behind our proxies and without its
        address."""
        return keyed_network(request) or "unknown"

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        begin_session(request.session, user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        raise NotImplementedError("mail to staff is written in newsroom.people.mail")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Nothing: allauth would send it after the transaction, and our views order it within theirs."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": (
            "This is not the right code. Take the one that is shown now, and check the clock of the device."
        ),
    }

    def get_totp_label(self, user: Any) -> str:
        assert isinstance(user, User)
        return user.get_username()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

"""Mail to staff. A deed orders it inside its own transaction, and the worker writes and sends it.

A job says whom and what about, never the text: links that let somebody in are made when the mail is, from the
row and the site's key. A mail server that is away is asked again, five times over about three hours; then the
job stands among the failed ones at the desk.
"""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from newsroom.context import Site
from newsroom.people.models import Invitation
from newsroom.people.password_links import PasswordLinks

logger = logging.getLogger(__name__)

DELAYS = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))

NOTICES = {
    "password_changed": "Your password was changed",
    "password_reset": "Your password was changed",
    "totp_activated": "An authenticator app was added to your login",
    "totp_deactivated": "The authenticator app was taken from your login",
    "recovery_codes_generated": "New recovery codes were made for your login",
    "webauthn_added": "A passkey was added to your login",
    "webauthn_removed": "A passkey was taken from your login",
    "factors_removed": "The second steps of your login were removed",
}


def notify(user: User, about: str) -> None:
    """Tell a person what was done to their login, in case it was somebody else."""
    if user.email and about in NOTICES:
        send_notice.enqueue(user.pk, about)


@task()
def send_invitation(invitation_id: int, attempt: int = 1) -> bool:
    invitation = Invitation.objects.select_related("invited_by").filter(pk=invitation_id).first()
    if invitation is None or invitation.state(timezone.now()) != Invitation.State.WAITING:
        return False
    # Told by the row too, where whoever invites people looks.
    told = Invitation.objects.filter(pk=invitation_id)

    def deliver() -> None:
        path = reverse("people_invitation", args=[invitation.token()])
        host = invitation.invited_by and (invitation.invited_by.get_full_name() or "")
        subject = f"{host} invites you to {{site}}" if host else "You are invited to {site}"
        send(invitation.email, subject, "invitation", invitation=invitation, host=host, address=link(path))
        told.update(sent_at=timezone.now(), failure="")

    return tried(
        send_invitation,
        deliver,
        invitation_id,
        attempt=attempt,
        failed=lambda error: told.update(failure=f"{type(error).__name__}: {error}"[:500]),
    )


@task()
def send_password_link(user_id: int, attempt: int = 1) -> bool:
    user = User.objects.filter(pk=user_id, is_active=True, is_staff=True).exclude(email="").first()
    if user is None:
        return False

    def deliver() -> None:
        key = {"uidb36": user_pk_to_url_str(user), "key": PasswordLinks().make_token(user)}
        address = link(reverse("account_reset_password_from_key", kwargs=key))
        send(user.email, "A new password for {site}", "password_link", user=user, address=address)

    return tried(send_password_link, deliver, user_id, attempt=attempt)


@task()
def send_notice(user_id: int, about: str, attempt: int = 1) -> bool:
    user = User.objects.filter(pk=user_id).exclude(email="").first()
    if user is None:
        return False

    def deliver() -> None:
        address = link(reverse("account_reset_password"))
        send(
            user.email,
            f"{{site}}: {NOTICES[about]}",
            "notice",
            user=user,
            said=NOTICES[about],
            address=address,
        )

    return tried(send_notice, deliver, user_id, about, attempt=attempt)


def tried(
    task: Any,
    deliver: Callable[[], None],
    *arguments: Any,
    attempt: int,
    failed: Callable[[Exception], object] = lambda error: None,
) -> bool:
    """Whether it went out; if it did not, it is ordered again for later."""
    try:
        deliver()
    except Exception as error:
        failed(error)
        if attempt > len(DELAYS):
            logger.exception("Mail %s%s: given up after %s tries", task.name, arguments, attempt)
            raise
        logger.warning("Mail %s%s: try %s failed: %s", task.name, arguments, attempt, error)
        later = timezone.now() + DELAYS[attempt - 1]
        task.using(run_after=later).enqueue(*arguments, attempt=attempt + 1)
        return False
    return True


def send(to: str, subject: str, template: str, **context: Any) -> None:
    """`{site}` in the subject is the site's name. Line ends in any name become spaces, so none begins a
    header."""
    site = Site()
    text = render_to_string(f"people/mail/{template}.txt", {"site": site, **context})
    one_line = " ".join(subject.replace("{site}", site.name).split())
    EmailMessage(one_line, text.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [to]).send()


def link(path: str) -> str:
    return f"{settings.SITE_URL}{path}"

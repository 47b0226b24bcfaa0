"""An invitation, from the first mail to the login that comes of it."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.utils import timezone

from articles.models import Section
from comments.permissions import limit_to
from newsroom.people import mail
from newsroom.people.models import INVITATION_LIVES, Invitation, new_nonce


class NoInvitation(Exception):
    """The link leads nowhere (any more); `state` says why, empty for one that never was."""

    def __init__(self, state: str = "") -> None:
        self.state = state
        super().__init__(state)


@transaction.atomic
def invite(
    *,
    by: User,
    email: str,
    groups: Iterable[Group],
    first_name: str = "",
    last_name: str = "",
    sections: Iterable[Section] | None = None,
) -> Invitation:
    invitation = Invitation.objects.create(
        email=email,
        first_name=first_name,
        last_name=last_name,
        invited_by=by,
        expires_at=timezone.now() + INVITATION_LIVES,
        limited=sections is not None,
    )
    invitation.groups.set(groups)
    invitation.sections.set(sections or [])
    mail.send_invitation.enqueue(invitation.pk)
    return invitation


@transaction.atomic
def send_again(invitation_id: int) -> Invitation:
    """With a new link and a new week; the earlier link is dead. Raises NoInvitation."""
    invitation = _unanswered(invitation_id)
    invitation.nonce, invitation.expires_at = new_nonce(), timezone.now() + INVITATION_LIVES
    invitation.sent_at, invitation.failure = None, ""
    invitation.save(update_fields=["nonce", "expires_at", "sent_at", "failure"])
    mail.send_invitation.enqueue(invitation.pk)
    return invitation


@transaction.atomic
def revoke(invitation_id: int, *, by: User) -> Invitation:
    """Raises NoInvitation."""
    invitation = _unanswered(invitation_id)
    invitation.revoked_at, invitation.revoked_by = timezone.now(), by
    invitation.save(update_fields=["revoked_at", "revoked_by"])
    return invitation


def revoke_all_of(host: User, *, by: User) -> None:
    """What somebody who leaves has sent and nobody has accepted: it may have gone to an address of theirs."""
    sent = Invitation.objects.unanswered().filter(invited_by=host)
    sent.update(revoked_at=timezone.now(), revoked_by=by)


def open_invitation(token: str) -> Invitation:
    """The one that this link may be used for now. Raises NoInvitation."""
    invitation = Invitation.objects.find(token)
    if invitation is None:
        raise NoInvitation
    if (state := invitation.state(timezone.now())) != Invitation.State.WAITING:
        raise NoInvitation(state)
    return invitation


@transaction.atomic
def accept(token: str, *, username: str, password: str, first_name: str, last_name: str) -> User:
    """The login that the invited one chose, with the roles that the invitation names. Raises NoInvitation."""
    found = open_invitation(token)
    # Once more under the lock: of two that press at the same moment one is late.
    Invitation.objects.select_for_update().get(pk=found.pk)
    invitation = open_invitation(token)
    user = User.objects.create_user(
        username,
        invitation.email,
        password,
        first_name=first_name,
        last_name=last_name,
        is_staff=True,
    )
    user.groups.set(invitation.groups.all())
    limit_to(user, invitation.sections.all() if invitation.limited else None)
    invitation.user, invitation.accepted_at = user, timezone.now()
    invitation.save(update_fields=["user", "accepted_at"])
    return user


def _unanswered(invitation_id: int) -> Invitation:
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None:
        raise NoInvitation
    state = invitation.state(timezone.now())
    if state not in {Invitation.State.WAITING, Invitation.State.EXPIRED}:
        raise NoInvitation(state)
    return invitation

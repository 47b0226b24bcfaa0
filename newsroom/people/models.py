"""What the site keeps of its staff beside their logins."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import Group, User
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from articles.models import Section

INVITATION_LIVES = timedelta(days=7)
SIGNER = signing.Signer(salt="newsroom.people.invitation")


class StaffMember(models.Model):
    """One row a login, made when it is first needed."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="member")
    # A session that was begun in an earlier round is over.
    session_round = models.PositiveIntegerField(default=0)
    last_seen_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    left_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"What is kept of {self.user_id}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> InvitationQuerySet:
        return self.filter(accepted_at=None, revoked_at=None)

    def find(self, token: str) -> Invitation | None:
        """The invitation that this link was made for, in whatever state; None for any other text."""
        try:
            key, nonce = SIGNER.unsign(token).split("-")
        except (signing.BadSignature, ValueError):
            return None
        return self.filter(pk=key, nonce=nonce).first()


def new_nonce() -> str:
    return secrets.token_hex(8)


class Invitation(models.Model):
    """A link by mail with which one person makes their own login, once.

    The link is made from this row and the site's key when it is sent. It is not stored, so neither a copy of
    the database nor the list of jobs holds one.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waits for an answer"
        EXPIRED = "expired", "Expired"
        ACCEPTED = "accepted", "Accepted"
        REVOKED = "revoked", "Revoked"

    email = models.EmailField("e-mail address")
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    groups = models.ManyToManyField(Group, verbose_name="roles", related_name="+")
    # Whether they decide on comments in these sections alone, even when none is left of these.
    limited = models.BooleanField(default=False, editable=False)
    sections = models.ManyToManyField(Section, blank=True, related_name="+")
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField("valid until")
    # When the mail server took the latest mail, or what it said instead.
    sent_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True)
    user = models.OneToOneField(User, on_delete=models.SET_NULL, null=True, related_name="invitation")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=Q(accepted_at=None, revoked_at=None),
                name="invitation_once",
                violation_error_message="This address has an invitation already. Send that one again.",
            )
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def token(self) -> str:
        return SIGNER.sign(f"{self.pk}-{self.nonce}")

    def state(self, at: datetime) -> str:
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        return self.State.WAITING if at < self.expires_at else self.State.EXPIRED


class Counter(models.Model):
    """The table of the cache that counts tries to log in: Django's DatabaseCache reads and writes it."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "people_counter"
        default_permissions = ()

    def __str__(self) -> str:
        return self.cache_key

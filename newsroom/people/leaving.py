"""Somebody leaves the newsroom, or comes back. What they wrote and decided stays under their name."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import sharing
from articles.models import Article, LogEntry, Revision
from articles.permissions import own_stories
from comments.models import Decision
from newsroom.people import invitations, mail
from newsroom.people.models import StaffMember
from newsroom.people.sessions import end_sessions


@transaction.atomic
def leave(user: User, *, by: User) -> None:
    """From the next request on nobody is logged in as this person, and nobody can log in. What they gave to
    others to come in by, a link to a story or an invitation, opens nothing any more."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    invitations.revoke_all_of(user, by=by)
    sharing.revoke_links_of(user, by=by)
    StaffMember.objects.filter(user=user).update(left_at=timezone.now(), left_by=by)


@transaction.atomic
def come_back(user: User) -> None:
    """With the roles they had. Sessions from before stay ended."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    StaffMember.objects.filter(user=user).update(left_at=None, left_by=None)


@transaction.atomic
def remove_factors(user: User) -> None:
    """For somebody who lost the telephone and the recovery codes: the password alone lets them in again."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    mail.notify(user, "factors_removed")


def traces(user: User) -> str:
    """What would lose its author with this login, in words; empty if nothing would."""
    stories = own_stories(user, Article.objects.all()).count()
    saves = Revision.objects.filter(saved_by=user).count()
    steps = LogEntry.objects.filter(by=user).count() + Decision.objects.filter(by=user).count()
    said = [_counted(stories, "story", "stories"), _counted(saves, "save", "saves")]
    said.append(_counted(steps, "step or decision", "steps and decisions"))
    return ", ".join(filter(None, said))


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""

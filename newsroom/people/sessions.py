"""Who is logged in, and the end of it.

A session belongs to a round of its person. To end all of them, the round is raised: no table is searched, and
what was begun before is over with its next request.
"""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import F
from django.http import HttpRequest

from articles import clock
from newsroom.people.models import StaffMember

ROUND = "people.round"
SEEN_AGAIN = timedelta(minutes=5)


def member_of(user: User) -> StaffMember | None:
    return getattr(user, "member", None)


def round_of(user: User) -> int:
    member = member_of(user)
    return member.session_round if member else 0


def begin_session(session: SessionBase, user: User) -> None:
    member, _ = StaffMember.objects.update_or_create(
        user=user, defaults={"last_seen_at": clock.reading_time()}
    )
    session[ROUND] = member.session_round


def is_over(session: SessionBase, user: User) -> bool:
    return bool(session.get(ROUND, 0) != round_of(user))


def end_sessions(user: User) -> None:
    """Everywhere, whoever holds one."""
    StaffMember.objects.get_or_create(user=user)
    StaffMember.objects.filter(user=user).update(session_round=F("session_round") + 1)


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """All but the one that asks for it."""
    end_sessions(user)
    begin_session(request.session, user)


def note_seen(user: User) -> None:
    """Once in a while, so that reading writes next to nothing. The login itself was the first time."""
    now, member = clock.reading_time(), member_of(user)
    if member and member.last_seen_at and now - member.last_seen_at > SEEN_AGAIN:
        StaffMember.objects.filter(user=user).update(last_seen_at=now)

"""What is done to a login as a whole: each a page that says what will happen, and a button."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods

from newsroom.people import leaving, mail, sessions


@dataclass(frozen=True)
class Deed:
    word: str
    label: str
    asks: str
    told: str
    take: Callable[[User, User], object]
    offered: Callable[[User], object]
    grave: bool = False


DEEDS = {
    each.word: each
    for each in (
        Deed(
            "password-link",
            "Send a link for a new password",
            "A link goes to {email}, with which they choose a password. The old one counts till then.",
            "A link for a new password is on its way to {email}.",
            lambda user, by: mail.send_password_link.enqueue(user.pk),
            lambda user: user.is_active and user.is_staff and user.email,
        ),
        Deed(
            "log-out",
            "Log out everywhere",
            "{name} is logged out of every browser with its next click, and can log in again.",
            "{name} is logged out everywhere.",
            lambda user, by: sessions.end_sessions(user),
            lambda user: user.is_active,
        ),
        Deed(
            "remove-second-steps",
            "Remove the second steps",
            "For somebody who lost telephone and recovery codes. App, passkeys and codes are removed, {name} "
            "is logged out everywhere, and the password alone lets them in. Be sure that it is they who ask.",
            "The second steps of {name} are removed.",
            lambda user, by: leaving.remove_factors(user),
            lambda user: user.is_active and Authenticator.objects.filter(user=user).exists(),
            grave=True,
        ),
        Deed(
            "leave",
            "Leaves the newsroom",
            "{name} is logged out everywhere with the next click and cannot log in again. Links to stories "
            "that they shared are closed, and invitations that they sent and nobody has accepted are taken "
            "back. Stories, bylines and decisions stay under their name. They can be let in again here.",
            "{name} has left. Their stories stay.",
            lambda user, by: leaving.leave(user, by=by),
            lambda user: user.is_active,
            grave=True,
        ),
        Deed(
            "come-back",
            "Comes back",
            "{name} can log in again, with the password and the roles from before.",
            "{name} can log in again.",
            lambda user, by: leaving.come_back(user),
            lambda user: not user.is_active,
        ),
    )
}


def deeds_for(user: User) -> list[Deed]:
    return [deed for deed in DEEDS.values() if deed.offered(user)]


def deed_urls() -> list[URLPattern]:
    return [
        path(
            f"<int:user_id>/{word}/",
            admin.site.admin_view(partial(deed_page, word=word)),
            name=f"auth_user_{word.replace('-', '_')}",
        )
        for word in DEEDS
    ]


def may_manage(person: Any, user: User | None = None) -> bool:
    """Whoever manages people, but only those who may do everything manage others who may."""
    if not person.has_perm("auth.change_user"):
        return False
    return bool(person.is_superuser or user is None or not user.is_superuser)


@require_http_methods(["GET", "HEAD", "POST"])
def deed_page(request: HttpRequest, user_id: int, word: str) -> HttpResponse:
    by = request.user
    assert isinstance(by, User)
    user, deed = get_object_or_404(User, pk=user_id), DEEDS[word]
    if not may_manage(by, user):
        raise PermissionDenied
    refused = refusal(deed, user, by)
    names = {"name": user.get_full_name() or user.get_username(), "email": user.email}
    if request.method == "POST" and not refused:
        deed.take(user, by)
        LogEntry.objects.log_actions(by.pk, [user], CHANGE, change_message=deed.label, single_object=True)
        messages.success(request, deed.told.format(**names))
        return redirect(reverse("admin:auth_user_change", args=[user.pk]))
    context = admin.site.each_context(request) | {
        "title": f"{deed.label}: {names['name']}",
        "opts": User._meta,
        "person": user,
        "deed": deed,
        "asks": deed.asks.format(**names),
        "refused": refused,
    }
    status = 409 if refused and request.method == "POST" else 200
    return render(request, "admin/auth/user/deed.html", context, status=status)


def refusal(deed: Deed, user: User, by: User) -> str:
    if not deed.offered(user):
        return "There is nothing to do: look at their page again, somebody may have been here before you."
    if deed.word == "leave" and user == by:
        return "This is your own login. Ask somebody else who manages people to close it."
    return ""

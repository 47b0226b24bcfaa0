"""What is asked of every request of the desk. Public pages pass through and know nobody."""

from contextlib import suppress

from allauth.account.middleware import AccountMiddleware
from django.contrib import messages
from django.contrib.auth import logout
from django.db import OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from newsroom.middleware import GetResponse, in_admin
from newsroom.people import sessions


class StaffSessionMiddleware:
    """A session that was ended elsewhere is over, and whoever is here was seen."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if in_admin(request) and request.user.is_authenticated:
            if sessions.is_over(request.session, request.user):
                logout(request)
                messages.info(request, "You were logged out: this login was ended elsewhere. Log in again.")
            else:
                with suppress(OperationalError):  # a busy database must not stop somebody who reads
                    sessions.note_seen(request.user)
        return self.get_response(request)


def desk_accounts(get_response: GetResponse) -> GetResponse:
    """django-allauth's middleware, for the desk alone."""
    at_the_desk: GetResponse = AccountMiddleware(get_response)

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return at_the_desk(request) if in_admin(request) else get_response(request)

    # Django looks for this by name; it answers what allauth raises to interrupt a view.
    middleware.process_exception = at_the_desk.process_exception  # type: ignore[attr-defined]
    return middleware

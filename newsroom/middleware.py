"""What holds for every request, before and after any page."""

import hashlib
import logging
import sqlite3
from collections.abc import Callable
from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response

from comments.network import is_trusted, read_address

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponseBase]

FORWARDING = ("HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_")

# SQLite's words for: busy, locked, read-only, input or output failed, full, cannot open.
PASSING_TROUBLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


def forwarding_headers(request: HttpRequest) -> list[str]:
    """The names under which WSGI hands over what a proxy says about the client."""
    return [name for name in request.META if name.startswith(FORWARDING)]


def plain(text: str, status: int) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")


@cache
def admin_root() -> str:
    """Every request asks for it several times."""
    return reverse("admin:index")


def in_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(admin_root())


class LocalSiteMiddleware:
    """A local site shows tracebacks and has demo logins: it answers nobody but the machine it runs on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.LOCAL_SITE and (forwarding_headers(request) or not self.from_this_machine(request)):
            return plain(
                "This is a local site: without SECRET_KEY it answers only this machine, and no proxy. "
                "To run it for others, set SECRET_KEY, ALLOWED_HOSTS, SITE_URL and DATABASE_URL; "
                ".env.example says how.",
                status=400,
            )
        return self.get_response(request)

    def from_this_machine(self, request: HttpRequest) -> bool:
        sender = request.META.get("REMOTE_ADDR", "")
        address = read_address(sender)
        # A Unix socket has no address and no way in from elsewhere.
        return not sender or (address is not None and address.is_loopback)


class TrustedProxyMiddleware:
    """Forgets what a forwarding header says unless one of TRUSTED_PROXIES sent it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_trusted(read_address(request.META.get("REMOTE_ADDR", ""))):
            for name in forwarding_headers(request):
                del request.META[name]
        return self.get_response(request)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One constant policy for readers, and in the admin django-csp's with a nonce."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if in_admin(request):
            return super().process_response(request, response)
        # Django's own pages for developers carry their style and script inside.
        if not (settings.DEBUG and response.status_code in {404, 500}):
            response.headers.setdefault(HEADER, settings.PUBLIC_CONTENT_SECURITY_POLICY)
        return response


class NoCookieMiddleware:
    """No public page knows who asks: it reads no cookie, and answers a malformed one with no other."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not in_admin(request):
            request.META.pop("HTTP_COOKIE", None)
        return self.get_response(request)


class PublicCacheMiddleware:
    """Any cache may keep a public page but has to ask each time, unless the page itself says otherwise."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if in_admin(request) or response.has_header("Cache-Control"):
            return response
        if request.method not in {"GET", "HEAD"} or response.cookies or response.status_code >= 500:
            response["Cache-Control"] = "private, no-store"
            return response
        response["Cache-Control"] = "public, no-cache"
        # nginx may keep it too, as something that is old at once: see deploy/nginx.conf.
        response["X-Accel-Expires"] = "@1"
        if response.status_code != 200 or not isinstance(response, HttpResponse):
            return response
        etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response


class DeskInputMiddleware:
    """What no page of the desk sends, and what would break the desk's queries or its rules, is refused."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # PostgreSQL stores no NUL, so a query for one is an error to it.
        if in_admin(request) and any(
            "\x00" in text for name, given in request.GET.lists() for text in (name, *given)
        ):
            return plain(
                "This address asks for a character (NUL) that no text holds. Go back and search without it.",
                status=400,
            )
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        # Django makes a copy for whoever asks for one, also where no form offers it.
        if in_admin(request) and request.method == "POST" and "_saveasnew" in request.POST:
            return plain("Nothing at this desk is saved as a copy. Nothing was changed.", status=400)
        return None


class BusyDatabaseMiddleware:
    """While the database is busy or away, a page says so and when to come back, and is no error of ours."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, (OperationalError, InterfaceError)) or not will_pass(error):
            return None
        logger.error("The database did not answer %s %s: %s", request.method, request.path, error)
        response = plain(
            "The site is busy and could not do this just now. Nothing was changed. Please try again.",
            status=503,
        )
        response["Retry-After"] = "30"
        response["Cache-Control"] = "no-store"
        return response


def will_pass(error: Exception) -> bool:
    """Whether it is the database's state, and not a mistake in what it was asked."""
    if isinstance(cause := error.__cause__, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in PASSING_TROUBLE
    return True

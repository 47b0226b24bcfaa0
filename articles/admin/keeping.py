"""No word is lost at the article form: not when a login ends, not when somebody takes the story over."""

import re
import secrets
from collections.abc import Callable
from copy import copy
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles import permissions
from articles.admin.rights import person_of
from articles.models import Article, Presence, UnsavedText
from articles.models.keeping import BEAT_LASTS, OPENING_LASTS

SALT = "articles.admin.keeping"
TOKEN_LASTS = 14 * 24 * 60 * 60
KEY = re.compile("[A-Za-z0-9_-]{8,40}")
FORMS = ("articles_article_add", "articles_article_change")
COOKIE = "saved_drafts"
NOT_SAVED = "This is what you typed, and it is not saved yet: look it over and press Save."


def keep(request: HttpRequest) -> str:
    """Keep what an article form sent, for whom the form was made, whoever sends it now. Returns where that
    person finds it in the form again, or nothing when no form of ours was sent.

    The form says by a signed word for whom and which story it was made, since the login may have ended.
    """
    key = request.POST.get("form_key", "")
    try:
        user_id, article_id = signing.loads(request.POST.get("writer", ""), salt=SALT, max_age=TOKEN_LASTS)
    except signing.BadSignature:
        return ""
    user = User.objects.filter(pk=user_id, is_active=True, is_staff=True).first()
    article = Article.objects.filter(pk=article_id).first()
    if user is None or (article_id and article is None) or not KEY.fullmatch(key):
        return ""
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    UnsavedText.objects.keep(user, key, article, fields.urlencode())
    return f"{_form_address(article)}?unsaved={key}"


def is_form(request: HttpRequest) -> bool:
    found = request.resolver_match
    return request.method == "POST" and found is not None and found.url_name in FORMS


def kept_through_login(view: Callable[..., Any]) -> Callable[..., Any]:
    """A form whose login has ended is kept, and stands there again after the next login."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        user = request.user
        if request.method == "POST" and not (user.is_active and user.is_staff) and (address := keep(request)):
            return redirect_to_login(address, reverse("admin:login"))
        return view(request, *args, **kwargs)

    return guarded


class KeptTexts:
    """What the admin of stories does for text that is not saved, and for two people at one story."""

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Any, name: str) -> URLPattern:
            guarded = self.admin_site.admin_view(view)  # type: ignore[attr-defined]
            return path(route, guarded, name=f"articles_article_{name}")

        urls: list[URLPattern] = super().get_urls()  # type: ignore[misc]
        for each in urls:
            if each.name in FORMS:
                each.callback = kept_through_login(each.callback)
        return [
            named("keep/", self.keep_view, "keep"),
            named("<int:article_id>/present/", self.present_view, "present"),
            named("<int:article_id>/take_over/", self.take_over_view, "take_over"),
            *urls,
        ]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> Any:
        key = request.GET.get("unsaved", "") if request.method == "GET" else ""
        kept = UnsavedText.objects.of(person_of(request), key) if key else None
        if kept and str(kept.article_id or "") == (object_id or ""):
            request = _as_sent(request, kept)
        response = super().changeform_view(request, object_id, *args, **kwargs)  # type: ignore[misc]
        if saved := getattr(request, "saved_form", ""):
            before = [each for each in request.COOKIES.get(COOKIE, "").split(".") if KEY.fullmatch(each)]
            response.set_cookie(
                COOKIE,
                ".".join([*before, saved][-10:]),
                max_age=TOKEN_LASTS,
                path=reverse("admin:index"),
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)  # type: ignore[misc]
        return _unsaved_form(form) if getattr(request, "recalled", None) else form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        person, key = person_of(request), request.POST.get("form_key", "")
        if KEY.fullmatch(key):
            UnsavedText.objects.filter(user=person, key=key).delete()
            request.saved_form = key  # type: ignore[attr-defined]
        taken = Presence.objects.filter(article=form.instance, user=person).exclude(taken_by=None).first()
        if taken:
            messages.warning(request, f"{_taken(taken)} Your text is saved: tell them.")
            Presence.objects.filter(pk=taken.pk).update(taken_by=None, taken_at=None)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article: Article | None = context["original"]
        if article is None or self.has_change_permission(request, article):  # type: ignore[attr-defined]
            context["keeping"] = _keeping(request, article)
        if getattr(request, "recalled", None):
            form, rows = context["adminform"].form, context["inline_admin_formsets"]
            only = list(form.errors) == ["__all__"] and form.non_field_errors() == [NOT_SAVED]
            if only and not any(any(each.formset.errors) for each in rows):
                context["errors"] = None
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def keep_view(self, request: HttpRequest) -> HttpResponse:
        """Keep what a browser's draft or a form holds, and lead to it."""
        if request.method != "POST" or not (address := keep(request)):
            raise PermissionDenied
        if request.POST.get("then") == "compare":
            kept = UnsavedText.objects.of(person_of(request), request.POST["form_key"])
            if kept and kept.article_id:
                compared = reverse("admin:articles_article_compare", args=[kept.article_id])
                address = f"{compared}?left=now&right=unsaved-{kept.key}"
        response = redirect(address)
        response.status_code = 303
        return response

    def present_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        """What the form's script says every ten seconds, and what it hears: who else is here, and whether
        somebody has taken the story over."""
        article = self._open(request, article_id)
        person = person_of(request)
        if "leaving" in request.POST:
            Presence.objects.filter(article=article, user=person).delete()
            return JsonResponse({})
        row = Presence.objects.touch(article, person, BEAT_LASTS)
        others = [_told(each) for each in Presence.objects.others(article, person)]
        taken = _taken(row) if row.taken_by else None
        latest = article.revisions_made
        response = JsonResponse({"others": others, "taken": taken, "revision": latest})
        response["Cache-Control"] = "private, no-store"
        return response

    def take_over_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        article = self._open(request, article_id, reading=True)
        person = person_of(request)
        if not permissions.may_edit(person, article):
            raise PermissionDenied  # A form may still be sent in then, but nobody is put out.
        if request.method == "POST":
            Presence.objects.touch(article, person, OPENING_LASTS)
            if Presence.objects.take_over(article, person):
                messages.success(request, "You have taken the story over, and whoever was at it is told.")
            return redirect("admin:articles_article_change", article.pk)
        context = {"others": list(Presence.objects.others(article, person))}
        page = self.past_page  # type: ignore[attr-defined]
        response: HttpResponse = page(request, article, "take_over", f"Take over: {article}", context)
        return response

    def _open(self, request: HttpRequest, article_id: int, *, reading: bool = False) -> Article:
        article: Article | None = self.get_object(request, str(article_id))  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such story.")
        may = self.has_change_permission(request, article)  # type: ignore[attr-defined]
        if not may or (request.method != "POST" and not reading):
            raise PermissionDenied
        return article


def _as_sent(request: HttpRequest, kept: UnsavedText) -> HttpRequest:
    """The request as it would be had the kept form just been sent."""
    sent = copy(request)
    sent.method = "POST"
    sent.POST = QueryDict(kept.fields)
    sent._files = MultiValueDict()  # type: ignore[attr-defined] # or reading the files would read POST anew
    sent.recalled = kept  # type: ignore[attr-defined]
    return sent


def _unsaved_form(form: type[Any]) -> type[Any]:
    class Unsaved(form):
        """Shows what was typed and never saves it: that takes a press of the button."""

        def clean(self) -> Any:
            given = super().clean()
            self.add_error(None, NOT_SAVED)
            return given

    return Unsaved


def _keeping(request: HttpRequest, article: Article | None) -> dict[str, Any]:
    person, sent = person_of(request), request.POST.get("form_key", "")
    key = sent if KEY.fullmatch(sent) else secrets.token_urlsafe(12)
    kept = UnsavedText.objects.filter(user=person, article=article).exclude(key=key).order_by("-kept_at")
    keeping: dict[str, Any] = {
        "key": key,
        "writer": signing.dumps([person.pk, article.pk if article else 0], salt=SALT),
        "person": person.pk,
        "article": article,
        "form_address": _form_address(article),
        "kept": kept.defer("fields"),
        "recalled": getattr(request, "recalled", None),
        "unsaved": request.method == "POST",
    }
    if article:
        keeping["row"] = Presence.objects.touch(article, person, OPENING_LASTS)
        keeping["others"] = Presence.objects.others(article, person)
    return keeping


def _form_address(article: Article | None) -> str:
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])


def _told(row: Presence) -> str:
    return f"{_name(row.user)} has this story open since {_time(row.since)}."


def _taken(row: Presence) -> str:
    return f"{_name(row.taken_by)} took this story over at {_time(row.taken_at)}."


def _name(user: Any) -> str:
    return user.get_full_name() or user.username if user else "Somebody"


def _time(moment: Any) -> str:
    return date_format(localtime(moment), "H:i")

"""The page on which a story is shared with somebody outside, and links to it are closed again."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from articles import clock, sharing
from articles.admin.rights import person_of
from articles.models import Article
from articles.timeline import Refused

LASTS = [("1", "a day"), ("3", "three days"), ("7", "a week"), ("30", "thirty days")]


class ShareForm(forms.Form):
    number = forms.IntegerField(label="Which save", min_value=1)
    reader = forms.CharField(
        label="For whom", max_length=120, required=False, help_text="Only the desk sees this."
    )
    days = forms.ChoiceField(label="How long it opens", choices=LASTS, initial="3")


class SharePages:
    """Making, listing and closing links to one revision."""

    def get_urls(self) -> list[URLPattern]:
        guarded = self.admin_site.admin_view(self.share_view)  # type: ignore[attr-defined]
        route = path("<int:article_id>/share/", guarded, name="articles_article_share")
        return [route, *super().get_urls()]  # type: ignore[misc]

    def share_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        article: Article = self.story_of(request, article_id)  # type: ignore[attr-defined]
        person = person_of(request)
        if not sharing.is_open_to(person, article):
            raise PermissionDenied
        form = ShareForm(initial={"number": article.revisions_made})
        if request.method == "POST":
            form = ShareForm(request.POST)
            if self._done(request, article, form):
                return redirect("admin:articles_article_share", article.pk)
        now = clock.reading_time()
        links = [
            {"link": link, "open": link.opens(now), "address": f"{settings.SITE_URL}{sharing.path_of(link)}"}
            for link in sharing.links_for(person, article).select_related("revision", "made_by", "revoked_by")
        ]
        context: dict[str, Any] = {
            "form": form,
            "links": links,
            "may_share": sharing.may_share(person, article),
        }
        status = 422 if form.errors else 200
        page = self.past_page  # type: ignore[attr-defined]
        response: HttpResponse = page(request, article, "share", f"Share: {article}", context, status)
        return response

    def _done(self, request: HttpRequest, article: Article, form: ShareForm) -> bool:
        by = person_of(request)
        try:
            if revoked := request.POST.get("revoke", ""):
                link = int(revoked) if revoked.isascii() and revoked.isdecimal() and len(revoked) < 18 else 0
                sharing.revoke(article.pk, by=by, link_id=link)
                messages.success(request, "The link is closed: it opens nothing any more.")
                return True
            if not form.is_valid():
                return False
            given = form.cleaned_data
            until = clock.reading_time() + timedelta(days=int(given["days"]))
            sharing.share(article.pk, by=by, number=given["number"], until=until, reader=given["reader"])
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
            return False
        messages.success(request, "The link is made: copy it from the list and send it.")
        return True

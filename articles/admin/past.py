"""The past of a story: what happened to it, how two of its texts differ, an earlier one taken up again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse

from articles import permissions
from articles.admin.rights import person_of
from articles.admin.standing import Standing
from articles.admin.unsaved import story_in
from articles.compare import compare, stretches
from articles.conditions import told
from articles.earlier import restore_save
from articles.models import Article, Edition, Revision, UnsavedText
from articles.story import Story
from articles.timeline import Refused


@dataclass(frozen=True)
class Entry:
    """One line of a story's history; `save` is the number of the text it left."""

    step: str
    by: User | None
    at: datetime
    about: str = ""
    note: str = ""
    save: int | None = None


@dataclass(frozen=True)
class Side:
    """One of two texts that are compared, with whose it is."""

    value: str
    name: str
    by: User | None
    at: datetime | None
    story: Story
    date: str = ""


class PastPages:
    """What the admin of stories shows of their past."""

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Any, name: str) -> URLPattern:
            guarded = self.admin_site.admin_view(view)  # type: ignore[attr-defined]
            return path(route, guarded, name=f"articles_article_{name}")

        return [
            named("<int:article_id>/compare/", self.compare_view, "compare"),
            named("<int:article_id>/saves/<int:number>/restore/", self.restore_save_view, "restore_save"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        article = self.story_of(request, object_id)
        context = {
            "entries": entries_of(article),
            "may_restore": permissions.may(person_of(request), "edit", article),
        }
        return self.past_page(request, article, "history", f"History: {article}", context)

    def compare_view(self, request: HttpRequest, article_id: int) -> HttpResponse:
        article = self.story_of(request, article_id)
        standing = Standing.of(article, person_of(request))
        left = self._side(request, standing, request.GET.get("left", "live"))
        right = self._side(request, standing, request.GET.get("right", "now"))
        if left is None or right is None:
            raise Http404("There is no such text of this story.")
        unsaved = right.value.removeprefix("unsaved-") if right.value.startswith("unsaved-") else ""
        if request.method == "POST" and unsaved:
            UnsavedText.objects.filter(user=person_of(request), key=unsaved).delete()
            messages.success(request, "What was kept of your unsaved text is discarded.")
            return redirect("admin:articles_article_change", article.pk)
        blocks = compare(left.story, right.story, dates=(left.date, right.date))
        context = {
            "left": left,
            "right": right,
            "stretches": stretches(blocks),
            "same": not any(block.changed for block in blocks),
            "numbers": range(article.revisions_made, 0, -1),
            "is_live": standing.live is not None,
            "unsaved": unsaved,
        }
        return self.past_page(request, article, "compare", f"What differs: {article}", context)

    def restore_save_view(self, request: HttpRequest, article_id: int, number: int) -> HttpResponse:
        article = self.story_of(request, article_id)
        standing = Standing.of(article, person_of(request))
        earlier = self._side(request, standing, str(number))
        now = self._side(request, standing, "now")
        if earlier is None or now is None:
            raise Http404("There is no such save.")
        refusal = ""
        if request.method == "POST":
            try:
                seen = request.POST.get("seen", "")
                made = restore_save(article.pk, by=person_of(request), number=number, seen=seen)
            except Refused as refused:
                refusal = refused.message
            else:
                messages.success(
                    request, f"The text of save {number} is the working copy again (save {made.number})."
                )
                return redirect("admin:articles_article_change", article.pk)
        blocks = compare(now.story, earlier.story)
        context = {
            "left": now,
            "right": earlier,
            "stretches": stretches(blocks),
            "seen": standing.digest,
            "refusal": refusal,
            "may_restore": permissions.may(person_of(request), "edit", article),
        }
        title = f"Restore save {number}: {article}"
        return self.past_page(request, article, "restore_save", title, context, 422 if refusal else 200)

    def story_of(self, request: HttpRequest, key: int | str) -> Article:
        article: Article | None = self.get_object(request, str(key))  # type: ignore[attr-defined]
        if article is None:
            raise Http404("There is no such story.")
        return article

    def past_page(
        self,
        request: HttpRequest,
        article: Article,
        name: str,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        site, opts = self.admin_site, self.opts  # type: ignore[attr-defined]
        context |= {
            "title": title,
            "original": article,
            "opts": opts,
            "story_url": reverse("admin:articles_article_change", args=[article.pk]),
        }
        template = f"admin/articles/article/{name}.html"
        response = render(request, template, site.each_context(request) | context, status=status)
        response["Cache-Control"] = "private, no-store"
        return response

    def _side(self, request: HttpRequest, standing: Standing, value: str) -> Side | None:
        article = standing.article
        saved = article.revisions.select_related("saved_by")
        if value == "live":
            edition = standing.live
            if edition is None:
                return _saved(value, saved.order_by("number").first(), standing)
            by = edition.revision.saved_by if edition.revision else None
            date = told(edition.first_published_at)
            return Side(value, "What readers see", by, edition.live_from, Story.from_edition(edition), date)
        if value == "now":
            return _saved(value, standing.latest, standing)
        if value.startswith("unsaved-"):
            return self._unsaved(request, article, value)
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else 0
        return _saved(value, saved.filter(number=number).first(), standing)

    def _unsaved(self, request: HttpRequest, article: Article, value: str) -> Side | None:
        kept = UnsavedText.objects.of(person_of(request), value.removeprefix("unsaved-"))
        if kept is None or kept.article_id != article.pk:
            return None
        form = self.get_form(request, article, change=True)  # type: ignore[attr-defined]
        form.preview = True
        given = QueryDict(kept.fields)
        bound = form(given, instance=Article.objects.get(pk=article.pk))
        byline = self.byline_formset(request, article, given)  # type: ignore[attr-defined]
        bound.is_valid()
        byline.is_valid()
        return Side(value, "Your unsaved text", kept.user, kept.kept_at, story_in(bound, byline))


def _saved(value: str, revision: Revision | None, standing: Standing) -> Side | None:
    if revision is None:
        return None
    name = f"Save {revision.number}" + (", the working copy" if value == "now" else "")
    public = [each for each in standing.line.editions if each.revision_id == revision.pk]
    date = told(public[0].first_published_at) if public else ""
    return Side(value, name, revision.saved_by, revision.saved_at, Story.from_revision(revision), date)


def entries_of(article: Article) -> list[Entry]:
    """Every save and every step, the newest first."""
    log = article.log.select_related("by", "revision").defer("revision__content").order_by("pk")
    found, told_saves = [], set()
    for entry in log:
        revision = entry.revision
        save = None
        if revision and revision.step == entry.step and revision.number not in told_saves:
            save = revision.number
            told_saves.add(save)
        about = f"edition {entry.edition_number}" if entry.edition_number else ""
        if entry.kind:
            about += f" ({Edition.Kind(entry.kind).label.lower()})"
        if not about and revision and save is None:
            about = f"save {revision.number}"
        if entry.effective and entry.effective != entry.at:
            about += f" for {told(entry.effective)}"
        found.append(Entry(entry.step.replace("_", " "), entry.by, entry.at, about, entry.note, save))
    for revision in article.revisions.select_related("saved_by").defer("content"):
        if revision.number not in told_saves:
            step = revision.step.replace("_", " ")
            found.append(Entry(step, revision.saved_by, revision.saved_at, save=revision.number))
    found.sort(key=lambda entry: (entry.at, entry.save or 0))
    return found[::-1]

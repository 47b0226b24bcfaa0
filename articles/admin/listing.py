"""The list of stories: what is shown of each, and by what it can be narrowed."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest

from articles import clock, permissions, waiting
from articles.admin.standing import present_and_planned
from articles.models import Article, ArticleByline, Edition

Kind = Edition.Kind


class StoryList(ChangeList):
    """With what each row shows, in a fixed number of queries."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Article]:
        articles = super().get_queryset(request, exclude_parameters)
        bylines = Prefetch("bylines", ArticleByline.objects.select_related("author"))
        return articles.prefetch_related(present_and_planned(), bylines)


class PublicState(SimpleListFilter):
    title = "what readers see"
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", "live"),
            ("planned", "something planned"),
            ("expired", "expired"),
            ("killed", "killed"),
            ("never", "never public"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        now = clock.reading_time()
        editions = Edition.objects.filter(article=OuterRef("pk")).order_by()
        present = editions.in_force(now)
        wanted = {
            "live": Exists(present.exclude(kind__in=Edition.ABSENT)),
            "planned": Exists(editions.filter(live_from__gt=now)),
            "expired": Exists(present.filter(kind=Kind.EXPIRED)),
            "killed": Exists(present.filter(kind=Kind.TOMBSTONE)),
            "never": ~Exists(editions.filter(live_from__lte=now)),
        }
        condition = wanted.get(self.value() or "")
        return queryset.filter(condition) if condition else queryset


class Whose(SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", "mine")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return permissions.own_stories(request.user, queryset) if self.value() == "mine" else queryset


class Waits(SimpleListFilter):
    """What the desk's first page counts, story by story."""

    title = "what has to be done"
    parameter_name = "waits"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("approved", "to be published"), ("sent_back", "mine, sent back")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "approved":
            return waiting.approved(queryset)
        if self.value() == "sent_back":
            return waiting.sent_back(permissions.own_stories(request.user, queryset))
        return queryset

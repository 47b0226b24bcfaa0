"""The list of stories: what is shown of each, and how far it goes."""

from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest

from articles.admin.standing import present_and_planned
from articles.models import Article, ArticleByline

MOST = 10_000


def with_rows(articles: QuerySet[Article]) -> QuerySet[Article]:
    """With what a row of the list shows of each, in a fixed number of queries."""
    bylines = Prefetch("bylines", ArticleByline.objects.select_related("author"))
    shown = articles.select_related("section").defer("body")
    return shown.prefetch_related(present_and_planned(), bylines)


class StoryPages(Paginator):
    """The pages of the first `MOST` stories: nobody turns more, and to count on takes long.

    First come the keys alone, which the databases find in their indexes: the rows are long, and the texts in
    them are passed over slowly. They tell how many there are, too.
    """

    @cached_property
    def keys(self) -> list[int]:
        stories: QuerySet[Article] = self.object_list  # type: ignore[assignment]
        return list(stories.select_related(None).values_list("pk", flat=True)[:MOST])

    @cached_property
    def count(self) -> int:
        return len(self.keys)

    def page(self, number: int | str) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        return Page(self.rows(start, start + self.per_page), number, self)

    def rows(self, start: int, end: int) -> list[Article]:
        keys = self.keys[start:end]
        found = with_rows(Article.objects.filter(pk__in=keys).order_by()).in_bulk() if keys else {}
        return [found[key] for key in keys if key in found]


class StoryList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Article]:
        return with_rows(super().get_queryset(request, exclude_parameters))

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if not self.multi_page or (self.show_all and self.can_show_all):
            self.result_list = self.paginator.rows(0, self.list_max_show_all)

    @property
    def goes_on(self) -> bool:
        """Whether there are more stories than the pages show."""
        return self.result_count >= MOST

"""By what the list of stories can be narrowed.

Each is answered from an index, however many stories there are: what is rare is looked for by its own rows,
and what is common is met soon on the way from the latest change on.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.contrib.admin import DateFieldListFilter, ListFilter, SimpleListFilter
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.timezone import make_aware

from articles import clock, permissions, waiting
from articles.admin.searching import signed_by
from articles.models import Article, Edition

Kind = Edition.Kind


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
        now, value = clock.reading_time(), self.value()
        its = Edition.objects.filter(article=OuterRef("pk")).order_by()
        if value == "planned":
            return queryset.filter(pk__in=waiting.planned(now).values("pk"))
        if kind := {"expired": Kind.EXPIRED, "killed": Kind.TOMBSTONE}.get(value or ""):
            return queryset.filter(pk__in=waiting.absent(now, kind).values("pk"))
        if value == "live":
            return queryset.filter(Exists(its.in_force(now).exclude(kind__in=Edition.ABSENT)))
        if value == "never":
            first, *rest = (each.values("pk") for each in waiting.in_hand(now))
            return queryset.filter(~Exists(its.filter(live_from__lte=now)), pk__in=first.union(*rest))
        return queryset


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


class Changed(DateFieldListFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "last change"


class FormFilter(ListFilter):
    """What is filled in and not chosen from a list. Its form sends the other filters along."""

    template = "admin/articles/article/filter_form.html"
    form_class: ClassVar[type[forms.Form]]

    def __init__(
        self, request: HttpRequest, params: dict[str, list[str]], model: Any, model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        asked = [name for name in self.form_class.base_fields if name in params]
        self.used_parameters = {name: params.pop(name)[-1] for name in asked}
        self.form = self.form_class(self.used_parameters, auto_id="filter-%s")

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(self.form_class.base_fields)

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """One: what the form sends along, and the address of the list without this filter."""
        own = list(self.form_class.base_fields)
        kept = [(name, values[-1]) for name, values in changelist.filter_params.items() if name not in own]
        yield {"kept": kept, "without": changelist.get_query_string(remove=own)}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        return self.narrowed(queryset) if self.form.is_valid() else queryset.none()

    def narrowed(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        raise NotImplementedError


class AuthorForm(forms.Form):
    author = forms.CharField(
        label="Name", required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )


class ByAuthor(FormFilter):
    """By any part of a name: a list of all who ever wrote here would be too long to choose from."""

    title = "author"
    form_class = AuthorForm

    def narrowed(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        name = self.form.cleaned_data["author"]
        return articles.filter(pk__in=signed_by(name).values("article")) if name else articles


def day_field(label: str) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, input_formats=["%Y-%m-%d"])


class PublishedForm(forms.Form):
    since, until = day_field("From"), day_field("To")


class Published(FormFilter):
    """By the day under which readers find a story, planned ones included."""

    title = "day of publication"
    form_class = PublishedForm

    def narrowed(self, articles: QuerySet[Article]) -> QuerySet[Article]:
        since, until = self.form.cleaned_data["since"], self.form.cleaned_data["until"]
        if not since and not until:
            return articles
        # The date is the same in all editions of a story, and one of them has no end.
        editions = Edition.objects.filter(live_until=None).order_by()
        if since:
            editions = editions.filter(first_published_at__gte=_midnight(since))
        if until and until < date.max:
            editions = editions.filter(first_published_at__lt=_midnight(until + timedelta(days=1)))
        # As an expression the key is in no index: so SQLite walks the stories from the latest change on,
        # where it would look each one of a long time up.
        return articles.annotate(key=F("pk") + 0).filter(key__in=editions.values("article"))


def _midnight(day: date) -> datetime:
    """In the site's zone."""
    return make_aware(datetime.combine(day, time()))

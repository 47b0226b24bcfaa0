"""The search form. It keeps what was typed, whatever it was, and never refuses a question."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import BigIntegerField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils import timezone

from articles.marks import UNWANTED
from articles.models import Author, Edition, Section
from articles.search.finding import Narrowing
from articles.search.question import LONGEST, Question

DAYS = {"week": 7, "month": 31, "year": 365}
# What both databases can compare in any zone.
EARLIEST, LATEST = date(1000, 1, 1), date(9000, 1, 1)
LONGEST_VALUE = 200


def _date(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Write the date like this: 2026-05-14."},
    )


class SearchForm(forms.Form):
    q = forms.CharField(
        label="Search for",
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"type": "search", "maxlength": LONGEST, "autocomplete": "off", "dir": "auto"}
        ),
    )
    section = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no such section."}
    )
    author = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "No story here is by such an author."}
    )
    when = forms.ChoiceField(
        label="Published",
        required=False,
        choices=[
            ("", "At any time"),
            ("week", "In the past week"),
            ("month", "In the past month"),
            ("year", "In the past year"),
        ],
        error_messages={"invalid_choice": "Choose one of the times."},
    )

    def __init__(self, query: QueryDict, at: datetime) -> None:
        self.at = at
        typed = {name: _tidy(query.get(name, "")) for name in ("section", "author", "when", "from", "to")}
        self.question = Question.from_text(text := _tidy(query.get("q", ""), LONGEST + 1))
        super().__init__({"q": text[:LONGEST]} | typed, use_required_attribute=False)
        # "from" is a word of Python's own, and cannot be the name of an attribute.
        self.fields |= {"from": _date("From"), "to": _date("To")}
        self._offer(_choices(at))

    def _offer(self, rows: Iterable[tuple[str, int, str, str, int | None]]) -> None:
        """Sections with those inside them under their names, and the authors whose stories can be read."""
        found = list(rows)
        sections = [row for row in found if row[0] == "section"]
        self.authors = {slug: key for kind, key, slug, _, _ in found if kind == "author"}
        self.sections = {
            slug: (key, *(inner for _, inner, _, _, parent in sections if parent == key))
            for _, key, slug, _, _ in sections
        }
        nested = [("", "All sections")]
        for _, key, slug, name, parent in sections:
            if parent is None:
                nested.append((slug, name))
                nested += [(row[2], f"{name} – {row[3]}") for row in sections if row[4] == key]
        self._choose("section", nested)
        self._choose("author", [("", "All authors"), *((r[2], r[3]) for r in found if r[0] == "author")])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in {"from", "to"} - values.keys():
            # A field for dates shows nothing else, and what was typed would be gone.
            self.fields[name].widget.input_type = "text"
        if values.get("from") and values.get("to") and values["from"] > values["to"]:
            self.add_error("to", "This day lies before the first one.")
        return values

    @property
    def asks(self) -> bool:
        """Whether anything is looked for: words, or all stories of a section, an author or a time."""
        return bool(self.question or self.narrowing)

    @property
    def narrowing(self) -> Narrowing:
        """What a valid form narrows the search to."""
        values = self.cleaned_data
        since = [_midnight(values["from"])] if values["from"] else []
        if values["when"]:
            since.append(self.at - timedelta(days=DAYS[values["when"]]))
        return Narrowing(
            sections=self.sections.get(values["section"], ()),
            author=self.authors.get(values["author"]),
            since=max(since, default=None),
            # The whole of the last day, to its last microsecond.
            until=_midnight(values["to"], days=1) - timedelta(microseconds=1) if values["to"] else None,
        )


def _tidy(text: str, longest: int = LONGEST_VALUE) -> str:
    """In one line, without what no page and no database can hold."""
    return " ".join(UNWANTED.sub(" ", text[: 10 * longest]).split())[:longest]


def _midnight(day: date, days: int = 0) -> datetime:
    bounded = min(max(day, EARLIEST), LATEST) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(bounded, time.min), timezone.get_default_timezone())


def _choices(at: datetime) -> Any:
    """Kind, key, slug, name and parent of each section and author, in one query."""
    columns = ("kind", "pk", "slug", "name", "inside")
    readable = Edition.objects.live(at).filter(bylines__author=OuterRef("pk")).order_by()
    authors = Author.objects.filter(Exists(readable)).annotate(
        kind=Value("author"), inside=Cast(Value(None), BigIntegerField())
    )
    sections = Section.objects.annotate(kind=Value("section"), inside=F("parent"))
    return (
        sections.order_by()
        .values_list(*columns)
        .union(authors.order_by().values_list(*columns), all=True)
        .order_by("name", "pk")
    )

"""The page of search."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles import clock
from articles.models import Edition
from articles.search.finding import MOST, find
from articles.search.forms import SearchForm
from articles.search.passages import marked, passage
from articles.search.question import LONGEST, MOST_WORDS, Question

ON_A_PAGE = 10


@dataclass(frozen=True)
class Result:
    edition: Edition
    headline: SafeString
    passage: SafeString


@csrf_exempt
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    at = clock.reading_time()
    form = SearchForm(request.GET, at)
    context = {
        "form": form,
        "canonical": f"{settings.SITE_URL.rstrip('/')}{reverse('search')}",
        "longest": LONGEST,
        "most_words": MOST_WORDS,
    }
    if form.is_valid() and form.asks:
        context |= _results(form, request.GET.get("page", ""), at)
    return render(request, "articles/search.html", context)


def _results(form: SearchForm, page: str, at: datetime) -> dict[str, Any]:
    """A page of what was found. Rank has no key to go on from, so pages are counted; there are at most
    as many as `MOST` stories fill."""
    found = find(form.question, form.narrowing, at)
    last = max(1, -(-len(found.editions) // ON_A_PAGE))
    number = min(int(page), last) if page.isascii() and page.isdecimal() and 0 < len(page) < 9 else 1
    number = max(number, 1)
    keys = found.editions[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    return {
        "searched": True,
        "count": len(found.editions),
        "most": MOST if found.more else None,
        "results": _shown(keys, form.question, at),
        "page": number,
        "pages": last,
        "previous": _address(form, number - 1) if number > 1 else "",
        "next": _address(form, number + 1) if number < last else "",
        "wider": _address(form, 1, "q") if form.question and form.narrowing else "",
    }


def _shown(keys: list[int], question: Question, at: datetime) -> list[Result]:
    editions = Edition.objects.live(at).for_page().in_bulk(keys) if keys else {}
    return [
        Result(edition, marked(edition.headline, question), passage(edition, question))
        for key in keys
        if (edition := editions.get(key))
    ]


def _address(form: SearchForm, page: int, *names: str) -> str:
    """The same search on another page; with names, only these of its fields."""
    values = {name: form.data[name] for name in names or form.fields if form.data[name]}
    return f"?{urlencode(values | ({'page': str(page)} if page > 1 else {}))}"

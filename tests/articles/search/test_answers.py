"""The same questions have the same answers on every database: the one kept list is what both must give."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from articles.models import Edition
from articles.search.finding import find
from articles.search.forms import SearchForm
from tests.articles.search.corpus import NOW, print_newspaper

ANSWERS = Path(__file__).with_name("answers.json")


def answer(query: str) -> list[str]:
    form = SearchForm(QueryDict(query), NOW)
    assert form.is_valid(), form.errors
    slugs = dict(Edition.objects.values_list("pk", "slug"))
    return [slugs[key] for key in find(form.question, form.narrowing, NOW).editions]


@pytest.mark.django_db
def test_sixty_questions_have_the_answers_that_are_kept_in_their_order():
    kept = json.loads(ANSWERS.read_text(encoding="utf-8"))
    print_newspaper()
    assert len(kept) >= 60
    assert {query: answer(query) for query in kept} == kept
    assert all(parse_qs(query) for query in kept)

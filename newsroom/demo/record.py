"""Remembers which rows the demo made, whatever it is made of, so that exactly they can go again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import Model, QuerySet

from newsroom.models import DemoRecord, Identity, Page

# There is one of each, so what somebody has written over the demo's words is theirs.
TEXTS: dict[type[Model], tuple[str, ...]] = {
    Identity: ("name", "tagline", "contact"),
    Page: ("title", "body"),
}


@contextmanager
def recorded() -> Iterator[None]:
    """Around the loading of the demo, in the transaction that nobody else writes to the site in."""
    keys_before, texts_before = _keys(), _texts()
    yield
    texts = _texts()
    altered = {
        key: [texts_before.get(key), words] for key, words in texts.items() if words != texts_before.get(key)
    }
    made = {
        model._meta.label: [key if isinstance(key, int) else str(key) for key in sorted(keys)]
        for model, keys in _new(keys_before).items()
        if model not in TEXTS
    }
    DemoRecord.objects.create(made=made, altered=altered)


def all_of(model: type[Model]) -> QuerySet[Any]:
    """Every row, by no manager of its own."""
    return QuerySet(model).order_by()


def _new(before: dict[type[Model], set[Any]]) -> dict[type[Model], set[Any]]:
    return {model: found for model, keys in _keys().items() if (found := keys - before[model])}


def _keys() -> dict[type[Model], set[Any]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model is not Session]
    return {model: set(all_of(model).values_list("pk", flat=True)) for model in models}


def _texts() -> dict[str, list[str]]:
    return {
        f"{model._meta.label}:{pk}": list(texts)
        for model, columns in TEXTS.items()
        for pk, *texts in all_of(model).values_list("pk", *columns)
    }


def put_texts_back(altered: dict[str, tuple[list[str] | None, list[str]]]) -> list[str]:
    """Where the demo's words still stand, what stood there before does again; returns what was left alone."""
    now, kept = _texts(), []
    for key, (before, after) in altered.items():
        label, _, pk = key.partition(":")
        model = apps.get_model(label)
        if now.get(key) != after:
            kept += [str(row) for row in all_of(model).filter(pk=pk)]
        elif before is None:
            all_of(model).filter(pk=pk).delete()
        else:
            all_of(model).filter(pk=pk).update(**dict(zip(TEXTS[model], before, strict=True)))
    return kept

"""Takes the demo out from beside what people wrote since.

A story of the demo goes with all that hangs on it. What stories use – a login, an author, a section, a tag, a
picture – stays where anything that stays names it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import CASCADE, ForeignKey, Model
from django.db.models.sql import DeleteQuery

from articles.markup import picture_keys
from articles.models import Article, Author, Image, Revision, Section, Tag
from articles.search import index
from newsroom.demo.record import all_of, put_texts_back
from newsroom.models import DemoRecord

Rows: TypeAlias = dict[type[Model], set[Any]]
USED = (User, Author, Section, Tag, Image)
CHUNK = 500


@dataclass(frozen=True)
class Removal:
    record: DemoRecord
    goes: Rows
    stays: Rows
    """Rows of the demo that something names which is not of the demo."""
    added: Rows
    """What was added to the demo's stories since, and goes with them."""

    @transaction.atomic
    def carry_out(self) -> list[str]:
        """What people have written over the demo's own words, and keep."""
        pictures = list(Image.objects.filter(pk__in=self.goes.get(Image, ())))
        for model, keys in self.goes.items():
            # Not row by row: history refuses that, and here all of it goes. A key that would lead nowhere
            # afterwards is refused by the database at the end of the transaction.
            DeleteQuery(model).delete_batch(list(keys), DEFAULT_DB_ALIAS)
        for model, field in references():
            if field.null and field.related_model not in USED:
                for chunk in chunks(self.goes.get(field.related_model, set())):
                    all_of(model).filter(**{f"{field.name}__in": chunk}).update(**{field.name: None})
        index.remove_orphans()
        for login in User.objects.filter(pk__in=self.stays.get(User, ())):
            login.is_active = login.is_staff = login.is_superuser = False
            login.set_unusable_password()
            login.save()
        kept = put_texts_back(self.record.altered)
        self.record.delete()
        transaction.on_commit(lambda: remove_files(pictures))
        return kept


def remove_files(pictures: list[Image]) -> None:
    for image in pictures:
        image.original.delete(save=False)
        for rendition in image.renditions:
            default_storage.delete(rendition["name"])


def plan_removal() -> Removal | None:
    """Nothing while there is no demo."""
    record = DemoRecord.objects.order_by("pk").last()
    if record is None:
        return None
    made = {model: there(model, keys) for model, keys in with_models(record.made)}
    stays: Rows = defaultdict(set)
    while True:
        goes = with_belongings({model: keys - stays[model] for model, keys in made.items()})
        named = named_by_what_stays(goes)
        if not any(named.values()):
            break
        for model, keys in named.items():
            stays[model] |= keys
    added = {model: keys - made.get(model, set()) for model, keys in goes.items()}
    return Removal(record, goes, dict(stays), added)


def with_models(made: dict[str, list[Any]]) -> Iterator[tuple[type[Model], list[Any]]]:
    known = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    yield from ((known[label], keys) for label, keys in made.items() if label in known)


def there(model: type[Model], keys: list[Any]) -> set[Any]:
    found = (all_of(model).filter(pk__in=chunk).values_list("pk", flat=True) for chunk in chunks(keys))
    return {key for chunk in found for key in chunk}


def with_belongings(rows: Rows) -> Rows:
    """These and everything that hangs on them, on that, and so on."""
    goes: Rows = defaultdict(set, {model: set(keys) for model, keys in rows.items()})
    fresh: Rows = {model: set(keys) for model, keys in rows.items()}
    owned = [each for each in references() if belongs(*each)]
    while any(fresh.values()):
        found: Rows = defaultdict(set)
        for model, field in owned:
            keys = {key for key, _ in naming(model, field, fresh.get(field.related_model, set()))}
            found[model] |= keys - goes[model]
        for model, keys in found.items():
            goes[model] |= keys
        fresh = found
    return goes


def named_by_what_stays(goes: Rows) -> Rows:
    named: Rows = defaultdict(set)
    for model, field in references():
        if field.related_model in USED and not belongs(model, field):
            for key, target in naming(model, field, goes.get(field.related_model, set())):
                if key not in goes.get(model, ()):
                    named[field.related_model].add(target)
    named[Image] |= set(pictures_in_what_stays(goes)) & goes.get(Image, set())
    return named


def pictures_in_what_stays(goes: Rows) -> Iterator[int]:
    """A body names its pictures in its text, and a story can be brought back as any save has it."""
    articles = goes.get(Article, set())
    for key, body in Article.objects.order_by().values_list("pk", "body").iterator(CHUNK):
        if key not in articles:
            yield from picture_keys(body)
    for key, content in Revision.objects.order_by().values_list("article", "content").iterator(CHUNK):
        if key not in articles:
            yield from picture_keys(content.get("body") or "")
            yield (content.get("lead_image") or {}).get("id") or 0


def references() -> Iterator[tuple[type[Model], Any]]:
    """Every key from one table to another."""
    for model in apps.get_models(include_auto_created=True):
        yield from ((model, field) for field in model._meta.local_fields if isinstance(field, ForeignKey))


def belongs(model: type[Model], field: Any) -> bool:
    """Whether a row is a part of what its key names, and not only a user of it."""
    if model._meta.auto_created:
        return bool(model._meta.auto_created is field.related_model)
    cascades = field.remote_field.on_delete is CASCADE
    return cascades or (field.related_model not in USED and not field.null)


def naming(model: type[Model], field: Any, keys: set[Any]) -> Iterator[tuple[Any, Any]]:
    for chunk in chunks(keys):
        yield from all_of(model).filter(**{f"{field.name}__in": chunk}).values_list("pk", field.attname)


def chunks(keys: Any) -> Iterator[list[Any]]:
    every = iter(keys)
    while chunk := list(islice(every, CHUNK)):
        yield chunk

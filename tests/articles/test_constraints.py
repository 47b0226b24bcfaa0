"""What the database itself refuses, whichever code asks."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import AddConstraint, AlterField, RemoveConstraint
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from articles import clock
from articles.checks import missing_guards
from articles.models import Address, Article, Edition
from tests.articles.factories import make_article, make_author, make_tag, published
from tests.articles.guards import GUARD, drop_guard

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.at(NOON):
        yield


@pytest.fixture
def live() -> Edition:
    """An edition from noon to one o'clock, and its story's next one from then on."""
    article = published()
    edition = article.editions.get()
    edition.live_until = NOON + HOUR
    edition.save(update_fields=["live_until"])
    another(edition, number=2, live_from=NOON + HOUR).save()
    return edition


def another(edition: Edition, **columns: Any) -> Edition:
    copied = {each.attname: getattr(edition, each.attname) for each in Edition._meta.concrete_fields}
    return Edition(**copied | {"id": None, "number": 9, "live_until": None} | columns)


def created(edition: Edition) -> None:
    edition.save(force_insert=True)


def created_in_bulk(edition: Edition) -> None:
    Edition.objects.bulk_create([edition])


def updated_raw(edition: Edition) -> None:
    """Insert a harmless row of another story, then alter it in one raw statement."""
    other = another(edition.article.editions.get(number=1), article_id=Article.objects.create().pk)
    other.save()
    names = [each.column for each in Edition._meta.concrete_fields if not each.primary_key]
    values = [
        each.get_db_prep_save(getattr(edition, each.attname), connection)
        for each in Edition._meta.concrete_fields
        if not each.primary_key
    ]
    assignments = ", ".join(f"{name} = %s" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_edition SET {assignments} WHERE id = %s", [*values, other.pk])


WAYS = pytest.mark.parametrize("write", [created, created_in_bulk, updated_raw])


def refuse(names: str, write: Callable[[Edition], None], edition: Edition) -> None:
    """SQLite names the columns of a unique rule and not the rule."""
    with pytest.raises(IntegrityError, match=f"{names}|UNIQUE constraint failed: articles_edition"):
        with transaction.atomic():
            write(edition)


@WAYS
@pytest.mark.parametrize(
    ("begins", "ends"),
    [(0.25, 0.75), (-1.0, 0.5), (0.5, 1.5), (-1.0, 3.0), (1.25, 5.0), (2.0, None), (-1.0, None)],
)
def test_no_story_has_two_editions_at_one_moment(
    live: Edition, write: Callable[[Edition], None], begins: float, ends: float | None
) -> None:
    overlapping = another(
        live,
        live_from=NOON + begins * HOUR,
        live_until=None if ends is None else NOON + ends * HOUR,
        first_published_at=NOON - 2 * HOUR,
    )
    refuse("edition_never_two_live|edition_one_open", write, overlapping)


@WAYS
def test_editions_that_only_touch_are_allowed(live: Edition, write: Callable[[Edition], None]) -> None:
    before = another(live, live_from=NOON - HOUR, live_until=NOON, first_published_at=NOON - 2 * HOUR)
    write(before)
    assert live.article.editions.count() == 3


def test_two_stories_may_be_live_at_the_same_time() -> None:
    published()
    published()
    assert Edition.objects.live(NOON).count() == 2


def closed(live: Edition) -> Edition:
    """The same line with its end closed, so that only the rule in question can refuse a further edition."""
    last = live.article.editions.get(number=2)
    last.live_until = NOON + 2 * HOUR
    last.save(update_fields=["live_until"])
    return last


@WAYS
@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("edition_number", {"number": 1}),
        ("edition_lasts", {"live_until": NOON + 2 * HOUR}),
        ("edition_first_published", {"first_published_at": NOON + 3 * HOUR}),
        ("edition_embargo", {"embargo_until": NOON + 3 * HOUR}),
        ("edition_has_revision", {"revision_id": None}),
        ("edition_has_revision", {"kind": "tombstone"}),
    ],
)
def test_a_row_that_breaks_a_rule_of_editions_is_refused(
    live: Edition, write: Callable[[Edition], None], name: str, columns: dict[str, Any]
) -> None:
    closed(live)
    refuse(name, write, another(live, **{"live_from": NOON + 2 * HOUR} | columns))


@WAYS
def test_a_row_that_breaks_none_is_taken(live: Edition, write: Callable[[Edition], None]) -> None:
    closed(live)
    write(another(live, live_from=NOON + 2 * HOUR))
    assert live.article.editions.count() == 3


def test_without_the_guard_one_moment_and_one_open_end_are_still_rules_of_their_own(live: Edition) -> None:
    drop_guard()
    refuse("edition_moment", created, another(live, live_until=NOON + timedelta(minutes=1)))
    refuse("edition_one_open", created, another(live, live_from=NOON + 2 * HOUR))


def test_no_author_or_tag_is_named_twice_and_no_place_in_a_byline_taken_twice() -> None:
    edition = published(tags=[make_tag()]).editions.get()
    byline, tag = edition.bylines.get(), edition.edition_tags.get()
    rows = [
        type(byline)(edition=edition, author=byline.author, position=1),
        type(byline)(edition=edition, author=make_author(), position=0),
        type(tag)(edition=edition, tag=tag.tag),
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_no_two_stories_hold_one_path_and_no_revision_two_standing_approvals() -> None:
    article = published()
    approval = article.revisions.get().approvals.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(path=article.addresses.get().path, article=make_article())
    with pytest.raises(IntegrityError), transaction.atomic():
        type(approval).objects.create(revision=approval.revision, digest=approval.digest, at=NOON)


# --- The guard itself ---


def migrate(operation: Operation, before: ProjectState) -> ProjectState:
    """Do one operation of a migration, and say what the models are after it."""
    after = before.clone()
    operation.state_forwards("articles", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("articles", editor, before, after)
    return after


def test_the_migrated_database_has_every_guard() -> None:
    assert list(missing_guards("default")) == []
    assert GUARD.stands(connection, Edition)


def test_a_lost_guard_is_an_error_of_the_check_of_the_database() -> None:
    assert run_checks(tags=["database"], databases=["default"]) == []
    drop_guard()
    found = run_checks(tags=["database"], databases=["default"])
    assert [each.id for each in found] == ["articles.E001"]
    assert "edition_never_two_live" in found[0].msg


def test_the_check_of_the_database_is_silent_before_the_tables_are_made(monkeypatch: Any) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    assert list(missing_guards("default")) == []


def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", "articles", check_changes=True, dry_run=True, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_the_guard_survives_two_changes_of_its_table() -> None:
    """On SQLite each of the two makes the table anew, which loses plain triggers."""
    state = MigrationLoader(connection).project_state()
    for length in (250, 200):
        wider = AlterField("edition", "headline", models.CharField(max_length=length))
        state = migrate(wider, state)
        assert GUARD.stands(connection, Edition)
    edition = published().editions.get()
    overlapping = another(edition, live_from=NOON + HOUR, live_until=NOON + 2 * HOUR)
    refuse("edition_never_two_live", created, overlapping)


@pytest.mark.django_db(transaction=True)
def test_the_guard_can_be_taken_off_and_put_back_by_a_migration() -> None:
    state = MigrationLoader(connection).project_state()
    state = migrate(RemoveConstraint("edition", GUARD.name), state)
    assert not GUARD.stands(connection, Edition)
    migrate(AddConstraint("edition", GUARD), state)
    assert GUARD.stands(connection, Edition)

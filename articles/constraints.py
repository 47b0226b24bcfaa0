"""Rules that a table keeps by itself where Django has no portable constraint for them."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Model

_EXCLUDE = (
    "ALTER TABLE %(table)s ADD CONSTRAINT %(name)s EXCLUDE USING gist "
    "(article_id WITH =, tstzrange(live_from, live_until, '[)') WITH &&)"
)
_TRIGGER = (
    "CREATE TRIGGER %(name)s_{moment} BEFORE {event} ON %(table)s FOR EACH ROW BEGIN "
    "SELECT RAISE(ABORT, 'CHECK constraint failed: %(name)s') WHERE EXISTS (SELECT 1 FROM %(table)s e "
    "WHERE e.article_id = NEW.article_id AND e.id IS NOT NEW.id "
    "AND (NEW.live_until IS NULL OR e.live_from < NEW.live_until) "
    "AND (e.live_until IS NULL OR NEW.live_from < e.live_until)); END"
)
_EXCLUDED = (
    "SELECT count(*) FROM pg_constraint WHERE conrelid = to_regclass(%s) AND contype = 'x' AND conname = %s"
)
_TRIGGERED = (
    "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s AND name IN (%s, %s)"
)
_TRIGGERS = (
    _TRIGGER.format(moment="ins", event="INSERT"),
    _TRIGGER.format(moment="upd", event="UPDATE OF article_id, live_from, live_until"),
)


class NeverTwoLive(BaseConstraint):
    """No article has two editions at one moment: an exclusion on PostgreSQL, two triggers on SQLite.

    It is a constraint and not a `RunSQL`, because SQLite loses plain triggers when Django remakes a table.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NeverTwoLive) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def stands(self, connection: BaseDatabaseWrapper, model: type[Model]) -> bool:
        """Whether the database still has what keeps this rule."""
        table, name = model._meta.db_table, self.name
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(_EXCLUDED, [table, name])
                return bool(cursor.fetchone()[0] == 1)
            cursor.execute(_TRIGGERED, [table, f"{name}_ins", f"{name}_upd"])
            return bool(cursor.fetchone()[0] == 2)

    def _statements(self, model: type[Model], editor: BaseDatabaseSchemaEditor) -> list[Statement]:
        table = Table(model._meta.db_table, editor.quote_name)
        templates = (_EXCLUDE,) if editor.connection.vendor == "postgresql" else _TRIGGERS
        return [Statement(template, table=table, name=self.name) for template in templates]

    def constraint_sql(
        self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None
    ) -> str:
        """Called when a table is made, and when SQLite remakes it: the guard is added once it stands."""
        assert model is not None and schema_editor is not None
        schema_editor.deferred_sql.extend(self._statements(model, schema_editor))
        return ""

    def create_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None and schema_editor is not None
        return self._statements(model, schema_editor)[0]

    def remove_sql(self, model: type[Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> Any:
        assert model is not None and schema_editor is not None
        table = Table(model._meta.db_table, schema_editor.quote_name)
        return Statement("ALTER TABLE %(table)s DROP CONSTRAINT %(name)s", table=table, name=self.name)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The timeline puts editions so that the rule holds; the database has the last word."""

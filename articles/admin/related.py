from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import Field
from django.forms import Field as FormField
from django.http import HttpRequest


class PlainRelations:
    """Beside the choice of an author or a picture stands only "add": changing is done elsewhere."""

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> FormField | None:
        found = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if found and isinstance(found.widget, RelatedFieldWidgetWrapper):
            found.widget.can_change_related = found.widget.can_delete_related = False
            found.widget.can_view_related = False
        return found


class KeptWhileUsed:
    """What a story uses is not deleted. The page names the stories, not a right that nobody has."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        listed, counts, rights, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        return listed, counts, set() if protected else rights, protected

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

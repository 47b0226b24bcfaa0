"""How the forms of the desk speak of other rows: authors, tags, sections, pictures."""

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import Field, ForeignKey, ManyToManyField, Q
from django.forms import Field as FormField
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Article

NOBODY = "0"
LONGEST_KEY = 18


def is_key(text: str) -> bool:
    """Whether this can be the key of a row. Django's lists and choices break on other words."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY


class OnlyKeys(AutocompleteMixin):
    """What an address asks to be chosen from the start is looked for only if it can be the key of a row."""

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [each for each in value if is_key(each)], attr)


class KeySelect(OnlyKeys, AutocompleteSelect):
    """Whatever is sent in place of a key is the key of nobody, and gets the field's own message."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return NOBODY if value and not is_key(value) else value


class KeySelectMultiple(OnlyKeys, AutocompleteSelectMultiple):
    """Each chosen row has a button of its own to take it out. The one for all would stand in their list and
    be no part of it."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = super().value_from_datadict(data, files, name)
        return [value if is_key(value) else NOBODY for value in values]


class ChosenRows:
    """An action with rows chosen in a list, if they can be rows at all."""

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse | None:
        if all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            return super().response_action(request, *args, **kwargs)  # type: ignore[misc]
        messages.error(request, "Choose rows of the list.")
        return None


class PlainRelations:
    """Beside the choice of an author or a picture stands only "add": changing is done elsewhere. What is
    `only_chosen` has not even that."""

    only_chosen: ClassVar[Sequence[str]] = ()

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = KeySelect(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = KeySelectMultiple(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> FormField | None:
        found = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if found and isinstance(found.widget, RelatedFieldWidgetWrapper):
            found.widget.can_change_related = found.widget.can_delete_related = False
            found.widget.can_view_related = False
            found.widget.can_add_related &= db_field.name not in self.only_chosen
        return found


class KeptWhileUsed(ChosenRows):
    """What a story uses is not deleted. The page names the stories, not a right that nobody has.

    `named_by` are the ways from a story to such a row that its deletion would break.
    """

    named_by: ClassVar[list[str]] = []

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        listed, counts, rights, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        if protected and self.named_by:
            protected = [_linked(article) for article in self._stories_with(objs)]
        return listed, counts, set() if protected else rights, protected

    def _stories_with(self, objs: Any) -> Any:
        ways = (Article.objects.filter(**{f"{way}__in": objs}).values("pk") for way in self.named_by)
        return Article.objects.filter(reduce(or_, (Q(pk__in=way) for way in ways))).order_by("-pk")


def _linked(article: Article) -> str:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return format_html('Story: <a href="{}">{}</a>', address, article)

"""Choosing a picture in a form: a list of the newest, of which the script makes a dialog that finds all."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Field
from django.forms import Field as FormField
from django.http import HttpRequest
from django.urls import reverse
from js_asset import Script

from articles.admin.related import NOBODY, is_key
from articles.models import Image

NEWEST = 48


class PictureSelect(forms.Select):
    """Any picture may be chosen; the list itself holds the newest, and what is chosen now."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "picked-picture"})

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": ["css/admin-picker.css"]}, js=[Script("js/admin-picked.js", type="module")]
        )

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> Any:
        keys = [int(each) for each in value if is_key(each)]
        newest = list(Image.objects.only("alt").order_by("-uploaded_at", "-pk")[:NEWEST])
        if missing := set(keys) - {image.pk for image in newest}:
            newest[:0] = Image.objects.only("alt").filter(pk__in=missing)
        choices = [("", "No picture"), *((image.pk, str(image)) for image in newest)]
        return [
            (None, [self.create_option(name, key, label, key in keys, place, attrs=attrs)], place)
            for place, (key, label) in enumerate(choices)
        ]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        picker = {"data-pictures": reverse("admin:articles_image_picker")}
        return super().get_context(name, value, (attrs or {}) | picker)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        value = super().value_from_datadict(data, files, name)
        return NOBODY if value and not is_key(value) else value


class PickedPictures:
    """What these fields name has no "add" beside it: the dialog takes a new picture and loses nothing of the
    form."""

    picture_fields: ClassVar[list[str]] = []

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> FormField | None:
        found = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if found and db_field.name in self.picture_fields:
            found.widget = PictureSelect()
        return found

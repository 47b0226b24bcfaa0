from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles.admin.related import KeptWhileUsed
from articles.admin.rights import person_of
from articles.models import Image
from articles.pictures import ImageForm, save_new


@admin.register(Image)
class ImageAdmin(KeptWhileUsed, admin.ModelAdmin):
    """A picture is looked at when it comes in. Later only its texts can be changed, never its file."""

    form = ImageForm
    list_display = ["shown", "alt", "credit", "uploaded_at"]
    list_display_links = ["shown", "alt"]
    list_per_page = 50
    search_fields = ["alt", "caption", "credit"]
    readonly_fields = ["shown"]

    def get_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        return ["shown" if obj else "original", "alt", "caption", "credit"]

    @admin.display(description="picture")
    def shown(self, image: Image) -> str | SafeString:
        file = image.fallback
        if file is None:
            return "being made"
        return format_html(
            '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
            image.rendition_url(320),
            file["width"],
            file["height"],
        )

    def save_model(self, request: HttpRequest, obj: Image, form: ModelForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            save_new(obj, by=person_of(request))

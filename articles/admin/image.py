"""The desk's pictures: their texts, their focal point, and the choice of one for a body."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import pictures, usage
from articles.admin.related import KeptWhileUsed, is_key
from articles.admin.rights import person_of
from articles.models import Image
from articles.pictures import ImageForm, save_changed, save_new

PICKER_PAGE = 24


@admin.register(Image)
class ImageAdmin(KeptWhileUsed, admin.ModelAdmin):
    """A picture is looked at when it comes in. Later its words and focal point may change, never its file."""

    form = ImageForm
    list_display = ["shown", "alt", "credit", "uploaded_at"]
    list_display_links = ["shown", "alt"]
    list_per_page = 50
    search_fields = ["alt", "caption", "credit"]
    readonly_fields = ["shown"]

    class Media:
        js = ["js/admin-focal.js"]

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        point = {
            "fields": [("focal_x", "focal_y")],
            "description": "What must stay in sight where the picture is cut: on cards, portraits, links.",
        }
        texts = ["shown" if obj else "original", "alt", "caption", "credit"]
        return [(None, {"fields": texts}), ("Focal point", point)]

    def get_urls(self) -> list[URLPattern]:
        picker = self.admin_site.admin_view(self.picker)
        return [path("picker/", picker, name="articles_image_picker"), *super().get_urls()]

    def picker(self, request: HttpRequest) -> HttpResponse:
        """Pictures for a body as JSON: those of some keys, or the newest that a search finds."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self._wanted(request)
        listed = [described(image) for image in found[: PICKER_PAGE + 1]]
        response = JsonResponse({"pictures": listed[:PICKER_PAGE], "more": len(listed) > PICKER_PAGE})
        response["Cache-Control"] = "private, no-store"
        return response

    def _wanted(self, request: HttpRequest) -> QuerySet[Image]:
        images = Image.objects.order_by("-uploaded_at", "-pk")
        if "keys" in request.GET:
            keys = list(filter(is_key, request.GET["keys"].split(",")))
            return images.filter(pk__in=keys[:PICKER_PAGE])
        for word in request.GET.get("q", "").replace("\0", "").split()[:8]:
            images = images.filter(
                Q(alt__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word)
            )
        return images

    @admin.display(description="picture")
    def shown(self, image: Image) -> str | SafeString:
        file = image.fallback
        if file is None:
            return "no public files: being made, or withdrawn with a killed story"
        return format_html(
            '<img class="thumbnail" src="{}" width="{}" height="{}" alt="" loading="lazy">',
            image.rendition_url(320),
            file["width"],
            file["height"],
        )

    def save_model(self, request: HttpRequest, obj: Image, form: ModelForm, change: bool) -> None:
        if change:
            save_changed(obj, form.changed_data)
        else:
            save_new(obj, by=person_of(request))

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        listed, counts, rights, protected = super().get_deleted_objects(objs, request)
        drafts = (article for image in objs for article in usage.drafts_with(image))
        protected = [*protected, *(f"Story: {article}" for article in dict.fromkeys(drafts))]
        return listed, counts, set() if protected else rights, protected

    def delete_model(self, request: HttpRequest, obj: Image) -> None:
        pictures.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Image]) -> None:
        for image in queryset:
            pictures.delete(image)


def described(image: Image) -> dict[str, Any]:
    """What the editor shows of a picture, and the caption it begins with."""
    return {
        "key": image.pk,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "thumbnail": image.rendition_url(320),
        "width": image.width,
        "height": image.height,
    }

"""The desk's pictures: their texts, their focal point, and the choice of one for a body."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from js_asset import Script

from articles import pictures, usage
from articles.admin.related import KeptWhileUsed, is_key
from articles.admin.rights import person_of
from articles.models import Image
from articles.pictures import FocalForm, ImageForm, save_changed, save_new

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
        js = [Script("js/admin-focal.js", type="module")]

    def get_fieldsets(self, request: HttpRequest, obj: Image | None = None) -> Any:
        point = {
            "fields": [("focal_x", "focal_y")],
            "description": "What must stay in sight where the picture is cut: on cards, portraits, links.",
        }
        texts = ["shown" if obj else "original", "alt", "caption", "credit"]
        return [(None, {"fields": texts}), ("Focal point", point)]

    def get_urls(self) -> list[URLPattern]:
        def named(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"articles_image_{name}")

        return [
            named("picker/", self.picker, "picker"),
            named("upload/", self.upload, "upload"),
            named("<int:image_id>/focal/", self.focal, "focal"),
            *super().get_urls(),
        ]

    def picker(self, request: HttpRequest) -> HttpResponse:
        """Pictures for a story as JSON: those of some keys, or the newest that a search finds."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = self._wanted(request)
        listed = [described(image) for image in found[: PICKER_PAGE + 1]]
        return _json(
            {
                "pictures": listed[:PICKER_PAGE],
                "more": len(listed) > PICKER_PAGE,
                "may_add": self.has_add_permission(request),
                "may_change": self.has_change_permission(request),
            }
        )

    def upload(self, request: HttpRequest) -> HttpResponse:
        """Take a new picture from the form of a story, which stays open behind the dialog."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        form = ImageForm(request.POST, request.FILES)
        if not form.is_valid():
            return _json({"errors": form.errors}, status=422)
        image = save_new(form.save(commit=False), by=person_of(request))
        self.log_addition(request, image, [{"added": {}}])
        return _json(described(image) | {"may_change": self.has_change_permission(request)}, status=201)

    def focal(self, request: HttpRequest, image_id: int) -> HttpResponse:
        """Set the focal point of a picture from the form of a story."""
        image = get_object_or_404(Image, pk=image_id)
        if request.method != "POST" or not self.has_change_permission(request, image):
            raise PermissionDenied
        form = FocalForm(request.POST, instance=image)
        if not form.is_valid():
            return _json({"errors": form.errors}, status=422)
        save_changed(form.save(commit=False), form.changed_data)
        self.log_change(request, image, [{"changed": {"fields": ["focal point"]}}])
        return _json(described(image))

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
            '<img class="thumbnail" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
            image.rendition_url(320),
            file["width"],
            file["height"],
            image.alt or "Picture without a text",
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


def _json(told: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": "private, no-store"})


def described(image: Image) -> dict[str, Any]:
    """What the form of a story shows of a picture, and the caption it begins with in a body."""
    return {
        "key": image.pk,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
        "thumbnail": image.rendition_url(320),
        "large": image.rendition_url(800),
        "focal_x": image.focal_x,
        "focal_y": image.focal_y,
        "width": image.width,
        "height": image.height,
    }

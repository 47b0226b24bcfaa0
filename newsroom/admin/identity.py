from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info

from articles.admin.picked import PickedPictures
from newsroom.models import Identity
from newsroom.models.identity import ONLY


@admin.register(Identity)
class IdentityAdmin(PickedPictures, admin.ModelAdmin):
    """One form, open from the start with what the environment says."""

    picture_fields = ["logo", "social_picture"]
    readonly_fields = ["time_zone", "language"]
    fieldsets = [
        (None, {"fields": ["name", "tagline", "logo", "contact", "social_picture"]}),
        (
            "Set where the site is run",
            {
                "fields": ["time_zone", "language"],
                "description": (
                    "The dates in the addresses of stories are made in this zone, so it is not changed here: "
                    "whoever runs the site sets TIME_ZONE and LANGUAGE_CODE."
                ),
            },
        ),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Identity | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """A list of one would be a detour."""
        return redirect("admin:newsroom_identity_change", ONLY)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Identity | None:
        return Identity.objects.current() if object_id == str(ONLY) else None

    @admin.display(description="time zone")
    def time_zone(self, identity: Identity) -> str:
        return settings.TIME_ZONE

    @admin.display(description="language")
    def language(self, identity: Identity) -> str:
        return f"{get_language_info(settings.LANGUAGE_CODE)['name']} ({settings.LANGUAGE_CODE})"

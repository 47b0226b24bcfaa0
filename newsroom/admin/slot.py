from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from articles import clock
from articles.admin.related import ChosenRows, PlainRelations
from articles.models import Edition
from newsroom.models import FrontSlot


@admin.register(FrontSlot)
class FrontSlotAdmin(ChosenRows, PlainRelations, admin.ModelAdmin):
    """Which stories stand where on the front page. A slot without one takes the newest story."""

    fields = ["number", "article"]
    autocomplete_fields = ["article"]
    only_chosen = ["article"]
    list_display = ["number", "article", "readable"]
    list_display_links = ["number", "article"]
    list_select_related = ["article"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontSlot]:
        live = Edition.objects.live(clock.reading_time()).filter(article=OuterRef("article"))
        return super().get_queryset(request).annotate(readable=Exists(live))

    @admin.display(description="readers can read it", boolean=True)
    def readable(self, slot: Any) -> bool:
        return slot.readable

from django.contrib import admin

from articles.admin.related import ChosenRows
from newsroom.models import MenuEntry


@admin.register(MenuEntry)
class MenuEntryAdmin(ChosenRows, admin.ModelAdmin):
    """While the main menu has no entry, the sections at the top stand in it."""

    fields = ["menu", "label", "address", "position"]
    list_display = ["label", "menu", "address", "position"]
    list_filter = ["menu"]

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from articles.admin.related import KeptWhileUsed
from articles.models import Section, Tag
from articles.tasks import index_again


@admin.register(Section)
class SectionAdmin(KeptWhileUsed, admin.ModelAdmin):
    fields = ["name", "slug", "parent"]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "slug", "parent"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug"]

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if db_field.name == "parent":
            kwargs["queryset"] = Section.objects.filter(parent=None)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Tag)
class TagAdmin(KeptWhileUsed, admin.ModelAdmin):
    named_by = ["editions__edition_tags__tag"]
    fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]

    def save_model(self, request: HttpRequest, obj: Tag, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            index_again.enqueue(tag=obj.pk)

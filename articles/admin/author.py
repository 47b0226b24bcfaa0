from typing import Any

from django.contrib import admin
from django.db.models import URLField
from django.forms import ModelForm
from django.http import HttpRequest

from articles.admin.picked import PickedPictures
from articles.admin.related import KeptWhileUsed, PlainRelations
from articles.models import Author
from articles.tasks import index_again


@admin.register(Author)
class AuthorAdmin(KeptWhileUsed, PickedPictures, PlainRelations, admin.ModelAdmin):
    """Renaming an author changes every page at once; Django's own log keeps who did it."""

    fields = ["name", "slug", "photo", "biography", "link", "user"]
    prepopulated_fields = {"slug": ["name"]}
    picture_fields = ["photo"]
    only_chosen = ["user"]
    named_by = ["bylines__author", "editions__bylines__author"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    list_display = ["name", "user", "has_photo"]
    list_select_related = ["user"]
    search_fields = ["name", "slug"]

    def save_model(self, request: HttpRequest, obj: Author, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            index_again.enqueue(author=obj.pk)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A login opens an author's stories to it, so only who manages people ties one to an author."""
        return [] if request.user.has_perm("auth.view_user") else ["user"]

    @admin.display(description="photo", boolean=True)
    def has_photo(self, author: Author) -> bool:
        return author.photo_id is not None

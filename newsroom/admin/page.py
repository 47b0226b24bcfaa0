from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from articles.admin.form import EXTENSIONS
from articles.markup import clean, plain
from newsroom.models import Page


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ["title", "body"]
        widgets = {"body": AdminProseEditorWidget(config={"extensions": EXTENSIONS}, preset="configurable")}

    def clean_body(self) -> str:
        body = clean(self.cleaned_data["body"])
        if not plain(body):
            raise ValidationError("Write the text of the page.")
        return body


@admin.register(Page)
class PageAdmin(admin.ModelAdmin):
    """The pages are there from the start, each at its own address: their texts are changed, nothing else."""

    form = PageForm
    list_display = ["title", "address"]
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Page | None = None) -> bool:
        return False

    @admin.display(description="address")
    def address(self, page: Page) -> str:
        return page.get_absolute_url()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        # The editor's import map is written into the page, which the policy allows by its nonce.
        context["media"] = Media.from_media(context["media"], nonce=str(getattr(request, "csp_nonce", "")))
        return super().render_change_form(request, context, *args, **kwargs)

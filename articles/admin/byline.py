"""Who wrote the story, in the order in which readers see them."""

import sys
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from articles.admin.related import PlainRelations
from articles.admin.rights import may_change, person_of
from articles.models import Article, ArticleByline, Author


class BylineForm(forms.ModelForm):
    position = forms.IntegerField(
        required=False,
        min_value=0,
        max_value=30000,
        widget=forms.NumberInput(attrs={"size": 4, "aria-label": "Position"}),
    )

    class Meta:
        model = ArticleByline
        fields = ["author", "position"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["author"].widget.attrs["aria-label"] = "Author"
        if self.instance.pk is None:
            self.initial["position"] = None


class BylineFormSet(forms.BaseInlineFormSet):
    """Rows in the order of their numbers. A row without a number comes last."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Remove this author"

    def clean(self) -> None:
        super().clean()
        rows = self._filled()
        last = max((form.cleaned_data.get("position") or 0 for form in rows), default=0)
        for form in rows:
            if form.cleaned_data.get("position") is None:
                last += 1
                form.instance.position = form.cleaned_data["position"] = last

    def authors(self) -> list[Author]:
        """The authors in the order in which they would be saved, for a form that is not."""
        places = [
            (form.cleaned_data.get("position") or 0, form.instance.pk or sys.maxsize, index, form)
            for index, form in enumerate(self._filled())
        ]
        return [form.cleaned_data["author"] for *_, form in sorted(places, key=lambda place: place[:3])]

    def _filled(self) -> list[forms.ModelForm]:
        gone = self.deleted_forms
        kept = [form for form in self.forms if form not in gone]
        return [form for form in kept if getattr(form, "cleaned_data", {}).get("author")]


class BylineInline(PlainRelations, admin.TabularInline):
    """Follows the rights over the story, not rights over bylines."""

    model = ArticleByline
    form = BylineForm
    formset = BylineFormSet
    extra = 1
    autocomplete_fields = ["author"]
    verbose_name = "author"
    verbose_name_plural = "byline"
    template = "admin/articles/article/byline.html"

    @staticmethod
    def own(request: HttpRequest) -> list[dict[str, Any]]:
        """The byline that a new story begins with: of whoever begins it, if they are an author."""
        author = Author.objects.filter(user=person_of(request)).first()
        return [{"author": author.pk}] if author else []

    def _may(self, request: HttpRequest, obj: Article | None) -> bool:
        return obj is None or may_change(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

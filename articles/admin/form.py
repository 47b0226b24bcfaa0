"""The article form: a draft may be saved with anything missing, never over a text its writer has not seen."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse_lazy
from django.utils.text import slugify
from django_prose_editor.widgets import AdminProseEditorWidget

from articles import permissions
from articles.markup import clean
from articles.models import Article, Revision

# What the editor offers is what `articles.markup.clean` lets through.
EXTENSIONS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Code": True,
    "CodeBlock": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "Picture": {"pictures": reverse_lazy("admin:articles_image_picker")},
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Fullscreen": True,
    "TrailingNode": True,
    "NoSpellCheck": False,
}

SAVED_MEANWHILE = (
    "Somebody saved a newer text while you were writing, so nothing was saved. "
    "Both texts are below; yours is still in the form."
)
NO_LONGER_YOURS = (
    "This story is {status} now and with the desk, so nothing was saved. Your text is still in the form: "
    "copy it, or ask an editor to send the story back."
)


class ArticleForm(forms.ModelForm):
    """`revision` is the number of the save the form was opened on, `overwrite` of the one to save over."""

    person: ClassVar[User]
    preview: ClassVar[bool] = False

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    overwrite = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ["headline", "slug", "standfirst", "body", "section", "tags"]
        fields += ["lead_image", "lead_alt", "lead_caption", "lead_credit"]
        widgets = {"body": AdminProseEditorWidget(config={"extensions": EXTENSIONS}, preset="configurable")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = self.instance.revisions.order_by("number").last() if self.instance.pk else None
        self.newer: Revision | None = None
        self.initial["revision"] = self._latest_number

    @property
    def _latest_number(self) -> int:
        return self.latest.number if self.latest else 0

    def clean_body(self) -> str:
        return clean(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "slug" in given and not given["slug"] and given.get("headline"):
            given["slug"] = slugify(given["headline"])[:100].strip("-_") or "story"
        if self.instance.pk and not self.preview:
            self._refuse_lost_right()
            self._refuse_newer_text()
        return given

    def _refuse_lost_right(self) -> None:
        """The state may have changed while the person was writing: say so, and keep what they wrote."""
        if not permissions.may_edit(self.person, self.instance):
            self.add_error(None, NO_LONGER_YOURS.format(status=self.instance.get_status_display()))

    def _refuse_newer_text(self) -> None:
        given, latest = self.cleaned_data, self._latest_number
        if latest not in ((given.get("revision") or 0), given.get("overwrite")):
            self.newer = self.latest
            self.add_error(None, SAVED_MEANWHILE)

    def focus_first_error(self) -> None:
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return

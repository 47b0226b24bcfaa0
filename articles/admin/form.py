"""The article form: a draft may be saved with anything missing, never over a text its writer has not seen."""

from typing import Any, ClassVar

from django import forms
from django.contrib.auth.models import User
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import slugify
from django_prose_editor.widgets import AdminProseEditorWidget

from articles import clock, permissions
from articles.markup import clean
from articles.models import Article, Edition, Revision

# Every kind of block has a button of its own, which the keyboard reaches; a drop-down's entries it would not.
MENU = [
    {"group": group}
    for group in (
        "blockType -lists",
        "lists",
        "nodes -blockType -lists",
        "marks",
        "link",
        "history",
        "utility",
    )
]
# What the editor offers is what `articles.markup.clean` lets through.
EXTENSIONS: dict[str, Any] = {
    "Menu": {"groups": MENU},
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

LEAD_WORDS = ("lead_alt", "lead_caption", "lead_credit")

SAVED_MEANWHILE = (
    "Somebody saved a newer text while you were writing, so nothing was saved. "
    "Both texts are below; yours is still in the form."
)
NO_LONGER_YOURS = (
    "This story is {status} now and with the desk, so nothing was saved. Your text is still in the form: "
    "copy it, or ask an editor to send the story back."
)


def slug_of(headline: str) -> str:
    """The end of an address that a headline makes; of one without Latin letters, a plain word."""
    return slugify(headline)[:100].strip("-_") or "story"


class ArticleForm(forms.ModelForm):
    """`revision` is the number of the save the form was opened on, `overwrite` of the one to save over."""

    person: ClassVar[User]
    preview: ClassVar[bool] = False

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    overwrite = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = ["headline", "slug", "standfirst", "body", "section", "tags"]
        fields += ["lead_image", *LEAD_WORDS]
        labels = {"lead_image": "Lead picture"}
        widgets = {
            "headline": forms.Textarea({"rows": 1, "class": "headline-input", "placeholder": "Headline"}),
            "standfirst": forms.Textarea(
                {"rows": 2, "placeholder": "Standfirst: what the story says, in a sentence or two"}
            ),
            "body": AdminProseEditorWidget(config={"extensions": EXTENSIONS}, preset="configurable"),
            "lead_caption": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.latest = self.instance.revisions.order_by("number").last() if self.instance.pk else None
        self.newer: Revision | None = None
        self.initial["revision"] = self._latest_number
        if "slug" in self.fields and self.is_public:
            # Readers hold links to it. The step that changes it leaves a redirect.
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = ""

    @cached_property
    def is_public(self) -> bool:
        """Whether readers have ever seen the story."""
        seen = Edition.objects.filter(article=self.instance.pk, live_from__lte=clock.reading_time())
        return bool(self.instance.pk) and seen.exists()

    @property
    def lead_words(self) -> bool:
        """Whether this story has words of its own for its lead picture, or wrong ones."""
        return any(self[name].value() or self[name].errors for name in LEAD_WORDS if name in self.fields)

    @property
    def _latest_number(self) -> int:
        return self.latest.number if self.latest else 0

    def clean_headline(self) -> str:
        """One line, however the headline was broken."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body(self) -> str:
        return clean(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "slug" in given and not self.is_public:
            given["slug"] = self._end_of_address(given["slug"], given.get("headline", ""))
        if self.instance.pk and not self.preview:
            self._refuse_lost_right()
            self._refuse_newer_text()
        return given

    def _end_of_address(self, slug: str, headline: str) -> str:
        """Until somebody writes another, the end of the address follows the headline."""
        kept = self.instance
        if slug and (slug != kept.slug or slug != slug_of(kept.headline)):
            return slug
        return slug_of(headline) if headline else slug

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

"""What a reader may send, and the sentences that say what is wrong with it."""

import re
from collections.abc import Callable

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from articles.models import Article
from comments.models import Comment
from comments.text import one_line, says_nothing, with_plain_line_ends, without_halves

LARGEST_ID = 2**63 - 1
# What a script makes; anything shorter could be guessed, and with it the receipt of somebody else.
KEY = re.compile(r"[A-Za-z0-9_-]{20,64}")


def refuse_null(value: str) -> None:
    if "\0" in value:
        raise ValidationError("This holds a character that cannot be shown (NUL). Please remove it.")


def at_most(setting: str, noun: str) -> Callable[[str], None]:
    """A limit that the browser does not know: `maxlength` would cut a long text that is pasted."""

    def check(value: str) -> None:
        most = getattr(settings, setting)
        if len(value) > most:
            raise ValidationError(f"{noun} can have {most:,} characters at most; this has {len(value):,}.")

    return check


class TypedField(forms.CharField):
    """Text as it was typed. Django would strip it, and has other words for NUL."""

    def __init__(self, *, empty: str, limit: Callable[[str], None], widget: type[forms.Widget]) -> None:
        super().__init__(strip=False, widget=widget, error_messages={"required": empty})
        self.validators = [refuse_null, limit]

    def to_python(self, value: object) -> str:
        text = without_halves(with_plain_line_ends(super().to_python(value) or ""))
        return "" if says_nothing(text.replace("\0", "?")) else text


class AppealForm(forms.Form):
    appeal = TypedField(
        empty="Please say why it should be shown.",
        limit=at_most("COMMENT_MAX_LENGTH", "What you say"),
        widget=forms.Textarea,
    )


class CommentForm(forms.Form):
    """Holds no token, so that the page around it is the same for everyone."""

    text = TypedField(
        empty="Please enter your comment!",
        limit=at_most("COMMENT_MAX_LENGTH", "A comment"),
        widget=forms.Textarea,
    )
    name = TypedField(
        empty="Please enter your name here",
        limit=at_most("COMMENT_NAME_MAX_LENGTH", "A name"),
        widget=forms.TextInput,
    )
    in_reply_to = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_ID,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), "The comment you are answering can no longer be answered."
        ),
    )
    key = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_key(self) -> str:
        key = self.cleaned_data["key"] or ""
        return key if KEY.fullmatch(key) else ""

    def size(self) -> int:
        """The bytes of all that was typed."""
        return sum(len(str(value).encode("utf-8", "surrogatepass")) for value in self.data.values())

    def target(self, article_id: int) -> Comment | None:
        """The comment that is answered, if it can be."""
        pk = getattr(self, "cleaned_data", {}).get("in_reply_to")
        approved = Comment.objects.filter(article=article_id, state=Comment.State.APPROVED)
        return approved.filter(pk=pk).first() if pk else None

    def save(self, article: Article, network: str) -> Comment:
        """Raises comments.models.Refused."""
        return Comment.objects.post(
            article=article,
            name=self.cleaned_data["name"],
            text=self.cleaned_data["text"],
            reply_to=self.cleaned_data["in_reply_to"],
            key=self.cleaned_data["key"],
            network=network,
        )

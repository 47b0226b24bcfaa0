"""What all steps have in common: a form on a page of its own, bound to the text that the person saw."""

from typing import Any, ClassVar, cast

from django import forms
from django.contrib.auth.models import User

from articles.admin.standing import Standing
from articles.timeline import Refused


class Radios(forms.RadioSelect):
    """Where the focus goes to the choice, it goes to the first of its buttons."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        if option["index"] != "0":
            option["attrs"].pop("autofocus", None)
        return option


class StepForm(forms.Form):
    """One step of the workflow. `promise` tells in a line what pressing its button will do.

    A `rare` one stands behind the others, so that the next thing to do is plain to see.
    """

    step: ClassVar[str]
    title: ClassVar[str]
    promise: ClassVar[str]
    needs_text: ClassVar[bool] = False
    grave: ClassVar[bool] = False
    rare: ClassVar[bool] = False
    belongs: ClassVar[dict[str, str]] = {}

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, standing: Standing, data: Any = None, chosen: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"seen": standing.digest} | (chosen or {}), label_suffix="")
        self.standing = standing

    @classmethod
    def offered(cls, standing: Standing) -> bool:
        """Whether the story's state allows the step; who may take it is another question."""
        raise NotImplementedError

    @classmethod
    def named(cls, standing: Standing) -> str:
        return cls.title

    @classmethod
    def promised(cls, standing: Standing | None) -> str:
        """What the step will do with this story, or with one that is only being begun."""
        return cls.promise

    def take(self, by: User) -> str:
        """Take the step. Returns what to tell the person; raises `Refused`."""
        raise NotImplementedError

    def choices_of(self, name: str, choices: list[tuple[Any, str]]) -> None:
        """What can be chosen depends on the story."""
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def refuse(self, refused: Refused) -> None:
        """Put the reason beside the field it speaks of."""
        field = self.belongs.get(refused.field, refused.field)
        self.add_error(field if field in self.fields else None, refused.message)

    def focus_first_error(self) -> None:
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return


def note_field(label: str, help_text: str = "", **kwargs: Any) -> forms.CharField:
    """A few lines of text. The workflow says what is missing when it needs one."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        **kwargs,
    )

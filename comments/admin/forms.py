"""What a moderator writes about a decision."""

from django import forms


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=500,
        help_text="Kept with the decision. Who wrote a declined comment can read it.",
    )


class NoteForm(forms.Form):
    """`purge` says that a note is needed."""

    note = forms.CharField(
        label="Why it has to go. This note is kept when the comment is gone:",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
    )

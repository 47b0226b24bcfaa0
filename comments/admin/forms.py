"""What a moderator writes about a decision."""

from django import forms


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Reason, kept with the decision:", required=False, max_length=500)


class NoteForm(forms.Form):
    """`purge` says that a note is needed."""

    note = forms.CharField(
        label="Why it has to go. This note is kept when the comment is gone:",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "cols": 60}),
    )

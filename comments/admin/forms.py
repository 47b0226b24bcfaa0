"""What a moderator writes about a decision."""

from secrets import token_urlsafe

from django import forms

from comments.forms import KEY, TypedField, at_most


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=500,
        help_text="Kept with the decision. Who wrote a declined comment can read it.",
    )


class NoteForm(forms.Form):
    use_required_attribute = False

    note = forms.CharField(
        label="Why it has to go. This note is kept when the comment is gone:",
        max_length=2000,
        error_messages={"required": "Say why this has to go: the note stays when the comment is gone."},
        widget=forms.Textarea({"rows": 3}),
    )


class StaffReplyForm(forms.Form):
    use_required_attribute = False

    text = TypedField(
        empty="Write the reply first.", limit=at_most("COMMENT_MAX_LENGTH", "A reply"), widget=forms.Textarea
    )
    # So that a second press says nothing twice.
    key = forms.RegexField(
        f"^{KEY.pattern}$", required=False, initial=token_urlsafe, widget=forms.HiddenInput
    )

"""What staff fill in to get in: their name and password, an invitation, a request for a new password."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, ResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet

from articles.models import Section
from newsroom.people.models import Invitation
from newsroom.people.roles import RolesField

SIX_DIGITS = "The six digits that the app shows now, or one of your recovery codes."


class EnterForm(LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["login"]
        name.label = "Name or e-mail address"
        # The id that this field has in Django's own form, by which programs find it.
        name.widget.attrs |= {"id": "id_username", "autocomplete": "username", "autocapitalize": "none"}
        name.widget.attrs["autofocus"] = True
        self.fields["password"].help_text = ""


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class NewPasswordForm(ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "New password"
        self.fields["password2"].label = "The same password again"


class OtherPasswordForm(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Your password now"
        self.fields["oldpassword"].help_text = ""
        self.fields["password1"].label = "New password"
        self.fields["password2"].label = "The new password again"


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = SIX_DIGITS


class CodeToConfirmForm(CodeAgainForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = SIX_DIGITS


class AppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = "Code"
        code.help_text = "The six digits that the app shows now."
        code.widget.attrs["inputmode"] = "numeric"


class PasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What you call it"
        self.fields["name"].help_text = "Such as “telephone” or “key on my ring”, to tell it from others."
        alone = self.fields["passwordless"]
        alone.label = "Log in with it alone, without name and password"
        alone.help_text = "It then asks for your finger, face or PIN each time."
        alone.initial = True


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label="Your e-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
    )

    def people(self) -> QuerySet[User]:
        """Whom the link goes to, at the address that stands at their login."""
        return User.objects.filter(email__iexact=self.cleaned_data["email"], is_active=True, is_staff=True)


class InvitationForm(forms.ModelForm):
    groups = RolesField(queryset=Group.objects.order_by("name"), label="Roles")
    sections = forms.ModelMultipleChoiceField(
        Section.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Comments in these sections only",
        help_text="For a moderator of one part of the site. With none chosen, they decide everywhere.",
    )

    class Meta:
        model = Invitation
        fields = ["email", "first_name", "last_name", "groups", "sections"]

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if login := User.objects.filter(email__iexact=email).first():
            raise forms.ValidationError(
                "%(login)s has this address already. Who left is let in again on their own page.",
                params={"login": login.get_username()},
            )
        if Invitation.objects.unanswered().filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("This address has an invitation already. Send that one again.")
        return email


class AcceptForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = ("first_name", "last_name", "username")
        labels = {"username": "The name you log in with"}
        help_texts = {"username": "Letters, digits and @ . + - _ only. Your e-mail address works too."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].widget.attrs |= {"autocomplete": "username", "autofocus": False}
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["password2"].label = "The same password again"
        self.fields["password2"].help_text = ""

"""The pages on which staff log in and keep their login safe: django-allauth's, in the look of the desk."""

from typing import Any

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods
from django.views.generic.edit import FormView

from newsroom.people import forms, invitations, mail
from newsroom.people.models import Invitation
from newsroom.people.sessions import end_other_sessions

UNPROCESSABLE, TOO_MANY = 422, 429


class DeskPage:
    """What an allauth view needs to stand at the desk: its title, and a form that is labelled and refused as
    the others are."""

    title = ""
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        context.pop("site", None)  # allauth's, which knows no more than the host
        return context | admin.site.each_context(self.request) | {"title": self.title}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)  # type: ignore[misc]
        form.label_suffix = ""
        for field in form.fields.values():
            field.widget.attrs.pop("placeholder", None)
        return form

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if response.status_code == 200:
            limited = form.has_error("__all__", "too_many_login_attempts")
            response.status_code = TOO_MANY if limited else UNPROCESSABLE
        return response


class EndsOtherSessions:
    """Who changes how they log in is logged out wherever else they are, and told so by mail, in the same
    transaction."""

    notice = ""
    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
            person = self.request.user
            assert isinstance(person, User)
            end_other_sessions(self.request, person)
            mail.notify(person, self.notice)
        return response


@method_decorator(never_cache, name="dispatch")
class LoginView(DeskPage, account.LoginView):
    title = "Log in"
    form_class = forms.EnterForm


class LogoutView(account.LogoutView):
    http_method_names = ["post", "options"]


class InactiveView(DeskPage, account.AccountInactiveView):
    title = "This login is closed"


class PasswordChangeView(DeskPage, EndsOtherSessions, account.PasswordChangeView):
    notice = "password_changed"
    title = "Change your password"
    form_class = forms.OtherPasswordForm


class PasswordResetView(DeskPage, FormView):
    """The answer is the same whether anybody has the address, so that nobody learns who works here."""

    title = "A new password"
    form_class = forms.ForgottenForm
    template_name = "account/password_reset.html"
    success_url = reverse_lazy("account_reset_password_done")

    def form_valid(self, form: forms.ForgottenForm) -> HttpResponse:
        key = form.cleaned_data["email"].lower()
        if limited := ratelimit.consume_or_429(self.request, action="reset_password", key=key):
            return limited
        for user in form.people():
            mail.send_password_link.enqueue(user.pk)
        return super().form_valid(form)


class PasswordResetDoneView(DeskPage, account.PasswordResetDoneView):
    title = "Look into your mail"


class NewPasswordView(DeskPage, account.PasswordResetFromKeyView):
    title = "Choose a new password"
    form_class = forms.NewPasswordForm

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            mail.notify(self.reset_user, "password_reset")
            return super().form_valid(form)


class NewPasswordDoneView(DeskPage, account.PasswordResetFromKeyDoneView):
    title = "Your password is changed"


class ReauthenticateView(DeskPage, account.ReauthenticateView):
    title = "Is it you?"
    form_class = forms.PasswordAgainForm


class SecurityView(DeskPage, second.IndexView):
    title = "Your login"


class CodeView(DeskPage, second.AuthenticateView):
    title = "Second step"
    form_class = forms.CodeForm

    def form_invalid(self, form: Any) -> HttpResponse:
        response = self.render_to_response(self.get_context_data())
        limited = form.has_error("code", "too_many_login_attempts")
        response.status_code = TOO_MANY if limited else UNPROCESSABLE
        return response


class CodeAgainView(DeskPage, second.ReauthenticateView):
    title = "Is it you?"
    form_class = forms.CodeToConfirmForm


class AddAppView(DeskPage, EndsOtherSessions, app.ActivateTOTPView):
    notice = "totp_activated"
    title = "Add an authenticator app"
    form_class = forms.AppForm


class RemoveAppView(DeskPage, EndsOtherSessions, app.DeactivateTOTPView):
    notice = "totp_deactivated"
    title = "Remove the authenticator app"


class CodesView(DeskPage, codes.ViewRecoveryCodesView):
    title = "Your recovery codes"


class NewCodesView(DeskPage, EndsOtherSessions, codes.GenerateRecoveryCodesView):
    notice = "recovery_codes_generated"
    title = "New recovery codes"


class AddPasskeyView(DeskPage, EndsOtherSessions, passkeys.AddWebAuthnView):
    notice = "webauthn_added"
    title = "Add a passkey"
    form_class = forms.PasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # allauth's own forgets the form that was refused.
        return super().get_context_data(**kwargs) | kwargs


class RemovePasskeyView(DeskPage, EndsOtherSessions, passkeys.RemoveWebAuthnView):
    notice = "webauthn_removed"
    title = "Remove a passkey"
    success_url = reverse_lazy("mfa_index")


class RenamePasskeyView(DeskPage, passkeys.EditWebAuthnView):
    title = "Rename a passkey"
    success_url = reverse_lazy("mfa_index")


class PasskeyAgainView(DeskPage, passkeys.ReauthenticateWebAuthnView):
    title = "Is it you?"


@never_cache
@sensitive_post_parameters("password1", "password2")
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponseBase:
    """Where the link of an invitation leads. Reading changes nothing: scanners of mail follow links."""
    try:
        invited = invitations.open_invitation(token)
        if request.method != "POST":
            return _invitation_page(request, invited, forms.AcceptForm(initial=_proposed(invited)))
        form = forms.AcceptForm(request.POST)
        form.instance.email = invited.email
        if not form.is_valid():
            return _invitation_page(request, invited, form, status=UNPROCESSABLE)
        typed = form.cleaned_data
        user = invitations.accept(
            token,
            username=typed["username"],
            password=typed["password1"],
            first_name=typed["first_name"],
            last_name=typed["last_name"],
        )
    except invitations.NoInvitation as none:
        context = admin.site.each_context(request) | {"title": "This invitation is over", "state": none.state}
        return render(request, "people/invitation_over.html", context, status=410 if none.state else 404)
    messages.success(
        request, "Welcome. Add a second step to your login now, and nobody comes in with your password alone."
    )
    response: HttpResponseBase = perform_login(request, Login(user=user, redirect_url=reverse("mfa_index")))
    return response


def _proposed(invited: Invitation) -> dict[str, str]:
    return {
        "first_name": invited.first_name,
        "last_name": invited.last_name,
        "username": invited.email.partition("@")[0],
    }


def _invitation_page(
    request: HttpRequest, invited: Invitation, form: forms.AcceptForm, status: int = 200
) -> HttpResponse:
    form.label_suffix = ""
    context = admin.site.each_context(request) | {
        "title": "Welcome to the desk",
        "form": form,
        "invitation": invited,
        "roles": [role.name for role in invited.groups.order_by("name")],
    }
    return render(request, "people/invitation.html", context, status=status)

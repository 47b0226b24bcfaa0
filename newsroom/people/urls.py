"""Where staff log in, under the address of the desk. Nothing else of django-allauth is mapped."""

from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.urls import path, re_path

from newsroom.people import views

urlpatterns = [
    # These three take the place of the admin's own.
    path("login/", views.LoginView.as_view(), name="account_login"),
    path("logout/", views.LogoutView.as_view(), name="account_logout"),
    path("password_change/", views.PasswordChangeView.as_view(), name="account_change_password"),
    path("login/passkey/", LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
    path("login/code/", views.CodeView.as_view(), name="mfa_authenticate"),
    path("login/closed/", views.InactiveView.as_view(), name="account_inactive"),
    path("login/forgotten/", views.PasswordResetView.as_view(), name="account_reset_password"),
    path("login/forgotten/sent/", views.PasswordResetDoneView.as_view(), name="account_reset_password_done"),
    re_path(
        r"^login/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$",
        views.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "login/forgotten/changed/",
        views.NewPasswordDoneView.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path("login/again/", views.ReauthenticateView.as_view(), name="account_reauthenticate"),
    path("login/again/code/", views.CodeAgainView.as_view(), name="mfa_reauthenticate"),
    path("login/again/passkey/", views.PasskeyAgainView.as_view(), name="mfa_reauthenticate_webauthn"),
    path("security/", views.SecurityView.as_view(), name="mfa_index"),
    path("security/app/add/", views.AddAppView.as_view(), name="mfa_activate_totp"),
    path("security/app/remove/", views.RemoveAppView.as_view(), name="mfa_deactivate_totp"),
    path("security/codes/", views.CodesView.as_view(), name="mfa_view_recovery_codes"),
    path("security/codes/new/", views.NewCodesView.as_view(), name="mfa_generate_recovery_codes"),
    path("security/codes/download/", DownloadRecoveryCodesView.as_view(), name="mfa_download_recovery_codes"),
    path("security/passkeys/add/", views.AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/rename/", views.RenamePasskeyView.as_view(), name="mfa_edit_webauthn"),
    path("security/passkeys/<int:pk>/remove/", views.RemovePasskeyView.as_view(), name="mfa_remove_webauthn"),
    path("invitation/<str:token>/", views.invitation, name="people_invitation"),
]

"""Invitations: who was asked to come, whether the mail went out, and what became of it."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.admin.related import ChosenRows
from newsroom.people import invitations
from newsroom.people.forms import InvitationForm
from newsroom.people.models import Invitation


@admin.register(Invitation)
class InvitationAdmin(ChosenRows, admin.ModelAdmin):
    form = InvitationForm
    list_display = ("email", "name", "roles", "state", "mail", "expires_at", "invited_by")
    list_select_related = ("invited_by",)
    search_fields = ("email", "first_name", "last_name")
    ordering = ("-pk",)
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        asked = ["email", "first_name", "last_name", "groups", "sections"]
        return [*asked, "state", "mail", "expires_at", "invited_by", "invited_at"] if obj else asked

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def get_urls(self) -> list[URLPattern]:
        def named(word: str, view: Any) -> URLPattern:
            return path(
                f"<int:invitation_id>/{word}/",
                self.admin_site.admin_view(view),
                name=f"people_invitation_{word}",
            )

        return [named("again", self.again), named("revoke", self.revoke), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        given = form.cleaned_data
        made = invitations.invite(
            by=request.user,  # type: ignore[arg-type]
            email=given["email"],
            first_name=given["first_name"],
            last_name=given["last_name"],
            groups=given["groups"],
            sections=given["sections"] or None,
        )
        # What the admin logs and names in its message from here on.
        obj.pk, obj.expires_at = made.pk, made.expires_at

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The invitation was made whole already."""

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        messages.success(request, f"An invitation is on its way to {obj.email}. It is good for a week.")
        return redirect("admin:people_invitation_changelist")

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return super().add_view(request, form_url, {"title": "Invite a person"} | (extra_context or {}))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        invitation = self.get_object(request, object_id)
        can = invitation is not None and invitation.accepted_at is None and invitation.revoked_at is None
        about = {"title": str(invitation), "subtitle": None, "unanswered": can}
        return super().change_view(request, object_id, form_url, about | (extra_context or {}))

    def again(self, request: HttpRequest, invitation_id: int) -> HttpResponse:
        return self.deed(request, invitation_id, invitations.send_again, "{} is sent a new link.")

    def revoke(self, request: HttpRequest, invitation_id: int) -> HttpResponse:
        def take_back(key: int) -> Invitation:
            return invitations.revoke(key, by=request.user)  # type: ignore[arg-type]

        return self.deed(request, invitation_id, take_back, "The invitation of {} is taken back.")

    def deed(self, request: HttpRequest, invitation_id: int, take: Any, told: str) -> HttpResponse:
        @require_POST
        def answer(request: HttpRequest) -> HttpResponse:
            if not self.has_add_permission(request):
                raise PermissionDenied
            try:
                messages.success(request, told.format(take(invitation_id).email))
            except invitations.NoInvitation:
                messages.error(request, "This invitation has been answered or taken back already.")
            return redirect("admin:people_invitation_changelist")

        return answer(request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """They are reached from the list of people, whose beginning they are."""
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("auth.add_user"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="name")
    def name(self, invitation: Invitation) -> str:
        return invitation.name

    @admin.display(description="roles")
    def roles(self, invitation: Invitation) -> str:
        return ", ".join(sorted(group.name for group in invitation.groups.all()))

    @admin.display(description="state")
    def state(self, invitation: Invitation) -> str:
        return str(Invitation.State(invitation.state(timezone.now())).label)

    @admin.display(description="mail")
    def mail(self, invitation: Invitation) -> str:
        if invitation.failure:
            return f"Failed, and tried again: {invitation.failure}"
        return (
            f"Sent {timezone.localtime(invitation.sent_at):%d %B, %H:%M}"
            if invitation.sent_at
            else "Waits to be sent"
        )

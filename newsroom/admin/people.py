"""Who works here: a person with their roles, stories and what can be done with their login; and the roles."""

from typing import Any

import allauth.account.admin
import allauth.mfa.admin  # noqa: F401 -- these two register what is taken out below
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from articles.admin.related import ChosenRows
from articles.models import Article, Section
from articles.permissions import own_stories
from comments.permissions import limit_to
from newsroom.admin.deeds import deed_urls, deeds_for, may_manage
from newsroom.people.leaving import traces
from newsroom.people.roles import (
    MANAGES,
    RolesField,
    manages_people,
    permissions_of,
    plain_words,
    with_permissions,
)

# allauth's tables of addresses and of secrets are for no screen.
admin.site.unregister([User, Group, EmailAddress, Authenticator])

STORIES_SHOWN = 20
NOT_YOURSELF = "You would not manage people any more. Ask somebody else who does."


class PersonForm(forms.ModelForm):
    by: Any  # who fills it in
    groups = RolesField(queryset=Group.objects.order_by("name"), label="Roles", required=False)
    sections = forms.ModelMultipleChoiceField(
        Section.objects.order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Comments in these sections only",
        help_text="For a moderator of one part of the site. With none chosen, they decide everywhere.",
    )

    class Meta:
        model = User
        fields = ["first_name", "last_name", "username", "email", "groups", "is_superuser"]
        labels = {"username": "Login name", "is_superuser": "May do everything"}
        help_texts = {"username": "", "is_superuser": "Without being given any role."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        remit = getattr(self.instance, "comment_remit", None)
        self.was_limited = remit is not None
        if remit is not None and "sections" in self.fields:
            self.fields["sections"].initial = remit.sections.all()
            if not remit.sections.exists():
                self.fields[
                    "sections"
                ].help_text = "The sections this person had are gone: they decide on none."

    def clean(self) -> dict[str, Any]:
        """Somebody always manages people: nobody takes that from themselves, here or by way of a role, as
        nobody closes their own login."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance == self.by and "groups" in given:
            everything = given.get("is_superuser", self.instance.is_superuser)
            if not everything and not manages_people(self.by, given["groups"]):
                self.add_error("groups", NOT_YOURSELF)
        return given

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        others = User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk)
        if email and (other := others.first()):
            raise forms.ValidationError(
                "%(login)s has this address already.", params={"login": other.username}
            )
        return email


@admin.register(User)
class LoginAdmin(ChosenRows, UserAdmin):
    form = PersonForm
    list_display = ("person", "login_name", "roles", "state", "second_step", "last_seen")
    list_display_links = ("person",)
    list_filter = ("is_active", "groups")
    list_select_related = ("member",)
    ordering = ("-is_active", "first_name", "last_name", "username")
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        found = super().get_queryset(request).prefetch_related("groups")
        return found.annotate(has_second_step=Exists(second))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = ["first_name", "last_name", "username", "email", "groups", "sections"]
        # Nobody gives what they do not have.
        return [(None, {"fields": [*fields, "is_superuser"] if request.user.is_superuser else fields})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        fields = [name for _, options in self.get_fieldsets(request, obj) for name in options["fields"]]
        kwargs["fields"] = [name for name in fields if name != "sections"]
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "sections" in form.changed_data:
            limit_to(form.instance, form.cleaned_data["sections"] or None)

    def get_urls(self) -> list[URLPattern]:
        # Nobody types another's password: a link is sent instead.
        kept = [each for each in super().get_urls() if each.name != "auth_user_password_change"]
        return [*deed_urls(), *kept]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A login is made by the one it belongs to."""
        return redirect("admin:people_invitation_add")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        user = self.get_object(request, object_id)
        about: dict[str, Any] = {"show_save_and_add_another": False, "subtitle": None}
        if user is not None:
            about |= self.about(user) | {"title": _name(user)}
        return super().change_view(request, object_id, form_url, about | (extra_context or {}))

    def about(self, user: User) -> dict[str, Any]:
        stories = own_stories(user, Article.objects.all()).order_by("-pk")
        return {
            "person": user,
            "deeds": deeds_for(user),
            "stories": stories[:STORIES_SHOWN],
            "story_count": stories.count(),
            "may": "May do everything."
            if user.is_superuser
            else plain_words(permissions_of(with_permissions(user.groups.all()))),
        }

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "People"} | (extra_context or {}))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_manage(request.user, obj)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("auth.view_user") or self.has_change_permission(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and (obj == request.user or not may_manage(request.user, obj)):
            return False
        return super().has_delete_permission(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        """Who has left something here is not deleted: they leave, on their own page."""
        listed, counts, _, protected = super().get_deleted_objects(objs, request)
        for user in objs:
            if not self.has_delete_permission(request, user):
                protected.append(f"{_name(user)}: not yours to delete")
            elif left := traces(user):
                address = reverse("admin:auth_user_leave", args=[user.pk])
                line = '{} has {}. <a href="{}">Let them leave</a> instead, and all of it stays.'
                protected.append(format_html(line, _name(user), left, address))
        return listed, counts, set(), protected

    @admin.display(description="name", ordering="first_name")
    def person(self, user: User) -> str:
        return _name(user)

    @admin.display(description="login name", ordering="username")
    def login_name(self, user: User) -> str:
        return user.get_username()

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        names = sorted(group.name for group in user.groups.all())
        return ", ".join(["Everything", *names] if user.is_superuser else names)

    @admin.display(description="state", ordering="is_active")
    def state(self, user: User) -> str:
        return "" if user.is_active else "Has left"

    @admin.display(description="second step")
    def second_step(self, user: Any) -> str:
        return "Yes" if user.has_second_step else "No"

    @admin.display(description="last seen", ordering="member__last_seen_at")
    def last_seen(self, user: Any) -> str:
        at = user.member.last_seen_at if hasattr(user, "member") else None
        return date_format(timezone.localtime(at), "j M Y, H:i") if at else ""


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()


class RoleForm(forms.ModelForm):
    by: Any  # who fills it in

    def clean_permissions(self) -> QuerySet[Permission]:
        given: QuerySet[Permission] = self.cleaned_data["permissions"]
        others = self.by.groups.exclude(pk=self.instance.pk)
        if not (self.by.is_superuser or manages_people(self.by, others) or given.filter(MANAGES).exists()):
            raise forms.ValidationError(NOT_YOURSELF)
        return given


@admin.register(Group)
class RoleAdmin(ChosenRows, GroupAdmin):
    form = RoleForm
    list_display = ("name", "what_it_may")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Group]:
        return with_permissions(super().get_queryset(request))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Roles"} | (extra_context or {}))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user
        return form

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, set[str], list[Any]]:
        listed, counts, rights, protected = super().get_deleted_objects(objs, request)
        others = request.user.groups.exclude(pk__in=[role.pk for role in objs])
        if not (request.user.is_superuser or manages_people(request.user, others)):
            protected.append(NOT_YOURSELF)
        return listed, counts, rights, protected

    @admin.display(description="what it may do")
    def what_it_may(self, role: Group) -> str:
        return plain_words(permissions_of([role]))

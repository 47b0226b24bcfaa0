"""What a role may do, in plain words made from the permissions it has, so that they stay true when somebody
changes them."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

MANAGES = Q(content_type__app_label="auth", codename="change_user")

# What somebody may do who has all of these permissions.
WORDS: tuple[tuple[str, str], ...] = (
    ("articles.add_article articles.submit_article", "write stories and hand them in"),
    ("articles.edit_any_article", "edit everybody's stories"),
    ("articles.approve_article", "approve stories and send them back"),
    ("articles.publish_article", "publish and schedule"),
    ("articles.correct_article", "publish corrections"),
    ("articles.expire_article articles.kill_article", "take stories off the site"),
    ("articles.restore_article", "bring killed stories back"),
    ("articles.change_address_article", "change a story's address"),
    ("articles.spike_article", "spike stories"),
    ("articles.embargo_article articles.lift_embargo_article", "set and lift embargoes"),
    ("articles.add_image", "add pictures"),
    ("articles.change_author articles.change_section articles.change_tag", "keep authors, sections and tags"),
    (
        "newsroom.change_frontslot newsroom.change_menuentry newsroom.change_page",
        "arrange front page, menu and pages",
    ),
    ("comments.moderate_comment", "decide on comments"),
    ("comments.open_close_discussion", "open and close discussions"),
    ("newsroom.change_identity", "change the site's name and settings"),
    ("auth.add_user auth.change_user", "invite people and manage their roles"),
    ("articles.purge_article comments.purge_comment", "purge for good what must not be kept"),
)


def plain_words(permissions: Collection[str], known: Collection[str] = (), role: str = "") -> str:
    """`permissions` are as has_perm() takes them. What is in `known` is told by the name of the role that has
    just these."""
    said = [words for needed, words in WORDS if _new(set(needed.split()), permissions, known)]
    beside = f"all that the role {role} may" if role else ""
    if not said:
        return f"May do {beside}." if beside else "Looks only."
    text = " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
    return f"May do {beside}; and {text}." if beside else f"May {text}."


def _new(needed: set[str], permissions: Collection[str], known: Collection[str]) -> bool:
    return needed <= set(permissions) and not needed <= set(known)


def told_by_the_next(roles: Iterable[Group]) -> dict[str, str]:
    """What each role may do, by its name, and in terms of the widest other role whose rights it all has."""
    held = {role.name: permissions_of([role]) for role in roles}
    told = {}
    for name, permissions in held.items():
        within = [other for other, less in held.items() if less and less < permissions]
        widest = max(within, key=lambda other: len(held[other]), default="")
        told[name] = plain_words(permissions, held.get(widest, ()), widest)
    return told


def permissions_of(groups: Iterable[Group]) -> set[str]:
    return {
        f"{each.content_type.app_label}.{each.codename}"
        for group in groups
        for each in group.permissions.all()
    }


def manages_people(person: Any, roles: Iterable[Group]) -> bool:
    """Whether somebody with these roles, and what they have beside roles, does."""
    return Permission.objects.filter(MANAGES, Q(group__in=roles) | Q(user=person)).exists()


def with_permissions(groups: QuerySet[Group]) -> QuerySet[Group]:
    return groups.prefetch_related("permissions__content_type")


class RolesField(forms.ModelMultipleChoiceField):
    """Groups to tick, each with what it may do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: QuerySet[Group], **kwargs: Any) -> None:
        super().__init__(with_permissions(queryset), **kwargs)

    def label_from_instance(self, role: Any) -> str:
        if not hasattr(self, "told"):
            self.told = told_by_the_next(Group.objects.none() if self.queryset is None else self.queryset)
        return f"{role.name}: {self.told.get(role.name, '')}"

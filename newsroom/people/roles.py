"""What a role may do, in plain words made from the permissions it has, so that they stay true when somebody
changes them."""

from collections.abc import Collection, Iterable
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet

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


def plain_words(permissions: Collection[str]) -> str:
    """`permissions` are as has_perm() takes them."""
    said = [words for needed, words in WORDS if set(needed.split()) <= set(permissions)]
    if not said:
        return "Looks only."
    text = " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
    return f"May {text}."


def permissions_of(groups: Iterable[Group]) -> set[str]:
    return {
        f"{each.content_type.app_label}.{each.codename}"
        for group in groups
        for each in group.permissions.all()
    }


def with_permissions(groups: QuerySet[Group]) -> QuerySet[Group]:
    return groups.prefetch_related("permissions__content_type")


class RolesField(forms.ModelMultipleChoiceField):
    """Groups to tick, each with what it may do."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: QuerySet[Group], **kwargs: Any) -> None:
        super().__init__(with_permissions(queryset), **kwargs)

    def label_from_instance(self, role: Any) -> str:
        return f"{role.name}: {plain_words(permissions_of([role]))}"

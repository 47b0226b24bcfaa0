"""A form sent with fields that its page does not offer changes nothing that its sender may not change.

What is forged is read from the models: a column that is added tomorrow is forged tomorrow.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import models
from django.test import Client
from django.urls import reverse

from articles.models import Article, Author
from comments.limits import cache
from comments.models import Comment
from comments.permissions import limit_to
from newsroom.models import FrontSlot, Identity, MenuEntry, Page
from newsroom.people import invitations
from newsroom.people.models import Invitation
from tests.articles.admin.pages import parsed, sent
from tests.articles.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    person,
    published,
)
from tests.comments.factories import live_article, moderator, waiting
from tests.comments.test_post import post

pytestmark = pytest.mark.django_db

ROLES = ("Writer", "Copy editor", "Editor", "Moderator", "Administrator")
OURS = ("articles", "comments", "newsroom", "people", "auth")
# What an open page writes about its reader, and not about what it shows.
ASIDE = {"StaffMember", "Presence", "UnsavedText"}


def other_than(field: models.Field[Any, Any], was: Any) -> Any:
    """A value that the column could hold and does not hold now."""
    if field.remote_field is not None:
        others = field.remote_field.model._default_manager.exclude(
            pk__in=was if isinstance(was, list) else [was]
        )
        return [each.pk for each in others[:1]] if field.many_to_many else getattr(others.first(), "pk", "1")
    if field.choices:
        return next(value for value, _ in field.flatchoices if value != was)
    if isinstance(field, models.BooleanField):
        return "" if was else "on"
    if isinstance(field, models.DateTimeField):
        return "2020-01-02 03:04:05"
    if isinstance(field, (models.IntegerField, models.PositiveIntegerField)):
        return "77"
    return "forged-by-somebody"


def columns(model: type[models.Model]) -> Iterator[models.Field[Any, Any]]:
    yield from model._meta.concrete_fields
    yield from model._meta.many_to_many


def value_of(row: models.Model, field: models.Field[Any, Any]) -> Any:
    if field.many_to_many:
        return sorted(getattr(row, field.name).values_list("pk", flat=True)) if row.pk else []
    return getattr(row, field.attname)


def forged(row: models.Model, offered: set[str], prefix: str = "") -> dict[str, Any]:
    """Every column of the row that its form does not offer, under each name that a form could give it."""
    made: dict[str, Any] = {}
    for field in columns(type(row)):
        if field.name in offered or field.name in {"password"} & offered:
            continue
        value = other_than(field, value_of(row, field))
        made |= {f"{prefix}{field.name}": value, f"{prefix}{field.name}_id": value}
        if isinstance(field, models.DateTimeField):
            made |= {f"{prefix}{field.name}_0": "2020-01-02", f"{prefix}{field.name}_1": "03:04:05"}
    return made


def forged_with_rows_below(row: models.Model, context: Any) -> dict[str, Any]:
    made = forged(row, set(context["adminform"].form.fields))
    for formset in context.get("inline_admin_formsets", ()):
        for form in formset.formset.forms:
            made |= forged(form.instance, set(form.fields) | {"id"}, f"{form.prefix}-")
    return made


def is_noted(field: models.Field[Any, Any]) -> bool:
    """When somebody was here, or pressed Save."""
    return field.name == "last_login" or getattr(field, "auto_now", False)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but for what reading writes."""
    found = {}
    for label in OURS:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            if model.__name__ not in ASIDE:
                names = [field.attname for field in model._meta.concrete_fields if not is_noted(field)]
                found[model.__name__] = sorted(model._base_manager.order_by().values_list(*names), key=repr)
    return found


@pytest.fixture
def rows() -> dict[type[models.Model], models.Model]:
    """One of everything that the desk has a form for, and others to point at."""
    cache.clear()
    published()
    make_author(), make_section(), make_tag()
    boss = person("Administrator", username="boss", is_superuser=True)
    ines = person("Writer", username="ines", email="ines@bell.example", first_name="Ines")
    limit_to(person("Moderator"), [make_section()])
    identity, _ = Identity.objects.get_or_create(
        pk=1, defaults={"name": "The Bell", "contact": "d@bell.example"}
    )
    story = make_article(by=ines)
    chosen = [
        story,
        make_author(user=ines),
        make_section(),
        make_tag(),
        make_image(),
        waiting(live_article()),
        identity,
        Page.objects.get(name="about"),
        MenuEntry.objects.create(label="About", address="/about/"),
        FrontSlot.objects.create(number=1, article=published(slug="in-front")),
        invitations.invite(by=boss, email="new@bell.example", groups=[]),
        ines,
        Group.objects.get(name="Writer"),
    ]
    return {type(row): row for row in chosen}


def change_url(row: models.Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def as_offered(client: Client, row: models.Model) -> tuple[Any, dict[str, Any]]:
    """The context of the row's form and what a browser sends for it as it stands, if there is a form."""
    answer = client.get(change_url(row))
    if answer.status_code != 200 or "adminform" not in (answer.context or {}):
        return None, {}
    return answer.context, sent(parsed(answer)) | {"_save": "Save"}


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_no_forged_field_of_any_form_changes_anything(rows, role):
    mine = browser_of(rows[User] if role == "Writer" else person(role))
    all_may = browser_of(User.objects.get(username="boss"))
    tried = []
    for model, row in rows.items():
        context, given = as_offered(mine, row)
        shown, full = as_offered(all_may, row)
        if context is None and shown is None:
            continue
        extra = forged_with_rows_below(row, context or shown)
        if context is None:  # all of the form that a superuser has is forged, too
            extra |= {name: value for name, value in full.items() if name not in extra}
        else:  # saved once as it stands, so that nothing is left for the form itself to clean
            mine.post(change_url(row), given)
        before = everything()
        mine.post(change_url(row), {**extra, **given})
        assert everything() == before, (role, model.__name__)
        tried.append(model)
    assert {Article, Author, User, Page, Identity} <= set(tried)


NEW = {
    "article": {"headline": "A new story", "slug": "a-new-story"},
    "author": {"name": "A new author", "slug": "a-new-author"},
    "section": {"name": "A new section", "slug": "a-new-section"},
    "tag": {"name": "A new tag", "slug": "a-new-tag"},
}


@pytest.mark.parametrize("noun", NEW)
@pytest.mark.parametrize("role", ROLES)
def test_what_is_made_with_forged_fields_is_as_it_would_be_without(rows, role, noun):
    by = person(role)
    mine, model, made = browser_of(by), apps.get_model("articles", noun), []
    address = reverse(f"admin:articles_{noun}_add")
    for number in (1, 2):
        opened = mine.get(address)
        if opened.status_code != 200:
            break
        filled = {name: f"{value}-{number}" for name, value in NEW[noun].items()}
        given = sent(parsed(opened)) | filled | {"_save": "Save"}
        extra = forged_with_rows_below(model(), opened.context) if number == 2 else {}
        assert mine.post(address, {**extra, **given}).status_code == 302
        made.append(model.objects.order_by("-pk")[0])
    if not made:
        assert mine.post(address, NEW[noun]).status_code == 403
        return
    plain, other = made
    own = {"id", *NEW[noun]}
    kept = {field.name for field in columns(model) if field.name not in own}
    same = {field.name for field in columns(model) if alike(value_of(plain, field), value_of(other, field))}
    assert kept <= same


def alike(one: Any, other: Any) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return abs((one - other).total_seconds()) < 60
    return bool(one == other)


def test_an_invitation_with_forged_fields_is_made_by_its_sender_and_not_answered(rows):
    boss = person("Administrator")
    mine, address = browser_of(boss), reverse("admin:people_invitation_add")
    opened = mine.get(address)
    given = {"email": "second@bell.example", "groups": [Group.objects.get(name="Writer").pk]}
    extra = forged_with_rows_below(rows[Invitation], opened.context) | {"is_superuser": "on", "user": boss.pk}
    assert mine.post(address, {**extra, **given}).status_code == 302
    made = Invitation.objects.get(email="second@bell.example")
    assert (made.invited_by, made.user, made.accepted_at, made.revoked_at) == (boss, None, None, None)
    assert made.expires_at.year > 2020
    assert made.nonce != "forged-by-somebody"
    token = made.token()
    accepted = {
        "username": "second",
        "password1": "a ferry at half past",
        "password2": "a ferry at half past",
    }
    raised = {
        "is_superuser": "on",
        "groups": [Group.objects.get(name="Administrator").pk],
        "email": "x@x.example",
    }
    Client().post(f"/admin/invitation/{token}/", accepted | raised | {"is_active": "on", "sections": "1"})
    user = User.objects.get(username="second")
    assert (user.is_superuser, user.email) == (False, "second@bell.example")
    assert [group.name for group in user.groups.all()] == ["Writer"]


def test_nobody_makes_themselves_more_than_they_are(rows):
    """An administrator's own form offers roles and not this."""
    boss = person("Administrator", username="chief")
    mine = browser_of(boss)
    _, given = as_offered(mine, boss)
    mine.post(change_url(boss), given | {"is_superuser": "on", "user_permissions": ["1"], "is_staff": ""})
    boss.refresh_from_db()
    assert (boss.is_superuser, boss.is_staff, boss.user_permissions.count()) == (False, True, 0)


def test_a_reader_s_comment_takes_nothing_but_words_and_name(client):
    cache.clear()
    article, by = live_article(), moderator()
    other = waiting(live_article())
    extra = forged(other, {"name", "text", "in_reply_to"}) | {
        "key": "",
        "staff": by.pk,
        "receipt": other.receipt,
    }
    extra = {name: value for name, value in extra.items() if name != "article"}
    post(client, article, name="Kim", text="The first words, long enough.", **extra)
    made = Comment.objects.get(article=article)
    assert (made.state, made.staff, made.number, made.level, made.tree_id) == (
        "pending",
        None,
        None,
        0,
        made.pk,
    )
    assert made.posted_at.year > 2020
    assert made.receipt not in {other.receipt, "forged-by-somebody"}
    assert made.pk != 77


def test_every_form_of_the_desk_was_looked_at(rows):
    """A model that gets a form at the desk gets a row here."""
    apart = {"ImportReport", "Job", "DBTaskResult"}  # these show, and have nothing to fill in
    assert {model.__name__ for model in admin.site._registry} - apart == {model.__name__ for model in rows}

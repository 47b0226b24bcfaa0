"""People with a login and one of the newsroom's roles."""

from importlib import import_module

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q

from tests.articles.factories import PERMISSIONS
from tests.journeys.desk import PASSWORD

OVER_PEOPLE = {"Administrator": import_module("articles.migrations.0002_groups").PEOPLE}
OVER_COMMENTS = import_module("comments.migrations.0002_groups").GROUPS

SITE = import_module("newsroom.migrations.0003_groups")
JOBS = import_module("newsroom.migrations.0007_jobs").ADMINISTRATOR
OVER_SITE = {"Editor": SITE.EDITOR, "Administrator": [*SITE.ADMINISTRATOR, *JOBS]}


def make_login(username: str, role: str) -> User:
    """A test with real transactions leaves no groups behind, so the role is made with its rights."""
    group, _ = Group.objects.get_or_create(name=role)
    over_stories = Q(content_type__app_label="articles", codename__in=PERMISSIONS.get(role, []))
    over_comments = Q(content_type__app_label="comments", codename__in=OVER_COMMENTS.get(role, []))
    over_site = Q(content_type__app_label="newsroom", codename__in=OVER_SITE.get(role, []))
    over_people = Q(content_type__app_label="auth", codename__in=OVER_PEOPLE.get(role, []))
    group.permissions.set(Permission.objects.filter(over_stories | over_comments | over_site | over_people))
    person = User.objects.create_user(username, password=PASSWORD, is_staff=True)
    person.groups.add(group)
    return person

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MODERATOR = ["view_comment", "moderate_comment", "view_decision", "view_discussion", "open_close_discussion"]
GROUPS = {
    "Moderator": MODERATOR,
    "Editor": MODERATOR,
    "Administrator": [*MODERATOR, "purge_comment"],
}


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What the newsroom's roles may do with comments. Administrators may change it."""
    config = apps.get_app_config("comments")
    config.models_module = True  # Django makes permissions after all migrations; the groups need them now
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    permissions = apps.get_model("auth", "Permission").objects
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*permissions.filter(content_type__app_label="comments", codename__in=codenames))


class Migration(migrations.Migration):
    dependencies = [
        ("comments", "0001_comments"),
        ("articles", "0002_groups"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

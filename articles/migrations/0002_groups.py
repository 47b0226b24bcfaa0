from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

OWN = ["add_article", "change_article", "view_article", "submit_article", "view_image", "add_image"]
COPY = [*OWN, "edit_any_article", "approve_article", "change_image", "add_tag", "change_tag", "view_tag"]
EDITOR = [
    *COPY,
    *(f"{step}_article" for step in ("publish", "correct", "expire", "change_address", "kill", "restore")),
    *(f"{step}_article" for step in ("embargo", "lift_embargo", "spike")),
    *(
        f"{verb}_{noun}"
        for verb in ("add", "change", "view", "delete")
        for noun in ("author", "section", "tag", "image")
    ),
]
ADMINISTRATOR = [*EDITOR, "purge_article"]
PEOPLE = [f"{verb}_{noun}" for verb in ("add", "change", "view", "delete") for noun in ("user", "group")]


def create_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The newsroom's roles. Administrators may change them; a further run adds nothing."""
    _create_permissions(apps)
    _grant(apps, "Writer", {"articles": [*OWN, "view_author", "view_section", "view_tag"]})
    _grant(apps, "Copy editor", {"articles": [*COPY, "view_author", "view_section"]})
    _grant(apps, "Editor", {"articles": EDITOR})
    _grant(apps, "Administrator", {"articles": ADMINISTRATOR, "auth": PEOPLE})


def _create_permissions(apps: Apps) -> None:
    """Django makes permissions after all migrations; these groups need them now."""
    for label in ("auth", "articles"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = None


def _grant(apps: Apps, name: str, codenames: dict[str, list[str]]) -> None:
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
    for label, wanted in codenames.items():
        group.permissions.add(
            *apps.get_model("auth", "Permission").objects.filter(
                content_type__app_label=label, codename__in=wanted
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_articles"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create_groups, migrations.RunPython.noop)]

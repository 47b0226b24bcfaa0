from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EDITOR = [
    *(
        f"{verb}_{noun}"
        for verb in ("add", "change", "view", "delete")
        for noun in ("menuentry", "frontslot")
    ),
    *("change_page", "view_page"),
]
ADMINISTRATOR = [*EDITOR, "add_identity", "change_identity", "view_identity"]


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors arrange the site; who it is, administrators say."""
    config = apps.get_app_config("newsroom")
    config.models_module = True  # Django makes permissions after all migrations; these groups need them now.
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    for name, codenames in (("Editor", EDITOR), ("Administrator", ADMINISTRATOR)):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *apps.get_model("auth", "Permission").objects.filter(
                content_type__app_label="newsroom", codename__in=codenames
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_texts"),
        ("articles", "0002_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Editors and administrators read what an import has to tell; nobody changes it."""
    config = apps.get_app_config("newsroom")
    config.models_module = True  # Django makes permissions after all migrations; these groups need them now.
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    for name in ("Editor", "Administrator"):
        group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(
            *apps.get_model("auth", "Permission").objects.filter(
                content_type__app_label="newsroom", codename="view_importreport"
            )
        )


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0005_imported"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]

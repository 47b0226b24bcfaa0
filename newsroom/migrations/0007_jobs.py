from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ADMINISTRATOR = ["view_job", "retry_job"]


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Administrators see the background jobs, and have those that failed tried again."""
    config = apps.get_app_config("newsroom")
    config.models_module = True  # Django makes permissions after all migrations; the group needs them now.
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name="Administrator")
    group.permissions.add(
        *apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label="newsroom", codename__in=ADMINISTRATOR
        )
    )


class Migration(migrations.Migration):
    dependencies = [
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("newsroom", "0006_report_readers"),
    ]
    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[],
            options={
                "verbose_name": "background job",
                "permissions": [("retry_job", "Can have failed background jobs tried again")],
                "proxy": True,
                "default_permissions": ("view",),
                "indexes": [],
                "constraints": [],
            },
            bases=("django_tasks_database.dbtaskresult",),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]

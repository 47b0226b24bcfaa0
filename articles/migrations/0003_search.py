import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from articles.search.tables import TABLE, search_table


def make_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in search_table(schema_editor.connection).made_by:
        schema_editor.execute(statement)


def drop_table(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    """Both tables are empty at first: `manage.py reindex` fills them from the editions."""

    dependencies = [("articles", "0002_groups")]
    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="search_entry",
                        serialize=False,
                        to="articles.edition",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("scheme", models.CharField(max_length=40)),
                ("headline", models.TextField()),
                ("standfirst", models.TextField()),
                ("names", models.TextField()),
                ("often", models.TextField()),
            ],
        ),
        migrations.RunPython(make_table, drop_table),
    ]

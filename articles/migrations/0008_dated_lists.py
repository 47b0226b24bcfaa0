from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

BESIDE = (
    ("editionbyline", "author", "bylines", "byline_newest"),
    ("editiontag", "tag", "edition_tags", "edition_tag_newest"),
)


def date(apps: Any, schema_editor: Any) -> None:
    """Give what stands beside each edition the edition's date."""
    own = apps.get_model("articles", "Edition").objects.filter(pk=OuterRef("edition"))
    for name, *_ in BESIDE:
        rows = apps.get_model("articles", name).objects.using(schema_editor.connection.alias)
        rows.update(first_published_at=Subquery(own.order_by().values("first_published_at")[:1]))


def dated(null: bool) -> "models.DateTimeField[Any, Any]":
    return models.DateTimeField(help_text="The edition's own, for the index.", null=null)


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_desk")]

    operations = [
        *(migrations.AddField(name, "first_published_at", dated(null=True)) for name, *_ in BESIDE),
        migrations.RunPython(date, migrations.RunPython.noop, elidable=True),
        *(migrations.AlterField(name, "first_published_at", dated(null=False)) for name, *_ in BESIDE),
        *(
            migrations.AlterField(
                name,
                column,
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name=related,
                    to=f"articles.{column}",
                ),
            )
            for name, column, related, _ in BESIDE
        ),
        *(
            migrations.AddIndex(
                name, models.Index(fields=[column, "-first_published_at", "edition"], name=index)
            )
            for name, column, _, index in BESIDE
        ),
    ]

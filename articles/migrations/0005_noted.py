from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_focal_point")]

    operations = [
        migrations.AddIndex(
            "edition",
            models.Index(
                condition=models.Q(kind__in=["correction", "clarification", "retraction"]),
                fields=["-live_from", "-id"],
                name="edition_noted",
            ),
        ),
        migrations.AddIndex(
            "edition",
            models.Index(
                condition=models.Q(kind__in=["expired", "tombstone"]),
                fields=["article"],
                name="edition_absent",
            ),
        ),
    ]

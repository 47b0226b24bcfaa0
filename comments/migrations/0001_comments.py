import django.db.models.deletion
import mptt.fields
from django.conf import settings
from django.db import migrations, models

import comments.models.submission


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0001_articles"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Discussion",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="discussion",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("automatic", "Open, and closed by age"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                        ],
                        default="automatic",
                        max_length=10,
                    ),
                ),
                ("approved_count", models.PositiveIntegerField(default=0, editable=False)),
                ("last_number", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={
                "permissions": [("open_close_discussion", "Can open and close the comments on a story")],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Waiting for review"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("spam", "Spam"),
                            ("removed", "Removed by the desk"),
                            ("withdrawn", "Withdrawn by its author"),
                        ],
                        default="pending",
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=255)),
                ("name_folded", models.CharField(editable=False, max_length=255)),
                ("text", models.TextField()),
                ("posted_at", models.DateTimeField()),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                ("key", models.CharField(editable=False, max_length=64, null=True)),
                ("repeat", models.CharField(editable=False, max_length=64, null=True)),
                (
                    "receipt",
                    models.CharField(
                        default=comments.models.submission.new_receipt, editable=False, max_length=64
                    ),
                ),
                ("tree_id", models.BigIntegerField(editable=False)),
                ("number", models.PositiveIntegerField(editable=False, null=True)),
                ("lft", models.PositiveIntegerField(editable=False)),
                ("rght", models.PositiveIntegerField(editable=False)),
                ("level", models.PositiveIntegerField(editable=False)),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="articles.article",
                    ),
                ),
                (
                    "in_reply_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers",
                        to="comments.comment",
                    ),
                ),
                (
                    "parent",
                    mptt.fields.TreeForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="comments.comment",
                    ),
                ),
            ],
            options={
                "permissions": [
                    ("moderate_comment", "Can decide on comments"),
                    ("purge_comment", "Can purge comments for good"),
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("comment_ref", models.BigIntegerField(db_index=True)),
                (
                    "deed",
                    models.CharField(
                        choices=[("decided", "Decided"), ("moved", "Moved"), ("purged", "Purged")],
                        default="decided",
                        max_length=10,
                    ),
                ),
                ("was", models.CharField(max_length=10)),
                ("became", models.CharField(max_length=10)),
                ("parent_was", models.BigIntegerField(null=True)),
                ("parent_became", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.article"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="comments.comment",
                    ),
                ),
                (
                    "undo_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="comments.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["state", "posted_at"], name="comment_queue"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["network", "name_folded"], name="comment_record"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["network", "posted_at"], name="comment_recent"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["tree_id", "lft"], name="comment_nesting"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False)), fields=("article", "key"), name="comment_key_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("repeat__isnull", False)),
                fields=("article", "repeat"),
                name="comment_said_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("receipt",), name="comment_receipt_once"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("parent__isnull", True)), fields=("tree_id",), name="comment_one_root"
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("level__gte", 0),
                    ("level__lte", 8),
                    ("rght__gt", models.F("lft")),
                    models.Q(
                        ("parent__isnull", False),
                        models.Q(("level", 0), ("lft", 1), ("tree_id", models.F("id"))),
                        _connector="OR",
                    ),
                ),
                name="comment_shape",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__isnull", True), ("parent__isnull", True), _connector="OR"),
                name="comment_number_on_top",
            ),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number__isnull", False)),
                fields=("article", "number"),
                name="comment_number_once",
            ),
        ),
    ]

import django.db.models.deletion
import newsroom.models.menu
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("articles", "0002_groups"),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        choices=[
                            ("about", "About"),
                            ("privacy", "Privacy"),
                            ("comments_policy", "Comments policy"),
                        ],
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                ("body", models.TextField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FrontSlot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1, the lead"), (2, "2"), (3, "3"), (4, "4"), (5, "5")],
                        unique=True,
                        verbose_name="slot",
                    ),
                ),
                (
                    "article",
                    models.OneToOneField(
                        error_messages={"unique": "This story is pinned to another slot already."},
                        help_text="While readers cannot read it, the newest story stands in the slot instead.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
            ],
            options={
                "verbose_name": "front page slot",
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="MenuEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "menu",
                    models.CharField(
                        choices=[("main", "Main menu"), ("footer", "Footer")], default="main", max_length=10
                    ),
                ),
                ("label", models.CharField(max_length=60)),
                (
                    "address",
                    models.CharField(
                        help_text="A path of this site, such as /section/council/, or an address with https://.",
                        max_length=300,
                        validators=[newsroom.models.menu.validate_address],
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=0, help_text="The lowest number stands first."),
                ),
            ],
            options={
                "verbose_name_plural": "menu entries",
                "ordering": ["menu", "position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("address__startswith", "/"),
                                models.Q(("address__startswith", "//"), _negated=True),
                            ),
                            ("address__startswith", "https://"),
                            _connector="OR",
                        ),
                        name="menu_entry_address",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                (
                    "tagline",
                    models.CharField(
                        blank=True,
                        help_text="A line under the name, and what search engines say of the site.",
                        max_length=160,
                    ),
                ),
                (
                    "contact",
                    models.EmailField(
                        blank=True,
                        help_text="Readers see it at the foot of every page.",
                        max_length=254,
                        verbose_name="contact address",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text="Stands in place of the name at the top of every page. Its alternative text should be the name.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.image",
                    ),
                ),
                (
                    "social_picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown where a page without a picture of its own is shared. 1200 by 630 pixels or larger.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.image",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "identity",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="identity_only_one")
                ],
            },
        ),
    ]

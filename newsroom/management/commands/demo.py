"""Fills a local site with a small newspaper to look at."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from articles.models import Article, Author, Section, Tag
from newsroom.beginning import has_begun
from newsroom.checks import DEMO_PASSWORD
from newsroom.demo.desk import make_desk
from newsroom.demo.discussion import DISCUSSION
from newsroom.demo.nameplate import hang_nameplate, pin_stories
from newsroom.demo.people import PEOPLE
from newsroom.demo.pictures import Pictures
from newsroom.demo.record import recorded
from newsroom.demo.stories import STORIES
from newsroom.demo.talking import hold_discussion
from newsroom.demo.town import LOGINS, SECTIONS, TAGS
from newsroom.demo.writing import write_stories


class Command(BaseCommand):
    help = "Fill a local site with a fictional town's newspaper: its stories, its comments, five logins."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing, and call it a success, when the site holds anything already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LOCAL_SITE:
            raise CommandError(
                "The demo is for a local site only, since everybody knows the password of its logins. "
                "This site has a SECRET_KEY; run the demo in a directory of its own, without one."
            )
        if options["if_empty"] and has_begun():
            self.stdout.write("The site has begun already: the demo is not loaded.")
            return
        if Article.objects.exists():
            raise CommandError(
                "This site holds stories already, and the demo goes only into an empty one. "
                "Nothing was changed."
            )
        _refuse_taken_names()
        with _all_or_nothing() as pictures, recorded():
            _load(pictures)
        self._say_where_to_look()

    def _say_where_to_look(self) -> None:
        self.stdout.write(
            f"The demo is loaded: {len(STORIES)} stories and "
            f"{sum(map(len, DISCUSSION.values()))} comments.\n\n"
            f"  Read it    {settings.SITE_URL}/\n"
            f"  Edit it    {settings.SITE_URL}/admin/\n\n"
            f"  Logins     {', '.join(LOGINS)}\n"
            f"  Password   {DEMO_PASSWORD}\n\n"
            "`manage.py remove_demo` takes it out again; what you write beside it stays."
        )


def _refuse_taken_names() -> None:
    """What the demo would have to share with what is here already."""
    taken = {
        "login": User.objects.filter(username__in=LOGINS).values_list("username", flat=True),
        "author": Author.objects.filter(slug__in=[each.slug for each in PEOPLE]).values_list(
            "slug", flat=True
        ),
        "section": Section.objects.filter(slug__in=SECTIONS).values_list("slug", flat=True),
        "tag": Tag.objects.filter(slug__in=TAGS).values_list("slug", flat=True),
    }
    found = [f"the {kind} “{name}”" for kind, names in taken.items() for name in sorted(names)]
    if found:
        raise CommandError(
            f"This site has {', '.join(found)} already, which the demo would make anew. "
            "Load it into an empty site. Nothing was changed."
        )


def _load(pictures: Pictures) -> None:
    now = timezone.localtime(timezone.now(), timezone.get_default_timezone())
    hang_nameplate()
    desk = make_desk(pictures)
    articles = write_stories(STORIES, desk, now)
    pin_stories(articles)
    for key, said in DISCUSSION.items():
        hold_discussion(articles[key], said, desk.people["moderator"])


@contextmanager
def _all_or_nothing() -> Iterator[Pictures]:
    """One transaction around steps that insist on being the outermost one.

    `atomic()` is not for this: a step within it would rightly refuse. With automatic commits off, each
    step becomes a savepoint of the transaction that ends here.
    """
    pictures = Pictures()
    connection.ensure_connection()
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    try:
        yield pictures
        connection.commit()
    except BaseException:
        connection.rollback()
        pictures.discard()
        raise
    finally:
        connection.set_autocommit(True)

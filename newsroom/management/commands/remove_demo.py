"""Takes the demo out again, and leaves what people wrote beside it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Model

from articles.models import Article, Author, Image, Revision, Section, Tag
from comments.models import Comment
from newsroom.beginning import has_begun
from newsroom.demo.removal import Removal, Rows, plan_removal

NOUNS: dict[type[Model], tuple[str, str]] = {
    Article: ("story", "stories"),
    Comment: ("comment", "comments"),
    Author: ("author", "authors"),
    Section: ("section", "sections"),
    Tag: ("tag", "tags"),
    Image: ("picture", "pictures"),
    User: ("login", "logins"),
}
ADDED = {Revision: ("save", "saves"), Comment: ("comment", "comments")}


class Command(BaseCommand):
    help = (
        "Take out what the demo made: its stories with everything that hangs on them, its logins, authors, "
        "sections, tags and pictures. What your own stories use of it stays. Says first what goes, and asks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noinput", "--no-input", action="store_false", dest="interactive", help="do not ask"
        )

    def handle(self, *, interactive: bool, **options: Any) -> None:
        plan = plan_removal()
        if plan is None:
            raise CommandError("There is no demo in this site. Nothing was changed.")
        self.tell(plan)
        self.refuse_to_lock_out(plan)
        if interactive and not self.confirmed():
            raise CommandError("Nothing was changed.")
        for text in plan.carry_out():
            self.stdout.write(f"“{text}” was changed since, so its words stay.")
        self.stdout.write("The demo is gone.")
        if not has_begun():
            self.stdout.write("`make run DEMO=0` or `manage.py begin` begins a newsroom of your own.")

    def confirmed(self) -> bool:
        return input("\nRemove it? There is no way back. [y/N] ").strip().lower() in {"y", "yes"}

    def tell(self, plan: Removal) -> None:
        going = ", ".join(counted(plan.goes, NOUNS)) or "nothing is left of it"
        self.stdout.write(f"The demo goes: {going}.")
        if added := list(counted(plan.added, ADDED)):
            self.stdout.write(f"With its stories goes what was added to them since: {', '.join(added)}.")
        if any(plan.stays.values()):
            self.stdout.write("This stays, because something of your own names it:")
        for model, keys in plan.stays.items():
            for row in model._default_manager.filter(pk__in=keys):
                closed = ", closed: nobody can log in with it" if model is User else ""
                self.stdout.write(f"  {NOUNS[model][0]} “{row}”{closed}")

    def refuse_to_lock_out(self, plan: Removal) -> None:
        gone = plan.goes.get(User, set()) | plan.stays.get(User, set())
        own = Article.objects.exclude(pk__in=plan.goes.get(Article, ()))
        people = User.objects.filter(is_active=True, is_superuser=True).exclude(pk__in=gone)
        if own.exists() and not people.exists():
            raise CommandError(
                "Afterwards nobody could log in to your own stories. Make a login with "
                "`manage.py createsuperuser` first. Nothing was changed."
            )


def counted(rows: Rows, nouns: dict[type[Model], tuple[str, str]]) -> Iterator[str]:
    for model, (one, many) in nouns.items():
        if number := len(rows.get(model, ())):
            yield f"{number} {one if number == 1 else many}"

"""Begins a site that is no demo: asks who it is and who runs it."""

import getpass
import sys
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from newsroom.beginning import Beginning, has_begun
from newsroom.env_file import is_writable, put
from newsroom.environment import Environment
from newsroom.questions import Question, clean_password, questions, zone_of_this_machine

PASSWORD = "ADMIN_PASSWORD"  # noqa: S105 -- the name of a variable
UNTOUCHED = "Nothing was changed."


class Command(BaseCommand):
    help = (
        "Begin a site of your own, without the demo: its name, tagline, time zone, language, sections and "
        "first administrator. Asks for what no option says. With --noinput nothing is asked, and the "
        f"administrator's password is read from {PASSWORD}, or from the file that {PASSWORD}_FILE names."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        for question in questions("", ""):
            parser.add_argument(f"--{question.option.replace('_', '-')}", help=question.words)
        parser.add_argument(
            "--noinput", "--no-input", action="store_false", dest="interactive", help="ask nothing"
        )
        parser.add_argument(
            "--if-new", action="store_true", help="do nothing, and call it a success, when the site has begun"
        )

    def handle(self, *, interactive: bool, if_new: bool, **options: Any) -> None:
        if has_begun():
            if if_new:
                return
            raise CommandError(
                "This site has begun already: it has a name, logins or stories, which are never overwritten. "
                f"{UNTOUCHED} Change its name and its people at the desk; if nobody can log in there, "
                "`manage.py createsuperuser` makes a login."
            )
        if interactive and not sys.stdin.isatty():
            raise CommandError(
                f"There is nobody here to ask. {UNTOUCHED} Say --noinput and the options it needs."
            )
        asked = self.open_questions()
        try:
            answers = self.ask(asked, options) if interactive else self.read(asked, options)
        except (KeyboardInterrupt, EOFError):
            raise CommandError(f"\n{UNTOUCHED}") from None
        self.begin(asked, answers)

    def open_questions(self) -> list[Question]:
        """What the settings do not say already."""
        every = questions(zone_of_this_machine(), settings.LANGUAGE_CODE)
        asked = [each for each in every if not (each.variable and Environment().given(each.variable))]
        if any(each.variable for each in asked) and not is_writable(settings.ENV_FILE):
            names = " and ".join(each.variable for each in asked if each.variable)
            raise CommandError(
                f"{names} belong into the settings, and {settings.ENV_FILE} cannot be written by this login. "
                f"Put them there, then begin. {UNTOUCHED}"
            )
        return asked

    def ask(self, asked: list[Question], options: dict[str, Any]) -> dict[str, str]:
        self.stdout.write(
            "A few questions, then your newsroom is ready. Ctrl+C ends this and changes nothing.\n"
        )
        answers = {each.option: self.answer(each, options[each.option]) for each in asked}
        while True:
            password = getpass.getpass("\nA password for them, of ten characters or more: ")
            try:
                clean_password(password, answers["login"], answers["email"])
            except ValidationError as error:
                self.stdout.write(f"  {' '.join(error.messages)}")
                continue
            if getpass.getpass("The same password again: ") == password:
                return answers | {"password": password}
            self.stdout.write("  These were two different ones. Try again.")

    def answer(self, question: Question, given: str | None) -> str:
        default = f" [{question.default}]" if question.default else ""
        while True:
            text = input(f"\n{question.words}{default}: ") if given is None else given
            try:
                return question.clean(text.strip() or question.default)
            except ValidationError as error:
                self.stdout.write(f"  {' '.join(error.messages)}")
                given = None

    def read(self, asked: list[Question], options: dict[str, Any]) -> dict[str, str]:
        """The options and the password's variable; all that is wrong is said at once."""
        answers, wrong = {}, []
        for each in asked:
            try:
                answers[each.option] = each.clean((options[each.option] or each.default).strip())
            except ValidationError as error:
                wrong.append(f"--{each.option.replace('_', '-')}: {' '.join(error.messages)}")
        try:
            password = Environment().text(PASSWORD, "")
            answers["password"] = clean_password(password, answers.get("login", ""), answers.get("email", ""))
        except ValidationError as error:
            wrong.append(f"{PASSWORD}: {' '.join(error.messages)}")
        if wrong:
            raise CommandError("\n".join([*wrong, UNTOUCHED]))
        return answers

    def begin(self, asked: list[Question], answers: dict[str, str]) -> None:
        kept = {each.variable: answers[each.option] for each in asked if each.variable}
        call_command("migrate", interactive=False, verbosity=0)
        try:
            with transaction.atomic():
                Beginning(
                    name=answers["name"],
                    tagline=answers["tagline"],
                    sections=answers["sections"].split(", "),
                    login=answers["login"],
                    email=answers["email"],
                    password=answers["password"],
                ).make()
                if kept:
                    put(settings.ENV_FILE, kept)
        except OSError as error:
            raise CommandError(f"{settings.ENV_FILE}: {error.strerror}. {UNTOUCHED}") from error
        self.tell(answers, kept)

    def tell(self, answers: dict[str, str], kept: dict[str, str]) -> None:
        lines = [f"\n{answers['name']} has begun.\n", f"  The desk    {settings.SITE_URL}/admin/"]
        lines.append(f"  Log in as   {answers['login']}")
        if kept:
            lines.append(f"  Settings    {', '.join(kept)} in {settings.ENV_FILE}")
        lines.append(
            "\nFirst write your own “About”, privacy and comments policy, under Pages; then invite people."
        )
        self.stdout.write("\n".join(lines))

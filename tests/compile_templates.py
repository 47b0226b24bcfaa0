"""Compiles every template, so that one which no test shows cannot be broken either."""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.template import TemplateSyntaxError, engines


def broken_templates(folder: Path) -> list[str]:
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            engines["django"].get_template(str(path.relative_to(folder)))
        except TemplateSyntaxError as error:
            found.append(f"{path}: {error}")
    return found


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    if broken := broken_templates(settings.BASE_DIR / "templates"):
        sys.exit("\n".join(broken))


if __name__ == "__main__":
    main()

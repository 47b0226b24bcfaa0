"""A backup that is taken while many people post, restored into an empty place."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection
from psycopg.sql import SQL, Identifier

from articles.models import Edition
from comments.models import Comment
from tests.articles.drawings import added, jpeg
from tests.articles.factories import published
from tests.comments.factories import approved, moderator
from tests.isolation import PREFIX
from tests.programs import ROOT
from tests.races import checker
from tests.races.served import Site, served

CLIENTS, AT_ONCE, BEFORE = 16, 160, 100

# The public pages and files of a site, by address.
READ = """
import json
import django; django.setup()
from django.test import Client
from articles.models import Edition, Image
paths = [each.get_absolute_url() for each in Edition.objects.select_related("address")]
paths += [f"/media/{each['name']}" for image in Image.objects.all() for each in image.renditions]
paths += ["/", "/feed/", "/sitemap.xml", "/corrections/", "/search/?q=ferry"]
answers = {path: Client().get(path, headers={"host": "127.0.0.1"}) for path in paths}
print(json.dumps({path: [answer.status_code, answer.getvalue().decode("latin-1")]
                  for path, answer in answers.items()}))
"""


def manage(environment: dict[str, str], *arguments: str) -> str:
    return python(environment, "manage.py", *arguments)


def python(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def pages(environment: dict[str, str]) -> Any:
    return json.loads(python(environment, "-c", READ).splitlines()[-1])


@pytest.fixture
def empty_place(process_environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The environment of a site with no database, no tables and no files yet."""
    url = f"sqlite:///{tmp_path}/restored.sqlite3"
    if connection.vendor == "postgresql":
        there, name = process_environment["DATABASE_URL"], f"{PREFIX}_restored"
        with psycopg.connect(there, autocommit=True) as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        url = urlsplit(there)._replace(path=f"/{name}").geturl()
    return process_environment | {"DATABASE_URL": url, "DATA_DIR": str(tmp_path / "data")}


def post_until(over: Event, site: Site) -> None:
    """However long the backup takes, somebody posts until its end."""
    while not over.is_set():
        site.post_many(CLIENTS, AT_ONCE, retry=True)


@pytest.mark.slow
def test_all_that_was_acknowledged_before_a_backup_began_is_there_when_it_is_restored(
    process_environment: dict[str, str], empty_place: dict[str, str], tmp_path: Path
) -> None:
    picture, by = added(jpeg((900, 600))), moderator()
    articles = [published(lead_image=picture, slug=f"story-{number}") for number in range(3)]
    answered = [approved(article, by=by) for article in articles]
    paths = {each.article_id: each.get_absolute_url() for each in Edition.objects.select_related("address")}
    connection.close()
    with served(process_environment, paths, answered) as site, ThreadPoolExecutor(1) as crowd:
        over = Event()
        posting = crowd.submit(post_until, over, site)
        try:
            while len(site.posted) < BEFORE:
                assert not posting.done()
            acknowledged = set(site.posted)
            said = manage(process_environment, "backup", str(tmp_path / "site.tar"))
            posted_meanwhile = len(site.posted) - len(acknowledged)
        finally:
            over.set()
        posting.result()
    assert posted_meanwhile > 0
    assert "was written and read back" in said

    assert "No faults found" in manage(empty_place, "restore", str(tmp_path / "site.tar"))
    assert "No faults found" in manage(empty_place, "check_integrity")
    assert checker.faults(empty_place["DATABASE_URL"]) == []
    told = "from comments.models import Comment; print(*Comment.objects.values_list('receipt', flat=True))"
    restored = set(python(empty_place, "-c", f"import django; django.setup(); {told}").split())
    everything = set(Comment.objects.order_by().values_list("receipt", flat=True))
    connection.close()
    assert acknowledged | {each.receipt for each in answered} <= restored
    assert restored < everything
    before, after = pages(process_environment), pages(empty_place)
    assert {status for status, _ in before.values()} == {200}
    assert len(before) > 10
    assert [path for path in before if before[path] != after[path]] == []

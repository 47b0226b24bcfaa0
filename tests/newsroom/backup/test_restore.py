import os
import signal
import subprocess
from contextlib import closing

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError
from django.db import connection
from django.test import Client

from articles.models import Article
from comments.models import Comment
from newsroom.backup import postgresql, sqlite
from newsroom.backup.taking import take_backup
from newsroom.models import Identity
from tests.articles.drawings import added, jpeg
from tests.articles.factories import published
from tests.comments.factories import waiting
from tests.newsroom.backup.sites import altered, dying, files, rows, run, small_site
from tests.programs import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path):
    """A backup of a small site that has changed since, so that a restore has something to undo."""
    article, _ = small_site()
    path = tmp_path / "site.tar"
    take_backup(path)
    return path, article


def change(article):
    published(headline="A story since", slug="since", lead_image=added(jpeg((90, 60))))
    waiting(article, text="A comment since")
    Identity.objects.create(pk=1, name="Another name")


def test_a_restore_brings_back_every_row_and_every_file(backup):
    path, article = backup
    rows_before, files_before = rows(), files()
    change(article)
    os.unlink(article.lead_image.original.path)
    said = run("restore", path, replace=True)
    assert rows() == rows_before
    assert files() == files_before
    assert "Restored: Newsroom" in said
    assert "No faults found" in said


def test_what_is_written_after_a_restore_finds_free_numbers(backup):
    path, article = backup
    change(article)
    run("restore", path, replace=True)
    change(Article.objects.get(pk=article.pk))
    assert Article.objects.count() == 2


def test_a_restored_story_is_read_at_its_address(backup):
    path, article = backup
    address = article.editions.get().get_absolute_url()
    before = Client().get(address).content
    Article.objects.update(status="draft")
    run("restore", path, replace=True)
    assert Client().get(address).content == before


def test_a_site_with_content_is_not_thrown_away_unasked(backup):
    path, article = backup
    change(article)
    before = rows()
    with pytest.raises(CommandError, match="which a restore would throw away. Nothing was changed"):
        run("restore", path)
    assert rows() == before


def test_one_login_is_content_enough_to_ask(tmp_path):
    take_backup(tmp_path / "site.tar")
    User.objects.create_user("ada")
    with pytest.raises(CommandError, match="say --replace"):
        run("restore", tmp_path / "site.tar")


def test_a_damaged_backup_changes_nothing(backup):
    path, article = backup
    change(article)
    before = rows(), files()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(CommandError, match="is damaged.* The site is as it was"):
        run("restore", path, replace=True)
    assert (rows(), files()) == before


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"database": "oracle"}, "It is of a site on oracle, and DATABASE_URL names one on"),
        ({"migrations": [["articles", "0999_later"]]}, "made by a later version.*articles 0999_later"),
    ],
)
def test_a_backup_that_this_site_cannot_take_is_refused_with_the_reason(backup, changes, said):
    path, article = backup
    change(article)
    before = rows(), files()
    with pytest.raises(CommandError, match=said):
        run("restore", altered(path, **changes), replace=True)
    assert (rows(), files()) == before


def test_a_database_that_cannot_be_loaded_takes_the_new_files_with_it(backup, monkeypatch):
    path, article = backup
    for name in files():
        os.unlink(name)
    change(article)
    before = rows(), files()
    kind = "postgresql.Postgresql" if connection.vendor == "postgresql" else "sqlite.Sqlite"

    def fail(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"newsroom.backup.{kind}.load", fail)
    with pytest.raises(CommandError, match="No space left on device. The site is as it was"):
        run("restore", path, replace=True)
    assert (rows(), files()) == before


@pytest.mark.parametrize("moment", ["before_the_database", "in_the_database"])
def test_a_restore_that_is_killed_leaves_the_old_site_whole(backup, process_environment, moment):
    path, article = backup
    change(article)
    rows_before, files_before = rows(), files()
    connection.close()
    done = subprocess.run(dying(moment, path), env=process_environment, cwd=ROOT, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert rows() == rows_before
    assert files_before.items() <= files().items()
    run("restore", path, replace=True)
    assert Article.objects.count() == 1


def test_a_database_in_use_is_waited_for_and_then_left_alone(backup, monkeypatch):
    path, article = backup
    change(article)
    before = rows(), files()
    kind = postgresql if connection.vendor == "postgresql" else sqlite
    monkeypatch.setattr(kind, "PATIENCE", 1)
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("UPDATE articles_article SET headline = 'Being written'")
        with pytest.raises(CommandError, match="The database is in use.*The site is as it was"):
            run("restore", path, replace=True)
        cursor.execute("ROLLBACK")
    assert (rows(), files()) == before


def test_faults_of_the_site_that_was_backed_up_are_named_after_a_restore(tmp_path):
    small_site()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_edition SET headline = 'Altered behind everybody’s back'")
    take_backup(tmp_path / "site.tar")
    with pytest.raises(CommandError, match="The backup is in place, and 1 faults were found"):
        run("restore", tmp_path / "site.tar", replace=True)


def test_a_file_that_the_backup_lacked_is_named_after_a_restore(tmp_path):
    _, image = small_site()
    image.original.storage.delete(image.original.name)
    take_backup(tmp_path / "site.tar")
    with pytest.raises(CommandError, match="1 faults were found"):
        run("restore", tmp_path / "site.tar", replace=True)


def test_a_backup_of_an_earlier_version_gets_the_tables_of_this_one(tmp_path):
    small_site()
    run("migrate", "newsroom", "0002", verbosity=0)
    try:
        take_backup(tmp_path / "site.tar")
    finally:
        run("migrate", verbosity=0)
    said = run("restore", tmp_path / "site.tar", replace=True)
    assert "It was of an earlier version" in said
    assert run("migrate", check_unapplied=True, verbosity=0) == ""
    assert Comment.objects.count() == 2

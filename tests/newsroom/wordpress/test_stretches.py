"""An import that was interrupted tells at its end of all that it brought, as if it had not been."""

import json

import pytest

from articles.models import Article
from newsroom.models import ImportReport, ImportStretch
from newsroom.wordpress import run
from newsroom.wordpress.run import Import
from tests.newsroom.wordpress.exports import comment, export, imported, post

pytestmark = pytest.mark.django_db

LOST = "http://old.example/wp-content/uploads/2020/lost.jpg"


def a_file(tmp_path, text="Look."):
    """With something to tell of every post, of one twice, and of a picture that all of them show."""
    lost = post(90, post_type="attachment", status="inherit", attachment_url=LOST)
    said = [comment(10 * n + 1, 999, comment_author="") for n in range(1, 8)]
    posts = [
        post(n, each, content=f'{text} <img src="{LOST}">', status="private" if n % 2 else "publish")
        for n, each in enumerate(said, 1)
    ]
    return export(tmp_path / "x.xml", lost, *posts, post(3), post(0))


def interrupt(file, monkeypatch, batches):
    """After so many further batches."""
    write, done = Import._write, []

    def stopping(self, batch, place):
        if len(done) == batches:
            raise KeyboardInterrupt
        done.append(place)
        write(self, batch, place)

    before = Article.objects.count()
    with monkeypatch.context() as patch:
        patch.setattr(Import, "_write", stopping)
        with pytest.raises(KeyboardInterrupt):
            imported(file)
    assert Article.objects.count() == before + 2 * batches


@pytest.mark.parametrize("interruptions", [[0], [1], [3], [1, 0, 1]])
def test_the_report_after_interruptions_is_that_of_an_undisturbed_import(
    tmp_path, monkeypatch, interruptions
):
    monkeypatch.setattr(run, "BATCH", 2)
    file = a_file(tmp_path)
    undisturbed = json.loads(json.dumps(imported(file, dry_run=True).content()))
    for batches in interruptions:
        interrupt(file, monkeypatch, batches)
    imported(file)
    assert ImportReport.objects.get().content == undisturbed
    assert len(undisturbed["lines"]) > 14
    assert not ImportStretch.objects.exists()


def test_a_newer_export_after_an_interruption_is_read_from_its_beginning(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "BATCH", 2)
    interrupt(a_file(tmp_path), monkeypatch, 2)
    imported(a_file(tmp_path, text="Look again."))
    assert Article.objects.filter(body__contains="Look again.").count() == Article.objects.count() == 7
    assert not ImportStretch.objects.exists()

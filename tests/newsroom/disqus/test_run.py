"""Comments from Disqus stand under their stories, with whom they answer, and come once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import workflow
from comments.integrity import faults
from comments.models import Comment, Discussion
from newsroom.disqus import run as module
from newsroom.models import Imported, ImportReport, OldAddress
from newsroom.wordpress.reading import Unreadable
from tests.articles import factories as desk
from tests.newsroom.disqus.exports import FOOT, HEAD, export, imported, post, thread

pytestmark = pytest.mark.django_db
State = Comment.State


@pytest.fixture
def story():
    return desk.published(slug="ferry")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "herald.xml"


def path_of(story):
    return story.editions.first().get_absolute_url()


def lines(report):
    return [(line.grade, line.kind, line.old, line.reason) for line in report.lines]


def stand():
    columns = (
        "name",
        "text",
        "state",
        "posted_at",
        "in_reply_to",
        "parent",
        "number",
        "lft",
        "rght",
        "level",
    )
    return list(Comment.objects.order_by("pk").values_list("pk", *columns))


def test_comments_come_with_names_texts_dates_states_and_whom_they_answer(story, file):
    export(
        file,
        thread(1, f"http://old.example{path_of(story)}"),
        post(
            5_000_000_001,
            1,
            text='<p>See <a href="https://a.example/x" rel="nofollow">this</a></p><p>Two</p>',
        ),
        post(5_000_000_002, 1, 5_000_000_001, name="Ola &amp; Kari"),
        post(5_000_000_003, 1, 5_000_000_002, isDeleted="true"),
        post(5_000_000_004, 1, 5_000_000_003),
        post(5_000_000_005, 1, isSpam="true"),
        post(5_000_000_006, 1, name="", isApproved="false"),
    )
    report = imported(file)
    rows = list(Comment.objects.order_by("pk"))
    assert [row.in_reply_to and rows.index(row.in_reply_to) for row in rows] == [None, 0, 1, 2, None, None]
    assert [row.state for row in rows] == ["approved", "approved", "removed", "approved", "spam", "pending"]
    assert rows[0].text == "See this (https://a.example/x)\nTwo"
    assert [row.name for row in rows][1::4] == ["Ola & Kari", "Anonymous"]
    assert f"{rows[0].posted_at:%Y-%m-%d %H:%M:%S}" == "2019-05-14 10:00:21"
    assert rows[0].network and "192.0.2.7" not in rows[0].network
    assert Discussion.objects.get(article=story).approved_count == 3 and list(faults("default")) == []
    assert report.read == report.written and report.read["comments: approved"] == 3
    assert ImportReport.objects.get().source == "Disqus: herald"


def test_a_story_is_found_by_its_present_and_its_former_addresses(story, file):
    first = path_of(story)
    workflow.change_address(story.pk, by=desk.editor(), slug="renamed")
    OldAddress.objects.create(path="news/blåbær", kind="story", key=story.pk)
    OldAddress.objects.create(path="?p=12", kind="story", key=story.pk)
    links = (
        f"https://www.old.example{path_of(story)}",
        f"http://old.example{first.rstrip('/')}?utm_source=x#disqus_thread",
        "http://old.example/news/bl%C3%A5b%C3%A6r/",
        "http://old.example/?p=12",
        "http://old.example/news/blåbær/amp/",
    )
    threads = [thread(key, link) for key, link in enumerate(links, 1)]
    threads.append(thread(6, "http://old.example/unknown/", identifier="12 http://old.example/?p=12"))
    threads.append(thread(7, "http://[broken", identifier="?p=123"))
    report = imported(export(file, *threads, *(post(10 + key, key) for key in range(1, 8))))
    assert Comment.objects.filter(article=story).count() == 6
    assert lines(report) == [
        ("dropped", "thread", "7", "No story has its address: 1 comments stay out."),
    ]


def test_a_second_run_changes_nothing_and_a_newer_export_adds_to_the_threads(story, file):
    items = [thread(1, path_of(story)), post(11, 1), post(12, 1, 11)]
    imported(export(file, *items))
    before = stand()
    report = imported(file)
    assert stand() == before and not report.done and report.lines == []
    imported(export(file, *items, post(13, 1, 12), post(14, 1)))
    rows = list(Comment.objects.order_by("pk"))
    assert [row.level for row in rows] == [0, 1, 2, 0] and stand()[0] == (*before[0][:9], 6, *before[0][10:])
    assert list(faults("default")) == []


def test_a_state_that_changed_there_changes_here_unless_it_was_changed_here_too(story, file):
    imported(export(file, thread(1, path_of(story)), post(11, 1), post(12, 1)))
    mine = Comment.objects.order_by("pk").last()
    Comment.objects.filter(pk=mine.pk).update(text="Mended here.")
    newer = [post(key, 1, isDeleted="true") for key in (11, 12)]
    report = imported(export(file, thread(1, path_of(story)), *newer))
    assert [row.state for row in Comment.objects.order_by("pk")] == ["removed", "approved"]
    assert [each[:3] for each in lines(report)] == [("kept", "comment", "12")]
    assert report.done["comments updated"] == 1


def test_what_came_with_the_site_itself_is_not_said_twice_and_can_be_answered(story, file):
    imported(export(file, thread(1, path_of(story)), post(11, 1)))
    Imported.objects.all().delete()  # as if WordPress had brought it
    here = Comment.objects.get()
    report = imported(export(file, thread(1, path_of(story)), post(11, 1), post(12, 1, 11)))
    assert list(Comment.objects.order_by("pk").values_list("in_reply_to", flat=True)) == [None, here.pk]
    assert report.notes["comments that had come from the site itself, and are kept once"] == 1


def test_a_dry_run_reports_the_same_and_writes_nothing(story, file):
    export(file, thread(1, path_of(story)), thread(2, "/nowhere/"), post(11, 1), post(12, 2))
    dry = imported(file, dry_run=True)
    assert not Comment.objects.exists() and not Imported.objects.exists()
    assert imported(file).content() == dry.content()


def test_rings_lost_parents_doubles_and_lost_threads_are_listed(story, file):
    report = imported(
        export(
            file,
            thread(1, path_of(story), closed=True),
            thread(2, path_of(story), deleted=True),
            post(11, 1, 12),
            post(12, 1, 11),
            post(13, 1, 99),
            post(13, 1, text="<p>Again</p>"),
            post(14, 2),
            post(15, 3),
            post(16, 1, 16),
            post(17, 1, createdAt="0000-00-00"),
        )
    )
    reasons = {old: reason for _, _, old, reason in lines(report)}
    assert ("in a ring" in reasons["11"] and "99" in reasons["13"]) or "second" in reasons["13"]
    assert "deleted" in reasons["2"] and "not in the export" in reasons["3"]
    assert "no date" in reasons["17"] and "16" in reasons
    assert Comment.objects.count() == 5 and list(faults("default")) == []
    assert Discussion.objects.get(article=story).mode == "closed"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + thread(1, "/a/") + '<post dsq:id="1"><message>cut', "cut off"),
        ("<?xml version='1.0'?><!DOCTYPE d [<!ENTITY a 'aaaa'>]><disqus>&a;</disqus>", "document type"),
        (
            "<?xml version='1.0'?><!DOCTYPE d SYSTEM 'http://127.0.0.1:9/x.dtd'><disqus/>",
            "document type",
        ),
        ("<rss><channel/></rss>", "is no Disqus export"),
        ("", "cannot be read"),
        (HEAD + "<a>" * 1000 + "</a>" * 1000 + FOOT, "nests deeper"),
    ],
)
def test_what_is_no_whole_export_is_refused_with_its_reason_and_writes_nothing(story, file, text, said):
    file.write_text(text)
    with pytest.raises(Unreadable, match=said):
        imported(file)
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("import_disqus", str(file), stdout=StringIO())
    assert not Comment.objects.exists() and not ImportReport.objects.exists()


def test_a_scripts_words_are_words(story, file):
    hostile = '<p onclick="x()">Hi<script>alert(1)</script><img src=x onerror=alert(2)> a &lt; b \x01</p>'
    imported(export(file, thread(1, path_of(story)), post(11, 1, text=hostile, name="<b>Bo</b>\u202e")))
    row = Comment.objects.get()
    assert "<" not in row.text.replace("a < b", "") and row.name.startswith("Bo")


def test_one_that_was_killed_goes_on_where_it_stood(story, file, monkeypatch):
    other = desk.published(slug="other")
    monkeypatch.setattr(module, "THREADS_AT_ONCE", 1)
    export(
        file, thread(1, path_of(story)), thread(2, path_of(other)), post(11, 1), post(12, 2), post(13, 2, 12)
    )
    bring = module.Import._bring

    def cut(self, key, size):
        if key == 2:
            raise KeyboardInterrupt
        bring(self, key, size)

    with monkeypatch.context() as patch:
        patch.setattr(module.Import, "_bring", cut)
        with pytest.raises(KeyboardInterrupt):
            imported(file)
    assert Comment.objects.count() == 1
    imported(file)
    assert Comment.objects.count() == 3 and list(faults("default")) == []
    assert not imported(file).done


def test_the_command_tells_and_writes_its_report(story, file, tmp_path):
    export(file, thread(1, path_of(story)), post(11, 1))
    out = StringIO()
    call_command("import_disqus", str(file), report=tmp_path / "report.txt", stdout=out)
    assert (
        "comments: approved" in out.getvalue()
        and "comments: approved" in (tmp_path / "report.txt").read_text()
    )

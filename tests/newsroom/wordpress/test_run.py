"""A site moves in: what came, in which state, and what happens when it is done again."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import clock
from articles.integrity import faults as story_faults
from articles.models import Article, Author, Edition, LogEntry
from comments.integrity import faults as comment_faults
from comments.models import Comment, Discussion
from newsroom.models import Imported, ImportReport, OldAddress
from tests.newsroom.wordpress.exports import HEAD, REAL, comment, export, imported, post

pytestmark = pytest.mark.django_db


def state() -> list[object]:
    """All that an import leaves, without the moments at which it ran."""
    models = (
        (Article, "pk headline slug body standfirst status section lead_image"),
        (Edition, "article number first_published_at updated_at digest address__path"),
        (Comment, "pk article parent in_reply_to state name text posted_at network number lft rght level"),
        (Discussion, "pk mode approved_count last_number"),
        (Imported, "kind old key under theirs ours"),
        (OldAddress, "path kind key"),
        (LogEntry, "article step edition_number"),
    )
    return [sorted(model.objects.values_list(*names.split()), key=str) for model, names in models]


def test_the_export_of_a_real_wordpress_comes_whole():
    report = imported(REAL)
    uneven = {name for name in report.read | report.written if report.read[name] != report.written[name]}
    assert uneven == {"pictures"}
    assert report.read["posts: publish"] == 19 and report.read["comments: approved"] == 82
    assert [path for path, answer in report.addresses if not answer] == []
    assert list(story_faults()) == [] and list(comment_faults("default")) == []


def test_only_what_was_public_there_is_public_here():
    imported(REAL)
    at = clock.reading_time()
    live = set(Edition.objects.live(at).values_list("article", flat=True))
    public = Imported.objects.filter(kind="story", under__endswith="s: publish").values_list("key", flat=True)
    assert live == set(public)
    assert Edition.objects.filter(live_from__lte=at).count() == len(live)
    assert Edition.objects.filter(live_from__gt=at).count() == 3


def test_a_comment_keeps_its_id_its_date_its_state_and_whom_it_answers(tmp_path):
    chain = [comment(10 + n, 10 + n - 1 if n else 0) for n in range(12)]
    held = comment(40, 11, comment_approved="0")
    imported(export(tmp_path / "x.xml", post(1, *chain, held)))
    rows = {row.pk: row for row in Comment.objects.all()}
    assert [rows[10 + n].in_reply_to_id for n in range(12)] == [None, *range(10, 21)]
    assert [rows[10 + n].level for n in range(12)] == [*range(9), 8, 8, 8]
    assert rows[40].state == "pending" and rows[10].posted_at == datetime(2020, 5, 14, 10, 0, 10, tzinfo=UTC)
    assert rows[10].network and rows[10].network != "192.0.2.7"
    assert Discussion.objects.get().approved_count == 12
    assert list(comment_faults("default")) == []


def test_a_comment_whose_id_is_taken_has_another_and_its_old_link_leads_there(client, tmp_path):
    imported(export(tmp_path / "x.xml", post(1, comment(5))))
    other = export(tmp_path / "y.xml", post(2, comment(5, text="Another.")))
    other.write_text(other.read_text().replace("//old.example", "//other.example"))
    imported(other)
    moved = Comment.objects.get(text="Another.")
    assert moved.pk != 5
    answer = client.get("/2020/05/14/story-2/comments/5/", follow=True)
    assert answer.redirect_chain[0] == (f"/2020/05/14/story-2/comments/{moved.pk}/", 301)
    assert f'id="comment-{moved.pk}"' in answer.content.decode()


def test_the_next_comment_gets_an_id_past_all_that_came(tmp_path):
    imported(export(tmp_path / "x.xml", post(1, comment(70))))
    assert Comment.objects.post(article=Article.objects.get(), name="B", text="New.").pk > 70


def test_a_second_import_changes_nothing():
    imported(REAL)
    before = state()
    report = imported(REAL)
    assert report.done == {} and state() == before


def test_a_newer_export_brings_what_is_new_and_changed_there(tmp_path):
    imported(export(tmp_path / "x.xml", post(1, comment(5)), post(2)))
    newer = post(1, comment(5, comment_approved="spam"), comment(6, 5, text="A reply."), content="It sank.")
    report = imported(export(tmp_path / "x.xml", newer, post(2), post(3)))
    assert report.done == {"stories added": 1, "stories updated": 1, "comments updated": 1}
    edition = Edition.objects.live(clock.reading_time()).get(slug="story-1")
    assert edition.body == "<p>It sank.</p>" and edition.number == 2
    assert [(row.state, row.in_reply_to_id) for row in Comment.objects.order_by("pk")] == [
        ("spam", None),
        ("approved", 5),
    ]
    assert list(story_faults()) == [] and list(comment_faults("default")) == []


def test_what_was_changed_here_too_is_kept_and_told(tmp_path):
    imported(export(tmp_path / "x.xml", post(1, comment(5))))
    Article.objects.update(headline="Ours")
    Comment.objects.filter(pk=5).update(text="Ours.")
    newer = post(1, comment(5, text="Theirs."), content="Theirs.")
    report = imported(export(tmp_path / "x.xml", newer))
    assert [(line.grade, line.kind) for line in report.lines] == [("kept", "post"), ("kept", "comment")]
    assert Article.objects.get().headline == "Ours" and Comment.objects.get().text == "Ours."


@pytest.mark.parametrize("there", [{"status": "private"}, {"status": "draft"}, {"post_password": "x"}])
def test_a_text_that_is_no_longer_public_there_never_goes_before_readers_here(tmp_path, there):
    imported(export(tmp_path / "x.xml", post(1, content="For all.")))
    newer = export(tmp_path / "x.xml", post(1, content="For nobody.", **there))
    for _ in range(2):  # the line comes again until somebody has taken the step
        report = imported(newer)
        assert [(line.grade, line.old) for line in report.lines] == [("doubtful", "1")]
        assert [each.body for each in Edition.objects.all()] == ["<p>For all.</p>"]


def test_a_comment_decided_upon_there_is_so_here_unless_it_was_decided_upon_here_too(tmp_path):
    waits = [comment(key, comment_approved="0") for key in (5, 6, 7)]
    imported(export(tmp_path / "x.xml", post(1, comment(4), *waits)))
    Comment.objects.filter(pk=7).update(state="declined")
    decided = [comment(5, comment_approved="1"), comment(6, comment_approved="spam"), comment(7)]
    report = imported(export(tmp_path / "x.xml", post(1, comment(4, comment_approved="trash"), *decided)))
    states = dict(Comment.objects.values_list("pk", "state"))
    assert states == {4: "removed", 5: "approved", 6: "spam", 7: "declined"}
    assert [(line.grade, line.old) for line in report.lines] == [("kept", "7")]
    assert list(comment_faults("default")) == []


def test_a_dry_run_tells_the_same_and_writes_nothing():
    before = state()
    dry = imported(REAL, dry_run=True)
    assert state() == before and not Author.objects.exists() and not ImportReport.objects.exists()
    assert imported(REAL).read == dry.read
    assert dry.written["posts: publish"] == 19


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.9, 0.999])
def test_a_file_cut_off_is_refused_before_anything_is_written(tmp_path, share):
    file, whole = tmp_path / "cut.xml", REAL.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    before = state()
    with pytest.raises(CommandError, match=r"cut off.*Nothing was written|is no WordPress export"):
        call_command("import_wordpress", str(file), stdout=StringIO())
    assert state() == before


HOSTILE = {
    "document type": '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;">]><rss>&b;</rss>',
    "nests deeper": HEAD + "<item>" * 1_000_000,
    "no WordPress export": "<html><body>Hello</body></html>",
    "unknown": '<?xml version="1.0" encoding="klingon"?><rss/>',
}
HOSTILE["declares"] = '<!DOCTYPE rss SYSTEM "http://192.0.2.1/x.dtd"><rss/>'


@pytest.mark.parametrize("reason", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path, reason):
    file = tmp_path / "hostile.xml"
    file.write_text(HOSTILE[reason])
    with pytest.raises(CommandError, match=reason):
        call_command("import_wordpress", str(file), stdout=StringIO())
    assert not Imported.objects.exists()


def test_a_report_is_named_by_its_time_in_the_sites_zone(settings):
    settings.TIME_ZONE = "Europe/Oslo"
    at = datetime(2020, 5, 14, 22, 30, tzinfo=UTC)
    assert str(ImportReport(file="export.xml", at=at)) == "export.xml, 15 May 2020 00:30"


def test_broken_items_come_as_far_as_they_can_and_are_told(tmp_path):
    items = [
        post(1, comment(1, 3), comment(2, 1), comment(3, 2), comment(4, 999), comment(4), comment(0)),
        post(1),
        post(2, comment(9, comment_date_gmt="0000-00-00 00:00:00")).replace(
            "<dc:creator>maren</dc:creator>", ""
        ),
        post(3, post_date="0000-00-00 00:00:00", post_date_gmt="0000-00-00 00:00:00"),
        post(4, content="<script>alert(1)</script>Fine <b onclick=x()>bold</b> \x08 control"),
    ]
    report = imported(export(tmp_path / "x.xml", *items))
    told = " ".join(line.reason for line in report.lines)
    for reason in ("in a ring", "999", "second comment", "no id", "second item", "no author", "no date"):
        assert reason in told
    assert "characters that XML does not allow, taken out" in report.notes
    assert Article.objects.get(slug="story-4").body == "<p>Fine <strong>bold</strong>  control</p>".replace(
        "  ", " "
    )
    assert Article.objects.get(slug="story-3").status == "draft"
    assert sorted(Comment.objects.values_list("pk", flat=True)) == [1, 2, 3, 4, 9]
    assert list(comment_faults("default")) == []

"""Stories and comments are written many at once, and are what they would have been one by one."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.forms import model_to_dict

from articles import arrival, clock
from articles.integrity import faults as story_faults
from articles.models import Edition
from articles.search import index
from articles.search.finding import Narrowing, find
from articles.search.question import Question
from articles.story import Story
from comments.integrity import faults as comment_faults
from comments.models import Comment
from newsroom.wordpress.run import importer
from tests.articles import factories as desk
from tests.newsroom.wordpress.exports import comment, export, imported, post

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
OWN = {"id", "article", "edition", "revision", "address", "by", "step"}
OWN |= {"live_from", "first_published_at", "at", "effective"}


def rows(article):
    """What stands of a story beside its working copy, without keys and moments."""
    edition = article.editions.get()
    beside = (edition.bylines, edition.edition_tags, edition.edition_pictures)
    every = [
        *(edition, edition.search_entry, edition.revision.approvals.get(), article.log.latest("pk")),
        *(row for each in beside for row in each.order_by("pk")),
    ]
    return [{name: value for name, value in model_to_dict(row).items() if name not in OWN} for row in every]


@pytest.mark.parametrize("planned", [False, True])
def test_a_story_that_arrives_is_stored_as_one_that_the_desk_published(planned):
    photo, quay = (desk.make_image(renditions=[{"width": 400}]) for _ in range(2))
    tags = [desk.make_tag("ferries"), desk.make_tag("winter")]
    body = f'<p>Herons nest.</p><figure data-picture="{quay.pk}">A quay.</figure>'
    at = clock.reading_time() + HOUR
    make = partial(desk.scheduled, at) if planned else desk.published
    ours = make(lead_image=photo, tags=tags, body=body, standfirst="Every spring.")
    story = Story.from_article(ours)
    coming = (
        arrival.Arriving(story, live_from=at) if planned else arrival.Arriving(story, first=at - 2 * HOUR)
    )
    [arrived] = arrival.arrive([coming], by=importer())
    assert rows(arrived) == rows(ours)
    assert (arrived.status, arrived.editions_made, arrived.revisions_made) == ("approved", 1, 1)
    assert Story.from_article(arrived) == story
    both = {arrived.editions.get().pk, ours.editions.get().pk}
    assert set(find(Question.from_text("heron ferry"), Narrowing(), at).editions) == both
    assert list(story_faults()) == [] and not index.stale().exists()


def test_two_stories_of_one_day_and_slug_have_two_addresses_and_a_later_import_goes_on_counting(tmp_path):
    same = [post(key, post_name="ferry") for key in (1, 2)]
    imported(export(tmp_path / "x.xml", *same))
    imported(export(tmp_path / "y.xml", post(3, post_name="ferry")))
    addresses = Edition.objects.order_by("pk").values_list("address__path", flat=True)
    assert list(addresses) == [f"2020/05/14/ferry{end}" for end in ("", "-2", "-3")]


def test_of_two_comments_of_one_id_under_two_posts_the_first_is_kept(tmp_path):
    report = imported(export(tmp_path / "x.xml", post(1, comment(5)), post(2, comment(5), comment(6, 5))))
    assert [(row.pk, row.in_reply_to_id) for row in Comment.objects.order_by("pk")] == [(5, None), (6, None)]
    assert "Another post has a comment of this id: that one is kept." in {
        line.reason for line in report.lines
    }
    assert list(comment_faults("default")) == []


def test_what_changed_there_of_a_comment_that_has_another_id_here_is_taken_over(tmp_path):
    imported(export(tmp_path / "x.xml", post(1, comment(5))))
    other = tmp_path / "y.xml"
    for text in ("Another.", "Changed."):
        export(other, post(2, comment(5, text=text)))
        other.write_text(other.read_text().replace("//old.example", "//other.example"))
        imported(other)
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["Changed.", "Well said."]


def statements(act):
    """How many there are; the connection's own list of them is emptied by an import."""
    asked = []
    with connection.execute_wrapper(lambda execute, sql, *rest: asked.append(sql) or execute(sql, *rest)):
        act()
    return len(asked)


def test_the_statements_of_an_import_do_not_grow_with_its_stories_and_comments(tmp_path):
    counts = []
    for first, many in ((10, 1), (20, 9)):
        imported(export(tmp_path / "x.xml", post(first - 1)))  # what they have in common is there
        said = [(comment(10 * key), comment(10 * key + 1, 10 * key)) for key in range(first, first + many)]
        items = [post(key, *each) for key, each in enumerate(said, first)]
        file = export(tmp_path / "x.xml", *items)
        tried = 2 * many  # each old address is tried
        counts.append(statements(partial(imported, file)) - tried)
    assert counts[0] == counts[1]

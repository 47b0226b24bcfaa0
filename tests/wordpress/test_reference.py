"""A real WordPress, filled by its own functions and exported by itself, against what ours made of it.

`make wordpress` runs it; without Debian's packages and a MariaDB it says what is missing.
"""

import json
import subprocess
from pathlib import Path

import pytest

from articles.integrity import faults as story_faults
from articles.markup import plain
from articles.models import Article, Edition
from comments.integrity import faults as comment_faults
from comments.models import Comment
from newsroom.models import Imported
from newsroom.wordpress.bodies import squeezed, visible
from newsroom.wordpress.discussions import plain_text
from newsroom.wordpress.terms import words
from tests.newsroom.wordpress.exports import imported
from tests.newsroom.wordpress.test_export_compared import exported, unexplained

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
]

HERE = Path(__file__).parent
STATES = {"1": "approved", "0": "pending", "trash": "removed"}
KINDS = {"draft": "draft", "pending": "in_review", "private": "draft", "trash": "spiked"}
COMMENTS = """SELECT JSON_OBJECT('id', c.comment_ID, 'post', c.comment_post_ID, 'parent', c.comment_parent,
 'parent_there', p.comment_ID IS NOT NULL AND p.comment_approved <> 'spam', 'name', c.comment_author,
 'text', c.comment_content, 'date', c.comment_date_gmt, 'trashed', w.post_status = 'trash',
 'state', c.comment_approved) FROM wp_comments c JOIN wp_posts w ON w.ID = c.comment_post_ID
 LEFT JOIN wp_comments p ON p.comment_ID = c.comment_parent
 WHERE c.comment_type = 'comment' AND c.comment_approved <> 'spam'"""
POSTS = """SELECT JSON_OBJECT('id', ID, 'status', post_status, 'password', post_password,
 'date', post_date_gmt, 'title', post_title, 'content', post_content,
 'author', (SELECT display_name FROM wp_users u WHERE u.ID = post_author),
 'coauthors', (SELECT COUNT(*) FROM wp_term_relationships r JOIN wp_term_taxonomy t USING (term_taxonomy_id)
   WHERE r.object_id = wp_posts.ID AND t.taxonomy = 'author'))
 FROM wp_posts WHERE post_type IN ('post', 'page') AND post_status <> 'auto-draft'"""


def ask(database: str, sql: str) -> list[dict]:
    command = ["mysql", "-h127.0.0.1", "-uroot", "-N", "-r", "--default-character-set=utf8mb4", database]
    done = subprocess.run([*command, "-e", sql], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def wordpress(tmp_path, settings):
    """The export of 520 posts and 5,000 comments, and the name of its database."""
    settings.TIME_ZONE = "Europe/Oslo"
    root, file = tmp_path / "wp_reference", tmp_path / "export.xml"
    subprocess.run([str(HERE / "make.sh"), str(root), str(file), "520", "5000"], check=True)
    report = imported(file, media=root / "wp-content/uploads")
    yield "wp_reference", report
    subprocess.run(["mysql", "-h127.0.0.1", "-uroot", "-e", "DROP DATABASE wp_reference"], check=True)


def test_what_came_is_what_stands_in_wordpress_and_goes_out_again(wordpress, tmp_path):
    database, report = wordpress
    orphans = {line.old for line in report.lines if "is not in the export" in line.reason}
    rows = {row.pk: row for row in Comment.objects.all()}
    stories = {int(row.old): row.key for row in Imported.objects.filter(kind="story")}
    said = ask(database, COMMENTS)
    assert len(said) > 4000 and {each["id"] for each in said} == rows.keys()
    for each in said:
        row = rows[each["id"]]
        answers = each["parent"] if each["parent"] and each["parent_there"] else None
        assert (row.in_reply_to_id or None) == answers
        assert bool(each["parent"] and not each["parent_there"]) == (str(each["id"]) in orphans)
        assert row.article_id == stories[each["post"]]
        assert row.posted_at.strftime("%Y-%m-%d %H:%M:%S") + ".000000" == each["date"] or (
            row.posted_at.strftime("%Y-%m-%d %H:%M:%S") == each["date"]
        )
        assert row.name == each["name"] and squeezed(row.text) == squeezed(plain_text(each["text"]))
        if not each["trashed"]:
            assert row.state == STATES[each["state"]]
    differ = {line.old for line in report.lines if line.reason.startswith("Its text differs")}
    check_stories(ask(database, POSTS), stories, differ)
    # And out again, beside WordPress's own export of the same site.
    assert unexplained(tmp_path / "export.xml", exported(tmp_path / "ours.xml")) == {}
    assert list(story_faults()) == [] and list(comment_faults("default")) == []


def check_stories(posts: list[dict], stories: dict[int, int], differ: set[str]) -> None:
    assert len(posts) > 520 and {each["id"] for each in posts} == stories.keys()
    articles = Article.objects.in_bulk()
    editions = {each.article_id: each for each in Edition.objects.prefetch_related("bylines__author")}
    for each in posts:
        article, edition = articles[stories[each["id"]]], editions.get(stories[each["id"]])
        # Every word of every story, whatever its state, or a line in the report.
        same = visible(each["content"]) == squeezed(plain(article.body))
        headed = squeezed(words(each["title"])) == squeezed(article.headline)
        assert same or str(each["id"]) in differ or not each["content"]
        assert headed or not each["title"]
        public = each["status"] in ("publish", "future") and not each["password"]
        assert bool(edition) == public
        if not public:
            assert article.status == KINDS.get(each["status"], "draft")
            continue
        assert edition.first_published_at.strftime("%Y-%m-%d %H:%M:%S") == each["date"][:19]
        names = [author.name for author in edition.byline]
        assert len(names) == (each["coauthors"] or 1)
        if not each["coauthors"]:
            assert names == [each["author"].replace("<Ødegård> ", "").replace("&amp;", "&")]

"""The page of what the form holds, before anything of it is saved."""

import html
import re

import pytest
from django.db import connection

from articles.models import Article, Edition
from tests.articles.admin.pages import parsed, sent, url
from tests.articles.factories import edit, editor, make_article, make_author, published, writer

pytestmark = pytest.mark.django_db


def rows():
    """How many rows every table holds."""
    with connection.cursor() as cursor:
        counts = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts


def test_a_preview_shows_exactly_the_unsaved_form_and_writes_not_one_row(desk):
    last, first = make_author("Ada Berg"), make_author("Cy Dunn")
    article = make_article(headline="As saved", authors=[last])
    client = desk(editor())
    page = parsed(client.get(url("change", article)))
    before = rows(), Article.objects.values().get()
    given = {
        "headline": "As typed",
        "standfirst": "A typed standfirst",
        "body": "<p>A typed body</p>",
        "bylines-0-position": "2",
        "bylines-1-author": first.pk,
        "bylines-1-position": "1",
    }
    response = client.post(url("preview", article), sent(page, **given))
    shown = parsed(response).text
    for words in ("As typed", "A typed standfirst", "A typed body", "This is a preview."):
        assert words in shown
    assert "As saved" not in shown
    assert shown.index("Cy Dunn") < shown.index("Ada Berg")
    assert (rows(), Article.objects.values().get()) == before


def test_a_story_that_was_never_saved_can_be_previewed(desk):
    client = desk(writer())
    page = parsed(client.get(url("add")))
    response = client.post(url("preview_new"), sent(page, headline="Never saved", body="<p>Words.</p>"))
    assert "Never saved" in parsed(response).text
    assert not Article.objects.exists()


def test_a_preview_is_kept_by_no_cache_and_listed_by_no_search_engine(desk):
    article = make_article()
    client = desk(editor())
    for response in (
        client.get(url("preview", article)),
        client.post(url("preview", article), sent(parsed(client.get(url("change", article))))),
    ):
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_preview_shows_the_draft_and_not_what_readers_see(desk):
    article = published(headline="Published words")
    edit(article, headline="Draft words")
    shown = parsed(desk(editor()).get(url("preview", article))).text
    assert "Draft words" in shown
    assert "Published words" not in shown


def test_a_preview_needs_a_login(client):
    article = make_article(headline="Secret")
    for response in (client.get(url("preview", article)), client.post(url("preview_new"), {"headline": "x"})):
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]


def test_a_preview_is_possible_although_somebody_saved_meanwhile(desk):
    article = make_article()
    client = desk(editor())
    page = parsed(client.get(url("change", article)))
    edit(article, headline="Theirs")
    assert "Mine" in parsed(client.post(url("preview", article), sent(page, headline="Mine"))).text


def test_what_cannot_be_shown_is_named(desk):
    client = desk(editor())
    page = parsed(client.get(url("add")))
    response = client.post(url("preview_new"), sent(page, slug="not a slug", **{"bylines-0-position": "x"}))
    assert response.status_code == 422
    assert "Slug: Enter a valid" in parsed(response).text


def test_scripts_in_the_form_do_not_reach_the_preview(desk):
    client = desk(editor())
    page = parsed(client.get(url("add")))
    hostile = {"headline": "<script>alert(1)</script>", "body": '<p>x<img src=x onerror="alert(1)"></p>'}
    shown = client.post(url("preview_new"), sent(page, **hostile)).content.decode()
    assert "<script>alert(1)" not in shown
    assert "onerror" not in shown


def test_a_preview_makes_no_edition(desk):
    article = make_article()
    desk(editor()).get(url("preview", article))
    assert not Edition.objects.exists()


def test_the_sized_preview_holds_the_very_page_and_no_scripts_of_it(desk):
    article = make_article(headline='As "saved"')
    client = desk(editor())
    given = sent(parsed(client.get(url("change", article))), headline='Typed & "quoted"')
    plain, sized = (client.post(url("preview", article) + query, given) for query in ("", "?sized"))
    frame = re.search(r'<iframe sandbox="" srcdoc="([^"]*)"', sized.content.decode())
    assert html.unescape(frame.group(1)) == plain.content.decode()
    assert {"private", "no-store"} <= set(sized["Cache-Control"].split(", "))
    assert sized["X-Robots-Tag"] == "noindex"
    assert "frame-ancestors 'none'" in sized["Content-Security-Policy"]
    assert Article.objects.get().headline == 'As "saved"'


def test_what_cannot_be_shown_is_named_in_no_frame(desk):
    client = desk(editor())
    page = parsed(client.get(url("add")))
    response = client.post(url("preview_new") + "?sized", sent(page, slug="not a slug"))
    assert response.status_code == 422
    assert "Slug: Enter a valid" in parsed(response).text

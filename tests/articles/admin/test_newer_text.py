"""Two people at one story: no save goes over a text that its writer has not seen."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles import workflow
from tests.articles.admin.pages import parsed, save, sent, url
from tests.articles.factories import (
    edit,
    editor,
    make_article,
    person,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db


def test_saving_over_a_newer_text_is_refused_with_both_texts(desk):
    article = make_article(headline="The first words")
    mine = desk(editor())
    opened = parsed(mine.get(url("change", article)))
    edit(
        article,
        by=editor(first_name="Jon", last_name="Reyes"),
        headline="Jon's words",
        body="<p>Jon's body</p>",
    )
    page = parsed(
        save(mine, article, opened, headline="My words", body="<p>My body</p>", standfirst="Also mine")
    )
    article.refresh_from_db()
    assert article.headline == "Jon's words"
    assert "Somebody saved a newer text" in page.text
    assert "By Jon Reyes" in page.text
    for words in ("Jon's words", "Jon's body", "My words", "My body"):
        assert words in page.text
    assert page.fields["headline"] == ["My words"]
    assert page.fields["body"] == ["<p>My body</p>"]
    assert page.fields["standfirst"] == ["Also mine"]
    assert article.revisions.count() == 2


def test_pressing_save_again_without_the_tick_is_refused_again(desk):
    article = make_article()
    mine = desk(editor())
    opened = parsed(mine.get(url("change", article)))
    edit(article, headline="Theirs")
    refused = parsed(save(mine, article, opened, headline="Mine"))
    save(mine, article, refused)
    article.refresh_from_db()
    assert article.headline == "Theirs"


def test_saving_mine_over_it_makes_a_further_revision_and_loses_nothing(desk):
    article = make_article()
    mine = desk(editor())
    opened = parsed(mine.get(url("change", article)))
    edit(article, headline="Theirs")
    refused = parsed(save(mine, article, opened, headline="Mine"))
    save(mine, article, refused, overwrite="2")
    article.refresh_from_db()
    assert article.headline == "Mine"
    kept = article.revisions.order_by("number").values_list("content__headline", flat=True)
    assert list(kept) == ["The ferry returns", "Theirs", "Mine"]


def test_the_tick_speaks_of_one_text_and_not_of_a_third(desk):
    article = make_article()
    mine = desk(editor())
    opened = parsed(mine.get(url("change", article)))
    edit(article, headline="Second")
    refused = parsed(save(mine, article, opened, headline="Mine"))
    edit(article, headline="Third")
    page = parsed(save(mine, article, refused, overwrite="2"))
    article.refresh_from_db()
    assert article.headline == "Third"
    assert "Third" in page.text


def test_a_form_sent_without_its_revision_is_refused(desk):
    article = make_article(headline="Stays")
    mine = desk(editor())
    save(mine, article, headline="Blind", revision=None)
    article.refresh_from_db()
    assert article.headline == "Stays"


def test_a_writer_whose_story_was_taken_meanwhile_keeps_what_was_typed(desk):
    ines = writer()
    article = make_article(by=ines, headline="Handed in")
    client = desk(ines)
    opened = parsed(client.get(url("change", article)))
    workflow.submit(article.pk, by=ines, seen=seen(article))
    page = parsed(save(client, article, opened, headline="Too late"))
    article.refresh_from_db()
    assert article.headline == "Handed in"
    assert "This story is in review now" in page.text
    assert page.fields["headline"] == ["Too late"]


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_over_the_same_text_one_is_refused(desk):
    article = make_article(by=person("Administrator"))
    clients = [desk(editor()), desk(editor())]
    opened = [parsed(client.get(url("change", article))) for client in clients]
    both = threading.Barrier(2)

    def press_save(number: int) -> str:
        both.wait(10)
        try:
            page = sent(opened[number], _continue="Save", headline=f"Headline {number}")
            return clients[number].post(url("change", article), page, follow=True).content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(press_save, range(2)))
    assert sum("Somebody saved a newer text" in page for page in pages) == 1
    assert article.revisions.count() == 2

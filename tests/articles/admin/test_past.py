"""The past of a story: its history, what differs between any two texts, and an earlier one taken up again."""

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import LogEntry, Revision
from tests.articles.admin.pages import parsed, url
from tests.articles.factories import (
    edit,
    editor,
    kill,
    make_article,
    make_author,
    make_image,
    make_tag,
    publish,
    published,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db


def compared(client, article, left, right):
    return client.get(url("compare", article), {"left": left, "right": right})


def restore_url(article, number):
    return reverse("admin:articles_article_restore_save", args=[article.pk, number])


def test_the_history_tells_who_did_what_when_and_the_note(desk):
    ines = writer(first_name="Ines", last_name="Ode")
    article = make_article(by=ines)
    workflow.submit(article.pk, by=ines, seen=seen(article), note="Legal has read it.")
    publish(article, by=editor(first_name="Jon", last_name="Reyes"))
    page = parsed(desk(editor()).get(url("history", article))).text
    assert page.index("Publish") < page.index("Submit") < page.index("Save : save 1")
    for words in ("Ines Ode", "Jon Reyes", "Legal has read it.", "edition 1 (update)"):
        assert words in page


def test_the_history_names_what_a_step_made_in_the_words_of_the_desk(desk):
    article = published()
    kill(article)
    page = parsed(desk(editor()).get(url("history", article))).text
    assert "edition 2 (withdrawn)" in page
    assert "tombstone" not in page


def test_two_saves_are_compared_by_word_with_the_true_author_of_each(desk):
    article = make_article(by=editor(first_name="Ada", last_name="Berg"), headline="The ferry returns")
    edit(article, by=editor(first_name="Cy", last_name="Dunn"), headline="The ferry sinks")
    edit(article, by=editor(first_name="Eve", last_name="Falk"), headline="Something else")
    page = compared(desk(editor()), article, 1, 2).content.decode()
    assert "The ferry <del>returns</del>" in page
    assert "The ferry <ins>sinks</ins>" in page
    assert "Ada Berg" in page
    assert "Cy Dunn" in page
    assert "Eve Falk" not in page


def test_what_readers_see_is_compared_with_the_working_copy_in_byline_picture_and_date(desk):
    article = published(authors=[make_author("Maren Holt")], lead_image=make_image("A quay"))
    edit(
        article, authors=[make_author("Jon Holt")], lead_image=make_image("A weir"), tags=[make_tag("boats")]
    )
    page = compared(desk(editor()), article, "live", "now").content.decode()
    for label in ("Byline", "Lead picture", "Tags", "Date"):
        assert f'<p class="block-label">{label}</p>' in page.partition("<details>")[0] + page
    assert "<del>Maren</del>" in page
    assert "<ins>Jon</ins>" in page
    assert "<del>quay</del>" in page
    assert "<ins>boats</ins>" in page


def test_unchanged_blocks_are_folded_without_a_script(desk):
    body = "".join(f"<p>Paragraph {number} stands.</p>" for number in range(6))
    article = make_article(body=body)
    edit(article, body=body.replace("5 stands", "5 falls"))
    page = compared(desk(editor()), article, 1, 2).content.decode()
    folded = page.partition("<details>")[2].partition("</details>")[0]
    assert "Paragraph 3 stands." in page
    assert "<ins>" not in folded
    assert "<ins>falls</ins>" in page


@pytest.mark.parametrize("value", ["99", "x", "-1", "²", "9" * 40, "unsaved-nothing", ""])
def test_a_text_that_is_not_there_is_not_found(desk, value):
    assert compared(desk(editor()), make_article(), 1, value).status_code == 404


def test_a_writer_cannot_read_the_past_of_somebody_else_s_story(desk):
    article, client = make_article(headline="Secret words"), desk(writer())
    for address in (url("compare", article), url("history", article), restore_url(article, 1)):
        response = client.get(address, follow=True)
        assert "Secret words" not in response.content.decode()


def test_restoring_makes_a_further_save_of_the_whole_text_and_removes_nothing(desk):
    ann, author, tag, image = editor(), make_author("Maren Holt"), make_tag(), make_image()
    article = make_article(headline="First", authors=[author], tags=[tag], lead_image=image)
    edit(
        article,
        headline="Second",
        body="<p>Other.</p>",
        authors=[make_author("Jon")],
        tags=[],
        lead_image=None,
    )
    client = desk(ann)
    page = parsed(client.get(restore_url(article, 1)))
    assert "Second" in page.text and "First" in page.text
    client.post(restore_url(article, 1), {"seen": page.fields["seen"][0]})
    article.refresh_from_db()
    assert (article.headline, article.lead_image) == ("First", image)
    assert [each.author for each in article.bylines.all()] == [author]
    assert list(article.tags.all()) == [tag]
    kept = list(article.revisions.order_by("number"))
    assert [each.content["headline"] for each in kept] == ["First", "Second", "First"]
    assert (kept[2].digest, kept[2].saved_by, kept[2].step) == (kept[0].digest, ann, "restore_save")
    assert LogEntry.objects.get(article=article, step="restore_save").by == ann


def test_restoring_over_a_text_that_nobody_has_seen_is_refused(desk):
    article = make_article(headline="First")
    edit(article, headline="Second")
    client = desk(editor())
    page = parsed(client.get(restore_url(article, 1)))
    edit(article, headline="Third")
    answer = client.post(restore_url(article, 1), {"seen": page.fields["seen"][0]})
    article.refresh_from_db()
    assert article.headline == "Third"
    assert "Somebody has saved a newer text" in parsed(answer).text
    assert Revision.objects.filter(article=article).count() == 3


def test_restoring_a_public_story_leaves_its_address_and_what_readers_see(desk, client):
    article = published(headline="First")
    address = article.editions.get().get_absolute_url()
    edit(article, headline="Second", slug="second")
    publish(article, kind="update")
    logged_in = desk(editor())
    logged_in.post(restore_url(article, 1), {"seen": seen(article)})
    article.refresh_from_db()
    assert (article.headline, article.slug) == ("First", "second")
    assert "Second" in client.get(address, follow=True).content.decode()


def test_a_writer_whose_story_is_with_the_desk_restores_nothing(desk):
    ines = writer()
    article = make_article(by=ines, headline="First")
    edit(article, by=ines, headline="Second")
    workflow.submit(article.pk, by=ines, seen=seen(article))
    desk(ines).post(restore_url(article, 1), {"seen": seen(article)})
    article.refresh_from_db()
    assert article.headline == "Second"


def test_a_picture_and_an_author_that_are_gone_stay_out_of_the_restored_text(desk):
    gone = make_author("Gone Soon")
    article = make_article(authors=[gone, make_author("Stays Here")])
    edit(article, authors=[make_author("New One")])
    gone.delete()
    desk(editor()).post(restore_url(article, 1), {"seen": seen(article)})
    assert [each.author.name for each in article.bylines.all()] == ["Stays Here"]

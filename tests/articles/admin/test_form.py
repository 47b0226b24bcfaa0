"""Writing and saving in the article form."""

import pytest

from articles import workflow
from articles.models import Approval, Article, Edition, LogEntry, Revision
from tests.articles.admin.pages import parsed, save, url
from tests.articles.factories import (
    approve,
    copy_editor,
    edit,
    editor,
    make_article,
    make_author,
    make_image,
    make_tag,
    person,
    published,
    seen,
    writer,
)

pytestmark = pytest.mark.django_db


def test_a_draft_is_saved_with_everything_missing(desk):
    client = desk(writer())
    page = parsed(save(client, headline="Only a headline"))
    article = Article.objects.get()
    assert (article.headline, article.body, article.section, article.status) == (
        "Only a headline",
        "",
        None,
        "draft",
    )
    assert "Give the story a headline." not in page.text
    assert "Write the story." in page.text
    assert "Choose a section." in page.text
    assert "Name at least one author." in page.text


def test_an_empty_draft_is_saved_and_belongs_to_who_began_it(desk):
    ines = writer()
    save(desk(ines))
    assert Article.objects.get().created_by == ines
    assert Revision.objects.get().saved_by == ines


def test_an_empty_slug_is_made_from_the_headline(desk):
    save(desk(editor()), headline="The Ferry, at Last: Café Élan!")
    assert Article.objects.get().slug == "the-ferry-at-last-cafe-elan"


def test_a_headline_without_latin_letters_gets_a_slug_too(desk):
    save(desk(editor()), headline="渡し船")
    assert Article.objects.get().slug == "story"


def test_a_typed_slug_stays_when_the_headline_changes(desk):
    article = make_article(slug="ferry")
    save(desk(editor()), article, headline="Another headline")
    article.refresh_from_db()
    assert article.slug == "ferry"


def test_a_bad_slug_is_refused_beside_its_field_with_everything_typed_kept(desk):
    page = parsed(
        save(desk(editor()), headline="Kept headline", slug="no spaces!", standfirst="Kept standfirst")
    )
    assert "Enter a valid “slug”" in page.text
    assert page.fields["headline"] == ["Kept headline"]
    assert page.fields["slug"] == ["no spaces!"]
    assert page.fields["standfirst"] == ["Kept standfirst"]
    assert page.autofocus == "slug"
    assert not Article.objects.exists()


def test_the_body_is_cleaned_before_it_is_kept(desk):
    save(
        desk(editor()), headline="Clean", body='<p onclick="x()">One <b>bold</b></p><script>alert(1)</script>'
    )
    assert Article.objects.get().body == "<p>One <strong>bold</strong></p>"


@pytest.mark.parametrize("field", ["headline", "standfirst", "body", "lead_caption", "lead_credit", "slug"])
def test_a_null_character_gets_a_message_and_no_error(desk, field):
    page = parsed(save(desk(editor()), **{"headline": "Hostile"} | {field: "before\x00after"}))
    assert "Null characters are not allowed." in page.text
    assert not Article.objects.exists()


def test_authors_keep_the_order_of_their_numbers(desk):
    first, second = make_author("Ada Berg"), make_author("Cy Dunn")
    client = desk(editor())
    page = parsed(client.get(url("add")))
    rows = {
        "bylines-TOTAL_FORMS": "2",
        "bylines-0-author": second.pk,
        "bylines-0-position": "2",
        "bylines-1-author": first.pk,
        "bylines-1-position": "1",
    }
    save(client, page=page, headline="Two authors", **rows)
    assert [each.author for each in Article.objects.get().bylines.all()] == [first, second]


def test_an_author_without_a_number_comes_last(desk):
    first, last = make_author("Ada Berg"), make_author("Cy Dunn")
    article = make_article(authors=[first])
    save(desk(editor()), article, **{"bylines-1-author": last.pk})
    assert [each.author for each in article.bylines.all()] == [first, last]


def test_an_author_named_twice_is_refused_with_a_message(desk):
    author = make_author()
    article = make_article(authors=[author])
    page = parsed(save(desk(editor()), article, **{"bylines-1-author": author.pk}))
    assert "Please correct the duplicate" in page.text
    assert article.bylines.count() == 1


def test_a_save_keeps_one_revision_with_authors_and_tags_in_it(desk):
    author, tag = make_author("Ada Berg"), make_tag("tides")
    save(desk(editor()), headline="Whole", **{"bylines-0-author": author.pk, "tags": [tag.pk]})
    content = Revision.objects.get().content
    assert [each["name"] for each in content["authors"]] == ["Ada Berg"]
    assert [each["name"] for each in content["tags"]] == ["tides"]


def test_a_save_without_a_change_keeps_the_approval_and_makes_no_revision(desk):
    article = make_article(tags=[make_tag()], lead_image=make_image())
    approve(article)
    save(desk(editor()), article)
    article.refresh_from_db()
    assert article.status == "approved"
    assert article.revisions.count() == 1
    assert Approval.objects.standing().count() == 1


def test_an_edit_after_approval_withdraws_it_and_says_so(desk):
    article = make_article()
    approve(article)
    page = parsed(save(desk(copy_editor()), article, standfirst="New words."))
    article.refresh_from_db()
    assert article.status == "draft"
    assert "its approval is withdrawn" in page.text
    assert not Approval.objects.standing().exists()


def test_editing_a_published_story_leaves_readers_the_published_text(desk, client):
    article = published(headline="As published")
    page = parsed(save(desk(editor()), article, headline="A new draft"))
    edition = Edition.objects.get()
    assert "changed since it was published" in page.text
    shown = client.get(edition.get_absolute_url()).content.decode()
    assert "As published" in shown
    assert "A new draft" not in shown


FORGED = {
    "status": "approved",
    "embargo_until": "2020-01-01 00:00",
    "embargo_until_0": "2020-01-01",
    "created_by": "1",
    "editions_made": "9",
    "revisions_made": "9",
    "first_published_at": "2020-01-01 00:00",
    "live_from": "2020-01-01 00:00",
}


def test_forged_fields_change_neither_state_nor_times(desk):
    ines = writer()
    article = make_article(by=ines)
    save(desk(ines), article, **FORGED)
    article.refresh_from_db()
    assert (article.status, article.embargo_until, article.created_by) == ("draft", None, ines)
    assert (article.editions_made, article.revisions_made) == (0, 1)
    assert not Edition.objects.exists()


def test_a_story_in_review_can_be_read_but_not_changed_by_its_writer(desk):
    ines = writer()
    article = make_article(by=ines, headline="Handed in")
    workflow.submit(article.pk, by=ines, seen=seen(article))
    page = parsed(desk(ines).get(url("change", article)))
    assert "Handed in" in page.text
    assert "headline" not in page.fields
    assert "_continue" not in page.buttons


def test_who_may_only_read_a_story_reads_its_body_and_not_its_markup(desk):
    ines = writer()
    body = "<p>The <strong>ferry</strong> sails.</p>"
    article = make_article(by=ines, body=body)
    Article.objects.filter(pk=article.pk).update(body=f"{body}<script>alert(1)</script>")
    assert '<div class="read-body">' not in desk(ines).get(url("change", article)).content.decode()
    workflow.submit(article.pk, by=ines, seen=seen(article))
    page = desk(ines).get(url("change", article)).content.decode()
    assert body in page
    assert "alert(1)" not in page


def test_a_story_sent_back_says_who_wants_what_until_it_is_handed_in_again(desk):
    ines, mara = writer(), copy_editor(first_name="Mara", last_name="Lind")
    article = make_article(by=ines)
    for note in ("A second source.", "The harbour master, too."):
        assert "Sent back" not in parsed(desk(ines).get(url("change", article))).text
        workflow.submit(article.pk, by=ines, seen=seen(article))
        assert "Sent back" not in parsed(desk(ines).get(url("change", article))).text
        workflow.send_back(article.pk, by=mara, note=note)
        page = parsed(desk(ines).get(url("change", article)))
        assert "Sent back by Mara Lind on" in page.text
        assert note in page.text.split("Sent back by")[1][:90]
        workflow.submit(article.pk, by=ines, seen=seen(article))
        approve(article)
        edit(article, by=mara, headline=f"After: {note}")


def test_a_writer_cannot_open_the_story_of_another(desk):
    article = make_article(by=editor(), headline="Not for Ines")
    client = desk(writer())
    for response in (
        client.get(url("change", article), follow=True),
        client.get(url("preview", article)),
        client.post(url("change", article), {"headline": "Mine now"}, follow=True),
    ):
        assert "Not for Ines" not in response.content.decode()
    article.refresh_from_db()
    assert article.headline == "Not for Ines"


def test_an_author_named_in_the_byline_may_write_it_without_having_begun_it(desk):
    ines = writer()
    author = make_author(user=ines)
    article = make_article(by=editor(), authors=[author])
    save(desk(ines), article, headline="By its author")
    article.refresh_from_db()
    assert article.headline == "By its author"


def test_nobody_can_delete_a_story(desk):
    article = make_article()
    boss = person("Administrator", is_superuser=True)
    client = desk(boss)
    assert client.post(url("delete", article), {"post": "yes"}).status_code == 403
    assert "deletelink" not in client.get(url("change", article)).content.decode()
    assert Article.objects.filter(pk=article.pk).exists()


def test_the_history_shows_what_was_saved_signed_and_done(desk):
    article = make_article(by=editor(first_name="Mara", last_name="Quill"))
    approve(article, by=copy_editor(first_name="Otto", last_name="Venn"))
    page = parsed(desk(editor()).get(url("history", article)))
    assert "Mara Quill" in page.text
    assert "Otto Venn" in page.text
    assert [entry.step for entry in LogEntry.objects.filter(article=article)] == ["save", "approve"]


def test_every_edition_stands_in_the_history_with_its_state(desk):
    article = published()
    edit(article, headline="Second")
    workflow.publish(
        article.pk, by=editor(), seen=seen(article), kind="correction", note="The hour was wrong."
    )
    page = parsed(desk(editor()).get(url("change", article)))
    assert "2 live" in page.text
    assert "1 superseded" in page.text
    assert "Correction: The hour was wrong." in page.text


def test_the_form_takes_as_many_queries_with_a_long_history_as_with_a_short_one(
    desk, django_assert_max_num_queries
):
    article = make_article()
    client = desk(editor())
    for number in range(30):
        edit(article, headline=f"Version {number}")
    with django_assert_max_num_queries(40):
        client.get(url("change", article))


def test_a_refused_save_changes_nothing_even_when_the_byline_is_what_is_wrong(desk):
    article = make_article(headline="Stays")
    save(desk(editor()), article, headline="Goes", **{"bylines-0-position": "minus one"})
    article.refresh_from_db()
    assert article.headline == "Stays"
    assert article.revisions.count() == 1


def test_a_new_story_begins_with_the_byline_of_who_begins_it(desk):
    person = writer()
    author = make_author("Ada Berg", user=person)
    save(desk(person), headline="Mine")
    assert [each.author for each in Article.objects.get().bylines.all()] == [author]


def test_the_address_follows_the_headline_until_somebody_writes_another(desk):
    client = desk(editor())
    save(client, headline="First words")
    article = Article.objects.get()
    save(client, article, headline="Second words")
    article.refresh_from_db()
    assert article.slug == "second-words"
    save(client, article, slug="by-hand")
    save(client, article, headline="Third words")
    article.refresh_from_db()
    assert article.slug == "by-hand"


def test_the_address_of_a_published_story_is_not_changed_in_the_form(desk):
    article = published(slug="known-to-readers")
    save(desk(editor()), article, headline="Other words", slug="forged")
    article.refresh_from_db()
    assert (article.headline, article.slug) == ("Other words", "known-to-readers")

"""Authors, sections, tags and pictures in the admin."""

import pytest
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Author, Edition, Image, Section
from tests.articles.admin.pages import Parsed, parsed, sent
from tests.articles.factories import (
    edit,
    editor,
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    person,
    publish,
    published,
    writer,
)

pytestmark = pytest.mark.django_db


def at(model, page, row=None):
    return reverse(f"admin:articles_{model}_{page}", args=[row.pk] if row else [])


def fill_in(client, address, **given):
    return client.post(address, sent(parsed(client.get(address)), **given), follow=True)


def test_renaming_an_author_changes_the_published_page_and_is_logged(desk, client):
    author = make_author("Maren Holt")
    published(authors=[author])
    mara = editor()
    fill_in(desk(mara), at("author", "change", author), name="Maren Holt-Berg")
    page = client.get(Edition.objects.get().get_absolute_url()).content.decode()
    assert "Maren Holt-Berg" in page
    entry = AdminLogEntry.objects.get()
    assert entry.user == mara
    assert "Name" in entry.get_change_message()


@pytest.mark.parametrize(
    ("model", "make", "held"),
    [
        ("author", make_author, lambda row: {"authors": [row]}),
        ("section", make_section, lambda row: {"section": row}),
        ("tag", make_tag, lambda row: {"tags": [row]}),
        ("image", make_image, lambda row: {"lead_image": row}),
    ],
)
def test_what_a_published_story_uses_cannot_be_deleted_and_the_page_says_why(desk, model, make, held):
    row = make()
    published(**held(row))
    client = desk(editor())
    asked = Parsed(client.get(at(model, "delete", row)).content.decode())
    assert "would require deleting the following protected related objects" in asked.text
    client.post(at(model, "delete", row), {"post": "yes"})
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("model", "make", "held"), [("author", make_author, "authors"), ("tag", make_tag, "tags")]
)
def test_the_stories_that_keep_a_row_from_being_deleted_are_named_once_each(desk, model, make, held):
    row = make()
    article = published(headline="The night boat", **{held: [row]})
    edit(article, headline="The night boat returns")
    publish(article, kind="update")
    page = desk(editor()).get(at(model, "delete", row)).content.decode()
    assert page.count("The night boat returns") == 1
    assert f'href="{at("article", "change", article)}"' in page
    assert "dition" not in Parsed(page).text


def test_an_author_of_a_draft_cannot_be_deleted_either(desk):
    author = make_author()
    make_article(authors=[author])
    desk(editor()).post(at("author", "delete", author), {"post": "yes"})
    assert Author.objects.filter(pk=author.pk).exists()


def test_stories_stay_when_a_login_is_deleted(desk, client):
    gone = editor()
    author = make_author("Maren Holt", user=gone)
    published(by=gone, authors=[author])
    gone.delete()
    assert "Maren Holt" in client.get(Edition.objects.get().get_absolute_url()).content.decode()


def test_an_author_needs_neither_photo_nor_biography_nor_login(desk, client):
    fill_in(desk(editor()), at("author", "add"), name="Guest Writer", slug="guest-writer")
    author = Author.objects.get()
    published(authors=[author])
    page = client.get(Edition.objects.get().get_absolute_url()).content.decode()
    assert "Guest Writer" in page
    assert "<img" not in page


def test_only_who_manages_people_ties_a_login_to_an_author(desk):
    ines = writer()
    author = make_author()
    fill_in(desk(editor()), at("author", "change", author), user=str(ines.pk))
    author.refresh_from_db()
    assert author.user is None
    fill_in(
        desk(person("Administrator", is_superuser=True)), at("author", "change", author), user=str(ines.pk)
    )
    author.refresh_from_db()
    assert author.user == ines


def test_sections_nest_one_level_and_the_form_says_so(desk):
    top = make_section("Town")
    inner = make_section("Council", parent=top)
    response = fill_in(desk(editor()), at("section", "add"), name="Deep", slug="deep", parent=str(inner.pk))
    assert "Select a valid choice" in parsed(response).text
    assert not Section.objects.filter(slug="deep").exists()


def test_a_tag_is_found_while_typing_in_the_story(desk):
    make_tag("tides")
    query = {"term": "tid", "app_label": "articles", "model_name": "article", "field_name": "tags"}
    found = desk(writer()).get(reverse("admin:autocomplete"), query).json()
    assert [each["text"] for each in found["results"]] == ["tides"]


def picture(name="boat.png", content=None):
    smallest = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
        "53de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
    )
    return SimpleUploadedFile(name, content or smallest, content_type="image/png")


def test_a_picture_needs_its_alternative_text(desk):
    response = fill_in(desk(editor()), at("image", "add"), original=picture(), alt="")
    assert "This field is required." in parsed(response).text
    assert not Image.objects.exists()


def test_what_is_no_picture_is_refused_beside_the_file(desk):
    response = fill_in(
        desk(editor()),
        at("image", "add"),
        original=picture(content=b"not a picture"),
        alt="A boat",
        credit="Kept",
    )
    page = parsed(response)
    assert "This file is not a picture that can be used." in page.text
    assert page.fields["alt"] == ["A boat"]
    assert page.fields["credit"] == ["Kept"]
    assert not Image.objects.exists()


def test_the_file_of_a_picture_never_changes(desk):
    image = make_image(alt="Before")
    before = image.original.name
    client = desk(editor())
    page = parsed(client.get(at("image", "change", image)))
    assert "original" not in page.fields
    client.post(at("image", "change", image), sent(page, alt="After", original=picture()))
    image.refresh_from_db()
    assert (image.alt, image.original.name) == ("After", before)


def test_a_new_picture_remembers_who_brought_it(desk):
    mara = editor()
    fill_in(desk(mara), at("image", "add"), original=picture(), alt="A boat at the quay")
    image = Image.objects.get()
    assert image.uploaded_by == mara
    assert (image.width, image.height) == (1, 1)


@pytest.mark.parametrize("model", ["author", "section", "tag", "image"])
def test_the_lists_take_as_many_queries_for_thirty_rows_as_for_one(
    desk, model, django_assert_max_num_queries
):
    make = {"author": make_author, "section": make_section, "tag": make_tag, "image": make_image}[model]
    for _ in range(30):
        make()
    client = desk(editor())
    with django_assert_max_num_queries(8):
        assert client.get(at(model, "changelist")).status_code == 200

"""The screens of the site as a whole: who may open them, and what they take."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from newsroom.models import FrontSlot, Identity, MenuEntry, Page
from tests.articles.admin.pages import parsed
from tests.articles.factories import copy_editor, editor, make_article, make_image, person, published, writer
from tests.articles.test_lists import read

pytestmark = pytest.mark.django_db
HOME = "/admin/newsroom"


def desk(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def administrator() -> User:
    return person("Administrator")


def send(client: Client, form: str, **values: Any) -> Any:
    """The form as it stands, with some fields filled in."""
    page = client.get(form)
    assert page.status_code == 200
    return client.post(form, parsed(page).fields | values)


@pytest.mark.parametrize(
    ("form", "field"), [(f"{HOME}/frontslot/add/", "article"), ("/admin/articles/author/add/", "user")]
)
def test_a_story_for_a_slot_and_a_login_for_an_author_are_chosen_and_not_made_beside_the_field(form, field):
    html = desk(person("Administrator", "Editor")).get(form).content.decode()
    assert f'id="id_{field}"' in html
    assert f"add_id_{field}" not in html


@pytest.mark.parametrize("screen", ["menuentry", "frontslot", "page"])
def test_editors_arrange_the_site_and_nobody_below_them_does(screen):
    assert desk(editor()).get(f"{HOME}/{screen}/").status_code == 200
    for who in (writer(), copy_editor()):
        assert desk(who).get(f"{HOME}/{screen}/").status_code == 403


def test_only_administrators_say_who_the_site_is():
    address = f"{HOME}/identity/1/change/"
    assert desk(editor()).get(address).status_code == 403
    send(desk(administrator()), address, name="The Bell", tagline="Rung daily", contact="desk@bell.example")
    assert Identity.objects.get().name == "The Bell"
    assert "<title>The Bell – Rung daily</title>" in read("/")


def test_the_identity_s_form_opens_with_what_the_environment_says_and_shows_the_zone(settings):
    settings.SITE_NAME, settings.TIME_ZONE = "The Bell", "Pacific/Auckland"
    page = parsed(desk(administrator()).get(f"{HOME}/identity/", follow=True))
    assert page.fields["name"] == ["The Bell"]
    assert "Pacific/Auckland" in page.text
    assert "whoever runs the site sets TIME_ZONE" in page.text
    assert "time_zone" not in page.fields


def test_there_is_no_second_identity_and_no_way_to_delete_the_one():
    client = desk(administrator())
    for address in ("identity/add/", "identity/1/delete/"):
        assert client.get(f"{HOME}/{address}").status_code == 403
    assert "identity/2" not in client.get(f"{HOME}/identity/2/change/", follow=True).redirect_chain[-1][0]


def test_a_picture_of_the_identity_is_not_deleted():
    logo = make_image()
    Identity.objects.create(pk=1, name="The Bell", logo=logo)
    page = desk(editor()).get(f"/admin/articles/image/{logo.pk}/delete/")
    assert "The Bell" in parsed(page).text
    desk(editor()).post(f"/admin/articles/image/{logo.pk}/delete/", {"post": "yes"})
    assert Identity.objects.get().logo == logo


def test_the_text_of_a_page_is_cleaned_on_its_way_in():
    about = Page.objects.get(name="about")
    address = f"{HOME}/page/{about.pk}/change/"
    send(
        desk(editor()),
        address,
        title="About",
        body='<p onclick="x()">We <b>ring</b>.</p><script>x()</script>',
    )
    about.refresh_from_db()
    assert about.body == "<p>We <strong>ring</strong>.</p>"


@pytest.mark.parametrize("body", ["", "<p></p>", "<p> </p><script>x()</script>"])
def test_a_page_cannot_be_emptied(body):
    about = Page.objects.get(name="about")
    page = send(desk(editor()), f"{HOME}/page/{about.pk}/change/", body=body)
    assert page.status_code == 200 and "errorlist" in page.content.decode()
    assert Page.objects.get(name="about").body == about.body


def test_pages_are_neither_added_nor_deleted():
    client = desk(administrator())
    about = Page.objects.get(name="about")
    for address in ("page/add/", f"page/{about.pk}/delete/"):
        assert client.get(f"{HOME}/{address}").status_code == 403


def test_an_editor_adds_an_entry_to_the_menu_and_is_told_of_an_address_that_leads_nowhere():
    client, address = desk(editor()), f"{HOME}/menuentry/add/"
    page = send(client, address, label="Bad", address="javascript:alert(1)")
    assert "Write a path of this site" in page.content.decode()
    send(client, address, label="Harbour", address="/section/harbour/", position="3")
    assert MenuEntry.objects.get(menu="main").address == "/section/harbour/"


def test_an_editor_pins_a_story_to_one_slot_and_the_list_says_which_readers_can_read():
    live, draft = published(headline="Live"), make_article(headline="A draft", slug="draft")
    client, address = desk(editor()), f"{HOME}/frontslot/add/"
    send(client, address, number="1", article=str(live.pk))
    send(client, address, number="2", article=str(draft.pk))
    assert list(FrontSlot.objects.values_list("number", "article")) == [(1, live.pk), (2, draft.pk)]
    again = send(client, address, number="3", article=str(live.pk))
    assert "pinned to another slot already" in again.content.decode()
    shown = client.get(f"{HOME}/frontslot/").content.decode()
    assert shown.count("icon-yes") == 1 and shown.count("icon-no") == 1


@pytest.mark.parametrize("nonsense", ["x", "-1", "9" * 30, "\x00"])
def test_nonsense_for_a_story_is_answered_with_a_message(nonsense):
    page = send(desk(editor()), f"{HOME}/frontslot/add/", number="1", article=nonsense)
    assert page.status_code == 200 and "errorlist" in page.content.decode()

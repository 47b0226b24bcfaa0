"""Who the site is, and what stands around every page."""

import re
from html import unescape

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection, transaction
from django.test import Client, override_settings

from newsroom.context import Site
from newsroom.models import Identity, MenuEntry, Page
from tests.articles.factories import kill, make_image, make_section, make_tag, published, scheduled
from tests.articles.test_lists import read

pytestmark = pytest.mark.django_db
RENDITION = {"name": "logo.jpg", "width": 480, "height": 120, "type": "image/jpeg"}


def links(html: str, label: str) -> list[tuple[str, str]]:
    nav = html[html.index(f'aria-label="{label}"') :].partition("</nav>")[0]
    return re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', nav)


def entry(label: str, address: str, position: int = 0, menu: str = "main") -> MenuEntry:
    return MenuEntry.objects.create(menu=menu, label=label, address=address, position=position)


def test_until_somebody_says_who_the_site_is_the_environment_does(settings):
    settings.SITE_NAME, settings.SITE_TAGLINE = "The Bell", "Rung daily"
    html = read("/")
    assert "<title>The Bell – Rung daily</title>" in html
    assert '<p class="tagline">Rung daily</p>' in html
    assert not Identity.objects.exists()


def test_the_identity_stands_on_every_page():
    logo, picture = make_image(renditions=[RENDITION]), make_image()
    Identity.objects.create(
        pk=1,
        name="The Bell",
        tagline="Rung daily",
        logo=logo,
        contact="desk@bell.example",
        social_picture=picture,
    )
    for address in ("/", "/about/", "/corrections/", make_tag().get_absolute_url()):
        html = read(address)
        assert "The Bell</title>" in html or "<title>The Bell – Rung daily</title>" in html
        assert re.search(
            r'class="site-name">\s*<a href="/"[^>]*>\s*<picture>.*?alt="The Bell"', html, re.DOTALL
        )
        assert 'href="mailto:desk@bell.example"' in html
    assert Site().social_picture == picture


def test_there_is_one_identity_at_most():
    Identity.objects.create(pk=1, name="The Bell")
    with pytest.raises(IntegrityError), transaction.atomic():
        Identity.objects.create(pk=2, name="The Gong")


def test_identity_and_everything_around_a_page_take_one_query(django_assert_num_queries):
    Identity.objects.create(pk=1, name="The Bell", logo=make_image(), social_picture=make_image())
    for number in range(9):
        entry(f"Entry {number}", "/about/")
        make_section(f"Section {number}")
    site = Site()
    with django_assert_num_queries(1):
        assert site.name and site.logo and site.logo.alt and site.social_picture and site.social_picture.alt
        assert len(site.menu) == 9 and len(site.footer) == 4 and len(site.sections) == 9
        assert site.comments_policy


def test_a_template_that_names_nothing_of_the_site_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Site().url


def test_the_menus_stand_in_the_order_of_their_positions():
    entry("Second", "/section/second/", 2)
    entry("First", "https://elsewhere.example/", 1)
    MenuEntry.objects.filter(menu="footer").delete()
    entry("Foot", "/about/", menu="footer")
    html = read("/about/")
    assert links(html, "Main") == [("https://elsewhere.example/", "First"), ("/section/second/", "Second")]
    assert links(html, "Footer") == [("/about/", "Foot")]
    assert '<a href="/about/" aria-current="page">Foot</a>' in html


def test_without_a_main_menu_the_sections_at_the_top_stand_there():
    harbour, council = make_section("Harbour"), make_section("Council")
    make_section("Planning", parent=council)
    expected = [(council.get_absolute_url(), "Council"), (harbour.get_absolute_url(), "Harbour")]
    assert links(read("/"), "Main") == expected


def test_the_footer_leads_from_the_start_to_the_pages_of_the_site():
    assert [address for address, _ in links(read("/"), "Footer")] == [
        "/about/",
        "/corrections/",
        "/comments-policy/",
        "/privacy/",
    ]


@pytest.mark.parametrize("address", ["/", "/about/", "/tag/ö/?before=1#x", "https://elsewhere.example/a?b"])
def test_a_menu_entry_leads_to_a_path_or_to_a_secure_address(address):
    MenuEntry(label="Somewhere", address=address).full_clean()


@pytest.mark.parametrize(
    "address",
    [
        *(
            "about",
            "//elsewhere.example/",
            "/\\elsewhere.example",
            "javascript:alert(1)",
            "https://",
            "https:///a",
        ),
        *(
            "http://elsewhere.example/",
            "/a b",
            "/a\n",
            " /about/",
            "https://elsewhere.example/\x00",
            "mailto:a@b",
        ),
    ],
)
def test_a_menu_entry_leads_nowhere_else(address):
    with pytest.raises(ValidationError):
        MenuEntry(label="Somewhere", address=address).clean_fields()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//elsewhere.example/", "http://elsewhere.example/"]
)
def test_the_database_takes_no_other_address_either(address):
    with pytest.raises(IntegrityError), transaction.atomic():
        entry("Somewhere", address)


@pytest.mark.parametrize(
    ("address", "name", "title"),
    [
        ("/about/", "about", "About us"),
        ("/privacy/", "privacy", "Privacy"),
        ("/comments-policy/", "comments_policy", "Comments policy"),
    ],
)
def test_each_page_has_a_text_from_the_start_and_shows_the_one_that_is_kept(address, name, title):
    assert f'<h1 dir="auto">{title}</h1>' in read(address)
    Page.objects.filter(name=name).update(title="Another", body="<p>New <strong>words</strong>.</p>")
    html = read(address)
    assert '<h1 dir="auto">Another</h1>' in html and "<title>Another – " in html
    assert "<p>New <strong>words</strong>.</p>" in html
    assert f'{address}">' in html[html.index('rel="canonical"') :].partition("\n")[0]
    assert Page.objects.get(name=name).get_absolute_url() == address


def test_a_page_shows_nothing_that_could_run_whatever_the_database_holds():
    Page.objects.filter(name="about").update(body='<p onclick="x()">Hello</p><script>x()</script>')
    html = read("/about/")
    assert "<p>Hello</p>" in html
    assert "x()" not in html


def test_the_policy_under_a_story_is_the_one_at_its_address():
    Page.objects.filter(name="comments_policy").update(body="<p>Be kind to the ferry.</p>")
    for address in (published().editions.get().get_absolute_url(), "/comments-policy/"):
        assert "<p>Be kind to the ferry.</p>" in read(address)


def test_every_page_has_a_search_field_that_works_without_scripts():
    assert re.search(
        r'<form class="search" role="search" action="/search/" method="get">\s*<label [^>]*for="search">'
        r'.*?<input id="search" name="q" type="search"',
        read("/"),
        re.DOTALL,
    )


def test_the_page_says_its_language_and_direction():
    assert '<html lang="en-us" dir="ltr">' in read("/")
    with override_settings(LANGUAGE_CODE="ar"):
        assert '<html lang="ar" dir="rtl">' in read("/about/")


def test_nothing_there_offers_a_search_the_newest_stories_and_the_sections():
    council = make_section("Council")
    article = published(headline="The ferry returns", section=council)
    scheduled(headline="Not yet", slug="not-yet")
    response = Client().get("/nowhere/")
    html = unescape(response.content.decode())
    assert response.status_code == 404
    assert html.count('action="/search/"') == 2
    assert f'<a href="{article.editions.get().get_absolute_url()}">The ferry returns</a>' in html
    assert f'<a href="{council.get_absolute_url()}">Council</a>' in html[html.index('id="all-sections"') :]
    assert "Not yet" not in html
    assert "nowhere" not in html


def test_a_withdrawn_story_offers_the_same_and_not_itself():
    article = published(headline="The ferry sinks", slug="sinks")
    other = published(headline="The ferry returns", slug="returns")
    kill(article)
    response = Client().get(article.editions.last().get_absolute_url())
    html = unescape(response.content.decode())
    assert response.status_code == 410
    assert f'<a href="{other.editions.get().get_absolute_url()}">The ferry returns</a>' in html
    assert html.count('action="/search/"') == 2
    assert "The ferry sinks" not in html


def test_a_page_made_without_the_database_still_says_where_it_is(settings):
    settings.SITE_NAME = "The Bell"
    Identity.objects.create(pk=1, name="The Gong")

    def away(*args: object) -> None:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(away):
        site = Site()
        assert (site.name, site.contact, site.menu, site.comments_policy) == ("The Bell", "", (), "")


def test_the_page_of_a_fault_asks_nothing_of_the_database(client, django_assert_num_queries, monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise ValueError("a mistake")

    monkeypatch.setattr("newsroom.views.FrontPage.at", broken)
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.context.Site.menu", [])
    with django_assert_num_queries(0):
        response = client.get("/")
    assert response.status_code == 500
    assert b"Something went wrong" in response.content
    assert b'<a href="/">' in response.content


def test_a_change_shows_at_once_on_every_page_of_every_process():
    """What was made of the old rows is made again of the new ones."""
    identity = Identity.objects.create(pk=1, name="The Bell", logo=make_image(renditions=[RENDITION]))
    assert Site().name == "The Bell"
    assert Site().logo.files().files == [RENDITION]
    Identity.objects.filter(pk=identity.pk).update(
        name="The Gong", tagline="Struck daily", contact="a@b.example"
    )
    identity.logo.renditions = [RENDITION | {"name": "other.jpg"}]
    identity.logo.save(update_fields=["renditions"])
    site = Site()
    assert (site.name, site.tagline, site.contact) == ("The Gong", "Struck daily", "a@b.example")
    assert [each["name"] for each in site.logo.files().files] == ["other.jpg"]
    make_section("Harbour")
    assert [link.label for link in Site().menu] == ["Harbour"]
    entry("Council", "/section/council/")
    assert [link.label for link in Site().menu] == ["Council"]
    Page.objects.filter(name="comments_policy").update(body="<p>Be kind.</p>")
    assert Site().comments_policy == "<p>Be kind.</p>"
    Identity.objects.all().delete()
    assert Site().name != "The Gong"


def test_sections_of_one_name_stand_in_the_same_order_in_every_process():
    for number in range(1, 10):
        make_section("Harbour", slug=f"harbour-{number}")
    shown = [address for address, _ in links(read("/"), "Main")]
    assert shown == [f"/section/harbour-{number}/" for number in range(1, 10)]

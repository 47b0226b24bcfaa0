"""What the head of a page tells machines is what the page tells its readers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from articles import clock
from articles.models import Article, Image
from newsroom.models import Identity
from tests.articles.factories import (
    edit,
    kill,
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    publish,
    published,
)
from tests.newsroom.discovery.reading import FORMS, address_of, card, page, structured, within
from tests.test_queries import RENDITIONS

pytestmark = pytest.mark.django_db

HOME = "http://127.0.0.1:8000"
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def picture(name: str, **columns: Any) -> Image:
    renditions = [{**each, "name": each["name"].replace("one", name)} for each in RENDITIONS]
    social = {"name": f"pictures/{name}-social.jpg", "width": 1200, "height": 630, "type": "image/jpeg"}
    return make_image(renditions=[*renditions, social | {"crop": "social"}], **columns)


def corrected_story() -> Article:
    """A story with all that its page can show."""
    with clock.at(NOON):
        article = published(
            headline="“Ferries” & <quays>",
            standfirst="The harbour <office> says so.",
            authors=[make_author(name) for name in ("Zoe Berg", "Ada Lind & Sons", "Maren Holt")],
            section=make_section("Harbour", parent=make_section("Town & country")),
            tags=[make_tag("ferries"), make_tag("tides")],
            lead_image=picture("lead"),
            lead_alt="The ferry “Ada” at dawn",
        )
    for hour, (kind, note) in enumerate(
        [("correction", "It is <Monday>,\nnot Sunday."), ("minor", ""), ("clarification", "In the morning.")],
        1,
    ):
        with clock.at(NOON + hour * HOUR):
            edit(article, body=f"<p>Text {hour}.</p>")
            publish(article, kind=kind, note=note)
    return article


def text_of(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def shown(address: str) -> dict[str, Any]:
    """What the page of a story shows its readers."""
    html = page(address)
    times = {
        text_of(each.getparent()).split()[0]: each.get("datetime")
        for each in [time for each in within(html, "article-header", "dates") for time in each.iter("time")]
    }
    byline = [link for each in within(html, "article-header", "byline") for link in each.iter("a")]
    image = [img for each in within(html, "lead-image") for img in each.iter("img")]
    return {
        "headline": text_of(html.find(".//h1")),
        "standfirst": text_of(within(html, "article-header", "standfirst")[0]),
        "published": times["Published"],
        "updated": times.get("Updated", times["Published"]),
        "authors": [(text_of(each), f"{HOME}{each.get('href')}") for each in byline],
        "image": {name: image[0].get(name) for name in ("src", "width", "height", "alt")} if image else None,
        "corrections": [
            (text_of(each.find("dt")), each.find("dt/time").get("datetime"), text_of(each.find("dd")))
            for each in within(html, "corrections", "correction")
        ],
        "canonical": html.xpath("//link[@rel='canonical']/@href")[0],
    }


def test_the_data_of_a_story_agrees_with_its_page_in_every_field():
    address = address_of(corrected_story())
    seen, told = shown(address), structured(address)["NewsArticle"]
    assert len(seen["authors"]) == 3 and len(seen["corrections"]) == 2
    assert told["headline"] == seen["headline"] == "“Ferries” & <quays>"
    assert told["description"] == seen["standfirst"]
    assert (told["datePublished"], told["dateModified"]) == (seen["published"], seen["updated"])
    assert told["dateModified"] == "2026-05-14T15:00:00+00:00"
    assert [(each["@type"], each["name"], each["url"]) for each in told["author"]] == [
        ("Person", *each) for each in seen["authors"]
    ]
    [image] = told["image"]
    assert {"src": image["url"].removeprefix(HOME), "width": str(image["width"])} == {
        name: seen["image"][name] for name in ("src", "width")
    }
    assert [
        (
            f"{each['name']}, {read(each['datePublished'])}",
            each["datePublished"],
            " ".join(each["text"].split()),
        )
        for each in told["correction"]
    ] == seen["corrections"]
    assert {each["@type"] for each in told["correction"]} == {"CorrectionComment"}
    assert told["mainEntityOfPage"] == {"@type": "WebPage", "@id": seen["canonical"]}
    assert (told["articleSection"], told["keywords"]) == ("Harbour", ["ferries", "tides"])
    assert told["isAccessibleForFree"] is True


def read(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%-d %B %Y, %H:%M}"


def test_the_card_of_a_story_agrees_with_its_page():
    address = address_of(corrected_story())
    seen, told = shown(address), card(address)
    assert told["og:type"] == ["article"]
    assert told["og:title"] == [seen["headline"]]
    assert told["og:description"] == told["description"] == [seen["standfirst"]]
    assert told["og:url"] == [seen["canonical"]]
    assert told["article:published_time"] == [seen["published"]]
    assert told["article:modified_time"] == [seen["updated"]]
    assert told["article:author"] == [url for _, url in seen["authors"]]
    assert (told["article:section"], told["article:tag"]) == (["Harbour"], ["ferries", "tides"])
    assert told["og:image"] == [f"{HOME}/media/pictures/lead-social.jpg"]
    assert (told["og:image:width"], told["og:image:height"]) == (["1200"], ["630"])
    assert told["og:image:alt"] == [seen["image"]["alt"]]
    assert (told["og:site_name"], told["og:locale"]) == (["Newsroom"], ["en_US"])
    assert told["twitter:card"] == ["summary_large_image"]


def test_a_minor_change_moves_no_date_and_an_update_moves_only_the_second():
    with clock.at(NOON):
        article = published()
    address, moments = address_of(article), []
    for hour, kind in enumerate(("minor", "update"), 1):
        with clock.at(NOON + hour * HOUR):
            edit(article, body=f"<p>Text {hour}.</p>")
            publish(article, kind=kind)
        told = structured(address)["NewsArticle"]
        moments.append((told["datePublished"][11:16], told["dateModified"][11:16]))
    assert moments == [("12:00", "12:00"), ("12:00", "14:00")]


def test_the_way_to_a_story_leads_through_its_sections():
    article = corrected_story()
    steps = structured(address_of(article))["BreadcrumbList"]["itemListElement"]
    section = article.section
    assert [(each["position"], each["name"], each["item"]) for each in steps] == [
        (1, "Home", f"{HOME}/"),
        (2, "Town & country", f"{HOME}{section.parent.get_absolute_url()}"),
        (3, "Harbour", f"{HOME}{section.get_absolute_url()}"),
        (4, "“Ferries” & <quays>", f"{HOME}{address_of(article)}"),
    ]


def test_the_way_to_a_section_is_told_on_its_page():
    section = make_section("Harbour", parent=make_section("Town"))
    steps = structured(section.get_absolute_url())["BreadcrumbList"]["itemListElement"]
    assert [each["name"] for each in steps] == ["Home", "Town", "Harbour"]


def test_a_shared_story_shows_its_own_picture_else_the_site_s_else_the_default_one():
    article = published(slug="with", lead_image=picture("lead"))
    without, waiting = published(slug="without"), published(slug="waiting", lead_image=make_image())
    images = lambda: [card(address_of(each))["og:image"][0] for each in (article, without, waiting)]  # noqa: E731
    own, default = f"{HOME}/media/pictures/lead-social.jpg", f"{HOME}/static/img/social.png"
    assert images() == [own, default, default]
    Identity.objects.update_or_create(pk=1, defaults={"name": "N", "social_picture": picture("site")})
    assert images() == [own, *[f"{HOME}/media/pictures/site-social.jpg"] * 2]


def test_data_of_a_story_without_picture_corrections_and_tags_claims_none():
    told = structured(address_of(published()))["NewsArticle"]
    assert {"image", "correction", "keywords"} & told.keys() == set()


def test_the_author_s_page_is_a_profile_of_the_person_it_shows():
    author = make_author(
        "Ada <Lind>", biography="Writes.\nSails.", link="https://ada.example/", photo=picture("ada")
    )
    address = author.get_absolute_url()
    told, html = structured(address)["ProfilePage"], page(address)
    person = told["mainEntity"]
    assert person["@type"] == "Person"
    assert person["name"] == text_of(html.find(".//h1")) == "Ada <Lind>"
    assert " ".join(person["description"].split()) == text_of(within(html, "biography")[0])
    assert person["sameAs"] == [each.find("a").get("href") for each in within(html, "author-link")]
    assert person["image"].removeprefix(HOME) == within(html, "author-page")[0].find(".//img").get("src")
    assert person["url"] == told["url"] == html.xpath("//link[@rel='canonical']/@href")[0]
    assert card(address)["og:type"] == ["profile"]
    assert card(address)["og:image"] == [f"{HOME}/media/pictures/ada-social.jpg"]


def test_an_author_of_whom_nothing_is_known_has_a_name_and_an_address():
    person = structured(make_author("Ada").get_absolute_url())["ProfilePage"]["mainEntity"]
    assert person.keys() == {"@type", "@id", "name", "url", "worksFor"}


def test_the_front_page_names_the_site_who_makes_it_and_where_to_search():
    Identity.objects.update_or_create(
        pk=1, defaults={"name": "The Harbour", "tagline": "News & tides", "logo": picture("logo")}
    )
    told = structured("/")
    assert (told["WebSite"]["name"], told["WebSite"]["description"]) == ("The Harbour", "News & tides")
    action = told["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HOME}/search/?q={{search_term_string}}"
    maker = told["NewsMediaOrganization"]
    assert (maker["name"], maker["url"]) == ("The Harbour", f"{HOME}/")
    assert maker["logo"]["url"] == f"{HOME}/media/pictures/logo-960.jpg"
    assert told["WebSite"]["publisher"]["@id"] == maker["@id"]
    assert (card("/")["og:type"], card("/")["og:title"]) == (["website"], ["The Harbour"])


def feed_titles(address: str) -> list[tuple[str, str]]:
    links = page(address).xpath("//head/link[@rel='alternate']")
    return [(each.get("title"), each.get("href").removeprefix(HOME)) for each in links]


def test_every_page_leads_to_the_site_s_feeds_and_a_list_first_to_its_own():
    article = published(
        tags=[make_tag("tides")], section=make_section("Harbour"), authors=[make_author("Ada")]
    )
    edition = article.editions.get()
    forms = list(zip(("RSS", "Atom", "JSON Feed"), FORMS, strict=True))
    of_site = [(f"Newsroom ({form})", f"/{end}") for form, end in forms]
    for row in (edition.section, edition.tags.get(), edition.authors.get()):
        address = row.get_absolute_url()
        own = [(f"{row.name} – Newsroom ({form})", f"{address}{end}") for form, end in forms]
        assert feed_titles(address) == own + of_site
    for address in ("/", "/about/", address_of(article)):
        assert feed_titles(address) == of_site
    of_corrections = [(f"Corrections – Newsroom ({form})", f"/corrections/{end}") for form, end in forms[:2]]
    assert feed_titles("/corrections/") == of_corrections + of_site
    for _, address in of_site + of_corrections:
        assert Client().get(address).status_code == 200


def test_a_page_that_nobody_shall_share_has_no_card():
    article = published()
    address = address_of(article)
    assert "og:title" in card(address)
    kill(article)
    for response in (Client().get(address), Client().get("/nowhere/")):
        assert b"og:" not in response.content and b"ld+json" not in response.content


def test_a_preview_has_neither_card_nor_data(admin_client):
    article = make_article()
    html = admin_client.get(f"/admin/articles/article/{article.pk}/preview/").content
    assert b"This is a preview" in html
    assert b"og:" not in html and b"ld+json" not in html

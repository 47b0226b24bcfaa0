"""Whatever a story says, feeds and sitemaps stay well formed, and data stays data."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.discovery import structured
from newsroom.discovery.entries import with_whole_addresses
from newsroom.discovery.xml_document import child, document, root, xml_text
from newsroom.models import Identity
from tests.articles.factories import edit, make_author, make_image, make_section, make_tag, publish, published
from tests.newsroom.discovery.reading import (
    PARSER,
    address_of,
    card,
    feeds_of,
    found,
    items,
    lxml,
    page,
    parsed,
    schema,
    xml,
)
from tests.newsroom.discovery.reading import structured as data_of
from tests.test_queries import RENDITIONS

HOSTILE = {
    "script": "</script><script>alert(1)</script>",
    "comment": "<!--<script>--> --!>",
    "cdata": "]]> <![CDATA[ x ]]>",
    "entities": "&amp; &lt;b&gt; &nbsp; &#0; &undefined;",
    "quotes": "\"' onload=alert(1) x='\"",
    "controls": "a\x01b\x08c\x0bd\x0ce\x1bf\x1fg",
    "c1": "a\x7fb\x85c\x9fd",
    "noncharacters": "a\ufffeb\uffffc\U0001fffed",
    "emoji": "⛴️ 👩🏽‍🚒 🏳️‍🌈",
    "right to left": "\u202eevil\u202c שלום \u2067مرحبا\u2069",
    "separators": "a\u2028b\u2029c",
    "doctype": '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    "template": "{{ site.name }} {% url 'x' %}",
    "backslash": "\\u003c/script\\u003e \\",
    "combining": "Z" + "\u0301\u0338" * 20,
}
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.fixture
def hostile_story(request):
    """A story whose every text that a reader sees is the same hostile one."""
    text = HOSTILE[request.param]
    Identity.objects.update_or_create(pk=1, defaults={"name": f"N {text}"[:80], "tagline": text})
    article = published(
        headline=text,
        slug="hostile",
        standfirst=text,
        body=f"<p>It says {text}</p>",
        section=make_section(text[:80], parent=make_section(text[:80])),
        authors=[make_author(text, biography=text), make_author("Ada")],
        tags=[make_tag(text[:60])],
        lead_image=make_image(text, renditions=RENDITIONS, caption=text, credit=text),
    )
    edit(article, body=f"<p>It says {text}</p><p>More.</p>")
    publish(article, kind="correction", note=text)
    return article


def headline_of(article: Any) -> str:
    return article.editions.last().headline


every_text = pytest.mark.parametrize("hostile_story", HOSTILE, indirect=True)


@every_text
@pytest.mark.slow
@pytest.mark.django_db
def test_a_hostile_text_arrives_in_every_feed_whole_and_inert(hostile_story):
    edition, headline = hostile_story.editions.last(), xml_text(headline_of(hostile_story))
    for address in (*feeds_of(edition), "/corrections/feed/", "/corrections/feed/atom/"):
        if address.endswith("/json/"):
            [item] = items(address)
            title, html = item["title"], item["content_html"]
        else:
            parsed(address)
            if address.endswith("/atom/"):
                assert schema("atom.rng").validate(xml(address))
            [title] = found(address, "//item/title/text() | //atom:entry/atom:title/text()")
            [html] = found(address, "//content:encoded/text() | //atom:entry/atom:content/text()")
        assert str(title).removeprefix("Correction: ") == headline
        assert_inert(str(html))


def assert_inert(html: str) -> None:
    elements = lxml.html.fragments_fromstring(f"<div>{html}</div>")[0].iter()
    for each in elements:
        assert isinstance(each.tag, str), "a comment or a declaration"
        assert each.tag not in ("script", "style", "iframe")
        assert not any(name.startswith("on") for name in each.attrib)


@every_text
@pytest.mark.slow
@pytest.mark.django_db
def test_a_hostile_text_leaves_every_sitemap_valid(hostile_story):
    month = f"/sitemap/{hostile_story.editions.last().first_published_at:%Y-%m}.xml"
    for address in ("/sitemap.xml", "/sitemap/site.xml", month, "/news-sitemap.xml"):
        assert schema("sitemap.rng").validate(xml(address))
    assert found("/news-sitemap.xml", "//news:title/text()") == [xml_text(headline_of(hostile_story))]


@every_text
@pytest.mark.slow
@pytest.mark.django_db
def test_a_hostile_text_in_structured_data_and_cards_is_text_and_ends_nothing(hostile_story):
    address, edition = address_of(hostile_story), hostile_story.editions.last()
    told = data_of(address)
    assert told["NewsArticle"]["headline"] == edition.headline
    assert told["NewsArticle"]["correction"][0]["text"] == edition.note
    assert told["BreadcrumbList"]["itemListElement"][-1]["name"] == edition.headline
    assert len(card(address)["og:title"]) == 1
    scripts = page(address).xpath("//script")
    assert [each.get("src") for each in scripts if each.get("type") != "application/ld+json"] == [
        "/static/js/comments.js"
    ]
    assert data_of(edition.byline[0].get_absolute_url())["ProfilePage"]["mainEntity"]["name"]


@given(TEXT)
@settings(deadline=None)
def test_xml_is_well_formed_with_any_text_and_gives_it_back(text):
    element = root("a", xmlns_b="urn:b", c=text)
    child(element, "b:d", text, e=text)
    read = lxml.etree.fromstring(document(element), PARSER)
    plain = xml_text(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (read[0].text or "") == plain


@given(st.recursive(TEXT, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner)))
@settings(deadline=None)
def test_structured_data_with_any_text_is_one_inert_script_and_gives_it_back(value):
    html = structured.script({"value": value})
    start, end = '<script type="application/ld+json">', "</script>"
    assert html.startswith(start) and html.endswith(end)
    inside = html.removeprefix(start).removesuffix(end)
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside)["value"] == value


@pytest.mark.parametrize(
    ("href", "made"),
    [
        ("/a", "https://x.example/a"),
        ("b?c=1&amp;d=2", "https://x.example/2026/b?c=1&amp;d=2"),
        ("#e", "https://x.example/2026/#e"),
        ("//y.example/", "https://y.example/"),
        ("https://y.example/", "https://y.example/"),
        ("mailto:a@y.example", "mailto:a@y.example"),
        ("http://[", "http://["),
        ("&quot;&gt;&lt;script&gt;", "https://x.example/2026/&quot;&gt;&lt;script&gt;"),
    ],
)
def test_a_link_becomes_whole_and_stays_one_link(href, made):
    html = f'<p>href="/t" <a title="<a href=" href="{href}" rel="noopener">b</a> href="/t"</p>'
    shown = f'<p>href="/t" <a title="<a href=" href="{made}" rel="noopener">b</a> href="/t"</p>'
    assert with_whole_addresses(html, "https://x.example/2026/") == shown

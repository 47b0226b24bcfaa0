"""Pictures, bylines and cards as HTML."""

import pytest

from articles import cards
from articles.listed import Listed, listed
from articles.models import Article
from tests.articles.factories import make_author, make_image, make_section, published

pytestmark = pytest.mark.django_db
MARKUP = '<b onclick="x">&\''
FILES = [
    {"name": f"renditions/{width}.{ending}", "width": width, "height": width // 2, "type": kind}
    for ending, kind in (("webp", "image/webp"), ("jpg", "image/jpeg"))
    for width in (1200, 480, 960)
]


def test_a_picture_names_its_files_by_type_the_narrowest_first(settings):
    html = cards.picture(make_image(renditions=FILES), "A ferry", "50vw", loading="lazy")
    assert html == (
        '<picture>\n<source type="image/webp" srcset="/media/renditions/480.webp 480w,'
        ' /media/renditions/960.webp 960w, /media/renditions/1200.webp 1200w" sizes="50vw">\n'
        '<img src="/media/renditions/960.jpg" srcset="/media/renditions/480.jpg 480w,'
        ' /media/renditions/960.jpg 960w, /media/renditions/1200.jpg 1200w" sizes="50vw"'
        ' width="960" height="480" alt="A ferry" loading="lazy">\n</picture>\n'
    )


def test_there_is_no_picture_while_no_file_exists():
    assert cards.picture(make_image(renditions=[]), "A ferry", "50vw") == ""
    assert cards.picture(None, "", "50vw") == ""


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["Ada"], "By Ada"),
        (["Ada", "Bo"], "By Ada and Bo"),
        (["Ada", "Bo", "Cy"], "By Ada, Bo and Cy"),
    ],
)
def test_a_byline_joins_its_names_as_a_sentence_does(names, shown):
    html = cards.byline([make_author(name=name, slug=name.lower()) for name in names])
    for name in names:
        html = html.replace(f'<a href="/author/{name.lower()}/" rel="author" dir="auto">{name}</a>', name)
    assert html == (f'<p class="byline">{shown}</p>\n' if shown else "")


def shown(article: Article) -> Listed:
    return listed(article.editions.for_list())[0]


def test_whatever_was_typed_is_text_on_a_card():
    article = published(
        headline=f"H {MARKUP}",
        standfirst=f"S {MARKUP}",
        section=make_section(f"Part {MARKUP}"),
        authors=[make_author(name=f"A {MARKUP}"), make_author(name=f"B {MARKUP}")],
        lead_image=make_image(alt=f"P {MARKUP}", renditions=FILES),
    )
    html = cards.card(shown(article))
    assert "<b" not in html and 'onclick="' not in html
    for start in ("H", "S", "Part", "A", "B", "P"):
        assert f"{start} &lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;" in html


def test_a_card_does_not_name_the_section_it_is_listed_in():
    section = make_section("Harbour", slug="harbour")
    story = shown(published(section=section))
    assert '<p class="kicker"><a href="/section/harbour/">Harbour</a></p>' in cards.card(story)
    assert "Harbour" not in cards.card(story, within=section)
    assert "Harbour" in cards.card(story, within=make_section("Elsewhere"))
    assert "<h3 " in cards.card(story, level=3)


def test_a_card_shows_no_picture_where_there_is_none():
    assert "<picture>" not in cards.card(shown(published()))
    assert "<picture>" in cards.card(shown(published(lead_image=make_image(renditions=FILES))))


def test_a_link_to_a_story_is_its_headline_as_text():
    article = published(headline=f"H {MARKUP}")
    edition = article.editions.get()
    html = cards.links([edition], level=4)
    assert html == cards.links([shown(article)], level=4)
    assert (
        f'<h4 class="headline" dir="auto"><a href="{edition.get_absolute_url()}">'
        "H &lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;</a></h4>" in html
    )

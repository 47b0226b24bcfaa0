"""Pictures, bylines and cards as HTML."""

import pytest

from articles import cards
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


def test_whatever_was_typed_is_text_on_a_card():
    article = published(
        headline=f"H {MARKUP}",
        standfirst=f"S {MARKUP}",
        section=make_section(f"Part {MARKUP}"),
        authors=[make_author(name=f"A {MARKUP}"), make_author(name=f"B {MARKUP}")],
        lead_image=make_image(alt=f"P {MARKUP}", renditions=FILES),
    )
    html = cards.card(article.editions.get())
    assert "<b" not in html and 'onclick="' not in html
    for start in ("H", "S", "Part", "A", "B", "P"):
        assert f"{start} &lt;b onclick=&quot;x&quot;&gt;&amp;&#x27;" in html


def test_a_card_does_not_name_the_section_it_is_listed_in():
    section = make_section("Harbour")
    edition = published(section=section).editions.get()
    assert "Harbour" in cards.card(edition)
    assert "Harbour" not in cards.card(edition, within=section)
    assert "<h3 " in cards.card(edition, level=3)

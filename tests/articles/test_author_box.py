"""What stands about the authors under a story, with and without what an author may lack."""

import re

import lxml.html
import pytest
from django.test import Client

from tests.articles.factories import make_author, make_image, published
from tests.test_queries import photo

pytestmark = pytest.mark.django_db


def boxes(**of_author: object) -> list[lxml.html.HtmlElement]:
    story = published(authors=[make_author(**of_author)])
    page = Client().get(story.editions.get().get_absolute_url()).content.decode()
    return lxml.html.fromstring(page).xpath('//*[@class="author-box"]')


def test_an_author_with_everything_has_photo_biography_and_link() -> None:
    (box,) = boxes(biography="Rows to work.", link="https://maren.example/", photo=photo())
    assert box.xpath(".//img/@alt") == ["A ferry at the quay"]
    assert box.xpath('string(.//*[@class="biography"])').strip() == "Rows to work."
    assert box.xpath('.//a[@rel="me"]/@href') == ["https://maren.example/"]


@pytest.mark.parametrize(
    "lacking", [{}, {"biography": " \n"}, {"photo": "still without files"}], ids=["all", "blank", "photo"]
)
def test_an_author_without_photo_link_or_biography_has_a_whole_box_and_nothing_empty_in_it(
    lacking: dict[str, object],
) -> None:
    if "photo" in lacking:
        lacking = {"photo": make_image()}
    (box,) = boxes(name="Maren Holt", **lacking)
    assert re.sub(r"\s+", " ", box.text_content()).strip() == "Maren Holt"
    for each in box.iterdescendants():
        assert each.tag not in ("img", "picture", "source")
        assert each.text_content().strip(), f"<{each.tag}> is empty"

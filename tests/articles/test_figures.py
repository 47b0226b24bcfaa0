import re

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from articles.figures import feed_body, page_body, pictures_in
from articles.markup import article_body, clean, excerpt, picture_keys, plain
from articles.models import Edition, EditionPicture, Image
from articles.story import Story
from tests.articles.drawings import added, jpeg
from tests.articles.factories import editor, make_article, make_image, publish, published

FILES = [
    {"name": f"pictures/a-{width}.{end}", "width": width, "height": width // 2, "type": f"image/{kind}"}
    for end, kind in (("avif", "avif"), ("webp", "webp"), ("jpg", "jpeg"))
    for width in (480, 1200)
]


def figure(key, caption=""):
    return f'<figure data-picture="{key}">{caption}</figure>'


def test_a_figure_keeps_its_key_and_the_marks_of_its_caption():
    kept = figure(12, 'The <em>Patience</em>, <a href="https://example.org/" rel="noopener">seen</a> at noon')
    body = f"<p>Before.</p>{kept}<p>After.</p>"
    assert clean(body) == body
    assert clean(figure(3)) == figure(3)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<figure data-picture="7" class="x" onclick="a()" style="color:red">A</figure>', figure(7, "A")),
        (
            '<figure data-picture="7"><img src="//evil/x.png"><figcaption>A</figcaption></figure>',
            figure(7, "A"),
        ),
        ('<figure data-picture="7"><p>A</p><h2>B</h2><ul><li>C</li></ul></figure>', figure(7, "A B C")),
        ('<p>A<figure data-picture="7">B</figure>C</p>', f"<p>A</p>{figure(7, 'B')}<p>C</p>"),
        ('<figure data-picture="7"><hr>A</figure>', figure(7, "A")),
        ('<figure data-picture="7">A<figure data-picture="8">B</figure></figure>', figure(7, "A B")),
        ('<figure data-picture="7x">A</figure>', "<p>A</p>"),
        ('<figure data-picture="-7">A</figure>', "<p>A</p>"),
        ('<figure data-picture="07">A</figure>', "<p>A</p>"),
        (f'<figure data-picture="{"9" * 40}">A</figure>', "<p>A</p>"),
        ("<figure><img src='/x.png'><figcaption>A</figcaption></figure>", "<p>A</p>"),
        ('<figure data-picture="7">A', figure(7, "A")),
        ('<figure data-picture="7" style="display:none">A</figure><p>B</p>', "<p>B</p>"),
        ('<p data-picture="7">A</p>', "<p>A</p>"),
    ],
)
def test_of_a_figure_nothing_but_key_and_caption_is_kept(given, kept):
    assert clean(given) == kept
    assert clean(kept) == kept


def test_without_a_look_at_the_pictures_a_body_shows_none():
    assert article_body(f"<p>A</p>{figure(7, 'B')}") == "<p>A</p>"
    assert article_body('<figure data-picture="x">A</figure><figure>B</figure>') == ""


def test_a_caption_can_be_searched_and_does_not_begin_the_description():
    body = f"{figure(7, 'The quay')}<p>The ferry sails.</p>"
    assert plain(body) == "The quay\nThe ferry sails."
    assert excerpt(body) == "The ferry sails."
    assert picture_keys(body + figure(9) + figure(7)) == [7, 9]


@pytest.mark.django_db
def test_a_page_shows_the_picture_with_caption_credit_and_size():
    image = make_image("Boats <at> the quay", credit="Photo: Lena <Ruud>", renditions=FILES)
    html = page_body(f"<p>A</p>{figure(image.pk, 'The <em>quay</em>')}")
    types = re.findall(r'<source type="([^"]+)"', html)
    assert types == ["image/avif", "image/webp"]
    assert re.search(r'<img src="/media/pictures/a-1200.jpg" .*width="1200" height="600"', html)
    assert 'alt="Boats &lt;at&gt; the quay"' in html
    assert 'loading="lazy"' in html
    assert '<span class="caption" dir="auto">The <em>quay</em></span>' in html
    assert "Photo: Lena &lt;Ruud&gt;" in html
    assert "data-picture" not in html


@pytest.mark.django_db
def test_an_unknown_picture_and_one_without_files_show_nothing():
    waiting = make_image(renditions=[])
    assert page_body(f"<p>A</p>{figure(waiting.pk, 'B')}{figure(999_999, 'C')}").strip() == "<p>A</p>"
    assert (
        feed_body(f"<p>A</p>{figure(waiting.pk, 'B')}{figure(999_999, 'C')}", "https://x.org/") == "<p>A</p>"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 12])
def test_all_pictures_of_a_body_cost_one_query(django_assert_num_queries, count):
    body = "".join(figure(make_image(renditions=FILES).pk) for _ in range(count))
    with django_assert_num_queries(1):
        assert page_body(body).count("<img") == count
    with django_assert_num_queries(0):
        page_body("<p>No picture.</p>")
    with django_assert_num_queries(1):
        pictures = pictures_in([body, body])
        assert feed_body(body, "https://x.org/", pictures).count("<img") == count


@pytest.mark.django_db
def test_a_feed_gets_one_plain_image_with_an_absolute_address():
    image = make_image("Boats", credit="Photo: Lena Ruud", renditions=FILES)
    assert feed_body(f"<p>A</p>{figure(image.pk, 'The <em>quay</em>')}", "https://news.example.org/") == (
        '<p>A</p><figure><img src="https://news.example.org/media/pictures/a-1200.jpg" width="1200" '
        'height="600" alt="Boats"><figcaption>The <em>quay</em> Photo: Lena Ruud</figcaption></figure>'
    )


@pytest.mark.django_db
def test_the_page_of_a_story_shows_its_picture_and_names_it_in_the_edition(client):
    image = added(jpeg((600, 400)), alt="Boats at the quay")
    article = published(body=f"<p>A</p>{figure(image.pk, 'The quay')}")
    edition = article.editions.get()
    html = client.get(edition.get_absolute_url()).content.decode()
    assert 'alt="Boats at the quay"' in html
    assert [row.image for row in EditionPicture.objects.filter(edition=edition)] == [image]
    assert Story.from_edition(edition).digest() == edition.digest
    assert Story.from_article(article).digest() == edition.digest


@pytest.mark.django_db
def test_a_picture_of_any_edition_cannot_be_deleted(desk_client):
    image, other = added(jpeg()), added(jpeg())
    article = published(body=f"<p>A</p>{figure(image.pk)}")
    article.body = "<p>A</p>"
    article.save()
    assert Edition.objects.count() == 1
    with pytest.raises(ProtectedError):
        image.delete()
    page = desk_client.get(reverse("admin:articles_image_delete", args=[image.pk])).content.decode()
    assert "would require deleting the following protected related objects" in page
    assert "The ferry returns" in page
    desk_client.post(reverse("admin:articles_image_delete", args=[image.pk]), {"post": "yes"})
    assert Image.objects.filter(pk=image.pk).exists()
    desk_client.post(reverse("admin:articles_image_delete", args=[other.pk]), {"post": "yes"})
    assert not Image.objects.filter(pk=other.pk).exists()


@pytest.mark.django_db
def test_a_picture_of_a_draft_s_body_is_not_deleted_from_the_desk(desk_client):
    image = added(jpeg())
    make_article(headline="Not yet out", body=f"<p>A</p>{figure(image.pk)}")
    address = reverse("admin:articles_image_delete", args=[image.pk])
    assert "Story: Not yet out" in desk_client.get(address).content.decode()
    desk_client.post(address, {"post": "yes"})
    assert Image.objects.filter(pk=image.pk).exists()


@pytest.mark.django_db
def test_a_story_whose_picture_is_gone_cannot_be_published():
    article = make_article(body=f"<p>A</p>{figure(999_999)}")
    assert "picture in the text" in Story.from_article(article).missing()["body"]
    with pytest.raises(Exception, match="picture in the text"):
        publish(article)


@pytest.fixture
def desk_client(client):
    client.force_login(editor())
    return client

"""The story as one value: what counts as its text, and what each of its sources makes of it."""

from dataclasses import replace
from typing import Any

import pytest

from articles.models import Article, Author
from articles.story import Story, digest_of
from tests.articles.factories import (
    edit,
    make_article,
    make_author,
    make_image,
    make_section,
    make_tag,
    published,
)

pytestmark = pytest.mark.django_db


def full_article() -> Article:
    return make_article(
        standfirst="Nine sailings a day.",
        lead_image=make_image(),
        lead_caption="The new ferry.",
        lead_credit="Ina Brandt",
        authors=[make_author("Zoe"), make_author("Abel")],
        tags=[make_tag("weather"), make_tag("ferries")],
    )


def story(**values: Any) -> Story:
    return Story.from_values(
        {"headline": "Nine sailings", "slug": "nine", "body": "<p>Nine.</p>"} | values, [], []
    )


def test_working_copy_revision_and_edition_of_one_text_are_one_story_with_one_digest() -> None:
    article = published(
        standfirst="Nine a day.",
        lead_image=make_image(),
        authors=[make_author(), make_author()],
        tags=[make_tag()],
    )
    working = Story.from_article(article)
    revision, edition = article.revisions.get(), article.editions.get()
    assert (
        Story.from_revision(revision).content() == working.content() == Story.from_edition(edition).content()
    )
    assert working.digest() == revision.digest == edition.digest == digest_of(revision.content)


def test_the_order_of_authors_counts_and_the_order_of_tags_does_not() -> None:
    zoe, abel = make_author("Zoe"), make_author("Abel")
    ferries, weather = make_tag("ferries"), make_tag("weather")
    one = Story(authors=(zoe, abel), tags=(ferries, weather))
    assert one.digest() == Story(authors=(zoe, abel), tags=(weather, ferries)).digest()
    assert one.digest() != Story(authors=(abel, zoe), tags=(ferries, weather)).digest()


def test_other_position_numbers_with_the_same_order_do_not_count() -> None:
    article = full_article()
    before = Story.from_article(article).digest()
    for byline in article.bylines.all():
        byline.position = byline.position * 10 + 7
        byline.save()
    assert Story.from_article(article).digest() == before


def test_line_ends_spaces_at_the_ends_and_the_way_an_accent_is_composed_do_not_count() -> None:
    typed = story(headline=" Cafe\u0301  opens ", standfirst="One.\r\nTwo.\r\n", body="<p>Nine.</p>\r\n")
    stored = story(headline="Caf\u00e9 opens", standfirst="One.\nTwo.", body="<p>Nine.</p>")
    assert typed.digest() == stored.digest()


def test_a_renamed_author_section_or_tag_leaves_the_digest_as_it_was() -> None:
    article = full_article()
    before = article.revisions.get().digest
    Author.objects.update(name="Somebody Else")
    article.section.name = "Another Name"
    article.section.save()
    assert Story.from_article(Article.objects.get()).digest() == before


@pytest.mark.parametrize("part", ["lead_alt", "lead_caption", "lead_credit"])
def test_the_words_of_a_picture_count_for_each_use(part: str) -> None:
    picture = make_image()
    assert story(lead_image=picture).digest() != story(lead_image=picture, **{part: "Other words"}).digest()


def test_an_empty_text_of_a_use_takes_the_pictures_own() -> None:
    picture = make_image("A ferry", caption="At the quay.", credit="Ina Brandt")
    use = story(lead_image=picture, lead_caption="Leaving.").lead_image
    assert use is not None
    assert (use.alt, use.caption, use.credit) == ("A ferry", "Leaving.", "Ina Brandt")


def test_an_edition_keeps_the_words_of_its_picture_when_the_pictures_own_change() -> None:
    picture = make_image("A ferry")
    article = published(lead_image=picture)
    picture.alt = "Something else"
    picture.save()
    assert article.editions.get().lead_alt == "A ferry"
    assert Story.from_edition(article.editions.get()).digest() == article.editions.get().digest


def test_a_save_stays_readable_when_its_author_and_tag_have_gone() -> None:
    guest, tag = make_author("Guest Writer"), make_tag("regatta")
    article = make_article(authors=[guest], tags=[tag])
    first = article.revisions.get()
    edit(article, authors=[make_author("Staff Writer")], tags=[])
    guest.delete()
    tag.delete()
    kept = Story.from_revision(first)
    assert [(each.name, each.pk) for each in (*kept.authors, *kept.tags)] == [
        ("Guest Writer", None),
        ("regatta", None),
    ]
    assert set(kept.missing()) == {"byline", "tags"}
    assert digest_of(first.content) == first.digest


def test_what_is_missing_is_told_field_by_field() -> None:
    assert set(Story().missing()) == {"headline", "body", "section", "byline"}
    whole = Story(
        headline="One", slug="one", body="<p>Two.</p>", section=make_section(), authors=(make_author(),)
    )
    assert whole.missing() == {}
    assert set(replace(whole, slug="").missing()) == {"slug"}


def test_an_empty_story_has_a_digest_of_its_own() -> None:
    assert len(Story().digest()) == 64
    assert Story().digest() != Story(slug="a").digest()

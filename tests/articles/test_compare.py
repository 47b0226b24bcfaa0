"""Two texts of a story side by side: nothing of either is lost, and only what changed is marked."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.compare import GONE, NEW, Block, compare, compare_bodies, stretches
from articles.markup import clean, plain
from articles.models import Author, Image, Section, Tag
from articles.story import ImageUse, Story

words = st.lists(
    st.sampled_from(["ferry", "sails", "a", "the", ",", ".", "é", "<b>", "&", "5 < 6"]), max_size=30
)
paragraphs = st.lists(words.map(" ".join), max_size=8)
STORY = Story(
    headline="The ferry returns",
    slug="ferry",
    standfirst="At last.",
    body="<p>One two three.</p><p>Four five six.</p>",
    section=Section(name="Harbour"),
    lead_image=ImageUse(Image(pk=3, alt="A quay"), "A quay", "The quay", "Ann Berg"),
    authors=(Author(name="Maren Holt"),),
    tags=(Tag(name="ferries"),),
)


def escaped(texts: list[str]) -> str:
    return "".join(f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>" for text in texts)


def side(blocks: list[Block], which: str) -> str:
    return "".join("".join("".join(piece.text for piece in getattr(each, which)).split()) for each in blocks)


def marked(blocks: list[Block], change: str) -> list[str]:
    return [piece.text for block in blocks for piece in block.pieces if piece.change == change]


def test_each_side_can_be_read_back_from_the_difference():
    @given(paragraphs, paragraphs)
    def holds(left: list[str], right: list[str]) -> None:
        ours, theirs = clean(escaped(left)), clean(escaped(right))
        blocks = compare_bodies(ours, theirs)
        assert side(blocks, "left") == "".join(plain(ours).split())
        assert side(blocks, "right") == "".join(plain(theirs).split())

    holds()


def test_a_text_does_not_differ_from_itself():
    @given(paragraphs)
    def holds(texts: list[str]) -> None:
        body = clean(escaped(texts))
        assert not any(block.changed for block in compare_bodies(body, body))

    holds()


@pytest.mark.parametrize(
    ("changes", "label", "gone", "new"),
    [
        ({"headline": "The ferry sinks"}, "Headline", "returns", "sinks"),
        ({"slug": "boat"}, "Address", "ferry", "boat"),
        ({"standfirst": "At least."}, "Standfirst", "last", "least"),
        ({"section": Section(name="Council")}, "Section", "Harbour", "Council"),
        ({"authors": (Author(name="Jon Holt"),)}, "Byline", "Maren", "Jon"),
        ({"tags": (Tag(name="boats"),)}, "Tags", "ferries", "boats"),
        ({"lead_image": replace(STORY.lead_image, credit="Bo Berg")}, "Credit", "Ann", "Bo"),
        ({"lead_image": replace(STORY.lead_image, caption="A quay")}, "Caption", "The", "A"),
        (
            {"lead_image": replace(STORY.lead_image, image=Image(pk=4, alt="A quay"))},
            "Lead picture",
            "3",
            "4",
        ),
        ({"body": "<p>One two three.</p><p>Four nine six.</p>"}, "Paragraph", "five", "nine"),
    ],
)
def test_a_change_of_one_word_marks_that_word_in_its_field_and_nothing_else(changes, label, gone, new):
    blocks = compare(STORY, replace(STORY, **changes))
    assert [block.label for block in blocks if block.changed] == [label]
    assert marked(blocks, GONE) == [gone]
    assert marked(blocks, NEW) == [new]


def test_a_date_that_differs_is_told():
    blocks = compare(STORY, STORY, dates=("14 May 2026", "15 May 2026"))
    assert [(block.label, marked([block], NEW)) for block in blocks if block.changed] == [("Date", ["15"])]


def test_a_moved_link_and_a_new_emphasis_are_changes_though_every_word_is_the_same():
    left = '<p>See <a href="https://a.example/">the list</a> now.</p>'
    right = '<p>See <a href="https://b.example/">the list</a> <strong>now</strong>.</p>'
    (block,) = compare_bodies(left, right)
    assert [piece.text for piece in block.left] != []
    shown = "".join(piece.html for piece in block.pieces if piece.change == NEW)
    assert "‹https://b.example/›" in shown
    assert "<strong>now</strong>" in shown


def test_a_paragraph_made_a_heading_is_a_change():
    (block,) = compare_bodies("<p>What now</p>", "<h2>What now</h2>")
    assert block.changed
    assert block.label == "Paragraph, now heading"


def test_a_paragraph_put_between_others_leaves_those_unchanged():
    texts = [f"This is paragraph number {number}." for number in range(30)]
    blocks = compare_bodies(escaped(texts), escaped([*texts[:10], "Something else entirely!", *texts[10:]]))
    found = stretches(blocks)
    assert [(each.changed, len(each.blocks)) for each in found] == [(False, 10), (True, 1), (False, 20)]


def test_another_picture_in_the_body_is_a_change():
    left, right = (f'<figure data-picture="{key}">The quay.</figure>' for key in (1, 2))
    assert marked(compare_bodies(left, right), NEW) == ["[picture 2]"]


def test_hostile_text_is_shown_and_never_run():
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;"
    (block,) = compare_bodies("<p>Hello</p>", f"<p>Hello {evil}<script>alert(2)</script></p>")
    shown = "".join(piece.html for piece in block.pieces)
    assert "<script" not in shown
    assert "&lt;" in shown


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (" ".join(f"w{n % 997}" for n in range(20_000)), " ".join(f"w{n * 7 % 991}" for n in range(20_000))),
        ("a b " * 10_000, "b a a " * 7_000),
        ("</p><p>".join(["a"] * 10_000), "</p><p>".join(["a", "b"] * 5_000)),
    ],
)
def test_the_longest_and_the_most_repetitive_texts_are_compared_in_seconds(left, right):
    started = time.process_time()
    blocks = compare_bodies(f"<p>{left}</p>", f"<p>{right}</p>")
    assert time.process_time() - started < 5
    assert side(blocks, "left") == left.replace("</p><p>", "").replace(" ", "")

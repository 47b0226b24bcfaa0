import re

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Edition
from articles.search.passages import marked, passage
from articles.search.question import Question

FILLING = "nothing of note happened then. " * 40


def shown(typed, standfirst="", body=""):
    return passage(Edition(standfirst=standfirst, body=body), Question.from_text(typed))


def test_a_match_is_marked_where_it_stands_in_any_of_its_forms():
    assert shown("ferry", "Two Ferries,", "<p>and the ferry’s bell.</p>") == (
        "Two <mark>Ferries</mark>, and the <mark>ferry’s</mark> bell."
    )


def test_a_phrase_is_marked_whole_and_its_words_alone_are_not():
    assert shown('"the ferry"', "Ferry. The ferry. The.") == "Ferry. <mark>The ferry</mark>. The."


def test_the_place_is_shown_that_holds_most_of_the_question():
    body = f"<p>A ferry.</p><p>{FILLING}</p><p>The ferry has a bell.</p><p>{FILLING}</p>"
    text = shown("ferry bell", "", body)
    assert text.startswith("… ") and text.endswith(" …")
    assert "<mark>ferry</mark> has a <mark>bell</mark>." in text
    assert len(text) < 400


def test_without_a_match_in_the_text_its_beginning_is_shown():
    assert shown("holt", "A standfirst.", f"<p>{FILLING}</p>").startswith("A standfirst. nothing of note")


def test_what_looks_like_html_in_a_text_is_shown_and_is_none():
    text = shown("script", "", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>")
    assert text == "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; &amp; more"
    assert marked("A <b> & a “b”", Question.from_text("b")) == (
        "A &lt;<mark>b</mark>&gt; &amp; a “<mark>b</mark>”"
    )


def test_overlapping_matches_are_one_mark_after_the_other():
    question = Question.from_text('"one two" "two three" two')
    assert marked("one two three", question) == "<mark>one two</mark><mark> three</mark>"


@pytest.mark.parametrize("text", ["x" * 100_000, "ferry " + "x" * 100_000, "東" * 10_000, "́" * 1000])
def test_a_passage_is_short_whatever_the_text(text):
    assert len(re.sub("</?mark>", "", shown("ferry 東", text))) <= 404


@given(st.text(max_size=200), st.text(max_size=80))
def test_marks_add_nothing_to_a_text_and_take_nothing_from_it(text, typed):
    bare = re.sub("</?mark>", "", marked(text, Question.from_text(typed)))
    assert bare == escape(text)

import time

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from comments.text import HIGHEST_STACK, one_line, paragraphs, says_nothing


def shown(text: str) -> str:
    return Template("{% load comments %}{{ text|comment_text }}").render(Context({"text": text}))


def test_nothing_typed_is_html():
    assert shown('<script>alert("1")</script> & <b>') == (
        '<p dir="auto">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;</p>'
    )


def test_blank_lines_part_paragraphs_and_single_ones_break_the_line():
    assert shown("one\ntwo\n\n \n\nthree\n") == '<p dir="auto">one<br>\ntwo</p>\n<p dir="auto">three</p>'


def test_foreign_line_ends_break_the_line_too():
    assert shown("a\r\nb\rc\u2028d\x85e") == '<p dir="auto">a<br>\nb<br>\nc<br>\nd<br>\ne</p>'


def test_an_address_becomes_a_link_that_endorses_nothing():
    assert shown("See https://example.org/a?b=1&c=2.") == (
        '<p dir="auto">See <a href="https://example.org/a?b=1&amp;c=2" rel="ugc nofollow noopener" dir="ltr">'
        "https://example.org/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("(https://example.org/a)", "https://example.org/a"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(see https://example.org/a_(b)).", "https://example.org/a_(b)"),
        ("HTTP://EXAMPLE.ORG!", "HTTP://EXAMPLE.ORG"),
        ("“https://example.org/”", "https://example.org/"),
        ("https://example.org/é", "https://example.org/é"),
        ("https://example.org/\u200bhidden", "https://example.org/"),
        ("https://example.org/\u202egpj.exe", "https://example.org/gpj.exe"),
    ],
)
def test_a_link_ends_where_the_sentence_goes_on(typed, address):
    assert f'<a href="{address}" rel="ugc nofollow noopener"' in shown(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "ftp://example.org/",
        "www.example.org",
        "https://",
        "https://[::1",
        "https://example.org:99999/",
        "https://bank.example@evil.example/",
        "xhttps://example.org/",
        "https://" + "a" * 3000,
    ],
)
def test_only_http_and_https_with_a_plain_host_become_links(typed):
    assert "<a " not in shown(typed)


def test_an_address_cannot_leave_its_attribute():
    assert shown("https://example.org/\"onmouseover='x'<b>") == (
        '<p dir="auto"><a href="https://example.org/" rel="ugc nofollow noopener" dir="ltr">https://example.org/</a>'
        "&quot;onmouseover=&#x27;x&#x27;&lt;b&gt;</p>"
    )


@pytest.mark.parametrize(
    "control", ["\u202e", "\u202d", "\u2066", "\u2069", "\x1b", "\x07", "\ufffe", "\ud800"]
)
def test_forced_directions_and_unprintable_characters_are_not_shown(control):
    assert shown(f"a{control}b") == '<p dir="auto">ab</p>'


def test_joiners_and_direction_marks_of_honest_writing_stay():
    family, persian, marked = "👩\u200d👩\u200d👧", "می\u200cخواهم", "abc\u200fאבג"
    assert shown(f"{family} {persian} {marked}") == f'<p dir="auto">{family} {persian} {marked}</p>'


def test_a_stack_of_accents_is_cut_to_a_height_that_stays_in_its_line():
    assert shown("e" + "\u0301" * 500 + "x") == '<p dir="auto">e' + "\u0301" * HIGHEST_STACK + "x</p>"


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\u200b\u200d", "\u202e\u2069", "\ufeff", "\u3164", "\u2800", "\x07"]
)
def test_text_without_anything_to_see_says_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", [".", "م", "👍", "\u200ba", "-"])
def test_a_single_visible_character_says_something(text):
    assert not says_nothing(text)


def test_a_name_is_one_line_without_controls():
    assert one_line("  Ann\r\nBcc: all\t\u202eB\x00ob  ") == "Ann Bcc: all Bob"


@given(st.text(st.characters(codec=None)))
def test_whatever_is_typed_gives_only_our_own_tags(text):
    tags = {part.split(">")[0].split(" ")[0] for part in paragraphs(text).split("<")[1:]}
    assert tags <= {"p", "/p", "br", "a", "/a"}


@given(st.text("ab <>&\"'/:.()[]@\n\u202e\u200bhtps", max_size=200))
def test_what_is_shown_keeps_every_visible_character_in_its_order(text):
    def bare(some: str) -> str:
        return "".join(some.replace("\u202e", "").split())

    unescaped = strip_tags(paragraphs(text)).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    assert bare(unescaped.replace("&#x27;", "'").replace("&amp;", "&")) == bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://" + "a" * 1_000_000,
        "(http://a" * 100_000,
        "\n " * 500_000,
        "http://a" + ")" * 1_000_000,
        "e" + "\u0301" * 1_000_000,
        ("\n" + " " * 5_000) * 200 + "x",
    ],
)
def test_a_megabyte_made_to_be_slow_is_shown_within_seconds(text):
    began = time.monotonic()
    paragraphs(text)
    assert time.monotonic() - began < 5

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import example, given
from hypothesis import strategies as st

from articles.markup import article_body, clean, excerpt, plain, reading_minutes
from tests.articles.vectors import SCRIPT_VECTORS

ALLOWED_TAGS = {
    *("p", "h2", "h3", "pre", "blockquote", "ul", "ol", "li", "hr", "br"),
    *("a", "strong", "em", "u", "s", "sub", "sup", "code"),
}
PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(SCRIPT_VECTORS),
    st.sampled_from(
        [
            *("<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h4>", "</h4>", "<ul>", "</ul>", "<ol>"),
            *("</ol>", "<li>", "</li>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<code>"),
            *("</code>", "<b>", "</b>", "<em>", "</em>", "<br>", "<hr>", "<table>", "<td>", "</table>"),
            *("<a href='/x'>", "</a>", "<a href='https://example.org/?a=1&b=2' title=' a  b '>", "<sub>"),
            *("<span style='font-weight:700'>", "<span style='font-weight:400'>", "</span>", "<u>", "<s>"),
            *("<p style='display:none'>", "<sup style='vertical-align:sub'>", "<body>", "<!--", "-->"),
            *(" ", "\n", "\n\n", "\r\n", "\t", "&nbsp;", "\u00a0\u00a0", "· ", "1.\u00a0\u00a0", "•\u00a0"),
            *("e\u0301", "\u0338", "\u0301", "&lt;", "&amp;", "&#13;", "&#1;", "\x00", "\ufeff", "\ud800"),
        ]
    ),
)


class Elements(HTMLParser):
    """Every element and attribute of a piece of HTML, as a parser that is not the cleaner's sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_comment(self, data):
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_nothing_executable(html: str) -> None:
    elements = Elements(html)
    assert set(elements.tags) <= ALLOWED_TAGS
    assert elements.other == []
    for tag, name, value in elements.attributes:
        assert (tag, name) in {("a", "href"), ("a", "title"), ("a", "rel")}
        if name == "href":
            # As a browser reads an address: without control characters, and whatever a scheme may consist of.
            scheme = re.match("[a-z][a-z0-9+.-]*:", re.sub("[\x00-\x20]", "", value).lower())
            assert not scheme or scheme[0] in {"http:", "https:", "mailto:"}


@pytest.mark.parametrize("vector", SCRIPT_VECTORS)
def test_nothing_executable_is_left_of_a_script_vector(vector):
    assert_nothing_executable(clean(vector))
    assert_nothing_executable(clean(f"<p>before</p>{vector}<p>after</p>"))
    assert_nothing_executable(article_body(vector))


@given(st.lists(PIECES, max_size=12).map("".join))
@example("\u0300\u0338")
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_executable(html):
    once = clean(html)
    assert clean(once) == once
    assert article_body(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert_nothing_executable(once)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("<h1>One</h1><h4>Two</h4>", "<h2>One</h2><h3>Two</h3>"),
        ("<p>One</p><p> &nbsp;<br></p><p></p>", "<p>One</p>"),
        ("<p><b>One</b> <i>two</i></p>", "<p><strong>One</strong> <em>two</em></p>"),
        ("<p><em><strong>x</strong></em></p>", "<p><strong><em>x</em></strong></p>"),
        ("<p><strong>a</strong><strong>b</strong></p>", "<p><strong>ab</strong></p>"),
        ("<p>  a\n\t b<br> c<br></p>", "<p>a b<br>c</p>"),
        ("<ul><li>a<li><p>b</p></ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<blockquote>said</blockquote><hr>", "<blockquote><p>said</p></blockquote><hr>"),
        ("<pre>\n  a\n    b\n\n</pre>", "<pre><code>  a\n    b</code></pre>"),
        ("<div>one</div><div>two</div>", "<p>one</p><p>two</p>"),
        ("<p>a<img src='/x.png' alt='b'>c</p>", "<p>ac</p>"),
        ("<p>5 &lt; 6 &amp; 7 < 8</p>", "<p>5 &lt; 6 &amp; 7 &lt; 8</p>"),
        ("<p>x<sub>2</sub> y<sup>3</sup> <del>z</del></p>", "<p>x<sub>2</sub> y<sup>3</sup> <s>z</s></p>"),
    ],
)
def test_html_gets_its_one_form(html, expected):
    assert clean(html) == expected


@pytest.mark.parametrize(
    "href", ["https://example.org/a?b=1", "http://example.org", "mailto:a@example.org", "/2026/", "#top"]
)
def test_a_link_keeps_its_address_and_its_title_and_gets_our_rel(href):
    assert clean(f"<p><a href='{href}' title='t' rel='me' target='_blank' class='c'>x</a></p>") == (
        f'<p><a href="{href}" title="t" rel="noopener">x</a></p>'
    )


@pytest.mark.parametrize(
    "href",
    [
        *("javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "java\x01script:alert(1)"),
        *("&#106;avascript:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "vbscript:x"),
        *("data:text/html,x", "file:///etc/passwd", "blob:https://example.org/1", "ftp://example.org/", ""),
    ],
)
def test_a_link_that_leads_nowhere_good_is_only_its_text(href):
    assert clean(f'<p>See <a href="{href}">this</a></p>') == "<p>See this</p>"


def test_plain_text_becomes_paragraphs_and_keeps_its_lines():
    assert clean("Dear all,\r\nthe ferry is late.\r\n \r\n\r\nFish & chips") == (
        "<p>Dear all,<br>the ferry is late.</p><p>Fish &amp; chips</p>"
    )


def test_blank_lines_part_paragraphs_where_an_old_site_left_them_out():
    assert clean("One <em>two</em>\nthree\n\nFour") == "<p>One <em>two</em> three</p><p>Four</p>"


def test_a_paste_from_google_docs_keeps_what_was_bold_and_nested_and_no_more():
    pasted = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:400">Plain </span>'
        '<span style="font-weight:700;font-style:italic">both</span></p><br>'
        '<ul><li dir="ltr" style="list-style-type:disc" aria-level="1"><p role="presentation">'
        '<span style="font-weight:400">a</span></p></li>'
        '<ul><li aria-level="2"><p><span style="text-decoration:line-through">b</span></p></li></ul></ul></b>'
    )
    assert clean(pasted) == (
        "<p>Plain <strong><em>both</em></strong></p>"
        "<ul><li><p>a</p><ul><li><p><s>b</s></p></li></ul></li></ul>"
    )


def test_a_paste_from_word_is_read_as_what_it_looked_like():
    pasted = (
        "<html><head><title>Draft 7</title><style>p.MsoNormal{margin:0}</style></head><body>"
        "<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><!--StartFragment-->"
        "<h1><span lang=EN-GB>The old\nclock<o:p></o:p></span></h1>"
        "<p class=MsoNormal><b><span lang=EN-GB>Bold</span></b> text<o:p></o:p></p>"
        "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<p class=MsoListParagraphCxSpFirst><![if !supportLists]><span style='mso-list:Ignore'>·<span "
        "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>One</p>"
        "<p class=MsoListParagraphCxSpLast><span>·<span>&nbsp;&nbsp; </span></span><i>Two</i></p>"
        "<p class=MsoListParagraph><span>1.<span>&nbsp;&nbsp;&nbsp; </span></span>First</p>"
        "<p class=MsoNormal style='display:none'>hidden</p><!--EndFragment--></body></html>"
    )
    assert clean(pasted) == (
        "<h2>The old clock</h2><p><strong>Bold</strong> text</p>"
        "<ul><li><p>One</p></li><li><p><em>Two</em></p></li></ul><ol><li><p>First</p></li></ol>"
    )


def test_characters_nobody_meant_are_gone_and_the_rest_is_composed():
    html = "<p>a\x00b\x07c\x7fd\x85e\ufefff\ud800g e\u0301 \u200fשלום\u200e</p>"
    assert clean(html) == "<p>abcdefg \u00e9 \u200fשלום\u200e</p>"


def test_line_ends_are_of_one_kind():
    assert clean("<pre>a\r\nb\rc&#13;&#10;d\u2028e</pre>") == "<pre><code>a\nb\nc\nd\ne</code></pre>"


@pytest.mark.parametrize(
    "html",
    ["<div>" * 50_000, "<b>" * 50_000, "<p><font>" * 30_000, "<ul><li>" * 50_000, "<blockquote>" * 50_000],
)
def test_markup_nested_without_end_keeps_its_text(html):
    assert plain(clean(f"{html}the text")) == "the text"


def test_a_megabyte_of_text_is_kept_whole():
    text = "lorem " * 170_000
    assert plain(clean(text)) == text.strip()


def test_the_filter_gives_html_that_a_template_does_not_escape():
    page = Template("{% load articles %}{{ body|article_body }}").render(
        Context({"body": "<p>a<script>b</script>"})
    )
    assert page == "<p>a</p>"
    assert isinstance(article_body("<p>a</p>"), SafeString)


def test_the_plain_text_has_a_line_for_each_block():
    html = clean("<h2>One</h2><p>two <b>three</b><br>four &amp; five</p><ul><li>six</ul>")
    assert plain(html) == "One\ntwo three\nfour & five\nsix"


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (1, 1), (345, 2), (460, 2), (2300, 10)])
def test_a_minute_is_230_words_and_no_story_takes_less(words, minutes):
    assert reading_minutes(f"<p>{'word ' * words}</p>") == minutes


def test_an_excerpt_ends_at_a_word():
    assert excerpt("<p>One two, three four</p>", 10) == "One two…"
    assert excerpt("<p>One two</p><p>three</p>", 13) == "One two three"
    assert excerpt(f"<p>{'x' * 50}</p>", 10) == "x" * 9 + "…"

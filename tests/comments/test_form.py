import pytest
from django.http import QueryDict

from comments.forms import CommentForm

KEY = "3f9c1d7e5b2a4860"


def form(**typed):
    data = QueryDict(mutable=True)
    data.update({"name": "Maren", "text": "The ferry was late."} | typed)
    return CommentForm(data)


def test_an_empty_comment_and_an_empty_name_are_asked_for_beside_their_fields():
    empty = form(name="", text="")
    assert empty.errors == {
        "text": ["Please enter your comment!"],
        "name": ["Please enter your name here"],
    }


@pytest.mark.parametrize("invisible", [" \n\t ", "\u200b\u200d", "\u202e", "\u3164"])
def test_what_cannot_be_seen_counts_as_empty(invisible):
    assert form(name=invisible, text=invisible).errors.keys() == {"name", "text"}


def test_text_is_kept_as_typed_with_plain_line_ends():
    typed = form(text="  one\r\n\r\n two\rthree  \r\n")
    assert typed.is_valid()
    assert typed.cleaned_data["text"] == "  one\n\n two\nthree  \n"


def test_a_name_is_kept_as_one_line():
    typed = form(name=" Maren\r\nSollie\u202e ")
    assert typed.is_valid()
    assert typed.cleaned_data["name"] == "Maren Sollie"


@pytest.mark.parametrize("field", ["name", "text"])
def test_nul_is_refused_with_a_message_and_not_taken_out(field):
    typed = form(**{field: "be\0fore"})
    assert typed.errors[field] == ["This holds a character that cannot be shown (NUL). Please remove it."]
    assert typed[field].value() == "be\0fore"


def test_text_of_nul_alone_is_refused_as_nul():
    assert "NUL" in form(text="\0").errors["text"][0]


def test_half_a_character_is_replaced():
    typed = form(text="a\ud83db", name="\udc00c")
    assert typed.is_valid()
    assert typed.cleaned_data["text"] == "a\ufffdb"


def test_the_longest_comment_and_name_pass_and_one_character_more_is_refused(settings):
    assert form(text="é" * 10_000, name="é" * 80).is_valid()
    long = form(text="é" * 10_001, name="é" * 81)
    assert long.errors == {
        "text": ["A comment can have 10,000 characters at most; this has 10,001."],
        "name": ["A name can have 80 characters at most; this has 81."],
    }
    assert long["text"].value() == "é" * 10_001


def test_line_ends_of_a_browser_do_not_count_twice(settings):
    settings.COMMENT_MAX_LENGTH = 3
    assert form(text="a\r\nb").is_valid()


@pytest.mark.parametrize("target", ["x", "0", "-1", "1.5", "9" * 30, "1\0", "\ud800"])
def test_a_target_that_is_no_comment_is_refused_kindly(target):
    assert form(in_reply_to=target).errors["in_reply_to"] == [
        "The comment you are answering can no longer be answered."
    ]


def test_no_target_makes_a_thread():
    typed = form(in_reply_to="")
    assert typed.is_valid()
    assert typed.cleaned_data["in_reply_to"] is None


@pytest.mark.parametrize(
    ("key", "kept"), [(KEY * 2, KEY * 2), ("short", ""), ("", ""), ("é" * 30, ""), ("\0" * 30, "")]
)
def test_a_key_counts_only_when_nobody_could_guess_it(key, kept):
    typed = form(key=key)
    assert typed.is_valid()
    assert typed.cleaned_data["key"] == kept


def test_the_size_is_that_of_all_fields_in_bytes():
    assert form(name="é", text="abc", other="12345").size() == 2 + 3 + 5


def test_a_form_holds_no_token_and_no_length_that_would_cut_a_paste():
    html = str(CommentForm())
    assert "csrf" not in html
    assert "maxlength" not in html

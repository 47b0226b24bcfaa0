import pytest

from articles.search.question import LONGEST, MOST_WORDS, Question
from articles.search.words import stems, words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en-us", "ferries", "Ferry"),
        ("en-gb", "council’s", "councils"),
        ("en", "Café MÜLLER", "cafe muller"),
        ("en", "straße", "STRASSE"),
        ("en", "ﬁre Ⅷ ½", "fire viii 12"),
        ("en", "Łódź Ærø", "lodz aero"),
        ("de", "Häuser", "hauser"),
        ("fr", "l’école", "l ecole"),
        ("es", "canciones", "cancion"),
        ("ru", "ёлка", "елки"),
        ("ru", "Новости", "новость"),
        ("el", "Καλημέρα", "καλημερα"),
        ("he", "שָׁלוֹם", "שלום"),
        ("ar", "مُحَمَّد", "محمد"),
        ("ja", "東京", "東 京"),
    ],
)
def test_two_spellings_of_a_word_are_one(settings, language, one, other):
    settings.LANGUAGE_CODE = language
    assert stems([one]) == stems([other]) != []


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("uk", "мой", "мои"), ("he", "ferries", "ferry"), ("hi", "हिन्दी", "हनद"), ("en", "universal", "ferry")],
)
def test_two_words_stay_two(settings, language, one, other):
    settings.LANGUAGE_CODE = language
    assert stems([one]) != stems([other])


def test_each_word_is_told_with_its_place():
    text = "The  “cafés’ ” don't"
    assert [(word.stem, text[word.start : word.end]) for word in words(text)] == [
        ("the", "The"),
        ("cafe", "cafés"),
        ("dont", "don't"),
    ]


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("ferry returns", [("ferri",), ("return",)], []),
        ('"ferry returns" now', [("ferri", "return"), ("now",)], []),
        ('-"the ferry" -now then', [("then",)], [("the", "ferri"), ("now",)]),
        ("co-operate --now", [("co", "oper")], [("now",)]),
        ('one "two', [("one",), ("two",)], []),
        ('one"two"three', [("one",), ("two",), ("three",)], []),
        ("„one two“ −three", [("one", "two")], [("three",)]),
        ("one ONE ones", [("one",)], []),
        ('" - -- "" -"" * ( ) \' \\ \x00', [], []),
        ("", [], []),
    ],
)
def test_a_question_is_read_as_it_was_meant(typed, wanted, unwanted):
    question = Question.from_text(typed)
    assert (list(question.wanted), list(question.unwanted)) == (wanted, unwanted)
    assert not question.cut


def test_too_long_a_question_is_cut_and_says_so():
    exactly = Question.from_text(" ".join(f"w{number}" for number in range(MOST_WORDS)))
    more = Question.from_text(" ".join(f"w{number}" for number in range(MOST_WORDS + 1)))
    assert (len(exactly.wanted), exactly.cut) == (MOST_WORDS, False)
    assert (more.wanted, more.cut) == (exactly.wanted, True)
    assert Question.from_text("x" * (LONGEST + 1)).cut

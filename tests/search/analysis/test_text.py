"""Words in text: where they are, and that nothing a person or a machine may write breaks the analysis."""

import random

import pytest

from search.analysis.base import Analyser
from search.analysis.tokenise import MAX_WORD_LENGTH, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avoin demokratia -verkosto", ["Avoin", "demokratia", "verkosto"]),
        ("kunta- ja aluevaalit", ["kunta", "ja", "aluevaalit"]),
        ("vuosina 2023-2027", ["vuosina", "2023", "2027"]),
        ("klo 9.30–11", ["klo", "9", "30", "11"]),
        ("klo 10:30", ["klo", "10", "30"]),
        ("1990-luvun", ["1990-luvun"]),
        ("THL:n", ["THL:n"]),
        ("vaa'an", ["vaa'an"]),
        ("citizens' panel", ["citizens", "panel"]),
        ("https://www.gov.fi/x", ["https", "www", "gov", "fi", "x"]),
        ("first_last@gov.fi", ["first", "last", "gov", "fi"]),
        ("ka\u0308yta\u0308nto\u0308", ["ka\u0308yta\u0308nto\u0308"]),
        ("kunta\u00adlainen", ["kunta\u00adlainen"]),
        ("", []),
        (" \n\t-–'", []),
    ],
)
def test_words_of_text(text: str, expected: list[str]):
    assert [match.group() for match in words(text)] == expected


@pytest.mark.parametrize(
    "spelling", ["ka\u0308yta\u0308nno\u0308t", "käy\u00adtännöt", "KÄYTÄNNÖT", "käytän\u200bnöt"]
)
def test_spellings_that_look_alike_are_one_word(finnish: Analyser, spelling: str):
    assert "käytäntö" in finnish.index_terms(spelling)


def test_tokens_point_into_the_original_text(finnish: Analyser):
    text = "Näin ka\u0308yta\u0308nno\u0308t jaetaan: THL:n kunta\u00adlaisille."
    tokens = list(finnish.tokens(text))
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    marked = [token.text for token in tokens if {"käytäntö", "kuntalainen"}.intersection(token.terms)]
    assert marked == ["ka\u0308yta\u0308nno\u0308t", "kunta\u00adlaisille"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "kun\x00ta",
        "\ud800",
        "\u0308\u0308",
        "-:-'",
        "a:",
        "a:b:c:d",
        "a-" * 500,
        "'" * 1000,
        "x" * 100_000,
        "kunta" * 20_000,
        "١٢٣ 中文字 ไทย 😀👩‍👩‍👧",
        "İ ẞ ŉ ǰ ΐ ﬃ",
        "aaa-\u200d-bbb",
    ],
)
def test_junk_never_raises(analysers: dict[str, Analyser], language: str, text: str):
    analyser = analysers[language]
    terms = analyser.index_terms(text)
    assert all(term.isalnum() for term in terms)
    assert len(analyser.exact_terms(text)) == len(list(analyser.tokens(text))) == len(analyser.query_words(text))


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_random_text_never_raises(analysers: dict[str, Analyser], language: str):
    randomness = random.Random(1)  # noqa: S311 - no secret
    alphabet = "aeioästnlkrmv-:'’ \u00ad\u0308ÅÖ12_.,"
    for _ in range(2000):
        text = "".join(randomness.choices(alphabet, k=30))
        assert all(term.isalnum() for term in analysers[language].index_terms(text)), text


def test_long_word_is_cut(finnish: Analyser):
    (term,) = finnish.index_terms("x" * 500)
    assert len(term) == MAX_WORD_LENGTH

"""What documents are indexed by and queries are looked up by."""

import re

import pytest

from search.analysis.base import Analyser


def test_document_is_indexed_by_lemmas_and_parts_in_text_order(finnish: Analyser):
    terms = finnish.index_terms("Kansalaisraadit kunnissa")
    assert terms.index("kansalaisraati") < terms.index("kansalainen") < terms.index("raati") < terms.index("kunta")


def test_query_asks_for_the_whole_compound_and_offers_its_parts(finnish: Analyser):
    (word,) = finnish.query_words("kansalaisraadeissa")
    assert word.terms == ("kansalaisraati",)
    assert word.parts == (("kansalainen",), ("raati",))


def test_query_word_keeps_its_place(finnish: Analyser):
    first, second = finnish.query_words("  hyvät käytännöt")
    assert (first.text, first.start, first.end) == ("hyvät", 2, 7)
    assert (second.text, second.start, second.end) == ("käytännöt", 8, 17)
    assert "käytäntö" in second.terms


@pytest.mark.parametrize(
    ("language", "query", "stop_words"),
    [
        ("fi", "kunta ja kuntalaiset", [False, True, False]),
        ("sv", "medborgare och kommunen", [False, True, False]),
        ("en", "The decisions of citizens", [True, False, True, False]),
    ],
)
def test_function_words_are_marked_in_queries(
    analysers: dict[str, Analyser], language: str, query: str, stop_words: list[bool]
):
    assert [word.is_stop_word for word in analysers[language].query_words(query)] == stop_words


@pytest.mark.parametrize(("language", "text"), [("fi", "ja"), ("sv", "och"), ("en", "the")])
def test_function_words_are_indexed(analysers: dict[str, Analyser], language: str, text: str):
    assert analysers[language].index_terms(text)


@pytest.mark.parametrize("word", ["eduskunta", "lautakunnassa", "maakuntien", "yhteiskunta", "tarkastuslautakunta"])
def test_compounds_whose_parts_mislead_are_not_split(finnish: Analyser, word: str):
    assert not {"kunta", "lauta", "maa"}.intersection(finnish.index_terms(word))


def test_never_split_compound_is_found_inside_a_longer_one(finnish: Analyser):
    assert {"tarkastus", "lautakunta"} <= set(finnish.index_terms("tarkastuslautakunnille"))


def test_homonym_has_both_lemmas(finnish: Analyser):
    assert {"vaali", "vaalia"} <= set(finnish.index_terms("vaalit"))


@pytest.mark.parametrize(
    ("language", "surface", "lemma"),
    [
        ("fi", "THL:n", "thl"),
        ("fi", "OECD:ssä", "oecd"),
        ("sv", "EU:s", "eu"),
        ("en", "government’s", "government"),
        ("en", "APIs", "api"),
    ],
)
def test_joined_ending_is_taken_off(analysers: dict[str, Analyser], language: str, surface: str, lemma: str):
    assert lemma in analysers[language].index_terms(surface)


def test_hyphenated_word_is_found_together_apart_and_without_the_hyphen(finnish: Analyser):
    terms = set(finnish.index_terms("EU-asetuksessa"))
    assert {"euasetus", "eu", "asetus"} <= terms
    assert finnish.query_words("EU-asetus")[0].parts == (("eu",), ("asetus",))


def test_single_letter_of_a_hyphenated_word_is_no_term(finnish: Analyser):
    assert "e" not in finnish.index_terms("e-kirje")


def test_exact_terms_are_surface_forms_one_for_each_token(finnish: Analyser):
    text = "Hyvien käytäntöjen E-kirje, THL:n"
    assert finnish.exact_terms(text) == ["hyvien", "käytäntöjen", "ekirje", "thln"]
    assert len(list(finnish.tokens(text))) == 4
    assert finnish.exact_term("Käytäntöjen") == "käytäntöjen"


def test_nordic_letters_stay_apart(swedish: Analyser):
    assert swedish.exact_term("Ålder") == "ålder"
    assert not set(swedish.index_terms("väg")) & set(swedish.index_terms("våg"))


def test_british_and_american_spellings_meet(english: Analyser):
    assert set(english.index_terms("organisations")) & set(english.query_words("organization")[0].terms)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_terms_hold_only_lower_case_letters_and_digits(analysers: dict[str, Analyser], language: str):
    text = (
        'EU-asetus Co-operation’s ÅÄÖ_x 2023-2027 10:30 a/b ﬁle İstanbul e\u0301te\u0301 ½ x² ß Ψ 1990-luvulla *?"(:'
    )
    terms = analysers[language].index_terms(text) + analysers[language].exact_terms(text)
    assert terms
    assert all(re.fullmatch(r"[^\W_]+", term) and term == term.lower() for term in terms), terms

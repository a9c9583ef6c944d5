"""Did you mean, and the suggestions while typing: from the site's own words."""

import pytest

from tests.factories import make_content, make_organisation, make_practice, translate
from tests.search.pages import links, soup, titles

pytestmark = pytest.mark.django_db

LIBRARY = "/hyvat-kaytannot/"
TYPING = "/haku/ehdotukset/"


@pytest.fixture
def practices(site, committed):
    with committed():
        return [
            make_practice(site, "Asukasraati Oulussa", what_was_done="<p>Osallistuminen kasvoi.</p>"),
            make_practice(site, "Budjetti asukkaille", what_was_done="<p>Asukkaat päättivät.</p>"),
            make_practice(site, "Kirjaston ilta", what_was_done="<p>Keskustelimme.</p>", organisations=("lahti",)),
        ]


def suggested(client, typed: str, address: str = TYPING, **params) -> list[tuple[str, str]]:
    return [(each["kind"], each["text"]) for each in client.get(address, {"q": typed, **params}).json()["suggestions"]]


# Did you mean


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("osalistuminen", "osallistuminen"),
        ("osallsituminen", "osallistuminen"),
        ("kirjastno", "kirjaston"),
        ("pudjetti", "budjetti"),
        ("osalistuminen kasvoi", "osallistuminen kasvoi"),
        ("asukkaat pudjeti", "asukkaat budjetti"),
    ],
)
def test_a_mistyped_word_is_corrected_and_no_other(client, practices, mistyped, meant):
    assert meant in links(client.get(LIBRARY, {"q": mistyped}), ".did-you-mean")


def test_a_mistyped_name_of_a_term_is_corrected_in_the_readers_language(client, site, committed):
    make_organisation("lupavirasto", name_en="Permit Agency")
    with committed():
        make_practice(site, "Lupien eteneminen", organisations=("lupavirasto",), region="lappi")

    assert "permit" in links(client.get("/en/good-practices/", {"q": "permitt"}), ".did-you-mean")
    assert "lapland" in links(client.get("/en/good-practices/", {"q": "laplamd"}), ".did-you-mean")


def test_what_was_meant_is_shown_where_the_words_themselves_find_nothing(client, practices):
    assert titles(client.get(LIBRARY, {"q": "osalistuminen"})) == ["Asukasraati Oulussa"]


def test_the_corrected_search_keeps_the_filters(client, practices):
    response = client.get(LIBRARY, {"q": "osalistuminen", "organisation": "oulu", "sort": "title"})

    address = links(response, ".did-you-mean")["osallistuminen"]

    assert address == "?q=osallistuminen&organisation=oulu&sort=title"


@pytest.mark.parametrize(
    "words", ["osallistuminen", "asukkaiden", "asukasraadilla", "zorbaxquimbel", "raa", '"osalistuminen"']
)
def test_words_that_are_known_in_any_form_or_near_none_are_left_as_they_are(client, practices, words):
    assert soup(client.get(LIBRARY, {"q": words})).select_one(".did-you-mean") is None


def test_words_of_a_page_taken_down_are_no_longer_meant(client, practices, committed):
    assert links(client.get(LIBRARY, {"q": "osalistuminen"}), ".did-you-mean")
    with committed():
        practices[0].unpublish()

    assert links(client.get(LIBRARY, {"q": "osalistuminen"}), ".did-you-mean") == {}


# While typing


def test_words_are_completed_in_their_basic_form_and_titles_are_offered(client, practices):
    assert suggested(client, "asuk") == [
        ("word", "asukas"),
        ("word", "asukasraati"),
        ("page", "Asukasraati Oulussa"),
        ("page", "Budjetti asukkaille"),
    ]


def test_a_title_is_offered_by_words_that_begin_so_in_any_order(client, practices):
    assert ("page", "Budjetti asukkaille") in suggested(client, "asukk budj")


def test_a_title_that_begins_so_comes_first(client, site, committed):
    with committed():
        make_practice(site, "Uusi raati")
        make_practice(site, "Raati, joka alkaa näin")

    pages = [text for kind, text in suggested(client, "raati") if kind == "page"]

    assert pages == ["Raati, joka alkaa näin", "Uusi raati"]


def test_a_page_leads_to_its_address(client, practices):
    found = client.get(TYPING, {"q": "kirjaston il"}).json()["suggestions"]

    assert {each["url"] for each in found if each["kind"] == "page"} == {practices[2].url}


def test_the_last_word_is_completed_and_those_before_it_kept(client, practices):
    assert ("word", "Oulu osallistuminen") in suggested(client, "Oulu osallistumi")


def test_suggestions_are_at_most_eight(client, site, committed):
    with committed():
        for number in range(12):
            make_practice(site, f"Kokeilu {number}", what_was_done="<p>Kokeileva kokeilija kokeilussa.</p>")

    assert len(suggested(client, "kokei")) == 8


def test_suggestions_are_in_the_language_of_the_address(client, site, practices, committed):
    with committed():
        translate(practices[0], "sv", title="Invånarpanel", slug="invanarpanel", what_was_done="<p>Invånare.</p>")

    assert ("word", "invånarpanel") in suggested(client, "invån", "/sv/sok/forslag/")
    assert ("word", "invånarpanel") not in suggested(client, "invån", TYPING)


def test_pages_of_some_kinds_alone_can_be_asked_for(client, site, practices, committed):
    with committed():
        make_content(site.home, "Kirjaston aukiolo", slug="aukiolo")

    assert ("page", "Kirjaston aukiolo") in suggested(client, "kirjaston")
    assert ("page", "Kirjaston aukiolo") not in suggested(client, "kirjaston", **{"page-type": "practice"})


def test_a_page_taken_down_is_not_suggested(client, practices, committed):
    with committed():
        practices[2].unpublish()

    assert suggested(client, "kirjasto") == []


def test_suggestions_may_be_kept_for_a_short_while(client, practices):
    assert client.get(TYPING, {"q": "asuk"})["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "\x00", "%", "*", '"', "(" * 200, "asu" * 5_000, "שלום", "🗳️", "\\", "_", "[a-z]"]
)
def test_whatever_is_typed_gets_an_answer(client, practices, typed):
    assert suggested(client, typed) == []


def test_suggestions_take_two_queries(client, practices, django_assert_max_num_queries):
    client.get(TYPING, {"q": "asuk"})

    with django_assert_max_num_queries(2):
        client.get(TYPING, {"q": "asuk"})

"""What a page of results shows of what was found: marked words, telling excerpts, words in their order, ways on."""

import pytest

from practices.facets import LIBRARY_FACETS
from search.query import SearchQuery
from search.results import find
from tests.factories import make_organisation, make_practice, translate
from tests.search.pages import card, links, marked, number_found, soup, text_of, titles

pytestmark = pytest.mark.django_db

LIBRARY = "/hyvat-kaytannot/"
FILLER = "Kokeilu alkoi keväällä ja päättyi syksyllä. " * 40


@pytest.fixture
def make(site, committed):
    """Makes a practice that is indexed at once: title, what was done, and other fields."""

    def make_one(title: str, what_was_done: str = "", **fields):
        with committed():
            return make_practice(site, title, what_was_done=f"<p>{what_was_done}</p>", **fields)

    return make_one


def excerpt(response, title: str):
    return card(response, title).select_one("p:not(.card__facts)")


# Marked words and excerpts


def test_words_are_marked_in_whatever_form_they_stand(client, make):
    make("Asukkaiden raati", "Kuulimme asukkaita. Asukkailta kysyttiin, ja asukkaat vastasivat.")

    found = card(client.get(LIBRARY, {"q": "asukas"}), "Asukkaiden raati")

    assert marked(found) == ["Asukkaiden", "asukkaita", "Asukkailta", "asukkaat"]


def test_a_compound_is_marked_by_its_part(client, make):
    make("Kokeilu", "Kutsuimme koolle asukasraadin.")

    assert marked(card(client.get(LIBRARY, {"q": "raati"}), "Kokeilu")) == ["asukasraadin"]


def test_words_of_a_phrase_are_marked_where_they_stand_in_a_row(client, make):
    make("Kokeilu", "Avoin data on hyvä. Avoin on myös data.")

    assert marked(card(client.get(LIBRARY, {"q": '"avoin data"'}), "Kokeilu")) == ["Avoin", "data"]


def test_what_editors_write_is_shown_as_text_also_beside_marks(client, make):
    make("Raati <script>alert(1)</script> & muut", "Raati &lt;img src=x onerror=alert(1)&gt; kokoontui.")

    response = client.get(LIBRARY, {"q": "raati"})

    assert soup(response).select(".card script, .card img") == []
    assert marked(card(response, "Raati <script>alert(1)</script> & muut"))


def test_the_excerpt_is_the_sentence_round_the_best_hit(client, make):
    make("Kokeilu", f"{FILLER}Lopuksi selkokielinen kirje lähti asukkaille. {FILLER}")

    shown = excerpt(client.get(LIBRARY, {"q": "selkokieliset kirjeet"}), "Kokeilu")

    assert shown.get_text().startswith("Lopuksi selkokielinen kirje lähti asukkaille.")
    assert marked(shown) == ["selkokielinen", "kirje"]


def test_a_long_excerpt_is_cut_between_words_and_says_so(client, make):
    make("Kokeilu", "sana " * 100 + "raati " + "sana " * 100)

    shown = excerpt(client.get(LIBRARY, {"q": "raati"}), "Kokeilu").get_text()

    assert set(shown.strip("… ").split()) == {"sana", "raati"}
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 250


def test_the_summary_is_shown_where_it_has_the_words(client, make):
    make("Kokeilu", f"Raati. {FILLER}", summary="Raati kokoontui kirjastossa.")

    assert excerpt(client.get(LIBRARY, {"q": "raati"}), "Kokeilu").get_text() == "Raati kokoontui kirjastossa."


def test_a_page_found_by_a_term_alone_shows_the_term_marked(client, make):
    make_organisation("kela", name_fi="Kansaneläkelaitos")
    make("Kokeilu", organisations=("kela",), summary="Lyhyesti.")

    found = card(client.get(LIBRARY, {"q": "kansaneläkelaitoksen"}), "Kokeilu")

    assert marked(found.select_one(".card__facts")) == ["Kansaneläkelaitos"]


# All the words, then some of them


def test_pages_with_some_of_the_words_follow_those_with_all(client, make):
    make("Lautakunta", "Lautakunta kuuli nuoria, nuoria ja nuoria.")
    make("Nuorten ilta", "Nuoret kysyivät valtuutetuilta.")
    make("Kirje", "Selkeä kirje.")

    response = client.get(LIBRARY, {"q": "nuorten lautakunta"})

    assert titles(response) == ["Lautakunta", "Nuorten ilta"]
    assert soup(response).select_one(".some-of-the-words") is not None


def test_many_pages_with_all_the_words_are_enough(client, make):
    for number in range(10):
        make(f"Nuorten lautakunta {number}")
    make("Nuorten ilta")

    response = client.get(LIBRARY, {"q": "nuorten lautakunta"})

    assert number_found(response) == 10
    assert soup(response).select_one(".some-of-the-words") is None


def test_a_filter_gives_what_its_count_promised(client, make):
    """Ten pages have all the words, one of them of Lahti: choosing Lahti shows it, not those with some words."""
    make("Nuorten lautakunta Lahdessa", organisations=("lahti",))
    make("Nuorten ilta Lahdessa", organisations=("lahti",))
    for number in range(9):
        make(f"Nuorten lautakunta {number}")

    response = client.get(LIBRARY, {"q": "nuorten lautakunta", "organisation": "lahti"})

    assert titles(response) == ["Nuorten lautakunta Lahdessa"]


def test_total_and_counts_are_those_of_the_list_with_some_of_the_words(client, make):
    make("Nuorten lautakunta", organisations=("oulu",))
    for number in range(22):
        make(f"Nuorten ilta {number}", organisations=("lahti",))

    first = client.get(LIBRARY, {"q": "nuorten lautakunta"})
    second = client.get(LIBRARY, {"q": "nuorten lautakunta", "page": 2})
    count = soup(first).select_one("input[name=organisation][value=lahti]").find_parent("label").get_text()

    assert number_found(first) == 23
    assert "(22)" in count
    assert titles(first)[0] == "Nuorten lautakunta"
    assert len({*titles(first), *titles(second)}) == 23


def test_participation_of_residents_finds_what_made_residents_take_part(client, make):
    make("Kaavoitus", "Osallistimme asukkaita kaavoitukseen.")

    assert titles(client.get(LIBRARY, {"q": "asukkaiden osallistuminen"})) == ["Kaavoitus"]


# Order and languages


def test_a_word_in_the_title_weighs_more_than_in_the_text(client, make, search_engine, in_engine):
    make("Muu", "Raati kokoontui.")
    make("Raati", "Muu.")
    in_engine()

    found = find(SearchQuery("raati", page_types=("practice",)), LIBRARY_FACETS, search_engine)

    assert [result.title for result in found.results] == ["Raati", "Muu"]


def test_of_equals_the_newer_comes_first(make, search_engine, in_engine):
    for title in ("Raati yksi", "Raati kaksi"):
        make(title)
    in_engine()

    found = find(SearchQuery("raati", page_types=("practice",)), LIBRARY_FACETS, search_engine)

    assert [result.title for result in found.results] == ["Raati kaksi", "Raati yksi"]


def test_results_in_other_languages_stand_under_their_own_heading(client, site, make, committed):
    practice = make("Raati Oulussa")
    make("Raati Lahdessa")
    with committed():
        translate(practice, "sv", title="Raati i Uleåborg", slug="raati")

    page = soup(client.get("/sv/god-praxis/", {"q": "raati"}))
    heading = page.select_one(".other-languages")

    assert [text_of(each.h3) for each in heading.find_all_previous(class_="card")] == ["Raati i Uleåborg"]
    assert [(each["lang"], text_of(each.h3)) for each in heading.find_all_next(class_="card")] == [
        ("fi", "Raati Lahdessa")
    ]


def test_pages_with_all_the_words_stand_before_those_with_some_whatever_their_language(client, make, committed):
    make("Raati ja kokeilu")
    with committed():
        translate(make("Raati"), "sv", title="Raati i Uleåborg", slug="raati")

    page = soup(client.get("/sv/god-praxis/", {"q": "raati kokeilu"}))

    shown = page.select(".library__results :is(h2, .card)")[1:]
    assert [text_of(each.h3 or each) for each in shown] == [
        "På andra språk",
        "Raati ja kokeilu",
        "Resultat med några av sökorden",
        "Raati i Uleåborg",
    ]


def test_the_language_links_keep_words_and_filters(client, make):
    make("Raati")

    addresses = links(
        client.get(LIBRARY, {"q": "raati", "organisation": "oulu", "unknown": "1"}), ".language-switcher"
    )

    assert addresses["Svenska"] == "/sv/god-praxis/?q=raati&organisation=oulu"


# Nothing found


def test_nothing_found_tells_what_each_word_was_looked_for_as(client, make):
    make("Raati", organisations=("oulu",))
    make("Ilta", organisations=("lahti",))

    shown = soup(client.get(LIBRARY, {"q": "raadissa", "organisation": "lahti"})).select_one(".ways-on")

    assert "raadissa → raati" in shown.get_text()


def test_nothing_found_tells_which_filter_to_let_go_for_how_many(client, make):
    make("Raati yksi", organisations=("oulu",), start_year=2020, end_year=2020)
    make("Raati kaksi", organisations=("oulu",), start_year=2020, end_year=2020)
    make("Ilta", organisations=("lahti",), start_year=2021, end_year=2021)

    response = client.get(LIBRARY, {"q": "raati", "organisation": "lahti", "year": "2020"})
    ways = {item.a["href"]: item.get_text() for item in soup(response).select(".ways-on li") if item.a}

    assert list(ways) == ["?q=raati&year=2020"]
    assert "(2 " in ways["?q=raati&year=2020"]


def test_nothing_found_tells_of_the_same_words_in_the_other_languages(client, make, committed):
    practice = make("Raati")
    with committed():
        translate(practice, "sv", title="Quimbelpanel", slug="panel")

    response = client.get(LIBRARY, {"q": "quimbelpanel"})

    assert links(response, ".ways-on")["Svenska"] == "/sv/god-praxis/?q=quimbelpanel"


def test_nothing_found_leads_to_sharing_a_practice(client, site):
    response = client.get(LIBRARY, {"q": "zorbaxquimbel"})

    assert "/hyvat-kaytannot/jaa/" in links(response, ".ways-on").values()

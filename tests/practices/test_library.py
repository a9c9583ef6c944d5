"""The library of good practices as its visitor uses it: words, filters, counts, paging, bad input."""

from itertools import combinations

import pytest

from home.work_areas import WorkArea
from tests.factories import make_organisation, make_practice, translate
from tests.search.pages import soup, titles

pytestmark = pytest.mark.django_db


def counts(response, facet: str) -> dict[str, int]:
    """The counts that the page shows beside a facet's values."""
    found = {}
    for box in soup(response).select(f"input[name={facet}]"):
        number = box.find_parent("label").select_one(".facet__count").get_text(strip=True)
        found[box["value"]] = int(number.strip("()"))
    return found


@pytest.fixture
def practices(site, committed):
    """Four practices that overlap in work area, organisation, level and years."""
    make_organisation("thl", level="state")
    with committed():
        return [
            make_practice(
                site,
                "Asukasraati",
                work_areas=(WorkArea.PARTICIPATION, WorkArea.TRUST),
                organisations=("oulu",),
                what_was_done="<p>Osallistimme asukkaita kaavoitukseen.</p>",
                start_year=2020,
                end_year=2021,
            ),
            make_practice(
                site,
                "Ostolaskut avoimena datana",
                work_areas=(WorkArea.OPEN_DATA,),
                organisations=("oulu", "thl"),
                what_was_done="<p>Julkaisimme ostolaskut rajapinnassa.</p>",
                start_year=2021,
                end_year=2022,
            ),
            make_practice(
                site,
                "Selkeät kirjeet",
                work_areas=(WorkArea.EASY_TO_UNDERSTAND,),
                organisations=("thl",),
                what_was_done="<p>Asukkaat lukivat kirjeet ennen lähettämistä.</p>",
                start_year=2022,
                end_year=2022,
            ),
            make_practice(
                site,
                "Nuorten päivä",
                work_areas=(WorkArea.PARTICIPATION,),
                organisations=("lahti",),
                what_was_done="<p>Nuoret kysyivät päättäjiltä.</p>",
                start_year=2022,
                end_year=2022,
            ),
        ]


def test_finds_a_practice_by_another_form_of_its_word(client, practices):
    assert titles(client.get("/hyvat-kaytannot/", {"q": "asukkaiden"})) == ["Asukasraati", "Selkeät kirjeet"]


def test_pages_with_all_the_words_stand_before_those_with_some(client, practices):
    both = client.get("/hyvat-kaytannot/", {"q": "asukkaat kirje"})
    neither_together = client.get("/hyvat-kaytannot/", {"q": "kirjeet nuorille"})

    assert titles(both) == ["Selkeät kirjeet", "Asukasraati"]
    assert set(titles(neither_together)) == {"Selkeät kirjeet", "Nuorten päivä"}
    assert "Yhdelläkään sivulla ei ole kaikkia" in neither_together.content.decode()


def test_quotation_marks_ask_for_the_exact_words(client, practices):
    assert titles(client.get("/hyvat-kaytannot/", {"q": '"ostolaskut rajapinnassa"'})) == [
        "Ostolaskut avoimena datana"
    ]
    assert titles(client.get("/hyvat-kaytannot/", {"q": '"rajapinnassa ostolaskut"'})) == []


def test_several_values_of_a_facet_widen_and_two_facets_narrow(client, practices):
    widened = client.get("/hyvat-kaytannot/", {"work-area": ["osallisuus", "avoin-data"]})
    narrowed = client.get("/hyvat-kaytannot/", {"work-area": ["osallisuus", "avoin-data"], "organisation": "thl"})

    assert set(titles(widened)) == {"Asukasraati", "Ostolaskut avoimena datana", "Nuorten päivä"}
    assert titles(narrowed) == ["Ostolaskut avoimena datana"]


def test_counts_say_what_each_choice_would_give(client, practices):
    """Every count, for every pair of chosen values, against counting by hand."""
    facets = {
        "work-area": [{"osallisuus", "luottamus"}, {"avoin-data"}, {"ymmarrettavyys"}, {"osallisuus"}],
        "organisation": [{"oulu"}, {"oulu", "thl"}, {"thl"}, {"lahti"}],
        "level": [{"municipality"}, {"municipality", "state"}, {"state"}, {"municipality"}],
        "year": [{"2020", "2021"}, {"2021", "2022"}, {"2022"}, {"2022"}],
    }
    choices = [(facet, value) for facet, sets in facets.items() for value in sorted(set().union(*sets))]

    for first, second in combinations(choices, 2):
        chosen: dict[str, list[str]] = {}
        for facet, value in (first, second):
            chosen.setdefault(facet, []).append(value)
        response = client.get("/hyvat-kaytannot/", chosen)
        for facet, sets in facets.items():
            expected = {
                value: sum(
                    value in sets[place]
                    and all(
                        sets_of_other[place] & set(chosen[other])
                        for other, sets_of_other in facets.items()
                        if other in chosen and other != facet
                    )
                    for place in range(4)
                )
                for value in set().union(*sets)
            }
            shown = counts(response, facet)
            chosen_here = set(chosen.get(facet, ()))
            assert shown == {value: number for value, number in expected.items() if number or value in chosen_here}


def test_a_chosen_value_stays_visible_at_zero(client, practices):
    response = client.get("/hyvat-kaytannot/", {"q": "nuoret", "work-area": "avoin-data"})

    assert titles(response) == []
    assert counts(response, "work-area")["avoin-data"] == 0
    assert soup(response).select_one("input[value=avoin-data]").has_attr("checked")


def test_changing_the_language_finds_the_untranslated_practice_by_its_labels(client, site, practices):
    make_organisation("oulu")
    response = client.get("/sv/god-praxis/", {"organisation": "oulu"})

    assert set(titles(response)) == {"Asukasraati", "Ostolaskut avoimena datana"}
    assert "på finska" in response.content.decode()


def test_a_translated_practice_is_one_result_in_the_readers_language(client, site, practices, committed):
    with committed():
        translate(practices[0], "sv", title="Invånarpanel", slug="invanarpanel", what_was_done="<p>Vi frågade.</p>")

    assert "Invånarpanel" in titles(client.get("/sv/god-praxis/"))
    assert "Asukasraati" not in titles(client.get("/sv/god-praxis/"))
    assert "Asukasraati" in titles(client.get("/hyvat-kaytannot/"))


def test_pages_of_twenty(client, site, committed):
    with committed():
        for number in range(21):
            make_practice(site, f"Käytäntö {number}")

    first = client.get("/hyvat-kaytannot/")
    second = client.get("/hyvat-kaytannot/", {"page": 2})

    assert len(titles(first)) == 20
    assert len(titles(second)) == 1
    assert soup(first).select_one("a[rel=next]")["href"] == "?page=2"
    assert soup(second).select_one("a[rel=prev]")["href"] == "?"


def test_titles_stand_in_the_order_of_the_alphabet(client, site, committed):
    with committed():
        for title in ("Öljy", "Ääni", "Åland", "Zeppelin", "Avaus"):
            make_practice(site, title)

    assert titles(client.get("/hyvat-kaytannot/", {"sort": "title"})) == ["Avaus", "Zeppelin", "Åland", "Ääni", "Öljy"]


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '""" OR "',
        "%",
        "\\",
        "'; DROP TABLE search_indexeddocument; --",
        "NEAR(a b, 5) AND NOT title_terms:x*",
        "(((",
        "a & ! | <-> b:*",
        "-",
        "🗳️ äänestys",
        "שלום עולם",
        "a\x00b",
        "osallisuus " * 500,
        "x" * 5_000,
        "\ud800",
    ],
)
def test_hostile_words_get_a_page_of_results(client, practices, text):
    for address in ("/hyvat-kaytannot/", "/sv/god-praxis/", "/en/good-practices/"):
        assert client.get(address, {"q": text.encode("utf-8", "replace")}).status_code == 200


def test_a_long_query_is_cut_and_says_so(client, practices):
    response = client.get("/hyvat-kaytannot/", {"q": "asukkaat " * 100})

    assert "Asukasraati" in titles(response)
    assert "Hakusi oli pitkä" in response.content.decode()


@pytest.mark.parametrize("page", ["-1", "0", "x", "10000000000", "1.5", "²", ""])
def test_a_page_number_that_is_none_gives_the_first_page(client, practices, page):
    assert len(titles(client.get("/hyvat-kaytannot/", {"page": page}))) == 4


def test_a_page_past_the_last_gives_the_last(client, practices):
    assert len(titles(client.get("/hyvat-kaytannot/", {"page": 10**9 - 1}))) == 4


@pytest.mark.parametrize("facet", ["work-area", "organisation", "level", "year"])
def test_unknown_facet_values_are_let_go(client, practices, facet):
    response = client.get("/hyvat-kaytannot/", {facet: ["no-such-value", "'\"%\\", "x" * 5_000]})

    assert len(titles(response)) == 4


def test_words_are_shown_as_words_not_as_html(client, practices):
    response = client.get("/hyvat-kaytannot/", {"q": "<script>alert(1)</script>"})

    assert b"<script>alert" not in response.content

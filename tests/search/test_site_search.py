"""The site-wide search: every kind of page, in three languages, whatever is asked."""

import time

import pytest

from home.work_areas import WorkArea
from tests.factories import make_content, make_event, make_news, make_practice, make_work_area, translate
from tests.search.pages import links, number_found, soup, titles

pytestmark = pytest.mark.django_db

ADDRESSES = {"fi": "/haku/", "sv": "/sv/sok/", "en": "/en/search/"}
LIBRARIES = ("/hyvat-kaytannot/", "/sv/god-praxis/", "/en/good-practices/")


@pytest.fixture
def pages(site, committed):
    """A page of each of several kinds, all about dialogue."""
    with committed():
        make_practice(site, "Dialogi kirjastossa", work_areas=(WorkArea.PARTICIPATION,))
        make_news(site, "Dialogit alkavat", summary="Dialogit alkavat syksyllä.")
        make_event(site, "Dialogien ilta")
        make_content(site.home, "Mikä on dialogi", slug="dialogi")
        make_work_area(site, WorkArea.PARTICIPATION, "Osallisuus ja dialogi")


def test_finds_every_kind_of_page(client, pages):
    assert set(titles(client.get("/haku/", {"q": "dialogi"}))) == {
        "Dialogi kirjastossa",
        "Dialogit alkavat",
        "Dialogien ilta",
        "Mikä on dialogi",
        "Osallisuus ja dialogi",
    }


def test_narrows_by_kind_of_page(client, pages):
    response = client.get("/haku/", {"q": "dialogi", "page-type": ["news", "event"]})

    assert set(titles(response)) == {"Dialogit alkavat", "Dialogien ilta"}


def test_narrows_by_work_area(client, pages):
    response = client.get("/haku/", {"q": "dialogi", "work-area": "osallisuus"})

    assert set(titles(response)) == {"Dialogi kirjastossa", "Osallisuus ja dialogi"}


def test_kinds_of_pages_have_names_that_readers_know(client, pages):
    labels = {
        box["value"]: " ".join(box.find_parent("label").get_text().split())
        for box in soup(client.get("/haku/", {"q": "dialogi"})).select("input[name=page-type]")
    }

    assert labels == {
        "practice": "Hyvät käytännöt (1)",
        "news": "Uutiset (1)",
        "event": "Tapahtumat (1)",
        "content": "Sisältösivut (1)",
        "work-area": "Työalueet (1)",
    }


def test_a_page_in_several_languages_is_one_result_in_the_readers(client, site, committed):
    with committed():
        page = make_content(site.home, "Zorbax suomeksi", slug="zorbax")
        translate(page, "sv", title="Zorbax på svenska", slug="zorbax")

    assert titles(client.get("/haku/", {"q": "zorbax"})) == ["Zorbax suomeksi"]
    assert titles(client.get("/sv/sok/", {"q": "zorbax"})) == ["Zorbax på svenska"]
    assert titles(client.get("/en/search/", {"q": "zorbax"})) == ["Zorbax suomeksi"]


@pytest.mark.parametrize(("language", "address"), ADDRESSES.items())
def test_the_page_is_in_the_language_of_its_address(client, site, language, address):
    assert soup(client.get(address)).html["lang"] == language


def test_the_language_links_lead_to_the_same_search(client, pages):
    addresses = links(client.get("/haku/", {"q": "dialogi", "page-type": "news", "page": "1"}), ".language-switcher")

    assert addresses == {
        "Suomi": "/haku/?q=dialogi&page-type=news",
        "Svenska": "/sv/sok/?q=dialogi&page-type=news",
        "English": "/en/search/?q=dialogi&page-type=news",
    }


def test_the_page_has_the_sites_menu(client, site):
    assert "Hyvät käytännöt" in links(client.get("/haku/"), ".site-nav")


@pytest.mark.parametrize(("page", "address"), [("/", "/haku/"), ("/sv/", "/sv/sok/"), ("/en/", "/en/search/")])
def test_every_page_leads_to_the_search_in_its_language(client, site, page, address):
    assert address in links(client.get(page), "header").values()


def test_search_engines_are_asked_to_leave_results_alone(client, site):
    assert (
        soup(client.get("/haku/", {"q": "dialogi"})).select_one("meta[name=robots]")["content"].startswith("noindex")
    )


def test_without_words_all_pages_are_there_to_narrow(client, pages):
    assert number_found(client.get("/haku/")) > 5


def test_the_search_takes_few_queries(client, pages, django_assert_max_num_queries):
    client.get("/haku/", {"q": "dialogi"})

    with django_assert_max_num_queries(15):
        client.get("/haku/", {"q": "dialogi"})


HOSTILE = [
    "",
    "???!!!...",
    '"',
    '"""',
    '"avoin',
    'avoin" "data',
    "*",
    "dialog* ?ialogi",
    "dialogi AND NOT (kirjasto OR",
    "-dialogi +kirjasto ~ilta^5",
    "title:dialogi",
    "[1 TO 5] {a b}",
    "\\",
    "%_%",
    "'; DROP TABLE search_indexeddocument; --",
    "<b>dialogi</b>",
    "🗳️ 💬",
    "dialogi диалог διάλογος 对话",
    "حوار שיח",
    "\u202edialogi\u202c",
    "dia\x00logi",
    "a\u0301" * 300,
    "x" * 10_000,
    "dialogi " * 1_250,
    " ".join(f"sana{number}" for number in range(1_500)),
    "ääkkösiä" * 1_250,
]


@pytest.mark.parametrize("address", [*ADDRESSES.values(), *LIBRARIES])
@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_asked_gets_a_page_of_results_soon(client, pages, address, words):
    client.get(address, {"q": "dialogi"})
    started = time.perf_counter()

    assert client.get(address, {"q": words}).status_code == 200
    assert time.perf_counter() - started < 2


LONG = {"fi": "Hakusi oli pitkä", "sv": "Din sökning var lång", "en": "Your search was long"}


@pytest.mark.parametrize("language", LONG)
def test_the_longest_query_is_cut_and_says_so(client, pages, language):
    for address in (ADDRESSES[language], dict(zip(ADDRESSES, LIBRARIES, strict=True))[language]):
        response = client.get(address, {"q": "dialogi " * 1_250})

        assert len(soup(response).select_one("input[name=q]")["value"]) <= 200
        assert LONG[language] in response.content.decode()


def test_another_method_than_reading_is_refused(client, site):
    assert client.post("/haku/", {"q": "dialogi"}).status_code == 405

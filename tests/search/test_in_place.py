"""What the script needs of a page of results to answer in place, and what is there without it."""

import pytest

from tests.factories import make_practice
from tests.search.pages import soup, text_of, titles

pytestmark = pytest.mark.django_db

ADDRESSES = ["/hyvat-kaytannot/", "/haku/", "/en/good-practices/", "/sv/sok/"]


@pytest.fixture
def practices(site, committed):
    with committed():
        return [
            make_practice(site, "Asukasraati"),
            make_practice(site, "Budjetti", organisations=tuple(f"kunta-{number}" for number in range(13))),
        ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_live_region_waits_from_the_start(client, practices, address):
    region = soup(client.get(address)).select_one("#library-status")

    assert region["role"] == "status"
    assert region.get_text() == ""


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/hyvat-kaytannot/", "2 käytäntöä löytyi"),
        ("/sv/god-praxis/", "2 praxis hittades"),
        ("/en/good-practices/", "2 practices found"),
        ("/en/good-practices/?q=asukasraati", "1 practice found"),
    ],
)
def test_the_number_found_is_told_in_the_readers_language(client, practices, address, told):
    assert text_of(soup(client.get(address)).select_one("#library-results [data-announce]")) == told


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_a_plain_form_with_a_button_that_applies_it(client, practices, address):
    form = soup(client.get(address)).select_one("form.library")

    assert (form["method"], form["action"]) == ("get", address)
    assert form.select_one("#library-filters button[type=submit]")
    assert not form.select("[hidden]")


def test_the_parts_that_change_have_names_and_their_pieces_keys(client, practices):
    page = soup(client.get("/hyvat-kaytannot/"))

    assert {card["data-key"] for card in page.select("#library-results .card")} == {str(each.pk) for each in practices}
    assert {"work-area", "organisation"} <= {group["data-key"] for group in page.select("#library-filters fieldset")}
    keys = [choice["data-key"] for choice in page.select("fieldset[data-key=organisation] li")]
    assert len(keys) == len(set(keys)) == 14


def test_long_lists_alone_have_a_field_that_searches_them(client, practices):
    page = soup(client.get("/en/good-practices/"))

    assert text_of(page.select_one("label[for=search-organisation]")) == "Find in the list: Organisation"
    assert not page.select_one("#search-organisation").has_attr("name")
    assert page.select_one("#search-work-area") is None


def test_the_order_that_suits_is_not_asked_for_unwittingly(client, practices):
    """The form sends its order with words typed into a page that was in another order for want of words."""
    without_words = soup(client.get("/hyvat-kaytannot/")).select_one("option[selected]")
    with_words = soup(client.get("/hyvat-kaytannot/", {"q": "asukasraati", "sort": without_words["value"]}))

    assert text_of(without_words) == "Uusin ensin"
    assert text_of(with_words.select_one("option[selected]")) == "Osuvin ensin"


def test_another_order_stays_chosen(client, practices):
    response = client.get("/hyvat-kaytannot/", {"sort": "title"})

    assert text_of(soup(response).select_one("option[selected]")) == "Otsikko"
    assert titles(response) == ["Asukasraati", "Budjetti"]


@pytest.mark.parametrize(
    ("address", "field", "suggestions"),
    [
        ("/", "home-search", "/haku/ehdotukset/?page-type=practice"),
        ("/sv/god-praxis/", "search-words", "/sv/sok/forslag/?page-type=practice"),
        ("/en/search/", "search-words", "/en/search/suggestions/"),
    ],
)
def test_the_search_field_knows_where_its_suggestions_are(client, practices, address, field, suggestions):
    assert soup(client.get(address)).select_one(f"#{field}")["data-suggestions"] == suggestions

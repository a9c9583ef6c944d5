"""Three languages: addresses, the language switcher, dates, error pages."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from home.dates import written_span
from home.models import ContactSettings
from tests.factories import make_award_round, make_content, make_event, make_practice, translate

pytestmark = pytest.mark.django_db

HELSINKI = ZoneInfo("Europe/Helsinki")


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def language_addresses(response) -> dict[str, str]:
    return {link["lang"]: link["href"] for link in soup(response).select(".language-switcher a")}


@pytest.mark.parametrize(
    ("address", "language"),
    [("/", "fi"), ("/sv/", "sv"), ("/en/", "en"), ("/sv/god-praxis/", "sv"), ("/en/good-practices/", "en")],
)
def test_a_page_says_which_language_it_is_in(client, site, address, language):
    assert soup(client.get(address)).html["lang"] == language


def test_the_root_is_finnish_whatever_the_browser_prefers(client, site):
    response = client.get("/", headers={"accept-language": "sv"})

    assert response.status_code == 200
    assert soup(response).html["lang"] == "fi"


def test_the_switcher_leads_to_the_same_page_in_the_other_languages(client, site):
    response = client.get("/hyvat-kaytannot/")

    assert language_addresses(response) == {
        "fi": "/hyvat-kaytannot/",
        "sv": "/sv/god-praxis/",
        "en": "/en/good-practices/",
    }


def test_alternates_are_told_to_search_engines_only_where_they_exist(client, site):
    practice = make_practice(site)
    translate(practice, "sv", title="Invånarpanel", slug="invanarpanel")

    alternates = {link["hreflang"]: link["href"] for link in soup(client.get(practice.url)).select("link[hreflang]")}

    assert alternates == {
        "fi": f"http://localhost{practice.url}",
        "sv": "http://localhost/sv/god-praxis/invanarpanel/",
        "x-default": f"http://localhost{practice.url}",
    }


def test_an_untranslated_page_leads_to_the_nearest_one_above_which_offers_the_finnish(client, site):
    practice = make_practice(site, "Asukasraati")

    address = language_addresses(client.get(practice.url))["sv"]
    landed = client.get(address)
    offered = soup(landed).select_one(".notice a")

    assert address.startswith("/sv/god-praxis/?")
    assert (offered["href"], offered["lang"], offered.get_text()) == (practice.url, "fi", "Asukasraati")


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "0", "1"])
def test_a_forged_untranslated_page_is_ignored(client, site, value):
    response = client.get(f"/sv/god-praxis/?untranslated={value}")

    assert response.status_code == 200
    assert soup(response).select_one(".notice") is None


def test_an_untranslated_page_that_is_hidden_is_not_offered(client, site):
    practice = make_practice(site)
    practice.unpublish()

    response = client.get(f"/sv/god-praxis/?untranslated={practice.pk}")

    assert soup(response).select_one(".notice") is None


def test_slugs_are_translated(client, site):
    page = make_content(site.home, "Tietoa", slug="tietoa")
    translate(page, "sv", title="Om", slug="om-forvaltningen")

    assert client.get("/tietoa/").status_code == 200
    assert client.get("/sv/om-forvaltningen/").status_code == 200
    assert client.get("/sv/tietoa/").status_code == 404


@pytest.mark.parametrize(
    ("address", "language", "heading"),
    [
        ("/ei-ole/", "fi", "Sivua ei löytynyt"),
        ("/sv/finns-inte/", "sv", "Sidan hittades inte"),
        ("/en/is-not/", "en", "Page not found"),
    ],
)
def test_a_missing_page_is_told_in_the_language_of_its_address(client, site, address, language, heading):
    response = client.get(address)

    assert response.status_code == 404
    assert soup(response).html["lang"] == language
    assert soup(response).h1.get_text() == heading
    assert soup(response).select("main a")


@pytest.mark.parametrize(
    ("prefix", "heading"),
    [
        ("", "Sivua ei voitu näyttää"),
        ("/sv", "Sidan kunde inte visas"),
        ("/en", "The page could not be shown"),
    ],
)
def test_an_error_is_told_in_the_language_of_its_address(client, site, monkeypatch, prefix, heading):
    def fail(*args, **kwargs):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("home.base_page.frame_of", fail)
    client.raise_request_exception = False

    response = client.get(f"{prefix}/")

    assert response.status_code == 500
    assert soup(response).h1.get_text() == heading


@pytest.mark.parametrize(
    ("language", "start", "end", "written"),
    [
        ("fi", (2025, 5, 12, 9, 0), (2025, 5, 12, 10, 0), "ma 12.5.2025 klo 9–10"),
        ("sv", (2025, 5, 12, 9, 0), (2025, 5, 12, 10, 0), "mån 12.5.2025 kl. 9–10"),
        ("en", (2025, 5, 12, 9, 0), (2025, 5, 12, 10, 0), "Mon 12 May 2025, 9–10"),
        ("fi", (2025, 6, 10, 9, 30), (2025, 6, 10, 11, 0), "ti 10.6.2025 klo 9.30–11"),
        ("sv", (2025, 6, 10, 9, 30), (2025, 6, 10, 11, 0), "tis 10.6.2025 kl. 9.30–11"),
        ("en", (2025, 6, 10, 9, 30), (2025, 6, 10, 11, 0), "Tue 10 June 2025, 9:30–11:00"),
        ("fi", (2025, 5, 12, 9, 0), (2025, 5, 13, 16, 5), "ma 12.5.2025 klo 9 – ti 13.5.2025 klo 16.05"),
    ],
)
def test_times_are_written_as_each_language_writes_them(language, start, end, written):
    with translation.override(language):
        assert written_span(datetime(*start, tzinfo=HELSINKI), datetime(*end, tzinfo=HELSINKI)) == written


def test_times_are_finlands_whatever_zone_they_are_given_in():
    start, end = datetime(2025, 5, 12, 6, tzinfo=ZoneInfo("UTC")), datetime(2025, 5, 12, 7, tzinfo=ZoneInfo("UTC"))

    assert written_span(start, end) == "ma 12.5.2025 klo 9–10"


def language_of_text(response, text: str) -> str:
    element = soup(response).find(string=lambda found: found.strip() == text).parent
    return next(above["lang"] for above in [element, *element.parents] if above.has_attr("lang"))


def test_what_a_list_shows_of_an_untranslated_page_says_its_language(client, site):
    make_event(site, "Verkostotapaaminen", attendance="in-person", place="Kirjaston sali")
    make_award_round(site)

    assert language_of_text(client.get("/sv/natverket-oppen-demokrati/"), "Verkostotapaaminen") == "fi"
    assert language_of_text(client.get("/sv/natverket-oppen-demokrati/"), "Kirjaston sali") == "fi"
    awards = client.get("/sv/natverket-oppen-demokrati/demokratiutmarkelsen/")
    assert language_of_text(awards, "Dialogi") == "fi"


def test_an_address_that_is_only_in_finnish_says_so(client, site):
    details = ContactSettings.load()
    details.postal_address_fi = "Valtiovarainministeriö, PL 28"
    details.save()

    assert language_of_text(client.get("/en/"), "Valtiovarainministeriö, PL 28") == "fi"

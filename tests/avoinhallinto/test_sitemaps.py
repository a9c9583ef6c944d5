"""robots.txt and the sitemaps."""

from urllib.robotparser import RobotFileParser

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import factories
from tests.factories import translate

pytestmark = [
    pytest.mark.django_db,
    # The parser for HTML reads these few elements just as well, and needs no further library.
    pytest.mark.filterwarnings("ignore::bs4.XMLParsedAsHTMLWarning"),
]


def xml(response) -> BeautifulSoup:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    return BeautifulSoup(response.content, "html.parser")


def addresses(response) -> list[str]:
    return [found.get_text() for found in xml(response).select("loc")]


def test_the_index_names_a_sitemap_for_each_language(client, site):
    assert addresses(client.get("/sitemap.xml")) == [
        "http://localhost/sitemap-fi-1.xml",
        "http://localhost/sitemap-sv-1.xml",
        "http://localhost/sitemap-en-1.xml",
    ]


def test_a_sitemap_has_the_public_pages_of_its_language_with_their_translations(client, site):
    practice = factories.make_practice(site)
    translate(practice, "sv", title="Invånarpanel", slug="invanarpanel")
    hidden, private = factories.make_practice(site), factories.make_practice(site)
    hidden.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    response = client.get("/sitemap-fi-1.xml")
    entry = next(found for found in xml(response).select("url") if found.loc.get_text().endswith(practice.url))

    assert "http://localhost/" in addresses(response)
    assert not {f"http://localhost{page.url}" for page in (hidden, private)} & set(addresses(response))
    assert not any("/sv/" in address for address in addresses(response))
    assert {link["hreflang"]: link["href"] for link in entry.find_all("xhtml:link")} == {
        "fi": f"http://localhost{practice.url}",
        "sv": "http://localhost/sv/god-praxis/invanarpanel/",
        "x-default": f"http://localhost{practice.url}",
    }


def test_many_pages_are_parted_without_one_missing_or_told_twice(client, site, monkeypatch):
    monkeypatch.setattr("avoinhallinto.sitemaps.PAGES_IN_A_SITEMAP", 4)
    whole = {page.url for page in [factories.make_content(site.home, f"Sivu {n}", slug=f"sivu-{n}") for n in range(9)]}

    parts = [part for part in addresses(client.get("/sitemap.xml")) if "-fi-" in part]
    listed = [address for part in parts for address in addresses(client.get(part.removeprefix("http://localhost")))]

    assert len(parts) == 4
    assert len(listed) == len(set(listed)) == 16
    assert {f"http://localhost{url}" for url in whole} <= set(listed)
    assert client.get("/sitemap-fi-5.xml").status_code == 404


@pytest.mark.parametrize("address", ["/sitemap-fi-0.xml", "/sitemap-de-1.xml"])
def test_no_other_sitemap_exists(client, site, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-fi-1.xml"])
def test_more_pages_take_no_more_queries(client, site, address):
    def queries() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = queries()
    for number in range(12):
        factories.make_content(site.home, f"Sivu {number}", slug=f"sivu-{number}")

    assert queries() <= few <= 6


def test_robots_txt_names_the_sitemap_and_keeps_searches_and_filters_out(client, site):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    rules = RobotFileParser()
    rules.parse(lines)

    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://localhost/sitemap.xml" in lines
    assert {"Disallow: /*?", "Allow: /*?page=", "Disallow: /*?page=*&"} <= set(lines)
    for address, may in {"/hyvat-kaytannot/": True, "/haku/?q=x": False, "/sv/sok/": False, "/admin/": False}.items():
        assert rules.can_fetch("*", address) is may, address

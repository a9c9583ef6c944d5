"""What a page's head tells search engines and those whom it is shared with."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from tests import factories
from tests.factories import translate

pytestmark = pytest.mark.django_db


def head(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").head


def canonical(response) -> str | None:
    link = head(response).select_one("link[rel=canonical]")
    return link and link["href"]


def meta(response, name: str) -> str | None:
    found = head(response).select_one(f'meta[name="{name}"], meta[property="{name}"]')
    return found and found["content"]


def test_a_title_names_the_page_its_section_and_the_site(client, site):
    practice = factories.make_practice(site, "Osallisuus")

    assert head(client.get(practice.url)).title.string == "Osallisuus – Hyvät käytännöt – Avoin hallinto"
    assert head(client.get("/")).title.string == "Avoin hallinto"
    assert head(client.get("/sv/god-praxis/")).title.string == "God praxis – Öppen förvaltning"


def test_events_of_one_name_are_told_apart_by_their_days(client, site):
    events = [factories.make_event(site, "Verkostotapaaminen", days=days) for days in (7, 40)]

    assert len({head(client.get(event.url)).title.string for event in events}) == 2


def test_a_page_without_a_summary_is_described_by_its_first_words(client, site):
    practice = factories.make_practice(site, what_was_done="<p>Kysyttiin <b>kaikilta</b> &amp; muilta.</p>")

    assert meta(client.get(practice.url), "description") == "Kysyttiin kaikilta & muilta."


@pytest.mark.parametrize("asked", ["", "?untranslated=3", "?utm_source=x", "?page=x", "?page=1"])
def test_whatever_else_is_asked_the_address_is_the_lists_own(client, site, asked):
    response = client.get(f"/hyvat-kaytannot/{asked}")

    assert canonical(response) == "http://localhost/hyvat-kaytannot/"
    assert meta(response, "robots") is None


def test_a_further_page_of_a_list_has_an_address_of_its_own_and_no_twin_in_another_language(client, site, committed):
    with committed():
        for number in range(21):
            factories.make_practice(site, f"Käytäntö {number}")

    response = client.get("/hyvat-kaytannot/?page=2")

    assert canonical(response) == "http://localhost/hyvat-kaytannot/?page=2"
    assert head(response).select("link[hreflang]") == []
    assert "Sivu 2 / 2" in head(response).title.string


@pytest.mark.parametrize(
    "address",
    [
        *("/hyvat-kaytannot/?q=raati", "/hyvat-kaytannot/?work-area=osallisuus", "/sv/god-praxis/?sort=title"),
        *("/haku/", "/sv/sok/?q=invånare", "/en/search/?page=2"),
    ],
)
def test_filtered_lists_and_searches_are_not_for_search_engines(client, site, address):
    response = client.get(address)

    assert meta(response, "robots") == "noindex, follow"
    assert canonical(response) is None
    assert head(response).select("link[hreflang]") == []


def test_a_shared_page_shows_its_title_text_language_and_picture(client, site):
    practice = factories.make_practice(site, "Asukasraati", summary="Raati kokoontuu.")
    translate(practice, "sv", title="Invånarpanel", slug="invanarpanel")

    response = client.get(practice.url)

    assert {name: meta(response, name) for name in ("og:title", "og:description", "og:type", "og:url")} == {
        "og:title": "Asukasraati",
        "og:description": "Raati kokoontuu.",
        "og:type": "article",
        "og:url": f"http://localhost{practice.url}",
    }
    assert (meta(response, "og:locale"), meta(response, "og:locale:alternate")) == ("fi_FI", "sv_FI")
    assert meta(response, "og:site_name") == "Avoin hallinto"
    assert re.fullmatch(r"http://localhost/picture/\d+-[0-9a-f]{16}\.png", meta(response, "og:image"))
    assert meta(response, "twitter:card") == "summary_large_image"


def test_addresses_are_those_of_the_host_that_the_site_is_read_at(client, site, settings):
    settings.ALLOWED_HOSTS = ["localhost", "other.example"]

    def address(host: str) -> str | None:
        return canonical(client.get("/hyvat-kaytannot/", headers={"host": host}, secure=True))

    assert address("localhost:8015") == "https://localhost:8015/hyvat-kaytannot/"
    assert address("other.example") == "http://localhost/hyvat-kaytannot/"


def picture_path(client, page: Page) -> str:
    return meta(client.get(page.url), "og:image").removeprefix("http://localhost")


def test_a_picture_is_a_png_that_may_be_kept(client, site):
    practice = factories.make_practice(site)

    response = client.get(picture_path(client, practice))

    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"]
    assert response.content.startswith(b"\x89PNG")
    assert (response.content[16:20], response.content[20:24]) == ((1200).to_bytes(4), (630).to_bytes(4))
    assert len(response.content) < 60_000


def test_another_title_makes_another_address_and_the_old_one_leads_there(client, site):
    practice = factories.make_practice(site, "Vanha")
    old = picture_path(client, practice)
    practice.title = "Uusi"
    practice.save_revision().publish()

    response = client.get(old)

    assert response.status_code == 302
    assert response["Location"] == picture_path(client, practice) != old
    assert client.get(response["Location"]).content != b""


def test_a_picture_is_drawn_once(client, site, monkeypatch):
    address = picture_path(client, factories.make_practice(site, "Kerran piirretty"))
    drawn = client.get(address).content
    monkeypatch.setattr("home.pictures.Picture.drawn", lambda self: pytest.fail("drawn again"))

    assert client.get(address).content == drawn


def test_pages_that_are_not_public_have_no_picture(client, site):
    unpublished, private = factories.make_practice(site), factories.make_practice(site)
    addresses = [picture_path(client, page) for page in (unpublished, private)]
    unpublished.unpublish()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)

    assert [client.get(address).status_code for address in (*addresses, "/picture/1-x.png")] == [404, 404, 404]


@pytest.mark.parametrize("title", ["Ä", "Yhdyssana" * 25, "Sana " * 50, "Ŋuorra Ǥŧđ – åäö “lainaus” 2024–2026"])
def test_any_title_fits_in_its_picture(client, site, title):
    from home.pictures import LINE_HEIGHT, TEXT_WIDTH, TITLE_HEIGHT, _font, title_lines

    lines, size = title_lines(title)

    assert len(lines) * size * LINE_HEIGHT <= TITLE_HEIGHT + size
    assert all(_font(size).getlength(line) <= TEXT_WIDTH for line in lines)
    assert client.get(picture_path(client, factories.make_practice(site, title[:255]))).status_code == 200


def test_the_pictures_font_has_the_letters_of_the_languages_spoken_here():
    from home.pictures import _font

    missing = bytes(_font(40).getmask("\U0010ffff"))
    for letter in "åäöÅÄÖšžŠŽáčđŋŧéü–—“”’…€":
        assert bytes(_font(40).getmask(letter)) != missing, letter


def test_a_head_costs_no_more_queries_with_more_above_it(client, site):
    def queries(page: Page) -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    first = factories.make_content(site.home, "Yksi", slug="yksi")
    deep = factories.make_content(factories.make_content(first, "Kaksi", slug="kaksi"), "Kolme", slug="kolme")

    assert queries(deep) <= queries(first)

"""The whole demo content as search engines and machines read it."""

import json
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from wagtail.models import Page

from tests.schema_org import complaints

pytestmark = pytest.mark.django_db


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def path_of(address: str) -> str:
    return urlsplit(address).path


def test_no_two_pages_of_the_demo_content_have_one_title_and_all_have_a_description(client, demo_content):
    titles: dict[tuple[str, str], str] = {}
    for page in Page.objects.live().filter(depth__gt=1).select_related("locale"):
        found = soup(client.get(page.url)).head
        title = (page.locale.language_code, found.title.string)
        assert title not in titles, (page.url, titles.get(title))
        titles[title] = page.url
        assert found.select_one("meta[name=description]")["content"].strip(), page.url


def test_every_page_of_the_demo_content_is_valid_by_the_vocabulary(client, demo_content):
    kinds = set()
    for page in Page.objects.live().filter(depth__gt=1).specific():
        script = soup(client.get(page.url)).select_one('script[type="application/ld+json"]')
        nodes = json.loads(script.string)["@graph"]
        assert [complaint for found in nodes for complaint in complaints(found)] == [], page.url
        kinds |= {found["@type"] for found in nodes}

    assert kinds == {
        *("Article", "BreadcrumbList", "CollectionPage", "ContactPage", "Event", "GovernmentOrganization"),
        *("NewsArticle", "WebPage", "WebSite"),
    }


def test_every_address_in_the_sitemaps_answers(client, demo_content):
    def addresses(sitemap: str) -> list[str]:
        return re.findall("<loc>(.+?)</loc>", client.get(sitemap).content.decode())

    listed = []
    for sitemap in addresses("/sitemap.xml"):
        listed += addresses(path_of(sitemap))

    assert len(listed) == len(set(listed)) > 150
    for address in listed:
        assert client.get(path_of(address)).status_code == 200, address


STATEMENTS = {
    "": ("/saavutettavuusseloste/", "/tietosuojaseloste/"),
    "/sv": ("/sv/tillganglighetsutlatande/", "/sv/dataskyddsbeskrivning/"),
    "/en": ("/en/accessibility-statement/", "/en/privacy-notice/"),
}


def test_every_page_leads_to_the_statements_in_its_language(client, demo_content):
    addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]
    addresses += ["/haku/", "/sv/sok/", "/en/search/?q=x", "/ei-ole/", "/sv/finns-inte/", "/en/is-not/"]
    for address in addresses:
        language = address[:3] if address.startswith(("/sv/", "/en/")) else ""
        found = {link["href"] for link in soup(client.get(address)).select("footer a")}
        assert set(STATEMENTS[language]) <= found, address


def test_the_accessibility_statement_has_what_the_law_asks_for(client, demo_content):
    """Digipalvelulaki 306/2019: how far the site conforms, what does not, how it was assessed and when, feedback with
    its address and 14 days, and who supervises."""
    for language, words in {
        "": ("osittain", "Puutteet", "arvioitu", "25.11.2026", "14 päivän", "Traficom", "kantelun"),
        "/sv": ("delvis", "Brister", "bedömt", "25.11.2026", "14 dagar", "Traficom", "klagomål"),
        "/en": ("partially", "Shortcomings", "assessed", "25 November 2026", "14 days", "Traficom", "complaint"),
    }.items():
        main = soup(client.get(STATEMENTS[language][0])).main
        assert [word for word in words if word not in main.get_text()] == []
        assert main.select_one('a[href="mailto:avoinhallinto@gov.fi"]')


def language_around(element: Tag) -> str:
    return next(above["lang"] for above in [element, *element.parents] if above.has_attr("lang"))


def innermost(root: Tag, texts: dict[str, set[str]]) -> list[tuple[Tag, str]]:
    """The innermost elements whose whole text is one of `texts`."""
    found = [(element, " ".join(element.get_text().split())) for element in root.find_all(True)]
    found = [(element, text) for element, text in found if text in texts]
    outer = {id(above) for element, _text in found for above in element.parents}
    return [(element, text) for element, text in found if id(element) not in outer]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_piece_in_another_language_says_which(client, demo_content, language):
    """Titles and summaries of pages that are shown in another language than the page they are shown on."""
    pages = list(Page.objects.live().filter(depth__gt=1).select_related("locale").specific())
    texts: dict[str, set[str]] = {}
    for page in pages:
        for text in filter(None, (page.title, page.summary)):
            texts.setdefault(" ".join(text.split()), set()).add(page.locale.language_code)
    foreign = {text: codes for text, codes in texts.items() if language not in codes}
    addresses = [page.url for page in pages if page.locale.language_code == language]
    library = next(url for url in addresses if url in ("/sv/god-praxis/", "/en/good-practices/"))
    addresses += [f"{library}?page={number}" for number in (2, 3)]
    seen, unmarked = 0, []
    for address in addresses:
        for element, text in innermost(soup(client.get(address)).body, foreign):
            seen += 1
            if language_around(element) not in foreign[text]:
                unmarked.append((address, text))

    assert not unmarked
    assert seen > 20

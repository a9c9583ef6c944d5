"""The whole demo content as search engines and machines read it."""

import json
import re
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
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

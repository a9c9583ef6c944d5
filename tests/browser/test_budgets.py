"""What a first visit costs, in bytes as they travel: gzip for text, fonts and images as they are."""

import gzip
from functools import cache
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from tests.browser.states import LANGUAGES, page_types
from tests.browser.test_html import html

KILOBYTE = 1024
PACKED_ALREADY = (".woff2", ".png", ".jpg", ".jpeg", ".webp", ".avif")


@cache
def bytes_of(address: str) -> int:
    content = html(address)
    return len(content) if urlsplit(address).path.endswith(PACKED_ALREADY) else len(gzip.compress(content, 6))


def loaded_by(address: str) -> list[str]:
    """The addresses of all that a page's HTML makes a browser load at once, and of every font there is."""
    soup = BeautifulSoup(html(address), "html.parser")
    links = [link["href"] for link in soup.select('link[rel="stylesheet"], link[rel="icon"]')]
    sources = [element["src"] for element in soup.select("script[src], img[src]")]
    fonts = [f"/static/fonts/{file.name}" for file in (settings.BASE_DIR / "frontend/fonts").glob("*.woff2")]
    return [urljoin(address, found) for found in (*links, *sources, *fonts)]


def of_kind(addresses: list[str], *endings: str) -> int:
    return sum(bytes_of(address) for address in set(addresses) if urlsplit(address).path.endswith(endings))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page_type", page_types())
def test_page_keeps_its_budget(full_site, page_type, language):
    address = full_site.address(page_type, language)
    loaded = loaded_by(address)
    assert of_kind(loaded, ".css") <= 14 * KILOBYTE
    assert of_kind(loaded, ".js") <= 8 * KILOBYTE
    assert of_kind(loaded, ".woff2") <= 60 * KILOBYTE
    assert bytes_of(address) + of_kind(loaded, "") <= 150 * KILOBYTE

"""What a browser loads of the design system keeps within its budget, and pages load it from the site itself."""

import gzip
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from frontend.stylesheet import joined
from tests.search.pages import soup

KIB = 1024
SCRIPTS = sorted((settings.BASE_DIR / "frontend" / "js").glob("*.js"))


def test_scripts_weigh_at_most_8_kib():
    assert sum(len(gzip.compress(script.read_bytes())) for script in SCRIPTS) <= 8 * KIB


def test_the_stylesheet_weighs_at_most_14_kib():
    assert len(gzip.compress(joined().encode())) <= 14 * KIB


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_scripts_are_static_files_that_stand_alone(script):
    """A module that imported another would name it without the hash that its address has in production."""
    assert finders.find(f"js/{script.name}")
    assert not re.search(r"^\s*import\b|\bimport\(", script.read_text(), re.MULTILINE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/", {"suggestions"}),
        ("/hyvat-kaytannot/", {"library", "filters", "suggestions"}),
        ("/en/search/", {"library", "filters", "suggestions"}),
        ("/hyvat-kaytannot/tiivistelma/", {"print"}),
        ("/avoin-demokratia-verkosto/", set()),
    ],
)
def test_pages_load_the_scripts_that_they_need(client, site, address, names):
    page = soup(client.get(address))

    assert {script["src"] for script in page.select("script[src]")} == {f"/static/js/{name}.js" for name in names}
    assert all(script["type"] == "module" and not script.get_text(strip=True) for script in page.select("script[src]"))


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/hyvat-kaytannot/", "/haku/", "/hyvat-kaytannot/vertaa/"])
def test_nothing_on_a_page_needs_a_looser_policy(client, site, address):
    response = client.get(address)
    page = soup(response)

    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert not page.select("[style], style")
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]

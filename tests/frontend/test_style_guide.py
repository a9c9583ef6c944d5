"""The style guide shows every component, and is there for those who build the site alone."""

import pytest
from django.conf import settings

from tests.avoinhallinto.test_settings import COMPLETE, run_in_production
from tests.search.pages import soup

pytestmark = pytest.mark.django_db

ADDRESS = "/styleguide/"
TEMPLATES = settings.BASE_DIR / "frontend" / "templates"
# A figure needs an image in the database: the pages that have one show it. The other two are never seen.
NOT_SHOWN = {"blocks/figure", "head", "form_guards"}


def shown(client, **params):
    return soup(client.get(ADDRESS, params)).select("[data-component]")


def test_every_component_and_block_is_shown_with_what_it_is_and_takes(client, site):
    components = {section["data-component"]: section for section in shown(client)}
    files = {file.stem for file in (TEMPLATES / "components").glob("*.html")}
    files |= {f"blocks/{file.stem}" for file in (TEMPLATES / "blocks").glob("*.html")}

    assert files - set(components) == NOT_SHOWN
    assert set(components) <= files
    for name, section in components.items():
        assert section.p.get_text(strip=True), f"{name} does not say what it is"
        assert any(state.find(True) or state.get_text(strip=True) for state in section.select("[data-state]")), name


def test_every_icon_is_shown(client, site):
    [icons] = [section for section in shown(client) if section["data-component"] == "icon"]
    names = {file.stem for file in (TEMPLATES / "icons").glob("*.html")} - {"mark"}

    assert {state["data-state"] for state in icons.select("[data-state]")} == names


@pytest.mark.parametrize(("language", "word"), [("fi", "Poista kaikki"), ("sv", "Ta bort alla"), ("en", "Remove all")])
def test_it_can_be_seen_in_every_language(client, site, language, word):
    response = client.get(ADDRESS, {"language": language})

    assert soup(response).html["lang"] == language
    assert word in response.content.decode()


def test_an_unknown_language_is_english(client, site):
    assert soup(client.get(ADDRESS, {"language": "x"})).html["lang"] == "en"


def test_no_id_stands_twice(client, site):
    ids = [tag["id"] for tag in soup(client.get(ADDRESS)).select("[id]")]

    assert sorted(ids) == sorted(set(ids))


def test_there_is_none_where_the_setting_is_off(client, site, settings):
    settings.STYLEGUIDE = False

    assert client.get(ADDRESS).status_code == 404


def test_the_setting_is_off_in_production():
    run = run_in_production("shell", "-c", "from django.conf import settings; print(settings.STYLEGUIDE)", **COMPLETE)

    assert run.stdout.strip().splitlines()[-1] == "False", run.stderr

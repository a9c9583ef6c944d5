"""The form of a practice in the admin: a draft asks for little, publishing for what readers need."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from practices.models import PracticePage
from tests.factories import make_organisation
from tests.search.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(admin_client, site):
    address = reverse("wagtailadmin_pages:add", args=["practices", "practicepage", site.library.pk])

    def send_form(**fields):
        form = querydict_from_html(admin_client.get(address).content.decode(), form_id="page-edit-form").dict()
        return admin_client.post(address, {**form, "title": "Uusi", "slug": "uusi", **fields})

    return send_form


def filled(*, organisation: str = "") -> dict:
    text = '{"blocks": [{"key": "a", "text": "Kysyttiin.", "type": "unstyled", "depth": 0}], "entityMap": {}}'
    rows = {
        "practice_organisations-TOTAL_FORMS": "1",
        "practice_organisations-0-organisation": organisation,
        "practice_organisations-0-ORDER": "1",
    }
    return {
        "what_was_done": text,
        "practice_work_areas-0-work_area": "osallisuus",
        **(rows if organisation else {}),
        "action-publish": "1",
    }


def test_a_draft_needs_a_title_alone(send):
    assert send().status_code == 302

    assert not PracticePage.objects.get(title="Uusi").live


def test_publishing_asks_for_an_organisation_where_it_is_chosen(send):
    response = send(**filled())

    assert "Valitse ainakin yksi organisaatio." in soup(response).get_text()
    assert not PracticePage.objects.filter(title="Uusi").exists()


def test_a_practice_with_what_readers_need_is_published(send):
    response = send(**filled(organisation=str(make_organisation("oulu").pk)))

    assert response.status_code == 302
    assert PracticePage.objects.get(title="Uusi").live


def test_the_form_has_tabs_and_help(admin_client, site):
    address = reverse("wagtailadmin_pages:add", args=["practices", "practicepage", site.library.pk])

    page = soup(admin_client.get(address))

    tabs = [tab.get_text(strip=True).partition("(")[0] for tab in page.select("[role=tab]")]
    assert tabs == ["Sisältö", "Luokittelu", "Yhteystiedot ja leviäminen", "Nosto"]
    assert "Ongelma, mitä tehtiin ja ketkä olivat mukana." in page.get_text()

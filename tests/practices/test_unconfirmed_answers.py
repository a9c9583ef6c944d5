"""What the editors' list of practices to confirm tells of the yearly question to the contacts."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.models import ConfirmationRequest
from tests.practices.confirming import TODAY, old_practice
from tests.search.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(TODAY, tick=False):
        yield


def listed(client) -> dict[str, str]:
    """The rows by the practice's title, as they are read."""
    rows = soup(client.get(reverse("practices_to_confirm:index"))).select("table.listing tbody tr")
    return {row.select_one(".title a").get_text(strip=True): row.get_text(" ", strip=True) for row in rows}


def test_the_list_tells_whether_the_contact_was_asked_and_what_they_answered(admin_client, site):
    answered = old_practice(site, "Vastattu")
    ConfirmationRequest.objects.create(
        practice=answered, answered_at="2026-11-25T08:00Z", answer="changed", what_changed="<b>Kaikki</b>"
    )
    reminded = old_practice(site, "Muistutettu")
    ConfirmationRequest.objects.create(
        practice=reminded, asked_at="2026-10-01T08:00Z", reminded_at="2026-11-01T08:00Z"
    )
    old_practice(site, "Kysymättä")
    old_practice(site, "Ilman osoitetta", contact_email="")

    rows = listed(admin_client)

    assert "25.11.2026 Jotain on muuttunut: <b>Kaikki</b>" in rows["Vastattu"]
    assert "1.10.2026, muistutettu 1.11.2026" in rows["Muistutettu"]
    assert "ei vielä" in rows["Kysymättä"]
    assert "ei sähköpostiosoitetta" in rows["Ilman osoitetta"]


def test_more_practices_take_no_more_queries_for_that(admin_client, site):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listed(admin_client)
        return len([query for query in captured if "confirmationrequest" in query["sql"]])

    for number in range(4):
        old_practice(site, f"Käytäntö {number}")

    assert queries() == 1


def test_they_can_be_confirmed_there_many_at_once(admin_client, site):
    old_practice(site)

    assert (
        "/bulk/wagtailcore/page/confirm_practices/"
        in admin_client.get(reverse("practices_to_confirm:index")).content.decode()
    )

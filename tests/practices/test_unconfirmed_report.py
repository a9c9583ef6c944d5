"""The editors' report of practices that nobody has confirmed for a year."""

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.models import ConfirmationRequest
from tests.factories import translate
from tests.practices.confirming import TODAY, old_practice
from tests.search.pages import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

REPORT = "/admin/practices/unconfirmed/"


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(TODAY, tick=False):
        yield


def rows(client) -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in soup(client.get(REPORT)).select("table.listing tbody tr")
    ]


def test_each_practice_stands_once_with_what_was_asked_and_answered(admin_client, site):
    practice = old_practice(site)
    translate(practice, "sv")
    old_practice(site, "Ilman osoitetta", contact_email="")
    old_practice(site, "Tuore", last_confirmed_on="2026-11-01")
    ConfirmationRequest.objects.create(
        practice=practice, answered_at="2026-11-25T08:00Z", answer="changed", what_changed="<b>Kaikki</b>"
    )

    assert rows(admin_client) == [
        [
            "Asukasraati",
            "1.11.2025",
            "maija@example.org",
            "25.11.2026",
            "Jotain on muuttunut, 25.11.2026 <b>Kaikki</b>",
        ],
        ["Ilman osoitetta", "1.11.2025", "Ei sähköpostiosoitetta", "Ei vielä", ""],
    ]


def test_it_takes_no_more_queries_for_more_practices(admin_client, site):
    old_practice(site, "Yksi")
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(REPORT)
    for number in range(5):
        old_practice(site, f"Käytäntö {number}")
    with CaptureQueriesContext(connection) as many:
        admin_client.get(REPORT)

    assert len(many) == len(few)


def test_who_may_not_edit_pages_does_not_see_it(client):
    user = get_user_model().objects.create_user("kukaan", password="x")
    client.force_login(user)

    assert client.get(REPORT).status_code == 302

"""The admin's list of commitments that nobody has assessed this half-year."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_commitment, make_programme
from tests.home.translating.pieces import fresh, translated
from tests.home.translating.test_short_versions import editor_of
from tests.programmes.assessments import AUTUMN, SPRING, assessment

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/commitments-to-assess/"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-24 12:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def programme(site):
    return make_programme(site)


def rows(client) -> dict[str, list[str]]:
    """Number and last assessment, by title."""
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    found = {}
    for row in page.select("table.listing tbody tr"):
        title, number, last, *_rest = (cell.get_text(" ", strip=True) for cell in row.select("td"))
        found[title.split("  ")[0]] = [number, last]
    return found


def test_it_lists_what_lacks_an_assessment_the_longest_unassessed_first(admin_client, programme, committed):
    with committed():
        make_commitment(programme, "1", "Arvioitu", status_assessments=[assessment(2026, AUTUMN)])
        spring = make_commitment(programme, "2", "Keväällä", status_assessments=[assessment(2026, SPRING)])
        make_commitment(programme, "3", "Syksyllä", status_assessments=[assessment(2025, AUTUMN)])
        make_commitment(programme, "4", "Uusi")

    assert list(rows(admin_client).values()) == [["V-4", "ei koskaan"], ["V-3", "Syksy 2025"], ["V-2", "Kevät 2026"]]
    edit = reverse("wagtailadmin_pages:edit", args=[spring.pk])
    assert edit in admin_client.get(ADDRESS).content.decode()


def test_a_draft_of_the_assessment_is_no_assessment_yet(admin_client, programme, committed):
    with committed():
        page = make_commitment(programme, "1", "Luonnos")
    draft = fresh(page)
    draft.status_assessments = [assessment(2026, AUTUMN)]
    draft.save_revision()
    assert len(rows(admin_client)) == 1
    with committed():
        draft.get_latest_revision().publish()

    assert not rows(admin_client)


def test_in_the_next_half_year_all_are_listed_again(admin_client, admin_user, programme, committed, clock):
    with committed():
        make_commitment(programme, "1", status_assessments=[assessment(2026, AUTUMN)])
    assert not rows(admin_client)

    clock.move_to("2027-01-01 00:01+02:00")
    admin_client.force_login(admin_user)

    assert list(rows(admin_client).values()) == [["V-1", "Syksy 2026"]]


def test_a_commitment_is_assessed_by_its_sub_commitments_or_by_itself(admin_client, programme, committed):
    with committed():
        above = make_commitment(programme, "3", "Ylempi")
        make_commitment(above, "3.1", "Alempi")
        itself = make_commitment(programme, "4", "Itse", status_assessments=[assessment(2025, AUTUMN)])
        make_commitment(itself, "4.1", "Sen osa")

    assert [number for number, _last in rows(admin_client).values()] == ["V-3.1", "V-4.1", "V-4"]


def test_programmes_of_other_years_and_hidden_commitments_wait_for_nothing(admin_client, site, programme, committed):
    with committed():
        old = make_programme(site, number="IV", start_year=2019, end_year=2023, slug="iv")
        make_commitment(old, "1", "Vanha")
        make_commitment(programme, "1", "Piilossa").unpublish()

    assert not rows(admin_client)


def test_a_translation_is_not_listed_beside_its_original(admin_client, site, committed):
    with committed():
        programme = make_programme(site)
        page = make_commitment(programme, "1", "Sitoumus")
    with committed():
        translated(programme)
        translated(page, leave_out=("number",))

    assert len(rows(admin_client)) == 1


def test_it_lists_what_one_may_edit(client, site, programme, committed):
    with committed():
        make_commitment(programme, "1")
    client.force_login(editor_of(site.library, "change_page"))

    assert not rows(client)


def test_who_may_edit_no_page_and_visitors_see_nothing(client, site):
    assert client.get(ADDRESS)["Location"].startswith("/admin/login/")
    client.force_login(editor_of(site.home))
    assert client.get(ADDRESS).status_code == 302


def test_more_commitments_take_no_more_queries(admin_client, programme, committed):
    def queries() -> int:
        admin_client.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            admin_client.get(ADDRESS)
        return len(captured)

    with committed():
        make_commitment(programme, "1")
        make_commitment(programme, "2", "Toinen", status_assessments=[assessment(2025, AUTUMN)])
    few = queries()
    with committed():
        for number in range(3, 12):
            last = assessment(2025, AUTUMN, assessed_on=date(2025, 12, 1))
            make_commitment(programme, str(number), f"Sitoumus {number}", status_assessments=[last])

    assert queries() <= few

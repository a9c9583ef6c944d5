"""The editors' report of what readers think of the sorting."""

import csv
from datetime import date
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from practices.models import SortingAnswer
from tests import factories
from tests.search.pages import soup, text_of

pytestmark = pytest.mark.django_db

BY_PRACTICE = "/admin/reports/sorting/"
BY_PAIR = "/admin/reports/sorting/pairs/"
FORMULA = '=HYPERLINK("https://example.org";"x")'


def signed_in(group: str | None) -> Client:
    call_command("set_up_roles", verbosity=0)
    user = get_user_model().objects.create_user(f"member-of-{group}", password="x")
    if group:
        user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(site):
    return signed_in("Editors")


def answered(practice, better: str, times: int = 1, area: str = "osallisuus", day: date | None = None, lang="fi"):
    """`times` answers about a practice; `better` is a work area, "right" or "unknown"."""
    for _number in range(times):
        SortingAnswer.objects.create(
            practice_key=getattr(practice, "translation_key", practice),
            language=lang,
            main_area=area,
            is_right=better == "right",
            better_area="" if better in ("right", "unknown") else better,
            answered_on=day or timezone.localdate(),
        )


def rows(response) -> list[list[str]]:
    """The cells of the report, row by row."""
    return [[text_of(cell) for cell in row.select("td")] for row in soup(response).select("table.listing tbody tr")]


def as_csv(response) -> list[list[str]]:
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))


def as_xlsx(response):
    return load_workbook(BytesIO(b"".join(response.streaming_content))).active


def test_a_practice_is_counted_over_its_languages_with_what_is_named_better(editor, site):
    practice = factories.make_practice(site, "Asukasraati")
    factories.translate(practice, "sv", title="Invånarråd", slug="invanarrad")
    answered(practice, "right")
    answered(practice, "viestinta", 2, lang="sv")
    answered(practice, "avoin-data", lang="sv")
    answered(practice, "unknown")

    page = editor.get(BY_PRACTICE)

    assert rows(page) == [["Asukasraati", "Osallisuus", "5", "20", "Viestintä", "2"]]
    link = soup(page).find("a", string=lambda text: text and "Asukasraati" in text)
    assert link["href"] == f"/admin/pages/{practice.pk}/edit/"
    assert editor.get(link["href"]).status_code == 200


def test_the_most_doubted_comes_first_and_ties_are_all_named(editor, site):
    trusted = factories.make_practice(site, "Luotettu")
    doubted = factories.make_practice(site, "Epäilty")
    answered(trusted, "right", 5)
    answered(doubted, "viestinta")
    answered(doubted, "luottamus")

    assert rows(editor.get(BY_PRACTICE)) == [
        ["Epäilty", "Osallisuus", "2", "0", "Viestintä, Luottamus", "1"],
        ["Luotettu", "Osallisuus", "5", "100", "", "0"],
    ]


def test_answers_from_before_a_practice_was_moved_are_told_apart(editor, site):
    moved = factories.make_practice(site, "Siirretty", work_areas=("viestinta",))
    answered(moved, "viestinta", 3, area="osallisuus")
    answered(moved, "right", 2, area="viestinta")

    assert {(row[1], row[3]) for row in rows(editor.get(BY_PRACTICE))} == {("Osallisuus", "0"), ("Viestintä", "100")}


def test_pairs_are_counted_over_practices(editor, site):
    first, second = factories.make_practice(site, "Yksi"), factories.make_practice(site, "Kaksi")
    answered(first, "viestinta", 2)
    answered(second, "viestinta")
    answered(second, "unknown")
    answered(first, "right", 4)

    assert rows(editor.get(BY_PAIR)) == [
        ["Osallisuus", "Viestintä", "3", "2"],
        ["Osallisuus", "Ei tiedossa", "1", "1"],
    ]


@pytest.mark.parametrize("address", [BY_PRACTICE, BY_PAIR])
def test_a_time_and_a_work_area_are_chosen(editor, site, address):
    practice = factories.make_practice(site, "Asukasraati")
    answered(practice, "viestinta", 2, day=date(2027, 1, 31))
    answered(practice, "viestinta", 1, day=date(2027, 2, 1))
    answered(practice, "luottamus", 1, area="avoin-data", day=date(2027, 2, 1))

    january = editor.get(address, {"answered_on_from": "2027-01-01", "answered_on_to": "2027-01-31"})
    assert [row[2] for row in rows(january)] == ["2"]
    open_data = editor.get(address, {"main_area": "avoin-data"})
    assert [row[2] for row in rows(open_data)] == ["1"]
    assert editor.get(address, {"answered_on_from": "never"}).status_code == 200


def test_each_report_leads_to_the_other_with_what_was_chosen(editor):
    chosen = "main_area=osallisuus"
    for here, there in ((BY_PRACTICE, BY_PAIR), (BY_PAIR, BY_PRACTICE)):
        assert soup(editor.get(f"{here}?{chosen}")).find("a", href=f"{there}?{chosen}")


def test_the_report_is_in_the_menu_of_those_who_may_see_it(editor):
    assert BY_PRACTICE in editor.get("/admin/").content.decode()
    assert BY_PRACTICE not in signed_in("Swedish translators").get("/admin/").content.decode()


def test_a_spreadsheet_holds_the_same_and_no_formula(editor, site):
    answered(factories.make_practice(site, FORMULA), "viestinta", 2)

    heading, row = as_csv(editor.get(BY_PRACTICE, {"export": "csv"}))
    assert heading[0] == "Käytäntö"
    assert row == [f"'{FORMULA}", "Osallisuus", "2", "0", "Viestintä", "2"]
    sheet = as_xlsx(editor.get(BY_PRACTICE, {"export": "xlsx"}))
    assert (sheet["A2"].value, sheet["A2"].data_type) == (FORMULA, "s")
    assert sheet["C2"].value == 2


def test_the_pairs_are_exported_within_the_filter(editor, site):
    practice = factories.make_practice(site, "Asukasraati")
    answered(practice, "viestinta")
    answered(practice, "luottamus", area="avoin-data")

    exported = as_csv(editor.get(BY_PAIR, {"export": "csv", "main_area": "avoin-data"}))
    assert exported[1:] == [["Avoin data", "Luottamus", "1", "1"]]
    assert as_xlsx(editor.get(BY_PAIR, {"export": "xlsx"})).max_row == 3


def test_a_title_is_text_in_the_admin(editor, site):
    answered(factories.make_practice(site, "<script>alert(1)</script>"), "viestinta")

    assert "<script>alert(1)" not in editor.get(BY_PRACTICE).content.decode()


def test_a_deleted_practice_keeps_its_answers_without_a_link(editor, site):
    answered(uuid4(), "viestinta")

    page = editor.get(BY_PRACTICE)
    assert rows(page)[0][0] == "Poistettu käytäntö"
    assert not soup(page).select("table.listing tbody a")


@pytest.mark.parametrize("group", ["Publishers", "Administrators"])
def test_publishers_and_administrators_read_it_too(site, group):
    client = signed_in(group)

    assert [client.get(address).status_code for address in (BY_PRACTICE, BY_PAIR)] == [200, 200]


@pytest.mark.parametrize("group", [None, "Swedish translators", "English translators"])
def test_others_do_not(site, group):
    client = signed_in(group)
    for address in (BY_PRACTICE, BY_PAIR, f"{BY_PRACTICE}results/", f"{BY_PAIR}results/"):
        assert client.get(address).status_code == 302
        assert client.get(address, {"export": "csv"}).status_code == 302


@pytest.mark.parametrize("address", [BY_PRACTICE, BY_PAIR])
def test_more_answers_take_no_more_queries(editor, site, address, django_assert_max_num_queries):
    for number in range(12):
        answered(factories.make_practice(site, f"Käytäntö {number}"), "viestinta", 2)
    editor.get(address)
    with django_assert_max_num_queries(20):
        editor.get(address)

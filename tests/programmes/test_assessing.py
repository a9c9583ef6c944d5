"""A commitment is assessed once a half-year in the admin; what was published of a former one stays as it is."""

from datetime import date

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse

from programmes.models import StatusAssessment
from tests.admin_forms import add_row, edit_page, errors_in, fields_of, new_row, send
from tests.home.translating.pieces import fresh, translated
from tests.programmes.assessments import AUTUMN, SPRING, assessment, correction, make_assessed, rows_of

pytestmark = pytest.mark.django_db

ROWS = "status_assessments"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-24 12:00+02:00", tick=False) as clock:
        yield clock


@pytest.fixture
def commitment(site, committed):
    with committed():
        return make_assessed(site, assessment(2025, AUTUMN, "yellow"), assessment(2026, SPRING, "green"))


def row(half_year: str = "2026-2", **values) -> dict:
    return {
        "half_year": half_year,
        "assessed_on": "2026-11-24",
        "light": "yellow",
        "reason": "Osa töistä on myöhässä.",
        "what_was_wrong": "",
        "responsible": "",
        **values,
    }


def assess(client, page, *rows: dict, publish: bool = True):
    fields = fields_of(edit_page(client, page))
    for values in rows:
        add_row(fields, ROWS, **values)
    return send(client, page, fields, publish=publish)


def choices(shown: BeautifulSoup) -> dict[str, list[str]]:
    """What a new row may be about, by the heading of the choices."""
    select = new_row(shown, ROWS).select_one(f"select[name={ROWS}-__prefix__-half_year]")
    return {
        group["label"]: [option["value"] for option in group.select("option")] for group in select.select("optgroup")
    }


def published(shown: BeautifulSoup):
    """The closed assessments in the editor."""
    return shown.find("caption", string="Julkaistut arviot").find_parent("table")


def timeline(client, page) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser").select_one("ol.timeline")


def text_of(piece) -> str:
    return piece.get_text(" ", strip=True)


def test_the_open_half_year_is_offered_and_the_former_ones_are_text(admin_client, commitment):
    shown = edit_page(admin_client, commitment)

    chosen = new_row(shown, ROWS).select_one(f"select[name={ROWS}-__prefix__-half_year] option[selected]")
    assert text_of(chosen) == "Syksy 2026"
    former = published(shown)
    assert [text_of(heading) for heading in former.select("tbody th")] == ["Kevät 2026", "Syksy 2025"]
    assert "Perustelu 2026/1." in text_of(former)
    assert not former.select("input, textarea, select")
    assert fields_of(shown)[f"{ROWS}-TOTAL_FORMS"] == "0"


def test_the_half_years_assessment_is_published_and_shown(client, admin_client, commitment, committed):
    with committed():
        assert errors_in(assess(admin_client, commitment, row())) == ""

    newest = timeline(client, commitment).li
    assert text_of(newest.h3) == "Syksy 2026"
    assert "Osa töistä on myöhässä." in text_of(newest)
    assert rows_of(commitment) == [
        (2025, 2, False, "yellow", "Perustelu 2025/2."),
        (2026, 1, False, "green", "Perustelu 2026/1."),
        (2026, 2, False, "yellow", "Osa töistä on myöhässä."),
    ]


def test_it_may_be_changed_until_the_half_year_is_over(admin_client, admin_user, commitment, committed, clock):
    with committed():
        assess(admin_client, commitment, row())
    fields = fields_of(edit_page(admin_client, commitment))
    fields[f"{ROWS}-0-reason"] = "Täsmennetty."
    with committed():
        assert errors_in(send(admin_client, commitment, fields)) == ""
    assert rows_of(commitment)[-1] == (2026, 2, False, "yellow", "Täsmennetty.")

    clock.move_to("2027-01-01 00:01+02:00")
    admin_client.force_login(admin_user)

    assert fields_of(edit_page(admin_client, commitment))[f"{ROWS}-TOTAL_FORMS"] == "0"


def test_a_former_half_year_that_nobody_assessed_may_be_filled_in(admin_client, commitment, committed):
    offered = choices(edit_page(admin_client, commitment))
    assert offered["Arvioi"][:3] == ["2026-2", "2025-1", "2024-2"]
    assert offered["Arvioi"][-1] == "2023-1"
    with committed():
        assert errors_in(assess(admin_client, commitment, row("2025-1"))) == ""

    assert (2025, 1, False, "yellow", "Osa töistä on myöhässä.") in rows_of(commitment)


@pytest.mark.parametrize("half_year", ["2026-1", "2025-2", "2027-1", "2012-1", "nonsense"])
def test_no_other_half_year_is_taken_and_what_was_typed_is_kept(admin_client, commitment, half_year):
    before = rows_of(commitment)
    response = assess(admin_client, commitment, row(half_year))

    assert "Tätä puolivuotta ei voi arvioida" in errors_in(response)
    assert "Osa töistä on myöhässä." in response.content.decode()
    assert rows_of(commitment) == before


def test_a_half_year_is_assessed_once(admin_client, commitment):
    assert "vain kerran" in errors_in(assess(admin_client, commitment, row(), row(reason="Toinen.")))


def test_the_database_holds_one_assessment_a_half_year(commitment):
    second = assessment(2026, SPRING, commitment=commitment, locale=commitment.locale)
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_a_form_that_names_a_closed_row_changes_nothing_in_it(admin_client, commitment, committed):
    before = rows_of(commitment)
    closed = StatusAssessment.objects.get(commitment=commitment.pk, year=2026, half=SPRING)
    fields = fields_of(edit_page(admin_client, commitment))
    add_row(fields, ROWS, **row("2026-1", reason="Kaunisteltu."))
    fields |= {f"{ROWS}-0-id": str(closed.pk), f"{ROWS}-INITIAL_FORMS": "1"}
    response = send(admin_client, commitment, fields)
    assert "Tätä puolivuotta ei voi arvioida" in errors_in(response)

    fields[f"{ROWS}-0-half_year"] = "2026-2"
    with committed():
        send(admin_client, commitment, fields)

    assert rows_of(commitment) == [*before, (2026, 2, False, "yellow", "Kaunisteltu.")]


def test_a_form_that_deletes_a_closed_row_deletes_nothing(admin_client, commitment, committed):
    before = rows_of(commitment)
    closed = StatusAssessment.objects.get(commitment=commitment.pk, year=2026, half=SPRING)
    fields = fields_of(edit_page(admin_client, commitment))
    add_row(fields, ROWS, **row("2026-1", DELETE="on"))
    fields |= {f"{ROWS}-0-id": str(closed.pk), f"{ROWS}-INITIAL_FORMS": "1"}
    with committed():
        send(admin_client, commitment, fields)

    assert rows_of(commitment) == before


def test_publishing_an_old_version_leaves_the_history(client, admin_client, commitment, committed, clock):
    old = commitment.get_latest_revision()
    with committed():
        assess(admin_client, commitment, row())
        assess(
            admin_client,
            commitment,
            row("2026-1-correction", what_was_wrong="Valo oli väärä.", reason="Oikaistu perustelu."),
        )
    clock.move_to("2027-02-01 12:00+02:00")
    before, shown = rows_of(commitment), str(timeline(client, commitment))
    changed = old.as_object()
    changed.title = "Toinen otsikko"
    changed.status_assessments = [assessment(2026, SPRING, "red", reason="Kaunisteltu.")]
    with committed():
        changed.save_revision().publish()
    assert fresh(commitment).title == "Toinen otsikko"
    assert rows_of(commitment) == before

    with committed():
        old.publish()

    assert (rows_of(commitment), str(timeline(client, commitment))) == (before, shown)


def test_an_unpublished_draft_of_a_former_half_year_is_no_history_yet(
    admin_client, admin_user, commitment, committed, clock
):
    assess(admin_client, commitment, row(), publish=False)
    clock.move_to("2027-01-15 12:00+02:00")
    admin_client.force_login(admin_user)
    fields = fields_of(edit_page(admin_client, commitment))
    fields[f"{ROWS}-0-reason"] = "Valmis perustelu."
    with committed():
        assert errors_in(send(admin_client, commitment, fields)) == ""

    assert rows_of(commitment)[-1] == (2026, 2, False, "yellow", "Valmis perustelu.")


def test_a_correction_is_shown_beside_the_original_and_nobody_is_named(
    client, admin_client, admin_user, commitment, committed
):
    admin_user.username = "oikaisija"
    admin_user.save()
    values = row("2026-1-correction", reason="Oikaistu perustelu.", what_was_wrong="Valo oli väärä.")
    with committed():
        assert errors_in(assess(admin_client, commitment, values)) == ""

    shown = timeline(client, commitment).li
    assert text_of(shown.h3) == "Kevät 2026"
    told = text_of(shown)
    assert told.index("oikaistu 24.11.2026") < told.index("Oikaistu perustelu.") < told.index("Valo oli väärä.")
    assert "Perustelu 2026/1." in text_of(shown.select_one(".timeline__earlier"))
    page = client.get(commitment.url).content.decode()
    assert "oikaisija" not in page
    assert BeautifulSoup(page, "html.parser").select_one(".page-head .status-light--yellow")
    assert "oikaisija" in text_of(published(edit_page(admin_client, commitment)))


def test_a_correction_that_was_a_draft_first_names_who_wrote_it(admin_client, admin_user, commitment, committed):
    assess(admin_client, commitment, row("2026-1-correction"), publish=False)
    fields = fields_of(edit_page(admin_client, commitment))
    fields[f"{ROWS}-0-what_was_wrong"] = "Valo oli väärä."
    with committed():
        assert errors_in(send(admin_client, commitment, fields)) == ""

    corrected = StatusAssessment.objects.get(commitment=commitment.pk, is_correction=True)
    assert (corrected.half_year, corrected.corrected_by) == ((2026, SPRING), admin_user)


def test_a_correction_tells_what_was_wrong_but_in_a_draft(admin_client, commitment):
    values = row("2026-1-correction")

    assert "mikä aiemmassa arviossa oli väärin" in errors_in(assess(admin_client, commitment, values))
    assert errors_in(assess(admin_client, commitment, values, publish=False)) == ""


def test_an_assessment_has_nothing_that_was_wrong(admin_client, commitment):
    response = assess(admin_client, commitment, row(what_was_wrong="Valo oli väärä."))

    assert "vain oikaisuille" in errors_in(response)


def test_a_published_correction_stays_too(admin_client, site, committed):
    with committed():
        page = make_assessed(site, assessment(2026, SPRING), correction(2026, SPRING, date(2026, 8, 3)))
    assert fields_of(edit_page(admin_client, page))[f"{ROWS}-TOTAL_FORMS"] == "0"
    with committed():
        assert (
            errors_in(assess(admin_client, page, row("2026-1-correction", what_was_wrong="Sekin oli väärin."))) == ""
        )

    assert [corrected for _year, _half, corrected, _light, _reason in rows_of(page)] == [False, True, True]


@pytest.mark.parametrize(
    ("half_year", "day", "told"),
    [
        ("2026-2", "2026-11-25", "on vasta tulossa"),
        ("2026-2", "2026-06-30", "ei ollut vielä alkanut"),
        ("2026-1-correction", "2026-05-19", "ei voi olla vanhempi"),
    ],
)
def test_the_day_fits_the_half_year(admin_client, commitment, half_year, day, told):
    wrong = "Valo oli väärä." if "correction" in half_year else ""

    response = assess(admin_client, commitment, row(half_year, assessed_on=day, what_was_wrong=wrong))

    assert told in errors_in(response)


def test_a_translations_words_are_the_translators(client, commitment, committed):
    with committed():
        swedish = translated(commitment, leave_out=("number",))
    with committed():
        page = fresh(swedish)
        for assessed in (rows := list(page.status_assessments.all())):
            assessed.reason = "Bättre svenska."
        page.status_assessments = rows
        page.save_revision().publish()

    assert {reason for *_rest, reason in rows_of(swedish)} == {"Bättre svenska."}
    assert [light for *_rest, light, _reason in rows_of(swedish)] == ["yellow", "green"]


def test_a_new_commitment_may_be_assessed_at_once(admin_client, commitment):
    address = f"/admin/pages/add/programmes/commitmentpage/{commitment.get_parent().pk}/"
    shown = BeautifulSoup(admin_client.get(address).content, "html.parser")

    assert choices(shown)["Arvioi"][0] == "2026-2"
    assert choices(shown)["Oikaise"] == []


def test_two_versions_are_compared_by_half_year(admin_client, commitment, committed):
    with committed():
        assess(admin_client, commitment, row())
    first, second = commitment.revisions.order_by("pk")

    address = reverse("wagtailadmin_pages:revisions_compare", args=[commitment.pk, first.pk, second.pk])
    compared = BeautifulSoup(admin_client.get(address).content, "html.parser")

    assert "Osa töistä on myöhässä." in text_of(compared.main)
    assert "syksy" in text_of(compared.main)

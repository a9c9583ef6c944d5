"""A commitment's public history is made of its rows and of nothing else."""

from datetime import date
from importlib import import_module

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.apps import apps
from django.core import serializers
from wagtail.models import PageLogEntry, Revision

from programmes.commitments import latest_assessments
from programmes.models import Evidence, StatusAssessment
from tests.home.translating.pieces import translated
from tests.programmes.assessments import AUTUMN, SPRING, assessment, correction, make_assessed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-24 12:00+02:00", tick=False):
        yield


@pytest.fixture
def commitment(site, committed):
    with committed():
        return make_assessed(
            site,
            assessment(2025, SPRING, "red"),
            correction(2025, SPRING, date(2025, 9, 1), "yellow"),
            correction(2025, SPRING, date(2025, 10, 1), "green", reason="Toinen oikaisu."),
            assessment(2025, AUTUMN, "yellow"),
            evidence=[Evidence(year=2026, half=SPRING, title="Raportti", url="https://example.org/raportti")],
        )


def shown(client, page) -> tuple[str, str]:
    page = BeautifulSoup(client.get(page.url).content, "html.parser")
    return str(page.select_one(".page-head")), str(page.select_one("ol.timeline"))


def test_it_is_rebuilt_from_the_rows_alone(client, commitment, committed):
    with committed():
        swedish = translated(commitment, leave_out=("number",))
    before = shown(client, commitment), shown(client, swedish)
    kept = [serializers.serialize("json", model.objects.all()) for model in (StatusAssessment, Evidence)]

    for model in (StatusAssessment, Evidence, Revision, PageLogEntry):
        model.objects.all().delete()
    assert "Perustelu" not in client.get(commitment.url).content.decode()
    for rows in kept:
        for row in serializers.deserialize("json", rows):
            row.save()

    assert (shown(client, commitment), shown(client, swedish)) == before


def test_the_half_years_stand_newest_first_and_the_last_correction_first(client, commitment):
    timeline = BeautifulSoup(client.get(commitment.url).content, "html.parser").select_one("ol.timeline")

    assert [heading.get_text() for heading in timeline.select("h3")] == ["Kevät 2026", "Syksy 2025", "Kevät 2025"]
    spring = timeline.select("li")[-1].get_text(" ", strip=True)
    places = [spring.index(text) for text in ("Toinen oikaisu.", "Oikaistu perustelu.", "Perustelu 2025/1.")]
    assert places == sorted(places)


def test_the_light_of_today_is_of_the_newest_half_year_that_was_assessed(client, commitment):
    head, _timeline = shown(client, commitment)

    assert "20.11.2025" in head


def test_the_light_in_lists_is_the_corrected_one(site, committed):
    with committed():
        page = make_assessed(site, assessment(2026, SPRING), correction(2026, SPRING, date(2026, 8, 3), "red"))

    assert latest_assessments([page])[page.pk].light == "red"


def test_more_assessments_take_no_more_queries(client, site, commitment, committed, django_assert_num_queries):
    client.get(commitment.url)
    with django_assert_num_queries(QUERIES):
        client.get(commitment.url)
    page = type(commitment).objects.get(pk=commitment.pk)
    page.status_assessments.add(*(assessment(year, half) for year in (2023, 2024) for half in (SPRING, AUTUMN)))
    with committed():
        page.save_revision().publish()

    with django_assert_num_queries(QUERIES):
        client.get(commitment.url)


QUERIES = 19


def test_later_assessments_of_a_half_year_become_corrections(commitment):
    """What the migration does with rows from before there were corrections, in the revisions as well."""
    revision = commitment.get_latest_revision()
    for row in revision.content["status_assessments"]:
        del row["is_correction"]
    revision.save()
    migration = import_module("programmes.migrations.0003_later_assessments_are_corrections")

    migration.mark(apps, None)

    rows = revision.as_object().status_assessments.all()
    marked = Revision.objects.get(pk=revision.pk).content["status_assessments"]
    assert len(rows) == len(marked) == 4
    assert [row.get("is_correction", False) for row in marked] == [False, True, True, False]

"""Status assessments for tests."""

from datetime import date

from programmes.half_years import Half
from programmes.models import CommitmentPage, StatusAssessment
from programmes.models.status_assessment import Light
from tests.factories import make_commitment, make_programme

SPRING, AUTUMN = Half.SPRING, Half.AUTUMN


def assessment(year: int, half: int, light: str = Light.DONE_OR_ON_SCHEDULE, **fields) -> StatusAssessment:
    """One of a half-year, made in its last month but one."""
    values = {
        "assessed_on": date(year, 5 if half == SPRING else 11, 20),
        "reason": f"Perustelu {year}/{half}.",
        **fields,
    }
    return StatusAssessment(year=year, half=half, light=light, **values)


def correction(year: int, half: int, on: date, light: str = Light.STARTED_LATE, **fields) -> StatusAssessment:
    values = {"what_was_wrong": "Valo oli väärä.", "reason": "Oikaistu perustelu.", **fields}
    return StatusAssessment(year=year, half=half, light=light, is_correction=True, assessed_on=on, **values)


def make_assessed(site, *assessments: StatusAssessment, **fields) -> CommitmentPage:
    """A published commitment with its assessments, below programme V (2023-2027)."""
    return make_commitment(make_programme(site), status_assessments=list(assessments), **fields)


def rows_of(commitment: CommitmentPage) -> list[tuple]:
    """The published rows: half-year, whether it is a correction, light and reason, in their order in time."""
    rows = StatusAssessment.objects.filter(commitment=commitment.pk).order_by("year", "half", "assessed_on", "pk")
    return [(row.year, row.half, row.is_correction, row.light, row.reason) for row in rows]

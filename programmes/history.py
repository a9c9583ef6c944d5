"""A commitment's history is kept: what was published of a half-year that is over is changed by nothing that is saved.

docs/decisions/assessments-kept.md tells why this stands at the saving of a page, and not in the form alone.
"""

from django.apps import apps
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page

from home.translating.sources import source_of


def closed_rows(commitment: Page) -> list:
    """The published status assessments of a commitment that nobody may change: those of half-years that are over, and
    the corrections.

    None of a translation, whose facts follow the original and whose words are the translator's, nor of an alias.
    """
    if commitment.pk is None or commitment.alias_of_id:
        return []
    assessments = apps.get_model("programmes", "StatusAssessment").objects.select_related(
        "responsible", "corrected_by"
    )
    published = assessments.filter(commitment=commitment.pk, commitment__first_published_at__isnull=False)
    closed = [row for row in published if row.is_closed]
    return [] if closed and source_of(commitment) else closed


def keep_history(commitment: Page) -> list:
    """Puts the closed rows into a page in memory, as they are in the database, whatever it had in their place: an old
    draft, a revision from before or a form. Returns them."""
    closed = closed_rows(commitment)
    keys = {row.translation_key for row in closed}
    assessed = {row.half_year for row in closed if not row.is_correction}
    held = list(commitment.status_assessments.all()) if closed else []
    others = [
        row for row in held if row.translation_key not in keys and (row.is_correction or row.half_year not in assessed)
    ]
    if _facts([*closed, *others]) != _facts(held):
        commitment.status_assessments.set([*closed, *others])
    return closed


def _facts(rows: list) -> dict:
    return {row.translation_key: get_serializable_data_for_fields(row) for row in rows}

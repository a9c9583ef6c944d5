"""Which practices are near another: those of the same commitment first, then of the same work area, then of the same
kind of organisation."""

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.query import QuerySet
from django.utils.translation import gettext as _

from home.visibility import in_language
from practices.models.practice_page import (
    PracticeCommitment,
    PracticeOrganisation,
    PracticePage,
    PracticeWorkArea,
)

NEAR_SHOWN = 3


def near_practices(practice: PracticePage) -> list[PracticePage]:
    """At most three practices near `practice`, the nearest first, each with why in its attribute `nearness`."""
    keys = practice.practice_commitments.values_list("commitment__translation_key", flat=True)
    shared = {
        "same_commitment": PracticeCommitment.objects.filter(commitment__translation_key__in=keys),
        "same_work_area": PracticeWorkArea.objects.filter(work_area__in=practice.work_areas),
        "same_level": PracticeOrganisation.objects.filter(
            organisation__level__in={organisation.level for organisation in practice.organisations}
        ),
    }
    others = in_language(PracticePage.objects.all(), practice.language)
    found = (
        others.exclude(translation_key=practice.translation_key)
        .annotate(**{name: Exists(rows.filter(practice=OuterRef("pk"))) for name, rows in shared.items()})
        .filter(Q(same_commitment=True) | Q(same_work_area=True) | Q(same_level=True))
        .with_card_relations()
    )
    near = list(nearest_first(found)[:NEAR_SHOWN])
    for other in near:
        other.nearness = reason(other)
    return near


def nearest_first(practices: QuerySet) -> QuerySet:
    """By how much is shared, a commitment above all; the newest first among equals."""
    weights = {"same_commitment": 4, "same_work_area": 2, "same_level": 1}
    score = sum(
        Case(When(**{name: True}, then=Value(weight)), default=Value(0), output_field=IntegerField())
        for name, weight in weights.items()
    )
    return practices.order_by(-score, "-first_published_at", "-pk")


def reason(practice: PracticePage) -> str:
    if practice.same_commitment:
        return _("Carries out the same commitment")
    if practice.same_work_area:
        return _("In the same work area")
    return _("From the same kind of organisation")

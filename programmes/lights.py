"""The status lights of many commitments at a glance."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programmes.commitments import CommitmentBranch
from programmes.models.status_assessment import Light

NOT_ASSESSED = "none"


@dataclass(frozen=True)
class LightCount:
    """How many commitments have a light; `none` for those that have not been assessed."""

    light: str
    label: str | Promise
    number: int


def light_counts(branches: list[CommitmentBranch]) -> list[LightCount]:
    """The lights of commitments and sub-commitments that are there, green first. None where nothing was assessed."""
    every = [*branches, *(below for branch in branches for below in branch.branches)]
    numbers = Counter(branch.latest.light if branch.latest else NOT_ASSESSED for branch in every)
    if set(numbers) <= {NOT_ASSESSED}:
        return []
    labels = {**dict(Light.choices), NOT_ASSESSED: _("Not assessed yet")}
    return [LightCount(light, label, numbers[light]) for light, label in labels.items() if numbers[light]]

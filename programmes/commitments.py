"""Reading commitments: the tree below a page, their lights, and the history that the public sees."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from home.visibility import in_language, public


def programme_of(commitment: Page) -> Page | None:
    """The action programme above a commitment, in the commitment's own language tree; None outside a programme."""
    programmes = apps.get_model("programmes", "ProgrammePage").objects
    return programmes.ancestor_of(commitment).select_related("locale").first()


@dataclass
class CommitmentBranch:
    """A commitment as a list shows it: the page, its latest assessment and the branches below it."""

    page: Page
    latest: object | None = None
    branches: list["CommitmentBranch"] = field(default_factory=list)


def number_order(page: Page) -> tuple[int, ...]:
    return tuple(int(part) for part in page.number.split("."))


def commitment_tree(above: Page, language: str) -> list[CommitmentBranch]:
    """The commitments below a programme or a commitment, as `language` is shown them, by number, in two levels.

    Three queries, however many commitments.
    """
    commitments = apps.get_model("programmes", "CommitmentPage").objects
    source_keys = _translation_keys_below(above)
    pages = sorted(in_language(commitments.filter(translation_key__in=source_keys), language), key=number_order)
    latest = latest_assessments(pages)
    by_number = {page.number: CommitmentBranch(page, latest.get(page.pk)) for page in pages}
    tops = []
    for number, branch in by_number.items():
        parent = by_number.get(number.rpartition(".")[0])
        (parent.branches if parent else tops).append(branch)
    return tops


def _translation_keys_below(above: Page) -> QuerySet:
    """The commitments below any language's version of a page: one that is not translated still belongs there."""
    versions = public(Page.objects.filter(translation_key=above.translation_key))
    below = Page.objects.none()
    for path in [above.path, *versions.exclude(pk=above.pk).values_list("path", flat=True)]:
        below |= Page.objects.filter(path__startswith=path).exclude(path=path)
    return below.live().values("translation_key")


def latest_assessments(pages: list[Page]) -> dict[int, object]:
    """The latest status assessment of each commitment, by the page's id; a later date corrects an earlier one."""
    assessments = apps.get_model("programmes", "StatusAssessment").objects
    rows = assessments.filter(commitment__in=[page.pk for page in pages]).order_by("year", "half", "assessed_on", "pk")
    return {row.commitment_id: row for row in rows}


@dataclass
class HalfYearOfCommitment:
    """What is known of one half-year: its assessments, the one in force first, and the evidence."""

    year: int
    half: int
    half_name: str
    assessments: list = field(default_factory=list)
    evidence: list = field(default_factory=list)


def assessment_history(commitment: Page) -> list[HalfYearOfCommitment]:
    """A commitment's half-years, the newest first, from its rows alone."""
    found: dict[tuple[int, int], HalfYearOfCommitment] = {}
    rows = defaultdict(list)
    assessments = commitment.status_assessments.select_related("responsible")
    for assessment in sorted(assessments, key=lambda row: (row.assessed_on, row.sort_order or 0), reverse=True):
        rows["assessments"].append(assessment)
    rows["evidence"] = list(commitment.evidence.select_related("page__locale", "document"))
    for kind, members in rows.items():
        for row in members:
            half_year = found.setdefault(
                row.half_year, HalfYearOfCommitment(row.year, row.half, row.get_half_display())
            )
            getattr(half_year, kind).append(row)
    return [found[key] for key in sorted(found, reverse=True)]

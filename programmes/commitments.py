"""Reading commitments: the tree below a page, their lights, and the history that the public sees."""

from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from home.translating.untranslated import language_of_words
from home.visibility import in_language, public
from programmes.half_years import HalfYear


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
    """The status assessment of each commitment that holds, by the page's id: of the latest half-year, as corrected."""
    assessments = apps.get_model("programmes", "StatusAssessment").objects
    rows = assessments.filter(commitment__in=[page.pk for page in pages])
    return {row.commitment_id: row for row in sorted(rows, key=lambda row: (row.half_year, _place(row)))}


def _place(assessment) -> tuple:
    """Of the rows of one half-year the last holds. One that is not saved yet is the newest."""
    return assessment.is_correction, assessment.assessed_on, assessment.pk is None, assessment.pk or 0


@dataclass
class HalfYearOfCommitment:
    """What is known of one half-year: its assessments, the one that holds first, and the evidence."""

    half_year: HalfYear
    assessments: list = field(default_factory=list)
    evidence: list = field(default_factory=list)


def assessment_history(commitment: Page) -> list[HalfYearOfCommitment]:
    """A commitment's half-years, the newest first, from its rows alone."""
    return in_half_years(
        list(commitment.status_assessments.select_related("responsible")),
        list(commitment.evidence.select_related("page__locale", "document")),
    )


def mark_untranslated(history: list[HalfYearOfCommitment], commitment: Page) -> None:
    """Gives each assessment `words_language`: the language of its words where they are not translated yet, else ""."""
    languages = language_of_words(commitment, "status_assessments") if history else {}
    for half_year in history:
        for assessment in half_year.assessments:
            assessment.words_language = languages.get(str(assessment.translation_key), "")


def in_half_years(assessments: list, evidence: list) -> list[HalfYearOfCommitment]:
    """Rows by their half-years, the newest first."""
    found: dict[HalfYear, HalfYearOfCommitment] = {}
    for row in sorted(assessments, key=_place, reverse=True):
        found.setdefault(row.half_year, HalfYearOfCommitment(row.half_year)).assessments.append(row)
    for row in evidence:
        found.setdefault(row.half_year, HalfYearOfCommitment(row.half_year)).evidence.append(row)
    return [found[half_year] for half_year in sorted(found, reverse=True)]


def that_holds(history: list[HalfYearOfCommitment]):
    """The assessment that holds now: of the newest half-year that has one. None where nothing was assessed."""
    return next((half_year.assessments[0] for half_year in history if half_year.assessments), None)

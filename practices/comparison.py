"""Practices side by side, and in brief: what a comparison and a briefing tell of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from home.dates import written_date
from home.searchable import plain_text
from home.terms import Method, TargetGroup, Theme
from practices.models.practice_page import PracticePage

QUESTIONS = ("what_was_done", "what_was_achieved", "what_next", "more_information")
BRIEF_WORDS = 60


@dataclass(frozen=True)
class ComparedRow:
    """One thing told of each practice, in their order; rich text is HTML as the editors wrote it."""

    heading: str
    cells: tuple[tuple[PracticePage, str], ...]
    is_rich: bool = False
    is_in_readers_language: bool = True


@dataclass(frozen=True)
class Brief:
    """A practice in brief: its answers as (question, the first words of the answer)."""

    practice: PracticePage
    answers: tuple[tuple[str, str], ...]


def compared_rows(practices: Sequence[PracticePage]) -> list[ComparedRow]:
    """What is compared; a row where no practice tells anything is left out. Three queries, however many practices."""
    terms = ("practice_target_groups__target_group", "practice_themes__theme", "practice_methods__method")
    prefetch_related_objects(list(practices), *terms)
    rows = [_row(practices, heading, tell) for heading, tell in _facts()]
    rows += [
        ComparedRow(
            str(PracticePage._meta.get_field(name).verbose_name),
            tuple((practice, "" if practice.is_short_version else getattr(practice, name)) for practice in practices),
            is_rich=True,
            is_in_readers_language=False,
        )
        for name in QUESTIONS
    ]
    rows += [_row(practices, heading, tell) for heading, tell in _sources()]
    return [row for row in rows if any(cell for _practice, cell in row.cells)]


def briefs(practices: Sequence[PracticePage]) -> list[Brief]:
    """Each practice in brief."""
    return [
        Brief(
            practice,
            tuple(
                (str(question), Truncator(plain_text(answer)).words(BRIEF_WORDS, truncate=" …"))
                for _name, question, answer in (() if practice.is_short_version else practice.questions)
            ),
        )
        for practice in practices
    ]


def _row(practices: Sequence[PracticePage], heading: str, tell: Callable[[PracticePage], str]) -> ComparedRow:
    return ComparedRow(heading, tuple((practice, tell(practice)) for practice in practices))


def _facts() -> list[tuple[str, Callable[[PracticePage], str]]]:
    return [
        (_("Organisation"), _labels("practice_organisations", "organisation")),
        (_("Work area"), _work_areas),
        (capfirst(str(TargetGroup._meta.verbose_name_plural)), _labels("practice_target_groups", "target_group")),
        (capfirst(str(Theme._meta.verbose_name_plural)), _labels("practice_themes", "theme")),
        (capfirst(str(Method._meta.verbose_name_plural)), _labels("practice_methods", "method")),
        (_("Region"), lambda practice: practice.get_region_display() if practice.region else ""),
        (_("Years"), _years),
        (_("Stage"), lambda practice: practice.get_state_display() if practice.state else ""),
    ]


def _sources() -> list[tuple[str, Callable[[PracticePage], str]]]:
    return [
        (_("Whom to ask"), lambda practice: _joined(filter(None, [practice.contact_name, practice.contact_email]))),
        (
            _("Last confirmed"),
            lambda practice: written_date(practice.last_confirmed_on) if practice.last_confirmed_on else "",
        ),
    ]


def _labels(rows: str, field: str) -> Callable[[PracticePage], str]:
    return lambda practice: _joined(getattr(row, field) for row in getattr(practice, rows).all())


def _work_areas(practice: PracticePage) -> str:
    return _joined(row.get_work_area_display() for row in practice.practice_work_areas.all())


def _years(practice: PracticePage) -> str:
    first, last = practice.start_year, practice.end_year
    return "" if not first else str(first) if first == last else f"{first}–{last or ''}"


def _joined(parts: Iterable[object]) -> str:
    return ", ".join(str(part) for part in parts)

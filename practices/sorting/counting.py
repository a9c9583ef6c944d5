"""Readers' answers about the sorting, counted: by practice, and by pair of work areas."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.visibility import language_order
from home.work_areas import WorkArea
from practices.models import PracticePage, SortingAnswer


@dataclass(frozen=True)
class PracticeCount:
    """The answers about a practice while it was in one work area. `right_percent` is a whole number; `better` names
    the work area most often found better, several where they are named as often, none where nobody named one."""

    title: str
    edit_address: str
    main_area: str
    answers: int
    right_percent: int
    better: str
    better_answers: int


@dataclass(frozen=True)
class PairCount:
    """How many readers would move practices from one work area to another, and how many practices those are."""

    from_area: str
    to_area: str
    answers: int
    practices: int


def counted_by_practice(answers: QuerySet[SortingAnswer]) -> list[PracticeCount]:
    """The practices by how many answers say that the area is wrong, those with most first. Two queries."""
    found: dict[tuple[UUID, str], dict[tuple[bool, str], int]] = defaultdict(dict)
    rows = answers.order_by().values_list("practice_key", "main_area", "is_right", "better_area")
    for key, main_area, is_right, better_area, number in rows.annotate(number=Count("pk")):
        found[key, main_area][is_right, better_area] = number
    pages = _pages({key for key, _area in found})
    counts = [_practice_count(pages.get(key), area, numbers) for (key, area), numbers in found.items()]
    return sorted(
        counts, key=lambda count: (-count.answers * (100 - count.right_percent), -count.answers, count.title)
    )


def _practice_count(page: dict | None, main_area: str, numbers: dict[tuple[bool, str], int]) -> PracticeCount:
    total = sum(numbers.values())
    better = {area: number for (_right, area), number in numbers.items() if area}
    most = max(better.values(), default=0)
    return PracticeCount(
        title=page["title"] if page else _("A practice that was deleted"),
        edit_address=reverse("wagtailadmin_pages:edit", args=[page["pk"]]) if page else "",
        main_area=label_of(main_area),
        answers=total,
        right_percent=round(100 * numbers.get((True, ""), 0) / total),
        better=", ".join(label_of(area) for area in WorkArea.values if most and better.get(area) == most),
        better_answers=most,
    )


def _pages(keys: Collection[UUID]) -> dict[UUID, dict]:
    """Of each practice its version in the editor's language, else in the first that there is, published or not."""
    order = language_order(get_language() or "fi")
    pages = PracticePage.objects.filter(
        translation_key__in=SortingAnswer.objects.values("practice_key"), alias_of=None
    ).values("pk", "title", "translation_key", "locale__language_code")
    found: dict[UUID, dict] = {}
    for page in sorted(pages, key=lambda page: order.index(page["locale__language_code"])):
        if page["translation_key"] in keys:
            found.setdefault(page["translation_key"], page)
    return found


def counted_by_pair(answers: QuerySet[SortingAnswer]) -> list[PairCount]:
    """The pairs of work areas between which readers would move practices, most answers first. One query."""
    rows = answers.filter(is_right=False).order_by().values_list("main_area", "better_area")
    counted = rows.annotate(number=Count("pk"), practices=Count("practice_key", distinct=True))
    counts = [
        PairCount(label_of(from_area), label_of(to_area), number, practices)
        for from_area, to_area, number, practices in counted
    ]
    return sorted(counts, key=lambda count: (-count.answers, count.from_area, count.to_area))


def label_of(code: str) -> str:
    """What a work area is called in the editor's language; of none, that it is not known."""
    if not code:
        return _("Not known")
    return str(WorkArea(code).label) if code in WorkArea.values else code

"""Facets: what results are narrowed by. Declared here and by the apps, counted by engines, shown by templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.terms import Term
from home.visibility import FALLBACK_LANGUAGES
from home.work_areas import WorkArea
from search.engines.base import Counts
from search.query import SearchQuery

Labels = Callable[[str], Mapping[str, str]]


class Order(Enum):
    """How a facet's values stand: as their labels are declared, or by label."""

    DECLARED = auto()
    LABEL = auto()


@dataclass(frozen=True)
class Facet:
    """One way of narrowing. `labels(language)` maps each value that exists to its label in that language."""

    name: str
    heading: str | Promise
    labels: Labels
    order: Order = Order.DECLARED


@dataclass(frozen=True)
class FacetValue:
    """A value as the page shows it: how many results choosing it would give, and whether it is chosen."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetGroup:
    facet: Facet
    values: tuple[FacetValue, ...]

    @property
    def chosen(self) -> list[FacetValue]:
        return [value for value in self.values if value.is_chosen]


def labels_of_choices(choices: type[Choices]) -> Labels:
    return lambda language: {value: str(label) for value, label in choices.choices}


def labels_of_terms(term: type[Term]) -> Labels:
    return lambda language: {row.slug: row.label(language) for row in term._default_manager.all()}


def labels_of_languages(language: str) -> dict[str, str]:
    names = {"fi": _("Finnish"), "sv": _("Swedish"), "en": _("English")}
    return {code: str(names[code]) for code in FALLBACK_LANGUAGES}


WORK_AREA = Facet("work-area", _("Work area"), labels_of_choices(WorkArea))
LANGUAGE = Facet("language", _("Language"), labels_of_languages)


def known_filters(query: SearchQuery, labels: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The query's filters without values that do not exist, which an old or mistyped address may hold."""
    known = {
        name: tuple(value for value in values if value in labels.get(name, {}))
        for name, values in query.filters.items()
    }
    return {name: values for name, values in known.items() if values}


def facet_group(facet: Facet, labels: Mapping[str, str], counts: Counts, query: SearchQuery) -> FacetGroup:
    """A facet's values with their counts: those that would give something, and the chosen ones even at 0."""
    chosen = query.filters.get(facet.name, ())
    numbers = counts.get(facet.name, {})
    values = [
        FacetValue(value, label, numbers.get(value, 0), value in chosen)
        for value, label in labels.items()
        if numbers.get(value) or value in chosen
    ]
    if facet.order == Order.LABEL:
        values.sort(key=lambda value: value.label.casefold())
    return FacetGroup(facet, tuple(values))

"""Facets: what results are narrowed by. Declared here and by the apps, counted by engines, shown by templates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from django.apps import apps
from django.db.models import Choices
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from home.base_page import BasePage
from home.terms import Term
from home.visibility import FALLBACK_LANGUAGES
from home.work_areas import WorkArea
from search.collation import title_key
from search.engines.base import Counts
from search.query import SearchQuery
from search.revision import index_revision

Labels = Callable[[str], Mapping[str, str]]

MOST_AT_A_GLANCE = 12


class Order(Enum):
    """How a facet's values stand: as their labels are declared, or by label."""

    DECLARED = auto()
    LABEL = auto()


@dataclass(frozen=True)
class Facet:
    """One way of narrowing. `labels(language)` maps each value that exists to its label in that language.

    Labels that are read from the database `are_stored`: they are kept in memory until the index changes, for every
    page that has them is indexed again when they change.
    """

    name: str
    heading: str | Promise
    labels: Labels
    order: Order = Order.DECLARED
    are_stored: bool = False


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
    def is_long(self) -> bool:
        """Whether there are more values than are read at a glance."""
        return len(self.values) > MOST_AT_A_GLANCE

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


def labels_of_page_types(language: str) -> dict[str, str]:
    """The names of the page types that are searched, as their models tell them."""
    names: dict[str, str] = {}
    for model in apps.get_models():
        if not issubclass(model, BasePage) or not model.search_type:
            continue
        kind = model.search_type
        # Where several page types are searched as one, the one that is called so gives the name.
        if kind not in names or model._meta.model_name == f"{kind.replace('-', '')}page":
            names[kind] = capfirst(str(model._meta.verbose_name_plural))
    return names


def facet_of_terms(name: str, term: type[Term]) -> Facet:
    """A facet whose values are the rows of a kind of term."""
    heading = capfirst(term._meta.verbose_name or name)
    return Facet(name, heading, labels_of_terms(term), Order.LABEL, are_stored=True)


WORK_AREA = Facet("work-area", _("Work area"), labels_of_choices(WorkArea))
LANGUAGE = Facet("language", _("Language"), labels_of_languages)
PAGE_TYPE = Facet("page-type", _("Kind of page"), labels_of_page_types, Order.LABEL)


class StoredLabels:
    """The labels that were read from the database, as long as the index has the revision they were read at."""

    def __init__(self) -> None:
        self._revision = -1
        self._labels: dict[tuple[Facet, str], Mapping[str, str]] = {}

    def at(self, revision: int) -> dict[tuple[Facet, str], Mapping[str, str]]:
        if revision != self._revision:
            self._revision, self._labels = revision, {}
        return self._labels


@cache
def stored_labels() -> StoredLabels:
    """This process's stored labels."""
    return StoredLabels()


def labels_of(facets: Iterable[Facet], language: str) -> dict[str, Mapping[str, str]]:
    """The labels of all values of each facet, by the facet's name. One query where nothing has changed."""
    facets = list(facets)
    stored = stored_labels().at(index_revision()) if any(facet.are_stored for facet in facets) else {}
    found = {}
    for facet in facets:
        labels = stored.get((facet, language))
        if labels is None:
            labels = facet.labels(language)
        if facet.are_stored:
            stored[facet, language] = labels
        found[facet.name] = labels
    return found


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
        values.sort(key=lambda value: title_key(value.label, query.language))
    return FacetGroup(facet, tuple(values))

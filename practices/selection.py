"""The practices that a visitor has chosen to compare or print: read from the address, and written to it again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict

from home.visibility import in_language
from practices.addresses import BRIEFING_PATHS, COMPARISON_PATHS, PARAMETER, address_below, chosen_query_string
from practices.models.practice_page import PracticePage

MOST_COMPARED = 3
MOST_BRIEFED = 10
# What more an address holds was not chosen from the library by hand.
MOST_READ = 50


@dataclass(frozen=True)
class Selection:
    """The chosen practices, in the order they were chosen, each as a reader of `language` is shown it.

    `number_missing` counts what the address names that cannot be shown: it never was, or is not public any more.
    `on_page` holds the ids of those that can be unchosen from the page's own list.
    """

    practices: tuple[PracticePage, ...]
    library_address: str
    language: str
    number_missing: int = 0
    on_page: frozenset[int] = frozenset()
    parameter = PARAMETER

    @property
    def ids(self) -> list[int]:
        return [practice.pk for practice in self.practices]

    @property
    def elsewhere(self) -> list[int]:
        """The ids of the chosen practices that are not in the page's own list."""
        return [id_ for id_ in self.ids if id_ not in self.on_page]

    @property
    def query_string(self) -> str:
        return chosen_query_string(self.ids)

    @property
    def comparison_address(self) -> str:
        return address_below(self.library_address, COMPARISON_PATHS, self.language)

    @property
    def briefing_address(self) -> str:
        return address_below(self.library_address, BRIEFING_PATHS, self.language)

    @property
    def compared(self) -> list[PracticePage]:
        return list(self.practices[:MOST_COMPARED])

    @property
    def briefed(self) -> list[PracticePage]:
        return list(self.practices[:MOST_BRIEFED])

    @property
    def removals(self) -> list[tuple[PracticePage, str]]:
        """Each practice with the query string of the selection without it ("?" where none is left)."""
        others = {id_: chosen_query_string(other for other in self.ids if other != id_) or "?" for id_ in self.ids}
        return [(practice, others[practice.pk]) for practice in self.practices]

    def beside(self, ids: Iterable[int]) -> "Selection":
        """This selection on a page that lists the practices with these ids."""
        return replace(self, on_page=frozenset(ids))


def selection_from(params: QueryDict, language: str, library_address: str) -> Selection:
    """The selection that an address holds. A practice is meant in all its languages, whichever one's id is given.

    No query where nothing is chosen.
    """
    asked = list(dict.fromkeys(params.getlist(PARAMETER)))[:MOST_READ]
    ids = [int(value) for value in asked if value.isascii() and value.isdigit() and len(value) < 10]
    if not ids:
        return Selection((), library_address, language, number_missing=len(asked))
    key_of = dict(PracticePage.objects.filter(pk__in=ids).values_list("pk", "translation_key"))
    keys = list(dict.fromkeys(key_of[id_] for id_ in ids if id_ in key_of))
    shown = in_language(PracticePage.objects.filter(translation_key__in=keys), language)
    shown = shown.select_related("locale", "as_translation").with_card_relations()
    by_key = {practice.translation_key: practice for practice in shown}
    practices = tuple(by_key[key] for key in keys if key in by_key)
    unknown = len(asked) - len([id_ for id_ in ids if id_ in key_of])
    return Selection(practices, library_address, language, number_missing=unknown + len(keys) - len(practices))

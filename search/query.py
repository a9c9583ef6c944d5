"""What a visitor asks for, read from the address: words, filters, order and page. Never fails on what it is given."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

LONGEST_QUERY = 200
PAGE_SIZE = 20
MOST_VALUES = 50


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    TITLE = "title"


SORT_LABELS = {Sort.RELEVANCE: _("Best match"), Sort.NEWEST: _("Newest"), Sort.TITLE: _("Title")}


@dataclass(frozen=True)
class SearchQuery:
    """A search in `language`. `filters` map a facet to the chosen values, `page_types` limit what is searched.

    `carried` are parameters (name, value) that are no part of the search: its links carry them on.
    """

    text: str = ""
    language: str = "fi"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort | None = None
    page: int = 1
    page_size: int = PAGE_SIZE
    page_types: tuple[str, ...] = ()
    text_was_cut: bool = False
    carried: tuple[tuple[str, str], ...] = ()

    @property
    def order(self) -> Sort:
        """The order asked for, else the one that suits: relevance for words, newest for none."""
        if self.sort and not (self.sort == Sort.RELEVANCE and not self.text):
            return self.sort
        return Sort.RELEVANCE if self.text else Sort.NEWEST

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """The orders to choose from as (value, label, whether it is chosen): by relevance only where there are words.

        The order that suits has no value, so that it is not asked for unwittingly: a form sent without words, and
        sent again with some, has the best match first.
        """
        suiting = replace(self, sort=None).order
        return [
            ("" if sort == suiting else sort.value, str(label), sort == self.order)
            for sort, label in SORT_LABELS.items()
            if self.text or sort != Sort.RELEVANCE
        ]

    @property
    def is_plain(self) -> bool:
        """Whether nothing was asked for: no words, no filters, no order. Any page of the whole list is plain."""
        return self.address() == "?"

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.page_size

    def address(self, **changes) -> str:
        """The query string of this search with `changes`; without a page it leads to the first."""
        changed = replace(self, **{"page": 1, **changes})
        pairs: list[tuple[str, str | int]] = [("q", changed.text)] if changed.text else []
        pairs += [(name, value) for name, values in changed.filters.items() for value in values]
        pairs += [("sort", changed.sort.value)] if changed.sort else []
        pairs += changed.carried
        pairs += [("page", changed.page)] if changed.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else "?"

    def without(self, facet: str, value: str) -> "SearchQuery":
        """This search with one chosen value let go."""
        kept = {
            name: tuple(other for other in values if (name, other) != (facet, value))
            for name, values in self.filters.items()
        }
        return replace(self, filters={name: values for name, values in kept.items() if values}, page=1)


def clean_text(text: str) -> tuple[str, bool]:
    """The words of a query with white space folded and control characters dropped, and whether they were cut."""
    printable = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Cn"} else char for char in text[:20_000])
    folded = " ".join(printable.split())
    if len(folded) <= LONGEST_QUERY:
        return folded, False
    return folded[:LONGEST_QUERY].rsplit(" ", 1)[0], True


def page_number(value: str) -> int:
    """A page's number from an address: anything that is not one is the first page."""
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 10 else 1


def query_from(params: QueryDict, language: str, facet_names: Iterable[str], **fixed) -> SearchQuery:
    """The search that an address asks for. `facet_names` are the parameters that are filters; others are ignored."""
    text, was_cut = clean_text(params.get("q", ""))
    chosen = {name: tuple(dict.fromkeys(params.getlist(name)))[:MOST_VALUES] for name in facet_names}
    asked_sort = params.get("sort", "")
    return SearchQuery(
        text=text,
        language=language,
        filters={name: values for name, values in chosen.items() if values},
        sort=Sort(asked_sort) if asked_sort in set(Sort) else None,
        page=page_number(params.get("page", "")),
        text_was_cut=was_cut,
        **fixed,
    )

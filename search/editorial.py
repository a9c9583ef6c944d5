"""What editors keep of the search, ready for queries, in this process's memory: good until its version is another."""

import threading
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID, uuid4

from asgiref.local import Local
from django.core.signals import request_finished, request_started

from search.editorial_models import EditorialState, PromotedResult, SynonymSet
from search.synonyms import SynonymIndex, Terms, pieces_in, terms_of


@dataclass(frozen=True)
class Promotion:
    """A page that is shown first where a search in `language` has all of `words`, each by any of its terms."""

    language: str
    words: tuple[Terms, ...]
    translation_key: UUID

    def fits(self, terms: set[str]) -> bool:
        return all(terms.intersection(word) for word in self.words)


@dataclass(frozen=True)
class Editorial:
    """The synonyms, and the promotions with the most telling ones (those of most words) first."""

    version: UUID | None = None
    synonyms: SynonymIndex = field(default_factory=lambda: SynonymIndex(()))
    promotions: tuple[Promotion, ...] = ()


class EditorialKeeper:
    """Holds the latest version. Safe among threads.

    A request looks once whether there is another version, however many searches it makes; what is not of a request
    looks each time.
    """

    def __init__(self) -> None:
        self._editorial = Editorial()
        self._lock = threading.Lock()
        self._request = Local()

    def current(self) -> Editorial:
        """What holds now. One query where nothing has changed."""
        of_request = getattr(self._request, "editorial", None)
        if of_request is not None:
            return of_request
        latest = self._latest()
        if hasattr(self._request, "editorial"):
            self._request.editorial = latest
        return latest

    def begin_request(self, **kwargs) -> None:
        self._request.editorial = None

    def end_request(self, **kwargs) -> None:
        if hasattr(self._request, "editorial"):
            del self._request.editorial

    def _latest(self) -> Editorial:
        version = EditorialState.objects.values_list("version", flat=True).first()
        held = self._editorial
        if version == held.version:
            return held
        with self._lock:
            if version != self._editorial.version:
                self._editorial = _read(version)
            return self._editorial


@cache
def editorial_keeper() -> EditorialKeeper:
    """This process's."""
    keeper = EditorialKeeper()
    request_started.connect(keeper.begin_request)
    request_finished.connect(keeper.end_request)
    return keeper


def note_change() -> None:
    """To be called after every change: from now on every process reads anew."""
    EditorialState.objects.update_or_create(pk=1, defaults={"version": uuid4()})


def _read(version: UUID | None) -> Editorial:
    promotions = [
        Promotion(row.language, terms, row.page.translation_key)
        for row in PromotedResult.objects.select_related("page").order_by("pk")
        for piece in pieces_in(row.words)
        if (terms := terms_of(piece, row.language))
    ]
    return Editorial(
        version=version,
        synonyms=SynonymIndex(row.word_set for row in SynonymSet.objects.all()),
        promotions=tuple(sorted(promotions, key=lambda promotion: -len(promotion.words))),
    )

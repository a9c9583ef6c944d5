"""What waits for an editor, shown on the admin's home. Each app declares its own in a module `waiting`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

logger = logging.getLogger(__name__)


class Urgency(IntEnum):
    """What comes first, where nothing is overdue."""

    SOMEBODY_WAITS = 1
    HAS_A_DATE = 2
    WHEN_THERE_IS_TIME = 3


@dataclass(frozen=True)
class Waiting:
    """How many wait; the moment or the day since when the oldest does; how many of them should be done by now."""

    number: int
    since: datetime | date | None = None
    overdue: int = 0


@dataclass(frozen=True)
class WaitingEntry:
    """One kind of thing that waits.

    - `name`: its own among the entries.
    - `label`: how many of what, by `ngettext_lazy` with `%(number)s`: it is shown as the link.
    - `heading`: what it is without a number, for when it cannot be counted.
    - `find`: counts them for the person of the request, in one cheap query.
    - `address`: the admin's address where they are handled; of the request, since filters may depend on the day.
    - `may_see`: whether a person may handle them. Its page checks that by itself as well.
    """

    name: str
    label: str | Promise
    heading: str | Promise
    find: Callable[[HttpRequest], Waiting]
    address: Callable[[HttpRequest], str]
    may_see: Callable[[AbstractUser], bool]
    urgency: Urgency = Urgency.WHEN_THERE_IS_TIME


class EntryNameTaken(Exception):
    """Two entries have one name."""


_entries: dict[str, WaitingEntry] = {}


def register(entry: WaitingEntry) -> None:
    """Declares an entry. Raises EntryNameTaken where another has its name."""
    if entry.name in _entries:
        raise EntryNameTaken(f"Two entries of what waits are called {entry.name}.")
    _entries[entry.name] = entry


@dataclass(frozen=True)
class ShownEntry:
    """An entry as the admin's home shows it, in the language of the request. `since` is a day."""

    label: str
    address: str
    since: date | None
    overdue: int
    urgency: Urgency

    @property
    def place(self) -> tuple:
        """Overdue ones first, then by urgency, then the longest waiting."""
        return (not self.overdue, self.urgency, self.since or date.max, self.label)


@dataclass(frozen=True)
class WhatWaits:
    """What waits for one person, the most urgent first, and the headings of what could not be counted."""

    entries: list[ShownEntry]
    uncounted: list[str]


def what_waits(request: HttpRequest) -> WhatWaits:
    """Counts all that the person may see. An entry that fails is logged and named, and stops none of the others."""
    shown, uncounted = [], []
    for entry in _entries.values():
        if not _may_see(entry, request.user):
            continue
        try:
            found = _shown(entry, request)
        except Exception:
            logger.exception("What waits could not be counted: %s", entry.name)
            uncounted.append(str(entry.heading))
        else:
            if found is not None:
                shown.append(found)
    return WhatWaits(sorted(shown, key=lambda found: found.place), uncounted)


def _may_see(entry: WaitingEntry, user: AbstractUser) -> bool:
    try:
        return entry.may_see(user)
    except Exception:
        # Nobody is told of what they perhaps may not see.
        logger.exception("Who may see what waits is not known: %s", entry.name)
        return False


def _shown(entry: WaitingEntry, request: HttpRequest) -> ShownEntry | None:
    """None where nothing waits."""
    waiting = entry.find(request)
    if not waiting.number:
        return None
    return ShownEntry(
        label=str(entry.label % {"number": waiting.number}),
        address=entry.address(request),
        since=_day(waiting.since),
        overdue=waiting.overdue,
        urgency=entry.urgency,
    )


def _day(moment: datetime | date | None) -> date | None:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment

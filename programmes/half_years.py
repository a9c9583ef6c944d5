"""Half-years, in which commitments are judged: each spring and autumn [avoinhallinto.fi/toimeenpano]."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

# Finland joined the Partnership then.
FIRST_YEAR = 2013


class Half(models.IntegerChoices):
    """From the first of January and from the first of July."""

    SPRING = 1, _("spring")
    AUTUMN = 2, _("autumn")


class HalfYear(NamedTuple):
    """A half-year; they are sorted by time. Days are those of Finland's calendar."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, Half.SPRING if day.month <= 6 else Half.AUTUMN)

    @classmethod
    def current(cls) -> "HalfYear":
        return cls.of(timezone.localdate())

    @property
    def next(self) -> "HalfYear":
        is_spring = self.half == Half.SPRING
        return HalfYear(self.year, Half.AUTUMN) if is_spring else HalfYear(self.year + 1, Half.SPRING)

    @property
    def first_day(self) -> date:
        return date(self.year, 1 if self.half == Half.SPRING else 7, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def is_over(self) -> bool:
        return timezone.localdate() > self.last_day

    @property
    def name(self) -> str:
        """`Autumn 2026`, in the active language."""
        return f"{capfirst(str(Half(self.half).label))} {self.year}"

    def back_to(self, first: "HalfYear") -> Iterator["HalfYear"]:
        """This half-year and those before it, the newest first, as far as `first`."""
        found = first
        half_years = []
        while found <= self:
            half_years.append(found)
            found = found.next
        return reversed(half_years)


def this_year() -> int:
    return timezone.localdate().year


def this_half() -> int:
    return HalfYear.current().half

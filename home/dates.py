"""Dates and times as each language writes them, in Finland's time."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language

WEEKDAYS = {
    "fi": ("ma", "ti", "ke", "to", "pe", "la", "su"),
    "sv": ("mån", "tis", "ons", "tors", "fre", "lör", "sön"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def first_of_month(day: date, months_before: int = 0) -> date:
    """The first day of the month of `day`, or of a month before it."""
    month = day.year * 12 + day.month - 1 - months_before
    return date(month // 12, month % 12 + 1, 1)


def writing_language() -> str:
    language = get_language() or "fi"
    return language if language in WEEKDAYS else "en"


def written_date(day: date) -> str:
    """`12.5.2025`, in English `12 May 2025`."""
    if writing_language() == "en":
        return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day}.{day.month}.{day.year}"


def written_day(day: date) -> str:
    """The date after its weekday: `ma 12.5.2025`, `mån 12.5.2025`, `Mon 12 May 2025`."""
    return f"{WEEKDAYS[writing_language()][day.weekday()]} {written_date(day)}"


def written_span(start: datetime, end: datetime) -> str:
    """When something is: `ma 12.5.2025 klo 9–10`, `mån 12.5.2025 kl. 9–10`, `Mon 12 May 2025, 9–10`.

    `start` and `end` are aware; they are written in Finland's time. Over several days both days are named.
    """
    start, end = timezone.localtime(start), timezone.localtime(end)
    if start.date() != end.date():
        return f"{_day_and_clock(start)} – {_day_and_clock(end)}"
    with_minutes = writing_language() == "en" and (start.minute or end.minute)
    clock = f"{_clock(start, with_minutes)}–{_clock(end, with_minutes)}"
    return f"{written_day(start.date())}{_before_clock()}{clock}"


def written_clock(moment: datetime) -> str:
    """A moment in Finland's time: `ma 12.5.2025 klo 9.30`, `Mon 12 May 2025, 9:30`."""
    return _day_and_clock(timezone.localtime(moment))


def _before_clock() -> str:
    return {"fi": " klo ", "sv": " kl. ", "en": ", "}[writing_language()]


def _day_and_clock(moment: datetime) -> str:
    return f"{written_day(moment.date())}{_before_clock()}{_clock(moment, with_minutes=bool(moment.minute))}"


def _clock(moment: datetime, with_minutes: bool | int = False) -> str:
    if not (moment.minute or with_minutes):
        return str(moment.hour)
    separator = ":" if writing_language() == "en" else "."
    return f"{moment.hour}{separator}{moment.minute:02}"

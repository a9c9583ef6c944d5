"""Events for a calendar programme: one as a file, those to come as a feed. iCalendar, RFC 5545."""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from wagtail.models import Page

LINE_BYTES = 75
# An event is the same one whatever host name it was fetched from, and in every language: so it is not added twice.
UID_DOMAIN = "avoinhallinto.fi"
# How often a calendar programme looks at the feed again, in RFC 7986's words and in those that came before it.
REFRESH = ["REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H"]
# A calendar must hold something (RFC 5545, 3.6): where no event is planned, the feed holds its time zone.
TIME_ZONE = [
    *("BEGIN:VTIMEZONE", "TZID:Europe/Helsinki"),
    *("BEGIN:STANDARD", "DTSTART:19961027T040000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    *("TZOFFSETFROM:+0300", "TZOFFSETTO:+0200", "TZNAME:EET", "END:STANDARD"),
    *("BEGIN:DAYLIGHT", "DTSTART:19970330T030000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    *("TZOFFSETFROM:+0200", "TZOFFSETTO:+0300", "TZNAME:EEST", "END:DAYLIGHT"),
    "END:VTIMEZONE",
]


def event_file(event: Page, request: HttpRequest) -> HttpResponse:
    """One event as a file that a calendar programme opens."""
    return _answer(_calendar(_event(event, request)), f"{event.slug}.ics", is_attachment=True)


def event_feed(events: Iterable[Page], name: str, request: HttpRequest) -> HttpResponse:
    """Events as a calendar called `name`, to which a calendar programme subscribes."""
    lines = [f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}", *REFRESH, *TIME_ZONE]
    for event in events:
        lines += _event(event, request)
    return _answer(_calendar(lines), "events.ics", is_attachment=False)


def _event(event: Page, request: HttpRequest) -> list[str]:
    """An event's lines, with the joining address only where everyone may see it."""
    description = "\n".join(filter(None, [event.summary, event.public_joining_url]))
    fields = {
        "UID": f"{event.translation_key}@{UID_DOMAIN}",
        "DTSTAMP": written_moment(event.last_published_at or timezone.now()),
        "DTSTART": written_moment(event.starts_at),
        "DTEND": written_moment(event.ends_at),
        "SUMMARY": escaped(event.title),
        "LOCATION": escaped(event.place),
        "DESCRIPTION": escaped(description),
        "URL": event.get_full_url(request),
    }
    return ["BEGIN:VEVENT", *(f"{name}:{value}" for name, value in fields.items() if value), "END:VEVENT"]


def _calendar(lines: list[str]) -> str:
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Avoinhallinto.fi//Events//FI", *lines, "END:VCALENDAR"]
    return "".join(f"{folded(line)}\r\n" for line in whole)


def _answer(calendar: str, file_name: str, is_attachment: bool) -> HttpResponse:
    disposition = content_disposition_header(is_attachment, file_name)
    headers = {"Content-Disposition": disposition} if disposition else {}
    return HttpResponse(calendar, content_type="text/calendar; charset=utf-8", headers=headers)


def written_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Text as a value: RFC 5545, 3.3.11."""
    lines = text.splitlines()
    plain = "\n".join("".join(sign for sign in line if unicodedata.category(sign) != "Cc") for line in lines)
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, each but the first after a space: RFC 5545, 3.1."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > LINE_BYTES - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])

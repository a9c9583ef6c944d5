"""An event as a file for a calendar programme: iCalendar, RFC 5545."""

from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

LINE_BYTES = 75


def event_calendar(event: Page, request: HttpRequest) -> str:
    """The calendar file of one event, with the joining address only where everyone may see it."""
    description = "\n".join(filter(None, [event.summary, event.public_joining_url]))
    fields = {
        "UID": f"{event.translation_key}@{request.get_host()}",
        "DTSTAMP": written_moment(event.last_published_at or timezone.now()),
        "DTSTART": written_moment(event.starts_at),
        "DTEND": written_moment(event.ends_at),
        "SUMMARY": escaped(event.title),
        "LOCATION": escaped(event.place),
        "DESCRIPTION": escaped(description),
        "URL": event.get_full_url(request),
    }
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Avoinhallinto.fi//Events//FI", "BEGIN:VEVENT"),
        *(f"{name}:{value}" for name, value in fields.items() if value),
        *("END:VEVENT", "END:VCALENDAR"),
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def written_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """Text as a value: RFC 5545, 3.3.11."""
    plain = "\n".join(text.splitlines())
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

"""Dates in templates: see `home.dates` for how they are written."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from home.dates import written_date, written_span

register = template.Library()


@register.filter
def as_date(moment: date | datetime | None) -> str:
    """A day, or the day of a moment in Finland; nothing for nothing."""
    if moment is None:
        return ""
    return written_date(timezone.localtime(moment).date() if isinstance(moment, datetime) else moment)


@register.simple_tag
def span(start: datetime, end: datetime) -> str:
    return written_span(start, end)

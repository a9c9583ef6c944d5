"""Lists of events and award rounds for other apps' templates."""

from django import template
from django.utils import timezone

from home.visibility import in_language
from network.models import AwardRoundPage, EventPage

register = template.Library()


@register.simple_tag(takes_context=True)
def next_events(context, number: int):
    """The next `number` events that are not over, in the page's language."""
    events = in_language(EventPage.objects.all(), context["page"].language)
    return events.filter(ends_at__gte=timezone.now()).order_by("starts_at")[:number]


@register.simple_tag(takes_context=True)
def open_award_rounds(context):
    """The award rounds whose call is open today."""
    rounds = AwardRoundPage.objects.open_on(timezone.localdate())
    return in_language(rounds, context["page"].language).order_by("-year")

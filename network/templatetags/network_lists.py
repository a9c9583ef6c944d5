"""Lists of events and award rounds, and the ways to the network's forms, for every app's templates."""

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from home.visibility import in_language
from network.models import AwardRoundPage, EventPage
from network.nominating.addresses import nominating_address
from network.suggesting.addresses import suggesting_address

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


@register.simple_tag
def suggesting_page_address() -> str:
    """Where a topic or an organiser is suggested, in the active language."""
    return suggesting_address(get_language() or "fi")


@register.simple_tag
def nominating_page_address(award_round: AwardRoundPage, practice=None) -> str:
    """Where a practice is nominated in a round, in the active language; `practice` is chosen there beforehand."""
    return nominating_address(get_language() or "fi", award_round.year, practice and practice.pk)

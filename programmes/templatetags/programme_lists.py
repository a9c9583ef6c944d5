"""Lists of action programmes for other apps' templates."""

from django import template

from home.visibility import in_language
from programmes.commitments import commitment_tree
from programmes.lights import LightCount, light_counts
from programmes.models import ProgrammePage

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_programme(context) -> ProgrammePage | None:
    """The newest action programme, in the page's language."""
    return in_language(ProgrammePage.objects.all(), context["page"].language).order_by("-start_year").first()


@register.simple_tag(takes_context=True)
def lights_of(context, programme: ProgrammePage) -> list[LightCount]:
    """How many of a programme's commitments have which status light; none where nothing was assessed."""
    return light_counts(commitment_tree(programme, context["page"].language))

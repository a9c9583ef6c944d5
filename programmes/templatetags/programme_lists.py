"""Lists of action programmes for other apps' templates."""

from django import template

from home.visibility import in_language
from programmes.models import ProgrammePage

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_programme(context) -> ProgrammePage | None:
    """The newest action programme, in the page's language."""
    return in_language(ProgrammePage.objects.all(), context["page"].language).order_by("-start_year").first()

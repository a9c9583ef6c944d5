"""Names of languages in running text, in the active language."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def in_language_name(code: str) -> str:
    """The mark on something that is told in another language than the page."""
    return {"fi": _("in Finnish"), "sv": _("in Swedish"), "en": _("in English")}.get(code, code)

"""The way to the feedback form from wherever a reader is."""

from django import template
from django.template import Context
from django.utils.translation import get_language
from wagtail.models import Page

from home.feedback.addresses import feedback_address

register = template.Library()


@register.simple_tag(takes_context=True)
def feedback_link(context: Context) -> dict[str, str | bool]:
    """The form's `address` in the active language, and whether it `is_about_page`, the context's, which it names."""
    page = context.get("page")
    number = page.pk if isinstance(page, Page) else None
    return {"address": feedback_address(get_language() or "", number), "is_about_page": bool(number)}

"""The checks before publishing, in the side panel of the page editor."""

from django import template

from home.base_page import BasePage
from home.page_checks import PageCheck

register = template.Library()


@register.simple_tag
def checks_before_publishing(edited: object) -> list[PageCheck]:
    """The checks of what is edited, as it was last saved; none where it is no page of the site."""
    return edited.checks_before_publishing() if isinstance(edited, BasePage) else []

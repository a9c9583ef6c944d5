"""The addresses of the search for templates, in the active language."""

from urllib.parse import urlencode

from django import template
from django.utils.translation import get_language

from search import addresses

register = template.Library()


@register.simple_tag
def search_address() -> str:
    return addresses.search_address(get_language() or "")


@register.simple_tag
def suggestions_address(page_type: str = "") -> str:
    """Of pages of every kind, or of one."""
    address = addresses.suggestions_address(get_language() or "")
    return f"{address}?{urlencode({'page-type': page_type})}" if page_type else address

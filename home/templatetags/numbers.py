"""Numbers as the reader's language writes them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands set apart: 12 500 in Finnish and Swedish, 12,500 in English.

    Not a setting for all templates: numbers in addresses, ids and fields must stay as they are.
    """
    return number_format(number, force_grouping=True)

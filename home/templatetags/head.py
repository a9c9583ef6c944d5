"""A page's metadata in templates: see `home.head`."""

from django import template
from django.template import Context

from home.head import Head, head_of

register = template.Library()


@register.inclusion_tag("components/head.html", takes_context=True)
def page_head(context: Context, number: int = 1, is_indexed: bool = True) -> dict[str, Head]:
    """The head of the context's page, or of page `number` of its list; not for search engines where a list is
    filtered."""
    return {"head": head_of(context["page"], context["request"], context["frame"], number, is_indexed)}

"""Which links a page has: in running text, in blocks, in fields for addresses, and in the rows that belong to it.

Everything is read as it is stored, so that a link to what is no longer there is found as well.
"""

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

from home.visibility import public

PAGE, DOCUMENT = "page", "document"
INSIDE = (PAGE, DOCUMENT)
PAGES_AT_ONCE = 200


class _LinkParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        values = dict(attrs)
        if values.get("linktype") in INSIDE and (values.get("id") or "").isdigit():
            self.links.append(f"{values['linktype']}:{values['id']}")
        elif values.get("href"):
            self.links.append(values["href"] or "")


def links_in_text(text: str) -> list[str]:
    """The links of a rich text as it is stored: addresses, `page:<id>` and `document:<id>`."""
    parser = _LinkParser()
    parser.feed(text)
    parser.close()
    return parser.links


def links_in_block(block: blocks.Block, raw: object) -> Iterator[str]:
    """The links in the stored value of a block, and of all that are in it."""
    if not raw:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield from links_in_text(str(raw))
    elif isinstance(block, blocks.URLBlock):
        yield str(raw)
    elif isinstance(block, blocks.PageChooserBlock):
        yield f"{PAGE}:{raw}"
    elif isinstance(block, DocumentChooserBlock):
        yield f"{DOCUMENT}:{raw}"
    for child, value in _children(block, raw):
        yield from links_in_block(child, value)


def _children(block: blocks.Block, raw) -> Iterator[tuple[blocks.Block, object]]:
    """The blocks in a block, each with its stored value."""
    if isinstance(block, blocks.ListBlock):
        for child in raw:
            is_item = isinstance(child, dict) and child.get("type") == "item"
            yield block.child_block, child["value"] if is_item else child
        return
    if isinstance(block, blocks.BaseStreamBlock):
        named = [(child["type"], child["value"]) for child in raw]
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(raw, dict):
        named = list(raw.items())
    else:
        return
    yield from ((block.child_blocks[name], value) for name, value in named if name in block.child_blocks)


def link_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model that may have links in them."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (RichTextField, StreamField, models.URLField))
    ]


def _links_in_row(row: models.Model, fields: Iterable[models.Field]) -> Iterator[str]:
    shown_by = getattr(row, "addresses_shown_by", {})
    for field in fields:
        value = getattr(row, field.name)
        if not value or (field.name in shown_by and not getattr(row, shown_by[field.name])):
            continue
        if isinstance(field, StreamField):
            yield from links_in_block(field.stream_block, list(value.raw_data))
        elif isinstance(field, RichTextField):
            yield from links_in_text(value)
        else:
            yield value


def links_of_pages() -> Iterator[tuple[int, str]]:
    """(page id, link) of every public page, whatever its type.

    An alias is left out: what is wrong in it is put right on the page that it shows.
    """
    for model in get_page_models():
        pages = public(model.objects.filter(alias_of=None))
        if fields := link_fields(model):
            for page in pages.iterator(PAGES_AT_ONCE):
                yield from ((page.pk, link) for link in _links_in_row(page, fields))
        for relation in get_all_child_relations(model):
            if relation.model is Page or not (fields := link_fields(relation.related_model)):
                continue
            parent = relation.field.attname
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": pages})
            for row in rows.iterator(PAGES_AT_ONCE):
                yield from ((getattr(row, parent), link) for link in _links_in_row(row, fields))

"""The blocks that every StreamField of the site is made of: few, shared, a template each."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock
from wagtail_localize.segments import StringSegmentValue

# Headings start at h2: the page's title is its one h1.
TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul"]
SHORT_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("quotation"))
    source = blocks.CharBlock(label=_("who said it, or where"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class FigureBlock(blocks.StructBlock):
    """An image with its alternative text, which Wagtail's ImageBlock requires unless it is marked as decoration."""

    image = ImageBlock(label=_("image"))
    caption = blocks.CharBlock(label=_("caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/figure.html"


class AttachmentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = blocks.CharBlock(label=_("title"), required=False, help_text=_("The document's own title if left empty."))

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        template = "blocks/attachment.html"


class LinkValue(blocks.StructValue):
    @cached_property
    def address(self) -> str:
        page = self.get("page")
        return page.localized.url or "" if page else self.get("url", "")

    @cached_property
    def text(self) -> str:
        page = self.get("page")
        return self.get("title") or (page.localized.title if page else self.get("url", ""))


class LinkBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("page of this site"), required=False)
    url = blocks.URLBlock(label=_("or an address elsewhere"), required=False)
    title = blocks.CharBlock(label=_("text of the link"), required=False)

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = ValidationError(_("Choose a page or give an address: one of the two."))
            raise blocks.StructBlockValidationError(block_errors={"page": message})
        if cleaned.get("url") and not cleaned.get("title"):
            message = ValidationError(_("Say in words where the address leads."))
            raise blocks.StructBlockValidationError(block_errors={"title": message})
        return cleaned


class LinkListBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False)
    links = blocks.ListBlock(LinkBlock(), label=_("links"), min_num=1)

    class Meta:
        icon = "list-ul"
        label = _("List of links")
        template = "blocks/link_list.html"


class VideoBlock(blocks.StructBlock):
    """A video as a link: nothing is loaded from another host unless the reader follows it."""

    title = blocks.CharBlock(label=_("title"))
    url = blocks.URLBlock(label=_("address of the video"))
    length = blocks.CharBlock(label=_("length"), required=False, help_text=_("For example 12 min"))
    captions = blocks.CharBlock(label=_("captions and transcript"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"


def _table_texts(value: dict) -> Iterator[tuple[str, str]]:
    yield "caption", value.get("table_caption") or ""
    for row, cells in enumerate(value.get("data") or []):
        for column, text in enumerate(cells):
            yield f"cell-{row}-{column}", text or ""


class CaptionedTableBlock(TableBlock):
    """A table whose caption and cells are translated. wagtail-localize leaves TableBlock out; these two methods are
    its own way for a block to say what of it is text (`segments/extract.py`, `segments/ingest.py`)."""

    def get_translatable_segments(self, value: dict | None) -> list[StringSegmentValue]:
        return [StringSegmentValue(name, text) for name, text in _table_texts(value or {}) if text]

    def restore_translated_segments(self, value: dict, segments: list[StringSegmentValue]) -> dict:
        translated = {segment.path: segment.render_text() for segment in segments}
        rows = [
            [translated.get(f"cell-{row}-{column}", text) for column, text in enumerate(cells)]
            for row, cells in enumerate(value["data"])
        ]
        return {**value, "data": rows, "table_caption": translated.get("caption", value.get("table_caption", ""))}

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class AccordionItemBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"))
    text = blocks.RichTextBlock(label=_("text"), features=SHORT_TEXT_FEATURES)


class AccordionBlock(blocks.StructBlock):
    parts = blocks.ListBlock(AccordionItemBlock(), label=_("parts"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Accordion")
        template = "blocks/accordion.html"


class CallOutBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("heading"), required=False)
    text = blocks.RichTextBlock(label=_("text"), features=SHORT_TEXT_FEATURES)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "blocks/call_out.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    text = TextBlock()
    quote = QuoteBlock()
    figure = FigureBlock()
    attachment = AttachmentBlock()
    link_list = LinkListBlock()
    video = VideoBlock()
    table = CaptionedTableBlock()
    accordion = AccordionBlock()
    call_out = CallOutBlock()


def plain_text_of(value: blocks.StreamValue) -> list[str]:
    """The texts of a StreamField's value as HTML or plain pieces, for the search."""
    return [str(content) for content in value.stream_block.get_searchable_content(value)]


def documents_of(value: blocks.StreamValue) -> list[int]:
    """The ids of the documents attached in a StreamField's value."""
    return [child.value["document"].pk for child in value if child.block_type == "attachment"]


def running_text_of(value: blocks.StreamValue) -> list[str]:
    """What is written in sentences in a StreamField's value: not its tables, its lists of links and its captions."""
    texts = []
    for child in value:
        if child.block_type == "text":
            texts.append(str(child.value))
        elif child.block_type == "call_out":
            texts.append(str(child.value["text"]))
        elif child.block_type == "accordion":
            texts += [str(part["text"]) for part in child.value["parts"]]
    return texts


def alternative_texts_of(value: blocks.StreamValue) -> list[str]:
    """The alternative texts of the images in a StreamField's value that are no decoration; "" where one is missing."""
    images = [child.value["image"] for child in value if child.block_type == "figure"]
    return [image.contextual_alt_text or "" for image in images if image and not image.decorative]

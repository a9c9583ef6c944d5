"""From the content files' light markup to what the page's fields hold."""

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.apps import apps
from wagtail.models import Page

LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
PageFinder = Callable[[str], Page | None]


def rich_text(text: str, find_page: PageFinder) -> str:
    """Paragraphs, `## ` headings, `- ` lists and `[links](page:key)` as rich text."""
    pieces = [piece.strip() for piece in re.split(r"\n\s*\n", text.strip()) if piece.strip()]
    return "".join(_piece(piece, find_page) for piece in pieces)


def _piece(piece: str, find_page: PageFinder) -> str:
    lines = piece.splitlines()
    if lines[0].startswith("## "):
        rest = " ".join(lines[1:]).strip()
        heading = f"<h2>{_inline(lines[0][3:], find_page)}</h2>"
        return heading + (f"<p>{_inline(rest, find_page)}</p>" if rest else "")
    if lines[0].startswith("- "):
        items = re.split(r"\n- ", piece.removeprefix("- "))
        return "<ul>" + "".join(f"<li>{_inline(' '.join(item.split()), find_page)}</li>" for item in items) + "</ul>"
    return f"<p>{_inline(' '.join(lines), find_page)}</p>"


def _inline(text: str, find_page: PageFinder) -> str:
    def link(found: re.Match) -> str:
        words, target = found.groups()
        if target.startswith("page:"):
            page = find_page(target.removeprefix("page:"))
            return f'<a linktype="page" id="{page.pk}">{words}</a>' if page else words
        return f'<a href="{target}">{words}</a>'

    return LINK.sub(link, escape(text, quote=False))


def stream(blocks: list[dict[str, Any]], name: str, find_page: PageFinder) -> list[dict[str, Any]]:
    """A StreamField's raw value. A block's id comes from `name` and its place: the same in every language."""
    return [_block(block, uuid5(NAMESPACE_URL, f"{name}:{place}"), find_page) for place, block in enumerate(blocks)]


def _block(block: Mapping[str, Any], block_id, find_page: PageFinder) -> dict[str, Any]:
    kind = block["type"]
    value = {name: content for name, content in block.items() if name != "type"}

    def listed(items: list[dict], item_type: str = "item") -> list[dict]:
        return [
            {"type": item_type, "id": str(uuid5(block_id, str(place))), "value": item}
            for place, item in enumerate(items)
        ]

    if kind == "text":
        value = rich_text(block["text"], find_page)
    elif kind == "call_out":
        value["text"] = rich_text(block["text"], find_page)
    elif kind == "accordion":
        parts = [{**part, "text": rich_text(part["text"], find_page)} for part in block["parts"]]
        value["parts"] = listed(parts)
    elif kind == "link_list":
        value["links"] = listed([_link(link, find_page) for link in block["links"]])
    elif kind == "table":
        value = {
            "data": [block["header"], *block["rows"]],
            "table_caption": block.get("caption", ""),
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        }
    return {"type": kind, "id": str(block_id), "value": value}


def _link(link: Mapping[str, str], find_page: PageFinder) -> dict[str, Any]:
    page = find_page(link["page"]) if "page" in link else None
    return {"page": page.pk if page else None, "url": link.get("url", ""), "title": link.get("title", "")}


def term_model(file_name: str):
    """The model of a file of terms: `target_groups` holds TargetGroup."""
    return apps.get_model("home", file_name.replace("_", "").removesuffix("s"))

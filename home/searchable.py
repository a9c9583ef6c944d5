"""What a page tells the search about itself. Page types fill it; `search` reads it and knows no page type by name."""

import datetime
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import strip_tags


@dataclass(frozen=True)
class Searchable:
    """The searchable content of one page in one language, as plain text.

    `labels` are words that find the page from any language: language code to texts, such as the names of its terms.
    `facets` map a facet's name in addresses (`work-area`) to the page's values there (`osallisuus`).
    `date` is what «newest first» goes by. `documents` are the ids of attached documents whose text is searched too.
    """

    title: str
    summary: str = ""
    body: str = ""
    labels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    date: datetime.date | None = None
    documents: Sequence[int] = ()


def plain_text(*pieces: str) -> str:
    """The text of pieces of HTML, a line a piece; a tag's end is a word's end."""
    return "\n".join(
        " ".join(html.unescape(strip_tags(piece.replace("<", " <"))).split()) for piece in pieces if piece
    )

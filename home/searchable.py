"""What a page tells the search about itself. Page types fill it; `search` reads it and knows no page type by name."""

import datetime
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.html import strip_tags

FOLDED_SPACE = re.compile(r"[ \t\r\n\f\v]+")


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

    def in_short(self) -> "Searchable":
        """What is searched of a page that is a short version: what it shows, and its facts."""
        return replace(self, body="", documents=())


def plain_text(*pieces: str) -> str:
    """The text of pieces of HTML, a line a piece; a tag's end is a word's end. Spaces that hold a number together
    (2 000) stay as they are."""
    return "\n".join(
        FOLDED_SPACE.sub(" ", html.unescape(strip_tags(piece.replace("<", " <")))).strip() for piece in pieces if piece
    )

"""The texts of a page that a translator translates, piece by piece as wagtail-localize cuts them.

A text is named by its place and a digest of its words: `body.3f…:9a0d…`. The same name means that nothing changed.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# The address is not read as text: a changed one makes no translation outdated.
NOT_READ = ("slug",)
# All that a short version shows.
SHORT_VERSION_PLACES = ("title", "summary", "seo_title", "search_description")


def text_name(place: str, words: str) -> str:
    return f"{place}:{hashlib.sha256(words.encode()).hexdigest()[:16]}"


def texts_of(page: Page) -> set[str]:
    """The names of the texts of a specific page, as it is in the database: the published ones of a live page."""
    pieces = (segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue))
    return {text_name(piece.path, piece.string.data) for piece in pieces if piece.path not in NOT_READ}


def translated_texts(translation: Translation, until: datetime | None = None) -> set[str]:
    """The names of the source's texts that have a translation, written at `until` at the latest."""
    written = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale=translation.target_locale_id,
        has_error=False,
    )
    if until:
        written = written.filter(updated_at__lte=until)
    pieces = StringSegment.objects.filter(Exists(written), source=translation.source_id).values_list(
        "context__path", "string__data"
    )
    return {text_name(place, words) for place, words in pieces if place not in NOT_READ}


def of_short_version(texts: Iterable[str]) -> set[str]:
    """Of named texts those that a short version shows."""
    return {text for text in texts if text.partition(":")[0] in SHORT_VERSION_PLACES}

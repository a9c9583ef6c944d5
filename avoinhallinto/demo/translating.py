"""Translations as wagtail-localize keeps them: segment by segment, so that a translator can go on from them."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from avoinhallinto.demo.content_files import ContentError


def translate_page(page: Page, locale: Locale, fill: Callable[[Page], None], key: str) -> bool:
    """Translates a page and publishes the translation. `fill` puts the translated texts into a copy of the page.

    Gives False where the page's parent is not there in that language. Raises ContentError where the translation has
    another number of pieces (paragraphs, list items) than the source.
    """
    source, _ = TranslationSource.update_or_create_from_instance(page)
    parent = page.get_parent()
    if not parent.is_root() and not parent.has_translation(locale):
        return False
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    copy = source.as_instance()
    fill(copy)
    written = _by_path(segment for segment in extract_segments(copy) if isinstance(segment, StringSegmentValue))
    wanted = defaultdict(list)
    for segment in StringSegment.objects.filter(source=source).order_by("order").select_related("string", "context"):
        wanted[segment.context.path].append(segment)
    for path, segments in wanted.items():
        texts = written.get(path, [])
        if len(texts) != len(segments):
            raise ContentError(
                f"{key}, {locale.language_code}: {path} has {len(texts)} pieces, the source {len(segments)}."
            )
        for segment, text in zip(segments, texts, strict=True):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=locale,
                defaults={"data": text.string.data, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
            )
    # wagtail-localize publishes when the transaction commits, by when the page in its hands may be stale (its number
    # of children, as more are added). So the translation is saved as a draft and published here and now.
    translation.save_target(publish=False)
    translation.get_target_instance().latest_revision.publish()
    return True


def _by_path(segments: Iterable[StringSegmentValue]) -> dict[str, list[StringSegmentValue]]:
    found = defaultdict(list)
    for segment in segments:
        found[segment.path].append(segment)
    return found

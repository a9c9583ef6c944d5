"""Which page is the source of a translation."""

from collections.abc import Iterable

from wagtail.models import Page
from wagtail_localize.models import Translation

from home.visibility import FALLBACK_LANGUAGES, language_of


def _with_sources(versions: Iterable[Page]) -> list[tuple[Page, Page | None]]:
    """Each language version of one page with its source: the one wagtail-localize translates it from, also after that
    was stopped; else the first original in the order of languages, Finnish first."""
    by_locale = {version.locale_id: version for version in versions}
    keys = {version.translation_key for version in by_locale.values()}
    translated = dict(
        Translation.objects.filter(source__object_id__in=keys).values_list("target_locale_id", "source__locale_id")
    )
    originals = [version for locale, version in by_locale.items() if translated.get(locale) not in by_locale]
    first = min(originals, key=_place_of_language, default=None)
    found = []
    for locale, version in by_locale.items():
        source = by_locale.get(translated[locale]) if locale in translated else None
        found.append((version, source or (first if first is not version else None)))
    return found


def _place_of_language(page: Page) -> int:
    code = language_of(page.locale_id)
    return FALLBACK_LANGUAGES.index(code) if code in FALLBACK_LANGUAGES else len(FALLBACK_LANGUAGES)


def versions_of(page: Page) -> list[Page]:
    """The page in all its languages, itself among them, published or not."""
    # An alias shows another page: it is not a translation, and follows that page by itself.
    return list(Page.objects.filter(translation_key=page.translation_key, alias_of=None, depth__gt=1))


def source_of(page: Page) -> Page | None:
    """The page that `page` is a translation of, or None where it is the original."""
    return next((source for version, source in _with_sources(versions_of(page)) if version.pk == page.pk), None)


def translations_of(page: Page) -> list[Page]:
    """The pages that are translations of `page`, published or not."""
    return [version for version, source in _with_sources(versions_of(page)) if source and source.pk == page.pk]

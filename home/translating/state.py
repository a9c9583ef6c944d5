"""What is noted of each translation: which of its source's texts it covers, and since when it lacks some."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models.translated_page import TranslatedPage
from home.translating.texts import of_short_version, texts_of, translated_texts


def _managed(page: Page) -> Translation | None:
    """wagtail-localize's record of a translation that is made piece by piece."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


def note_translation(page: Page, source: Page) -> None:
    """Notes that a translation of `source` was published: from now on it covers what is translated.

    A page that is written freely, not piece by piece, covers all of its source: nobody but its writer can tell.
    """
    now = timezone.now()
    managed = _managed(page)
    current = texts_of(source)
    state, _is_new = TranslatedPage.objects.get_or_create(page_id=page.pk)
    covered = _published_texts(managed, page, state) if managed else current
    if state.translated_at is None or not _lacking(state, current, covered):
        state.translated_at = now
    state.source_id = source.pk
    state.source_texts, state.translated_texts = sorted(current), sorted(covered)
    _settle(state, now)


def _published_texts(managed: Translation, page: Page, state: TranslatedPage) -> set[str]:
    """The texts whose translation is in what is published: a draft that waited for approval holds nothing that was
    translated since. One that was covered before, and was only reworded since, still is."""
    if page.live_revision is None:
        return translated_texts(managed)
    in_revision = translated_texts(managed, until=page.live_revision.created_at)
    return in_revision | (translated_texts(managed) & set(state.translated_texts))


def note_source(source: Page, translations: Iterable[Page]) -> None:
    """Notes for each translation what it lacks now that `source` was published.

    Called before wagtail-localize reads the source anew: what a translation covered is known by what it had read.
    """
    now = timezone.now()
    current = texts_of(source)
    states = TranslatedPage.objects.in_bulk([page.pk for page in translations], field_name="page_id")
    for page in translations:
        state = states.get(page.pk) or _first_state(page, current)
        if _shown(state, set(state.source_texts)) != _shown(state, current):
            state.source_changed_at = now
        state.source_id = source.pk
        state.source_texts = sorted(current)
        _settle(state, now)


def _first_state(page: Page, current: set[str]) -> TranslatedPage:
    """The state of a translation that was there before anything was noted."""
    managed = _managed(page)
    covered = sorted(translated_texts(managed) if managed else current)
    return TranslatedPage(
        page_id=page.pk, translated_at=page.last_published_at, translated_texts=covered, source_texts=covered
    )


def set_short_version(page: Page, source: Page | None, is_short: bool) -> None:
    """Makes a translation a short version of its source, or the whole text again."""
    state, _is_new = TranslatedPage.objects.get_or_create(page_id=page.pk)
    state.is_short_version = is_short
    state.source_id = source.pk if source else state.source_id
    _settle(state, timezone.now())


def _lacking(state: TranslatedPage, current: set[str], covered: set[str]) -> int:
    """How many texts are new or changed; where none is, how many are gone at the source."""
    current, covered = _shown(state, current), _shown(state, covered)
    return len(current - covered) or len(covered - current)


def _shown(state: TranslatedPage, texts: set[str]) -> set[str]:
    return of_short_version(texts) if state.is_short_version else texts


def _settle(state: TranslatedPage, now: datetime) -> None:
    state.changed_texts = _lacking(state, set(state.source_texts), set(state.translated_texts))
    if state.changed_texts:
        state.behind_since = state.behind_since or now
    else:
        state.behind_since = state.source_changed_at = None
    state.save()

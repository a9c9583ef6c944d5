"""What stands round every page: the main menu, the trail to the page, and its links to other languages."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from home.visibility import FALLBACK_LANGUAGES, public

# A language's name is written in that language, wherever it stands.
LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}

HOME_DEPTH = 2


@dataclass(frozen=True)
class LanguageLink:
    """A link to a page in one language. Where it is not translated, to the nearest translated page above it."""

    code: str
    name: str
    url: str
    is_current: bool
    is_translation: bool


@dataclass(frozen=True)
class Original:
    """The public page that the page is a translation of, where the reader is told: the page is a short version of it,
    or its text was changed on `changed_at` and the translation is from `translated_at`."""

    page: Page
    language: str
    is_short_version: bool
    changed_at: datetime | None
    translated_at: datetime | None


@dataclass(frozen=True)
class Frame:
    """`trail` holds the public pages above the page, the home page first; `beside_menu` the pages below the home page
    that are not in the menu, such as the contact page: they stand in the footer."""

    navigation: list[Page]
    trail: list[Page]
    language_links: list[LanguageLink]
    beside_menu: list[Page] = field(default_factory=list)
    original: Original | None = None


def frame_of(page: Page, request: HttpRequest) -> Frame:
    """The frame of a page, in one query: the main pages, and those above the page, in every language."""
    steps = range(HOME_DEPTH * Page.steplen, len(page.path) + 1, Page.steplen)
    above = Page.objects.filter(path__in=[page.path[:length] for length in steps]).values("translation_key")
    home_path = page.path[: HOME_DEPTH * Page.steplen]
    below_home = Q(content_type__in=_main_page_types(), depth=HOME_DEPTH + 1, path__startswith=home_path)
    found = list(
        public(Page.objects.filter(Q(translation_key__in=above) | below_home, depth__gte=HOME_DEPTH))
        .select_related("locale", "as_translation")
        .defer("as_translation__translated_texts", "as_translation__source_texts")
        .order_by("path")
    )
    main_pages = [shown for shown in found if (shown.locale_id, shown.depth) == (page.locale_id, HOME_DEPTH + 1)]
    navigation = [shown for shown in main_pages if shown.show_in_menus]
    beside_menu = [shown for shown in main_pages if not shown.show_in_menus]
    trail = [shown for shown in found if page.path.startswith(shown.path) and shown.path != page.path]
    links = _language_links(page, trail, found, request)
    return Frame(navigation, trail, links, beside_menu, _original(page, found, request))


def _original(page: Page, found: list[Page], request: HttpRequest) -> Original | None:
    if page.alias_of_id:
        return None
    itself = next((shown for shown in found if shown.pk == page.pk), None)
    if itself is None and page.live:
        return _original_of_restricted(page, request)
    state = getattr(itself, "as_translation", None)
    source = next((shown for shown in found if state and shown.pk == state.source_id), None)
    return _told_of(state, source)


def _original_of_restricted(page: Page, request: HttpRequest) -> Original | None:
    """As for a public page, where the reader may also read the original."""
    itself = Page.objects.filter(pk=page.pk).select_related("as_translation__source__locale").first()
    state = getattr(itself, "as_translation", None)
    source = state.source if state else None
    may_read = (
        source
        and source.live
        and all(restriction.accept_request(request) for restriction in source.get_view_restrictions())
    )
    return _told_of(state, source if may_read else None)


def _told_of(state, source: Page | None) -> Original | None:
    is_behind = state and state.source_changed_at and state.translated_at
    if source is None or not (is_behind or state.is_short_version):
        return None
    return Original(
        page=source,
        language=source.locale.language_code,
        is_short_version=state.is_short_version,
        changed_at=state.source_changed_at if is_behind else None,
        translated_at=state.translated_at,
    )


def _main_page_types() -> list[ContentType]:
    """The types that a page below the home page may have. They have an index, and few pages are of them; neither the
    depth nor the language narrows down a library of a hundred thousand practices."""
    models = apps.get_model("home", "HomePage").allowed_subpage_models()
    return list(ContentType.objects.get_for_models(*models).values())


def trail_of(page: Page) -> list[Page]:
    """The public pages above a page, the home page first."""
    steps = range(HOME_DEPTH * Page.steplen, len(page.path), Page.steplen)
    above = Page.objects.filter(path__in=[page.path[:length] for length in steps])
    return list(public(above).select_related("locale").order_by("path"))


def with_query_string(frame: Frame, query_string: str) -> Frame:
    """The frame with a query string ("?q=…") on its links to the same page in other languages."""
    links = [
        replace(link, url=link.url + query_string) if link.is_translation and query_string != "?" else link
        for link in frame.language_links
    ]
    return replace(frame, language_links=links)


def _language_links(page: Page, trail: list[Page], found: list[Page], request: HttpRequest) -> list[LanguageLink]:
    nearest_first = [page.translation_key, *(above.translation_key for above in reversed(trail))]
    versions = {(version.locale.language_code, version.translation_key): version for version in found}
    links = []
    for code in FALLBACK_LANGUAGES:
        nearest = next((versions[code, key] for key in nearest_first if (code, key) in versions), None)
        if nearest is None:
            continue
        is_translation = nearest.translation_key == page.translation_key
        url = nearest.get_url(request) or ""
        links.append(
            LanguageLink(
                code=code,
                name=LANGUAGE_NAMES[code],
                url=url if is_translation else f"{url}?untranslated={page.pk}",
                is_current=nearest.locale_id == page.locale_id,
                is_translation=is_translation,
            )
        )
    return links


def untranslated_page(request: HttpRequest) -> Page | None:
    """The public page that a language link could not follow (`?untranslated=<page id>`), if there is one."""
    value = request.GET.get("untranslated", "")
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        return None
    return public(Page.objects.filter(pk=int(value), depth__gte=HOME_DEPTH)).select_related("locale").first()

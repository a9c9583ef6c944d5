"""Which pages the public may see, and in which language one is shown where its own translation is missing."""

from collections.abc import Iterable
from functools import cache

from django.db.models import CharField, Exists, ExpressionWrapper, F, Manager, OuterRef, Q
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.query import PageQuerySet

# Where a page is not in the reader's language, it is offered in the first of these that it has.
FALLBACK_LANGUAGES = ("fi", "sv", "en")


@cache
def language_of(locale_id: int) -> str:
    """The language code of a locale. Kept for the life of the process: a locale's code never changes."""
    return Locale.objects.values_list("language_code", flat=True).get(pk=locale_id)


def public(pages: PageQuerySet) -> PageQuerySet:
    """Of `pages` the published ones that no view restriction covers, their own or one above them.

    In one query, unlike Wagtail's `.public()`, which reads the restrictions first, every time.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    covering = PageViewRestriction.objects.annotate(covered_path=path).filter(covered_path__startswith=F("page__path"))
    return pages.live().filter(~Exists(covering))


def language_order(language: str) -> tuple[str, ...]:
    """The languages in which a reader of `language` is offered a page, best first."""
    return (language, *(code for code in FALLBACK_LANGUAGES if code != language))


def in_language(pages: PageQuerySet, language: str | None = None) -> PageQuerySet:
    """Of each page in `pages` the one public version that a reader of `language` (the active one) is shown."""
    order = language_order(language or get_language() or FALLBACK_LANGUAGES[0])
    chosen = Q(locale__language_code=order[0])
    for place, code in enumerate(order[1:], start=1):
        better = Page.objects.live().filter(
            translation_key=OuterRef("translation_key"), locale__language_code__in=order[:place]
        )
        chosen |= Q(locale__language_code=code) & ~Exists(better)
    return public(pages).filter(chosen).select_related("locale")


def joined_in_language(pages: PageQuerySet | Manager, joined: Q, language: str) -> PageQuerySet:
    """The pages, any of whose language versions fulfils `joined`, each once, as a reader of `language` is shown it.

    Rows between pages point at one language's version; what they mean is the page in all its languages.
    """
    return in_language(pages.filter(translation_key__in=pages.filter(joined).values("translation_key")), language)


def shown_versions(pages: Iterable[Page], language: str | None = None) -> list[Page]:
    """The version a reader is shown of each of `pages`, in their order; those with no public version are left out.

    One query, however many pages; every page must be of one model.
    """
    pages = [page for page in pages if page is not None]
    if not pages:
        return []
    model = type(pages[0])
    versions = in_language(
        model.objects.filter(translation_key__in={page.translation_key for page in pages}), language
    )
    by_key = {version.translation_key: version for version in versions}
    return [by_key[page.translation_key] for page in pages if page.translation_key in by_key]

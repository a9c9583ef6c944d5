"""What search engines are told: robots.txt, and sitemap.xml with a list of pages for each language."""

from collections.abc import Iterable

from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from home.frame import HOME_DEPTH
from home.structured import Surroundings, moment, site_root
from home.visibility import FALLBACK_LANGUAGES, public
from search.addresses import SEARCH_PATHS

PAGES_IN_A_SITEMAP = 1000
KEPT_SECONDS = 3600


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read every page, but no search and no filtered list: there is no end of those."""
    context = {"root": site_root(request), "search_paths": SEARCH_PATHS.values()}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The sitemaps, one a language; a language of very many pages has several."""
    root = site_root(request)
    counted = (
        _pages(request)
        .order_by()
        .values("locale__language_code")
        .annotate(number=Count("pk"), changed=Max("last_published_at"))
    )
    by_language = {row["locale__language_code"]: row for row in counted}
    sitemaps = [
        (root + reverse("sitemap", args=[code, place]), moment(by_language[code]["changed"]))
        for code in FALLBACK_LANGUAGES
        if code in by_language
        for place in range(1, -(-by_language[code]["number"] // PAGES_IN_A_SITEMAP) + 1)
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": sitemaps}, content_type="application/xml")


@require_safe
@cache_control(public=True, max_age=KEPT_SECONDS)
def sitemap(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """Part `number` of a language's pages, each with its addresses in the other languages. Two queries of pages."""
    if number < 1:
        raise Http404("There is no such part of the sitemap.")
    start = (number - 1) * PAGES_IN_A_SITEMAP
    of_language = _pages(request).filter(locale__language_code=language).order_by("path")
    pages = list(of_language[start : start + PAGES_IN_A_SITEMAP])
    if not pages:
        raise Http404("There is no such part of the sitemap.")
    versions = _pages(request).filter(translation_key__in=[page.translation_key for page in pages])
    around = Surroundings(request, site_root(request), [])
    addresses = _addresses_by_language(versions, around)
    entries = [
        (addresses[page.translation_key][language], moment(page.last_published_at), addresses[page.translation_key])
        for page in pages
    ]
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")


def _pages(request: HttpRequest) -> QuerySet[Page]:
    """The public pages of the request's site, in every language."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    homes = Page.objects.filter(depth=HOME_DEPTH, translation_key=site.root_page.translation_key)
    below = Page.objects.none()
    for home in homes:
        below |= Page.objects.descendant_of(home, inclusive=True)
    return public(below).filter(alias_of__isnull=True).select_related("locale")


def _addresses_by_language(pages: Iterable[Page], around: Surroundings) -> dict[object, dict[str, str]]:
    """The addresses of each page by language, by translation key; in the order of the languages, with the default."""
    found: dict[object, dict[str, str]] = {}
    order = {code: place for place, code in enumerate(FALLBACK_LANGUAGES)}
    for page in sorted(pages, key=lambda page: order.get(page.locale.language_code, len(order))):
        addresses = found.setdefault(page.translation_key, {})
        addresses[page.locale.language_code] = around.address(page)
        addresses.setdefault("x-default", addresses[page.locale.language_code])
    return found

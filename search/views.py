"""The site-wide search, and the suggestions while typing."""

from dataclasses import asdict, replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from home.frame import HOME_DEPTH, Frame, frame_of, with_query_string
from home.visibility import public
from search.addresses import search_address
from search.facets import LANGUAGE, PAGE_TYPE, WORK_AREA
from search.query import query_from
from search.results import find
from search.searches import note_search
from search.suggestions import suggestions

SITE_FACETS = (PAGE_TYPE, WORK_AREA, LANGUAGE)
SUGGESTIONS_KEPT_SECONDS = 60


@require_safe
def site_search(request: HttpRequest, language: str) -> HttpResponse:
    """Every page of the site, searched and narrowed by its kind, work area and language."""
    query = query_from(request.GET, language, [facet.name for facet in SITE_FACETS])
    results = find(query, SITE_FACETS)
    note_search(results, request)
    frame = with_query_string(_frame(request, language), results.query.address())
    address = search_address(language)
    return render(request, "search/site_search.html", {"results": results, "frame": frame, "address": address})


@require_safe
@cache_control(public=True, max_age=SUGGESTIONS_KEPT_SECONDS)
def typing_suggestions(request: HttpRequest, language: str) -> JsonResponse:
    """Words and pages that begin as what is typed (`q`); `page-type`, repeated, limits the pages to some kinds."""
    found = suggestions(request.GET.get("q", ""), language, request.GET.getlist("page-type")[:10])
    return JsonResponse({"suggestions": [asdict(suggestion) for suggestion in found]})


def _frame(request: HttpRequest, language: str) -> Frame:
    """The frame of the home page in `language`, its language links leading to the search in each language."""
    site = Site.find_for_request(request)
    homes = Page.objects.filter(depth=HOME_DEPTH, locale__language_code=language)
    root = site and public(homes.filter(translation_key=site.root_page.translation_key)).first()
    if not root:
        return Frame([], [], [])
    frame = frame_of(root, request)
    links = [replace(link, url=search_address(link.code)) for link in frame.language_links]
    return replace(frame, trail=[root], language_links=links)

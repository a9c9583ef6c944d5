from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from home.base_page import BasePage
from home.frame import Frame, with_query_string
from practices.addresses import BRIEFING_PATHS, COMPARISON_PATHS, PARAMETER
from practices.comparison import briefs, compared_rows
from practices.facets import LIBRARY_FACETS
from practices.selection import MOST_BRIEFED, MOST_COMPARED, Selection, selection_from
from search.query import query_from
from search.results import find
from search.searches import note_search


class PracticeIndexPage(RoutablePageMixin, BasePage):
    """The library: the faceted search of good practices, and below it a comparison and a briefing of chosen ones.

    Every language's words for those lead to them in every language; each language's links have its own.
    """

    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["practices.PracticePage"]

    class Meta:
        verbose_name = _("library of good practices")
        verbose_name_plural = _("libraries of good practices")

    @path("")
    def library(self, request: HttpRequest) -> HttpResponse:
        query = query_from(
            request.GET, self.language, [facet.name for facet in LIBRARY_FACETS], page_types=("practice",)
        )
        selection = self._selection(request)
        results = find(replace(query, carried=tuple((PARAMETER, str(id_)) for id_ in selection.ids)), LIBRARY_FACETS)
        note_search(results, request)
        context = self.get_context(request)
        # Changing the language keeps the words and the filters: their values are the same in every language.
        frame = with_query_string(context["frame"], results.query.address())
        selection = selection.beside(result.page_id for result in results.results)
        context.update(results=results, frame=frame, selection=selection)
        return TemplateResponse(request, self.get_template(request), context)

    @path(COMPARISON_PATHS["fi"], name="compare-fi")
    @path(COMPARISON_PATHS["sv"], name="compare-sv")
    @path(COMPARISON_PATHS["en"], name="compare-en")
    def compare(self, request: HttpRequest) -> HttpResponse:
        """Two or three chosen practices side by side."""
        selection = self._selection(request)
        context = {
            "title": _("Compare good practices"),
            "most": MOST_COMPARED,
            "rows": compared_rows(selection.compared),
            "removals": selection.removals[:MOST_COMPARED],
        }
        return self._of_chosen(request, COMPARISON_PATHS, "practices/comparison.html", selection, context)

    @path(BRIEFING_PATHS["fi"], name="briefing-fi")
    @path(BRIEFING_PATHS["sv"], name="briefing-sv")
    @path(BRIEFING_PATHS["en"], name="briefing-en")
    def briefing(self, request: HttpRequest) -> HttpResponse:
        """Chosen practices in brief, for printing."""
        selection = self._selection(request)
        context = {
            "title": _("Good practices in brief"),
            "most": MOST_BRIEFED,
            "briefs": briefs(selection.briefed),
        }
        return self._of_chosen(request, BRIEFING_PATHS, "practices/briefing.html", selection, context)

    def _selection(self, request: HttpRequest) -> Selection:
        return selection_from(request.GET, self.language, self.get_url(request) or "/")

    def _of_chosen(
        self, request: HttpRequest, paths: dict[str, str], template: str, selection: Selection, context: dict
    ) -> HttpResponse:
        """A page about the chosen practices, at an address that holds nothing but them.

        The library's form sends its words and filters along, which say nothing there.
        """
        if set(request.GET) - {PARAMETER, "untranslated"}:
            chosen = request.GET.copy()
            for name in set(chosen) - {PARAMETER}:
                del chosen[name]
            return HttpResponseRedirect(f"{request.path}?{chosen.urlencode()}")
        page_context = self.get_context(request)
        frame = page_context["frame"]
        page_context.update(
            selection=selection,
            frame=_with_paths(frame, paths, selection.query_string),
            trail=[*frame.trail, self],
            **context,
        )
        return TemplateResponse(request, template, page_context)


def _with_paths(frame: Frame, paths: dict[str, str], query_string: str) -> Frame:
    """The frame of the library, its language links leading to the page below it in each language."""
    links = [
        replace(link, url=f"{link.url}{paths[link.code]}{query_string}") if link.is_translation else link
        for link in frame.language_links
    ]
    return replace(frame, language_links=links)

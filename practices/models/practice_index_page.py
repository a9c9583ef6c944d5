from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.base_page import BasePage
from home.frame import with_query_string
from practices.facets import LIBRARY_FACETS
from search.query import query_from
from search.results import find
from search.searches import note_search


class PracticeIndexPage(BasePage):
    """The library: the faceted search of good practices."""

    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["practices.PracticePage"]

    class Meta:
        verbose_name = _("library of good practices")
        verbose_name_plural = _("libraries of good practices")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        query = query_from(
            request.GET, self.language, [facet.name for facet in LIBRARY_FACETS], page_types=("practice",)
        )
        results = find(query, LIBRARY_FACETS)
        note_search(results, request)
        # Changing the language keeps the words and the filters: their values are the same in every language.
        context["frame"] = with_query_string(context["frame"], results.query.address())
        context["results"] = results
        return context

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.base_page import BasePage
from practices.facets import LIBRARY_FACETS
from search.query import Sort, query_from
from search.results import find


class PracticeIndexPage(BasePage):
    """The library: the faceted search of good practices."""

    search_type = "content"
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
        context["results"] = find(query, LIBRARY_FACETS)
        context["sorts"] = [
            (Sort.RELEVANCE, _("Best match")),
            (Sort.NEWEST, _("Newest")),
            (Sort.TITLE, _("Title")),
        ]
        return context

"""What every page of the site shares."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction

from home.frame import frame_of, untranslated_page
from home.page_checks import PageCheck, check_sentences, check_summary
from home.searchable import Searchable, plain_text
from home.structured import Node, Surroundings, page_node
from home.visibility import language_of

# An alias may be one of an alias; nobody makes them deeper.
MOST_CHAINED_ALIASES = 3
DESCRIPTION_LENGTH = 200


class BasePage(Page):
    """A page of the public site: a summary, the frame's context, and what the search may know of it.

    `search_type` is the page type's value in the facet `page-type`; a page type without one is not searched.
    `addresses_shown_by` names, for an address that is not always shown, the field that tells whether it is.
    `structured_type` is the type of schema.org that the page is. `can_be_short` is set where a translation may show
    its title and summary alone. `rows_shown_untranslated` names the rows of a page type of which translations show a
    new one at once, its words marked with their language by `home.translating.untranslated`.
    """

    search_type = ""
    can_be_short = False
    rows_shown_untranslated: tuple[str, ...] = ()
    structured_type = "WebPage"
    addresses_shown_by: dict[str, str] = {}

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, at most 300 characters. Shown in lists and by search engines."),
    )

    content_panels = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """The code of the page's language: `fi`, `sv` or `en`."""
        return language_of(self.locale_id)

    @property
    def is_short_version(self) -> bool:
        """Whether the page is a translation that shows its title and summary alone. Read `as_translation` first where
        many pages are asked."""
        state = getattr(self, "as_translation", None)
        return bool(state and state.is_short_version and not self.alias_of_id)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on the page and those above it, in one query; Wagtail reads the pages above first.

        An alias has those of the page that it shows, as in Wagtail.
        """
        steps = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
        shown_by_alias = [f"page__{'aliases__' * chained}path__in" for chained in range(MOST_CHAINED_ALIASES + 1)]
        covering = reduce(or_, (Q(**{path: steps}) for path in shown_by_alias))
        return PageViewRestriction.objects.filter(covering).distinct()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["frame"] = frame_of(self, request)
        context["untranslated"] = untranslated_page(request)
        return context

    @classmethod
    def read_for_search(cls, pages: Sequence["BasePage"]) -> None:
        """Reads for many pages of this type, in a few queries, what `searchable` needs. Page types add theirs."""

    def searchable_facets(self) -> dict[str, list[str]]:
        """The page's facet values by the facet's name; page types add theirs."""
        return {"page-type": [self.search_type]}

    def searchable(self) -> Searchable | None:
        """What the search may know of the page, or None where it is not to be found. Page types extend it."""
        if not self.search_type:
            return None
        return Searchable(title=self.title, summary=self.summary, facets=self.searchable_facets())

    def opening(self) -> str:
        """The page's first words as HTML or plain text, which describe it where it has no summary."""
        return ""

    def running_text(self) -> list[str]:
        """The page's own running text, as pieces of HTML or plain text. Page types put theirs in its place."""
        return []

    def checks_before_publishing(self) -> list[PageCheck]:
        """What an editor may look at before publishing, as the page is in memory. Page types add theirs."""
        plain_language = check_sentences(self.running_text(), self.language)
        return [check_summary(self.summary), *([plain_language] if plain_language else [])]

    @property
    def described(self) -> str:
        """The page in a sentence or two, for search engines and for those whom it is shared with."""
        return (
            self.search_description or self.summary or Truncator(plain_text(self.opening())).chars(DESCRIPTION_LENGTH)
        )

    def structured(self, around: Surroundings) -> list[Node]:
        """What the page tells machines of itself, as nodes of schema.org. Page types put their own in its place."""
        return [page_node(self, self.structured_type, around)]

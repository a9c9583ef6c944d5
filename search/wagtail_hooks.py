"""The search in the admin's menu: synonyms, promoted results, and what was searched for."""

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.editorial_models import WORDS_FIELDS, PromotedResult, SearchCount, SearchLanguage, SynonymSet


class SynonymSetFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=SearchLanguage.choices, method="with_words_in", empty_label=_("All")
    )

    class Meta:
        model = SynonymSet
        fields = ["direction"]

    def with_words_in(self, sets: QuerySet, name: str, language: str) -> QuerySet:
        return sets.exclude(**{WORDS_FIELDS[language]: ""})


class SynonymSetViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "openquote"
    list_display = ["__str__", "words_fi", "words_sv", "words_en", "direction"]
    filterset_class = SynonymSetFilterSet
    search_fields = ["words_fi", "words_sv", "words_en"]
    list_per_page = 50


class PromotedResultViewSet(SnippetViewSet):
    model = PromotedResult
    icon = "pick"
    list_display = ["__str__", "language", "page"]
    list_filter = ["language"]
    search_fields = ["words"]


class SeenOnlyPolicy(ModelPermissionPolicy):
    """Rows that the site itself writes: who may see them sees them, and nobody changes them."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return "view" in actions and super().user_has_permission(user, "view")


def months() -> list[tuple[str, str]]:
    """The months that have counts, the latest first, to choose from."""
    found = SearchCount.objects.order_by("-month").values_list("month", flat=True).distinct()
    return [(month.isoformat(), f"{month.month}/{month.year}") for month in found]


class SearchCountFilterSet(WagtailFilterSet):
    has_results = django_filters.ChoiceFilter(
        label=_("Found something"), choices=[(True, _("yes")), (False, _("no"))], empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(label=_("Language"), choices=SearchLanguage.choices, empty_label=_("All"))
    month = django_filters.ChoiceFilter(label=_("Month"), choices=months, empty_label=_("All"))

    class Meta:
        model = SearchCount
        fields = ["has_results", "language", "month"]


class SearchCountViewSet(SnippetViewSet):
    """The report: the most used first; filtered to those that found nothing, the pages that are missing."""

    model = SearchCount
    icon = "search"
    list_display = ["text", "count", "has_results", "language", "month"]
    list_export = ["text", "count", "has_results", "language", "month"]
    export_filename = "searches"
    filterset_class = SearchCountFilterSet
    search_fields = ["text"]
    ordering = ["-count", "text"]
    list_per_page = 100
    copy_view_enabled = False

    @property
    def permission_policy(self) -> SeenOnlyPolicy:
        return SeenOnlyPolicy(self.model)


class SearchViewSetGroup(SnippetViewSetGroup):
    items = (SynonymSetViewSet, PromotedResultViewSet, SearchCountViewSet)
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 310


register_snippet(SearchViewSetGroup)

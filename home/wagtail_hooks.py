"""The terms and feedback in the admin's menu, translating, broken links, what waits, page views counted."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from home.feedback.queue import FeedbackViewSet
from home.links import report as links
from home.readings import counter, is_reading
from home.term_filters import MethodFilterSet, OrganisationFilterSet, TargetGroupFilterSet, ThemeFilterSet
from home.terms import Method, Organisation, TargetGroup, Term, Theme
from home.translating.changes_view import ChangedTextsView
from home.translating.following import FACTS_COPIED
from home.translating.po_files import download_po, upload_po
from home.translating.report import languages_of
from home.translating.views import choose_short_version, translations_report
from home.waiting_panel import WaitingPanel


class TermViewSet(SnippetViewSet):
    """A list of terms with their labels in the three languages, so that a missing one is seen."""

    list_display = ["name_fi", "name_sv", "name_en", "slug"]
    search_fields = ["name_fi", "name_sv", "name_en", "slug"]
    list_per_page = 50
    inspect_view_enabled = True
    model: type[Term]


class OrganisationViewSet(TermViewSet):
    model = Organisation
    icon = "group"
    list_display = [*TermViewSet.list_display, "level"]
    filterset_class = OrganisationFilterSet


class TargetGroupViewSet(TermViewSet):
    model = TargetGroup
    filterset_class = TargetGroupFilterSet
    icon = "user"


class ThemeViewSet(TermViewSet):
    model = Theme
    filterset_class = ThemeFilterSet
    icon = "tag"


class MethodViewSet(TermViewSet):
    model = Method
    filterset_class = MethodFilterSet
    icon = "cogs"


class TermViewSetGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, TargetGroupViewSet, ThemeViewSet, MethodViewSet)
    menu_label = _("Terms")
    menu_icon = "list-ul"
    menu_order = 300


register_snippet(TermViewSetGroup)


# After those that may answer in the page's place: one that is kept from the reader was not read.
@hooks.register("before_serve_page", order=100)
def count_reading(page: Page, request: HttpRequest, serve_args: list, serve_kwargs: dict) -> None:
    if settings.READINGS_COUNTED and is_reading(request):
        counter.note(page.pk)


@hooks.register("register_admin_viewset")
def feedback() -> FeedbackViewSet:
    return FeedbackViewSet()


@hooks.register("register_log_actions")
def log_actions_of_translating(actions: LogActionRegistry) -> None:
    actions.register_action(FACTS_COPIED, _("Copy shared facts"), _("Shared facts copied from the original page"))


# Before wagtail-localize's own addresses: two of these are in front of its views (see po_files.py).
@hooks.register("register_admin_urls", order=-1)
def addresses_of_translating() -> list[URLPattern]:
    po_file = "localize/translate/<int:translation_id>/pofile"
    return [
        path("translating/", translations_report, name="translating_report"),
        path("translating/texts/<int:page_id>/", ChangedTextsView.as_view(), name="translating_changes"),
        path("translating/short-version/<int:page_id>/", choose_short_version, name="translating_short_version"),
        path(f"{po_file}/download/", download_po, name="translating_download_po"),
        path(f"{po_file}/upload/", upload_po, name="translating_upload_po"),
    ]


class TranslatingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(languages_of(request.user))


@hooks.register("register_reports_menu_item")
def translating_menu_item() -> MenuItem:
    address = reverse("translating_report")
    return TranslatingMenuItem(_("Translating"), address, icon_name="wagtail-localize-language", order=100)


@hooks.register("register_admin_urls")
def addresses_of_links() -> list[URLPattern]:
    return [
        path("links/", links.LinksView.as_view(), name="links_report"),
        path("links/results/", links.LinksView.as_view(results_only=True), name="links_report_results"),
        path("links/<int:pk>/try/", links.try_again, name="links_try_again"),
        path("links/<int:pk>/ignore/", links.ignore, name="links_ignore"),
    ]


class LinksMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(links.VIEW)


@hooks.register("register_reports_menu_item")
def links_menu_item() -> MenuItem:
    return LinksMenuItem(_("Broken links"), reverse("links_report"), icon_name="link", order=110)


@hooks.register("register_permissions")
def permissions_on_links() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="home", codename__in=["view_link", "change_link"])


@hooks.register("construct_homepage_panels")
def what_waits_on_the_home(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WaitingPanel())

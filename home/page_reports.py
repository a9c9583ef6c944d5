"""Lists of pages that wait for something, among the reports of the admin."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import page_permission_policy


def title_column() -> TitleColumn:
    """A page's title, which leads to its form. Wagtail's own column asks the database about each page's menu."""
    return TitleColumn(
        "title",
        label=_("Title"),
        accessor="get_admin_display_title",
        get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
        sort_key="title",
    )


class PageReportView(IndexView):
    """A list of pages that a person may edit: `get_base_queryset` and `columns` tell which, and what of them."""

    any_permission_required = {"change"}
    is_searchable = False
    filterset_class = None


class PageReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(request.user, ["change"])


class PageReportViewSet(ViewSet):
    """The addresses of one list, and its place in the menu."""

    menu_hook = "register_reports_menu_item"
    menu_item_class = PageReportMenuItem
    view_class: type[PageReportView]

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(
            model=self.view_class.model,
            header_icon=self.icon,
            index_url_name=self.get_url_name("index"),
            index_results_url_name=self.get_url_name("index_results"),
            **kwargs,
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", self.construct_view(self.view_class), name="index"),
            path("results/", self.construct_view(self.view_class, results_only=True), name="index_results"),
        ]

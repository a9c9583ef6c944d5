from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from practices.sharing.queue import SharedPracticeViewSet
from practices.sorting import report
from practices.unconfirmed import UnconfirmedPracticesViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [SharedPracticeViewSet(), UnconfirmedPracticesViewSet()]


@hooks.register("register_admin_urls")
def addresses_of_sorting() -> list[URLPattern]:
    return report.report_addresses()


class SortingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(report.VIEW)


@hooks.register("register_reports_menu_item")
def sorting_menu_item() -> MenuItem:
    return SortingMenuItem(_("Does the sorting work?"), reverse(report.BY_PRACTICE), icon_name="sitemap", order=110)

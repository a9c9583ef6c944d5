from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from practices.bulk_actions import WORK_AREAS_SET, ConfirmBulkAction, WorkAreasBulkAction
from practices.confirming.confirmed import BY_CONTACT, BY_EDITOR
from practices.sharing.queue import SharedPracticeViewSet
from practices.sorting import report
from practices.unconfirmed import UnconfirmedPracticesViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list:
    return [SharedPracticeViewSet(), UnconfirmedPracticesViewSet()]


@hooks.register("register_log_actions")
def log_actions_of_practices(actions: LogActionRegistry) -> None:
    actions.register_action(BY_CONTACT, _("Confirm by e-mail"), _("The contact confirmed that this is still so"))
    actions.register_action(BY_EDITOR, _("Confirm"), _("Confirmed that this is still so"))
    actions.register_action(WORK_AREAS_SET, _("Set work areas"), _("Work areas set"))


hooks.register("register_bulk_action", ConfirmBulkAction)
hooks.register("register_bulk_action", WorkAreasBulkAction)


@hooks.register("register_admin_urls")
def addresses_of_sorting() -> list[URLPattern]:
    return report.report_addresses()


class SortingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(report.VIEW)


@hooks.register("register_reports_menu_item")
def sorting_menu_item() -> MenuItem:
    return SortingMenuItem(_("Does the sorting work?"), reverse(report.BY_PRACTICE), icon_name="tag", order=110)

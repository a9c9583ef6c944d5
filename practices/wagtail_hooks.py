from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from practices.bulk_actions import WORK_AREAS_SET, ConfirmBulkAction, WorkAreasBulkAction
from practices.confirming.confirmed import BY_CONTACT, BY_EDITOR
from practices.confirming.report import unconfirmed_menu_item, unconfirmed_report
from practices.sharing.queue import SharedPracticeViewSet


@hooks.register("register_admin_viewset")
def shared_practices() -> SharedPracticeViewSet:
    return SharedPracticeViewSet()


@hooks.register("register_log_actions")
def log_actions_of_practices(actions: LogActionRegistry) -> None:
    actions.register_action(BY_CONTACT, _("Confirm by e-mail"), _("The contact confirmed that this is still so"))
    actions.register_action(BY_EDITOR, _("Confirm"), _("Confirmed that this is still so"))
    actions.register_action(WORK_AREAS_SET, _("Set work areas"), _("Work areas set"))


hooks.register("register_bulk_action", ConfirmBulkAction)
hooks.register("register_bulk_action", WorkAreasBulkAction)
hooks.register("register_reports_menu_item", unconfirmed_menu_item)


@hooks.register("register_admin_urls")
def addresses_of_confirming() -> list[URLPattern]:
    return [path("practices/unconfirmed/", unconfirmed_report, name="unconfirmed_practices")]

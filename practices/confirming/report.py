"""The editors' report of practices that nobody has confirmed for a year, and of what their contacts answered."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from home.visibility import FALLBACK_LANGUAGES, in_language
from practices.confirming.unconfirmed import unconfirmed_versions
from practices.models import ConfirmationRequest, PracticePage

PRACTICES_SHOWN = 50
EDITING = {"change", "publish"}


def may_see_report(user) -> bool:
    return page_permission_policy.user_has_any_permission(user, EDITING)


def unconfirmed_practices(user) -> PageQuerySet:
    """The unconfirmed practices that a user may edit, each once, the longest unconfirmed first."""
    editable = page_permission_policy.instances_user_has_any_permission_for(user, EDITING)
    versions = unconfirmed_versions(timezone.localdate()).filter(pk__in=editable.values("pk"))
    return in_language(versions, FALLBACK_LANGUAGES[0]).order_by("unconfirmed_since", "pk")


@require_safe
def unconfirmed_report(request: HttpRequest) -> HttpResponse:
    if not may_see_report(request.user):
        raise PermissionDenied
    shown = Paginator(unconfirmed_practices(request.user), PRACTICES_SHOWN).get_page(request.GET.get("page"))
    requests = _requests_by_practice(shown.object_list)
    context = {
        "page_title": _("Practices that nobody has confirmed for a year"),
        "header_icon": "time",
        "practices": shown,
        "rows": [(practice, requests.get(practice.translation_key)) for practice in shown],
    }
    return TemplateResponse(request, "practices/admin/unconfirmed_report.html", context)


def _requests_by_practice(practices: list[PracticePage]) -> dict:
    keys = [practice.translation_key for practice in practices]
    requests = ConfirmationRequest.objects.filter(practice__translation_key__in=keys).select_related("practice")
    return {request.practice.translation_key: request for request in requests}


class UnconfirmedMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_report(request.user)


def unconfirmed_menu_item() -> MenuItem:
    return UnconfirmedMenuItem(
        _("Unconfirmed practices"), reverse("unconfirmed_practices"), icon_name="time", order=110
    )

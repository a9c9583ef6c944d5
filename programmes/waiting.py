"""What of the action programmes waits for an editor."""

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.permissions import page_permission_policy

from home.waiting import Urgency, Waiting, WaitingEntry, register
from programmes.half_years import HalfYear
from programmes.unassessed import editable_unassessed


def commitments_to_assess(request: HttpRequest) -> Waiting:
    found = editable_unassessed(request.user).aggregate(number=Count("pk"))
    return Waiting(found["number"], HalfYear.current().first_day)


register(
    WaitingEntry(
        name="commitments-to-assess",
        label=ngettext_lazy(
            "%(number)s commitment without an assessment this half-year",
            "%(number)s commitments without an assessment this half-year",
            "number",
        ),
        heading=_("Commitments without an assessment this half-year"),
        find=commitments_to_assess,
        address=lambda request: reverse("commitments_to_assess:index"),
        may_see=lambda user: page_permission_policy.user_has_any_permission(user, ["change"]),
        urgency=Urgency.HAS_A_DATE,
    )
)

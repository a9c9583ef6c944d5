"""What of the good practices waits for an editor."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.permissions import page_permission_policy

from home.waiting import Urgency, Waiting, WaitingEntry, register
from practices.models import SharedPractice
from practices.models.practice_page import CONFIRMED_FOR_DAYS
from practices.models.shared_practice import SharingState
from practices.sharing.queue_actions import CHANGE, VIEW
from practices.unconfirmed import editable_unconfirmed

# One that is returned waits for its sender.
WAIT_FOR_EDITORS = (SharingState.RECEIVED, SharingState.IN_REVIEW)


def shares(request: HttpRequest) -> Waiting:
    waiting = SharedPractice.objects.filter(state__in=WAIT_FOR_EDITORS).order_by()
    return Waiting(**waiting.aggregate(number=Count("pk"), since=Min("received_at")))


def queue(request: HttpRequest) -> str:
    return f"{reverse('shared_practices:index')}?{urlencode({'state': WAIT_FOR_EDITORS}, doseq=True)}"


def practices_to_confirm(request: HttpRequest) -> Waiting:
    found = editable_unconfirmed(request.user).aggregate(number=Count("pk"), oldest=Min("confirmed_on"))
    since = found["oldest"] and found["oldest"] + timedelta(days=CONFIRMED_FOR_DAYS)
    return Waiting(found["number"], since)


register(
    WaitingEntry(
        name="shared-practices",
        label=ngettext_lazy("%(number)s shared practice", "%(number)s shared practices", "number"),
        heading=_("Shared practices"),
        find=shares,
        address=queue,
        may_see=lambda user: user.has_perm(VIEW) or user.has_perm(CHANGE),
        urgency=Urgency.SOMEBODY_WAITS,
    )
)
register(
    WaitingEntry(
        name="practices-to-confirm",
        label=ngettext_lazy(
            "%(number)s practice that nobody has confirmed for a year",
            "%(number)s practices that nobody has confirmed for a year",
            "number",
        ),
        heading=_("Practices that nobody has confirmed for a year"),
        find=practices_to_confirm,
        address=lambda request: reverse("practices_to_confirm:index"),
        may_see=lambda user: page_permission_policy.user_has_any_permission(user, ["change"]),
    )
)

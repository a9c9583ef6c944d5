"""Broken links, on the admin's home."""

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from home.links.models import broken_links
from home.links.report import CHANGE
from home.waiting import Urgency, Waiting, WaitingEntry, register


def broken(request: HttpRequest) -> Waiting:
    """The links that broke, each once however many pages have it."""
    found = broken_links().aggregate(number=Count("link", distinct=True), since=Min("link__failing_since"))
    return Waiting(**found)


register(
    WaitingEntry(
        name="broken-links",
        label=ngettext_lazy("%(number)s link leads nowhere", "%(number)s links lead nowhere", "number"),
        heading=_("Broken links"),
        find=broken,
        address=lambda request: reverse("links_report"),
        may_see=lambda user: user.has_perm(CHANGE),
        urgency=Urgency.WHEN_THERE_IS_TIME,
    )
)

"""What of the search waits for an editor: words that found nothing."""

from datetime import date
from urllib.parse import urlencode

from django.db.models import Count
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from home.dates import first_of_month
from home.waiting import Waiting, WaitingEntry, register
from search.editorial_models import SearchCount


def searches_without_results(request: HttpRequest) -> Waiting:
    """The words that found nothing this month, each counted once in each language."""
    found = SearchCount.objects.filter(month=this_month(), has_results=False).aggregate(number=Count("pk"))
    return Waiting(**found)


def this_month() -> date:
    return first_of_month(timezone.localdate())


def report(request: HttpRequest) -> str:
    query = {"has_results": False, "month": this_month().isoformat()}
    return f"{reverse('wagtailsnippets_search_searchcount:list')}?{urlencode(query)}"


register(
    WaitingEntry(
        name="searches-without-results",
        label=ngettext_lazy(
            "%(number)s search without results this month", "%(number)s searches without results this month", "number"
        ),
        heading=_("Searches without results"),
        find=searches_without_results,
        address=report,
        may_see=lambda user: user.has_perm("search.view_searchcount"),
    )
)

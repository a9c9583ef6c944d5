"""What waits for a publisher of what people send to the network, on the admin's home."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from home.waiting import Urgency, Waiting, WaitingEntry, register
from network.models import Nomination, TopicSuggestion
from network.models.received import Received, ReceivedState
from network.received.queues import NOMINATIONS, SUGGESTIONS


def entry_of(model: type[Received], queue: str, label: Promise, heading: Promise) -> WaitingEntry:
    """The new rows of a queue, for those who may handle them. Somebody wrote them and hopes to be heard."""
    change = f"{model._meta.app_label}.change_{model._meta.model_name}"

    def find(request: HttpRequest) -> Waiting:
        new = model.objects.filter(state=ReceivedState.NEW).aggregate(number=Count("pk"), since=Min("received_at"))
        return Waiting(new["number"], new["since"])

    def may_see(user: AbstractBaseUser) -> bool:
        return user.has_perm(change)

    def address(request: HttpRequest) -> str:
        return f"{reverse(f'{queue}:index')}?state={ReceivedState.NEW}"

    return WaitingEntry(queue, label, heading, find, address, may_see, Urgency.SOMEBODY_WAITS)


register(
    entry_of(
        TopicSuggestion,
        SUGGESTIONS,
        ngettext_lazy(
            "%(number)s new suggestion to the network", "%(number)s new suggestions to the network", "number"
        ),
        _("Suggestions to the network"),
    )
)
register(
    entry_of(
        Nomination,
        NOMINATIONS,
        ngettext_lazy("%(number)s new nomination for the award", "%(number)s new nominations for the award", "number"),
        _("Nominations for the award"),
    )
)

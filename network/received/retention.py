"""When what was received is deleted: at its sender's word, and twelve months after it was closed."""

from datetime import datetime

from django.db import transaction

from home.public_forms.email import forget
from home.public_forms.retention import KEPT_FOR
from network.models import Nomination, TopicSuggestion
from network.models.received import Received


@transaction.atomic
def delete_received(received: Received) -> None:
    """Deletes what was sent, and e-mail about it that has not left yet."""
    forget(received.about)
    received.delete()


def delete_old(now: datetime) -> int:
    """Deletes what is older than we promised on the forms; gives how many. Safe to run twice."""
    old = [
        received
        for model in (TopicSuggestion, Nomination)
        for received in model.objects.filter(closed_at__lte=now - KEPT_FOR)
    ]
    for received in old:
        delete_received(received)
    return len(old)

"""The contacts of practices that nobody has confirmed for a year are asked, at a polite pace."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.query import PageQuerySet

from home.public_forms.email import forget
from practices.confirming.emails import send_question, send_reminder
from practices.confirming.unconfirmed import originals, unconfirmed_versions
from practices.models import ConfirmationRequest, PracticePage
from practices.models.confirmation_request import ASKED_ONCE_IN

REMINDED_AFTER = timedelta(days=30)
# A day's e-mails: few enough for the team to answer those who answer.
MOST_A_RUN = 20


def ask_contacts(now: datetime) -> tuple[int, int]:
    """Reminds those who did not answer in 30 days, once, and asks those whose turn it is, the longest unconfirmed
    first; `MOST_A_RUN` e-mails in all. Gives how many were asked and how many reminded."""
    forget_old_requests(now)
    unconfirmed = unconfirmed_versions(timezone.localdate(now)).exclude(contact_email="")
    reminded = [_remind(request, now) for request in _to_be_reminded(unconfirmed, now)[:MOST_A_RUN]]
    asked = [_ask(practice) for practice in _to_be_asked(unconfirmed, MOST_A_RUN - len(reminded))]
    return len(asked), len(reminded)


def forget_old_requests(now: datetime) -> int:
    """Removes the requests of a year ago with what was answered and with their links; gives how many."""
    old = list(ConfirmationRequest.objects.filter(asked_at__lte=now - ASKED_ONCE_IN))
    for request in old:
        forget(request.about)
        request.delete()
    return len(old)


def _to_be_reminded(unconfirmed: PageQuerySet, now: datetime) -> list[ConfirmationRequest]:
    waiting = ConfirmationRequest.objects.filter(
        practice__in=unconfirmed.values("pk"),
        answered_at=None,
        reminded_at=None,
        asked_at__lte=now - REMINDED_AFTER,
    )
    return list(waiting.select_related("practice").order_by("asked_at", "pk"))


def _to_be_asked(unconfirmed: PageQuerySet, most: int) -> list[PracticePage]:
    asked = ConfirmationRequest.objects.values("practice__translation_key")
    versions = unconfirmed.exclude(translation_key__in=asked)
    keys = versions.order_by("unconfirmed_since", "pk").values_list("translation_key", flat=True)
    return originals(versions, list(dict.fromkeys(keys))[:most])


@transaction.atomic
def _remind(request: ConfirmationRequest, now: datetime) -> ConfirmationRequest:
    request.reminded_at = now
    request.save(update_fields=["reminded_at"])
    send_reminder(request)
    return request


@transaction.atomic
def _ask(practice: PracticePage) -> ConfirmationRequest:
    request = ConfirmationRequest.objects.create(practice=practice)
    send_question(request)
    return request

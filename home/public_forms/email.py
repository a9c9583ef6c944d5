"""E-mail that is never lost: written to the database with what it tells of, sent when that is committed, and sent
again while the mail server is down."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from home.public_forms.models import WaitingEmail

logger = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
# Another process that is sending the same row has this long before the row is taken up again.
SENDING_TAKES_AT_MOST = timedelta(minutes=2)
SUBJECT_LENGTH = 200


def send_when_committed(recipient: str, subject: str, body: str, about: str = "") -> None:
    """Sends plain text once the transaction is committed. Raises nothing where the mail server does not answer."""
    one_line = " ".join(subject.split())[:SUBJECT_LENGTH]
    row = WaitingEmail.objects.create(recipient=recipient, subject=one_line, body=body, about=about)
    transaction.on_commit(lambda: send_email.enqueue(row.pk))


@task()
def send_email(email_id: int) -> None:
    send_waiting([email_id])


def send_waiting(ids: list[int] | None = None, now: datetime | None = None) -> int:
    """Sends `ids`, else whatever is due, and gives how many left. What did not leave waits, longer each time."""
    now = now or timezone.now()
    rows = WaitingEmail.objects.order_by("pk")
    rows = rows.filter(next_attempt_at__lte=now) if ids is None else rows.filter(pk__in=ids)
    return sum(_send(row, now) for row in rows)


def _send(row: WaitingEmail, now: datetime) -> bool:
    claimed = WaitingEmail.objects.filter(pk=row.pk, attempts=row.attempts, next_attempt_at=row.next_attempt_at)
    if not claimed.update(attempts=row.attempts + 1, next_attempt_at=now + SENDING_TAKES_AT_MOST):
        return False  # another process has it
    try:
        EmailMessage(row.subject, row.body, to=[row.recipient]).send()
    except (SMTPException, OSError) as failure:
        pause = min(FIRST_PAUSE * 2**row.attempts, LONGEST_PAUSE)
        WaitingEmail.objects.filter(pk=row.pk).update(next_attempt_at=now + pause)
        logger.warning("The e-mail %s waits for %s: %s", row.pk, pause, failure)
        return False
    row.delete()
    return True


def forget(about: str) -> None:
    """Throws away what waits about something, such as when its sender's address is removed."""
    WaitingEmail.objects.filter(about=about).delete()

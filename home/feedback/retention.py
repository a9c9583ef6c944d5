"""When what a sender wrote is removed: at their word, and twelve months after the last answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from home.feedback.models import Feedback
from home.public_forms.email import forget
from home.public_forms.retention import KEPT_FOR


def remove_personal_data(feedback: Feedback, now: datetime | None = None) -> None:
    """Removes the message, the e-mail address, our answers, and e-mail that has not left yet.

    When it came, what it was about and when it was answered stay, for counting. What waited for an answer is closed.
    """
    now = now or timezone.now()
    forget(feedback.about)
    feedback.answers.all().delete()
    feedback.message = feedback.sender_email = ""
    feedback.answered_at = feedback.answered_at or now
    feedback.personal_data_removed_at = feedback.personal_data_removed_at or now
    feedback.save(update_fields=["message", "sender_email", "answered_at", "personal_data_removed_at"])


def remove_old_feedback(now: datetime) -> int:
    """Removes what is older than we promised on the form; gives of how many. Safe to run twice."""
    limit = now - KEPT_FOR
    old = Feedback.objects.filter(answered_at__lte=limit, personal_data_removed_at=None)
    ids = list(old.exclude(answers__written_at__gt=limit).values_list("pk", flat=True))
    for feedback_id in ids:
        with transaction.atomic():
            remove_personal_data(Feedback.objects.select_for_update().get(pk=feedback_id), now)
    return len(ids)

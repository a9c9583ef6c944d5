"""Answering feedback, and closing it without an answer."""

from django.utils import timezone

from home.feedback import emails
from home.feedback.models import Feedback, FeedbackAnswer, FeedbackAnswerKind


class NoAddress(Exception):
    """The sender gave no e-mail address, or it was removed."""


def answer(feedback: Feedback, text: str, user) -> None:
    """Keeps the answer with the feedback and sends it. Raises NoAddress. The first answer stops the clock."""
    if not feedback.sender_email:
        raise NoAddress
    _keep(feedback, FeedbackAnswerKind.ANSWER, text, user)
    emails.send_answer(feedback, text)


def close(feedback: Feedback, note: str, user) -> None:
    """Keeps a note for the team; nothing is sent. Feedback that waited is closed by it."""
    _keep(feedback, FeedbackAnswerKind.NOTE, note, user)


def _keep(feedback: Feedback, kind: FeedbackAnswerKind, text: str, user) -> None:
    now = timezone.now()
    FeedbackAnswer.objects.create(feedback=feedback, kind=kind, text=text, written_by=user, written_at=now)
    if feedback.is_open:
        feedback.answered_at = now
        feedback.save(update_fields=["answered_at"])

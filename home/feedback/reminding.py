"""The daily reminder of feedback that waits for an answer."""

from home.feedback.emails import remind_team
from home.feedback.models import Feedback

REMINDED_AFTER_DAYS = 10


def remind_of_feedback() -> int:
    """Tells the team of all that has waited for ten days or more; nothing where nothing has. Gives how many."""
    waiting = list(Feedback.objects.unanswered().aged(REMINDED_AFTER_DAYS).by_urgency())
    if waiting:
        remind_team(waiting)
    return len(waiting)

"""E-mail about feedback: the answer to its sender, and the reminder to the team."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from home.feedback.models import FEEDBACK_ANSWER_DAYS, Feedback
from home.models import ContactSettings
from home.public_forms.addresses import full_address, full_admin_address
from home.public_forms.email import forget, send_when_committed

TEAM_LANGUAGE = "fi"
REMINDER = "feedback:reminder"


def send_answer(feedback: Feedback, text: str) -> None:
    """Sends the answer in the language in which the feedback was given, with what was written below it."""
    page_address = full_address(feedback.path) if feedback.path else ""
    context = {"feedback": feedback, "answer": text, "quoted": feedback.message.splitlines()}
    _send(feedback.sender_email, "answer", feedback.language, feedback.about, page_address=page_address, **context)


def remind_team(waiting: list[Feedback]) -> None:
    """One e-mail about all that has waited. It stands in place of an earlier one that has not left yet."""
    forget(REMINDER)
    rows = [
        {"feedback": feedback, "address": full_admin_address(reverse("feedback:show", args=[feedback.pk]))}
        for feedback in waiting
    ]
    _send(ContactSettings.load().email, "waiting", TEAM_LANGUAGE, REMINDER, waiting=rows)


def _send(recipient: str, name: str, language: str, about: str, **context) -> None:
    """Plain text: the first line of the template is the subject."""
    with translation.override(language):
        shared = {"contact": ContactSettings.load(), "answer_days": FEEDBACK_ANSWER_DAYS}
        text = render_to_string(f"home/feedback/email/{name}.txt", {**shared, **context}).strip()
    subject, _line_end, body = text.partition("\n")
    send_when_committed(recipient, subject, body.strip() + "\n", about=about)

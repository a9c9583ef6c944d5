"""Feedback that waits for an answer, on the admin's home."""

from datetime import timedelta

from django.db.models import Count, Min, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from home.feedback.answer_view import CHANGE
from home.feedback.models import FEEDBACK_ANSWER_DAYS, Feedback
from home.feedback.queue import OPEN
from home.waiting import Urgency, Waiting, WaitingEntry, register


def unanswered(request: HttpRequest) -> Waiting:
    in_time_since = timezone.localdate() - timedelta(days=FEEDBACK_ANSWER_DAYS)
    found = (
        Feedback.objects.unanswered()
        .order_by()
        .aggregate(
            number=Count("pk"),
            since=Min("received_at"),
            overdue=Count("pk", filter=Q(received_at__date__lt=in_time_since)),
        )
    )
    return Waiting(**found)


register(
    WaitingEntry(
        name="feedback",
        label=ngettext_lazy(
            "%(number)s piece of feedback without an answer",
            "%(number)s pieces of feedback without an answer",
            "number",
        ),
        heading=_("Feedback without an answer"),
        find=unanswered,
        address=lambda request: f"{reverse('feedback:index')}?state={OPEN}",
        may_see=lambda user: user.has_perm(CHANGE),
        urgency=Urgency.SOMEBODY_WAITS,
    )
)

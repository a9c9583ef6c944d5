"""Feedback that visitors send, and what it was answered with."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from home.dates import written_date

# Digipalvelulaki 306/2019: feedback on accessibility is answered within 14 days. We hold to it for all feedback.
FEEDBACK_ANSWER_DAYS = 14
EXCERPT_LENGTH = 80


class FeedbackKind(models.TextChoices):
    ACCESSIBILITY = "accessibility", gettext_lazy("Accessibility")
    CONTENT = "content", gettext_lazy("Content")
    OTHER = "other", gettext_lazy("Something else")


class FeedbackQuerySet(models.QuerySet):
    def unanswered(self) -> "FeedbackQuerySet":
        return self.filter(answered_at=None)

    def aged(self, days: int) -> "FeedbackQuerySet":
        """What was received `days` days ago or earlier, by Finland's calendar."""
        return self.filter(received_at__date__lte=timezone.localdate() - timedelta(days=days))

    def overdue(self) -> "FeedbackQuerySet":
        return self.unanswered().aged(FEEDBACK_ANSWER_DAYS + 1)

    def by_urgency(self) -> "FeedbackQuerySet":
        """Most overdue first, then by what is left of the time; after them what is answered, latest first."""
        return self.order_by(F("answered_at").desc(nulls_first=True), "received_at", "pk")


class Feedback(models.Model):
    """What a visitor wrote. It waits until the first answer, or until it is closed with a note."""

    language = models.CharField(gettext_lazy("language"), max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(gettext_lazy("subject of feedback"), max_length=20, choices=FeedbackKind)
    message = models.TextField(gettext_lazy("message"))
    path = models.CharField(
        gettext_lazy("page"), max_length=500, blank=True, help_text=gettext_lazy("The page's address on this site.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    sender_email = models.EmailField(gettext_lazy("sender's e-mail"), blank=True)
    received_at = models.DateTimeField(gettext_lazy("received"), default=timezone.now)
    answered_at = models.DateTimeField(gettext_lazy("answered or closed"), null=True, blank=True)
    personal_data_removed_at = models.DateTimeField(null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    # Feedback about a page is no use of it, of which who deletes the page has to be told.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = gettext_lazy("feedback")
        verbose_name_plural = pgettext_lazy("plural", "feedback")
        default_permissions = ("view", "change")
        ordering = ["received_at", "pk"]
        indexes = [models.Index(fields=["answered_at", "received_at"])]

    def __str__(self) -> str:
        return self.excerpt or _("Removed")

    @property
    def about(self) -> str:
        """The name by which e-mail that waits is known to belong here."""
        return f"feedback:{self.pk}"

    @property
    def excerpt(self) -> str:
        """The beginning of the message, on one line."""
        line = " ".join(self.message.split())
        return line if len(line) <= EXCERPT_LENGTH else f"{line[: EXCERPT_LENGTH - 1].rstrip()}…"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None

    @property
    def received_on(self) -> date:
        return timezone.localtime(self.received_at).date()

    @property
    def answer_by(self) -> date:
        """The last day on which an answer is in time."""
        return self.received_on + timedelta(days=FEEDBACK_ANSWER_DAYS)

    @property
    def clock(self) -> str:
        """What is left of the time, or how it ended, in words."""
        if self.answered_at:
            answered_on = timezone.localtime(self.answered_at).date()
            if answered_on > self.answer_by:
                return _("Answered late, %s") % written_date(answered_on)
            return _("Answered %s") % written_date(answered_on)
        left = (self.answer_by - timezone.localdate()).days
        if left < 0:
            return ngettext("Overdue by %(days)s day", "Overdue by %(days)s days", -left) % {"days": -left}
        if left == 0:
            return _("The last day is today")
        return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}


class FeedbackAnswerKind(models.TextChoices):
    ANSWER = "answer", gettext_lazy("Answer by e-mail")
    NOTE = "note", gettext_lazy("Note, not sent")


class FeedbackAnswer(models.Model):
    """An answer or a note, in the order in which they were written."""

    feedback = models.ForeignKey(Feedback, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=20, choices=FeedbackAnswerKind)
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:40]}"

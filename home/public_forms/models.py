"""What public forms keep: traces of what was sent, for a short while, and e-mail that has not left yet."""

from django.db import models
from django.utils import timezone


class SentForm(models.Model):
    """The trace of a form that was taken: no address and no text, only keyed hashes that tell two of them apart."""

    form = models.CharField(max_length=40)
    ticket = models.CharField(max_length=64, unique=True)
    address_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["form", "address_hash", "sent_at"]),
            models.Index(fields=["form", "content_hash", "sent_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.sent_at:%Y-%m-%d %H:%M}"


class WaitingEmail(models.Model):
    """An e-mail that has not left yet. The row goes when the mail server has taken it."""

    about = models.CharField(max_length=80, blank=True, help_text="What it belongs to, such as shared-practice:12.")
    recipient = models.EmailField()
    subject = models.CharField(max_length=255)
    body = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["about"])]

    def __str__(self) -> str:
        return f"{self.about} ({self.attempts})"

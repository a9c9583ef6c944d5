"""What people send to the network, on its way through a queue."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReceivedState(models.TextChoices):
    NEW = "new", pgettext_lazy("of something received", "New")
    TAKEN_UP = "taken-up", pgettext_lazy("of something received", "Taken up")
    CLOSED = "closed", pgettext_lazy("of something received", "Closed")


class Received(models.Model):
    """Something that was sent: in which language, and how far it has come. Closing it takes a note."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(_("state"), max_length=20, choices=ReceivedState, default=ReceivedState.NEW)
    note = models.TextField(_("note"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True
        ordering = ["-received_at", "-pk"]
        default_permissions = ("view", "change", "delete")

    @property
    def about(self) -> str:
        """The name by which e-mail that waits is known to belong here."""
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.state == ReceivedState.CLOSED

    @property
    def age_in_days(self) -> int:
        return (timezone.localdate() - timezone.localtime(self.received_at).date()).days

    def take_up(self, user, note: str) -> None:
        """Begins handling it, or begins anew after it was closed."""
        self._move_to(ReceivedState.TAKEN_UP, user, note)

    def close(self, user, note: str) -> None:
        """Ends handling it. The time after which it is deleted begins."""
        self._move_to(ReceivedState.CLOSED, user, note)

    def _move_to(self, state: ReceivedState, user, note: str) -> None:
        self.state, self.handled_by = state, user
        self.note = note or self.note
        self.closed_at = timezone.now() if state == ReceivedState.CLOSED else None
        self.save(update_fields=["state", "handled_by", "note", "closed_at"])


def labelled(row: models.Model, *names: str) -> list[tuple[str, str]]:
    """The texts of a row's fields that are not empty, each with its field's name as people read it."""
    return [(row._meta.get_field(name).verbose_name, text) for name in names if (text := getattr(row, name))]

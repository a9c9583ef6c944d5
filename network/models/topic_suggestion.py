from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from network.models.received import Received, labelled

TITLE_LENGTH = 80


class SuggestionKind(models.TextChoices):
    TOPIC = "topic", _("I suggest a topic")
    ORGANISER = "organiser", _("I'd like to organise an event")
    BOTH = "both", _("I suggest a topic and would like to organise an event on it")


class TopicSuggestion(Received):
    """A topic for the network's events, or somebody who would like to organise one."""

    kind = models.CharField(_("kind"), max_length=20, choices=SuggestionKind)
    suggestion = models.TextField(_("suggestion"))
    organisation = models.CharField(_("organisation"), max_length=150, blank=True)
    sender_email = models.EmailField(_("sender's e-mail"), blank=True)

    class Meta(Received.Meta):
        verbose_name = _("suggestion to the network")
        verbose_name_plural = _("suggestions to the network")

    def __str__(self) -> str:
        return Truncator(" ".join(self.suggestion.split())).chars(TITLE_LENGTH)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was sent, as (label, text)."""
        texts = labelled(self, "suggestion", "organisation", "sender_email")
        return [(self._meta.get_field("kind").verbose_name, self.get_kind_display()), *texts]

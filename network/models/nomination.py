from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models.received import Received, labelled


class Nomination(Received):
    """A practice that somebody finds worth the award: one of the library's, or one that is told by its name.

    `round_key` is the round in all its languages: its pages' translation key. Names are kept beside what they name, so
    that nothing is lost where a page is deleted. `nominee` tells practices apart in whichever language they are read;
    a person nominates each of them once in a round.
    """

    round_key = models.UUIDField(_("award round"))
    round_title = models.CharField(_("award round"), max_length=255)
    practice = models.ForeignKey(
        "practices.PracticePage",
        verbose_name=_("good practice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    nominee = models.CharField(max_length=64, editable=False)
    title = models.CharField(_("practice"), max_length=255)
    organisation = models.CharField(_("organisation"), max_length=500, blank=True)
    reasons = models.TextField(_("reasons"))
    nominator_email = models.EmailField(_("nominator's e-mail"))

    class Meta(Received.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        constraints = [
            models.UniqueConstraint(
                fields=["round_key", "nominee", "nominator_email"], name="nomination_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was sent, as (label, text)."""
        return labelled(self, "round_title", "title", "organisation", "reasons", "nominator_email")

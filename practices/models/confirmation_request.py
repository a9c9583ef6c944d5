"""The yearly question to a practice's contact: is this still so?"""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from home.public_forms.secret_links import new_token, token_hash

# A link works this long after it was sent, and until the question is answered.
LINK_WORKS_FOR = timedelta(days=90)
# A row lives this long: as long as there is one, the practice's contact is not asked anew.
ASKED_ONCE_IN = timedelta(days=365)
LONGEST_CHANGE = 2000


class ContactAnswer(models.TextChoices):
    STILL_SO = "still-so", _("Still so")
    CHANGED = "changed", _("Something has changed")


class LinkState(models.TextChoices):
    """What a link may still do."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


class ConfirmationRequest(models.Model):
    """One year's question about a practice: the page that the contact was shown, and what they answered."""

    # It is no use of the page that an editor who deletes it should be told of.
    wagtail_reference_index_ignore = True

    practice = models.ForeignKey(
        "practices.PracticePage", on_delete=models.CASCADE, related_name="confirmation_requests"
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=20, choices=ContactAnswer, blank=True)
    what_changed = models.TextField(_("what has changed"), max_length=LONGEST_CHANGE, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.practice_id}: {self.asked_at:%Y-%m-%d} {self.answer}".strip()

    @property
    def about(self) -> str:
        """The name by which e-mail that waits is known to belong here."""
        return f"confirmation-request:{self.pk}"

    def new_link(self, recipient: str) -> str:
        """The token of a new secret link for the contact at an address; only hashes of both are stored."""
        token = new_token()
        self.links.create(token_hash=token_hash(token), recipient_hash=recipient_hash(recipient))
        return token


class ConfirmationLink(models.Model):
    """A secret link to one request. The first e-mail has one, the reminder another."""

    request = models.ForeignKey(ConfirmationRequest, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    recipient_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.request_id} {self.sent_at:%Y-%m-%d}"

    @classmethod
    def by_token(cls, token: str) -> "ConfirmationLink | None":
        links = cls.objects.select_related("request__practice")
        return links.filter(token_hash=token_hash(token)).first()

    @property
    def state(self) -> LinkState:
        """Used once its request is answered; expired by age, and where the practice left the site or has another
        contact by now, for the link was that person's."""
        practice = self.request.practice
        if self.request.answered_at:
            return LinkState.USED
        is_old = self.sent_at + LINK_WORKS_FOR <= timezone.now()
        if is_old or not practice.live or recipient_hash(practice.contact_email) != self.recipient_hash:
            return LinkState.EXPIRED
        return LinkState.OPEN


def recipient_hash(recipient: str) -> str:
    """A keyed hash that tells whether an address is the one that a link was sent to."""
    return salted_hmac("practices.confirming.recipient", recipient.casefold(), algorithm="sha256").hexdigest()

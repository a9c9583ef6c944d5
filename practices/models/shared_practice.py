"""Practices that people outside share, on their way to the library."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from home.public_forms.private_files import private_storage
from home.public_forms.retention import KEPT_FOR
from home.public_forms.secret_links import new_token, token_hash
from home.work_areas import WorkArea


class SharingState(models.TextChoices):
    RECEIVED = "received", _("Received")
    IN_REVIEW = "in-review", _("In review")
    RETURNED = "returned", _("Returned with a question")
    PUBLISHED = "published", _("Published")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DECIDED = (SharingState.PUBLISHED, SharingState.DECLINED, SharingState.WITHDRAWN)


class SharedPractice(models.Model):
    """A practice as its sender told it. The page that is made from it is `page`; `state` follows the page."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    title = models.CharField(_("title"), max_length=150)
    what_was_done = models.TextField(_("What was done and why?"))
    what_was_achieved = models.TextField(_("What was achieved?"), blank=True)
    what_next = models.TextField(_("What next?"), blank=True)
    more_information = models.TextField(_("More information"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=150)
    work_areas = models.JSONField(
        _("work areas"), default=list, help_text=_("Codes; none where the sender did not know.")
    )

    sender_name = models.CharField(_("sender's name"), max_length=120, blank=True)
    sender_email = models.EmailField(_("sender's e-mail"), blank=True)
    is_contact_public = models.BooleanField(_("the sender may be named as the one to ask"), default=False)

    state = models.CharField(_("state"), max_length=20, choices=SharingState, default=SharingState.RECEIVED)
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    told_published_at = models.DateTimeField(null=True, blank=True)
    personal_data_removed_at = models.DateTimeField(null=True, blank=True)
    page = models.ForeignKey(
        "practices.PracticePage", null=True, blank=True, on_delete=models.SET_NULL, related_name="shares"
    )

    class Meta:
        verbose_name = _("shared practice")
        verbose_name_plural = _("shared practices")
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> str:
        """The name by which e-mail that waits is known to belong here."""
        return f"shared-practice:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the sender may still answer, correct and withdraw."""
        return self.state not in DECIDED

    @property
    def age_in_days(self) -> int:
        return (timezone.localdate() - timezone.localtime(self.received_at).date()).days

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The answered questions as (question, answer)."""
        names = ("what_was_done", "what_was_achieved", "what_next", "more_information")
        fields = [(self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names]
        return [(question, answer) for question, answer in fields if answer]

    @cached_property
    def work_area_labels(self) -> list[str]:
        return [WorkArea(code).label for code in self.work_areas if code in WorkArea.values]

    @property
    def question(self) -> str:
        """What the sender was asked last."""
        asked = self.messages.filter(kind=MessageKind.QUESTION).last()
        return asked.text if asked else ""

    @property
    def reason(self) -> str:
        """Why it was declined."""
        given = self.messages.filter(kind=MessageKind.REASON).last()
        return given.text if given else ""

    def move_to(self, state: SharingState, now: datetime | None = None) -> None:
        """Changes and saves the state. The first decision starts the time after which personal data is removed."""
        self.state = state
        if state in DECIDED and self.decided_at is None:
            self.decided_at = now or timezone.now()
        self.save(update_fields=["state", "decided_at"])

    def new_link(self) -> str:
        """The token of a new secret link; only its hash is stored. Links given before go on working."""
        token = new_token()
        SharedPracticeLink.objects.create(share=self, token_hash=token_hash(token))
        return token

    @classmethod
    def by_token(cls, token: str) -> "SharedPractice | None":
        """The share that a link leads to; None where the link is unknown, or expired with the personal data."""
        link = SharedPracticeLink.objects.select_related("share").filter(token_hash=token_hash(token)).first()
        if link is None:
            return None
        decided_at = link.share.decided_at
        return None if decided_at and decided_at + KEPT_FOR <= timezone.now() else link.share


class SharedPracticeLink(models.Model):
    """A secret link to a share's status page. Each e-mail has one of its own."""

    share = models.ForeignKey(SharedPractice, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.share_id)


class MessageKind(models.TextChoices):
    QUESTION = "question", _("Question to the sender")
    ANSWER = "answer", _("The sender's answer")
    REASON = "reason", _("Reason for declining")


class SharedPracticeMessage(models.Model):
    """What was asked, answered and given as a reason, in its order."""

    share = models.ForeignKey(SharedPractice, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(max_length=20, choices=MessageKind)
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:40]}"


def random_place(attachment: "SharedAttachment", name: str) -> str:
    """Where an attachment is kept: nothing of the sender's name for it, but the ending that its content has."""
    return f"shared-practices/{uuid4().hex}.{name.rpartition('.')[2]}"


class SharedAttachment(models.Model):
    """A file that came with a share. No address leads to it; an editor takes it into the documents or the images."""

    share = models.ForeignKey(SharedPractice, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(storage=private_storage, upload_to=random_place, max_length=200)
    name = models.CharField(max_length=140)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    document = models.ForeignKey(
        get_document_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    image = models.ForeignKey(
        get_image_model_string(), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

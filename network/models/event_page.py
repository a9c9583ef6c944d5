from dataclasses import replace

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin
from wagtail.query import PageQuerySet

from home.base_page import BasePage
from home.models.content_page import BodyPage
from home.searchable import Searchable
from home.structured import Node, Surroundings
from home.visibility import joined_in_language
from network import panels
from network.calendar import event_file
from network.structured import event_node
from network.suggesting.addresses import TAKEN_SLUGS


class Attendance(models.TextChoices):
    REMOTE = "remote", _("Remote")
    IN_PERSON = "in-person", _("In person")
    BOTH = "both", _("Remote and in person")


class EventLanguage(models.TextChoices):
    """The language spoken at an event; the main language of the network's events is Finnish."""

    FINNISH = "fi", _("Finnish")
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
    SEVERAL = "several", _("Several languages")


class EventPage(BodyPage):
    """An event of the network. Its body is the programme; times are shown in Finland's time."""

    page_description = _("A meeting or another event of the network, before it and after it.")
    search_type = "event"
    parent_page_types = ["network.NetworkPage"]
    subpage_types: list[str] = []
    addresses_shown_by = {"joining_url": "is_joining_url_public"}

    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    attendance = models.CharField(
        _("how to take part"), max_length=20, choices=Attendance, default=Attendance.REMOTE, blank=True
    )
    place = models.CharField(
        _("place"), max_length=200, blank=True, help_text=_("A street address, or the remote service used.")
    )
    joining_url = models.URLField(_("joining address"), blank=True)
    is_joining_url_public = models.BooleanField(
        _("the joining address may be shown to everyone"),
        default=False,
        help_text=_("Otherwise it is kept from the public page, the search and the calendar."),
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    spoken_language = models.CharField(
        _("language of the event"), max_length=10, choices=EventLanguage, default=EventLanguage.FINNISH, blank=True
    )

    edit_handler = panels.event_edit_handler(BasePage)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The event must end after it starts.")})
        if self.attendance in {Attendance.IN_PERSON, Attendance.BOTH} and not self.place:
            raise ValidationError({"place": _("Give the place where people meet.")})
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("A form of the network has this address. Choose another.")})

    @property
    def is_past(self) -> bool:
        return self.ends_at < timezone.now()

    @property
    def public_joining_url(self) -> str:
        return self.joining_url if self.is_joining_url_public else ""

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        """The page; with `?format=ics` the event for a calendar programme."""
        if request.GET.get("format") == "ics":
            return event_file(self, request)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context.update(
            materials=self.materials.select_related("document"),
            practices=self._linked("practices.PracticePage", self.practices_told, "practice_id").order_by("title"),
            commitments=self._linked("programmes.CommitmentPage", self.event_commitments, "commitment_id").order_by(
                "path"
            ),
        )
        return context

    def _linked(self, model: str, rows: models.Manager, field: str) -> PageQuerySet:
        """The pages that rows of this event point at, as the event's language is shown them."""
        pages = apps.get_model(model).objects
        return joined_in_language(pages, Q(pk__in=rows.values_list(field, flat=True)), self.language)

    def searchable(self) -> Searchable | None:
        searchable = super().searchable()
        materials = [row for row in self.materials.all() if row.document_id]
        return searchable and replace(
            searchable,
            body="\n".join([searchable.body, self.place, self.audience, *(row.title for row in self.materials.all())]),
            date=timezone.localtime(self.starts_at).date() if self.starts_at else None,
            documents=[*searchable.documents, *(row.document_id for row in materials)],
        )

    def structured(self, around: Surroundings) -> list[Node]:
        return [event_node(self, around)]


class EventMaterial(TranslatableMixin, Orderable):
    """Something shown or told at an event: a document, or an address elsewhere."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=200)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.URLField(_("or an address elsewhere"), blank=True)

    panels = [FieldPanel("title"), FieldPanel("document"), FieldPanel("url")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def clean(self) -> None:
        super().clean()
        if bool(self.document_id) == bool(self.url):
            raise ValidationError(_("Choose a document or give an address: one of the two."))


class EventPractice(Orderable):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="practices_told")
    practice = models.ForeignKey(
        "practices.PracticePage", verbose_name=_("good practice"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("practice")]


class EventCommitment(Orderable):
    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="event_commitments")
    commitment = models.ForeignKey(
        "programmes.CommitmentPage", verbose_name=_("commitment"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("commitment")]

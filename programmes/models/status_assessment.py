from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, Page, TranslatableMixin

from home.terms import Organisation
from programmes.models.commitment_page import CommitmentPage


class Half(models.IntegerChoices):
    """Commitments are judged each spring and autumn [avoinhallinto.fi/toimeenpano]."""

    SPRING = 1, _("spring")
    AUTUMN = 2, _("autumn")


class Light(models.TextChoices):
    """The three-step status light [avoinhallinto.fi/toimeenpano]. Shown with its words, never as colour alone."""

    DONE_OR_ON_SCHEDULE = "green", _("Done or on schedule")
    STARTED_LATE = "yellow", _("Only just started or late")
    NOT_STARTED = "red", _("Not started or will not be reached")


def this_year() -> int:
    return timezone.localdate().year


class HalfYear(models.Model):
    """The half-year that a row is about."""

    year = models.PositiveSmallIntegerField(
        _("year"), default=this_year, validators=[MinValueValidator(2013), MaxValueValidator(2100)]
    )
    half = models.PositiveSmallIntegerField(_("half-year"), choices=Half, default=Half.SPRING)

    class Meta:
        abstract = True

    @property
    def half_year(self) -> tuple[int, int]:
        return self.year, self.half


class StatusAssessment(HalfYear, TranslatableMixin, Orderable):
    """How far a commitment was in one half-year. Dated, and never overwritten: a correction is a later row."""

    commitment = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="status_assessments")
    assessed_on = models.DateField(_("assessed on"), default=timezone.localdate)
    light = models.CharField(_("status light"), max_length=10, choices=Light)
    reason = models.TextField(_("reason"), max_length=1000)
    responsible = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("half"), FieldPanel("assessed_on")]),
        FieldPanel("light"),
        FieldPanel("reason"),
        FieldPanel("responsible"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.year}/{self.half}: {self.get_light_display()}"


class Evidence(HalfYear, TranslatableMixin, Orderable):
    """A piece of evidence of what was done in one half-year: a page, a document or an address elsewhere."""

    commitment = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("what it shows"), max_length=200)
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(_("address elsewhere"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("half")]),
        FieldPanel("title"),
        PageChooserPanel("page"),
        FieldPanel("document"),
        FieldPanel("url"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("evidence")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if sum(map(bool, (self.page_id, self.document_id, self.url))) != 1:
            raise ValidationError(_("Give one of the three: a page, a document or an address."))

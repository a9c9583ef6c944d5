from django.conf import settings
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
from programmes.assessing import HalfYearPanel
from programmes.half_years import FIRST_YEAR, Half, HalfYear, this_half, this_year
from programmes.models.commitment_page import CommitmentPage


class Light(models.TextChoices):
    """The three-step status light [avoinhallinto.fi/toimeenpano]. Shown with its words, never as colour alone."""

    DONE_OR_ON_SCHEDULE = "green", _("Done or on schedule")
    STARTED_LATE = "yellow", _("Only just started or late")
    NOT_STARTED = "red", _("Not started or will not be reached")


class OfHalfYear(models.Model):
    """The half-year that a row is about."""

    year = models.PositiveSmallIntegerField(
        _("year"), default=this_year, validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(2100)]
    )
    half = models.PositiveSmallIntegerField(_("half-year"), choices=Half, default=this_half)

    class Meta:
        abstract = True

    @property
    def half_year(self) -> HalfYear:
        return HalfYear(self.year, self.half)


class StatusAssessment(OfHalfYear, TranslatableMixin, Orderable):
    """How far a commitment was in one half-year: one row each, dated, never overwritten once the half-year is over.

    A correction is a row of its own: what was wrong, and the light and the reason that hold from its date on. Who
    wrote it is told in the admin only.
    """

    commitment = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="status_assessments")
    is_correction = models.BooleanField(_("correction"), default=False)
    assessed_on = models.DateField(
        _("assessed on"), default=timezone.localdate, help_text=_("Of a correction, the day of the correction.")
    )
    light = models.CharField(_("status light"), max_length=10, choices=Light)
    reason = models.TextField(_("reason"), max_length=1000)
    what_was_wrong = models.TextField(
        _("what was wrong"), max_length=500, blank=True, help_text=_("Of a correction only. Shown to readers.")
    )
    responsible = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    panels = [
        FieldRowPanel([HalfYearPanel("half_year", required_on_save=True), FieldPanel("assessed_on")]),
        FieldPanel("light"),
        FieldPanel("reason"),
        FieldPanel("what_was_wrong"),
        FieldPanel("responsible"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "year", "half"],
                condition=models.Q(is_correction=False),
                name="one_assessment_a_half_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}/{self.half}: {self.get_light_display()}"

    @property
    def is_closed(self) -> bool:
        """Whether nobody may change the row any more, once it is published."""
        return self.is_correction or self.half_year.is_over


class Evidence(OfHalfYear, TranslatableMixin, Orderable):
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

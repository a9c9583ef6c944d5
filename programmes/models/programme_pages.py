from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents import get_document_model_string

from home.base_page import BasePage
from home.models.content_page import BodyPage
from home.searchable import Searchable
from home.visibility import in_language
from programmes.commitments import commitment_tree
from programmes.lights import light_counts


class ProgrammeIndexPage(BasePage):
    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programmes.ProgrammePage"]

    class Meta:
        verbose_name = _("list of action programmes")
        verbose_name_plural = _("lists of action programmes")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["programmes"] = in_language(ProgrammePage.objects.all(), self.language).order_by("-start_year")
        return context


class ProgrammeNumber(models.TextChoices):
    """Finland's action programmes in the Open Government Partnership are numbered in Roman figures."""

    I = "I", "I"  # noqa: E741 - the programme's number
    II = "II", "II"
    III = "III", "III"
    IV = "IV", "IV"
    V = "V", "V"
    VI = "VI", "VI"
    VII = "VII", "VII"


class ProgrammePage(BodyPage):
    """One of Finland's action programmes, with its commitments below it."""

    search_type = "programme"
    parent_page_types = ["programmes.ProgrammeIndexPage"]
    subpage_types = ["programmes.CommitmentPage"]

    number = models.CharField(_("number"), max_length=8, choices=ProgrammeNumber)
    start_year = models.PositiveSmallIntegerField(_("first year"))
    end_year = models.PositiveSmallIntegerField(_("last year"))
    published_on = models.DateField(_("date of publication"), null=True, blank=True)
    plan_document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("the plan as a document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    partnership_url = models.URLField(_("address at the Open Government Partnership"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("number"),
                FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
                FieldPanel("published_on"),
            ],
            heading=_("The programme"),
        ),
        FieldPanel("body"),
        FieldPanel("plan_document"),
        FieldPanel("partnership_url"),
    ]

    class Meta:
        verbose_name = _("action programme")
        verbose_name_plural = _("action programmes")

    def clean(self) -> None:
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The last year cannot be before the first.")})

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["commitments"] = commitment_tree(self, self.language)
        context["lights"] = light_counts(context["commitments"])
        return context

    def searchable_facets(self) -> dict[str, list[str]]:
        return {**super().searchable_facets(), "programme": [self.number]}

    def searchable(self) -> Searchable | None:
        searchable = super().searchable()
        documents = [self.plan_document_id] if self.plan_document_id else []
        return searchable and replace(
            searchable,
            date=self.published_on or (date(self.start_year, 1, 1) if self.start_year else None),
            documents=[*searchable.documents, *documents],
        )

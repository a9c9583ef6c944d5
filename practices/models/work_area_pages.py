from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.query import PageQuerySet

from home.base_page import BasePage
from home.models.content_page import BodyPage
from home.visibility import in_language, joined_in_language
from home.work_areas import WorkArea
from practices.models.practice_page import PracticePage

RELATED_SHOWN = 12


class WorkAreaIndexPage(BasePage):
    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["practices.WorkAreaPage"]

    class Meta:
        verbose_name = _("list of work areas")
        verbose_name_plural = _("lists of work areas")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["work_area_pages"] = in_language(WorkAreaPage.objects.all(), self.language).order_by("path")
        return context


class WorkAreaPage(BodyPage):
    """One of the eight permanent work areas, with its practices, commitments and events."""

    search_type = "work-area"
    parent_page_types = ["practices.WorkAreaIndexPage"]
    subpage_types: list[str] = []

    code = models.CharField(_("work area"), max_length=40, choices=WorkArea)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("code", help_text=_("Each work area has one page in each language.")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("work area")
        verbose_name_plural = _("work areas")

    def clean(self) -> None:
        super().clean()
        others = WorkAreaPage.objects.filter(code=self.code, locale=self.locale_id).exclude(pk=self.pk)
        if self.code and self.locale_id and others.exists():
            raise ValidationError({"code": _("This work area has a page already.")})

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        practices = self._of_this_area(PracticePage.objects, "practice_work_areas")
        commitments = self._of_this_area(
            apps.get_model("programmes", "CommitmentPage").objects, "commitment_work_areas"
        )
        events = self._of_this_area(
            apps.get_model("network", "EventPage").objects,
            "practices_told__practice__practice_work_areas",
            "event_commitments__commitment__commitment_work_areas",
        )
        context.update(
            practices=practices.with_card_relations().order_by("-first_published_at", "-pk")[:RELATED_SHOWN],
            commitments=commitments.order_by("path"),
            events=events.order_by("-starts_at")[:RELATED_SHOWN],
        )
        return context

    def _of_this_area(self, pages: models.Manager, *relations: str) -> PageQuerySet:
        """The pages that one of `relations` joins to this work area."""
        joined = Q()
        for relation in relations:
            joined |= Q(**{f"{relation}__work_area": self.code})
        return joined_in_language(pages, joined, self.language)

    def searchable_facets(self) -> dict[str, list[str]]:
        return {**super().searchable_facets(), "work-area": [self.code]}

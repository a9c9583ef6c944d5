from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.query import PageQuerySet

from home.base_page import BasePage
from home.models.content_page import BodyPage
from home.searchable import Searchable
from home.terms import Organisation
from home.visibility import in_language, shown_versions


class AwardIndexPage(BodyPage):
    """Demokratiatunnustus, the award to public bodies, with its rounds below it."""

    search_type = "content"
    structured_type = "CollectionPage"
    max_count_per_parent = 1
    parent_page_types = ["network.NetworkPage"]
    subpage_types = ["network.AwardRoundPage"]

    class Meta:
        verbose_name = _("list of award rounds")
        verbose_name_plural = _("lists of award rounds")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["rounds"] = in_language(AwardRoundPage.objects.all(), self.language).order_by("-year")
        return context


class AwardRoundQuerySet(PageQuerySet):
    def open_on(self, day: date) -> "AwardRoundQuerySet":
        """The rounds whose call is open on `day`, a date in Finland."""
        return self.filter(Q(call_closes_on__isnull=True) | Q(call_closes_on__gte=day), call_opens_on__lte=day).filter(
            year__gte=day.year
        )


class AwardRoundPage(BodyPage):
    """One round of the award. Its body is the criteria."""

    page_description = _("One year's award: its theme, its call, and who was recognised.")
    search_type = "award-round"
    parent_page_types = ["network.AwardIndexPage"]
    subpage_types: list[str] = []

    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(2015), MaxValueValidator(2100)])
    theme = models.CharField(_("theme"), max_length=200)
    call_opens_on = models.DateField(_("call opens"), null=True, blank=True)
    call_closes_on = models.DateField(_("call closes"), null=True, blank=True)

    objects = PageManager.from_queryset(AwardRoundQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("year"),
                FieldPanel("theme"),
                FieldRowPanel([FieldPanel("call_opens_on"), FieldPanel("call_closes_on")]),
            ],
            heading=_("The round"),
            help_text=_("While the call is open, the front page says so."),
        ),
        FieldPanel("body", heading=_("Criteria")),
        InlinePanel("recognitions", label=_("recognition"), heading=_("Who was recognised")),
    ]

    class Meta:
        verbose_name = _("award round")
        verbose_name_plural = _("award rounds")

    def clean(self) -> None:
        super().clean()
        if self.call_opens_on and self.call_closes_on and self.call_closes_on < self.call_opens_on:
            raise ValidationError({"call_closes_on": _("The call cannot close before it opens.")})

    @property
    def is_call_open(self) -> bool:
        today = timezone.localdate()
        opened = bool(self.call_opens_on) and self.call_opens_on <= today and self.year >= today.year
        return opened and (self.call_closes_on is None or today <= self.call_closes_on)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        recognitions = list(self.recognitions.select_related("organisation", "practice"))
        shown = shown_versions([row.practice for row in recognitions], self.language)
        by_key = {practice.translation_key: practice for practice in shown}
        context["recognitions"] = [
            (row, by_key.get(row.practice.translation_key) if row.practice else None) for row in recognitions
        ]
        return context

    def searchable(self) -> Searchable | None:
        searchable = super().searchable()
        rows = self.recognitions.select_related("organisation")
        return searchable and replace(
            searchable,
            body="\n".join([self.theme, searchable.body, *(f"{row.organisation or ''} {row.note}" for row in rows)]),
            date=date(self.year, 1, 1),
        )


class AwardRecognition(TranslatableMixin, Orderable):
    """Who was recognised in a round, for what and, where it is in the library, for which practice."""

    # The page that is searched by what this row joins it to (search/signals.py).
    searched_page = "practice"

    award_round = ParentalKey(AwardRoundPage, on_delete=models.CASCADE, related_name="recognitions")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recognitions",
    )
    note = models.CharField(_("whom or what it was for"), max_length=200, blank=True)
    practice = models.ForeignKey(
        "practices.PracticePage",
        verbose_name=_("good practice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [FieldPanel("organisation"), FieldPanel("note"), FieldPanel("practice")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def clean(self) -> None:
        super().clean()
        if not self.organisation_id and not self.note:
            raise ValidationError(_("Say who was recognised: choose an organisation or write a note."))

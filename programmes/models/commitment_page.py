from dataclasses import replace

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from home.base_page import BasePage
from home.blocks import TEXT_FEATURES
from home.models.site_settings import ContactSettings
from home.searchable import Searchable, plain_text
from home.terms import Organisation
from home.visibility import joined_in_language
from home.work_areas import WorkArea
from programmes import panels
from programmes.commitments import (
    assessment_history,
    commitment_tree,
    mark_untranslated,
    number_order,
    programme_of,
    that_holds,
)
from programmes.history import keep_history


class CommitmentQuerySet(PageQuerySet):
    def with_programme(self) -> "CommitmentQuerySet":
        """With the number and the first year of the programme that each commitment stands below."""
        path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        programmes = apps.get_model("programmes", "ProgrammePage").objects
        above = programmes.annotate(path_below=path).filter(path_below__startswith=F("path"))
        return self.annotate(
            programme_number=Subquery(above.values("number")[:1]),
            programme_start_year=Subquery(above.values("start_year")[:1]),
        )


class CommitmentPage(BasePage):
    """What the government promised in an action programme: a commitment (3) or a sub-commitment (3.1)."""

    search_type = "commitment"
    parent_page_types = ["programmes.ProgrammePage", "programmes.CommitmentPage"]
    subpage_types = ["programmes.CommitmentPage"]
    # A light and its day are facts: they are public in all languages at once.
    rows_shown_untranslated = ("status_assessments",)
    override_translatable_fields = [SynchronizedField("number")]

    number = models.CharField(
        _("number"),
        max_length=8,
        validators=[RegexValidator(r"^\d{1,2}(\.\d{1,2})?$", _("Give a number such as 3 or 3.1."))],
    )
    text = RichTextField(_("what was promised"), features=TEXT_FEATURES, blank=True)
    responsible_body = models.ForeignKey(
        Organisation,
        verbose_name=_("responsible body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    contact_email = models.EmailField(_("contact, e-mail"), blank=True)

    objects = PageManager.from_queryset(CommitmentQuerySet)()

    edit_handler = panels.commitment_edit_handler(BasePage)

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        return super().can_create_at(parent) and is_shallow_enough(parent)

    def can_move_to(self, parent: Page) -> bool:
        fits = is_shallow_enough(parent) and not (isinstance(parent.specific, CommitmentPage) and self.numchild)
        return super().can_move_to(parent) and fits

    def save(self, *args, **kwargs) -> None:
        fields = kwargs.get("update_fields")
        if fields is None or "status_assessments" in fields:
            keep_history(self)
        super().save(*args, **kwargs)

    @property
    def is_sub_commitment(self) -> bool:
        return "." in self.number

    @property
    def code(self) -> str:
        """What the commitment is called in every language, such as V-3.1. Of those read `with_programme`."""
        return f"{self.programme_number}-{self.number}"

    @property
    def codes(self) -> list[str]:
        """The commitment's code and that of the commitment above it; none outside a programme."""
        above = [self.code.rpartition(".")[0]] if self.is_sub_commitment else []
        return [*above, self.code] if self.programme_number else []

    @property
    def place(self) -> tuple[int, ...]:
        """The number as what it is sorted by: 3.10 comes after 3.9."""
        return number_order(self)

    def opening(self) -> str:
        return self.text

    def running_text(self) -> list[str]:
        return [self.text, *(measure.text for measure in self.measures.all())]

    def contact_address(self) -> str:
        """Whom to ask: the commitment's own contact, else the team."""
        return self.contact_email or ContactSettings.load().email

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        practices = apps.get_model("practices", "PracticePage").objects
        events = apps.get_model("network", "EventPage").objects
        carrying_out = Q(practice_commitments__commitment__translation_key=self.translation_key)
        about = Q(event_commitments__commitment__translation_key=self.translation_key)
        history = assessment_history(self)
        mark_untranslated(history, self)
        context.update(
            practices=joined_in_language(practices, carrying_out, self.language)
            .with_card_relations()
            .order_by("title"),
            events=joined_in_language(events, about, self.language).order_by("-starts_at"),
            programme=programme_of(self),
            sub_commitments=commitment_tree(self, self.language),
            history=history,
            latest=that_holds(history),
            work_areas=[WorkArea(row.work_area) for row in self.commitment_work_areas.all() if row.work_area],
        )
        return context

    def searchable_facets(self) -> dict[str, list[str]]:
        programme = programme_of(self)
        return {
            **super().searchable_facets(),
            "work-area": [row.work_area for row in self.commitment_work_areas.all()],
            "programme": [programme.number] if programme else [],
        }

    def searchable(self) -> Searchable | None:
        searchable = super().searchable()
        programme = programme_of(self)
        return searchable and replace(
            searchable,
            body=plain_text(self.text, *(measure.text for measure in self.measures.all())),
            date=programme.published_on if programme else None,
        )


def is_shallow_enough(parent: Page) -> bool:
    """Whether a commitment may stand below `parent`: 3 below a programme, 3.1 below 3, nothing below 3.1."""
    parent = parent.specific
    return not isinstance(parent, CommitmentPage) or not isinstance(parent.get_parent().specific, CommitmentPage)


class CommitmentMeasure(TranslatableMixin, Orderable):
    commitment = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="measures")
    text = models.TextField(_("measure"), max_length=500)

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass


class CommitmentWorkArea(Orderable):
    commitment = ParentalKey(CommitmentPage, on_delete=models.CASCADE, related_name="commitment_work_areas")
    work_area = models.CharField(_("work area"), max_length=40, choices=WorkArea)

    panels = [FieldPanel("work_area")]

from collections.abc import Sequence
from datetime import date

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page, PageManager, TranslatableMixin
from wagtail.query import PageQuerySet

from home.base_page import BasePage
from home.blocks import SHORT_TEXT_FEATURES
from home.frame import Frame
from home.page_checks import PageCheck
from home.searchable import Searchable, plain_text
from home.structured import Node, Surroundings, article_node
from home.terms import LABEL_LANGUAGES, Method, Organisation, Region, TargetGroup, Term, Theme
from home.visibility import joined_in_language, public
from home.work_areas import WorkArea
from practices import panels
from practices.addresses import COMPARISON_PATHS, TAKEN_SLUGS, address_below
from practices.forms import PracticePageForm
from practices.practice_checks import checks_of_practice
from practices.sorting.question import question_about

# A practice that nobody has confirmed for this long says so.
CONFIRMED_FOR_DAYS = 365

READ_FOR_SEARCH = (
    "practice_organisations__organisation",
    "practice_target_groups__target_group",
    "practice_themes__theme",
    "practice_methods__method",
    "practice_work_areas",
    "practice_commitments",
    "attachments",
)


class PracticeState(models.TextChoices):
    PILOT = "pilot", _("Pilot")
    IN_USE = "in-use", _("In use")
    ENDED = "ended", _("Ended")


class Recognition(models.TextChoices):
    RECOGNISED = "recognised", _("Recognised by the award")


class PracticeQuerySet(PageQuerySet):
    def with_card_relations(self) -> "PracticeQuerySet":
        """With what a card in a list shows, in two more queries however many practices."""
        organisations = PracticeOrganisation.objects.select_related("organisation")
        return self.prefetch_related(Prefetch("practice_organisations", organisations), "practice_work_areas")


class PracticePage(BasePage):
    """A good practice, told in the four questions [avoinhallinto.fi/hyvien-kaytantojen-jakaminen]."""

    page_description = _("What somebody did for open government, told so that others can do the same.")
    can_be_short = True
    search_type = "practice"
    parent_page_types = ["practices.PracticeIndexPage"]
    subpage_types: list[str] = []
    base_form_class = PracticePageForm

    what_was_done = RichTextField(_("What was done and why?"), features=SHORT_TEXT_FEATURES)
    what_was_achieved = RichTextField(_("What was achieved?"), features=SHORT_TEXT_FEATURES, blank=True)
    what_next = RichTextField(_("What next?"), features=SHORT_TEXT_FEATURES, blank=True)
    more_information = RichTextField(_("More information"), features=SHORT_TEXT_FEATURES, blank=True)

    region = models.CharField(_("region"), max_length=40, choices=Region, blank=True)
    start_year = models.PositiveSmallIntegerField(
        _("first year"), null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    end_year = models.PositiveSmallIntegerField(
        _("last year"), null=True, blank=True, validators=[MinValueValidator(1950), MaxValueValidator(2100)]
    )
    state = models.CharField(
        _("state"), max_length=20, choices=PracticeState, default=PracticeState.IN_USE, blank=True
    )
    last_confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True)
    contact_name = models.CharField(_("whom to ask"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact, e-mail"), blank=True)

    objects = PageManager.from_queryset(PracticeQuerySet)()

    edit_handler = panels.practice_edit_handler(BasePage)

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    def clean(self) -> None:
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": _("The last year cannot be before the first.")})
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("A part of the library has this address. Choose another.")})

    @property
    def questions(self) -> list[tuple[str, str, str]]:
        """The answered questions as (field name, question, answer)."""
        names = ("what_was_done", "what_was_achieved", "what_next", "more_information")
        fields = [(name, self._meta.get_field(name).verbose_name, getattr(self, name)) for name in names]
        return [(name, question, answer) for name, question, answer in fields if answer]

    @cached_property
    def organisations(self) -> list[Organisation]:
        return self._terms_in("practice_organisations", "organisation")

    @cached_property
    def work_areas(self) -> list[WorkArea]:
        """The work areas, the main one first. In a preview a row may not be filled in yet."""
        return [WorkArea(row.work_area) for row in self.practice_work_areas.all() if row.work_area]

    @property
    def years(self) -> list[int]:
        """Every year in which the practice was in use, the current year at most."""
        if not self.start_year:
            return []
        last = self.end_year or (self.start_year if self.state == PracticeState.ENDED else timezone.localdate().year)
        return list(range(self.start_year, max(last, self.start_year) + 1))

    def opening(self) -> str:
        return self.what_was_done

    def running_text(self) -> list[str]:
        return [answer for _name, _question, answer in self.questions]

    def checks_before_publishing(self) -> list[PageCheck]:
        return [*super().checks_before_publishing(), *checks_of_practice(self)]

    def structured(self, around: Surroundings) -> list[Node]:
        tellers = [{"@type": "Organization", "name": str(organisation)} for organisation in self.organisations]
        return [article_node(self, "Article", around, sourceOrganization=tellers)]

    @property
    def is_confirmation_old(self) -> bool:
        confirmed = self.last_confirmed_on
        return bool(confirmed) and (timezone.localdate() - confirmed).days > CONFIRMED_FOR_DAYS

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from practices.near import near_practices  # it reads this module's models

        context = super().get_context(request, *args, **kwargs)
        events = apps.get_model("network", "EventPage").objects
        rounds = apps.get_model("network", "AwardRoundPage").objects
        told_here = Q(practices_told__practice__translation_key=self.translation_key)
        linked = self._linked_pages()
        context.update(
            terms=self.terms,
            term_lists=[
                (TargetGroup._meta.verbose_name_plural, self.terms["target-group"]),
                (Theme._meta.verbose_name_plural, self.terms["theme"]),
                (Method._meta.verbose_name_plural, self.terms["method"]),
            ],
            pictures=self.pictures.select_related("image"),
            attachments=self.attachments.select_related("document"),
            taken_up=self.taken_up.select_related("organisation"),
            commitments=[page for page in linked if page.specific_class is not rounds.model],
            told_at=joined_in_language(events, told_here, self.language).order_by("-starts_at"),
            recognitions=[page for page in linked if page.specific_class is rounds.model],
            near=near_practices(self),
            comparison_address=self._comparison_address(context["frame"]),
            sorting=question_about(self, request, kwargs.get("sorting_form")),
        )
        context["contents"] = self._contents(context)
        return context

    def _comparison_address(self, frame: Frame) -> str:
        """Where this practice is compared with others; nothing where the library above it is not public."""
        library = frame.trail[-1] if frame.trail else None
        if library is None or library.depth != self.depth - 1:
            return ""
        return address_below(library.url or "", COMPARISON_PATHS, self.language, [self.pk])

    def _contents(self, context: dict) -> list[tuple[str, str]]:
        """The parts that the page's table of contents leads to, as (id, heading)."""
        parts = [(name, question) for name, question, _answer in self.questions]
        if context["attachments"]:
            parts.append(("attachments", _("Attachments")))
        if context["taken_up"]:
            parts.append(("taken-up", _("Taken up elsewhere")))
        if self.contact_name or self.contact_email:
            parts.append(("whom-to-ask", _("Whom to ask")))
        return parts

    def _linked_pages(self) -> PageQuerySet:
        """The commitments that the practice carries out and the award rounds that recognised it, in one query."""
        rounds = apps.get_model("network", "AwardRoundPage").objects
        recognising = rounds.filter(recognitions__practice__translation_key=self.translation_key)
        commitments = self.practice_commitments.values_list("commitment_id", flat=True)
        return joined_in_language(
            Page.objects, Q(pk__in=commitments) | Q(pk__in=recognising.values("pk")), self.language
        ).order_by("-title")

    @cached_property
    def terms(self) -> dict[str, list[Term]]:
        """The practice's terms by the facet they are values of."""
        return {
            "organisation": self.organisations,
            "target-group": self._terms_in("practice_target_groups", "target_group"),
            "theme": self._terms_in("practice_themes", "theme"),
            "method": self._terms_in("practice_methods", "method"),
        }

    def _terms_in(self, relation: str, name: str) -> list:
        rows = getattr(self, relation)
        if relation not in getattr(self, "_prefetched_objects_cache", ()):
            rows = rows.select_related(name)
        return [getattr(row, name) for row in rows.all()]

    @classmethod
    def read_for_search(cls, pages: Sequence[BasePage]) -> None:
        prefetch_related_objects(pages, *READ_FOR_SEARCH)
        rounds = apps.get_model("network", "AwardRoundPage").objects
        keys = [page.translation_key for page in pages]
        recognised = set(
            public(rounds.filter(recognitions__practice__translation_key__in=keys)).values_list(
                "recognitions__practice__translation_key", flat=True
            )
        )
        for page in pages:
            page.is_recognised = page.translation_key in recognised

    def searchable_facets(self) -> dict[str, list[str]]:
        return {
            **super().searchable_facets(),
            **{facet: [term.slug for term in terms] for facet, terms in self.terms.items()},
            "work-area": [area.value for area in self.work_areas],
            "level": sorted({organisation.level for organisation in self.organisations}),
            "region": [self.region] if self.region else [],
            "state": [self.state] if self.state else [],
            "year": [str(year) for year in self.years],
            **self._commitment_facets(),
            "award": [Recognition.RECOGNISED.value] if self.is_recognised else [],
        }

    def _commitment_facets(self) -> dict[str, list[str]]:
        """The programmes and commitments that the practice carries out; a sub-commitment is its commitment's too."""
        ids = [row.commitment_id for row in self.practice_commitments.all()]
        if not ids:
            return {}
        commitments = apps.get_model("programmes", "CommitmentPage").objects.with_programme().filter(pk__in=ids)
        return {
            "programme": sorted({page.programme_number for page in commitments if page.programme_number}),
            "commitment": sorted({code for page in commitments for code in page.codes}),
        }

    @cached_property
    def is_recognised(self) -> bool:
        """Whether a public award round has recognised the practice, in any language."""
        rounds = apps.get_model("network", "AwardRoundPage").objects
        return public(rounds.filter(recognitions__practice__translation_key=self.translation_key)).exists()

    def searchable(self) -> Searchable:
        published = self.first_published_at
        return Searchable(
            title=self.title,
            summary=self.summary,
            body=plain_text(*(answer for _name, _question, answer in self.questions)),
            labels={language: self._labels(language) for language in LABEL_LANGUAGES},
            facets=self.searchable_facets(),
            date=timezone.localtime(published).date() if published else date.today(),
            documents=[row.document_id for row in self.attachments.all()],
        )

    def _labels(self, language: str) -> list[str]:
        """What the practice's terms and its region are called in a language."""
        labels = [term.label(language) for found in self.terms.values() for term in found]
        with translation.override(language):
            return [*labels, str(Region(self.region).label)] if self.region else labels


class PracticeRow(Orderable):
    """A row of something that a practice has several of, in the editor's order."""

    class Meta(Orderable.Meta):
        abstract = True


class PracticeOrganisation(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_organisations")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="practices"
    )


class PracticeWorkArea(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_work_areas")
    work_area = models.CharField(_("work area"), max_length=40, choices=WorkArea)


class PracticeTargetGroup(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_target_groups")
    target_group = models.ForeignKey(
        TargetGroup, verbose_name=_("target group"), on_delete=models.PROTECT, related_name="practices"
    )


class PracticeTheme(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_themes")
    theme = models.ForeignKey(Theme, verbose_name=_("theme"), on_delete=models.PROTECT, related_name="practices")


class PracticeMethod(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_methods")
    method = models.ForeignKey(Method, verbose_name=_("method"), on_delete=models.PROTECT, related_name="practices")


class PracticeCommitment(PracticeRow):
    # The page that is searched by what this row joins it to (search/signals.py).
    searched_page = "practice"

    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="practice_commitments")
    commitment = models.ForeignKey(
        "programmes.CommitmentPage", verbose_name=_("commitment"), on_delete=models.CASCADE, related_name="+"
    )


class PracticeAttachment(PracticeRow):
    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        get_document_model_string(), verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )


class TakenUp(TranslatableMixin, PracticeRow):
    """Another organisation that took the practice up."""

    practice = ParentalKey(PracticePage, on_delete=models.CASCADE, related_name="taken_up")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1950), MaxValueValidator(2100)])
    note = models.TextField(_("note"), max_length=300, blank=True)

    class Meta(TranslatableMixin.Meta, PracticeRow.Meta):
        abstract = False

"""The commitments that nobody has assessed this half-year, as a list in the admin."""

from django.contrib.auth.models import AbstractUser
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from home.page_reports import PageReportView, PageReportViewSet, title_column
from home.translating.report import only_originals
from programmes.half_years import HalfYear
from programmes.models import CommitmentPage, ProgrammePage, StatusAssessment


def editable_unassessed(user: AbstractUser) -> PageQuerySet:
    """The published commitments of the programmes of this year that a person may edit, without an assessment of this
    half-year that is published.

    A commitment with published sub-commitments is assessed by those, unless it has assessments of its own. Each
    commitment is there once, in its original language.
    """
    now = HalfYear.current()
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    running = ProgrammePage.objects.filter(start_year__lte=now.year, end_year__gte=now.year)
    running = running.annotate(path_below=path).filter(path_below__startswith=F("path"))
    below = CommitmentPage.objects.live().filter(path__startswith=OuterRef("path"), depth__gt=OuterRef("depth"))
    own = StatusAssessment.objects.filter(commitment=OuterRef("pk"))
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    commitments = only_originals(CommitmentPage.objects.live()).filter(pk__in=editable.values("pk"))
    return commitments.filter(
        Exists(running), ~Exists(below) | Exists(own), ~Exists(own.filter(year=now.year, half=now.half))
    )


def with_last_assessment(commitments: PageQuerySet) -> PageQuerySet:
    """Each with `last_year` and `last_half`, those of its latest assessment."""
    latest = StatusAssessment.objects.filter(commitment=OuterRef("pk")).order_by("-year", "-half")
    return commitments.annotate(
        last_year=Subquery(latest.values("year")[:1]), last_half=Subquery(latest.values("half")[:1])
    )


class LastAssessedColumn(Column):
    def get_value(self, instance: CommitmentPage) -> str:
        return HalfYear(instance.last_year, instance.last_half).name if instance.last_year else _("never")


class CodeColumn(Column):
    def get_value(self, instance: CommitmentPage) -> str:
        return instance.code


class UnassessedCommitmentsView(PageReportView):
    """The longest unassessed first. A title leads to the form where the half-year is assessed."""

    page_title = _("Commitments to assess")
    model = CommitmentPage
    default_ordering = "last_assessed"
    columns = [
        title_column(),
        CodeColumn("code", label=_("Number")),
        LastAssessedColumn("last_assessed", label=_("Last assessed")),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]

    def get_page_subtitle(self) -> str:
        return HalfYear.current().name

    def get_base_queryset(self) -> PageQuerySet:
        found = with_last_assessment(editable_unassessed(self.request.user).with_programme())
        return self.annotate_queryset(found)

    def order_queryset(self, queryset: PageQuerySet) -> PageQuerySet:
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.order_by(F("last_year").asc(nulls_first=True), "last_half", "path")


class UnassessedCommitmentsViewSet(PageReportViewSet):
    name = "commitments_to_assess"
    url_prefix = "commitments-to-assess"
    icon = "tasks"
    menu_label = _("Commitments to assess")
    menu_order = 120
    view_class = UnassessedCommitmentsView

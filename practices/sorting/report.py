"""The editors' report of what readers think of the sorting."""

import django_filters
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from home.spreadsheets import SafeSpreadsheetMixin
from home.work_areas import WorkArea
from practices.models import SortingAnswer
from practices.sorting.counting import counted_by_pair, counted_by_practice

VIEW = "practices.view_sortinganswer"
BY_PRACTICE, BY_PAIR = "sorting_by_practice", "sorting_by_pair"


class AnswersFilter(WagtailFilterSet):
    answered_on = django_filters.DateFromToRangeFilter(label=_("Answered"), widget=DateRangePickerWidget)
    main_area = django_filters.ChoiceFilter(
        label=_("Work area when asked"), choices=WorkArea.choices, empty_label=_("All")
    )

    class Meta:
        model = SortingAnswer
        fields = ["answered_on", "main_area"]


class SortingReport(SafeSpreadsheetMixin, ReportView):
    """A report of the answers within the filter, counted by `counted`; another one is at `other_report`."""

    header_icon = "tag"
    permission_policy = ModelPermissionPolicy(SortingAnswer)
    any_permission_required = ["view"]
    filterset_class = AnswersFilter
    is_searchable = False
    queryset = SortingAnswer.objects.all()
    other_report = ("", "")

    def counted(self, answers) -> list:
        raise NotImplementedError

    def get_filtered_queryset(self) -> list:
        return self.counted(self.filter_queryset(SortingAnswer.objects.all()))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        address_name, label = self.other_report
        query = self.request.GET.urlencode()
        return [HeaderButton(label, url=reverse(address_name) + (f"?{query}" if query else ""), icon_name="list-ul")]


class ByPracticeView(SortingReport):
    page_title = _("Does the sorting work? By practice")
    index_url_name = BY_PRACTICE
    index_results_url_name = f"{BY_PRACTICE}_results"
    other_report = (BY_PAIR, _("By pair of work areas"))
    export_filename = "sorting-by-practice"
    columns = [
        TitleColumn("title", label=_("Practice"), get_url=lambda count: count.edit_address or None),
        Column("main_area", label=_("Work area when asked")),
        NumberColumn("answers", label=_("Answers")),
        NumberColumn("right_percent", label=_("Right, per cent")),
        Column("better", label=_("Better, most often named")),
        NumberColumn("better_answers", label=_("Named by")),
    ]
    list_export = ["title", "main_area", "answers", "right_percent", "better", "better_answers"]
    export_headings = {column.name: column.label for column in columns}

    def counted(self, answers) -> list:
        return counted_by_practice(answers)


class ByPairView(SortingReport):
    page_title = _("Does the sorting work? By pair of work areas")
    index_url_name = BY_PAIR
    index_results_url_name = f"{BY_PAIR}_results"
    other_report = (BY_PRACTICE, _("By practice"))
    export_filename = "sorting-by-pair"
    columns = [
        Column("from_area", label=_("From work area")),
        Column("to_area", label=_("To work area")),
        NumberColumn("answers", label=_("Answers")),
        NumberColumn("practices", label=_("Practices")),
    ]
    list_export = ["from_area", "to_area", "answers", "practices"]
    export_headings = {column.name: column.label for column in columns}

    def counted(self, answers) -> list:
        return counted_by_pair(answers)


def report_addresses() -> list[URLPattern]:
    """The addresses of both reports below the admin's."""
    return [
        address
        for route, name, view in (
            ("reports/sorting/", BY_PRACTICE, ByPracticeView),
            ("reports/sorting/pairs/", BY_PAIR, ByPairView),
        )
        for address in (
            path(route, view.as_view(), name=name),
            path(f"{route}results/", view.as_view(results_only=True), name=f"{name}_results"),
        )
    ]

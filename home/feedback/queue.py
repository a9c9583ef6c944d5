"""The queue of feedback in the admin."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from home.dates import written_date
from home.feedback.answer_view import FeedbackView
from home.feedback.models import Feedback, FeedbackKind, FeedbackQuerySet
from home.public_forms.queue import QueueView, QueueViewSet

OPEN, OVERDUE, ANSWERED = "open", "overdue", "answered"


class FeedbackFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=pgettext_lazy("of feedback", "State"),
        choices=[(OPEN, _("Waits for an answer")), (OVERDUE, _("Overdue")), (ANSWERED, _("Answered or closed"))],
        method="in_state",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("About"), choices=FeedbackKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Feedback
        fields = ["state", "kind", "language"]

    def in_state(self, queryset: FeedbackQuerySet, name: str, value: str) -> QuerySet:
        if value == OVERDUE:
            return queryset.overdue()
        return queryset.unanswered() if value == OPEN else queryset.exclude(answered_at=None)


class FeedbackListView(QueueView):
    """All feedback: what is overdue first, then by what is left of the time, then what is answered."""

    page_title = _("Feedback")
    show_export_buttons = False

    columns = [
        TitleColumn("__str__", label=_("Feedback"), url_name="feedback:show"),
        Column("get_kind_display", label=_("About")),
        Column("clock", label=_("Time to answer")),
        Column("received", label=_("Received"), accessor=lambda feedback: written_date(feedback.received_on)),
        Column("get_language_display", label=_("Language")),
        Column("path", label=_("Page")),
    ]

    def order_queryset(self, queryset: FeedbackQuerySet) -> FeedbackQuerySet:
        return queryset.by_urgency()


class FeedbackViewSet(QueueViewSet):
    name = "feedback"
    url_prefix = "feedback"
    icon = "comment"
    menu_label = _("Feedback")
    menu_order = 155
    model = Feedback
    list_view = FeedbackListView
    item_view = FeedbackView
    filterset_class = FeedbackFilter

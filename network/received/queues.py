"""The queues of suggestions and nominations in the admin."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from home.public_forms.queue import QueueItemView, QueueView, QueueViewSet
from network.models import Nomination, TopicSuggestion
from network.models.received import ReceivedState
from network.models.topic_suggestion import SuggestionKind
from network.received.queue_actions import actions_on

STATE = pgettext_lazy("of something received", "State")
SUGGESTIONS, NOMINATIONS = "topic_suggestions", "nominations"


def state_filter() -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=STATE, choices=ReceivedState.choices, widget=forms.CheckboxSelectMultiple
    )


def columns_of_received() -> list[Column]:
    """What every list of received things ends with."""
    return [
        Column("get_language_display", label=_("Language")),
        Column("get_state_display", label=STATE, sort_key="state"),
        Column("age_in_days", label=_("Age in days"), sort_key="received_at"),
    ]


class ReceivedView(QueueItemView):
    """What was sent, what came of it, and what can be done with it."""

    template_name = "network/received/received.html"
    queue = ""

    def get_context_data(self, **kwargs) -> dict:
        model = self.model._meta
        user = self.request.user
        return super().get_context_data(
            **kwargs,
            received=self.object,
            queue=self.queue,
            actions={name: f"{self.queue}:{name}" for name in ("take_up", "close", "delete")},
            may_change=user.has_perm(f"{model.app_label}.change_{model.model_name}"),
            may_delete=user.has_perm(f"{model.app_label}.delete_{model.model_name}"),
        )


class SuggestionsFilter(WagtailFilterSet):
    state = state_filter()
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=SuggestionKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = TopicSuggestion
        fields = ["state", "kind", "language"]


class SuggestionsView(QueueView):
    page_title = _("Suggestions to the network")
    columns = [
        TitleColumn("__str__", label=_("Suggestion"), url_name=f"{SUGGESTIONS}:show"),
        Column("get_kind_display", label=_("Kind"), sort_key="kind"),
        Column("organisation", label=_("Organisation")),
        *columns_of_received(),
    ]
    export_filename = "suggestions"
    list_export = [
        *("received_at", "get_kind_display", "suggestion", "organisation", "sender_email", "language"),
        *("get_state_display", "note"),
    ]
    export_headings = {"get_kind_display": _("Kind"), "get_state_display": STATE}


class SuggestionView(ReceivedView):
    page_title = _("Suggestion to the network")
    queue = SUGGESTIONS


class SuggestionViewSet(QueueViewSet):
    name = SUGGESTIONS
    url_prefix = "topic-suggestions"
    icon = "comment"
    menu_label = _("Topic suggestions")
    menu_order = 151
    model = TopicSuggestion
    list_view = SuggestionsView
    item_view = SuggestionView
    filterset_class = SuggestionsFilter
    actions = actions_on(TopicSuggestion, SUGGESTIONS)


def calls() -> list[tuple[str, str]]:
    """The rounds that have nominations, the latest first, to choose from."""
    rows = Nomination.objects.order_by("-received_at").values_list("round_key", "round_title")
    titles: dict[str, str] = {}
    for key, title in rows:
        titles.setdefault(str(key), title)
    return list(titles.items())


class NominationsFilter(WagtailFilterSet):
    round_key = django_filters.ChoiceFilter(label=_("Call"), choices=calls, empty_label=_("All"))
    state = state_filter()

    class Meta:
        model = Nomination
        fields = ["round_key", "state", "language"]


class NominationsView(QueueView):
    page_title = _("Nominations for the award")
    columns = [
        TitleColumn("title", label=_("Practice"), url_name=f"{NOMINATIONS}:show", sort_key="title"),
        Column("organisation", label=_("Organisation")),
        Column("round_title", label=_("Call"), sort_key="round_title"),
        *columns_of_received(),
    ]
    export_filename = "nominations"
    list_export = [
        *("round_title", "received_at", "title", "organisation", "reasons", "nominator_email", "language"),
        *("get_state_display", "note"),
    ]
    export_headings = {"round_title": _("Call"), "get_state_display": STATE}


class NominationView(ReceivedView):
    page_title = _("Nomination for the award")
    queue = NOMINATIONS

    def get_queryset(self):
        return Nomination.objects.select_related("practice")

    def get_context_data(self, **kwargs) -> dict:
        same = Nomination.objects.filter(round_key=self.object.round_key, nominee=self.object.nominee)
        return super().get_context_data(**kwargs, practice=self.object.practice, times_nominated=same.count())


class NominationViewSet(QueueViewSet):
    name = NOMINATIONS
    url_prefix = "nominations"
    icon = "pick"
    menu_label = _("Nominations")
    menu_order = 152
    model = Nomination
    list_view = NominationsView
    item_view = NominationView
    filterset_class = NominationsFilter
    actions = actions_on(Nomination, NOMINATIONS)

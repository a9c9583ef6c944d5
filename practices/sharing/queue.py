"""The queue of shared practices in the admin."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from home.public_forms.queue import QueueItemView, QueueView, QueueViewSet
from practices.models import SharedPractice
from practices.models.shared_practice import SharingState
from practices.sharing import queue_actions
from practices.sharing.draft_page import NoLibrary, library_for, organisation_of

STATE = pgettext_lazy("of a shared practice", "State")


class SharesFilter(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=STATE, choices=SharingState.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = SharedPractice
        fields = ["state", "language"]


class SharesView(QueueView):
    """The shares, newest first, with their age."""

    page_title = _("Shared practices")
    show_export_buttons = False

    columns = [
        TitleColumn("title", label=_("Title"), url_name="shared_practices:show", sort_key="title"),
        Column("organisation", label=_("Organisation")),
        Column("get_language_display", label=_("Language")),
        Column("get_state_display", label=STATE, sort_key="state"),
        Column("age_in_days", label=_("Age in days"), sort_key="received_at"),
    ]


class ShareView(QueueItemView):
    """One share with all that was sent, and what can be done with it."""

    template_name = "practices/sharing/admin/share.html"
    page_title = _("Shared practice")

    def get_queryset(self):
        return SharedPractice.objects.select_related("page")

    def get_context_data(self, **kwargs) -> dict:
        share = self.object
        return super().get_context_data(
            **kwargs,
            share=share,
            messages_written=share.messages.select_related("written_by"),
            attachments=share.attachments.all(),
            known_organisation=organisation_of(share),
            may_decide=queue_actions.may_decide(self.request.user),
            may_draft=not share.page_id and _may_draft(share, self.request.user),
            form=queue_actions.WrittenToSenderForm(),
        )


def _may_draft(share: SharedPractice, user) -> bool:
    try:
        return library_for(share).permissions_for_user(user).can_add_subpage()
    except NoLibrary:
        return False


class SharedPracticeViewSet(QueueViewSet):
    name = "shared_practices"
    url_prefix = "shared-practices"
    icon = "mail"
    menu_label = _("Shared practices")
    menu_order = 150
    model = SharedPractice
    list_view = SharesView
    item_view = ShareView
    filterset_class = SharesFilter
    actions = (
        ("ask/", queue_actions.ask, "ask"),
        ("decline/", queue_actions.decline, "decline"),
        ("page/", queue_actions.make_page, "make_page"),
        ("files/<int:attachment_pk>/", queue_actions.save_attachment, "save_attachment"),
    )

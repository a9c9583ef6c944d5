"""The queue of shared practices in the admin."""

import django_filters
from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import ModelPermissionPolicy

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


class SharesView(generic.IndexView):
    """The shares, newest first, with their age."""

    any_permission_required = ["view", "change"]
    page_title = _("Shared practices")
    default_ordering = "-received_at"
    is_searchable = False
    show_export_buttons = False
    paginate_by = 50

    columns = [
        TitleColumn("title", label=_("Title"), url_name="shared_practices:show", sort_key="title"),
        Column("organisation", label=_("Organisation")),
        Column("get_language_display", label=_("Language")),
        Column("get_state_display", label=STATE, sort_key="state"),
        Column("age_in_days", label=_("Age in days"), sort_key="received_at"),
    ]


class ShareView(generic.InspectView):
    """One share with all that was sent, and what can be done with it. Everything in it is shown as text."""

    any_permission_required = ["view", "change"]
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


class SharedPracticeViewSet(ViewSet):
    name = "shared_practices"
    url_prefix = "shared-practices"
    icon = "mail"
    menu_label = _("Shared practices")
    menu_order = 150
    add_to_admin_menu = True
    model = SharedPractice

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return ModelPermissionPolicy(SharedPractice)

    def get_common_view_kwargs(self, **kwargs) -> dict:
        return super().get_common_view_kwargs(
            model=SharedPractice,
            permission_policy=self.permission_policy,
            index_url_name="shared_practices:index",
            index_results_url_name="shared_practices:index_results",
            header_icon=self.icon,
            **kwargs,
        )

    def get_urlpatterns(self) -> list:
        listing = {"filterset_class": SharesFilter}
        return [
            path("", self.construct_view(SharesView, **listing), name="index"),
            path("results/", self.construct_view(SharesView, **listing, results_only=True), name="index_results"),
            path("<int:pk>/", never_cache(self.construct_view(ShareView)), name="show"),
            path("<int:pk>/ask/", queue_actions.ask, name="ask"),
            path("<int:pk>/decline/", queue_actions.decline, name="decline"),
            path("<int:pk>/page/", queue_actions.make_page, name="make_page"),
            path("<int:pk>/files/<int:attachment_pk>/", queue_actions.save_attachment, name="save_attachment"),
        ]

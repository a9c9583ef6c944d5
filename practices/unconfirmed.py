"""The practices that nobody has confirmed for a year, as a list in the admin."""

from django.contrib.auth.models import AbstractUser
from django.db.models import DateField
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from home.dates import written_date
from home.page_reports import PageReportView, PageReportViewSet, title_column
from home.translating.report import only_originals
from practices.confirming.unconfirmed import unconfirmed_versions
from practices.models import ConfirmationRequest, PracticePage


def editable_unconfirmed(user: AbstractUser) -> PageQuerySet:
    """The practices that nobody has confirmed for a year, of those that a person may edit, with `confirmed_on`: where
    nobody ever did, the day on which it was first published.

    A practice is there once: the original, whose date its translations follow.
    """
    confirmed_on = Coalesce("last_confirmed_on", TruncDate("first_published_at"), output_field=DateField())
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    practices = only_originals(unconfirmed_versions(timezone.localdate()))
    return practices.filter(pk__in=editable.values("pk")).annotate(confirmed_on=confirmed_on)


class ConfirmedColumn(Column):
    def get_value(self, instance: PracticePage) -> str:
        return written_date(instance.last_confirmed_on) if instance.last_confirmed_on else _("never")


def last_request(practice: PracticePage) -> ConfirmationRequest | None:
    """This year's question to the contact, where it was asked. Prefetch `confirmation_requests` for a list."""
    return next(iter(practice.confirmation_requests.all()), None)


class AskedColumn(Column):
    """When the contact was asked by e-mail, and reminded."""

    def get_value(self, instance: PracticePage) -> str:
        request = last_request(instance)
        if request is None:
            return _("not yet") if instance.contact_email else _("no e-mail address")
        asked = written_date(timezone.localtime(request.asked_at).date())
        if request.reminded_at is None:
            return asked
        reminded = written_date(timezone.localtime(request.reminded_at).date())
        return gettext("%(asked)s, reminded %(reminded)s") % {"asked": asked, "reminded": reminded}


class AnswerColumn(Column):
    """What the contact answered: that something has changed, and what."""

    def get_value(self, instance: PracticePage) -> str:
        request = last_request(instance)
        return ": ".join(filter(None, [request.get_answer_display(), request.what_changed])) if request else ""


class UnconfirmedPracticesView(PageReportView):
    """The longest unconfirmed first."""

    page_title = _("Practices to confirm")
    model = PracticePage
    default_ordering = "confirmed_on"
    columns = [
        BulkActionsColumn("bulk_actions"),
        title_column(),
        ConfirmedColumn("confirmed_on", label=_("Last confirmed"), sort_key="confirmed_on"),
        Column("contact_name", label=_("Whom to ask")),
        AskedColumn("asked", label=_("Asked")),
        AnswerColumn("answer", label=_("The contact's answer")),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]

    def get_base_queryset(self) -> PageQuerySet:
        practices = editable_unconfirmed(self.request.user).prefetch_related("confirmation_requests")
        return self.annotate_queryset(practices)


class UnconfirmedPracticesViewSet(PageReportViewSet):
    name = "practices_to_confirm"
    url_prefix = "practices-to-confirm"
    icon = "calendar-check"
    menu_label = _("Practices to confirm")
    menu_order = 110
    view_class = UnconfirmedPracticesView

"""Translations that are behind what they translate, on the admin's home: an entry for each language."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.permissions import page_permission_policy

from home.models.translated_page import TranslatedPage
from home.translating.report import Status
from home.waiting import Waiting, WaitingEntry, register

# By the language that is translated into.
LABELS = {
    "fi": (
        ngettext_lazy(
            "%(number)s Finnish translation is behind its original",
            "%(number)s Finnish translations are behind their originals",
            "number",
        ),
        _("Finnish translations that are behind"),
    ),
    "sv": (
        ngettext_lazy(
            "%(number)s Swedish translation is behind its original",
            "%(number)s Swedish translations are behind their originals",
            "number",
        ),
        _("Swedish translations that are behind"),
    ),
    "en": (
        ngettext_lazy(
            "%(number)s English translation is behind its original",
            "%(number)s English translations are behind their originals",
            "number",
        ),
        _("English translations that are behind"),
    ),
}


def behind_in(language: str) -> Callable[[HttpRequest], Waiting]:
    """Counts the published translations into a language that lack something, of those the person may edit."""

    def find(request: HttpRequest) -> Waiting:
        editable = page_permission_policy.instances_user_has_permission_for(request.user, "change")
        behind = TranslatedPage.objects.filter(
            changed_texts__gt=0,
            page__in=editable.filter(live=True, alias_of=None, locale__language_code=language),
            source__live=True,
        )
        return Waiting(**behind.aggregate(number=Count("pk"), since=Min("behind_since")))

    return find


def report_of(language: str) -> Callable[[HttpRequest], str]:
    query = urlencode({"language": language, "status": Status.CHANGED})
    return lambda request: f"{reverse('translating_report')}?{query}"


for code, (label, heading) in LABELS.items():
    register(
        WaitingEntry(
            name=f"translations-{code}",
            label=label,
            heading=heading,
            find=behind_in(code),
            address=report_of(code),
            may_see=lambda user: page_permission_policy.user_has_any_permission(user, ["change"]),
        )
    )

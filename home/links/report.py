"""The report of links that lead nowhere, by page, and what an editor does with one: tries it again, or ignores it."""

from collections.abc import Iterable
from datetime import date

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet, TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy

from home.dates import written_clock
from home.links.answers import NOT_TRIED
from home.links.checking import HostNotFree, check_now
from home.links.collecting import judge_inside
from home.links.models import BROKEN, Link, LinkOnPage
from home.links.walking import DOCUMENT, PAGE
from home.spreadsheets import SafeSpreadsheetMixin

VIEW, CHANGE = "home.view_link", "home.change_link"


class Shown(TextChoices):
    """What of the links is shown, beside the broken ones, which are shown where nothing is chosen."""

    FAILING = "failing", gettext_lazy("Failed lately, not given up yet")
    NOT_TRIED = "not-tried", gettext_lazy("Not tried")
    IGNORED = "ignored", gettext_lazy("Ignored")


SHOWN = {
    Shown.FAILING: Q(link__failed_days__gt=0, link__is_broken=False, link__is_ignored=False),
    Shown.NOT_TRIED: Q(link__outcome__in=NOT_TRIED, link__is_ignored=False),
    Shown.IGNORED: Q(link__is_ignored=True),
}


class LinksFilter(WagtailFilterSet):
    shown = django_filters.ChoiceFilter(
        label=gettext_lazy("Links"), choices=Shown.choices, empty_label=gettext_lazy("Broken")
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"),
        field_name="page__locale__language_code",
        choices=lambda: list(get_content_languages().items()),
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = LinkOnPage
        fields = ["shown", "language"]

    def filter_queryset(self, rows: QuerySet[LinkOnPage]) -> QuerySet[LinkOnPage]:
        if language := self.form.cleaned_data.get("language"):
            rows = rows.filter(page__locale__language_code=language)
        return rows.filter(SHOWN.get(self.form.cleaned_data.get("shown"), BROKEN))


class LinksView(SafeSpreadsheetMixin, ReportView):
    page_title = gettext_lazy("Broken links")
    header_icon = "link"
    results_template_name = "home/links/report_results.html"
    index_url_name = "links_report"
    index_results_url_name = "links_report_results"
    filterset_class = LinksFilter
    permission_policy = ModelPermissionPolicy(Link)
    any_permission_required = ["view"]
    list_export = ["page.title", "language", "shown_address", "link.answer", "since", "edit_address"]
    export_headings = {
        "page.title": gettext_lazy("Page"),
        "language": gettext_lazy("Language"),
        "shown_address": gettext_lazy("Where the link leads"),
        "link.answer": gettext_lazy("What was answered"),
        "since": gettext_lazy("Since"),
        "edit_address": gettext_lazy("Edit the page"),
    }
    export_filename = "links"

    def get_queryset(self) -> QuerySet[LinkOnPage]:
        rows = LinkOnPage.objects.select_related("link", "page__locale")
        return rows.order_by("link__failing_since", "page__title", "pk")

    def decorate_paginated_queryset(self, object_list: Iterable[LinkOnPage]) -> list[LinkOnPage]:
        rows = list(object_list)
        names = _names_inside([row.link.address for row in rows])
        for row in rows:
            row.shown_address = names.get(row.link.address, row.link.address)
            row.language = row.page.locale.language_code
            row.since = _day(row.link)
            row.edit_address = self.request.build_absolute_uri(reverse("wagtailadmin_pages:edit", args=[row.page_id]))
        return rows

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs, may_change=self.request.user.has_perm(CHANGE))


def _day(link: Link) -> date | None:
    return timezone.localdate(link.failing_since) if link.failing_since else None


def _names_inside(addresses: Iterable[str]) -> dict[str, str]:
    """What links inside the site lead to, by the title where it is still there."""
    ids: dict[str, set[int]] = {PAGE: set(), DOCUMENT: set()}
    for address in addresses:
        kind, _colon, pk = address.partition(":")
        if kind in ids:
            ids[kind].add(int(pk))
    pages = dict(Page.objects.filter(pk__in=ids[PAGE]).values_list("pk", "title"))
    documents = dict(get_document_model().objects.filter(pk__in=ids[DOCUMENT]).values_list("pk", "title"))
    unknown = {PAGE: _("Page %(number)s of this site"), DOCUMENT: _("Document %(number)s of this site")}
    return {
        f"{kind}:{pk}": titles.get(pk) or unknown[kind] % {"number": pk}
        for kind, titles in ((PAGE, pages), (DOCUMENT, documents))
        for pk in ids[kind]
    }


@require_POST
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Follows a link at once, or looks it up where it leads inside the site, and tells what came of it."""
    link = _link_to_change(request, pk)
    if not link.host:
        judge_inside([link.pk])
        link.refresh_from_db()
        _tell(request, link)
        return redirect(_next(request))
    try:
        learnt = check_now(link)
    except HostNotFree as busy:
        told = _("The site wants to be left alone until %(time)s: nothing was tried.")
        messages.warning(request, told % {"time": written_clock(busy.until)})
        return redirect(_next(request))
    if learnt:
        _tell(request, link)
    else:
        told = _("Nothing outside can be reached from here at the moment, so nothing was learnt. Try again later.")
        messages.warning(request, told)
    return redirect(_next(request))


@require_POST
def ignore(request: HttpRequest, pk: int) -> HttpResponse:
    """Leaves a link out of the report on all pages (`ignore` given), or takes it in again."""
    link = _link_to_change(request, pk)
    link.is_ignored = bool(request.POST.get("ignore"))
    link.save(update_fields=["is_ignored"])
    told = _("The link is ignored on all pages.") if link.is_ignored else _("The link is followed again.")
    messages.success(request, told)
    return redirect(_next(request))


def _link_to_change(request: HttpRequest, pk: int) -> Link:
    if not request.user.has_perm(CHANGE):
        raise PermissionDenied
    return get_object_or_404(Link, pk=pk)


def _tell(request: HttpRequest, link: Link) -> None:
    show = messages.warning if link.failing_since else messages.success
    show(request, _("Tried now: %(answer)s.") % {"answer": link.answer})


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return reverse("links_report")

"""The translators' views in the admin: what waits, and the choice of a short version."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from home.translating.report import (
    Order,
    Status,
    counts_by_status,
    languages_of,
    ordered,
    originals,
    page_types,
    unlabelled_terms,
    with_status,
)
from home.translating.shown import shown_otherwise
from home.translating.sources import source_of
from home.translating.state import set_short_version

PAGES_SHOWN = 50


class FilterForm(forms.Form):
    """What of the report is shown. A value that is none of the choices is ignored."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("State of the translation"), required=False)
    type = forms.ChoiceField(label=gettext_lazy("Page type"), required=False)
    order = forms.ChoiceField(label=gettext_lazy("Order"), choices=Order.choices, required=False)

    def __init__(self, *args, languages: list[Locale], **kwargs):
        super().__init__(*args, **kwargs)
        self.languages = {locale.language_code: locale for locale in languages}
        self.fields["language"].choices = [(code, str(locale)) for code, locale in self.languages.items()]
        self.fields["status"].choices = [("", gettext_lazy("All")), *Status.choices]
        self.full_clean()

    def chosen(self, name: str) -> str:
        return self.cleaned_data.get(name, "")

    @property
    def locale(self) -> Locale:
        """The chosen language, else the first that is not Finnish, in which most pages are first written."""
        others = [locale for code, locale in self.languages.items() if code != "fi"]
        return self.languages.get(self.chosen("language")) or [*others, *self.languages.values()][0]


@require_safe
def translations_report(request: HttpRequest) -> HttpResponse:
    """The report by language: never translated, changed at the source since, ready; and labels of terms missing."""
    languages = languages_of(request.user)
    if not languages:
        raise PermissionDenied
    form = FilterForm(request.GET, languages=languages)
    locale = form.locale
    pages = with_status(originals(locale), locale)
    types = page_types(pages)
    form.fields["type"].choices = [("", _("All")), *((str(kind.pk), kind.name) for kind in types)]
    form.full_clean()
    if form.chosen("type"):
        pages = pages.filter(content_type=form.chosen("type"))
    counts = counts_by_status(pages)
    if form.chosen("status"):
        pages = pages.filter(status=form.chosen("status"))
    shown = Paginator(ordered(pages.select_related("locale"), form.chosen("order")), PAGES_SHOWN).get_page(
        request.GET.get("page")
    )
    names = {kind.pk: (kind.name, getattr(kind.model_class(), "can_be_short", False)) for kind in types}
    _add_what_the_user_may(request.user, shown, names)
    context = {
        "form": form,
        "locale": locale,
        "pages": shown,
        "counts": [(status, status.label, counts[status]) for status in Status],
        "unlabelled": unlabelled_terms(locale, request.user),
        "query": _query_without_page(request),
        "breadcrumbs_items": [{"url": "", "label": _("Translating")}],
    }
    return TemplateResponse(request, "home/translating/report.html", context)


def _query_without_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def _add_what_the_user_may(user, shown, names: dict[int, tuple[str, bool]]) -> None:
    policy = PagePermissionPolicy()
    ids = [page.translation_id for page in shown if page.translation_id]
    editable = set(
        policy.instances_user_has_permission_for(user, "change").filter(pk__in=ids).values_list("pk", flat=True)
    )
    publishable = set(
        policy.instances_user_has_permission_for(user, "publish").filter(pk__in=ids).values_list("pk", flat=True)
    )
    may_start = user.has_perm("wagtail_localize.submit_translation")
    for page in shown:
        page.type_name, can_be_short = names[page.content_type_id]
        page.status_label = Status(page.status).label
        page.may_edit = page.translation_id in editable
        page.may_start = may_start and page.status == Status.MISSING
        may_shorten = publishable if page.status in (Status.CHANGED, Status.READY) else editable
        page.may_shorten = can_be_short and page.translation_id in may_shorten


@require_POST
@transaction.atomic
def choose_short_version(request: HttpRequest, page_id: int) -> HttpResponse:
    """Makes a translation a short version (`is_short` given), or the whole text again.

    What is public changes at once, so a published page takes the right to publish.
    """
    page = get_object_or_404(Page.objects.filter(alias_of=None, depth__gt=1), pk=page_id).specific
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_publish() if page.live else permissions.can_edit()):
        raise PermissionDenied
    is_short = bool(request.POST.get("is_short"))
    source = source_of(page)
    if source is None or not getattr(page, "can_be_short", False):
        messages.error(request, _("This page cannot be a short version: it is no translation of a page with a text."))
    elif is_short and not page.summary.strip():
        messages.error(request, _("Translate the summary first: a short version shows the title and the summary."))
    else:
        set_short_version(page, source, is_short)
        shown_otherwise.send(type(page), instance=page)
        told = _("“{title}” is now a short version.") if is_short else _("“{title}” now shows its whole text.")
        messages.success(request, told.format(title=page.title))
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    address = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure()):
        return address
    return reverse("translating_report")

"""The page on which a translator writes the texts that changed, without a script and without the rest of the page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.models import Page
from wagtail_localize.models import Translation

from home.models.translated_page import TranslatedPage
from home.translating.changes import Changes, changes_of
from home.translating.changes_form import TextForm, left_over
from home.translating.publishing import ask_for_publication, publish, waits_for_approval
from home.translating.report import Order, Status, ordered, originals, with_status
from home.translating.sources import source_of


class ChangedTextsView(View):
    """Shows the texts that wait in a translation, and takes their translations.

    `action` is `publish` or `ask` where the translator wants the page public at the same time. A page that is not
    translated piece by piece has no such texts: its own editor is opened.
    """

    page: Page
    source: Page
    translation: Translation
    state: TranslatedPage | None

    def dispatch(self, request: HttpRequest, *args, page_id: int, **kwargs) -> HttpResponse:
        pages = Page.objects.filter(alias_of=None, depth__gt=1).select_related("locale")
        self.page = get_object_or_404(pages, pk=page_id)
        self.permissions = self.page.permissions_for_user(request.user)
        if not self.permissions.can_edit():
            raise PermissionDenied
        translation, source = _translation_into(self.page), source_of(self.page)
        if translation is None or source is None:
            return redirect("wagtailadmin_pages:edit", page_id)
        self.translation, self.source = translation, source
        self.state = TranslatedPage.objects.filter(page=page_id).first()
        self.is_short_version = bool(self.state and self.state.is_short_version)
        self.is_locked = bool(self.permissions.page_locked())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        changes = self._changes()
        return self._shown(changes, [TextForm(None, text) for text in changes.texts])

    def post(self, request: HttpRequest) -> HttpResponse:
        changes = self._changes()
        if self.is_locked:
            messages.error(request, _("The page is locked, so nothing was saved. What you wrote is below: copy it."))
            return self._shown(changes, [TextForm(None, text) for text in changes.texts], left_over(request.POST, []))
        forms = [TextForm(request.POST, text) for text in changes.texts]
        lost = left_over(request.POST, changes.texts)
        # Every form is asked, so that each tells what is wrong with it.
        are_valid = [form.is_valid() for form in forms]
        if not all(are_valid):
            messages.error(request, _("Nothing was saved yet. Correct what is marked below; what you wrote is there."))
            return self._shown(changes, forms, lost)
        self._save(forms)
        changes = self._changes()
        if lost:
            return self._shown(changes, [TextForm(None, text) for text in changes.texts], lost)
        if request.POST.get("action") in ("publish", "ask"):
            self._make_public(changes)
        return redirect("translating_changes", self.page.pk)

    def _changes(self) -> Changes:
        return changes_of(self.translation, self.page, self.state)

    @transaction.atomic
    def _save(self, forms: list[TextForm]) -> None:
        number = sum(form.save(self.translation, self.request.user) for form in forms)
        if number:
            told = ngettext("%(number)s text was saved.", "%(number)s texts were saved.", number)
            messages.success(self.request, told % {"number": number})

    def _make_public(self, changes: Changes) -> None:
        waiting = len(changes.untranslated(self.is_short_version))
        if waiting:
            told = ngettext(
                "The page was not published: %(number)s text is not translated yet.",
                "The page was not published: %(number)s texts are not translated yet.",
                waiting,
            )
            messages.error(self.request, told % {"number": waiting})
            return
        user, is_asked = self.request.user, self.request.POST["action"] == "ask"
        if not (self.permissions.can_submit_for_moderation() if is_asked else self.permissions.can_publish()):
            raise PermissionDenied
        try:
            if is_asked:
                ask_for_publication(self.translation, self.page.specific, user)
                messages.success(self.request, _("A publisher was asked to publish the page."))
            else:
                publish(self.translation, user)
                title = self.page.get_admin_display_title()
                messages.success(self.request, _("“%(title)s” was published.") % {"title": title})
        except ValidationError as error:
            told = _("The page was not published: %(reason)s")
            messages.error(self.request, told % {"reason": " ".join(error.messages)})

    def _shown(self, changes: Changes, forms: list[TextForm], lost: list[str] | None = None) -> HttpResponse:
        untranslated = changes.untranslated(self.is_short_version)
        report = f"{reverse('translating_report')}?language={self.page.locale.language_code}"
        title = self.page.get_admin_display_title()
        context = {
            "page": self.page,
            "source": self.source,
            "translation": self.translation,
            "state": self.state,
            "forms": forms,
            "gone": changes.gone,
            "lost": lost,
            "untranslated": len(untranslated),
            "first": untranslated[0].key if untranslated else "",
            "next_page": _next_to_translate(self.page),
            "breadcrumbs_items": [{"url": report, "label": _("Translating")}, {"url": "", "label": title}],
            "header_title": title,
            **self._what_the_user_may(),
        }
        return TemplateResponse(self.request, "home/translating/changes.html", context)

    def _what_the_user_may(self) -> dict:
        is_waiting, approvable = waits_for_approval(self.page, self.request.user)
        may_publish = self.permissions.can_publish() and not self.is_locked
        return {
            "is_locked": self.is_locked,
            "is_waiting": is_waiting,
            "approvable": approvable,
            "may_publish": may_publish,
            "may_ask": not may_publish and self.permissions.can_submit_for_moderation(),
            "may_be_short": getattr(self.page.specific_class, "can_be_short", False)
            and (self.permissions.can_publish() or not self.page.live),
        }


def _translation_into(page: Page) -> Translation | None:
    """wagtail-localize's record of a page that is translated piece by piece."""
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source__locale", "target_locale").first()


def _next_to_translate(page: Page) -> Page | None:
    """Of the other pages that changed the one that has waited longest in the language: with its translation's id."""
    waiting = with_status(originals(page.locale), page.locale).filter(status=Status.CHANGED)
    return ordered(waiting.exclude(translation_id=page.pk), Order.AGE).select_related("locale").first()

"""What editors do to many practices at once, in the page explorer and in the search of pages.

What is changed is a fact: it follows at once in every language, texts and drafts stay as they are.
"""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from home.translating.changing import change_fact
from home.translating.sources import source_of
from home.work_areas import WorkArea
from practices.confirming.confirmed import BY_EDITOR, confirm
from practices.models import PracticePage, PracticeWorkArea
from practices.panels import MAX_WORK_AREAS

WORK_AREAS_SET = "practices.work_areas_set"

NOT_A_PRACTICE = gettext_lazy("It is not a good practice.")
NOT_PERMITTED = gettext_lazy("You may not publish it.")
NOT_PERMITTED_ORIGINAL = gettext_lazy("You may not publish the page that it is a translation of.")
NO_DRAFT_PERMITTED = gettext_lazy("You may not edit it.")
LOCKED = gettext_lazy("It is locked.")
FOLLOWS_ANOTHER = gettext_lazy("It is a copy that follows another page.")


def why_left_out(page: Page, user) -> str | Promise:
    """Why a user may not change a page's facts by a bulk action; empty where they may.

    Facts belong to the original. What is public is changed by those who may publish, what is only a draft by those who
    may edit.
    """
    if page.specific_class is not PracticePage:
        return NOT_A_PRACTICE
    if page.alias_of_id:
        return FOLLOWS_ANOTHER
    original = source_of(page) or page
    permissions = original.permissions_for_user(user)
    if original.live and not permissions.can_publish():
        return NOT_PERMITTED if original.pk == page.pk else NOT_PERMITTED_ORIGINAL
    if not permissions.can_edit():
        return NO_DRAFT_PERMITTED
    return LOCKED if permissions.page_locked() else ""


class PracticesBulkAction(PageBulkAction):
    """A bulk action on the practices among the chosen pages. The others are named, with the reason, and left out."""

    def check_perm(self, page: Page) -> bool:
        return not why_left_out(page, self.request.user)

    def get_context_data(self, **kwargs) -> dict:
        context = super().get_context_data(**kwargs)
        context["left_out"] = [
            (left["item"], why_left_out(left["item"], self.request.user)) for left in context["items_with_no_access"]
        ]
        return context

    def prepare_action(self, pages: list[Page], left_out: dict[str, list[Page]]) -> None:
        if names := ", ".join(page.get_admin_display_title() for page in left_out["items_with_no_access"]):
            messages.warning(self.request, gettext("Left out: %s") % names)

    def get_success_message(self, changed: int, _below: int) -> str:
        return ngettext(
            "%(number)s practice was changed, in every language.",
            "%(number)s practices were changed, in every language.",
            changed,
        ) % {"number": changed}


def _practices(pages: Iterable[Page]) -> list[PracticePage]:
    """The practices, each once, also where several of its languages were chosen."""
    return list({page.translation_key: page.specific for page in pages}.values())


class ConfirmBulkAction(PracticesBulkAction):
    display_name = gettext_lazy("Confirm still valid")
    action_type = "confirm_practices"
    aria_label = gettext_lazy("Confirm that the chosen good practices are still so")
    template_name = "practices/admin/confirm_bulk_confirm.html"
    action_priority = 60
    form_class = forms.Form

    @classmethod
    def execute_action(cls, pages: list[Page], user=None, **kwargs) -> tuple[int, int]:
        practices = _practices(pages)
        for practice in practices:
            confirm(practice, BY_EDITOR, user)
        return len(practices), 0


class WorkAreasForm(forms.Form):
    main = forms.ChoiceField(label=gettext_lazy("Main work area"), choices=[("", "---------"), *WorkArea.choices])
    others = forms.MultipleChoiceField(
        label=gettext_lazy("Other work areas"),
        help_text=gettext_lazy("Two at most. What is chosen here takes the place of the practices' own work areas."),
        choices=WorkArea.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_others(self) -> list[str]:
        others = [area for area in self.cleaned_data["others"] if area != self.cleaned_data.get("main")]
        if len(others) >= MAX_WORK_AREAS:
            raise ValidationError(gettext("Choose at most three work areas."))
        return others

    @property
    def areas(self) -> list[str]:
        """The chosen work areas, the main one first."""
        return [self.cleaned_data["main"], *self.cleaned_data["others"]]


class WorkAreasBulkAction(PracticesBulkAction):
    display_name = gettext_lazy("Set work areas")
    action_type = "set_work_areas"
    aria_label = gettext_lazy("Set the work areas of the chosen good practices")
    template_name = "practices/admin/confirm_bulk_work_areas.html"
    action_priority = 61
    form_class = WorkAreasForm

    def get_execution_context(self) -> dict:
        return {**super().get_execution_context(), "areas": self.cleaned_form.areas}

    @classmethod
    def execute_action(cls, pages: list[Page], user=None, areas: Iterable[str] = (), **kwargs) -> tuple[int, int]:
        practices = _practices(pages)
        for practice in practices:
            set_work_areas(practice, list(areas), user)
        return len(practices), 0


def set_work_areas(practice: PracticePage, areas: list[str], user=None) -> bool:
    """Gives a practice, in every language, these work areas in place of its own, the main one first."""

    def set_areas(version: PracticePage) -> bool:
        if [row.work_area for row in version.practice_work_areas.all()] == areas:
            return False
        version.practice_work_areas = [
            PracticeWorkArea(work_area=area, sort_order=order) for order, area in enumerate(areas)
        ]
        return True

    return change_fact(practice, "practice_work_areas", set_areas, WORK_AREAS_SET, user)

"""How editors assess a commitment: the form of a half-year, and the panel with the former ones as text."""

from dataclasses import dataclass
from functools import cached_property, partial

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.forms import BaseChildFormSet
from wagtail.admin import compare
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from programmes.commitments import in_half_years, programme_of
from programmes.half_years import FIRST_YEAR, Half, HalfYear
from programmes.history import keep_history


@dataclass(frozen=True, order=True)
class Subject:
    """What a row is about: the assessment of a half-year, or a correction of it."""

    half_year: HalfYear
    is_correction: bool = False

    @property
    def code(self) -> str:
        return f"{self.half_year.year}-{self.half_year.half}{'-correction' if self.is_correction else ''}"

    @property
    def label(self) -> str:
        if self.is_correction:
            return _("%(half_year)s: correction") % {"half_year": self.half_year.name}
        return self.half_year.name


@dataclass(frozen=True)
class Subjects:
    """What the rows of a form may be about, the newest half-year first. `usual` is what an editor most likely comes
    for: the open half-year; nothing, where that is assessed. `assessed` are the assessments that may be corrected."""

    to_assess: list[Subject]
    to_correct: list[Subject]
    usual: Subject | None
    assessed: dict[HalfYear, object]


class AssessmentForm(WagtailAdminModelForm):
    """One row: of an open half-year, of a former one that nobody assessed, or a correction."""

    half_year = forms.ChoiceField(
        label=gettext_lazy("Half-year"),
        error_messages={
            "invalid_choice": gettext_lazy(
                "This half-year cannot be assessed: it is yet to begin, or its assessment is published and stays as "
                "it is. Choose a correction of it instead."
            )
        },
    )

    def __init__(self, *args, subjects: Subjects, is_new: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.subjects = subjects
        own = subjects.usual if is_new else Subject(self.instance.half_year, self.instance.is_correction)
        self.by_code = {subject.code: subject for subject in (*subjects.to_assess, *subjects.to_correct)}
        self.fields["half_year"].choices = [
            *([] if own else [("", _("Choose a half-year"))]),
            (_("Assess"), [(subject.code, subject.label) for subject in subjects.to_assess]),
            (_("Correct"), [(subject.code, subject.label) for subject in subjects.to_correct]),
        ]
        self.initial["half_year"] = own.code if own else ""

    @property
    def subject(self) -> Subject | None:
        return self.by_code.get(self.cleaned_data.get("half_year"))

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.subject:
            row = self.instance
            row.year, row.half = self.subject.half_year
            row.is_correction = self.subject.is_correction
            if row.is_correction and row.corrected_by_id is None:
                row.corrected_by = self.for_user
            self._check_day(cleaned.get("assessed_on"))
            self._check_what_was_wrong(cleaned.get("what_was_wrong"))
        return cleaned

    def _check_day(self, day) -> None:
        if day is None:
            return
        corrected = self.subjects.assessed.get(self.subject.half_year) if self.subject.is_correction else None
        if day > timezone.localdate():
            self.add_error("assessed_on", _("This day is yet to come."))
        elif day < self.subject.half_year.first_day:
            self.add_error("assessed_on", _("The half-year had not begun on this day."))
        elif corrected and day < corrected.assessed_on:
            self.add_error("assessed_on", _("A correction cannot be older than what it corrects."))

    def _check_what_was_wrong(self, text: str | None) -> None:
        if text and not self.subject.is_correction:
            told = _("This is for corrections only. Choose a correction as the half-year, or leave this empty.")
            self.add_error("what_was_wrong", told)
        elif self.subject.is_correction and not text and not self.is_deferred_validation:
            self.add_error("what_was_wrong", _("Tell the readers what was wrong in the former assessment."))


class AssessmentFormSet(BaseChildFormSet):
    """The rows that may be changed. The closed ones are not among its forms: nothing that is sent can change them."""

    def __init__(self, data=None, files=None, instance=None, queryset=None, **kwargs):
        self.closed = keep_history(instance) if instance is not None else []
        if instance is not None:
            keys = [row.translation_key for row in self.closed]
            queryset = instance.status_assessments.exclude(translation_key__in=keys)
        super().__init__(data, files, instance=instance, queryset=queryset, **kwargs)

    def get_form_kwargs(self, index: int | None) -> dict:
        is_new = index is None or index >= self.initial_form_count()
        return {**super().get_form_kwargs(index), "subjects": self.subjects, "is_new": is_new}

    @cached_property
    def subjects(self) -> Subjects:
        programme = programme_of(self.instance) if self.instance.pk else None
        first = HalfYear(programme.start_year if programme else FIRST_YEAR, Half.SPRING)
        now = HalfYear.current()
        closed = {row.half_year: row for row in self.closed if not row.is_correction}
        in_form = [Subject(row.half_year, row.is_correction) for row in self.get_queryset()]
        # Each row of the form may stay what it is; that two are about the same is told when it is sent.
        to_assess = {Subject(each) for each in now.back_to(first) if each not in closed}
        to_correct = {Subject(each, is_correction=True) for each in closed}
        for subject in in_form:
            (to_correct if subject.is_correction else to_assess).add(subject)
        is_assessed = now in closed or Subject(now) in in_form
        return Subjects(
            to_assess=sorted(to_assess, reverse=True),
            to_correct=sorted(to_correct, reverse=True),
            usual=None if is_assessed else Subject(now),
            assessed=closed,
        )

    def clean(self) -> None:
        super().clean()
        seen = set()
        for form in self.forms:
            subject = None if self._should_delete_form(form) or not form.is_valid() else form.subject
            if subject is None or subject.is_correction:
                continue
            if subject in seen:
                form.add_error("half_year", _("A half-year is assessed once. There is another row of this one."))
            seen.add(subject)


class HalfYearPanel(FieldPanel):
    """The choice of a half-year, which the row keeps as a year and a half; versions are compared by these."""

    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self) -> list:
            fields = self.panel.model._meta
            return [
                partial(compare.FieldComparison, fields.get_field("year")),
                partial(compare.ChoiceFieldComparison, fields.get_field("half")),
            ]


class AssessmentsPanel(InlinePanel):
    """The closed assessments as text, and below them the form of the open half-year and of corrections."""

    def get_form_options(self) -> dict:
        options = super().get_form_options()
        rows = options["formsets"][self.relation_name]
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        rows["form"] = get_form_for_model(
            self.db_field.related_model, form_class=AssessmentForm, defer_required_on_fields=deferred
        )
        rows["formset"] = AssessmentFormSet
        rows["inherit_kwargs"] = ["for_user"]
        return options

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "programmes/assessments_panel.html"

        @cached_property
        def closed(self) -> list:
            """The half-years that are over, the newest first."""
            return in_half_years(self.formset.closed, [])

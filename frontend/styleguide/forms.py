"""Forms: fields, their errors, and what is told above a form."""

from datetime import UTC, datetime

from django import forms

from frontend.styleguide.samples import LONG_WORD, Samples
from home.frame import Original


class SampleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="At most 100 characters.", max_length=100)
    story = forms.CharField(label="What was done and why?", widget=forms.Textarea, required=False)
    state = forms.ChoiceField(label="Stage", choices=[("pilot", "Pilot"), ("in-use", "In use")])
    email = forms.EmailField(label="Your e-mail address")
    work_areas = forms.MultipleChoiceField(
        label="Work areas",
        help_text="One to three.",
        choices=[("osallisuus", "Participation"), ("unknown", "I don't know")],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label="You may keep my e-mail")

    def clean(self) -> dict:
        if self.data.get("sample-wrong-title") == LONG_WORD:
            raise forms.ValidationError("The form was open for too long. Nothing you wrote is lost: send it again.")
        return super().clean() or {}


def boxes(form: SampleForm) -> list[tuple[forms.boundfield.BoundWidget, str]]:
    return list(zip(form["work_areas"], ["Anyone willing can take part.", ""], strict=True))


def original(samples: Samples, language: str, title: str = "Asukasraati", is_short_version: bool = False) -> Original:
    return Original(
        page=samples.page(title, language),
        language=language,
        is_short_version=is_short_version,
        changed_at=datetime(2026, 4, 3, 9, tzinfo=UTC),
        translated_at=datetime(2026, 3, 12, 9, tzinfo=UTC),
    )


def examples(samples: Samples) -> dict:
    empty = SampleForm(prefix="sample")
    wrong = SampleForm(
        {"sample-wrong-title": LONG_WORD, "sample-wrong-email": "nobody", "sample-wrong-state": "pilot"},
        prefix="sample-wrong",
    )
    wrong.is_valid()
    fixed = SampleForm({}, prefix="sample-right")
    return {
        "error_summary": [
            ("Errors of fields and of the form", {"form": wrong}),
            ("No errors: nothing", {"form": empty}),
        ],
        "field": [
            ("With help", {"field": empty["title"]}),
            ("Several lines, not required", {"field": empty["story"]}),
            ("A choice", {"field": empty["state"]}),
            ("With an error", {"field": wrong["email"]}),
            ("Left empty where it is needed", {"field": fixed["title"]}),
        ],
        "choices": [
            ("With what each means", {"field": empty["work_areas"], "boxes": boxes(empty)}),
            ("With an error", {"field": fixed["work_areas"], "boxes": boxes(fixed)}),
        ],
        "consent": [
            ("Not ticked", {"field": empty["agreed"]}),
            ("Left out where it is needed", {"field": fixed["agreed"]}),
        ],
        "notice": [
            ("Plain", {"text": "The page you came from is not in this language."}),
            ("A warning", {"text": "This practice was confirmed over a year ago.", "kind": "warning"}),
            ("A long word", {"text": LONG_WORD}),
        ],
        "untranslated": [
            ("From a Finnish page", {"untranslated": samples.page("Asukasraati", "fi")}),
        ],
        "original_changed": [
            ("The Finnish text was changed", {"original": original(samples, "fi")}),
            ("The Swedish text was changed", {"original": original(samples, "sv")}),
        ],
        "short_version": [
            ("Of a Finnish page", {"original": original(samples, "fi", is_short_version=True)}),
        ],
        "original_link": [
            ("To a Finnish page", {"original": original(samples, "fi")}),
            ("A long word", {"original": original(samples, "fi", title=LONG_WORD)}),
        ],
    }

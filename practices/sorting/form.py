"""The one question about a practice's sorting."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.public_forms.guards import GuardedForm, address_hash
from home.work_areas import MEANINGS, WorkArea

RIGHT, UNKNOWN = "right", "unknown"


class SortingForm(GuardedForm):
    """One of: the main work area is right, another is better, or it is wrong and the reader knows no better.

    It stands on the practice's page, which sets no cookie and which caches may keep.
    """

    form_name = "sorting"
    # A reader goes through many practices, and a workshop sits behind one address.
    forms_an_hour = 100
    ticket_is_shared = True

    answer = forms.ChoiceField(
        label=gettext_lazy("Is this practice in the right work area?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the answers.")},
    )

    def __init__(self, *args, practice, **kwargs):
        super().__init__(*args, auto_id="sorting-%s", **kwargs)
        self.practice_key = practice.translation_key
        self.main_area = practice.work_areas[0]
        field = self.fields["answer"]
        field.choices = [
            (RIGHT, _("Yes")),
            *((area.value, _("No, better: %(area)s") % {"area": area.label}) for area in self._other_areas()),
            (UNKNOWN, _("No, but I don't know which would be better")),
        ]
        field.help_text = _("Its main work area is %(area)s: %(meaning)s") % {
            "area": self.main_area.label,
            "meaning": MEANINGS[self.main_area],
        }
        field.error_messages["invalid_choice"] = _(
            "The practice's work area has changed since you opened the page. Please answer again."
        )

    def _other_areas(self) -> list[WorkArea]:
        return [area for area in WorkArea if area != self.main_area]

    @property
    def answer_boxes(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """The answers, each with what the work area means."""
        return [(box, MEANINGS.get(box.data["value"], "")) for box in self["answer"]]

    @property
    def is_right(self) -> bool:
        return self.cleaned_data["answer"] == RIGHT

    @property
    def better_area(self) -> str:
        """The code of the work area that the reader finds better; empty where they named none."""
        answer = self.cleaned_data["answer"]
        return answer if answer in WorkArea.values else ""

    def content(self) -> tuple[str, ...]:
        return (str(self.practice_key), self.main_area, self.cleaned_data["answer"], address_hash(self.request))

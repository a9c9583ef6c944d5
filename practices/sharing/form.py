"""The form in which a practice is shared: the four questions, what it belongs to, and who sends it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from home.public_forms.guards import GuardedForm
from home.public_forms.texts import WEB_ADDRESS, one_line
from home.public_forms.uploads import FilesField
from home.work_areas import MEANINGS, WorkArea
from practices.panels import MAX_WORK_AREAS

LONGEST_ANSWER = 10_000
UNKNOWN_AREA = "unknown"


def _answer(label, help_text, *, required: bool = False, rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _work_area_choices() -> list[tuple[str, str]]:
    return [*WorkArea.choices, (UNKNOWN_AREA, _("I don't know"))]


class PracticeAnswersForm(forms.Form):
    """What is told of a practice. Sent first with the rest, and again alone where the sender corrects it."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=150,
        help_text=gettext_lazy("What it is, in a few words. For example: Residents' panel on health centre services"),
    )
    what_was_done = _answer(
        gettext_lazy("What was done and why?"),
        gettext_lazy(
            "What problem had to be solved, what did you do, and who was involved? For example: “Few people answered"
            " our surveys. We invited 20 residents, drawn by lot, to plan the opening hours with the staff.”"
        ),
        required=True,
        rows=8,
    )
    what_was_achieved = _answer(
        gettext_lazy("What was achieved?"),
        gettext_lazy(
            "What changed, and how do you know? Tell what did not work as well. For example: “Complaints fell by half"
            " in a year. We did not reach young people.”"
        ),
    )
    what_next = _answer(
        gettext_lazy("What next?"),
        gettext_lazy("Will the work go on or grow, or has it ended? For example: “The panel meets twice a year.”"),
        rows=4,
    )
    more_information = _answer(
        gettext_lazy("More information"),
        gettext_lazy("Guidelines, templates or publications that others can use, with their web addresses."),
        rows=4,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        max_length=150,
        help_text=gettext_lazy("Whose practice it is. For example: City of Oulu"),
    )
    work_areas = forms.MultipleChoiceField(
        label=gettext_lazy("Work areas"),
        help_text=gettext_lazy("Which of these does it belong to? Choose at most three."),
        choices=_work_area_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        # A receipt is sent to an address that nobody has confirmed: it must not carry a stranger's links.
        if WEB_ADDRESS.search(title):
            raise ValidationError(_("Leave web addresses out of the title. “More information” is the place for them."))
        return title

    def clean_work_areas(self) -> list[str]:
        chosen = [area for area in self.cleaned_data["work_areas"] if area != UNKNOWN_AREA]
        if len(chosen) > MAX_WORK_AREAS:
            raise ValidationError(_("Choose at most three work areas."))
        return chosen

    @property
    def work_area_boxes(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """The check boxes of the work areas, each with what the area means."""
        return [(box, MEANINGS.get(box.data["value"], "")) for box in self["work_areas"]]


class SharePracticeForm(PracticeAnswersForm, GuardedForm):
    form_name = "share-practice"

    attachments = FilesField(
        label=gettext_lazy("Attachments"),
        required=False,
        help_text=gettext_lazy(
            # As in home/public_forms/uploads.py.
            "At most five files of at most 10 MB each: PDF, Word (DOCX), JPEG, PNG or WebP. They are not public"
            " unless an editor takes them to the page."
        ),
    )
    sender_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    sender_email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        max_length=254,
        help_text=gettext_lazy("We send the receipt here, and a link to where your practice is."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    is_contact_public = forms.BooleanField(
        label=pgettext_lazy("consent", "My name and e-mail may be shown on the page as the one to ask"),
        required=False,
    )

    def content(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[name] for name in ("title", "what_was_done", "organisation", "sender_email"))


class AnswerForm(forms.Form):
    """The sender's answer to a question about their practice."""

    answer = forms.CharField(
        label=gettext_lazy("Your answer"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 6})
    )

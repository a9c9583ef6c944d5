"""The form in which feedback is given."""

from django import forms
from django.utils.translation import gettext_lazy

from home.feedback.models import FeedbackKind
from home.feedback.own_pages import LONGEST_PATH, path_on_this_site
from home.public_forms.guards import GuardedForm

LONGEST_MESSAGE = 10_000
MEANINGS = {
    FeedbackKind.ACCESSIBILITY: gettext_lazy("Something on the site is hard or impossible for you to use."),
    FeedbackKind.CONTENT: gettext_lazy("Something is wrong, missing or hard to understand."),
    FeedbackKind.OTHER: gettext_lazy("Thanks, wishes and ideas, or a fault on the site."),
}


class FeedbackForm(GuardedForm):
    form_name = "feedback"

    kind = forms.ChoiceField(
        label=gettext_lazy("What is your feedback about?"), choices=FeedbackKind.choices, widget=forms.RadioSelect
    )
    message = forms.CharField(
        label=gettext_lazy("Your feedback"),
        max_length=LONGEST_MESSAGE,
        help_text=gettext_lazy(
            "Tell what you were doing and what happened. On accessibility, tell also which device, browser or"
            " assistive technology you used. Please leave out sensitive personal data, such as your health."
        ),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    path = forms.CharField(
        label=gettext_lazy("Which page is it about?"),
        max_length=LONGEST_PATH,
        required=False,
        help_text=gettext_lazy("The page's address on this site. Leave it empty if it is about the whole site."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    sender_email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("We answer you here. Without an e-mail address we cannot answer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_path(self) -> str:
        return path_on_this_site(self.cleaned_data["path"], self.request)

    def content(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[name] for name in ("kind", "message", "path", "sender_email"))

    @property
    def kind_choices(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        """The radio buttons of the kinds, each with what it means."""
        return [(button, MEANINGS[button.data["value"]]) for button in self["kind"]]

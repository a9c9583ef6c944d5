"""The form in which a topic or an organiser is suggested."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.public_forms.guards import GuardedForm
from network.models.topic_suggestion import SuggestionKind

LONGEST_SUGGESTION = 5_000


class SuggestionForm(GuardedForm):
    form_name = "suggest-topic"

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like to do?"),
        choices=SuggestionKind.choices,
        initial=SuggestionKind.TOPIC,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three.")},
    )
    suggestion = forms.CharField(
        label=gettext_lazy("Your suggestion"),
        help_text=gettext_lazy(
            "What should be talked about, and why now? If you would like to organise it, tell when and how. For"
            " example: “How have others planned their open data with residents? We can tell how we did it.”"
        ),
        max_length=LONGEST_SUGGESTION,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisation"),
        help_text=gettext_lazy("Yours, if you write for one."),
        max_length=150,
        required=False,
    )
    sender_email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("If we may write to you about the suggestion. Then tick the box below as well."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    may_write = forms.BooleanField(
        label=gettext_lazy("You may keep my e-mail and write to me about the suggestion"), required=False
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("sender_email") and not cleaned.get("may_write"):
            self.add_error("may_write", _("Tick the box, so that we may keep your e-mail, or leave the e-mail out."))
        if cleaned.get("may_write") and "sender_email" in cleaned and not cleaned["sender_email"]:
            self.add_error("sender_email", _("Give your e-mail, or take the tick off the box below."))
        return cleaned

    @property
    def kind_boxes(self) -> list[tuple[forms.boundfield.BoundWidget, str]]:
        return [(box, "") for box in self["kind"]]

    def content(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[name] for name in ("suggestion", "organisation", "sender_email"))

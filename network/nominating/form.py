"""The form in which a practice is nominated in an award round."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.dates import written_date
from home.public_forms.guards import GuardedForm
from home.public_forms.texts import one_line, refuse_web_addresses
from network.models import AwardRoundPage, Nomination
from network.nominating.nominees import Candidate, candidates, chosen_beforehand, nominee_told

LONGEST_REASONS = 5_000


class PracticeSelect(forms.Select):
    """Marks the titles that are in another language than the page."""

    def __init__(self, found: dict[str, Candidate], language: str):
        super().__init__()
        self.found, self.language = found, language

    def create_option(self, name, value, *args, **kwargs) -> dict:
        option = super().create_option(name, value, *args, **kwargs)
        candidate = self.found.get(str(value))
        if candidate and candidate.language != self.language:
            option["attrs"]["lang"] = candidate.language
        return option


class NominationForm(GuardedForm):
    """Of a practice of the library, or of another one by its title and organisation."""

    form_name = "nominate"

    practice = forms.ChoiceField(
        label=gettext_lazy("A practice on this site"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This practice is not on the site any more. Choose another.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Title of another practice"),
        help_text=gettext_lazy("If it is not on this site."),
        max_length=150,
        required=False,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Whose practice it is"),
        help_text=gettext_lazy("The organisation of the practice whose title you gave."),
        max_length=150,
        required=False,
    )
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("Why should it be recognised? What did it change, and for whom?"),
        max_length=LONGEST_REASONS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    nominator_email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        help_text=gettext_lazy("We send the receipt here, and ask here if we need to know more."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, award_round: AwardRoundPage, language: str, chosen: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.award_round = award_round
        self.candidates = candidates(language)
        field = self.fields["practice"]
        field.widget = PracticeSelect(self.candidates, language)
        field.choices = [
            ("", _("Another practice, told below")),
            *((pk, candidate.title) for pk, candidate in self.candidates.items()),
        ]
        field.initial = chosen_beforehand(chosen, self.candidates)

    @property
    def candidate(self) -> Candidate | None:
        return self.candidates.get(self.cleaned_data.get("practice", ""))

    @property
    def nominee(self) -> str:
        candidate = self.candidate
        return (
            candidate.key if candidate else nominee_told(self.cleaned_data["title"], self.cleaned_data["organisation"])
        )

    def clean_title(self) -> str:
        return _safe_line(self.cleaned_data["title"])

    def clean_organisation(self) -> str:
        return _safe_line(self.cleaned_data["organisation"])

    def clean_nominator_email(self) -> str:
        """In small letters, so that one person's nominations are known whichever way they write it."""
        return self.cleaned_data["nominator_email"].lower()

    def clean(self) -> dict:
        self._check_what_is_nominated()
        cleaned = super().clean()
        if not self.errors and (same := self.earlier_nomination()):
            self.add_double_error(same)
        return cleaned

    def _check_what_is_nominated(self) -> None:
        if self.errors.keys() & {"practice", "title", "organisation"}:
            return
        told = self.cleaned_data["title"], self.cleaned_data["organisation"]
        if self.cleaned_data["practice"] and any(told):
            self.add_error(
                "practice", _("You chose a practice and told of another. Choose the one or tell of the other.")
            )
        elif not self.cleaned_data["practice"]:
            if not any(told):
                self.add_error("practice", _("Choose a practice, or tell of another by its title and organisation."))
            elif not told[0]:
                self.add_error("title", _("Give the title too, or choose a practice on this site."))
            elif not told[1]:
                self.add_error("organisation", _("Tell whose practice it is."))

    def earlier_nomination(self) -> Nomination | None:
        """The same person's nomination of the same practice in this round."""
        return Nomination.objects.filter(
            round_key=self.award_round.translation_key,
            nominee=self.nominee,
            nominator_email=self.cleaned_data["nominator_email"],
        ).first()

    def add_double_error(self, same: Nomination) -> None:
        told = _("You nominated this practice on %(day)s, and we have it. You can nominate another practice.")
        self.add_error(None, told % {"day": written_date(timezone.localtime(same.received_at))})

    def content(self) -> tuple[str, ...]:
        """The doubles that matter are found among the nominations; this keeps the same text from two clicks apart."""
        told = (self.cleaned_data[name] for name in ("reasons", "nominator_email"))
        return (str(self.award_round.translation_key), self.nominee, *told)


def _safe_line(text: str) -> str:
    line = one_line(text)
    refuse_web_addresses(line)
    return line

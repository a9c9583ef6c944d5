"""What a translator writes for the texts that changed, checked and kept by wagtail-localize's own rows."""

import hashlib
import re
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from home.translating.changes import ChangedText

LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")
WRITTEN = re.compile(r"(\d+-\d+)-words")


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


class TextForm(forms.Form):
    """The translation of one text.

    It begins with the translation that the public page has, which is no translation of the new words until it is
    changed, or `holds` says that it still holds. `seen` tells which translation the translator had before them, so
    that nobody's work is written over unseen.
    """

    words = forms.CharField(required=False, strip=True)
    holds = forms.BooleanField(label=gettext_lazy("The earlier translation still holds"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, str] | None, text: ChangedText):
        super().__init__(
            data, prefix=text.key, initial={"words": text.translation or text.former, "seen": digest(text.translation)}
        )
        self.text = text

    @property
    def seen_now(self) -> str:
        """The digest of the translation that is before the translator from now on."""
        return digest(self.text.translation)

    @property
    def rows(self) -> int:
        """The height of the field that the words fill, in lines."""
        return max(2, min(12, len(self["words"].value() or "") // 80 + 1))

    def clean_words(self) -> str:
        # A text is one line, as in wagtail-localize's editor: a new line is written as <br>.
        words = LINE_BREAKS.sub(" ", self.cleaned_data["words"])
        try:
            StringValue.from_translated_html(words)
            validate_translation_links(self.text.words, words)
        except ValueError as error:
            raise ValidationError(
                _("The markup is broken: %(reason)s"), params={"reason": error.args[0]}, code="markup"
            ) from error
        length, most = len(StringValue(words).render_text()), self.text.most_letters
        if most and length > most:
            raise ValidationError(
                _("The translation has %(length)s letters; at most %(most)s fit here."),
                params={"length": length, "most": most},
                code="too-long",
            )
        return words

    def clean(self) -> dict:
        cleaned = super().clean()
        words, stored = cleaned.get("words"), self.text.translation
        if words is not None and self.is_written and digest(stored) != cleaned.get("seen") and words != stored:
            raise ValidationError(
                _(
                    "Somebody else has meanwhile translated this as “%(stored)s”. What you wrote is still here: save "
                    "again to put it in its place."
                ),
                params={"stored": stored},
                code="meanwhile",
            )
        return cleaned

    @property
    def is_written(self) -> bool:
        """Whether the translator wrote something: not merely sent what was in the field from the start."""
        words = self.cleaned_data.get("words", "")
        if digest(words) == self.cleaned_data.get("seen"):
            return False
        return words != self.text.former or self.cleaned_data.get("holds", False) or bool(self.text.translation)

    def save(self, translation: Translation, user) -> bool:
        """Keeps the translation; an emptied one is deleted. Tells whether anything was to be kept."""
        words, text = self.cleaned_data["words"], self.text
        if not self.is_written or words == text.translation:
            return False
        row = {
            "translation_of_id": text.string_id,
            "context_id": text.context_id,
            "locale_id": translation.target_locale_id,
        }
        if not words:
            # One by one, for wagtail-localize to hear of each.
            for kept in StringTranslation.objects.filter(**row):
                kept.delete()
            return True
        StringTranslation.objects.update_or_create(
            **row,
            defaults={
                "data": words,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": "",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        return True


def left_over(data: Mapping[str, str], texts: list[ChangedText]) -> list[str]:
    """What was written for texts that no longer wait: the source changed meanwhile, or somebody published them."""
    waiting = {text.key for text in texts}
    found = []
    for name, words in data.items():
        field = WRITTEN.fullmatch(name)
        if field and field[1] not in waiting and words.strip() and digest(words) != data.get(f"{field[1]}-seen"):
            found.append(words)
    return found

"""What editors keep of the search, what visitors looked for, and what was read from attachments."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Page

from search.analysis import LANGUAGES
from search.synonyms import MOST_PHRASES, WordSet, faults_in, phrases_in, pieces_in, terms_of

WORDS_FIELDS = {language: f"words_{language}" for language in LANGUAGES}


class SearchLanguage(models.TextChoices):
    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")


class EditorialState(models.Model):
    """One row, whose version is another after every change of the synonyms or the promoted results: every process
    knows by it whether what it holds in memory is still so. Random, so that no version ever comes back."""

    version = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.version)


class Direction(models.TextChoices):
    BOTH_WAYS = "both-ways", _("Both ways: whoever searches for one of the words finds them all")
    ONE_WAY = "one-way", _("One way: the first word of a language also finds the others, but they do not find it")


class SynonymSet(models.Model):
    """Words and phrases that mean the same. Any form of a word will do; the search knows its inflection."""

    words_fi = models.TextField(_("words in Finnish"), blank=True)
    words_sv = models.TextField(_("words in Swedish"), blank=True)
    words_en = models.TextField(_("words in English"), blank=True)
    direction = models.CharField(_("direction"), max_length=20, choices=Direction, default=Direction.BOTH_WAYS)

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in WORDS_FIELDS.values()],
            heading=_("Words"),
            help_text=_(
                "One word or phrase a line, in its basic form. Words in several languages help a reader find pages "
                "that are told in another language only."
            ),
        ),
        FieldPanel("direction"),
    ]

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words_fi", "words_sv", "words_en"]

    def __str__(self) -> str:
        pieces = next((found for name in WORDS_FIELDS.values() if (found := pieces_in(getattr(self, name)))), [])
        return ", ".join(pieces)

    @property
    def word_set(self) -> WordSet:
        phrases = {language: phrases_in(getattr(self, name), language) for language, name in WORDS_FIELDS.items()}
        return WordSet(phrases, is_one_way=self.direction == Direction.ONE_WAY)

    def clean(self) -> None:
        super().clean()
        for name in WORDS_FIELDS.values():
            setattr(self, name, "\n".join(pieces_in(getattr(self, name))))
        others = SynonymSet.objects.exclude(pk=self.pk)
        faults = faults_in(self.word_set, ((str(other), other.word_set) for other in others))
        if faults:
            # Under the field that is wrong; what concerns the whole set stands under the first.
            raise ValidationError({WORDS_FIELDS[language or LANGUAGES[0]]: told for language, told in faults.items()})


class PromotedResult(models.Model):
    """A page that the editors want first where a search has certain words."""

    language = models.CharField(_("language of the search"), max_length=10, choices=SearchLanguage)
    words = models.TextField(
        _("search words"),
        help_text=_(
            "One search a line. A search that has all the words of a line, in any form and among others, shows the "
            "page."
        ),
    )
    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    panels = [
        FieldPanel("language"),
        FieldPanel("words"),
        PageChooserPanel("page"),
    ]

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return f"{', '.join(pieces_in(self.words))} → {self.page}"

    def clean(self) -> None:
        super().clean()
        self.words = "\n".join(pieces_in(self.words))
        pieces = pieces_in(self.words)
        empty = [piece for piece in pieces if self.language and not terms_of(piece, self.language)]
        if empty:
            told = _("“%(word)s” has no word that could be searched for.") % {"word": empty[0]}
            raise ValidationError({"words": told})
        if len(pieces) > MOST_PHRASES:
            raise ValidationError({"words": _("Give at most %(number)s lines.") % {"number": MOST_PHRASES}})
        if self.page_id and (twice := self._promoted_twice(pieces)):
            told = _("This page is already promoted for “%(words)s”.") % {"words": twice}
            raise ValidationError({"words": told})

    def _promoted_twice(self, pieces: list[str]) -> str:
        """The first of `pieces` that shows the page already, by this or another promotion; else empty."""
        others = PromotedResult.objects.filter(language=self.language, page_id=self.page_id).exclude(pk=self.pk)
        seen = {terms_of(piece, self.language) for other in others for piece in pieces_in(other.words)}
        for piece in pieces:
            if (terms := terms_of(piece, self.language)) in seen:
                return piece
            seen.add(terms)
        return ""


class SearchCount(models.Model):
    """How often something was searched for in a month. Tells nothing of who did; see `search.searches`."""

    month = models.DateField(_("month"))
    language = models.CharField(_("language"), max_length=10, choices=SearchLanguage)
    text = models.CharField(_("search words"), max_length=200)
    has_results = models.BooleanField(_("found something"))
    count = models.PositiveIntegerField(_("searches"), default=1)

    class Meta:
        verbose_name = _("search made")
        verbose_name_plural = _("searches made")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["month", "language", "text", "has_results"], name="search_count_is_one_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} ({self.language}, {self.month:%m/%Y}): {self.count}"


class AttachmentText(models.Model):
    """The text of an attached document, read once for each file. `fault` says why there is none."""

    document = models.OneToOneField(
        get_document_model_string(), on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    file_hash = models.CharField(max_length=40)
    text = models.TextField()
    fault = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField()

    # Not a use of the document that an editor should be told of.
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.document_id}: {self.fault or len(self.text)}"

"""Terms: words that pages are sorted by. One row, three labels, and a slug that is the same in every language."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

# The order in which a missing label is looked for elsewhere: Finnish is always there.
LABEL_LANGUAGES = ("fi", "sv", "en")


class LevelOfGovernment(models.TextChoices):
    STATE = "state", _("State")
    WELLBEING_SERVICES_COUNTY = "wellbeing-services-county", _("Wellbeing services county")
    REGION = "region", _("Region")
    MUNICIPALITY = "municipality", _("Municipality")


class Region(models.TextChoices):
    """The nineteen regions (maakunta) of Finland by their Finnish names, and the whole country."""

    WHOLE_COUNTRY = "koko-suomi", _("Whole country")
    UUSIMAA = "uusimaa", _("Uusimaa")
    SOUTHWEST_FINLAND = "varsinais-suomi", _("Southwest Finland")
    SATAKUNTA = "satakunta", _("Satakunta")
    KANTA_HAME = "kanta-hame", _("Kanta-Häme")
    PIRKANMAA = "pirkanmaa", _("Pirkanmaa")
    PAIJAT_HAME = "paijat-hame", _("Päijät-Häme")
    KYMENLAAKSO = "kymenlaakso", _("Kymenlaakso")
    SOUTH_KARELIA = "etela-karjala", _("South Karelia")
    SOUTH_SAVO = "etela-savo", _("South Savo")
    NORTH_SAVO = "pohjois-savo", _("North Savo")
    NORTH_KARELIA = "pohjois-karjala", _("North Karelia")
    CENTRAL_FINLAND = "keski-suomi", _("Central Finland")
    SOUTH_OSTROBOTHNIA = "etela-pohjanmaa", _("South Ostrobothnia")
    OSTROBOTHNIA = "pohjanmaa", _("Ostrobothnia")
    CENTRAL_OSTROBOTHNIA = "keski-pohjanmaa", _("Central Ostrobothnia")
    NORTH_OSTROBOTHNIA = "pohjois-pohjanmaa", _("North Ostrobothnia")
    KAINUU = "kainuu", _("Kainuu")
    LAPLAND = "lappi", _("Lapland")
    ALAND = "ahvenanmaa", _("Åland")


class Term(models.Model):
    """A word that pages are sorted by. `str(term)` is its label in the active language."""

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9-]+$", _("Use small letters a–z, numbers and hyphens."))],
        help_text=_("Stands in addresses, the same in every language. Do not change it once it is in use."),
    )
    name_fi = models.CharField(_("name in Finnish"), max_length=120)
    name_sv = models.CharField(_("name in Swedish"), max_length=120, blank=True)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")], heading=_("Name")),
        FieldRowPanel([FieldPanel("slug")]),
    ]

    class Meta:
        abstract = True
        ordering = ["name_fi"]

    def __str__(self) -> str:
        return self.label()

    def label(self, language: str | None = None) -> str:
        """The label in `language` (`fi`, `sv` or `en`; the active one by default), else the first that is there."""
        language = language or get_language() or LABEL_LANGUAGES[0]
        return next(
            (name for code in (language, *LABEL_LANGUAGES) if (name := getattr(self, f"name_{code}", ""))), self.slug
        )


class Organisation(Term):
    level = models.CharField(_("level of government"), max_length=40, choices=LevelOfGovernment)

    panels = [*Term.panels, FieldPanel("level")]

    class Meta(Term.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class TargetGroup(Term):
    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Theme(Term):
    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class Method(Term):
    class Meta(Term.Meta):
        verbose_name = _("method")
        verbose_name_plural = _("methods")

"""What the library of good practices is narrowed by."""

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.terms import LevelOfGovernment, Method, Organisation, Region, TargetGroup, Theme
from home.visibility import in_language
from practices.models.practice_page import PracticeState, Recognition
from search.facets import LANGUAGE, WORK_AREA, Facet, facet_of_terms, labels_of_choices

# No practice is older than Finland's first year in the Open Government Partnership by much; the form takes from 1950.
FIRST_YEAR = 1950


def years(language: str) -> dict[str, str]:
    return {str(year): str(year) for year in range(timezone.localdate().year, FIRST_YEAR - 1, -1)}


def programmes(language: str) -> dict[str, str]:
    """The titles of the action programmes by their numbers, the newest first."""
    pages = in_language(apps.get_model("programmes", "ProgrammePage").objects.all(), language)
    return {page.number: page.title for page in pages.order_by("-start_year")}


def commitments(language: str) -> dict[str, str]:
    """The numbers and titles of the commitments by what they are called in every language (V-3.1), newest first."""
    pages = apps.get_model("programmes", "CommitmentPage").objects.with_programme()
    shown = sorted(in_language(pages, language), key=lambda page: (-(page.programme_start_year or 0), page.place))
    return {page.code: f"{page.code.replace('-', ' ')} {page.title}" for page in shown}


LIBRARY_FACETS = (
    WORK_AREA,
    Facet("level", _("Level of government"), labels_of_choices(LevelOfGovernment)),
    facet_of_terms("organisation", Organisation),
    Facet("region", _("Region"), labels_of_choices(Region)),
    facet_of_terms("target-group", TargetGroup),
    facet_of_terms("theme", Theme),
    facet_of_terms("method", Method),
    Facet("state", _("Stage"), labels_of_choices(PracticeState)),
    Facet("year", _("Year in use"), years),
    Facet("programme", _("Action programme"), programmes, are_stored=True),
    Facet("commitment", _("Commitment"), commitments, are_stored=True),
    Facet("award", _("Award"), labels_of_choices(Recognition)),
    LANGUAGE,
)

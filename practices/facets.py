"""What the library of good practices is narrowed by."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.terms import LevelOfGovernment, Organisation
from search.facets import WORK_AREA, Facet, Order, labels_of_choices, labels_of_terms

# No practice is older than Finland's first year in the Open Government Partnership by much; the form takes from 1950.
FIRST_YEAR = 1950


def years(language: str) -> dict[str, str]:
    return {str(year): str(year) for year in range(timezone.localdate().year, FIRST_YEAR - 1, -1)}


LIBRARY_FACETS = (
    WORK_AREA,
    Facet("level", _("Level of government"), labels_of_choices(LevelOfGovernment)),
    Facet("organisation", _("Organisation"), labels_of_terms(Organisation), Order.LABEL),
    Facet("year", _("Year in use"), years),
)

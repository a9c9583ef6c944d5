"""Where a practice is nominated in a round, in each language, below the award's addresses."""

from django.urls import reverse

NOMINATING_PATHS = {
    "fi": "avoin-demokratia-verkosto/demokratiatunnustus/ehdota/",
    "sv": "sv/natverket-oppen-demokrati/demokratiutmarkelsen/nominera/",
    "en": "en/open-democracy-network/demokratiatunnustus/nominate/",
}
# The practice that a link chooses beforehand is named by its page's number, in this parameter.
CHOSEN = "practice"


def nominating_address(language: str, year: int, practice_id: int | None = None) -> str:
    """The form of the year's round, with a practice chosen where one is given."""
    code = language if language in NOMINATING_PATHS else "fi"
    address = reverse(f"nominate-{code}", kwargs={"year": year})
    return f"{address}?{CHOSEN}={practice_id}" if practice_id else address

"""Where answers about a practice's sorting are sent, in each language."""

from django.urls import reverse

SORTING_PATHS = {
    "fi": "hyvat-kaytannot/lajittelu/",
    "sv": "sv/god-praxis/sortering/",
    "en": "en/good-practices/sorting/",
}

# Where on the practice's page the question stands, and what its address says once it is answered.
QUESTION_ID = "sorting"
ANSWERED = "sorting-answered"


def sorting_address(language: str, practice_id: int) -> str:
    code = language if language in SORTING_PATHS else "fi"
    return reverse(f"sorting-{code}", kwargs={"pk": practice_id})

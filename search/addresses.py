"""The addresses of the search, in each language's own words: Finnish at the root, the others under their code."""

from django.urls import reverse

from search.analysis import LANGUAGES

SEARCH_PATHS = {"fi": "haku/", "sv": "sv/sok/", "en": "en/search/"}
SUGGESTION_PATHS = {"fi": "haku/ehdotukset/", "sv": "sv/sok/forslag/", "en": "en/search/suggestions/"}


def search_address(language: str) -> str:
    """The address of the site-wide search in `language`; the Finnish one for a language that there is no search in."""
    return reverse(f"search-{language if language in LANGUAGES else LANGUAGES[0]}")


def suggestions_address(language: str) -> str:
    """The address of the suggestions while typing in `language`, likewise."""
    return reverse(f"search-suggestions-{language if language in LANGUAGES else LANGUAGES[0]}")

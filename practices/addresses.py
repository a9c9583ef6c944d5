"""The addresses below the library: comparing practices, and a briefing of them, in each language's own words."""

from collections.abc import Iterable
from urllib.parse import urlencode

from home.visibility import FALLBACK_LANGUAGES

COMPARISON_PATHS = {"fi": "vertaa/", "sv": "jamfor/", "en": "compare/"}
BRIEFING_PATHS = {"fi": "tiivistelma/", "sv": "sammandrag/", "en": "briefing/"}
TAKEN_SLUGS = {path.strip("/") for path in (*COMPARISON_PATHS.values(), *BRIEFING_PATHS.values())}

# Chosen practices stand in the address by this name, repeated: no cookie, and the address can be sent to others.
PARAMETER = "practice"


def chosen_query_string(ids: Iterable[int]) -> str:
    """The query string ("?practice=…", or nothing) that chooses the practices with these page ids, in this order."""
    pairs = [(PARAMETER, id_) for id_ in ids]
    return f"?{urlencode(pairs)}" if pairs else ""


def address_below(library_address: str, paths: dict[str, str], language: str, ids: Iterable[int] = ()) -> str:
    """The address of the library's comparison or briefing (`paths` says which) of the chosen practices."""
    return f"{library_address}{paths.get(language, paths[FALLBACK_LANGUAGES[0]])}{chosen_query_string(ids)}"

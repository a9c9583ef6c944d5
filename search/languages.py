"""In which language a reader is shown a page that is not in theirs."""

from collections.abc import Iterable

from search.analysis import LANGUAGES


def shown_language(available: Iterable[str], reader: str) -> str:
    """The reader's own language where the page has it, else the first of the site's that it has."""
    order = (reader, *LANGUAGES)
    return min(available, key=order.index)

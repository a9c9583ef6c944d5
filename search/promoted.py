"""Promoted results: pages that editors want first where a search has certain words."""

from uuid import UUID

from search.editorial import editorial_keeper
from search.engines.base import Hit
from search.languages import shown_language
from search.models import IndexedDocument
from search.query import SearchQuery, Sort
from search.synonyms import terms_of

MOST_PROMOTED = 3


def promoted_hits(query: SearchQuery) -> tuple[Hit, ...]:
    """The editors' picks for a search; the index holds public pages alone.

    None where the visitor has narrowed the search or asked for another order: they have said what they want then.
    """
    if not query.text or query.filters or query.order != Sort.RELEVANCE:
        return ()
    keys = _promoted_keys(query)
    if not keys:
        return ()
    documents = IndexedDocument.objects.filter(translation_key__in=keys, is_deleted=False)
    if query.page_types:
        documents = documents.filter(page_type__in=query.page_types)
    versions: dict[UUID, dict[str, int]] = {}
    for key, language, page_id in documents.values_list("translation_key", "language", "page_id"):
        versions.setdefault(key, {})[language] = page_id
    shown = ((versions[key], shown_language(versions[key], query.language)) for key in keys if key in versions)
    return tuple(Hit(found[language], language) for found, language in shown)[:MOST_PROMOTED]


def _promoted_keys(query: SearchQuery) -> list[UUID]:
    promotions = [found for found in editorial_keeper().current().promotions if found.language == query.language]
    if not promotions:
        return []
    terms = {term for word in terms_of(query.text, query.language) for term in word}
    return list(dict.fromkeys(found.translation_key for found in promotions if found.fits(terms)))

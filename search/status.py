"""How the search is: per engine and language, what an operator wants to know, and what is off."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from search.analysis import LANGUAGES, analyser_version
from search.engines.base import EngineUnavailable
from search.engines.elasticsearch.client import unavailable_on_failure, write_client
from search.engines.elasticsearch.indices import alias_of, current_index, index_version, version_of
from search.models import IndexedDocument, IndexState, WaitingForElasticsearch

WAITING_TOO_LONG = timedelta(minutes=15)
RECONCILED_LATELY = timedelta(hours=36)


@dataclass
class EngineStatus:
    """One engine in one language. `documents` is None where the engine did not answer."""

    engine: str
    language: str
    documents: int | None
    version: str
    faults: list[str] = field(default_factory=list)


@dataclass
class SearchStatus:
    engines: list[EngineStatus]
    waiting: int
    reconciled_at: str
    faults: list[str]

    @property
    def all_faults(self) -> list[str]:
        return [*self.faults, *(fault for engine in self.engines for fault in engine.faults)]


def search_status() -> SearchStatus:
    state = IndexState.objects.first()
    reconciled_at = state.reconciled_at if state else None
    waiting = WaitingForElasticsearch.objects.order_by("since")
    faults = []
    oldest = waiting.first()
    if oldest and timezone.now() - oldest.since > WAITING_TOO_LONG:
        faults.append(f"Pages wait for Elasticsearch since {timezone.localtime(oldest.since):%d.%m.%Y %H:%M}.")
    if reconciled_at and timezone.now() - reconciled_at > RECONCILED_LATELY:
        faults.append("The last reconcile is over 36 hours ago: run manage.py search_reconcile every night.")
    engines = [_embedded(language) for language in LANGUAGES]
    if settings.ELASTICSEARCH_URL:
        engines += [_elasticsearch(language) for language in LANGUAGES]
    return SearchStatus(
        engines=engines,
        waiting=waiting.count(),
        reconciled_at=f"{timezone.localtime(reconciled_at):%d.%m.%Y %H:%M}" if reconciled_at else "never",
        faults=faults,
    )


def outdated_languages() -> dict[str, int]:
    """The languages of which the index holds documents of another analyser than the present one, and how many."""
    found: dict[str, int] = {}
    rows = IndexedDocument.objects.filter(is_deleted=False).values("language", "analyser").annotate(number=Count("pk"))
    for row in rows:
        if row["language"] in LANGUAGES and row["analyser"] != analyser_version(row["language"]):
            found[row["language"]] = found.get(row["language"], 0) + row["number"]
    return found


def _embedded(language: str) -> EngineStatus:
    documents = IndexedDocument.objects.filter(language=language, is_deleted=False).count()
    status = EngineStatus("embedded", language, documents, analyser_version(language))
    if outdated := outdated_languages().get(language):
        status.faults.append(
            f"{outdated} documents in {language} are of another analyser: run manage.py search_rebuild"
        )
    return status


def _elasticsearch(language: str) -> EngineStatus:
    status = EngineStatus("elasticsearch", language, None, index_version())
    try:
        with unavailable_on_failure():
            index = current_index(write_client(), language)
            if index is None:
                status.faults.append(f"Elasticsearch has no index for {language}: run manage.py search_rebuild.")
                return status
            status.documents = write_client().count(index=alias_of(language))["count"]
    except EngineUnavailable as failure:
        status.faults.append(str(failure))
        return status
    status.version = version_of(index)
    if status.version != index_version():
        status.faults.append(
            f"Elasticsearch's index for {language} is of another mapping or analyser: run manage.py search_rebuild."
        )
    wanted = IndexedDocument.objects.filter(is_deleted=False).values("translation_key").distinct().count()
    if status.documents != wanted:
        status.faults.append(
            f"Elasticsearch holds {status.documents} documents for {language}, {wanted} are wanted: "
            "run manage.py search_reconcile."
        )
    return status

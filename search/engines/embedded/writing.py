"""Writing the embedded index."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from search.analysis import analyser_version, get_analyser
from search.documents import Document, DocumentGroup
from search.matching import LANGUAGE_TERMS, exact_terms, label_terms
from search.models import IndexedDocument, IndexState

WRITTEN_AT_ONCE = 500
TEXT_COLUMNS = [
    "title",
    "summary",
    "body",
    "attachments",
    "title_terms",
    "summary_terms",
    "body_terms",
    "attachment_terms",
    "label_terms",
    "exact_terms",
    "language_terms",
]
REPLACED_COLUMNS = [
    *TEXT_COLUMNS,
    *(
        "translation_key",
        "language",
        "page_type",
        "date",
        "facets",
        "analyser",
        "fingerprint",
        "is_deleted",
        "revision",
    ),
]


def analysed(document: Document) -> dict[str, str]:
    """The term columns of a document."""
    analyser = get_analyser(document.language)
    texts = [document.title, document.summary, document.body, document.attachments]
    labels = [term for code, names in document.labels.items() for name in names for term in label_terms(name, code)]
    return {
        "title_terms": " ".join(analyser.index_terms(document.title)),
        "summary_terms": " ".join(analyser.index_terms(document.summary)),
        "body_terms": " ".join(analyser.index_terms(document.body)),
        "attachment_terms": " ".join(analyser.index_terms(document.attachments)),
        "label_terms": " ".join(labels),
        "exact_terms": " ".join(term for text in texts for term in exact_terms(text, document.language)),
        "language_terms": LANGUAGE_TERMS[document.language],
    }


def row_of(document: Document) -> IndexedDocument:
    content = {name: value for name, value in vars(document).items() if name != "labels"}
    return IndexedDocument(
        **content,
        **analysed(document),
        analyser=analyser_version(document.language),
        fingerprint=document.fingerprint,
    )


@transaction.atomic
def next_revision(at_least: int = 0) -> int:
    """Takes the index's next revision; its row stays locked until the transaction ends, so writers take turns."""
    state = IndexState.locked()
    state.revision = max(state.revision + 1, at_least)
    state.save()
    return state.revision


def write_groups(groups: Iterable[DocumentGroup], written: Callable[[set[UUID], int], None]) -> None:
    """Brings groups up to date, in transactions of some at a time. `written` is told, inside each transaction, which
    groups changed and the revision that they have now."""
    remaining = iter(groups)
    while batch := list(islice(remaining, WRITTEN_AT_ONCE)):
        _write_batch(batch, written)


def _write_batch(groups: Sequence[DocumentGroup], written: Callable[[set[UUID], int], None]) -> None:
    documents = {document.page_id: document for group in groups for document in group.documents}
    known = {
        row.page_id: row
        for row in IndexedDocument.objects.filter(
            Q(translation_key__in=[group.translation_key for group in groups]) | Q(page_id__in=documents),
            is_deleted=False,
        ).only("page_id", "translation_key", "fingerprint", "analyser")
    }
    changed = [
        document
        for document in documents.values()
        if (row := known.get(document.page_id)) is None
        or (row.fingerprint, row.analyser) != (document.fingerprint, analyser_version(document.language))
    ]
    gone = known.keys() - documents.keys()
    if not changed and not gone:
        return
    rows = [row_of(document) for document in changed]
    with transaction.atomic():
        revision = next_revision()
        for row in rows:
            row.revision = revision
        IndexedDocument.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["page_id"], update_fields=REPLACED_COLUMNS
        )
        IndexedDocument.objects.filter(page_id__in=gone).update(
            **dict.fromkeys(TEXT_COLUMNS, ""), fingerprint="", is_deleted=True, revision=revision
        )
        keys = {document.translation_key for document in changed} | {known[id_].translation_key for id_ in gone}
        written(keys, revision)

"""The text of the PDF and DOCX files attached to pages: read once for each file, and kept."""

import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils import timezone
from django_tasks import task
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from search.attachment_reading import CRASHED, MOST_BYTES, READABLE, TOO_BIG, TOOK_TOO_LONG, Reading, read_file
from search.editorial_models import AttachmentText

logger = logging.getLogger(__name__)

# These may be the machine's doing, not the file's: tried again at the next sync after this time.
MAY_PASS = (TOOK_TOO_LONG, CRASHED)
TRIED_AGAIN_AFTER = timedelta(days=1)


def texts_of_attachments(document_ids: Iterable[int]) -> Mapping[int, str]:
    """The texts of these documents, by id, of those that everyone may open. What was not read yet is read now.

    Two queries where all were read before.
    """
    ids = set(document_ids)
    if not ids:
        return {}
    documents = _open_to_all(ids)
    known = AttachmentText.objects.in_bulk([document.pk for document in documents])
    texts = {}
    for document in documents:
        kept = known.get(document.pk)
        if kept is None or _is_outdated(kept, document):
            kept = _read_and_keep(document)
        texts[document.pk] = kept.text if kept else ""
    return texts


def _open_to_all(ids: set[int]) -> list[AbstractDocument]:
    """The readable ones of these documents that no restriction of their collection, or one above it, covers."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    covering = CollectionViewRestriction.objects.annotate(covered_path=path).filter(
        covered_path__startswith=F("collection__path")
    )
    documents = get_document_model().objects.filter(~Exists(covering), pk__in=ids)
    return [document for document in documents if _kind(document) in READABLE]


def _kind(document: AbstractDocument) -> str:
    return document.file_extension.lower()


def _is_outdated(kept: AttachmentText, document: AbstractDocument) -> bool:
    if kept.file_hash != document.file_hash:
        return True
    return kept.fault in MAY_PASS and timezone.now() - kept.read_at > TRIED_AGAIN_AFTER


def _read_and_keep(document: AbstractDocument) -> AttachmentText | None:
    """Reads a document's file and keeps what came of it; None where the file itself cannot be had at present."""
    try:
        # Wagtail computes the hash at upload; a document made otherwise may have none.
        file_hash = document.get_file_hash()
        reading = _read(document)
    except OSError as error:
        logger.warning("The file of document %s could not be opened: %s", document.pk, error)
        return None
    if reading.fault:
        logger.warning("Document %s has no text to search: %s %s", document.pk, reading.fault, reading.reason)
    kept = {"file_hash": file_hash, "text": reading.text, "fault": reading.fault, "read_at": timezone.now()}
    return AttachmentText.objects.update_or_create(document_id=document.pk, defaults=kept)[0]


def _read(document: AbstractDocument) -> Reading:
    if document.file.size > MOST_BYTES:
        return Reading(fault=TOO_BIG)
    with document.open_file() as opened:
        return read_file(_kind(document), opened.read())


def pages_with_documents(document_ids: Iterable[int]) -> list[int]:
    """The ids of the pages that use any of these documents, by Wagtail's index of references."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(get_document_model()),
        to_object_id__in=[str(id_) for id_ in document_ids],
    )
    return [int(id_) for id_ in references.values_list("object_id", flat=True).distinct()]


def read_attachment_when_committed(document: AbstractDocument) -> None:
    """Reads a document that was uploaded or changed, as a task, and syncs the pages that it is attached to."""
    if _kind(document) in READABLE:
        id_ = document.pk
        transaction.on_commit(lambda: read_attachment.enqueue(id_))


@task()
def read_attachment(document_id: int) -> None:
    from search.indexing import sync  # it reads attachments by this module

    texts_of_attachments([document_id])
    sync(pages_with_documents([document_id]))

"""What makes the search follow its editors: changed synonyms and promotions, and attachments with another file."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction

from search.attachments import pages_with_documents, read_attachment_when_committed
from search.editorial import note_change
from search.editorial_models import PromotedResult, SynonymSet
from search.indexing import sync_when_committed


@receiver([post_save, post_delete])
def renew_editorial(sender, **kwargs) -> None:
    if sender in (SynonymSet, PromotedResult):
        note_change()


@receiver(post_save)
def read_changed_document(sender, instance, raw: bool = False, **kwargs) -> None:
    if sender is get_document_model() and not raw:
        read_attachment_when_committed(instance)


@receiver(pre_delete)
def forget_deleted_document(sender, instance, **kwargs) -> None:
    if sender is get_document_model():
        sync_when_committed(pages_with_documents([instance.pk]))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def sync_restricted_collection(sender, instance: CollectionViewRestriction, **kwargs) -> None:
    """What only some may open is not told to all by the search."""
    below = get_document_model().objects.filter(collection__path__startswith=instance.collection.path)
    sync_when_committed(pages_with_documents(below.values_list("pk", flat=True)))

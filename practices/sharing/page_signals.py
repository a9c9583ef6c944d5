"""A share's state follows the page that was made from it, whoever publishes, unpublishes or deletes that, and how."""

from django.db.models import QuerySet
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from practices.models import PracticePage, SharedPractice
from practices.models.shared_practice import SharingState
from practices.sharing.emails import send_published


def _following(page: PracticePage) -> QuerySet[SharedPractice]:
    """What a sender withdrew follows nothing any more."""
    return SharedPractice.objects.filter(page_id=page.pk).exclude(state=SharingState.WITHDRAWN)


@receiver(page_published, sender=PracticePage)
def published(sender, instance: PracticePage, **kwargs) -> None:
    for share in _following(instance).exclude(state=SharingState.PUBLISHED):
        share.move_to(SharingState.PUBLISHED)
        if share.told_published_at is None:
            send_published(share)
            share.told_published_at = timezone.now()
            share.save(update_fields=["told_published_at"])


@receiver(page_unpublished, sender=PracticePage)
def unpublished(sender, instance: PracticePage, **kwargs) -> None:
    for share in _following(instance).filter(state=SharingState.PUBLISHED):
        share.move_to(SharingState.IN_REVIEW)


@receiver(pre_delete, sender=PracticePage)
def deleted(sender, instance: PracticePage, **kwargs) -> None:
    """Back to the beginning of the queue, unless it was decided otherwise."""
    for share in _following(instance).exclude(state=SharingState.DECLINED):
        share.move_to(SharingState.RECEIVED)
